"""Un lot dans un fichier : un projet par ligne, une réponse par ligne, tous les cœurs au travail.

Le fichier est en JSON, un objet par ligne, ou en CSV, dont les titres sont des clés à points
(« acquisitions », « essms.1.situation ») ou les libellés des questions.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from calculators.collages.decodage import decoder
from calculators.socle.calculateur import Calculateur, resoudre, trouver
from calculators.socle.champs import Erreur, SaisieInvalide
from calculators.socle.contrat import (
    TAILLE_MAXIMALE,
    appeler,
    en_texte,
    erreurs_en_json,
    lire_une_ligne,
    qui_ne_s_ouvre_pas,
)
from calculators.socle.resultat import resultat_en_json
from calculators.socle.situation import de_plat, imbriquer

Tache = tuple[int, bytes | dict[str, str] | Erreur]
"""Le numéro d'une ligne, et ses octets ou ses cases, ou pourquoi elle ne se lit pas."""
ENSEMBLE = 200
"""Lignes confiées ensemble aux cœurs : la mémoire n'en garde pas davantage."""
SEPARATEURS = ";\t,"


def repondre_au_lot(
    calculateur: Calculateur[Any], fichier: Path, preparer: Callable[[], None]
) -> Iterator[dict[str, Any]]:
    """La réponse à chaque ligne, son numéro devant ; `preparer` : ce que fait chaque processus.

    Lève SaisieInvalide si le fichier ne s'ouvre pas, ou si ses titres se répètent ; une ligne
    fautive rend ses « erreurs ».
    """
    taches = _taches(calculateur, fichier)
    ensemble = list(islice(taches, ENSEMBLE))
    repondre = partial(_repondre, calculateur.nom)
    if len(ensemble) < ENSEMBLE:
        yield from map(repondre, ensemble)
        return
    from multiprocessing import Pool  # les autres commandes ne l'attendent pas

    with Pool(initializer=preparer) as equipe:
        while ensemble:
            yield from equipe.imap(repondre, ensemble, chunksize=8)
            ensemble = list(islice(taches, ENSEMBLE))


def _repondre(nom: str, tache: Tache) -> dict[str, Any]:
    rang, donnee = tache
    try:
        return {"ligne": rang, **_resultat(trouver(nom), donnee)}
    except SaisieInvalide as invalide:
        return {"ligne": rang, **erreurs_en_json(invalide.erreurs)}


def _resultat(calculateur: Calculateur[Any], donnee: bytes | dict[str, str] | Erreur) -> Any:
    if isinstance(donnee, Erreur):
        raise SaisieInvalide(donnee)
    if isinstance(donnee, bytes):
        return appeler(calculateur, en_texte(donnee))
    champs = calculateur.champs
    return resultat_en_json(resoudre(calculateur, imbriquer(de_plat(donnee, champs), champs)))


def _taches(calculateur: Calculateur[Any], fichier: Path) -> Iterator[Tache]:
    try:
        with fichier.open("rb") as ouvert:
            if fichier.suffix.lower() == ".csv":
                yield from _lignes_csv(calculateur, ouvert)
            else:
                yield from _lignes_json(ouvert)
    except OSError:
        raise qui_ne_s_ouvre_pas(fichier.name) from None


def _lignes_json(ouvert: BinaryIO) -> Iterator[Tache]:
    rang = 0
    while ligne := lire_une_ligne(ouvert):
        rang += 1
        if ligne.strip() or len(ligne) > TAILLE_MAXIMALE:
            yield rang, ligne


def _lignes_csv(calculateur: Calculateur[Any], ouvert: BinaryIO) -> Iterator[Tache]:
    """Les cases vides ne répondent à rien."""
    try:
        titre = decoder(lire_une_ligne(ouvert))
    except ValueError as refus:
        raise SaisieInvalide(Erreur("", str(refus))) from None
    separateur = max(SEPARATEURS, key=titre.count)
    noms = _noms(calculateur, next(csv.reader([titre], delimiter=separateur), []))
    # « map » continue après une ligne illisible ; un générateur s'arrêterait là.
    lignes = csv.reader(map(decoder, ouvert), delimiter=separateur)
    while True:
        try:
            cases = next(lignes)
        except StopIteration:
            return
        except (csv.Error, ValueError):
            yield lignes.line_num + 1, Erreur("", "Cette ligne n’est pas lisible.")
            continue
        remplies = {nom: case for nom, case in zip(noms, cases, strict=False) if case.strip()}
        if any(case.strip() for case in cases[len(noms) :]):
            trop = "Cette ligne a plus de cases que le tableau n’a de titres."
            yield lignes.line_num + 1, Erreur("", trop)
        elif remplies:
            yield lignes.line_num + 1, remplies


def _noms(calculateur: Calculateur[Any], titres: list[str]) -> list[str]:
    """La clé de chaque colonne ; deux colonnes de même clé se contrediraient en silence."""
    cles = {champ.libelle.casefold(): champ.nom for champ in calculateur.champs}
    noms = [cles.get(titre.strip().casefold(), titre.strip()) for titre in titres]
    doubles = [nom for rang, nom in enumerate(noms) if nom in noms[:rang]]
    if doubles:
        raise SaisieInvalide(Erreur("", f"Deux colonnes ont le titre « {doubles[0][:60]} »."))
    return noms
