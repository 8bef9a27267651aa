"""Le calendrier : recevable du premier au dernier jour, et des échéances qui se suivent."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import bareme
from calculators.bareme import Valeur
from calculators.bareme.campagnes import bareme_par_defaut
from calculators.bareme.comites import comites
from calculators.bareme.fenetres import dernier_jour
from calculators.bareme.periodes import plus_mois
from calculators.calendrier import CALCULATEUR
from calculators.depots.echeances import comite_du
from calculators.editions import Edition
from calculators.socle.calculateur import resoudre
from calculators.socle.champs import SaisieInvalide
from calculators.socle.resultat import Resultat

VEILLE = timedelta(days=1)
REGLES = bareme_par_defaut()
D_UNE_REGION: dict[str, Any] = {"guichet": "regional", "multiregional": False}
DE_PLUSIEURS: dict[str, Any] = {"guichet": "regional", "multiregional": True}
NATIONAL: dict[str, Any] = {"guichet": "national", "multiregional": True}
CAMPAGNES = [
    (D_UNE_REGION, bareme.OUVERTURE_REGIONALE, bareme.CLOTURE_REGIONALE),
    (DE_PLUSIEURS, bareme.OUVERTURE_MULTIREGIONALE, bareme.BORNE_MULTIREGIONALE),
    (NATIONAL, bareme.OUVERTURE_NATIONALE, bareme.CLOTURE_NATIONALE),
]


def dit(jour: date | str | None = None, **valeurs: Any) -> Resultat:
    return resoudre(CALCULATEUR, {**valeurs, "date": str(jour) if jour else None})


@pytest.mark.parametrize(("depot", "ouverture", "cloture"), CAMPAGNES)
@pytest.mark.parametrize("ecart", [-1, 0, 1])
def test_on_depose_entre_les_bornes_selon_l_operateur_du_texte(
    depot: dict[str, Any], ouverture: Valeur, cloture: Valeur, ecart: int
) -> None:
    """CLD-01, CLD-02, CLD-03, CLD-04, CLD-15, CLD-16, CLD-18, CLD-19, CLD-20, AMB-39, AMB-40."""
    for borne in (ouverture, cloture):
        jour = REGLES.date(borne) + timedelta(days=ecart)
        attendu = REGLES.respecte(ouverture, jour)
        attendu &= REGLES.respecte(cloture, jour)
        resultat = dit(jour, **depot)
        assert resultat.donnees["recevable"] == attendu
        assert (resultat.donnees["etat"] == "ouvert") == attendu


@pytest.mark.parametrize("depot", [D_UNE_REGION, DE_PLUSIEURS, NATIONAL])
def test_chaque_jour_de_2025_a_un_seul_etat_et_les_etats_se_suivent(depot: dict[str, Any]) -> None:
    etats = [dit(date(2025, 1, 1) + timedelta(days=n), **depot).donnees["etat"] for n in range(365)]
    assert list(dict.fromkeys(etats)) == ["pas encore ouvert", "ouvert", "clos"]
    assert etats == sorted(etats, key=["pas encore ouvert", "ouvert", "clos"].index)


def test_sans_savoir_les_regions_les_dates_courtes_valent_et_cela_se_dit() -> None:
    resultat = dit("2025-07-01", guichet="regional")
    assert not resultat.donnees["recevable"]
    assert "une seule" in next(a for a in resultat.alertes if a.champ == "multiregional").message


@pytest.mark.parametrize(
    ("jour", "attendu"),
    [
        ("2025-01-15", 1),
        ("2025-03-31", 1),
        ("2025-04-01", 2),
        ("2025-05-31", 2),
        ("2025-06-01", 3),
        ("2025-09-15", 3),
    ],
)
def test_un_depot_breton_va_au_premier_comite_qui_le_prend(
    bretagne: Edition, jour: str, attendu: int
) -> None:
    """COM-02, COM-03, COM-04."""
    assert dit(jour, **D_UNE_REGION).donnees["comite"]["rang"] == attendu


@pytest.mark.parametrize("rang", [1, 2])
@pytest.mark.parametrize("ecart", [-1, 0, 1])
def test_le_dernier_depot_d_un_comite_est_compris(bretagne: Edition, rang: int, ecart: int) -> None:
    """COM-02, COM-03."""
    seuil = comites(REGLES.campagne)[rang - 1].depots
    comite = comite_du(seuil + timedelta(days=ecart), REGLES)
    assert comite
    assert (comite.rang == rang) == (ecart <= 0)


def test_le_troisieme_comite_depend_des_credits_qui_restent(bretagne: Edition) -> None:
    """COM-05, AMB-43."""
    troisieme = dit("2025-06-01", **D_UNE_REGION)
    assert any("AMB-43" in a.message for a in troisieme.alertes)
    assert "AMB-43" in {v.ambiguite for v in troisieme.lectures}
    assert "AMB-43" not in {v.ambiguite for v in dit("2025-05-31", **D_UNE_REGION).lectures}


@pytest.mark.parametrize("depot", [DE_PLUSIEURS, NATIONAL])
def test_un_projet_de_plusieurs_regions_n_a_pas_de_comite_breton(
    bretagne: Edition, depot: dict[str, Any]
) -> None:
    """CLD-17."""
    resultat = dit("2025-03-01", **depot)
    assert resultat.donnees["comite"] is None
    juin = [e for e in resultat.donnees["echeances"] if "Sélection" in e["libelle"]]
    assert len(juin) == (2 if depot is DE_PLUSIEURS else 0)


def test_un_depot_hors_dates_n_a_pas_de_comite() -> None:
    """COM-01."""
    assert dit("2025-09-16", **D_UNE_REGION).donnees["comite"] is None


@pytest.mark.parametrize(
    ("debut", "jour"),
    [
        ("2025-04-04", "Premier jalon de décision, facultatif"),
        ("2025-06-16", "Deuxième jalon de décision"),
        ("2025-09-30", "Troisième jalon de décision"),
        ("2025-04-30", "Les ARS donnent à la CNSA les dates de leurs instances"),
        ("2025-04-16", "Signature de l’instruction d’avril"),
        ("2025-10-15", "Les crédits non engagés ce jour-là sont redéployés"),
        ("2025-12-30", "Dernier jour pour engager les crédits"),
        ("2025-12-31", "Dernier jour pour engager les crédits redéployés"),
    ],
)
def test_les_jalons_et_les_credits_sont_au_calendrier(debut: str, jour: str) -> None:
    """CLD-07, CLD-08, CLD-09, CLD-10, CLD-11, CLD-12, CLD-13, CLD-22."""
    trouvees = {
        e["libelle"]: e["date"] for e in dit("2025-03-01", **D_UNE_REGION).donnees["echeances"]
    }
    assert trouvees[jour] == date.fromisoformat(debut)


def test_engager_avant_le_31_s_arrete_le_30() -> None:
    """AMB-47."""
    assert dernier_jour(bareme.BORNE_ENGAGEMENT, REGLES) == date(2025, 12, 30)
    lecture = next(v for v in dit(**D_UNE_REGION).lectures if v.ambiguite == "AMB-47")
    assert [a.texte[:2] for a in lecture.alternatives] == ["30", "31"]


@given(st.dates(date(2024, 12, 1), date(2026, 12, 31)), st.sampled_from(CAMPAGNES))
def test_les_echeances_se_suivent_et_chacune_a_son_moment(
    jour: date, campagne: tuple[dict[str, Any], Valeur, Valeur]
) -> None:
    trouvees = dit(jour, **campagne[0]).donnees["echeances"]
    assert [e["date"] for e in trouvees] == sorted(e["date"] for e in trouvees)
    for echeance in trouvees:
        assert (echeance["etat"] == "passée") == (echeance["date"] < jour)
        assert (echeance["etat"] == "aujourd’hui") == (echeance["date"] == jour)
        assert echeance["citations"]


@pytest.mark.parametrize(
    ("changement", "attendu"),
    [("aucun", "2026-01-15"), ("tous", "2026-10-15"), ("certains", "2026-10-15")],
)
def test_la_duree_repere_depend_du_changement_de_logiciel(changement: str, attendu: str) -> None:
    """VER-09, VER-10, AMB-38."""
    suite = {"debut_projet": "15/04/2025", "changement_de_logiciel": changement}
    resultat = dit("2025-03-01", **D_UNE_REGION, **suite)
    assert resultat.donnees["fin_de_deploiement_attendue"] == date.fromisoformat(attendu)
    mixte = "AMB-38" in {v.ambiguite for v in resultat.lectures}
    assert mixte == (changement == "certains")


def test_la_duree_repere_n_est_pas_une_condition_et_ignore_le_national(bretagne: Edition) -> None:
    """VER-08, VER-11."""
    suite = {"debut_projet": "2025-04-15", "changement_de_logiciel": "tous"}
    message = dit(**D_UNE_REGION, **suite).alertes[-1].message
    assert "un repère, pas une condition" in message
    assert "délai reste raisonnable" in message
    assert "opposable" not in message
    national = dit(**NATIONAL, **suite)
    assert national.donnees["fin_de_deploiement_attendue"] is None
    assert "national" in national.alertes[-1].message


@pytest.mark.parametrize(
    ("jour", "mois", "attendu"),
    [
        ("2025-05-31", 9, "2026-02-28"),
        ("2025-08-31", 18, "2027-02-28"),
        ("2025-12-15", 1, "2026-01-15"),
        ("2025-03-31", -1, "2025-02-28"),
        ("2026-01-15", -3, "2025-10-15"),
        ("2023-08-31", 6, "2024-02-29"),
    ],
)
def test_des_mois_plus_tard_le_quantieme_reste_ou_s_arrete_a_la_fin_du_mois(
    jour: str, mois: int, attendu: str
) -> None:
    assert plus_mois(date.fromisoformat(jour), mois) == date.fromisoformat(attendu)


def test_apres_la_derniere_cloture_le_resultat_le_dit() -> None:
    """AMB-48, CLD-05, CLD-14."""
    resultat = dit("2025-09-16", **D_UNE_REGION)
    assert resultat.alertes[0].niveau == "bloquant"
    assert "AMB-48" in {v.ambiguite for v in resultat.lectures}
    assert "AMB-48" not in {v.ambiguite for v in dit("2025-09-15", **D_UNE_REGION).lectures}


def test_le_dernier_jour_avertit_de_minuit_seulement_si_le_texte_nomme_ce_jour() -> None:
    """AMB-41."""
    assert "AMB-41" in dit("2025-09-15", **D_UNE_REGION).alertes[0].message
    assert not [a for a in dit("2025-05-31", **DE_PLUSIEURS).alertes if "AMB-41" in a.message]


def test_avant_l_ouverture_le_depot_attend() -> None:
    resultat = dit("2025-01-14", **D_UNE_REGION)
    assert not resultat.donnees["recevable"]
    assert resultat.alertes[0].champ == "date"
    assert "AMB-42" in {v.ambiguite for v in resultat.lectures}


@pytest.mark.parametrize(
    ("valeurs", "champ"),
    [
        ({}, "guichet"),
        ({"guichet": "mairie"}, "guichet"),
        ({"guichet": "national", "multiregional": False}, "multiregional"),
        ({"guichet": "regional", "debut_projet": "31/02/2025"}, "debut_projet"),
        ({"guichet": "regional", "comite": 1}, "comite"),
    ],
)
def test_une_demande_qui_ne_tient_pas_se_dit_a_son_champ(
    valeurs: dict[str, Any], champ: str
) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        dit(**valeurs)
    assert [e.champ for e in refus.value.erreurs] == [champ]
