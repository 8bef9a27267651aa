"""Les versions des règles : un numéro entier, un jour, ce qui a changé et pourquoi.

Un résultat porte le numéro de la sienne. Ce fichier s'écrit par `python3 build.py version`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class VersionDesRegles:
    """`change` : les valeurs et les lectures qui ne sont plus celles de la version d'avant."""

    numero: int
    jour: date
    pourquoi: tuple[str, ...]
    change: tuple[str, ...] = ()


VERSIONS: tuple[VersionDesRegles, ...] = (
    VersionDesRegles(
        numero=1,
        jour=date(2026, 11, 26),
        pourquoi=(
            "Appel à projets « ESMS numérique » 2025 de l’ARS et instruction 2025/40 du 16 avril "
            "2025 : montants, seuils, guichets, calendrier, prorata des services à domicile.",
            "Instruction 2025/100 du 2 septembre 2025, connue par la presse seulement : ses "
            "valeurs le disent.",
            "Registre de 62 clauses que les textes laissent ouvertes, avec la lecture retenue.",
            "Un SAAD répété compte une fois, sous sa ligne la moins favorable, dans le prorata "
            "comme dans l’aide.",
            "Un taux affiché est arrondi au plus proche, mais jamais jusqu’à une cible ou à cent "
            "pour cent qu’il n’atteint pas.",
            "Une lecture qui ne change rien dans un cas n’y est plus montrée.",
            "Un projet garde les règles de sa campagne jusqu’à son dernier versement : un jour "
            "plus tardif est calculé selon elles, et le résultat le dit.",
        ),
    ),
    VersionDesRegles(
        numero=2,
        jour=date(2026, 11, 26),
        pourquoi=("Treize silences de plus au registre ; ce qui n’y est pas le plus bas le dit.",),
        change=(
            "AMB-08",
            "AMB-26",
            "AMB-31",
            "AMB-34",
            "AMB-35",
            "AMB-36",
            "AMB-37",
            "AMB-38",
            "AMB-63",
            "AMB-64",
            "AMB-65",
            "AMB-66",
            "AMB-67",
            "AMB-68",
            "AMB-69",
            "AMB-70",
            "AMB-71",
            "AMB-72",
            "AMB-73",
            "AMB-74",
            "AMB-75",
        ),
    ),
    VersionDesRegles(
        numero=3,
        jour=date(2026, 11, 27),
        pourquoi=(
            "AMB-61 : la lecture retenue n’est pas la moins favorable, et un mot de "
            "l’instruction reste à confirmer.",
        ),
        change=("AMB-61",),
    ),
)

VERSION = VERSIONS[-1].numero
