"""What happens in the year of the call, from the dates of the scale: for the picture of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators import bareme
from calculators.bareme import Valeur
from calculators.bareme.campagnes import par_defaut
from calculators.bareme.fenetres import Guichet, dernier_jour, fenetre
from calculators.francais.nombres import INSECABLE, date_fr
from calculators.textes import TEXTES, Cite

RULES = par_defaut().a_la_fin
YEAR = RULES.date(bareme.OUVERTURE_REGIONALE).year


@dataclass(frozen=True)
class Event:
    """Something between two days, or on one day, and the sections that say so."""

    name: str
    first: date
    last: date
    citations: tuple[Cite, ...]

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
        Kind(
            "Comités de sélection en Bretagne",
            "aplat--vif",
            (
                _between("Premier comité", bareme.COMITE_1_DEBUT, bareme.COMITE_1_FIN),
                _between("Deuxième comité", bareme.COMITE_2_DEBUT, bareme.COMITE_2_FIN),
                _between("Troisième comité", bareme.COMITE_3_DEBUT, bareme.COMITE_3_FIN),
            ),
        ),
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


def _call(name: str, desk: Guichet, *, several: bool) -> Event:
    call = fenetre(RULES.campagne, desk, several)
    citations = (c for source in call.sources for c in RULES.version(source).citations)
    return Event(name, call.ouverture, call.cloture, tuple(dict.fromkeys(citations)))


def _between(name: str, first: Valeur, last: Valeur) -> Event:
    return Event(name, RULES.date(first), RULES.date(last), RULES.version(first).citations)


def _on(name: str, value: Valeur) -> Event:
    day = dernier_jour(value, RULES)
    return Event(name, day, day, RULES.version(value).citations)


def _text(identifier: str) -> Event:
    text = TEXTES[identifier]
    day = text.publication or text.signature
    assert day
    section = "référence"
    return Event(text.court[0].upper() + text.court[1:], day, day, (Cite(identifier, section),))
