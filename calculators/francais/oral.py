"""Un texte écrit, tel qu'on le dit au téléphone : ni signe, ni code, ni parenthèse."""

from __future__ import annotations

import re

CODE = re.compile(r"AMB-\d\d")
"""Le nom d'une clause du registre : il se lit, il ne se dit pas."""
_CODES = re.compile(rf"\s*\({CODE.pattern}(?:(?:, | et ){CODE.pattern})*\)|,?\s*{CODE.pattern}")
_NOMBRE = r"(?<![\d,])(\d{1,3}(?:\s\d{3})+|\d+)"
_MILLIONS = re.compile(r"(?<![\d,])(?<!\d\s)(\d{1,3})(?:\s000){2}\s€")
_CENTIMES = re.compile(rf"{_NOMBRE},(\d\d)\s€")
_UNITES = re.compile(rf"{_NOMBRE}(,\d+)?\s(€|h)(?!\w)")
_FINESS = re.compile(r"(?<!\w)(\d[\dAB]\d)(\d{3})(\d{3})(?!\w)")
_MOTS = {"€": "euro", "h": "heure"}
_SIGNES = (
    (re.compile(r"\s+%"), " pour cent"),
    (re.compile(r"−\s?(?=\d)"), "moins "),
    (re.compile(r"\s*[()]\s*"), ", "),
    (re.compile(r",\s*(?=[.?!;,]|\s[;:?!»])"), ""),
)
_DEUX_POINTS = re.compile(r"(?:(?<=[.?!]\s)|^)([^.?!:]*)\s:\s+((?:«\s)?)(\w)")
_ENTREE = 5
"""Mots : ce qui précède deux-points est alors une entrée, que suit une virgule."""
_PHRASES = re.compile(r"(?<=[.?!])\s+(?=[^\W_a-zà-ÿ]|«)")
_ARTICLES = (
    r"(?:L[ea]s?|Un[es]?|D[eu]s?|Ces?|Cet(?:te)?|Ils?|Elles?|On|V?os|Votre|Chaque|Aucune?|Tout|"
    r"Tou(?:te)?s|Sur|Sans|Si|En|Dans|Pour|Avec|Environ|Seule?s?|Quand|À|Par)(?![\w-])"
)
_INITIALE = re.compile(rf"{_ARTICLES}|[LDCSQ]’|Dites(?!\w)|[A-ZÉ]\w*(?:ez|er)(?!\w)")


def a_voix_haute(texte: str) -> str:
    """Le texte où montants, taux et heures sont en toutes unités, et les deux-points des pauses."""
    dit = _CODES.sub("", re.sub(r"[ \t\r\n]+", " ", texte))
    dit = _FINESS.sub(r"\1 \2 \3", dit)
    dit = _MILLIONS.sub(lambda vu: _accorder(vu[1], "million") + " d’euros", dit)
    dit = _CENTIMES.sub(_avec_centimes, dit)
    dit = _UNITES.sub(lambda vu: _accorder(vu[1], _MOTS[vu[3]], vu[2] or ""), dit)
    for signe, mots in _SIGNES:
        dit = signe.sub(mots, dit)
    while (pausee := _DEUX_POINTS.sub(_pause, dit)) != dit:
        dit = pausee
    return dit.strip(" ,")


def _pause(vu: re.Match[str]) -> str:
    """Après une entrée, une virgule ; après une phrase, un point."""
    if len(vu[1].split()) <= _ENTREE:
        return f"{vu[1]}, {vu[2]}{vu[3]}"
    return f"{vu[1]}. {vu[2]}{vu[3].upper()}"


def _avec_centimes(vu: re.Match[str]) -> str:
    centimes = _accorder(str(int(vu[2])), "centime")
    if vu[1] == "0":
        return centimes
    entiers = _accorder(vu[1], "euro")
    return entiers if vu[2] == "00" else f"{entiers} et {centimes}"


def _accorder(chiffres: str, mot: str, decimales: str = "") -> str:
    return f"{chiffres}{decimales} {mot}{'' if chiffres in {'0', '1'} else 's'}"


def phrases(texte: str) -> list[str]:
    """Ses phrases, l'une après l'autre."""
    return _PHRASES.split(texte) if texte else []


def minuscule(texte: str) -> str:
    """Le texte dans une phrase déjà commencée ; un nom propre ou un sigle gardent leur capitale."""
    return texte[:1].lower() + texte[1:] if _INITIALE.match(texte) else texte


def elider(mot: str, texte: str) -> str:
    """« que le guide », « qu’il faut », « d’environ » : le mot, élidé devant une voyelle."""
    return f"{mot[:-1]}’{texte}" if re.match("[aeiouyàâéèêîôœ]", texte) else f"{mot} {texte}"
