"""Les textes cités, leurs sections, les mots et les contacts qu’ils donnent."""

from calculators.textes.textes import (
    REFERENCE,
    TEXTES,
    Cite,
    Texte,
    aap_est_de_l_edition,
    citer_l_aap,
    lieu,
    textes,
)

__all__ = [
    "REFERENCE",
    "TEXTES",
    "Cite",
    "Texte",
    "aap_est_de_l_edition",
    "citer_l_aap",
    "lieu",
    "textes",
]
