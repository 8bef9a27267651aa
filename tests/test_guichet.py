"""À quel guichet, et jusqu'à quand : le tableau de l'AAP, les dates de chaque texte."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import bareme
from calculators.bareme.campagnes import (
    bareme_du_jour,
    bareme_par_defaut,
    du_jour,
    par_defaut,
)
from calculators.bareme.fenetres import derniere_fenetre, etat_du_jour, fenetre
from calculators.guichet import guichet_de
from calculators.lectures.exemples import finess_fictif
from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.champs import SaisieInvalide
from calculators.socle.resultat import Resultat

JOUR = date(2025, 9, 15)
REGLES = bareme_par_defaut()
SEUIL = REGLES.nombre(bareme.SEUIL_GUICHET)
VEILLE = timedelta(days=1)
REUNION, CORSE, GUADELOUPE = "970400011", "2A0000022", "970100020"


def guichet(**valeurs: Any) -> Resultat:
    return resoudre(trouver("guichet"), valeurs)


def donnees(resultat: Resultat, *cles: str) -> tuple[Any, ...]:
    return tuple(resultat.donnees[cle] for cle in cles)


def messages(resultat: Resultat) -> str:
    return " ".join(alerte.message for alerte in resultat.alertes)


@pytest.mark.parametrize(
    ("nb_essms", "nb_regions", "attendu"),
    [
        (1, 1, "regional"),
        (49, 1, "regional"),
        (50, 1, "regional"),
        (500, 1, "regional"),
        (2, 2, "regional"),
        (48, 2, "regional"),
        (49, 2, "regional"),
        (49, 18, "regional"),
        (50, 2, "national"),
        (51, 2, "national"),
        (50, 18, "national"),
        (500, 2, "national"),
    ],
)
def test_les_trois_lignes_du_tableau(nb_essms: int, nb_regions: int, attendu: str) -> None:
    """GUI-01, GUI-02, GUI-03, GUI-04, GUI-05, GUI-08, AMB-46."""
    resultat = guichet(nb_essms=nb_essms, nb_regions=nb_regions)
    assert resultat.donnees["guichet"] == attendu


@given(st.integers(1, 300), st.integers(1, 18))
def test_le_national_demande_les_deux_criteres(nb_essms: int, nb_regions: int) -> None:
    """GUI-05, GUI-08 : le seuil et plusieurs régions, jamais l'un sans l'autre."""
    grand = not REGLES.respecte(bareme.SEUIL_GUICHET, nb_essms)
    assert (guichet_de(nb_essms, nb_regions, REGLES) == "national") == (grand and nb_regions > 1)


@pytest.mark.parametrize(
    ("nb_essms", "nb_regions", "ouverture", "cloture"),
    [
        (20, 1, date(2025, 1, 15), date(2025, 9, 15)),
        (200, 1, date(2025, 1, 15), date(2025, 9, 15)),
        (20, 2, date(2025, 2, 15), date(2025, 5, 31)),
        (60, 2, date(2025, 2, 15), date(2025, 6, 1)),
    ],
)
def test_chaque_guichet_a_ses_dates(
    nb_essms: int, nb_regions: int, ouverture: date, cloture: date
) -> None:
    """CLD-01, CLD-02, CLD-03, CLD-15, CLD-16, CLD-19, CLD-20, AMB-39, AMB-40."""
    resultat = guichet(nb_essms=nb_essms, nb_regions=nb_regions)
    assert donnees(resultat, "ouverture", "cloture") == (ouverture, cloture)


@pytest.mark.parametrize(("nb_essms", "nb_regions"), [(20, 1), (20, 2), (60, 2)])
def test_l_etat_change_le_jour_dit_et_pas_la_veille(nb_essms: int, nb_regions: int) -> None:
    """CLD-01, CLD-02, CLD-03, CLD-04, CLD-18 : du premier au dernier jour, tous deux compris."""
    ouverture, cloture = donnees(
        guichet(nb_essms=nb_essms, nb_regions=nb_regions), "ouverture", "cloture"
    )
    etats = [
        guichet(nb_essms=nb_essms, nb_regions=nb_regions, date=str(jour)).donnees["etat"]
        for jour in (ouverture - VEILLE, ouverture, cloture, cloture + VEILLE)
    ]
    assert etats == ["pas encore ouvert", "ouvert", "ouvert", "clos"]


def test_les_bornes_du_calendrier_suivent_l_operateur_de_chaque_texte() -> None:
    """CLD-02, AMB-40 : « avant le » 1er juin exclut ce jour, « au » 1er juin le comprend."""
    for multiregional, valeur in (
        (True, bareme.BORNE_MULTIREGIONALE),
        (False, bareme.CLOTURE_REGIONALE),
    ):
        dernier = fenetre(par_defaut(), "regional", multiregional).cloture
        assert REGLES.respecte(valeur, dernier)
        assert not REGLES.respecte(valeur, dernier + VEILLE)


def test_chaque_jour_de_2025_a_un_etat_et_l_ouverture_ne_s_interrompt_pas() -> None:
    """CLD-01."""
    jours = [date(2025, 1, 1) + timedelta(days=n) for n in range(365)]
    for nb_essms, nb_regions in ((20, 1), (20, 2), (60, 2)):
        etats = [
            guichet(nb_essms=nb_essms, nb_regions=nb_regions, date=str(j)).donnees["etat"]
            for j in jours
        ]
        assert list(dict.fromkeys(etats)) == ["pas encore ouvert", "ouvert", "clos"]
        assert etats == sorted(etats, key=["pas encore ouvert", "ouvert", "clos"].index)


@pytest.mark.parametrize("jour", ["2024-06-01", "2026-11-21"])
def test_hors_de_la_campagne_le_guichet_repond_encore_et_dit_son_etat(jour: str) -> None:
    """Le tableau des guichets ne donne aucun montant : l'état reste vrai."""
    resultat = guichet(nb_essms=20, nb_regions=1, date=jour)
    assert donnees(resultat, "guichet", "etat") == (
        "regional",
        "clos" if jour > "2025" else "pas encore ouvert",
    )


