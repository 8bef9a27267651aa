"""What happens in the year of the call, from the dates of the scale: for the picture of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators import bareme
from calculators.bareme import Valeur
from calculators.bareme.campagnes import par_defaut
from calculators.bareme.comites import comites
from calculators.bareme.fenetres import Guichet, dernier_jour, fenetre
from calculators.editions import edition
from calculators.francais.nombres import INSECABLE, date_fr, majuscule
from calculators.textes import TEXTES, Cite

RULES = par_defaut().a_la_fin
YEAR = RULES.date(bareme.OUVERTURE_REGIONALE).year


@dataclass(frozen=True)
class Event:
    """Something between two days, or on one day, and the sections that say so.

    `borrowed`: one of the days is known only from the call of another region.
    """

    name: str
    first: date
    last: date
    citations: tuple[Cite, ...]
    borrowed: bool = False

    @property
    def when(self) -> str:
        """« du … au … », « le … », without the year, which is always the same."""
        first, last = (
            date_fr(day).removesuffix(f"{INSECABLE}{YEAR}") for day in (self.first, self.last)
        )
        return f"le {first}" if first == last else f"du {first} au {last}"


@dataclass(frozen=True)
class Kind:
    """Events of one kind, and the class of css/figures.css that colours them."""

    title: str
    look: str
    events: tuple[Event, ...]


def kinds() -> tuple[Kind, ...]:
    """Every event of the year, by kind."""
    return (
        Kind(
            "Déposer un projet",
            "aplat",
            (
                _call("Une seule région", "regional", several=False),
                _call("Multirégional, à l’ARS", "regional", several=True),
                _call("Guichet national", "national", several=True),
            ),
        ),
        *_committees(),
        Kind(
            "Décisions des ARS, au plus tard",
            "aplat--vif",
            (
                _on("Premier jalon, facultatif", bareme.PREMIER_JALON),
                _on("Deuxième jalon", bareme.DEUXIEME_JALON),
                _on("Troisième jalon", bareme.TROISIEME_JALON),
            ),
        ),
        Kind(
            "Crédits",
            "aplat--vert",
            (
                _on("Redéploiement des crédits restants", bareme.REDEPLOIEMENT),
                _on("Dernier jour pour engager", bareme.BORNE_ENGAGEMENT),
                _on("Dernier jour, crédits redéployés", bareme.FIN_DES_CREDITS_REDEPLOYES),
            ),
        ),
        Kind(
            "Textes",
            "aplat--gris",
            (
                _text("instruction"),
                _on("Verrou des commandes SONS", bareme.VERROU_SONS),
                _text("instruction-septembre"),
            ),
        ),
    )


def _committees() -> list[Kind]:
    """Those of the region, if the edition knows them."""
    place, events = edition().lieu, comites(RULES.campagne)
    if place is None or not events:
        return []
    sittings = (Event(majuscule(c.nom), c.debut, c.fin, c.citations) for c in events)
    return [Kind(f"Comités de sélection {place.en}", "aplat--vif", tuple(sittings))]


def _call(name: str, desk: Guichet, *, several: bool) -> Event:
    call = fenetre(RULES.campagne, desk, several)
    borrowed = any(RULES.version(source).empruntee for source in call.sources)
    citations = (c for source in call.sources for c in RULES.version(source).citations)
    return Event(name, call.ouverture, call.cloture, tuple(dict.fromkeys(citations)), borrowed)


def _on(name: str, value: Valeur) -> Event:
    day = dernier_jour(value, RULES)
    return Event(name, day, day, RULES.version(value).citations)


def _text(identifier: str) -> Event:
    text = TEXTES[identifier]
    what, day = ("publiée", text.publication) if text.publication else ("signée", text.signature)
    assert day
    section = "date de signature" if "date de signature" in text.sections else "référence"
    name = f"{majuscule(text.court)}, {what}"
    return Event(name, day, day, (Cite(identifier, section),))
