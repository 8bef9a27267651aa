"""Suis-je un petit organisme ? Sous le seuil de son territoire, jamais au seuil."""

from __future__ import annotations

from typing import Any

import pytest

from calculators.bareme import PETIT_ORGANISME, PETIT_ORGANISME_ULTRAMARIN
from calculators.bareme.campagnes import bareme_par_defaut
from calculators.lieux.territoires import lire_territoire
from calculators.montants.petits import TERRITOIRES, seuil
from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.champs import SaisieInvalide

REGLES = bareme_par_defaut()


def repondre(**valeurs: Any) -> dict[str, Any]:
    return dict(resoudre(trouver("petit-organisme"), valeurs).donnees)


@pytest.mark.parametrize("territoire", TERRITOIRES)
def test_la_borne_est_celle_du_texte_dans_chaque_territoire(territoire: str) -> None:
    """PET-01, PET-02 : « moins de 8 » en Corse et outre-mer, « moins de 15 » ailleurs."""
    lu = lire_territoire(territoire)
    assert lu
    limite = 15 if lu == "metropole" else 8
    for nb_essms in (1, limite - 1, limite, limite + 1):
        attendu = {"petit_organisme": nb_essms < limite, "seuil": limite}
        assert repondre(nb_essms=nb_essms, territoire=territoire) == attendu
        assert REGLES.respecte(seuil(lu), nb_essms) == (nb_essms < limite)


def test_les_deux_seuils_se_comparent_avec_moins_de() -> None:
    """PET-01, PET-02."""
    assert {
        REGLES.version(v).comparaison for v in (PETIT_ORGANISME, PETIT_ORGANISME_ULTRAMARIN)
    } == {"<"}


def test_sans_territoire_c_est_la_metropole() -> None:
    """PET-02."""
    assert repondre(nb_essms=14) == {"petit_organisme": True, "seuil": 15}


@pytest.mark.parametrize(
    ("valeurs", "champ"),
    [
        ({}, "nb_essms"),
        ({"nb_essms": 0}, "nb_essms"),
        ({"nb_essms": 5, "territoire": "Belgique"}, "territoire"),
    ],
)
def test_une_reponse_manquante_ou_inconnue_se_dit(valeurs: dict[str, Any], champ: str) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        repondre(**valeurs)
    assert [erreur.champ for erreur in refus.value.erreurs] == [champ]


@pytest.mark.parametrize(
    ("regroupement", "dit", "ouvertes"),
    [
        (False, "Seul, rien ne lui est ouvert à coup sûr", {"AMB-13", "AMB-14"}),
        (True, "Dans ce regroupement, il peut demander du matériel", {"AMB-14"}),
        (None, "dans un regroupement ou un projet national", {"AMB-13", "AMB-14"}),
    ],
)
def test_ce_qu_un_petit_organisme_peut_demander_depend_du_cadre(
    regroupement: bool | None, dit: str, ouvertes: set[str]
) -> None:
    """PET-05, PET-09, AMB-13, AMB-14."""
    valeurs = {"nb_essms": 14, "regroupement": regroupement}
    resultat = resoudre(trouver("petit-organisme"), valeurs)
    assert dit in resultat.phrase
    assert {lue.ambiguite for lue in resultat.lectures} == ouvertes


def test_un_grand_organisme_n_est_pas_exclu_de_l_amoa_par_une_lecture_ouverte() -> None:
    """AMB-14."""
    resultat = resoudre(trouver("petit-organisme"), {"nb_essms": 15, "regroupement": True})
    assert "à confirmer (AMB-14)" in resultat.phrase


def test_la_taille_est_celle_de_tout_l_organisme() -> None:
    """AMB-10."""
    resultat = resoudre(trouver("petit-organisme"), {"nb_essms": 14})
    assert any("AMB-10" in alerte.message for alerte in resultat.alertes)