def test_apres_la_cloture_un_dossier_n_est_plus_recevable() -> None:
    """CLD-04, CLD-18, AMB-48."""
    resultat = guichet(nb_essms=20, nb_regions=1, date="2025-09-16")
    assert resultat.alertes[0].niveau == "bloquant"
    assert "Le dernier jour était le 15\u00a0septembre\u00a02025" in messages(resultat)


def test_le_jour_de_la_cloture_le_guide_conseille_la_veille() -> None:
    """AMB-41."""
    assert "AMB-41" in messages(guichet(nb_essms=20, nb_regions=1, date="2025-09-15"))
    assert "AMB-41" not in messages(guichet(nb_essms=20, nb_regions=1, date="2025-09-14"))


@pytest.mark.parametrize(
    ("nb_essms", "nb_regions", "lectures"),
    [
        (20, 1, {"AMB-41": ["15\u00a0septembre\u00a02025", "14\u00a0septembre\u00a02025"]}),
        (
            20,
            2,
            {
                "AMB-39": ["15\u00a0février\u00a02025", "15\u00a0janvier\u00a02025"],
                "AMB-40": ["31\u00a0mai\u00a02025", "1er\u00a0juin\u00a02025"],
            },
        ),
        (60, 2, {"AMB-41": ["1er\u00a0juin\u00a02025", "31\u00a0mai\u00a02025"]}),
    ],
)
def test_les_dates_que_les_textes_disputent_se_montrent(
    nb_essms: int, nb_regions: int, lectures: dict[str, list[str]]
) -> None:
    """AMB-39, AMB-40, AMB-41, et AMB-44 quand plusieurs ARS pourraient recevoir le dossier."""
    resultat = guichet(nb_essms=nb_essms, nb_regions=nb_regions)
    vues = {lue.ambiguite: [a.texte for a in lue.alternatives] for lue in resultat.lectures}
    assert vues == lectures
    a_l_ars = resultat.donnees["guichet"] == "regional"
    assert ("AMB-44" in messages(resultat)) is (nb_regions > 1 and a_l_ars)


def test_la_region_se_lit_dans_les_finess_des_etablissements() -> None:
    """GUI-01, GUI-02, AMB-45 ; Corse et outre-mer comprises."""
    resultat = guichet(finess_et=[finess_fictif(1), finess_fictif(2), CORSE, REUNION, GUADELOUPE])
    assert donnees(resultat, "nb_essms", "nb_regions", "guichet") == (5, 4, "regional")
    assert [*resultat.tableaux[0].ecrites()] == [
        ("Bretagne", "2"),
        ("Corse", "1"),
        ("Guadeloupe", "1"),
        ("La Réunion", "1"),
    ]


def test_la_liste_des_finess_remplace_les_nombres_et_dit_les_deux_comptes() -> None:
    """GUI-01, GUI-02 : 3 établissements de deux régions, et non 60 d'une seule."""
    liste = [finess_fictif(1), finess_fictif(2), CORSE]
    resultat = guichet(nb_essms=60, nb_regions=2, finess_et=liste)
    assert resultat.donnees == guichet(finess_et=liste).donnees
    vues = {a.champ: a for a in resultat.alertes if a.champ}
    assert (vues["nb_essms"].niveau, vues["nb_regions"].niveau) == ("attention", "info")
    assert "Elle en compte 3, vous en aviez saisi 60" in vues["nb_essms"].message
    assert "autant, 2" in vues["nb_regions"].message


