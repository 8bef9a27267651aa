"""Le formulaire d'une page, à plat (« essms.1.saad.heures_apa »), et les valeurs du contrat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from calculators.francais.signes import visible
from calculators.socle.champs import Champ, Choix, Erreurs
from calculators.socle.listes import Bloc, Lignes

Plat = Mapping[str, str]
Montrees = Mapping[str, Sequence[int]]
RANG_MAXIMUM = 1_000_000
"""Bien plus que d'une liste le champ n'en admet : c'est à lui de refuser les lignes de trop."""


def deplier(plat: Plat, champs: tuple[Champ, ...]) -> dict[str, Any]:
    """Les valeurs imbriquées du contrat, depuis des clés à points ; les cases vides disparaissent.

    Une clé que les champs ne connaissent pas reste telle quelle : la lecture la signalera.
    """
    imbrique: dict[str, Any] = {}
    for chemin, valeur in plat.items():
        if vue := visible(valeur):
            _poser(imbrique, chemin.split("."), vue, champs)
    for champ in champs:
        if isinstance(champ, Lignes) and isinstance(imbrique.get(champ.nom), dict):
            imbrique[champ.nom] = _en_liste(imbrique[champ.nom], champ)
    return imbrique


def _poser(ou: dict[Any, Any], etapes: list[str], valeur: str, champs: tuple[Champ, ...]) -> None:
    champ = next((c for c in champs if c.nom == etapes[0]), None)
    if isinstance(champ, Lignes) and len(etapes) > 2 and _est_un_rang(etapes[1]):
        ligne = ou.setdefault(champ.nom, {}).setdefault(int(etapes[1]), {})
        _poser(ligne, etapes[2:], valeur, champ.champs)
    elif isinstance(champ, Bloc) and not isinstance(champ, Lignes) and len(etapes) > 1:
        _poser(ou.setdefault(champ.nom, {}), etapes[1:], valeur, champ.champs)
    else:
        # Un point de trop quand le nom est celui d'une liste ou d'un bloc : il reste inconnu.
        ou[".".join(etapes) + "." * (isinstance(champ, Bloc) and len(etapes) == 1)] = valeur


def _est_un_rang(texte: str) -> bool:
    return re.fullmatch(r"[1-9][0-9]{0,8}", texte) is not None and int(texte) <= RANG_MAXIMUM


def _en_liste(lignes: dict[int, dict[str, Any]], champ: Lignes) -> list[dict[str, Any]]:
    """Les lignes par rang ; sont vides celles qui manquent et celles où rien n'est saisi."""
    defauts = {c.nom: c.defaut for c in champ.champs if isinstance(c, Choix)}
    remplies = {
        rang: ligne
        for rang, ligne in lignes.items()
        if any(defauts.get(nom) != valeur for nom, valeur in ligne.items())
    }
    liste: list[dict[str, Any]] = [{}] * max(remplies, default=0)
    if len(liste) <= champ.maximum:  # sinon le champ n'en lira que la longueur
        for rang, ligne in remplies.items():
            liste[rang - 1] = ligne
    return liste


def aplatir(valeurs: Mapping[str, Any], prefixe: str = "") -> dict[str, str]:
    """Le contraire de `deplier`, pour préremplir un formulaire."""
    plat: dict[str, str] = {}
    for nom, valeur in valeurs.items():
        chemin = f"{prefixe}{nom}"
        if isinstance(valeur, Mapping):
            plat |= aplatir(valeur, f"{chemin}.")
        elif isinstance(valeur, list) and valeur and isinstance(valeur[0], Mapping):
            for rang, ligne in enumerate(valeur, start=1):
                plat |= aplatir(ligne, f"{chemin}.{rang}.")
        elif isinstance(valeur, list):
            plat[chemin] = "\n".join(valeur)
        elif isinstance(valeur, bool):
            plat[chemin] = "oui" if valeur else "non"
        elif valeur is not None:
            plat[chemin] = str(valeur)
    return plat


