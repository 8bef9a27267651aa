"""La situation : les réponses d'une personne telles qu'elle les a écrites, et rien d'autre.

Formulaire, lien, fichier et copie gardée en sont des écritures ; ce que les questions en lisent en
est une fonction pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from calculators.socle.champs import Champ
from calculators.socle.listes import Lignes, chemins
from calculators.socle.saisie import Plat, aplatir, deplier

Cases = Sequence[str]
"""Une ligne d'une liste : une case par colonne."""


@dataclass(frozen=True)
class Situation:
    """`reponses` : clé à points → texte ; `tableaux` : liste → ses lignes.

    Une ligne a ses cases dans l'ordre de `chemins` ; les dernières peuvent manquer.
    """

    reponses: Plat = field(default_factory=dict)
    tableaux: Mapping[str, Sequence[Cases]] = field(default_factory=dict)

    @property
    def vide(self) -> bool:
        """Rien n'y est répondu."""
        return not any(texte.strip() for texte in self._textes())

    @property
    def taille(self) -> int:
        """Combien de signes ses réponses font, une séparation comptée pour chacune."""
        lignes = sum(map(len, self.tableaux.values()))
        return lignes + sum(len(texte) + 1 for texte in self._textes())

    def _textes(self) -> Iterable[str]:
        yield from self.reponses.values()
        for lignes in self.tableaux.values():
            for ligne in lignes:
                yield from ligne


def imbriquer(situation: Situation, champs: Sequence[Champ]) -> dict[str, Any]:
    """Les valeurs brutes du contrat ; ce que les questions ne connaissent pas y reste tel quel."""
    listes = {champ.nom: champ for champ in champs if isinstance(champ, Lignes)}
    connues = {c: v for c, v in situation.reponses.items() if c.split(".")[0] not in listes}
    autres = {c: v for c, v in situation.reponses.items() if c not in connues and v.strip()}
    valeurs = deplier(connues, tuple(champs)) | autres
    for nom, lignes in situation.tableaux.items():
        liste = listes.get(nom)
        if liste is None:
            valeurs[nom] = "…"  # une liste inconnue : la lecture le dira
        elif imbriquees := _lignes(liste, lignes):
            valeurs[nom] = imbriquees
    return valeurs


def _lignes(champ: Lignes, lignes: Sequence[Cases]) -> list[dict[str, Any]]:
    """Les lignes jusqu'à la dernière où quelque chose est écrit ; de trop, leur nombre seul."""
    places = [tuple(chemin.split(".")) for chemin in chemins(champ)]
    combien = next((r for r in range(len(lignes), 0, -1) if any(map(str.strip, lignes[r - 1]))), 0)
    if combien > champ.maximum:
        return [{}] * combien
    return [_ligne(places, ligne) for ligne in lignes[:combien]]


def _ligne(places: Sequence[tuple[str, ...]], cases: Cases) -> dict[str, Any]:
    ligne: dict[str, Any] = {}
    for place, texte in zip(places, cases, strict=False):
        if net := texte.strip():
            ou = ligne
            for etape in place[:-1]:
                ou = ou.setdefault(etape, {})
            ou[place[-1]] = net
    return ligne


def situation_de(valeurs: Mapping[str, Any], champs: Sequence[Champ]) -> Situation:
    """La situation que disent des valeurs du contrat, brutes ou comprises."""
    tableaux: dict[str, Sequence[Cases]] = {}
    reponses: dict[str, str] = {}
    listes = {champ.nom: champ for champ in champs if isinstance(champ, Lignes)}
    for nom, valeur in valeurs.items():
        liste = listes.get(nom)
        if liste and isinstance(valeur, list) and _sont_des_lignes(valeur, liste):
            tableaux[nom], inconnues = _en_cases(liste, valeur)
            reponses |= inconnues
        else:
            reponses |= aplatir({nom: valeur})
    return Situation(reponses, tableaux)


def de_plat(plat: Plat, champs: Sequence[Champ]) -> Situation:
    """La situation que disent des clés à points, lignes comprises : « essms.1.finess_et »."""
    return situation_de(deplier(plat, tuple(champs)), champs)


def _sont_des_lignes(valeur: list[Any], liste: Lignes) -> bool:
    return len(valeur) > liste.maximum or all(isinstance(ligne, Mapping) for ligne in valeur)


def _en_cases(
    champ: Lignes, lignes: Sequence[Mapping[str, Any]]
) -> tuple[list[Cases], dict[str, str]]:
    """Les lignes, case par case, et les réponses qui n'ont pas de colonne."""
    colonnes, inconnues = chemins(champ), dict[str, str]()
    cases: list[Cases] = []
    if len(lignes) > champ.maximum:  # de trop : la lecture les refusera sans les regarder
        return [*[()] * champ.maximum, ("…",)], {}
    for rang, ligne in enumerate(lignes, start=1):
        plat = aplatir(ligne)
        cases.append(tuple(plat.pop(colonne, "") for colonne in colonnes))
        inconnues |= {f"{champ.nom}.{rang}.{reste}": texte for reste, texte in plat.items()}
    return cases, inconnues
