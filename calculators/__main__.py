"""`python3 -m calculators NOM < entree.json > sortie.json` : le contrat JSON, rien à installer.

`NOM --table FICHIER` lit de même le tableau d'un tableur.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from calculators.editions import choisir
from calculators.editions.coherence import EditionRefusee
from calculators.editions.fichier import chemin, demandee, lire_edition
from calculators.francais.nombres import au_pluriel
from calculators.socle.calculateur import Calculateur, resoudre, tous, trouver
from calculators.socle.champs import Erreur, SaisieInvalide
from calculators.socle.collage import en_reponses, lire_collage
from calculators.socle.contrat import (
    TAILLE_EN_MOTS,
    TAILLE_MAXIMALE,
    appeler,
    en_texte,
    erreurs_en_json,
    lire_une_ligne,
    qui_ne_s_ouvre_pas,
    trop_long,
)
from calculators.socle.listes import Lignes, chemins
from calculators.socle.lot import repondre_au_lot
from calculators.socle.resultat import resultat_en_json
from calculators.textes.sections import AAP

MODE_D_EMPLOI = (
    "python3 -m calculators NOM < entree.json    (NOM --schema : ses questions ; NOM --lot : un "
    "JSON par ligne, une réponse par ligne ; --lot FICHIER : de même, ou un CSV, sur tous les "
    "cœurs ; NOM --table FICHIER : le tableau d’un tableur, - pour "
    "l’entrée, --table LISTE=FICHIER pour une autre liste que la plus détaillée ; "
    f"{TAILLE_EN_MOTS} au plus, par ligne avec --lot)"
)


def principal(arguments: list[str]) -> int:
    """Code de sortie : 0 avec un résultat, 2 avec des erreurs dites en JSON."""
    try:
        _choisir_l_edition()
        if not arguments:
            return _lister()
        if arguments[1:] == ["--lot"]:
            return _repondre_a_chaque_ligne(_calculateur(arguments[0]))
        if arguments[1:2] == ["--lot"] and len(arguments) == 3:
            return _repondre_au_fichier(_calculateur(arguments[0]), Path(arguments[2]))
        return _ecrire(_reponse(*arguments))
    except SaisieInvalide as invalide:
        return _ecrire(erreurs_en_json(invalide.erreurs), 2)


def _choisir_l_edition() -> None:
    """Celle que nomme EDITION dans l'environnement."""
    try:
        choisir(lire_edition(chemin(demandee()), AAP))
    except EditionRefusee as refus:
        raise SaisieInvalide(Erreur("", str(refus))) from None


def _calculateur(nom: str) -> Calculateur[Any]:
    try:
        return trouver(nom)
    except KeyError:
        noms = ", ".join(c.nom for c in tous())
        message = f"Calculateur inconnu : « {nom[:40]} ». Noms : {noms}."
        raise SaisieInvalide(Erreur("", message)) from None


def _repondre_a_chaque_ligne(calculateur: Calculateur[Any]) -> int:
    """Une ligne lue, une ligne écrite, rien de gardé ; 2 si l'une au moins était à corriger."""
    code, entree = 0, _entree()
    while ligne := lire_une_ligne(entree):
        try:
            objet = appeler(calculateur, en_texte(ligne))
        except SaisieInvalide as invalide:
            objet, code = erreurs_en_json(invalide.erreurs), 2
        _ecrire(objet, indentation=None)
    return code


def _repondre_au_fichier(calculateur: Calculateur[Any], fichier: Path) -> int:
    """Chaque réponse dit le numéro de sa ligne ; au terminal, combien sont faites."""
    code, suivi = 0, sys.stderr is not None and sys.stderr.isatty()
    for faites, objet in enumerate(repondre_au_lot(calculateur, fichier, _choisir_l_edition), 1):
        _ecrire(objet, indentation=None)
        code = 2 if "erreurs" in objet else code
        if suivi and faites % 100 == 0:
            sys.stderr.write(f"\r{au_pluriel(faites, 'ligne')}")
    return code


def _reponse(nom: str, *options: str) -> dict[str, Any]:
    calculateur = _calculateur(nom)
    if options == ("--schema",):
        return {"nom": calculateur.nom, "champs": [c.schema() for c in calculateur.champs]}
    if options and set(options[::2]) == {"--table"} and len(options) % 2 == 0:
        return _reponse_aux_tableaux(calculateur, options[1::2])
    if options:
        raise SaisieInvalide(Erreur("", f"Argument inconnu : « {options[0][:40]} »."))
    return appeler(calculateur, en_texte(_entree().read(TAILLE_MAXIMALE + 1)))


def _reponse_aux_tableaux(calculateur: Calculateur[Any], demandes: Sequence[str]) -> dict[str, Any]:
    """Le résultat des listes que ces tableaux remplissent, et ce que l'on a lu d'eux."""
    listes = {c.nom: c for c in calculateur.questions if isinstance(c, Lignes)}
    if not listes:
        message = f"« {calculateur.nom} » n’a pas de liste où lire un tableau."
        raise SaisieInvalide(Erreur("", message))
    principale = max(listes.values(), key=lambda liste: len(chemins(liste)))
    valeurs: dict[str, Any] = {}
    lecture: list[str] = []
    for demande in demandes:
        nom, _, fichier = demande.partition("=")
        liste, ou = (listes[nom], fichier) if nom in listes else (principale, demande)
        octets = _octets(ou)
        try:
            collage = lire_collage(liste, octets)
        except ValueError as refus:
            raise SaisieInvalide(Erreur(liste.nom, str(refus))) from None
        valeurs[liste.nom] = en_reponses(liste, collage)
        lecture += collage.phrases
    return {**resultat_en_json(resoudre(calculateur, valeurs)), "lecture": lecture}


def _octets(fichier: str) -> bytes:
    """Ceux d'un fichier, ou de l'entrée si son nom est « - »."""
    if fichier == "-":
        octets = _entree().read(TAILLE_MAXIMALE + 1)
    else:
        try:
            with Path(fichier).open("rb") as ouvert:
                octets = ouvert.read(TAILLE_MAXIMALE + 1)
        except (OSError, ValueError):
            raise qui_ne_s_ouvre_pas(fichier) from None
    if len(octets) > TAILLE_MAXIMALE:
        raise trop_long()
    return octets


def _lister() -> int:
    lignes = [f"{calculateur.nom:<18}{calculateur.resume}" for calculateur in tous()]
    sys.stdout.buffer.write("\n".join([*lignes, "", MODE_D_EMPLOI, ""]).encode())
    return 0


def _entree() -> BinaryIO:
    if sys.stdin is None:
        raise SaisieInvalide(Erreur("", "Il n’y a rien à lire : l’entrée est fermée."))
    return sys.stdin.buffer


def _ecrire(objet: dict[str, Any], code: int = 0, indentation: int | None = 1) -> int:
    texte = json.dumps(objet, ensure_ascii=False, indent=indentation) + "\n"
    # Un demi-caractère (« \ud800 ») n'existe pas en UTF-8 : il reste échappé, comme reçu.
    sys.stdout.buffer.write(texte.encode(errors="backslashreplace"))
    return code


if __name__ == "__main__":
    gc.set_threshold(100_000)  # de longues listes vivent ici ensemble : les relire coûte un quart
    try:
        code = principal(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # qui lisait les réponses n'en veut plus
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
