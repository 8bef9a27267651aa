"""Les questions dont la réponse est un numéro FINESS, ou toute une colonne de numéros."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from calculators.francais.nombres import au_pluriel
from calculators.francais.signes import visible
from calculators.lieux.finess_colles import finess_colles
from calculators.lieux.numero_finess import Numero, lire_finess
from calculators.socle.champs import VIDES, Champ, Erreur, Erreurs, Libre, Valeurs, lire_texte

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
class FinessAVerifier(Libre):
    """Un numéro FINESS peut-être faux : son texte, que le calculateur juge."""

    longueur: int = 40

    def comprendre(self, brut: object) -> str:
        return super().comprendre(_finess_ecrit(brut))

    def schema(self) -> Valeurs:
        return {**super().schema(), "forme": _FORME_DU_FINESS}


@dataclass(frozen=True, kw_only=True)
class ListeFiness(Champ):
    """Des numéros FINESS : une liste, ou ce que l'on colle d'un tableur."""

    genre: ClassVar[str] = "liste_finess"
    maximum: int = 20_000

    def lire(self, brut: object, chemin: str, erreurs: Erreurs) -> tuple[Numero, ...]:
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
