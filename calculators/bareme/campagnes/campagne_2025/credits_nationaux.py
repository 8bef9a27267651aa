"""Instruction IV : les crédits nationaux d'avril, et ce que la presse dit de ceux de septembre.

Un crédit que septembre n'a pas fait connaître n'a pas de version de septembre : le demander est
refusé, jamais reconstitué.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from calculators.bareme import credits_nationaux
from calculators.bareme.campagnes.campagne_2025.periodes import AVANT_SEPTEMBRE, DEPUIS_SEPTEMBRE
from calculators.bareme.valeurs import Fixation, Valeur, Version, instruction
from calculators.textes import Cite

_IV = instruction("IV")
_DSIH = (Cite("dsih", "budget"),)
_PRESSE = (*_DSIH, Cite("care-insight", "crédits"))


def _credit(
    credit: Valeur,
    avril: int | None,
    septembre: int | None,
    citations: tuple[Cite, ...] = _IV,
    presse: tuple[Cite, ...] = _PRESSE,
) -> Fixation:
    """Un crédit en euros, avant puis depuis septembre ; None : aucun texte ne le donne."""
    versions = []
    if avril is not None:
        versions.append(Version(Decimal(avril), citations, AVANT_SEPTEMBRE))
    if septembre is not None:
        versions.append(Version(Decimal(septembre), presse, DEPUIS_SEPTEMBRE))
    return credit.vaut_selon(*versions)


FIXATIONS: tuple[Fixation, ...] = (
    _credit(credits_nationaux.CREDITS_SEGUR, 86_000_000, 86_000_000, presse=_DSIH),
    _credit(
        credits_nationaux.CREDITS_PROGRAMME,
        83_000_000,
        76_500_000,
        (*_IV, *instruction("résumé"), Cite("notice", "enveloppe")),
    ),
    _credit(credits_nationaux.CREDITS_REGIONAUX, 70_000_000, 63_500_000, instruction("V")),
    _credit(
        credits_nationaux.PREMIERE_DELEGATION,
        56_000_000,
        56_000_000,
        presse=(Cite("media-social", "délégation"),),
    ),
    _credit(credits_nationaux.SECONDE_DELEGATION, 14_000_000, None),
    _credit(credits_nationaux.CREDITS_NATIONAUX, 12_700_000, None),
    _credit(credits_nationaux.FRAIS_DE_GESTION, 300_000, 300_000, presse=_DSIH),
    _credit(credits_nationaux.CREDITS_INNOVATION, 1_500_000, 1_500_000, presse=_DSIH),
    _credit(credits_nationaux.CREDITS_EQUIPES, 1_500_000, 1_500_000, presse=_DSIH),
    _credit(credits_nationaux.CREDITS_SONS, None, 6_500_000),
    credits_nationaux.PART_PREMIERE_DELEGATION.vaut_selon(
        Version(Fraction(80, 100), _IV, AVANT_SEPTEMBRE)
    ),
)
