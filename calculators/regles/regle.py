"""Ce qu’est une règle du catalogue, et comment une partie s’écrit : une règle par ligne.

Une ligne : « identifiant | oui ou non | texte, section | titre ». Le oui dit qu’un calculateur peut
l’appliquer. Le titre est à nous, jamais la phrase du texte.
"""

from __future__ import annotations

from dataclasses import dataclass

from calculators.textes import Cite

_CALCULABLE = {"oui": True, "non": False}


@dataclass(frozen=True)
class Regle:
    """Une règle d’un texte. `calculable` : une fonction peut l’appliquer."""

    id: str
    titre: str
    citation: Cite
    calculable: bool


@dataclass(frozen=True)
class Partie:
    """Une partie du catalogue : sa lettre, le préfixe de ses règles, son titre et son tableau."""

    lettre: str
    prefixe: str
    titre: str
    tableau: str

    def regles(self) -> tuple[Regle, ...]:
        """Les règles du tableau, dans l’ordre. Lève `ValueError` sur une ligne mal formée."""
        return tuple(_regle(ligne) for ligne in self.tableau.strip().splitlines())


def _regle(ligne: str) -> Regle:
    identifiant, calculable, citation, titre = ligne.split(" | ")
    if calculable not in _CALCULABLE:
        raise ValueError(f"{identifiant} : « {calculable} » au lieu de oui ou non")
    texte, section = citation.split(", ", 1)
    return Regle(identifiant, titre, Cite(texte, section), _CALCULABLE[calculable])
