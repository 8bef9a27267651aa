"""Quelle que soit l'entrée, un lecteur répond ou refuse avec une phrase, en un temps mesuré."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.entrees import nombre
from tests.fuzz.lecteurs import LECTEURS, Lecteur, essayer, faute

ENTREES = {"formulaire": 700, "contrat": 700, "page": 350}
"""Les plus lents ; `build.py check --long` en essaie un million par lecteur."""
DE_TEXTE = [lecteur for lecteur in LECTEURS if lecteur.nom not in ENTREES]
CONTRAT = next(lecteur for lecteur in LECTEURS if lecteur.nom == "contrat")
PAGE = next(lecteur for lecteur in LECTEURS if lecteur.nom == "page")
HOSTILES = st.text(
    st.characters() | st.sampled_from("0123456789,.; \u00a0\u202f\ufeff\u200b€%kh/-'\"\\{}[]:\n\t")
)


def _par_nom(lecteur: Lecteur) -> str:
    return lecteur.nom


@pytest.mark.parametrize("lecteur", LECTEURS, ids=_par_nom)
def test_ce_que_les_gens_tapent_recoit_une_reponse_ou_une_phrase(lecteur: Lecteur) -> None:
    fautes = (essayer(lecteur, graine) for graine in range(ENTREES.get(lecteur.nom, 5_000)))
    assert [une for une in fautes if une] == []


@pytest.mark.parametrize("lecteur", DE_TEXTE, ids=_par_nom)
@given(texte=HOSTILES)
def test_un_texte_quelconque_recoit_une_reponse_ou_une_phrase(lecteur: Lecteur, texte: str) -> None:
    assert faute(lecteur, texte) is None


@given(texte=HOSTILES)
def test_un_texte_quelconque_est_une_entree_du_contrat_ou_ne_l_est_pas(texte: str) -> None:
    assert faute(CONTRAT, ("versement", texte)) is None
    assert faute(CONTRAT, ("versement", f'{{"total": {texte}}}')) is None


@given(cle=HOSTILES, valeur=HOSTILES)
def test_une_page_repond_a_toute_cle_et_a_toute_valeur(cle: str, valeur: str) -> None:
    assert faute(PAGE, ("versement", {cle: valeur, "total": valeur})) is None


def test_un_lecteur_qui_leve_autre_chose_parle_anglais_ou_traine_est_pris() -> None:
    """L'essai lui-même : ce que Python dit d'un nombre n'est pas une phrase à nous."""
    anglais = Lecteur("anglais", nombre, float)
    muet = Lecteur("muet", nombre, {"1": 1}.__getitem__)
    lent = Lecteur("lent", nombre, lambda _: _calculer(1.2))
    assert "phrase" in (faute(anglais, "x") or "")
    assert "KeyError" in (faute(muet, "x") or "")
    assert "s de calcul" in (faute(lent, "x") or "")
    assert "graine 7" in (essayer(muet, 7) or "")


def _calculer(duree: float) -> None:
    fin = time.thread_time() + duree
    while time.thread_time() < fin:
        pass
