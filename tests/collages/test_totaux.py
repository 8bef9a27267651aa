"""Une ligne de total n'est pas un service ; un service n'est pas un total."""

from __future__ import annotations

import pytest

from calculators.collages.totaux import totaux

SERVICES = {1: ["SAAD A", "10 000", "9 000"], 2: ["SAAD B", "10 000", "2 000"]}


def ecartes(*lignes: list[str]) -> list[int]:
    return sorted(totaux({**SERVICES, **dict(enumerate(lignes, start=3))}))


@pytest.mark.parametrize(
    "nom",
    [
        *("Total", "TOTAL", "total :", "Totaux", "TOTAL GÉNÉRAL", "Total ge\u0301ne\u0301ral"),
        *("Sous-total", "sous total Finistère", "Sous-total « Finistère »", "Somme", "Ensemble"),
        *("Ensemble des services", "Cumul", "Total heures", "Total des 2 services", "Moyenne"),
        *("Total (2)", "Grand total", "*** Total ***", "Total 2024", "Nombre total"),
    ],
)
def test_une_ligne_nommee_total_en_est_un_meme_si_ses_nombres_sont_faux(nom: str) -> None:
    assert ecartes([nom, "20 000", "10 999"]) == [3]


@pytest.mark.parametrize(
    "nom",
    [
        *("Total Accès", "Ensemble pour l’autonomie", "Sommeil et santé", "SSIAD de la Somme"),
        *("Totalement vôtre", "Ensemble et mieux, ADMR", "Service Total", "Cumulus"),
    ],
)
def test_un_service_dont_le_nom_commence_ainsi_reste(nom: str) -> None:
    assert ecartes([nom, "5 000", "1 000"]) == []


def test_un_total_ne_porte_pas_de_finess() -> None:
    assert ecartes(["Total", "220002612", "5 000"], ["220002612", "Ensemble", "5 000"]) == []


def test_total_suivi_d_un_nom_en_est_un_s_il_additionne_les_autres() -> None:
    assert ecartes(["Total Association Les Lilas", "20 000", "11 000"]) == [3]


def test_les_totaux_par_departement_additionnent_ce_qui_les_precede() -> None:
    suite = [
        ["Total Finistère", "20 000", "11 000"],
        ["SAAD C", "10", "5"],
        ["Total Morbihan", "10", "5"],
        ["Total", "20 010", "11 005"],
    ]
    assert ecartes(*suite) == [3, 5, 6]


def test_la_derniere_ligne_sans_nom_est_un_total_si_elle_additionne() -> None:
    assert ecartes(["", "20 000", "11 000"]) == [3]
    assert ecartes(["", "20000,00", "-"]) == [3]
    assert totaux({**SERVICES, 3: ["", "20 000", "11 000"]})[3].devine


def test_rien_n_est_ecarte_quand_la_somme_peut_etre_un_hasard() -> None:
    assert ecartes(["", "20 000", "11 001"]) == []
    assert ecartes(["SAAD C", "20 000", ""]) == [], "un nom, et un seul nombre"
    assert ecartes(["", "20 000", "11 000"], ["SAAD D", "30", "20"]) == [], "pas la dernière"
    assert totaux({1: ["A", "10", "5"], 2: ["B", "10", "5"]}) == {}, "deux services semblables"


def test_un_compte_de_lignes_sous_un_nom_est_un_total() -> None:
    lignes = {1: ["350000121", "A"], 2: ["220002612", "B"], 3: ["2", "Total Bretagne"]}
    assert sorted(totaux(lignes)) == [3]
