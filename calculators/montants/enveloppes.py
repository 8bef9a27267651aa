"""Instruction IV et V : l'enveloppe d'une région, ce qu'elle devient, et comment l'écrire."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from calculators.bareme import (
    CREDITS_REGIONAUX,
    ENVELOPPES,
    PART_PREMIERE_DELEGATION,
    Bareme,
    Valeur,
    Version,
)
from calculators.bareme.periodes import HorsPeriode
from calculators.francais.nombres import arrondir, au_plus_proche, en_millions, euros
from calculators.socle.tableau import Sourcee

MILLION = 1_000_000


def premieres(bareme: Bareme) -> Bareme:
    """Les règles des premiers textes de la campagne, à leur dernier jour."""
    return bareme.au(next(iter(bareme.campagne.versions.values())).fin)


def ont_change(bareme: Bareme) -> bool:
    """D'autres textes que les premiers sont en vigueur."""
    return bareme.jour > premieres(bareme).jour


def enveloppe(region: str, bareme: Bareme) -> Version | None:
    """L'enveloppe de la région ce jour-là, None si aucun texte lu ne la donne.

    En avril, le tableau des 18 régions (REG-01, REG-02, REG-03, REG-04, REG-05, REG-06, REG-07,
    REG-08, REG-09, REG-10, REG-11, REG-12, REG-13, REG-14, REG-15, REG-16, REG-17, REG-18) ; en
    septembre, ce que la presse en cite (REG-21, REG-22, REG-23, REG-24, REG-25, REG-26).
    """
    try:
        return bareme.version(ENVELOPPES[region])
    except HorsPeriode:
        return None


def euros_de(version: Version) -> Decimal:
    assert isinstance(version.grandeur, Decimal)
    return version.grandeur


def _approche(version: Version) -> bool:
    """La presse arrondit au dixième de million ; en dessous, elle dit un forfait."""
    return version.de_presse and euros_de(version) >= MILLION


def ecrire_enveloppe(version: Version) -> str:
    """« 3 885 536 € », ou « environ 8,3 millions d’euros » si le montant n'est connu qu'arrondi."""
    montant = euros_de(version)
    return f"environ {en_millions(montant)}" if _approche(version) else euros(montant)


def montant_ou_texte(version: Version) -> dict[str, Any]:
    """Ce que montre une ligne : le montant, ou son texte s'il n'est connu qu'arrondi."""
    if _approche(version):
        return {"texte": ecrire_enveloppe(version)}
    return {"montant": euros_de(version)}


def sourcee(valeur: Valeur, bareme: Bareme) -> Sourcee:
    """Une valeur en euros du barème, et qui la donne."""
    version = bareme.version(valeur)
    ecrite = ecrire_enveloppe(version) if _approche(version) else ""
    return Sourcee(version.grandeur, version.citations, ecrite)


def premiere_delegation(region: str, bareme: Bareme) -> Decimal | None:
    """La part déléguée en premier, en euros ; None depuis septembre (REG-28, BUD-04, BUD-05)."""
    if ont_change(bareme):
        return None
    part = bareme.taux(PART_PREMIERE_DELEGATION)
    return arrondir(bareme.montant(ENVELOPPES[region]) * part.numerator / part.denominator)


def en_tout(bareme: Bareme) -> Decimal:
    """Le total des enveloppes régionales, en euros (REG-19, BUD-12)."""
    return bareme.montant(CREDITS_REGIONAUX)


def ecart(region: str, bareme: Bareme) -> Decimal | None:
    """Ce que l'enveloppe de septembre a de plus que celle d'avril, en euros (REG-27).

    Exact d'un montant publié à l'autre ; celui de septembre, la presse l'a souvent arrondi.
    """
    trouvee = enveloppe(region, bareme)
    if trouvee is None or not ont_change(bareme):
        return None
    return euros_de(trouvee) - premieres(bareme).montant(ENVELOPPES[region])


def dire_l_ecart(difference: Decimal, trouvee: Version) -> str:
    """« aucun », « environ 0,9 million d’euros de moins » : pas plus juste que l'enveloppe."""
    if not difference:
        return "aucun"
    combien = euros(abs(difference))
    if _approche(trouvee):
        dixiemes = au_plus_proche(abs(difference) / MILLION, 1)
        combien = f"environ {en_millions(dixiemes * MILLION)}"
    return f"{combien} de {'plus' if difference > 0 else 'moins'}"
