"""AAP § 8 : les comités de la région et sa sélection des projets multirégionaux."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from calculators.bareme.calendrier import CLOTURE_REGIONALE
from calculators.bareme.valeurs import CAMPAGNE, Comparaison, Valeur, Version
from calculators.editions import Edition, Selection, edition
from calculators.textes import Cite, citer_l_aap

_RANGS = ("", "premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième")


@dataclass(frozen=True)
class Comite:
    """Un comité : les dépôts qu'il examine, quand il se tient, s'il dépend des crédits restants."""

    rang: int
    depots: Valeur
    debut: Valeur
    fin: Valeur
    sous_credits: bool

    @property
    def nom(self) -> str:
        """« premier comité », « 7e comité »."""
        return f"{_ordinal(self.rang)} comité"


def comites() -> tuple[Comite, ...]:
    """Ceux de la campagne, dans l'ordre ; aucun si l'édition n'en dit rien."""
    return _comites(edition())


def multiregionale() -> tuple[Valeur, ...]:
    """Début et fin de la sélection des projets multirégionaux ; vide si l'édition n'en dit rien."""
    return _multiregionale(edition())


def selection(une: Edition) -> Selection | None:
    """Ce qu'une édition dit de la campagne."""
    return une.campagnes.get(str(CAMPAGNE.debut.year))


@lru_cache(maxsize=2)
def _comites(une: Edition) -> tuple[Comite, ...]:
    dites = selection(une)
    if dites is None or une.lieu is None:
        return ()
    source = (citer_l_aap(dites.section),)
    trouves = []
    for rang, seance in enumerate(dites.comites, 1):
        quel, cle = f"{_ordinal(rang)} comité {une.lieu.masculin}", f"comite-{rang}"
        depots = CLOTURE_REGIONALE
        if seance.depots:
            libelle = f"Dernier dépôt pour le {quel}"
            depots = _jour(f"{cle}-depots", libelle, seance.depots, source, "<=")
        quel = quel[0].upper() + quel[1:]
        debut = _jour(f"{cle}-debut", f"{quel}, au plus tôt", seance.debut, source)
        fin = _jour(f"{cle}-fin", f"{quel}, au plus tard", seance.fin, source)
        trouves.append(Comite(rang, depots, debut, fin, seance.sous_credits))
    return tuple(trouves)


@lru_cache(maxsize=2)
def _multiregionale(une: Edition) -> tuple[Valeur, ...]:
    dites = selection(une)
    if dites is None or dites.multiregionale is None:
        return ()
    source, cle = (citer_l_aap(dites.section),), "selection-multiregionale"
    quoi, entre = "Sélection des projets multirégionaux", dites.multiregionale
    return (
        _jour(f"{cle}-debut", f"{quoi}, au plus tôt", entre.debut, source),
        _jour(f"{cle}-fin", f"{quoi}, au plus tard", entre.fin, source),
    )


def _ordinal(rang: int) -> str:
    return _RANGS[rang] if rang < len(_RANGS) else f"{rang}e"


def _jour(
    identifiant: str,
    libelle: str,
    jour: date,
    citations: tuple[Cite, ...],
    comparaison: Comparaison | None = None,
) -> Valeur:
    return Valeur(identifiant, libelle, "date", (Version(jour, CAMPAGNE, citations),), comparaison)
