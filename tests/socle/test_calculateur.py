"""Comment les calculateurs se trouvent : un module, un nom, un exemple traité."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from calculators.socle.calculateur import Calculateur, appliquer, lire, resoudre, tous, trouver

NOMS = {"aide", "guichet", "saad", "petit-organisme", "versement", "finess"}


def test_les_calculateurs_du_contrat_existent() -> None:
    assert {calculateur.nom for calculateur in tous()} >= NOMS


@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_un_calculateur_se_trouve_par_son_nom_et_se_presente(calculateur: Calculateur[Any]) -> None:
    assert trouver(calculateur.nom) is calculateur
    assert calculateur.titre
    assert calculateur.resume[0].islower()
    assert calculateur.exemple_titre[0].islower()
    assert calculateur.champs[-1].nom == "date"


@pytest.mark.parametrize(
    "nom",
    [
        *("", "inconnu", "petit_organisme", "Aide", "aide ", "calculateur", "lectures", "rendu"),
        *("__main__", "../aide", "champs", "aide.aide", "os"),
    ],
)
def test_aucun_autre_nom_ne_mene_a_un_calculateur(nom: str) -> None:
    with pytest.raises(KeyError):
        trouver(nom)


@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_l_exemple_traite_se_lit_sans_erreur_et_s_explique(calculateur: Calculateur[Any]) -> None:
    valeurs, erreurs = lire(calculateur, calculateur.exemple)
    assert not erreurs
    resultat = appliquer(calculateur, valeurs)
    assert resultat.reponse
    assert resultat.phrase
    assert resultat.lignes


def test_la_date_par_defaut_n_est_dite_qu_une_fois(monkeypatch: pytest.MonkeyPatch) -> None:
    """CLD-01 : celle des pages et celle du contrat sont la même."""
    monkeypatch.setattr(
        "calculators.socle.calculateur.bareme_par_defaut",
        lambda campagne: campagne.au(date(2025, 4, 17)),
    )
    assert resoudre(trouver("aide"), {"acquisitions": 1}).jour == date(2025, 4, 17)


@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_une_alerte_vise_un_champ_qui_existe(calculateur: Calculateur[Any]) -> None:
    noms = {champ.nom for champ in calculateur.champs}
    valeurs, _ = lire(calculateur, calculateur.exemple)
    for alerte in appliquer(calculateur, valeurs).alertes:
        assert not alerte.champ or alerte.champ.split(".")[0] in noms
