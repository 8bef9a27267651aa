"""Les questions dont la réponse est un numéro FINESS, ou toute une colonne de numéros."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

from calculators.francais.nombres import au_pluriel
from calculators.francais.signes import visible
from calculators.lieux.numero_finess import Numero, lire_finess, numeros_d_une_case
from calculators.socle.champs import VIDES, Champ, Erreur, Erreurs, Valeurs, lire_texte

_SIMPLE = re.compile(r"\s*[0-9][0-9ABab](?:[ \u00a0\u202f.\-]?[0-9ABab])+\s*")
_PLUSIEURS = re.compile(r"[\t;,|]").search
_FORME_DU_FINESS = "neuf caractères, entre guillemets : un nombre est lu, mais sans zéro au début"
_ZERO_RETABLI = "qui est rétabli si la clé le confirme"


def _finess_ecrit(brut: object) -> str:
    """Le numéro tel qu'il s'écrit ; un nombre JSON, que les tableurs exportent, en est un."""
    if isinstance(brut, int) and not isinstance(brut, bool) and brut >= 0:
        return str(brut)
    return lire_texte(brut, "un numéro FINESS")


@dataclass(frozen=True, kw_only=True)
class Finess(Champ):
    """Un numéro FINESS."""

    genre: ClassVar[str] = "finess"

    def comprendre(self, brut: object) -> Numero:
        return lire_finess(_finess_ecrit(brut), retablir_le_zero=True)

    def schema(self) -> Valeurs:
        return {**super().schema(), "forme": f"{_FORME_DU_FINESS}, {_ZERO_RETABLI}"}

    def ecrire(self, valeur: Numero) -> str:
        return f"{valeur.numero}{', zéro initial rétabli' if valeur.zero_retabli else ''}"


@dataclass(frozen=True, kw_only=True)
class ListeFiness(Champ):
    """Des numéros FINESS : une liste, ou ce que l'on colle d'un tableur."""

    genre: ClassVar[str] = "liste_finess"
    maximum: int = 20_000

    def lire(self, brut: object, chemin: str, erreurs: Erreurs) -> tuple[Any, ...]:
        if brut in VIDES:
            return ()
        try:
            donnes = self._decouper(visible(brut) if isinstance(brut, str) else brut)
        except ValueError as refus:
            erreurs.append(Erreur(chemin, str(refus)))
            return ()
        lus, refus_par_rang = _lire_tous(tuple(donnes))
        if refus_par_rang:
            messages = [f"Numéro {rang} : {raison}" for rang, raison in refus_par_rang.items()]
            erreurs.append(Erreur(chemin, _les_premiers(messages), liste=chemin))
            erreurs.ecarter(chemin, *refus_par_rang)
        return lus

    def _decouper(self, brut: object) -> list[str]:
        if isinstance(brut, str):
            donnes = finess_colles(brut)
        elif isinstance(brut, list):
            donnes = [_finess_ecrit(numero) for numero in brut]
        else:
            raise ValueError("Donnez une liste de numéros FINESS, chacun entre guillemets.")
        if len(donnes) > self.maximum:
            raise ValueError(f"{len(donnes)} numéros : c’est plus que {self.maximum}, le maximum.")
        return donnes

    def schema(self) -> Valeurs:
        return {**super().schema(), "forme": f"{_FORME_DU_FINESS}, {_ZERO_RETABLI}"}

    def reponse(self, brut: object) -> str:
        return ", ".join(str(brut).split("\n"))

    def echo(self, brut: object) -> str:
        combien = len(self.lire(brut, "", Erreurs()))
        return f"{combien} numéros lus" if combien > 1 else ""


@dataclass(frozen=True, kw_only=True)
class FinessAVerifier(ListeFiness):
    """Des numéros FINESS peut-être faux, un seul ou toute une liste : leurs textes, à juger."""

    def lire(self, brut: object, chemin: str, erreurs: Erreurs) -> tuple[str, ...]:
        if brut in VIDES:
            return ()
        try:
            ecrits = brut if isinstance(brut, str | list) else _finess_ecrit(brut)
            return tuple(map(visible, self._decouper(ecrits)))
        except ValueError as refus:
            erreurs.append(Erreur(chemin, str(refus)))
            return ()

    def schema(self) -> Valeurs:
        return {**super().schema(), "forme": _FORME_DU_FINESS}


def finess_colles(texte: str) -> list[str]:
    """Les numéros d'un texte collé, tels qu'ils y sont écrits : à la suite, ou dans un tableau.

    Lève ValueError si un tableau ne dit pas quelle colonne est celle des FINESS géographiques.
    """
    return list(_numeros_colles(texte))


@lru_cache(maxsize=1)  # une réponse se lit, puis s'écrit telle qu'on l'a comprise
def _numeros_colles(texte: str) -> tuple[str, ...]:
    simples = [ligne for ligne in texte.lstrip("\ufeff").splitlines() if ligne.strip()]
    if all(map(_SIMPLE.fullmatch, simples)) or (len(simples) == 1 and not _PLUSIEURS(simples[0])):
        return tuple(numero for ligne in simples for numero in numeros_d_une_case(ligne))
    from calculators.socle.colonne_de_finess import colonne_de_finess

    numero = Finess(nom="finess_et", libelle="FINESS ET")
    return tuple(colonne_de_finess("\n".join(simples), numero))


@lru_cache(maxsize=1)
def _lire_tous(donnes: tuple[str, ...]) -> tuple[tuple[Numero, ...], Mapping[int, str]]:
    """Les numéros lus, et par rang pourquoi les autres ne le sont pas.

    L'écho compte ce que le calcul vient de lire, et d'une frappe à l'autre la liste est la même.
    """
    lus, refus = [], {}
    for rang, texte in enumerate(donnes, start=1):
        try:
            lus.append(lire_finess(texte, retablir_le_zero=True, rang=rang))
        except ValueError as raison:
            refus[rang] = str(raison)
    return tuple(lus), refus


def _les_premiers(messages: Sequence[str], combien: int = 3) -> str:
    """Les premiers messages d'une même case, et le compte des autres."""
    autres = len(messages) - combien
    suite = [f"Et {au_pluriel(autres, 'autre')}."] if autres > 0 else []
    return " ".join([*messages[:combien], *suite])
