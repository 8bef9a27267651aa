"""Proratiser un SAAD : les colonnes a à j de l'annexe 1, l'aide de chacun, ce qui cloche."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from calculators.editions import Edition
from calculators.lectures.exemples import finess_fictif
from calculators.montants.services import SERVICES
from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.champs import SaisieInvalide
from calculators.socle.resultat import Resultat, resultat_en_json
from tests.tirages import LOURD, Valeurs, services

LANNION = {"nom": "Lannion", "heures_totales": 40_000, "heures_apa": 22_000, "heures_pch": 8_000}
MOITIE = {"heures_totales": 10_000, "heures_apa": 5_000}


def saad(*lignes: Valeurs, **autres: Any) -> Resultat:
    return resoudre(trouver("saad"), {"services": list(lignes), **autres})


def aides(resultat: Resultat) -> list[Decimal]:
    return [service["aide"] for service in resultat.donnees["services"]]


def numerotes(nombre: int, **ligne: Any) -> list[Valeurs]:
    return [{**ligne, "finess_et": finess_fictif(n)} for n in range(1, nombre + 1)]


def test_un_service_a_75_pour_cent_recoit_15_750_euros() -> None:
    """CAL-04, SAAD-06, SAAD-13, SAAD-14."""
    (service,) = resultat_en_json(saad(LANNION))["services"]
    assert service == {
        "nom": "Lannion",
        "taux_medico_social": "0.75",
        "taux_confort": "0.25",
        "aide": "15750.00",
    }


@pytest.mark.parametrize(
    ("situation", "montant"), [("acquisition", 10_500), ("mise_a_niveau", 2_500), ("sons", 2_500)]
)
def test_le_prorata_porte_sur_le_forfait_de_la_situation(situation: str, montant: int) -> None:
    """SAAD-06, CAL-10, CAL-13, CAL-15."""
    assert aides(saad({**MOITIE, "situation": situation})) == [montant]


def test_un_tiers_ne_s_arrondit_qu_a_la_fin() -> None:
    """AMB-18 : 7 000,00 retenu ; 6 999,30 et 6 930 sont les autres lectures."""
    resultat = saad({"heures_totales": 3_000, "heures_apa": 1_000})
    (lecture,) = [lue for lue in resultat.lectures if lue.ambiguite == "AMB-18"]
    assert [str(a.montant) for a in lecture.alternatives] == ["7000.00", "6999.30", "6930.00"]
    assert resultat.donnees["total"] == 7_000


def test_sous_la_moitie_le_prorata_s_applique_et_l_alerte_le_dit() -> None:
    """SAAD-01, AMB-19 : 49 % : 10 290 €, ou rien si un seuil existait."""
    resultat = saad({"heures_totales": 100, "heures_apa": 49})
    assert [resultat.donnees[cle] for cle in ("minimum", "total", "maximum")] == [0, 10_290, 10_290]
    assert any("AMB-19" in alerte.message for alerte in resultat.alertes)


def test_des_heures_payees_par_une_mutuelle_ne_comptent_pas_a_coup_sur() -> None:
    """SAAD-03, SAAD-12, AMB-20 : 8 400 € sans elles, 10 500 € avec."""
    payees = {"heures_autres_dependance": 1_000, "type_financement": "mutuelle"}
    resultat = saad({"heures_totales": 10_000, "heures_apa": 4_000, **payees})
    assert [resultat.donnees[cle] for cle in ("total", "maximum")] == [8_400, 10_500]
    assert resultat.donnees["services"][0]["taux_medico_social"] == Fraction(1, 2)


def test_une_declaration_qui_dit_plus_que_le_taux_retenu_le_dit() -> None:
    """SAAD-01, SAAD-13, AMB-19, AMB-20 : la colonne i dit 50 %, l'aide en suit 40 %."""
    payees = {"heures_autres_dependance": 1_000, "type_financement": "mutuelle"}
    resultat = saad({"heures_totales": 10_000, "heures_apa": 4_000, **payees})
    assert resultat.donnees["minimum"] == 0
    assert any("AMB-19" in alerte.message for alerte in resultat.alertes)
    (dite,) = [a.message for a in resultat.alertes if "colonne i" in a.message]
    assert "50\u00a0%" in dite
    assert "40\u00a0%" in dite
    (tableau,) = resultat.tableaux
    assert "40\u00a0%" in tableau.note
    assert not saad(LANNION).tableaux[0].note


