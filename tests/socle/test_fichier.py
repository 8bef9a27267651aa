"""Le fichier d'une situation : il la redonne, la ligne de commande le lit, abîmé il est refusé."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.socle.calculateur import Calculateur, resoudre, tous, trouver
from calculators.socle.champs import SaisieInvalide
from calculators.socle.fichier import ecrire_fichier, est_une_situation, lire_fichier, schema
from calculators.socle.lien import Faite
from calculators.socle.resultat import resultat_en_json
from calculators.socle.situation import Situation, imbriquer, situation_de
from tests.tirages import LOURD, entrees

AIDE = trouver("aide")
FAITE = Faite("2025", "bretagne", "2")
JOUR = date(2026, 11, 27)


def fichier(calculateur: Calculateur[Any], situation: Situation) -> str:
    return ecrire_fichier(calculateur, situation, FAITE, JOUR)


@LOURD
@given(st.sampled_from(tous()), st.data())
def test_un_fichier_rouvert_redonne_la_situation(
    calculateur: Calculateur[Any], data: st.DataObject
) -> None:
    situation = situation_de(data.draw(entrees(calculateur)), calculateur.champs)
    texte = fichier(calculateur, situation)
    assert est_une_situation(texte.encode())
    lu = lire_fichier(texte.encode(), calculateur)
    champs = calculateur.champs
    assert imbriquer(lu.situation, champs) == imbriquer(situation, champs)
    assert lu.faite == FAITE


@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_ses_reponses_sont_celles_de_la_ligne_de_commande(calculateur: Calculateur[Any]) -> None:
    situation = situation_de(calculateur.exemple, calculateur.champs)
    reponses = json.loads(fichier(calculateur, situation))["reponses"]
    attendu = resultat_en_json(resoudre(calculateur, calculateur.exemple))
    assert resultat_en_json(resoudre(calculateur, reponses)) == attendu


@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_il_suit_son_schema(calculateur: Calculateur[Any]) -> None:
    valider = fastjsonschema.compile(schema(tous()))
    valider(json.loads(fichier(calculateur, situation_de(calculateur.exemple, calculateur.champs))))


@pytest.mark.parametrize(
    ("change", "phrase"),
    [
        (lambda t: t[: len(t) // 2], "abîmé"),
        (lambda t: t.replace("esms-numerique/situation", "autre"), "abîmé"),
        (lambda _: "{}", "abîmé"),
        (lambda _: '{"format": "esms-numerique/situation", "version": 1}', "abîmé"),
        (lambda t: t.replace('"version": 1', '"version": 2'), "plus récente"),
        (lambda t: t.replace('"aide"', '"guichet"'), "autre page"),
    ],
)
def test_abime_ou_d_ailleurs_il_est_refuse_d_une_phrase(change: Any, phrase: str) -> None:
    texte = fichier(AIDE, Situation({"acquisitions": "15"}))
    with pytest.raises(SaisieInvalide, match=phrase):
        lire_fichier(change(texte).encode(), AIDE)


def test_un_fichier_qui_n_est_pas_du_texte_est_refuse() -> None:
    with pytest.raises(SaisieInvalide, match="abîmé"):
        lire_fichier(b"{\xff\xfe\x00", AIDE)


def test_ce_qui_ne_commence_pas_par_une_accolade_est_un_tableau() -> None:
    assert est_une_situation(b'\xef\xbb\xbf {"format"')
    assert not est_une_situation(b"FINESS ET;Organisme\n350000121;CCAS")
