"""Un nombre saisi à côté d'une liste qui le donne aussi : elle le remplace, et c'est dit."""

from __future__ import annotations

from calculators.francais.nombres import nombre
from calculators.socle.champs import Champ
from calculators.socle.resultat import Alerte, attention, info


def remplace(question: Champ, saisi: int | None, compte: int, liste: str) -> tuple[Alerte, ...]:
    """L'alerte, à la question de ce nombre ; rien s'il n'a pas été saisi ou ne compte rien.

    `compte` : ce que la liste en donne ; `liste` : son nom dans la phrase, au singulier féminin.
    """
    if saisi is None or saisi == compte == 0:
        return ()
    debut = f"« {question.libelle} » : {liste} remplace ce nombre."
    if saisi == compte:
        return (info(f"{debut} Elle en donne autant, {nombre(compte)}.", champ=question.nom),)
    message = (
        f"{debut} Elle en compte {nombre(compte)}, vous en aviez saisi {nombre(saisi)} : vérifiez."
    )
    return (attention(message, champ=question.nom),)
