"""Instruction V : les enveloppes des 18 régions, en avril, et ce que la presse en dit en septembre.

La presse arrondit et ne cite que quelques régions. Les autres n'ont pas de version de septembre :
une reconstitution, même plausible, n'est le chiffre de personne (AMB-55).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from calculators.bareme.campagnes.campagne_2025.periodes import AVANT_SEPTEMBRE, DEPUIS_SEPTEMBRE
from calculators.bareme.enveloppes import enveloppe_de
from calculators.bareme.valeurs import Fixation, Version, instruction
from calculators.textes import Cite

_DSIH = Cite("dsih", "régions")
_STABLES = Cite("care-insight", "crédits")
_AVRIL = {
    "auvergne-rhone-alpes": 9_212_110,
    "bourgogne-franche-comte": 3_997_398,
    "bretagne": 3_885_536,
    "centre-val-de-loire": 2_906_749,
    "corse": 500_000,
    "grand-est": 5_502_590,
    "guadeloupe": 500_000,
    "guyane": 500_000,
    "hauts-de-france": 5_951_681,
    "ile-de-france": 8_680_768,
    "la-reunion": 500_000,
    "martinique": 500_000,
    "mayotte": 500_000,
    "normandie": 4_071_423,
    "nouvelle-aquitaine": 6_757_740,
    "occitanie": 6_759_385,
    "pays-de-la-loire": 4_561_639,
    "provence-alpes-cote-d-azur": 4_712_981,
}
_ULTRAMARINE = (500_000, (_DSIH, _STABLES))
_SEPTEMBRE: Mapping[str, tuple[int, tuple[Cite, ...]]] = {
    "auvergne-rhone-alpes": (8_300_000, (_DSIH,)),
    "corse": (_AVRIL["corse"], (_STABLES,)),
    "grand-est": (5_000_000, (_DSIH,)),
    "guadeloupe": _ULTRAMARINE,
    "guyane": _ULTRAMARINE,
    "hauts-de-france": (5_400_000, (_DSIH,)),
    "ile-de-france": (7_800_000, (_DSIH,)),
    "la-reunion": _ULTRAMARINE,
    "martinique": _ULTRAMARINE,
    "mayotte": _ULTRAMARINE,
    "nouvelle-aquitaine": (6_100_000, (_DSIH,)),
    "occitanie": (6_100_000, (_DSIH,)),
}
"""Les régions dont la presse dit quelque chose, et elles seules : le montant, et qui le dit."""


def _enveloppe(region: str) -> Fixation:
    """L'enveloppe d'une région, en euros : le tableau d'avril, puis la presse."""
    versions = [Version(Decimal(_AVRIL[region]), instruction("V"), AVANT_SEPTEMBRE)]
    if region in _SEPTEMBRE:
        montant, sources = _SEPTEMBRE[region]
        versions.append(Version(Decimal(montant), sources, DEPUIS_SEPTEMBRE))
    return enveloppe_de(region).vaut_selon(*versions)


FIXATIONS = tuple(_enveloppe(region) for region in _AVRIL)