def test_des_heures_qui_ne_s_additionnent_pas_bloquent_sans_taux() -> None:
    """SAAD-09, SAAD-14, AMB-21."""
    resultat = saad({"heures_totales": 10, "heures_apa": 11}, LANNION)
    (service, autre) = resultat_en_json(resultat)["services"]
    assert (service["taux_medico_social"], service["aide"]) == (None, "0.00")
    assert autre["aide"] == "15750.00"
    assert [a.champ for a in resultat.alertes if a.niveau == "bloquant"] == [
        "services.1.heures_totales"
    ]


def test_le_type_de_financement_manquant_se_demande() -> None:
    """SAAD-12."""
    resultat = saad({"heures_totales": 10, "heures_apa": 5, "heures_autres_dependance": 1})
    assert "services.1.type_financement" in {alerte.champ for alerte in resultat.alertes}


def test_la_declaration_reprend_les_dix_colonnes_du_modele() -> None:
    """SAAD-02, SAAD-04, SAAD-07, SAAD-08, SAAD-13, SAAD-14, AMB-22."""
    resultat = saad(
        {**LANNION, "finess_ej": "220005805", "finess_et": "220002612", "type_financement": "CD"}
    )
    (tableau,) = resultat.tableaux
    assert tableau.titre == "Déclaration des heures de l’année 2024"
    assert [colonne.nom for colonne in tableau.colonnes] == list("abcdefghij")
    assert [*tableau.ecrites()] == [
        (
            "Lannion",
            "220005805",
            "220002612",
            "40\u202f000",
            "22\u202f000",
            "8\u202f000",
            "0",
            "CD",
            "75\u00a0%",
            "25\u00a0%",
        ),
    ]


SITUATIONS = ("acquisition", "mise_a_niveau", "sons")


def test_la_declaration_recopiee_dans_le_formulaire_y_donne_la_meme_aide() -> None:
    """Une colonne que l'on remplit a le titre de sa question ; les taux n'en ont aucune."""
    questions = {question.libelle: question.nom for question in SERVICES.champs}
    payees = {"heures_autres_dependance": "1 000", "type_financement": "Mutuelle"}
    lignes = numerotes(3, **LANNION, **payees)
    for situations in (SITUATIONS, ("acquisition",) * 3):
        services = [
            {**ligne, "finess_ej": "220005805", "situation": situation}
            for ligne, situation in zip(lignes, situations, strict=True)
        ]
        resultat = saad(*services)
        (tableau,) = resultat.tableaux
        titres = [colonne.titre for colonne in tableau.colonnes]
        assert {t for t in titres if t not in questions} == {
            "Taux médico-social (i)",
            "Taux de confort (j)",
        }
        recopiees = [
            {questions[titre]: cellule for titre, cellule in cellules if titre in questions}
            for cellules in (zip(titres, ligne, strict=True) for ligne in tableau.ecrites())
        ]
        assert resultat_en_json(saad(*recopiees)) == resultat_en_json(resultat)


def test_la_declaration_garde_la_situation_quand_elle_change_l_aide_et_dit_pourquoi() -> None:
    """SAAD-07 : le modèle n'a que dix colonnes."""
    (tableau,) = saad({**LANNION, "situation": "sons"}).tableaux
    assert [colonne.titre for colonne in tableau.colonnes][10:] == ["Situation"]
    assert "pas du modèle" in tableau.note
    assert len(saad(LANNION).tableaux[0].colonnes) == 10


def test_la_formule_dit_les_tarifs_le_taux_et_les_heures(bretagne: Edition) -> None:
    """SAAD-06."""
    (ligne,) = saad(LANNION).lignes
    assert ligne.libelle == "Lannion"
    assert ligne.formule == (
        "(7\u202f000\u00a0€ + 14\u202f000\u00a0€) × 75\u00a0% (30\u202f000 h sur 40\u202f000)"
    )


