"""Des SAAD dits par leur nombre et leur taux : ils sont parmi les ESSMS, et l'aide suit ce taux."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.lectures.exemples import MOITIE, essms
from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.champs import SaisieInvalide
from calculators.socle.resultat import Resultat
from tests.tirages import LOURD, SITUATIONS

AIDE = trouver("aide")
NOMS = {"acquisition": "acquisitions", "mise_a_niveau": "mises_a_niveau", "sons": "sons"}


def aide(**valeurs: Any) -> Resultat:
    return resoudre(AIDE, valeurs)


def groupe(nombre: int | None = 10, taux: object = "50 %", **autres: Any) -> dict[str, Any]:
    return {"nombre": nombre, "taux": taux, **autres}


def bornes(resultat: Resultat) -> list[Decimal]:
    return [resultat.donnees[cle] for cle in ("minimum", "total", "maximum")]


def alertes(resultat: Resultat, champ: str) -> str:
    return " ".join(a.message for a in resultat.alertes if a.champ.startswith(champ))


def champs_refuses(**valeurs: Any) -> list[str]:
    with pytest.raises(SaisieInvalide) as refus:
        aide(**valeurs)
    return [erreur.champ for erreur in refus.value.erreurs]


# ── Comptés à la main ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("combien", "prudent", "maximum"),
    [
        # Sous le seuil, aucun rang ne se dispute : 21 000 par ESSMS, 10 500 par SAAD.
        (48, 38 * 21_000 + 10 * 10_500, 903_000),
        (49, 39 * 21_000 + 10 * 10_500, 924_000),
        # Au 50e : les SAAD aux premiers rangs perdent 10 × 10 500 ; comptés pour leur part
        # (AMB-17), ils ne font que 45 ESSMS, tous au tarif plein.
        (50, 1_034_000 - 10 * 10_500, 45 * 21_000),
        (51, 1_039_000 - 10 * 10_500, 46 * 21_000),
        # Aux derniers rangs (AMB-16), ils perdent 10 × 2 500 ; pour leur part, 6 rangs réduits.
        (60, 979_000, 1_084_000 - 10 * 2_500),
        (60, 979_000, 49 * 21_000 + 6 * 5_000),
    ],
)
def test_dix_saad_a_moitie_parmi_les_acquisitions_autour_du_seuil(
    combien: int, prudent: int, maximum: int
) -> None:
    """CAL-04, SAAD-06, AMB-16, AMB-17."""
    resultat = aide(acquisitions=combien, saad_groupes=[groupe()])
    assert bornes(resultat) == [prudent, prudent, maximum]
    assert resultat.donnees["nb_essms"] == combien


@pytest.mark.parametrize(
    ("situation", "total"),
    [("acquisition", 105_000), ("mise_a_niveau", 25_000), ("sons", 25_000)],
)
def test_chaque_situation_a_son_forfait(situation: str, total: int) -> None:
    """CAL-10, CAL-13, CAL-15, AMB-05."""
    resultat = aide(**{NOMS[situation]: 10}, saad_groupes=[groupe(situation=situation)])
    assert resultat.donnees["total"] == total


def test_deux_groupes_ont_chacun_leur_taux_et_le_reste_est_entier() -> None:
    """SAAD-06 : 15 ESSMS, dont 4 à 75 % et 2 à 33,33 %."""
    groupes = [groupe(4, "75"), groupe(2, "33,33 %")]
    resultat = aide(acquisitions=15, saad_groupes=groupes)
    assert resultat.donnees["total"] == 9 * 21_000 + 4 * 15_750 + 2 * Decimal("6999.30")


@LOURD
@given(
    st.sampled_from(SITUATIONS),
    st.sampled_from([1, 10, 48, 49, 50, 60]),
    st.sampled_from([0, 1, 30]),
    st.integers(2, 100),
)
def test_un_groupe_vaut_la_liste_de_ses_saad(
    situation: str, saad: int, autres: int, taux: int
) -> None:
    """Le taux seul donne ce que donneraient les heures."""
    heures = MOITIE | {"heures_totales": "100", "heures_apa": str(taux)}
    liste = [
        *essms(saad, situation=situation, saad=heures),
        *essms(autres, depuis=saad + 1, situation=situation),
    ]
    en_nombres = {NOMS[situation]: saad + autres}
    groupes = [groupe(saad, taux, situation=situation)]
    resultat = aide(**en_nombres, saad_groupes=groupes)
    assert resultat.donnees == aide(essms=liste).donnees
    assert resultat.lectures == aide(essms=liste).lectures


# ── Dans les trois nombres, ou seuls ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(("saad", "refuses"), [(9, []), (10, []), (11, ["saad_groupes.1.nombre"])])
def test_plus_de_saad_que_d_essms_se_refuse_a_leur_nombre(saad: int, refuses: list[str]) -> None:
    valeurs: dict[str, Any] = {"acquisitions": 10, "saad_groupes": [groupe(saad)]}
    assert (champs_refuses(**valeurs) if refuses else []) == refuses
    if not refuses:
        assert aide(**valeurs).donnees["nb_essms"] == 10


def test_les_groupes_d_une_situation_s_ajoutent_et_la_phrase_dit_les_deux_nombres() -> None:
    with pytest.raises(SaisieInvalide, match=r"12 SAAD.*10\xa0ESSMS") as refus:
        aide(acquisitions=10, saad_groupes=[groupe(8), groupe(4, 75)])
    assert [erreur.champ for erreur in refus.value.erreurs] == ["saad_groupes.2.nombre"]
    assert champs_refuses(acquisitions=0, saad_groupes=[groupe(1)]) == ["saad_groupes.1.nombre"]


def test_sans_nombre_a_cote_les_groupes_comptent_seuls_et_le_resultat_le_dit() -> None:
    resultat = aide(saad_groupes=[groupe()])
    assert (resultat.donnees["total"], resultat.donnees["nb_essms"]) == (105_000, 10)
    assert "eux seuls" in alertes(resultat, "saad_groupes")
    avec = aide(acquisitions=10, saad_groupes=[groupe()])
    assert avec.donnees == resultat.donnees
    assert "eux seuls" not in alertes(avec, "saad_groupes")


# ── Ce que le taux veut dire ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("taux", "total"),
    [
        *(("50", 10_500), ("50 %", 10_500), ("50\u202f%", 10_500), ("50,0", 10_500), (50, 10_500)),
        *(("0,5 %", 105), ("1 %", 210), ("100", 21_000), ("1,5", 315)),
        ("66,666667", Decimal("14000.00")),
    ],
)
def test_un_taux_se_lit_comme_on_l_ecrit(taux: object, total: object) -> None:
    assert aide(acquisitions=1, saad_groupes=[groupe(1, taux)]).donnees["total"] == total


@pytest.mark.parametrize(
    ("taux", "phrase"),
    [
        ("0,5", "0,5 % ou 50 %"),
        (Decimal("0.75"), "0,75 % ou 75 %"),
        ("1", "1 % ou 100 %"),
        (1, "1 % ou 100 %"),
        ("0", "au-dessus de 0 %"),
        ("0 %", "au-dessus de 0 %"),
        ("100,1", "maximum"),
        ("150 %", "maximum"),
        ("-5 %", "négatif"),
        ("50 h", "par exemple 50 %"),
        ("50 €", "par exemple 50 %"),
        ("la moitié", "par exemple 50 %"),
    ],
)
def test_un_taux_a_deux_lectures_ou_hors_bornes_se_refuse(taux: object, phrase: str) -> None:
    with pytest.raises(SaisieInvalide, match=phrase) as refus:
        aide(acquisitions=1, saad_groupes=[groupe(1, taux)])
    assert [erreur.champ for erreur in refus.value.erreurs] == ["saad_groupes.1.taux"]


def test_le_taux_est_celui_que_l_on_dit_et_ses_heures_ont_pu_etre_disputees() -> None:
    """SAAD-03, SAAD-05, AMB-20, AMB-21 : la fourchette ne chiffre pas ce qu'elle ne sait pas."""
    resultat = aide(acquisitions=60, saad_groupes=[groupe()])
    (alerte,) = [a for a in resultat.alertes if "celui que vous dites" in a.message]
    assert {c.section for c in alerte.citations} == {"3.3.1", "annexe 1"}
    assert "confort" in alerte.message
    assert resultat.fourchette
    assert "AMB-20" in resultat.fourchette.hors
    assert "(AMB-20)" in resultat.fourchette.reserve
    sans = aide(acquisitions=60).fourchette
    assert sans
    assert "AMB-20" not in sans.hors


