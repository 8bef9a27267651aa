"""Une clause ambiguë rencontrée par un calculateur qui ne donne pas de montant."""

from __future__ import annotations

from calculators.lectures import REGISTRE
from calculators.socle.resultat import Alternative, LectureRetenue


def enjeu(ambiguite: str, *textes: str) -> LectureRetenue:
    """Ce que donne chaque lecture, en mots ; `textes` suit l'ordre des lectures du registre.

    Lève ValueError s'il n'y a pas un texte par lecture.
    """
    fiche = REGISTRE[ambiguite]
    alternatives = tuple(
        Alternative(lecture.libelle, texte=texte)
        for lecture, texte in zip(fiche.lectures, textes, strict=True)
    )
    return LectureRetenue(ambiguite, fiche.retenue.libelle, alternatives)
