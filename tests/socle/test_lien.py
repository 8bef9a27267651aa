"""Le lien d'une situation : entier, il la redonne ; coupé, il le dit ; ancien, il s'ouvre."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.lectures.exemples import finess_fictif
from calculators.socle.calculateur import Calculateur, tous, trouver
from calculators.socle.lien import LONGUEUR_MAXIMALE, Faite, ecrire_lien, lire_lien
from calculators.socle.situation import Situation, imbriquer, situation_de
from tests.tirages import LOURD, entrees

AIDE = trouver("aide")
FAITE = Faite("2025", "bretagne", "2")
NOMS = ("Association Les Lilas", "L’Âge d’or ; n° 2", "[EHPAD] «\xa0Bel air\xa0»", "a=b&c\td\\t\ne")


def essms(combien: int) -> Situation:
    """Autant d'ESSMS, leur organisme et leur situation."""
    lignes = [[finess_fictif(n + 1), NOMS[n % len(NOMS)], "acquisition"] for n in range(combien)]
    return Situation({"cout_amoa": "1 500,5 €"}, {"essms": lignes})


def lien(situation: Situation) -> str:
    return ecrire_lien(situation, AIDE.champs, FAITE)


def memes(a: Situation, b: Situation, calculateur: Calculateur[Any] = AIDE) -> bool:
    champs = calculateur.champs
    return imbriquer(a, champs) == imbriquer(b, champs)


@LOURD
@given(st.sampled_from(tous()), st.data())
def test_un_lien_entier_redonne_la_situation_et_ce_avec_quoi_elle_est_faite(
    calculateur: Calculateur[Any], data: st.DataObject
) -> None:
    situation = situation_de(data.draw(entrees(calculateur)), calculateur.champs)
    lu = lire_lien(ecrire_lien(situation, calculateur.champs, FAITE), calculateur.champs)
    assert (lu.etat, lu.faite) == ("complet", FAITE)
    assert memes(lu.situation, situation, calculateur)


def test_chaque_signe_d_un_nom_revient() -> None:
    situation = essms(8)
    lu = lire_lien(lien(situation), AIDE.champs)
    assert [ligne[1] for ligne in lu.situation.tableaux["essms"]] == [*NOMS, *NOMS]


def test_coupe_n_importe_ou_un_lien_est_incomplet_et_ne_dit_rien_de_faux() -> None:
    """Ce qui reste d'un lien coupé est toujours le début de ce qu'il disait."""
    situation, entier = essms(30), lien(essms(30))
    for fin in range(2, len(entier)):
        lu = lire_lien(entier[:fin], AIDE.champs)
        assert lu.etat == "incomplet"
        restent = lu.situation.tableaux.get("essms", ())
        assert [ligne[:3] for ligne in restent] == [
            ligne[:3] for ligne in situation.tableaux["essms"][: len(restent)]
        ]


def test_change_d_un_signe_un_lien_est_incomplet() -> None:
    entier = lien(essms(30))
    for place in range(2, len(entier), 7):
        autre = "A" if entier[place] != "A" else "B"
        assert lire_lien(entier[:place] + autre + entier[place + 1 :], AIDE.champs).etat == (
            "incomplet"
        )


@pytest.mark.parametrize("suite", [".", ")", ",", "»", ">", " ", "\n"])
def test_la_ponctuation_qu_un_courriel_colle_derriere_ne_change_rien(suite: str) -> None:
    assert lire_lien(lien(essms(3)) + suite, AIDE.champs).etat == "complet"


def test_trente_essms_tiennent_dans_un_courriel() -> None:
    assert len(lien(essms(30))) < LONGUEUR_MAXIMALE


@pytest.mark.parametrize(
    ("ancien", "attendue"),
    [
        ("acquisitions=23&mises_a_niveau=7", {"acquisitions": "23", "mises_a_niveau": "7"}),
        ("essms.1.organisme=L%E2%80%99%C3%82ge+d%27or", {"essms": [{"organisme": "L’Âge d'or"}]}),
        ("essms.2.finess_et=220002612", {"essms": [{}, {"finess_et": "220002612"}]}),
        ("acquisitions=2&inconnue=3", {"acquisitions": "2", "inconnue": "3"}),
        ("acquisitions=%", {"acquisitions": "%"}),
    ],
)
def test_un_lien_d_avant_s_ouvre_sans_pouvoir_etre_verifie(
    ancien: str, attendue: dict[str, Any]
) -> None:
    lu = lire_lien(ancien, AIDE.champs)
    assert lu.etat == "ancien"
    assert imbriquer(lu.situation, AIDE.champs) == attendue


def test_une_colonne_ou_une_liste_que_l_on_ne_connait_plus_se_voit() -> None:
    """Rien ne se perd en silence : ce que les questions ne portent pas reste nommé."""
    champs = tuple(champ for champ in AIDE.champs if champ.nom != "organismes")
    situation = situation_de({"organismes": [{"nom": "ADMR"}], "acquisitions": 2}, AIDE.champs)
    lu = lire_lien(lien(situation), champs)
    assert set(imbriquer(lu.situation, champs)) == {"acquisitions", "organismes.1.nom"}


@LOURD
@given(st.text(max_size=300))
def test_nul_texte_n_arrete_la_lecture(texte: str) -> None:
    for fragment in (texte, f"2.{texte}", f"2.10.00000000.{texte}", f"a={texte}"):
        imbriquer(lire_lien(fragment, AIDE.champs).situation, AIDE.champs)
