"""Ce qu'un texte donne à voir : sans caractères invisibles, chiffres et lettres à leur largeur."""

from __future__ import annotations

_INVISIBLES = (
    *(0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, 0xE0001),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    *range(0xFFF9, 0xFFFC),
    *range(0xE0020, 0xE0080),
    *range(0xE0100, 0xE01F0),
)
"""Césures, sens de lecture, jointures, marques d'ordre des octets, variantes de dessin."""
_PLEINE_CHASSE = range(0xFF01, 0xFF5F)
_AUX_ORDINAIRES = 0xFF01 - ord("!")
_VISIBLE: dict[int, int | None] = {
    **dict.fromkeys(_INVISIBLES),
    **{code: code - _AUX_ORDINAIRES for code in _PLEINE_CHASSE},
}


def visible(texte: str) -> str:
    """Le texte tel qu'on le voit, sans espaces autour : « １５\u200b » → « 15 »."""
    return texte.translate(_VISIBLE).strip()
