"""Instruction IV : les crédits nationaux d'avril, et ce que la presse dit de ceux de septembre.

Un crédit que septembre n'a pas fait connaître n'a pas de version de septembre : le demander est
refusé, jamais reconstitué.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from calculators.bareme.valeurs import (
    AVANT_SEPTEMBRE,
    DEPUIS_SEPTEMBRE,
    Valeur,
    Version,
    inscrire,
    instruction,
)
from calculators.textes import Cite

_IV = instruction("IV")
_DSIH = (Cite("dsih", "budget"),)
_PRESSE = (*_DSIH, Cite("care-insight", "crédits"))


def _credit(
    identifiant: str,
    libelle: str,
    avril: int | None,
    septembre: int | None,
    citations: tuple[Cite, ...] = _IV,
    presse: tuple[Cite, ...] = _PRESSE,
) -> Valeur:
    """Un crédit en euros, avant puis depuis septembre ; None : aucun texte ne le donne."""
    versions = []
    if avril is not None:
        versions.append(Version(Decimal(avril), AVANT_SEPTEMBRE, citations))
    if septembre is not None:
        versions.append(Version(Decimal(septembre), DEPUIS_SEPTEMBRE, presse))
    return inscrire(identifiant, libelle, "€", tuple(versions))


CREDITS_SEGUR = _credit(  # BUD-02
    "credits-segur",
    "Ségur numérique du médico-social, total",
    86_000_000,
    86_000_000,
    presse=_DSIH,
)
CREDITS_PROGRAMME = _credit(  # BUD-01, BUD-03, BUD-12, BUD-17
    "credits-programme",
    "Programme ESMS numérique",
    83_000_000,
    76_500_000,
    (*_IV, *instruction("résumé"), Cite("notice", "enveloppe")),
)
CREDITS_REGIONAUX = _credit(  # REG-19, BUD-12
    "credits-regionaux",
    "Enveloppes régionales, total de l’année",
    70_000_000,
    63_500_000,
    instruction("V"),
)
PREMIERE_DELEGATION = _credit(  # BUD-04
    "premiere-delegation",
    "Première délégation aux ARS, total",
    56_000_000,
    56_000_000,
    presse=(Cite("media-social", "délégation"),),
)
SECONDE_DELEGATION = _credit(  # BUD-06
    "seconde-delegation", "Seconde délégation aux ARS, au plus", 14_000_000, None
)
CREDITS_NATIONAUX = _credit(  # BUD-07
    "credits-nationaux", "Appel à projets national", 12_700_000, None
)
FRAIS_DE_GESTION = _credit(  # BUD-08, BUD-16
    "frais-de-gestion", "Frais de gestion de la Caisse des dépôts", 300_000, 300_000, presse=_DSIH
)
CREDITS_INNOVATION = _credit(  # BUD-09, BUD-14
    "credits-innovation", "Innovation numérique médico-sociale", 1_500_000, 1_500_000, presse=_DSIH
)
CREDITS_EQUIPES = _credit(  # BUD-10, BUD-15
    "credits-equipes", "Ressources Ségur en région", 1_500_000, 1_500_000, presse=_DSIH
)
CREDITS_SONS = _credit(  # BUD-13
    "credits-sons", "Crédits passés du programme au SONS", None, 6_500_000
)
PART_PREMIERE_DELEGATION = inscrire(  # BUD-05
    "part-premiere-delegation",
    "Part de l’enveloppe régionale déléguée en premier",
    "taux",
    (Version(Fraction(80, 100), AVANT_SEPTEMBRE, _IV),),
)
