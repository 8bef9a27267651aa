"""Lire une date comme on l'écrit en France, et dire pourquoi elle ne se lit pas."""

from __future__ import annotations

import re
from datetime import date

from calculators.francais.nombres import MOIS
from calculators.francais.signes import visible

LETTRES_D_UN_MOIS = 3
"""Au moins, pour qu'une abréviation le désigne."""
_LONGUEUR = 60
_SANS_ACCENTS = str.maketrans("éû", "eu")
_NOMS = tuple(mois.translate(_SANS_ACCENTS) for mois in MOIS)
_HEURE = re.compile(r"[t\s]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?$")
"""Un tableur ou un fichier l'ajoute au jour."""
_DEBUT = re.compile(r"^(?:le\s|(?:lun|mar|mercre|jeu|vendre|same)di\s|dimanche\s)+")
_ENTRE = r"[-–/.,\s]+"
_JOUR_D_ABORD = re.compile(
    rf"(?P<jour>[0-9]{{1,2}})(?:er)?{_ENTRE}(?P<mois>[0-9]{{1,2}}|[a-z]+){_ENTRE}"
    r"(?P<annee>[0-9]{4}|[0-9]{2})"
)
_ANNEE_D_ABORD = re.compile(
    rf"(?P<annee>[0-9]{{4}}){_ENTRE}(?P<mois>[0-9]{{1,2}}){_ENTRE}(?P<jour>[0-9]{{1,2}})"
)
_COMPTEE = re.compile(r"[0-9]{5}(?:[.,][0-9]+)?")


class DateIllisible(ValueError):
    """Le texte n'est pas une date ; le message dit pourquoi."""


def lire_date(texte: str) -> date:
    """Le jour écrit « 15/09/2025 », « 15.09.2025 », « 1er juin 2025 », « 15 sept. 2025 », en ISO…

    Lève DateIllisible, avec une phrase pour le lecteur, sur un jour qui n'existe pas, une année
    à deux chiffres, un ordre qui n'est pas le nôtre.
    """
    net = visible(texte)
    refus = DateIllisible(f"« {net[:20]} » n’est pas une date. Exemple : 15/09/2025.")
    if len(net) > _LONGUEUR:
        raise refus
    if _COMPTEE.fullmatch(net):
        raise DateIllisible(
            f"« {net} » semble une date que le tableur compte en jours. Donnez à la cellule le "
            "format « Date », puis copiez-la de nouveau."
        )
    plat = _DEBUT.sub("", _HEURE.sub("", net.lower().translate(_SANS_ACCENTS)))
    lue = _JOUR_D_ABORD.fullmatch(plat) or _ANNEE_D_ABORD.fullmatch(plat)
    mois = _numero(lue["mois"]) if lue else None
    if not lue or mois is None or not int(lue["annee"]):
        raise refus
    if len(lue["annee"]) < 4:
        entiere = f"{lue['jour']}/{mois}/20{lue['annee']}"
        raise DateIllisible(f"Écrivez l’année en quatre chiffres : {entiere}.")
    return _jour(int(lue["annee"]), mois, int(lue["jour"]))


def _numero(mois: str) -> int | None:
    """D'un mois en chiffres ou en lettres, entières ou abrégées."""
    if mois.isdigit():
        return int(mois)
    connus = [n for n, nom in enumerate(_NOMS, start=1) if nom.startswith(mois)]
    return connus[0] if len(mois) >= LETTRES_D_UN_MOIS and len(connus) == 1 else None


def _jour(annee: int, mois: int, jour: int) -> date:
    if not 1 <= mois <= 12:
        autrement = f" : écrivez le jour d’abord, {mois:02}/{jour:02}/{annee}"
        a_l_anglaise = 1 <= jour <= 12 < mois <= 31
        suite = autrement if a_l_anglaise else ""
        raise DateIllisible(f"Il n’y a pas de mois numéro {mois}{suite}.")
    try:
        return date(annee, mois, jour)
    except ValueError:
        raise DateIllisible(_inexistant(annee, mois, jour)) from None


def _inexistant(annee: int, mois: int, jour: int) -> str:
    nom = MOIS[mois - 1]
    if (jour, mois) == (29, 2):
        return f"Le 29 {nom} {annee} n’existe pas : {annee} n’est pas bissextile."
    return f"Le {jour} {nom} n’existe pas."
