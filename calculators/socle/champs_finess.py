"""Les questions dont la réponse est un numéro FINESS, ou toute une colonne de numéros."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from calculators.francais.nombres import au_pluriel
from calculators.lieux.finess_colles import finess_colles
from calculators.lieux.numero_finess import Numero, lire_finess
from calculators.socle.champs import VIDES, Champ, Erreur, Libre, Valeurs, lire_texte

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
        return valeur.numero

    def echo(self, valeur: Any) -> str:
        return f"{valeur.numero}, zéro initial rétabli" if valeur.zero_retabli else ""


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

    def lire(self, brut: object, chemin: str, erreurs: list[Erreur]) -> tuple[Numero, ...]:
        if brut in VIDES:
            return ()
        try:
            donnes = self._decouper(brut)
        except ValueError as refus:
            erreurs.append(Erreur(chemin, str(refus)))
            return ()
        lus, messages = [], []
        for rang, texte in enumerate(donnes, start=1):
            try:
                lus.append(lire_finess(texte, retablir_le_zero=True))
            except ValueError as raison:
                messages.append(f"Numéro {rang} : {raison}")
        if messages:
            erreurs.append(Erreur(chemin, _les_premiers(messages)))
        return tuple(lus)

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

    def echo(self, valeur: Any) -> str:
        return f"{len(valeur)} numéros lus" if len(valeur) > 1 else ""


def _les_premiers(messages: Sequence[str], combien: int = 3) -> str:
    """Les premiers messages d'une même case, et le compte des autres."""
    autres = len(messages) - combien
    suite = [f"Et {au_pluriel(autres, 'autre')}."] if autres > 0 else []
    return " ".join([*messages[:combien], *suite])
