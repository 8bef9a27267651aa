"""Un lot dans un fichier : un projet par ligne, une réponse par ligne, tous les cœurs au travail.

Le fichier est en JSON, un objet par ligne, ou en CSV, dont les titres sont des clés à points
(« acquisitions », « essms.1.situation ») ou les libellés des questions.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from calculators.socle.calculateur import Calculateur, resoudre, trouver
from calculators.socle.champs import Erreur, SaisieInvalide
from calculators.socle.contrat import TAILLE_MAXIMALE, appeler, erreurs_en_json, trop_long
from calculators.socle.resultat import resultat_en_json
from calculators.socle.situation import de_plat, imbriquer

Tache = tuple[int, str | dict[str, str] | None]
"""Le numéro d'une ligne, et son texte ou ses cases ; rien si elle est trop longue ou illisible."""
ENSEMBLE = 200
"""Lignes confiées ensemble aux cœurs : la mémoire n'en garde pas davantage."""
SEPARATEURS = ";\t,"


def repondre_au_lot(
    calculateur: Calculateur[Any], fichier: Path, preparer: Callable[[], None]
) -> Iterator[dict[str, Any]]:
    """La réponse à chaque ligne, son numéro devant ; `preparer` : ce que fait chaque processus.

    Lève SaisieInvalide si le fichier ne s'ouvre pas ; une ligne fautive rend ses « erreurs ».
    """
    taches = _taches(calculateur, fichier)
    premieres = list(islice(taches, ENSEMBLE))
    coeurs = os.cpu_count() or 1
    repondre = partial(_repondre, calculateur.nom)
    if coeurs == 1 or len(premieres) < ENSEMBLE:
        yield from map(repondre, premieres)
        yield from map(repondre, taches)
        return
    from multiprocessing import Pool  # les autres commandes ne l'attendent pas

    with Pool(coeurs, preparer) as equipe:
        while premieres:
            yield from equipe.imap(repondre, premieres, chunksize=8)
            premieres = list(islice(taches, ENSEMBLE))


def _repondre(nom: str, tache: Tache) -> dict[str, Any]:
    rang, donnee = tache
    try:
        return {"ligne": rang, **_resultat(trouver(nom), donnee)}
    except SaisieInvalide as invalide:
        return {"ligne": rang, **erreurs_en_json(invalide.erreurs)}


def _resultat(calculateur: Calculateur[Any], donnee: str | dict[str, str] | None) -> dict[str, Any]:
    if donnee is None:
        raise trop_long()
    if isinstance(donnee, str):
        return appeler(calculateur, donnee)
    champs = calculateur.champs
    return resultat_en_json(resoudre(calculateur, imbriquer(de_plat(donnee, champs), champs)))


def _taches(calculateur: Calculateur[Any], fichier: Path) -> Iterator[Tache]:
    try:
        with fichier.open(encoding="utf-8-sig", errors="replace", newline="") as ouvert:
            if fichier.suffix.lower() == ".csv":
                yield from _lignes_csv(calculateur, ouvert)
            else:
                yield from _lignes_json(ouvert)
    except OSError:
        message = f"Le fichier « {fichier.name[-60:]} » ne s’ouvre pas."
        raise SaisieInvalide(Erreur("", message)) from None


def _lignes_json(ouvert: Any) -> Iterator[Tache]:
    rang = 0
    while ligne := ouvert.readline(TAILLE_MAXIMALE + 1):
        rang += 1
        trop = len(ligne) > TAILLE_MAXIMALE
        while trop and not ligne.endswith("\n") and (ligne := ouvert.readline(TAILLE_MAXIMALE)):
            pass
        if trop or ligne.strip():
            yield rang, None if trop else ligne


def _lignes_csv(calculateur: Calculateur[Any], ouvert: Any) -> Iterator[Tache]:
    """Les cases vides ne répondent à rien."""
    titre = ouvert.readline(TAILLE_MAXIMALE)
    separateur = max(SEPARATEURS, key=titre.count)
    cles = {champ.libelle.casefold(): champ.nom for champ in calculateur.champs}
    titres = next(csv.reader([titre], delimiter=separateur), [])
    noms = [cles.get(nom.strip().casefold(), nom.strip()) for nom in titres]
    lignes = csv.reader(ouvert, delimiter=separateur)
    while True:
        try:
            cases = next(lignes)
        except StopIteration:
            return
        except csv.Error:
            yield lignes.line_num + 1, None
            continue
        remplies = {nom: case for nom, case in zip(noms, cases, strict=False) if case.strip()}
        if remplies:
            yield lignes.line_num + 1, remplies