@pytest.mark.parametrize(("taux", "alerte"), [(49, True), (50, False), (51, False)])
def test_sous_la_moitie_le_guide_alerte_au_taux(taux: int, alerte: bool) -> None:
    """SAAD-01, AMB-19."""
    resultat = aide(acquisitions=15, saad_groupes=[groupe(1, taux)])
    assert ("AMB-19" in alertes(resultat, "saad_groupes.1.taux")) is alerte
    assert (resultat.donnees["minimum"] < resultat.donnees["total"]) is alerte


def test_un_groupe_sans_taux_compte_pour_zero_et_un_sans_nombre_ne_compte_pas() -> None:
    resultat = aide(acquisitions=15, saad_groupes=[groupe(5, None), groupe(None, 40)])
    assert (resultat.donnees["total"], resultat.donnees["nb_essms"]) == (210_000, 15)
    niveaux = {a.champ: a.niveau for a in resultat.alertes if a.champ.startswith("saad_groupes.")}
    assert niveaux["saad_groupes.1.taux"] == "bloquant"
    assert niveaux["saad_groupes.2.nombre"] == "attention"


# ── La liste l'emporte ────────────────────────────────────────────────────────────────────────


def test_la_liste_des_essms_remplace_les_nombres_et_dit_les_deux_comptes() -> None:
    """« Remplace ce qui précède » : 58 lignes, et 60 saisis."""
    resultat = aide(acquisitions=60, mises_a_niveau=0, essms=essms(58))
    assert resultat.donnees == aide(essms=essms(58)).donnees
    (alerte,) = [a for a in resultat.alertes if a.champ == "acquisitions"]
    assert alerte.niveau == "attention"
    assert "remplace" in alerte.message
    assert "58" in alerte.message
    assert "60" in alerte.message
    assert not alertes(resultat, "mises_a_niveau")


def test_une_liste_qui_compte_autant_le_dit_sans_alarmer() -> None:
    resultat = aide(sons=2, essms=essms(2, situation="sons"))
    (alerte,) = [a for a in resultat.alertes if a.champ == "sons"]
    assert (alerte.niveau, "autant, 2" in alerte.message) == ("info", True)


def test_un_doublon_de_la_liste_ne_fait_pas_le_compte() -> None:
    """CAL-01 : deux lignes du même FINESS, un ESSMS."""
    resultat = aide(acquisitions=2, essms=essms(1) * 2)
    assert "Elle en compte 1" in alertes(resultat, "acquisitions")


def test_la_liste_remplace_aussi_les_groupes_meme_de_trop() -> None:
    resultat = aide(acquisitions=1, saad_groupes=[groupe(5)], essms=essms(3))
    assert resultat.donnees == aide(essms=essms(3)).donnees
    assert "remplace aussi" in alertes(resultat, "saad_groupes")
