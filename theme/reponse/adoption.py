"""Une situation reçue que la page prend pour sienne."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from calculators.socle.situation import Situation
from theme.reponse.demande import Demande, Origine
from theme.reponse.lue import sans_geste
from theme.reponse.resultat import resultat_rendu

Reponse = dict[str, Any]


def adopter(
    demande: Demande, situation: Situation, origine: Origine, campagne: str = ""
) -> Reponse:
    """La situation que la page prend, et son résultat."""
    if campagne and campagne != demande.campagne.nom:
        reponses = {**situation.reponses, "campagne": campagne}
        situation = replace(situation, reponses=reponses)
    gardee = {nom: valeur for nom, valeur in origine.items() if valeur}
    nouvelle = sans_geste(demande, situation=situation, origine=gardee)
    dite = {
        "reponses": situation.reponses,
        "tableaux": situation.tableaux,
        "origine": gardee,
    }
    return {**resultat_rendu(nouvelle), "situation": dite}
