"""Des numéros FINESS collés d'un tableur, d'un courriel ou d'un fichier CSV : lesquels prendre."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from calculators.lieux.territoires import cle

SEPARATEURS = "\t;,"
COLONNES_MAXIMUM = 1_000
"""D'un tableau à en-tête ; une ligne plus longue est une suite de numéros."""
_DU_SIEGE = {"ej", "juridique", "finessej", "nofinessej", "pm", "siege"}
_DE_L_ETABLISSEMENT = {"et", "geographique", "finesset", "nofinesset", "etablissement"}


def finess_colles(texte: str) -> list[str]:
    """Les numéros d'un texte collé, tels qu'ils y sont écrits.

    Un par ligne, ou un tableau dont l'en-tête nomme la colonne des FINESS géographiques. Lève
    ValueError si un tableau ne dit pas quelle colonne prendre.
    """
    lignes = [ligne for ligne in texte.lstrip("\ufeff").splitlines() if ligne.strip()]
    if not lignes:
        return []
    tableau = _decouper(lignes)
    colonne = _colonne_des_finess(tableau[0])
    if colonne is not None:
        return [ligne[colonne] for ligne in tableau[1:] if any(ligne[colonne : colonne + 1])]
    if len(tableau) > 1 and len(tableau[0]) > 1:
        raise ValueError(
            "Ce tableau a plusieurs colonnes et aucune ne s’appelle « FINESS ET ». Collez la seule "
            "colonne des FINESS géographiques."
        )
    return [numero for ligne in tableau for cellule in ligne for numero in _numeros(cellule)]


def _decouper(lignes: Sequence[str]) -> list[list[str]]:
    separateur = max(SEPARATEURS, key=lignes[0].count)
    try:
        return list(csv.reader(lignes, delimiter=separateur, skipinitialspace=True))
    except csv.Error:
        raise ValueError("Ce texte collé est illisible : une ligne y est trop longue.") from None


def _colonne_des_finess(entetes: Sequence[str]) -> int | None:
    """Le rang de la colonne que l'en-tête dit être celle des FINESS géographiques."""
    if len(entetes) > COLONNES_MAXIMUM:
        return None
    mots = [set(cle(entete).split("-")) for entete in entetes]
    finess = [rang for rang, m in enumerate(mots) if any("finess" in mot for mot in m)]
    possibles = [rang for rang in finess if not mots[rang] & _DU_SIEGE]
    nommees = [rang for rang in possibles if mots[rang] & _DE_L_ETABLISSEMENT]
    return next(iter(nommees or possibles), None)


def _numeros(cellule: str) -> list[str]:
    """Un numéro, avec ou sans espaces ; plusieurs si chaque mot a la longueur d'un numéro."""
    mots = cellule.split()
    plusieurs = len(mots) > 1 and all(len(mot) == 9 for mot in mots)
    return mots if plusieurs else [" ".join(mots)] if mots else []