def echos(
    champs: tuple[Champ, ...], brut: Mapping[str, Any], montrees: Montrees
) -> Iterator[tuple[str, str]]:
    """Chemin et texte compris, pour chaque case où ce n'est pas ce qui est écrit.

    `brut` : des valeurs dépliées, même celles d'une ligne en erreur ; `montrees` : la première et
    la dernière lignes que la page montre de chaque liste. Ce qui n'est pas compris n'a pas d'écho.
    """
    for chemin, champ, saisi in _cases(champs, brut, montrees):
        if texte := champ.echo(saisi):
            yield chemin, texte


def choix_compris(
    champs: tuple[Champ, ...], brut: Mapping[str, Any], montrees: Montrees
) -> Iterator[tuple[str, str]]:
    """Chemin et clé de chaque choix compris, pour le montrer dans sa liste."""
    for chemin, champ, saisi in _cases(champs, brut, montrees):
        erreurs = Erreurs()
        cle = champ.lire(saisi, chemin, erreurs) if isinstance(champ, Choix) else None
        if isinstance(cle, str) and not erreurs:
            yield chemin, cle


def _cases(
    champs: tuple[Champ, ...], brut: Mapping[str, Any], montrees: Montrees, prefixe: str = ""
) -> Iterator[tuple[str, Champ, Any]]:
    """Chemin, champ et saisie de chaque case remplie, dans les blocs et les lignes montrées."""
    for champ in champs:
        saisi, chemin = brut.get(champ.nom), f"{prefixe}{champ.nom}"
        if isinstance(champ, Lignes):
            premiere, derniere = montrees.get(champ.nom, (1, RANG_MAXIMUM))
            rangs = range(premiere, derniere + 1)
            for rang, ligne in zip(rangs, (saisi or ())[premiere - 1 : derniere], strict=False):
                yield from _cases(champ.champs, ligne, montrees, f"{chemin}.{rang}.")
        elif isinstance(champ, Bloc):
            yield from _cases(champ.champs, saisi or {}, montrees, f"{chemin}.")
        elif saisi:
            yield chemin, champ, saisi


def saisies(champs: tuple[Champ, ...], plat: Plat) -> list[tuple[str, str]]:
    """Libellé et réponse de chaque case remplie, pour l'impression et le résumé."""
    return list(reponses(champs, deplier(plat, champs)))


def reponses(
    champs: tuple[Champ, ...], valeurs: Mapping[str, Any], dans_un_bloc: bool = False
) -> Iterator[tuple[str, str]]:
    """Les mêmes, une à une, depuis les valeurs dépliées.

    Un bloc parmi d'autres nomme ses réponses : sans lui, elles se confondraient.
    """
    for champ in champs:
        valeur = valeurs.get(champ.nom)
        if isinstance(champ, Lignes):
            for rang, ligne in enumerate(valeur or [], start=1):
                for libelle, reponse in reponses(champ.champs, ligne):
                    yield f"{champ.singulier} {rang}, {libelle}", reponse
        elif isinstance(champ, Bloc):
            for libelle, reponse in reponses(champ.champs, valeur or {}, dans_un_bloc=True):
                yield (f"{champ.libelle}, {libelle}" if dans_un_bloc else libelle), reponse
        elif valeur:
            yield champ.libelle, champ.reponse(valeur)


def compter(valeurs: Any) -> int:
    """Combien de réponses, dans des valeurs dépliées."""
    if isinstance(valeurs, dict):
        return sum(compter(valeur) for valeur in valeurs.values())
    return sum(compter(valeur) for valeur in valeurs) if isinstance(valeurs, list) else 1


def rangs(plat: Plat, nom: str) -> list[int]:
    """Les rangs des lignes d'une liste où quelque chose est saisi."""
    prefixe = f"{nom}."
    trouves = {k.split(".")[1] for k, v in plat.items() if k.startswith(prefixe) and visible(v)}
    return sorted(int(rang) for rang in trouves if _est_un_rang(rang))
