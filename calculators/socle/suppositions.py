"""Ce qu'un résultat suppose faute de réponse, et ce qui lui manque pour être plus sûr."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from calculators.francais.nombres import au_pluriel
from calculators.francais.signes import visible
from calculators.socle.calculateur import Calculateur
from calculators.socle.champs import VIDES, Champ, Valeurs
from calculators.socle.listes import Bloc, Lignes, lignes_remplies, remplie
from calculators.socle.resultat import Resultat

MANQUES_DITS = 5


@dataclass(frozen=True)
class Supposition:
    """La réponse que l'on a prise à la place du lecteur, écrite en français.

    `chemin` mène à la première case laissée vide ; `combien` de lignes d'une liste, chacune un
    `quoi`, sont dans ce cas, zéro hors des listes.
    """

    chemin: str
    libelle: str
    valeur: str
    combien: int = 0
    quoi: str = ""

    @property
    def phrase(self) -> str:
        """« Situation : acquisition…, faute de réponse pour 3 ESSMS. »"""
        pluriel = self.quoi if self.quoi.isupper() else f"{self.quoi}s"
        ou = f" pour {au_pluriel(self.combien, self.quoi, pluriel)}" if self.combien else ""
        return f"{self.libelle} : {self.valeur}, faute de réponse{ou}."


def suppose(calculateur: Calculateur[Any], brut: Mapping[str, Any]) -> list[Supposition]:
    """Les réponses par défaut dont le résultat dépend ; `brut` : des valeurs dépliées.

    Une par question, une pour toutes les lignes d'une liste ; rien d'une liste vide.
    """
    suppositions: dict[tuple[str, ...], Supposition] = {}
    for place, chemin, champ, quoi in _sans_reponse(calculateur.questions, brut):
        if champ.defaut is not None:
            connue = suppositions.get(place)
            premier = connue.chemin if connue else chemin
            combien = (connue.combien if connue else 0) + bool(quoi)
            valeur = champ.ecrire(champ.defaut)
            suppositions[place] = Supposition(premier, champ.libelle, valeur, combien, quoi)
    return list(suppositions.values())


def _sans_reponse(
    champs: Sequence[Champ],
    brut: Mapping[str, Any],
    place: tuple[str, ...] = (),
    prefixe: str = "",
    quoi: str = "",
) -> Iterator[tuple[tuple[str, ...], str, Champ, str]]:
    """Les cases vides : la question, le chemin, le champ, et ce qu'est une ligne de sa liste."""
    for champ in champs:
        saisi, ou, chemin = brut.get(champ.nom), (*place, champ.nom), f"{prefixe}{champ.nom}"
        if isinstance(champ, Lignes):
            for rang, ligne in lignes_remplies(champ, saisi):
                case = f"{chemin}.{rang}."
                yield from _sans_reponse(champ.champs, ligne, ou, case, champ.singulier)
        elif isinstance(champ, Bloc):
            if isinstance(saisi, dict) and remplie(saisi):
                yield from _sans_reponse(champ.champs, saisi, ou, f"{chemin}.", quoi)
        elif saisi in VIDES or not visible(str(saisi)):
            yield ou, chemin, champ, quoi


def manque(
    calculateur: Calculateur[Any], valeurs: Valeurs, resultat: Resultat
) -> list[tuple[str, str]]:
    """Chemin et libellé des réponses qui préciseraient le résultat, cinq au plus.

    Celles que le calculateur nomme ; sinon, les questions sans réponse de ses groupes ouverts.
    """
    chemins = resultat.manque
    if chemins is None:
        ouverts = (c for groupe in calculateur.groupes if not groupe.replie for c in groupe.champs)
        chemins = tuple(c.nom for c in ouverts if valeurs.get(c.nom) in (None, "", ()))
    libelles = {libelle_de(chemin, calculateur.champs): chemin for chemin in reversed(chemins)}
    dites = [(chemin, libelle) for libelle, chemin in reversed(libelles.items())]
    return dites[:MANQUES_DITS]


def libelle_de(chemin: str, champs: Sequence[Champ]) -> str:
    """Celui d'une question, avec sa ligne ou son bloc ; KeyError si elle n'est pas là."""
    nom, _, reste = chemin.partition(".")
    champ = next((c for c in champs if c.nom == nom), None)
    if champ is None:
        raise KeyError(chemin)
    if not reste or not isinstance(champ, Bloc):
        return champ.libelle
    if isinstance(champ, Lignes):
        rang, _, dedans = reste.partition(".")
        return f"{champ.singulier} {rang}, {libelle_de(dedans, champ.champs)}"
    dedans = libelle_de(reste, champ.champs)
    un_bloc = any(isinstance(c, Bloc) for c in champ.champs)
    return dedans if un_bloc else f"{champ.libelle}, {dedans}"