def test_au_dela_du_seuil_la_formule_est_celle_du_montant() -> None:
    """CAL-11, CAL-17 : 60 services à moitié : 49 au tarif plein, 11 au réduit, en moyenne."""
    resultat = saad(*numerotes(60, **MOITIE))
    assert resultat.donnees["total"] == 542_000
    ligne = resultat.lignes[0]
    assert ligne.montant in (Decimal("9033.33"), Decimal("9033.34"))
    moyenne = f"{Fraction(49 * 7000 + 11 * 2000, 60)}"
    assert moyenne == "18250/3"
    assert ligne.formule.startswith("(6\u202f083,33\u00a0€ + 11\u202f983,33\u00a0€, en moyenne")
    assert {c.section for c in ligne.citations} >= {"annexe 1, modèle", "3.3.2 1)", "3.3.2 2)"}


def test_un_service_hors_du_programme_n_a_pas_d_aide_ni_de_rang() -> None:
    """ELI-08."""
    resultat = saad({**MOITIE, "finess_et": "970500003"}, MOITIE)
    assert aides(resultat) == [0, 10_500]
    assert "hors du programme" in resultat.lignes[0].formule


@pytest.mark.parametrize("ordre", [1, -1])
def test_un_service_declare_deux_fois_compte_une_fois_sous_sa_ligne_la_moins_favorable(
    bretagne: Edition,
    ordre: int,
) -> None:
    """CAL-01, AMB-22 : un service, une ligne, comme dans le calculateur de l'aide."""
    lignes = [*numerotes(2, **MOITIE), {**LANNION, "finess_et": finess_fictif(1)}][::ordre]
    resultat = saad(*lignes)
    assert sorted(aides(resultat)) == [0, 10_500, 10_500]
    double = aides(resultat).index(Decimal(0)) + 1
    assert lignes[double - 1]["heures_totales"] == LANNION["heures_totales"]
    assert resultat.phrase.startswith("pour 2\u00a0services")
    assert "déjà compté" in resultat.lignes[double - 1].formule
    (alerte,) = [a for a in resultat.alertes if a.niveau == "attention"]
    assert alerte.champ == f"services.{double}.finess_et"
    assert "figure plusieurs fois" in alerte.message
    assert len(resultat.tableaux[0].lignes) == 2


@pytest.mark.parametrize("valeurs", [{}, {"services": []}, {"services": [{}]}])
def test_sans_service_on_demande_d_en_decrire_un(valeurs: Valeurs) -> None:
    """SAAD-02."""
    with pytest.raises(SaisieInvalide) as refus:
        resoudre(trouver("saad"), valeurs)
    assert [erreur.champ for erreur in refus.value.erreurs] == ["services"]


@LOURD
@given(services())
def test_le_total_est_celui_du_calculateur_de_l_aide(lignes: list[Valeurs]) -> None:
    """SAAD-06, CAL-04 : une même règle, deux formulaires."""
    seul = saad(*lignes)
    heures = (
        "heures_totales",
        "heures_apa",
        "heures_pch",
        "heures_autres_dependance",
        "type_financement",
    )
    essms = [
        {
            "finess_et": s["finess_et"],
            "situation": s["situation"],
            "saad": {cle: s[cle] for cle in heures},
        }
        for s in lignes
    ]
    avec = resoudre(trouver("aide"), {"essms": essms})
    for cle in ("total", "minimum", "maximum"):
        assert seul.donnees[cle] == avec.donnees[cle]
    assert seul.lectures == avec.lectures


@LOURD
@given(services())
def test_les_aides_des_services_s_additionnent_au_total(lignes: list[Valeurs]) -> None:
    """SAAD-06 ; jamais négatives, et un taux entre zéro et un."""
    resultat = saad(*lignes)
    assert sum(aides(resultat)) == resultat.donnees["total"]
    assert sum(ligne.montant or 0 for ligne in resultat.lignes) == resultat.donnees["total"]
    assert min(aides(resultat)) >= 0
    for service in resultat.donnees["services"]:
        if service["taux_medico_social"] is not None:
            assert 0 <= service["taux_medico_social"] <= 1
            assert service["taux_medico_social"] + service["taux_confort"] == 1


@LOURD
@given(services())
def test_l_ordre_des_services_ne_change_pas_le_total(lignes: list[Valeurs]) -> None:
    endroit, envers = saad(*lignes), saad(*lignes[::-1])
    for cle in ("total", "minimum", "maximum"):
        assert endroit.donnees[cle] == envers.donnees[cle]
