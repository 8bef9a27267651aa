"""Ce qui a été saisi se relit rangé : les réponses seules, et une ligne pour chaque ligne."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.socle.calculateur import tous, trouver
from calculators.socle.releve import Releve, relever
from calculators.socle.saisie import Plat, aplatir, compter, deplier, saisies
from tests.tirages import LOURD, entrees

AIDE = trouver("aide").champs
TROIS_LIGNES = {
    "regroupement": "oui",
    "essms.1.organisme": "Association Les Lilas",
    "essms.1.situation": "sons",
    "essms.2.organisme": "Œuvre Sainte-Marie d’Auray",
    "essms.2.saad.heures_apa": "7 000",
    "essms.4.organisme": "CCAS de Rennes",
    "organismes.1.nom": "CCAS de Rennes",
}


def releve(plat: Plat, maximum: int = 2000, inconnues: int = 0) -> Releve:
    return relever(AIDE, deplier(plat, AIDE), maximum=maximum, inconnues=inconnues)


def test_une_liste_devient_un_tableau_des_seules_questions_repondues() -> None:
    relu = releve(TROIS_LIGNES)
    assert relu.seules == (("Le projet est-il un regroupement d’organismes ?", "Oui"),)
    essms, organismes = relu.listes
    assert essms.titre == "Liste des ESSMS"
    assert essms.colonnes == ("Organisme gestionnaire", "Situation", "Heures APA (e)")
    assert essms.lignes == (
        (1, ("Association Les Lilas", "Commande SONS, même logiciel", "")),
        (2, ("Œuvre Sainte-Marie d’Auray", "", "7\u202f000 h")),
        (4, ("CCAS de Rennes", "", "")),
    )
    assert organismes.lignes == ((1, ("CCAS de Rennes",)),)
    assert relu.autres == 0


def test_une_ligne_se_dit_en_une_phrase() -> None:
    assert list(releve(TROIS_LIGNES).listes[0].en_phrases()) == [
        "Liste des ESSMS (Organisme gestionnaire ; Situation ; Heures APA (e))",
        "ESSMS 1 : Association Les Lilas ; Commande SONS, même logiciel ; –",
        "ESSMS 2 : Œuvre Sainte-Marie d’Auray ; – ; 7\u202f000 h",
        "ESSMS 4 : CCAS de Rennes ; – ; –",
    ]


def test_au_dela_du_cahier_les_lignes_restent_entieres_et_les_autres_reponses_se_comptent() -> None:
    relu = releve(TROIS_LIGNES, maximum=4)
    assert [rang for rang, _ in relu.listes[0].lignes] == [1]
    assert relu.autres == 3
    assert sum(len([r for r in reponses if r]) for _, reponses in relu.listes[0].lignes) == 2


def test_une_cle_inconnue_n_est_ni_relue_ni_comptee() -> None:
    plat = {"acquisitions": "15", "couleur": "bleu", "essms.1.couleur": "vert"}
    relu = releve(plat, inconnues=2)
    assert relu == Releve((("ESSMS qui acquièrent une nouvelle solution", "15 ESSMS"),), (), 0)


@LOURD
@given(st.data())
@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_aucune_reponse_ne_se_perd_dans_le_releve(calculateur: Any, data: st.DataObject) -> None:
    plat = aplatir(data.draw(entrees(calculateur)))
    champs = calculateur.champs
    depliees = deplier(plat, champs)
    relu = relever(champs, depliees, maximum=2000, inconnues=0)
    dans_les_listes = [
        reponse
        for liste in relu.listes
        for _, reponses in liste.lignes
        for reponse in reponses
        if reponse
    ]
    seules = [reponse for _, reponse in relu.seules]
    assert sorted([*seules, *dans_les_listes]) == sorted(r for _, r in saisies(champs, plat) if r)
    assert compter(depliees) == len(seules) + len(dans_les_listes) + relu.autres