def test_un_seul_des_nombres_a_cote_de_la_liste_ne_manque_de_rien() -> None:
    resultat = guichet(nb_regions=5, finess_et=[finess_fictif(1)])
    assert donnees(resultat, "nb_essms", "nb_regions") == (1, 1)
    assert [a.champ for a in resultat.alertes if a.champ.startswith("nb_")] == ["nb_regions"]


def test_un_finess_repete_compte_une_fois() -> None:
    """GUI-01, CAL-01 : 49 distincts et un doublon dans deux régions restent au régional."""
    liste = [*(finess_fictif(n) for n in range(1, 49)), CORSE, finess_fictif(1)]
    resultat = guichet(finess_et=liste)
    assert donnees(resultat, "nb_essms", "guichet") == (49, "regional")
    assert "1\u00a0doublon" in messages(resultat)
    assert guichet(finess_et=[*liste, finess_fictif(49)]).donnees["guichet"] == "national"


def test_un_territoire_exclu_ne_compte_ni_essms_ni_region() -> None:
    """ELI-08."""
    resultat = guichet(finess_et=[finess_fictif(1), "970500003"])
    assert donnees(resultat, "nb_essms", "nb_regions") == (1, 1)
    assert "Saint-Pierre-et-Miquelon" in messages(resultat)
    with pytest.raises(SaisieInvalide, match="Aucun de ces FINESS"):
        guichet(finess_et=["970500003"])


@given(st.lists(st.integers(1, 80).map(finess_fictif), min_size=1), st.randoms())
def test_l_ordre_et_les_repetitions_des_finess_ne_changent_rien(
    liste: list[str], hasard: Any
) -> None:
    melange = hasard.sample(liste, len(liste))
    endroit, envers = guichet(finess_et=liste), guichet(finess_et=melange)
    assert endroit.donnees == envers.donnees
    assert endroit.donnees["nb_essms"] == len(set(liste))
    assert guichet(finess_et=sorted(set(liste))).donnees == endroit.donnees


@pytest.mark.parametrize(
    ("valeurs", "champ"),
    [
        ({}, "nb_essms"),
        ({"nb_essms": 60}, "nb_regions"),
        ({"nb_regions": 3}, "nb_essms"),
        ({"nb_essms": 2, "nb_regions": 3}, "nb_regions"),
        ({"nb_essms": 30, "nb_regions": 19}, "nb_regions"),
        ({"nb_essms": 0, "nb_regions": 1}, "nb_essms"),
        ({"finess_et": ["x"]}, "finess_et"),
    ],
)
def test_une_saisie_trop_incomplete_ou_contraire_se_refuse_a_son_champ(
    valeurs: dict[str, Any], champ: str
) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        guichet(**valeurs)
    assert [erreur.champ for erreur in refus.value.erreurs] == [champ]


@pytest.mark.parametrize(
    ("aujourdhui", "jour", "phrase"),
    [
        (date(2025, 1, 14), date(2025, 9, 15), "pas encore ouvert"),
        (date(2025, 1, 15), date(2025, 1, 15), "ouvert jusqu’au 15\u00a0septembre"),
        (date(2025, 9, 15), date(2025, 9, 15), "ouvert jusqu’au 15\u00a0septembre"),
        (date(2025, 9, 16), date(2025, 9, 15), "clos, le dernier jour était le 15\u00a0septembre"),
        (date(2026, 11, 21), date(2025, 9, 15), "clos, le dernier jour était le 15\u00a0septembre"),
    ],
)
def test_la_date_par_defaut_suit_la_campagne_et_l_etat_se_dit(
    aujourdhui: date, jour: date, phrase: str
) -> None:
    """CLD-01, AMB-48."""
    campagne = du_jour(aujourdhui)
    assert bareme_du_jour(campagne, aujourdhui).jour == jour
    assert phrase in etat_du_jour(campagne, aujourdhui)
    assert bareme_par_defaut().jour == derniere_fenetre(campagne).cloture == JOUR


def test_un_departement_inconnu_compte_pour_une_region_de_plus() -> None:
    """Le moins favorable : 49 ESSMS bretons et un inconnu ne font pas une seule région (GUI-02)."""
    numeros = [f"22000{n:03d}0" for n in range(49)] + ["970800010"]
    donnees = resoudre(trouver("guichet"), {"finess_et": numeros}).donnees
    assert (donnees["nb_essms"], donnees["nb_regions"]) == (50, 2)
    assert donnees["guichet"] == "national"
