"""Estimer l'aide : les montants comptés à la main, et ce qui doit rester vrai de tout projet."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.bareme.campagnes import par_defaut
from calculators.editions import Edition
from calculators.lectures import REGISTRE
from calculators.lectures.exemples import MOITIE, essms, finess_fictif
from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.champs import SaisieInvalide
from calculators.socle.resultat import Resultat, resultat_en_json
from tests.tirages import AU_SEUIL, LOURD, Valeurs, heures, listes_d_essms, projets

AIDE = trouver("aide")


def aide(**valeurs: Any) -> Resultat:
    return resoudre(AIDE, valeurs)


def montant(resultat: Resultat, cle: str = "total") -> Decimal:
    valeur = resultat.donnees[cle]
    assert isinstance(valeur, Decimal)
    return valeur


def montants(resultat: Resultat, *cles: str) -> list[Decimal]:
    return [montant(resultat, cle) for cle in cles]


def messages(resultat: Resultat) -> str:
    return " ".join(alerte.message for alerte in resultat.alertes)


def de_l_aide(resultat: Resultat) -> list[Decimal]:
    """Les montants des lignes de l'aide ; l'avance et le solde n'en sont pas."""
    return [ligne.montant or Decimal(0) for ligne in resultat.lignes[:-2]]


# ── Les montants comptés à la main ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("valeurs", "total"),
    [
        ({"acquisitions": 1}, 21_000),
        ({"acquisitions": 15}, 315_000),
        ({"acquisitions": 48}, 1_008_000),
        ({"acquisitions": 49}, 1_029_000),
        ({"acquisitions": 50}, 1_034_000),
        ({"acquisitions": 51}, 1_039_000),
        ({"acquisitions": 200}, 1_784_000),
        ({"mises_a_niveau": 49}, 245_000),
        ({"mises_a_niveau": 50}, 247_000),
        ({"sons": 1}, 5_000),
        ({"acquisitions": 10, "essms_deja_finances_dans_la_grappe": 45}, 114_000),
        ({"acquisitions": 30, "mises_a_niveau": 30}, 604_000),
        ({}, 0),
    ],
)
def test_l_aide_des_projets_simples(valeurs: Valeurs, total: int) -> None:
    """CAL-10, CAL-11, CAL-13, CAL-14, CAL-16, CAL-17, CAL-18, AMB-02, AMB-03, AMB-05."""
    assert montant(aide(**valeurs)) == total


def test_chaque_essms_est_aide_selon_sa_situation() -> None:
    """CAL-09, CAL-12, CAL-26 : acquérir ou changer, mettre à niveau, suivre le SONS."""
    vues = {
        s: montants(aide(essms=[{"situation": s}]), "usages", "logiciel")
        for s in ("acquisition", "mise_a_niveau", "sons")
    }
    assert vues == {
        "acquisition": [7_000, 14_000],
        "mise_a_niveau": [5_000, 0],
        "sons": [5_000, 0],
    }
    acquerir, mettre_a_niveau, _ = AIDE.groupes[0].champs
    assert "changent de logiciel" in acquerir.aide
    assert "gardent leur logiciel" in mettre_a_niveau.aide


def test_sans_heures_saisies_un_essms_recoit_l_aide_entiere() -> None:
    """SAAD-15 : seuls les services à double activité sont proratisés."""
    assert montant(aide(essms=[{"saad": {}}, {"saad": None}, {}])) == 0
    assert montant(aide(essms=[{"situation": "acquisition", "saad": {}}])) == 21_000


def test_30_acquisitions_et_30_mises_a_niveau_vont_de_604_000_a_780_000() -> None:
    """CAL-19, AMB-01 : cinq lectures, la plus basse retenue, et à qui demander."""
    resultat = aide(acquisitions=30, mises_a_niveau=30)
    assert montants(resultat, "minimum", "total", "maximum") == [604_000, 604_000, 780_000]
    (lecture,) = resultat.lectures
    assert [int(a.montant or 0) for a in lecture.alternatives] == [
        780_000,
        747_000,
        604_000,
        675_500,
        725_000,
    ]
    assert lecture.retenue == REGISTRE["AMB-01"].retenue.libelle
    assert "AMB-01" in messages(resultat)


def test_un_petit_groupement_mixte_est_averti_meme_sans_enjeu() -> None:
    """CAL-19, AMB-01 : jusqu'à 49, tout se vaut, mais les conditions ne sont pas publiées."""
    resultat = aide(acquisitions=10, mises_a_niveau=5)
    assert montants(resultat, "minimum", "maximum") == [235_000, 235_000]
    assert "conditions particulières" in messages(resultat)


def test_un_saad_a_75_pour_cent_recoit_les_trois_quarts() -> None:
    """CAL-04, SAAD-06, SAAD-13."""
    ligne = {"saad": {"heures_totales": 40_000, "heures_apa": 22_000, "heures_pch": 8_000}}
    assert montants(aide(essms=[ligne]), "total", "minimum", "maximum") == [15_750] * 3


def test_60_acquisitions_dont_10_saad_a_moitie_vont_de_979_000_a_1_059_000() -> None:
    """AMB-16, AMB-17 : prudent 979 000."""
    resultat = aide(essms=[*essms(10, saad=MOITIE), *essms(50, depuis=11)])
    assert montants(resultat, "minimum", "total", "maximum") == [979_000, 979_000, 1_059_000]


def test_l_aide_est_versee_en_deux_moities() -> None:
    """VER-01, VER-02, VER-03, CAL-18."""
    resultat = aide(acquisitions=15)
    assert montants(resultat, "usages", "logiciel", "materiel", "amoa") == [105_000, 210_000, 0, 0]
    assert montants(resultat, "avance", "solde") == [157_500, 157_500]
    assert [ligne.montant for ligne in resultat.lignes[-2:]] == [157_500, 157_500]


def test_l_aide_s_annonce_sous_reserve_des_justificatifs() -> None:
    """VER-05, AMB-06."""
    assert "sous réserve des justificatifs" in aide(acquisitions=15).phrase
    assert "AMB-06" in messages(aide(acquisitions=15))


def test_chaque_ligne_dit_ses_rangs_sa_formule_et_sa_source(bretagne: Edition) -> None:
    """CAL-10, CAL-11, CAL-16, CAL-17."""
    lignes = aide(acquisitions=60).lignes
    vues = [(ligne.libelle, ligne.formule, int(ligne.montant or 0)) for ligne in lignes[:4]]
    assert vues == [
        ("Usages, acquisition, jusqu’au 49e rang", "49\u00a0ESSMS × 7\u202f000\u00a0€", 343_000),
        ("Usages, acquisition, à partir du 50e rang", "11\u00a0ESSMS × 2\u202f000\u00a0€", 22_000),
        ("Équipement logiciel, jusqu’au 49e rang", "49\u00a0ESSMS × 14\u202f000\u00a0€", 686_000),
        ("Équipement logiciel, à partir du 50e rang", "11\u00a0ESSMS × 3\u202f000\u00a0€", 33_000),
    ]
    assert lignes[0].citations[0].section == "3.3.2 1)"
    assert lignes[2].citations[0].section == "3.3.2 2)"
    assert all(ligne.periode == par_defaut().periode for ligne in lignes)


def test_une_ligne_de_saad_dit_ce_qui_reste_apres_prorata(bretagne: Edition) -> None:
    """SAAD-06."""
    (usage, *_) = aide(essms=essms(3, saad=MOITIE)).lignes
    assert usage.formule == "3\u00a0ESSMS, soit 1,5 après prorata des heures, × 7\u202f000\u00a0€"


# ── Les FINESS ────────────────────────────────────────────────────────────────────────────────


def test_un_finess_repete_compte_une_fois_et_se_montre() -> None:
    """CAL-01."""
    lignes = [
        {"finess_et": finess_fictif(1)},
        {"finess_et": finess_fictif(2)},
        {"finess_et": finess_fictif(1)},
    ]
    resultat = aide(essms=lignes)
    assert montant(resultat) == 42_000
    assert resultat.donnees["nb_essms"] == 2
    assert [*resultat.tableaux[0].ecrites()] == [("3", finess_fictif(1), "déjà compté")]
    assert [a.champ for a in resultat.alertes if "plusieurs fois" in a.message] == [
        "essms.3.finess_et"
    ]


@pytest.mark.parametrize(
    ("une", "autre", "total"),
    [
        ({"situation": "acquisition"}, {"situation": "mise_a_niveau"}, 5_000),
        (
            {"situation": "acquisition", "saad": {"heures_totales": 10, "heures_apa": 1}},
            {"situation": "mise_a_niveau"},
            2_100,
        ),
        ({"saad": {"heures_totales": 10, "heures_apa": 11}}, {}, 0),
        (
            {
                "saad": {
                    "heures_totales": 100,
                    "heures_autres_dependance": 90,
                    "type_financement": "CD",
                }
            },
            {"saad": {"heures_totales": 100, "heures_apa": 60}},
            12_600,
        ),
    ],
)
def test_un_finess_repete_compte_sous_sa_ligne_la_moins_favorable(
    une: Valeurs, autre: Valeurs, total: int
) -> None:
    """CAL-01 : la moins favorable en euros, quel que soit l'ordre."""
    lignes = [{**ligne, "finess_et": finess_fictif(1)} for ligne in (une, autre)]
    assert montant(aide(essms=lignes)) == montant(aide(essms=lignes[::-1])) == total


def test_deux_lignes_d_un_meme_finess_ne_changent_pas_la_borne_selon_leur_ordre() -> None:
    """CAL-01, AMB-05 : une commande SONS et une mise à niveau se valent, sauf au maximum."""
    lignes = [{"finess_et": finess_fictif(1), "situation": s} for s in ("sons", "mise_a_niveau")]
    endroit, envers = aide(essms=lignes), aide(essms=lignes[::-1])
    assert montants(endroit, "total", "maximum") == montants(envers, "total", "maximum")


def test_un_finess_hors_du_programme_ne_compte_pas() -> None:
    """ELI-08."""
    resultat = aide(essms=[{"finess_et": "970500003"}, {"finess_et": finess_fictif(1)}])
    assert montant(resultat) == 21_000
    assert resultat.alertes[0].niveau == "bloquant"
    (ecartee,) = resultat.tableaux[0].ecrites()
    assert ecartee == ("1", "970500003", "Saint-Pierre-et-Miquelon")


def test_les_lignes_sans_finess_comptent_chacune_et_cela_se_dit() -> None:
    """CAL-01."""
    resultat = aide(essms=[{"situation": "acquisition"}] * 2)
    assert montant(resultat) == 42_000
    assert "2\u00a0lignes sans FINESS" in messages(resultat)


def test_rejoindre_une_grappe_rappelle_les_conditions() -> None:
    """GRP-14, GRP-15, GRP-16, GRP-17, GRP-18 ; la taille idéale est celle de la grappe entière."""
    resultat = aide(acquisitions=5, essms_deja_finances_dans_la_grappe=20)
    assert "l’accord de son porteur" in messages(resultat)
    assert "AMB-28" not in messages(resultat)


@pytest.mark.parametrize(("combien", "alerte"), [(14, True), (15, False), (16, False)])
def test_sous_quinze_essms_le_guide_conseille_un_regroupement(combien: int, alerte: bool) -> None:
    """GRP-01, GRP-04, AMB-28."""
    assert ("AMB-28" in messages(aide(acquisitions=combien))) is alerte


# ── Les refus ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("valeurs", "champ"),
    [
        ({"acquisitions": -1}, "acquisitions"),
        ({"acquisitions": 50_001}, "acquisitions"),
        ({"essms": [{"finess_et": "x"}]}, "essms.1.finess_et"),
        ({"essms": [{}, {"saad": {"heures_apa": "x"}}]}, "essms.2.saad.heures_apa"),
        ({"essms": [{"situation": "autre"}]}, "essms.1.situation"),
        ({"organismes": [{"nom": "A", "nb_essms": 0}]}, "organismes.1.nb_essms"),
        ({"regime_tva": "exonéré"}, "regime_tva"),
        ({"acquisition": 1}, "acquisition"),
        ({"date": "2025-01-14", "acquisitions": 1}, "date"),
        ({"date": "2024-12-31"}, "date"),
        ({"date": "15 septembre"}, "date"),
    ],
)
def test_une_mauvaise_entree_se_refuse_a_son_champ(valeurs: Valeurs, champ: str) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        aide(**valeurs)
    assert [erreur.champ for erreur in refus.value.erreurs] == [champ]


def test_l_aide_se_calcule_chaque_jour_de_la_campagne_et_aucun_autre() -> None:
    assert montant(aide(acquisitions=15, date="2025-01-15")) == 315_000
    assert montant(aide(acquisitions=15, date="2025-12-31")) == 315_000
    with pytest.raises(SaisieInvalide, match="Les textes couvrent la période"):
        aide(acquisitions=15, date="2025-01-14")


# ── Ce qui reste vrai de tout projet ──────────────────────────────────────────────────────────


@LOURD
@given(projets())
def test_tout_s_additionne_au_centime(valeurs: Valeurs) -> None:
    """CAL-18, VER-01."""
    resultat = resoudre(AIDE, valeurs)
    total = montant(resultat)
    assert sum(montants(resultat, "usages", "logiciel", "materiel", "amoa")) == total
    assert sum(montants(resultat, "avance", "solde")) == total
    assert sum(de_l_aide(resultat)) == total


@LOURD
@given(projets())
def test_rien_n_est_negatif_et_le_prudent_est_entre_ses_bornes(valeurs: Valeurs) -> None:
    resultat = resoudre(AIDE, valeurs)
    assert min(montants(resultat, "usages", "logiciel", "materiel", "amoa", "avance", "solde")) >= 0
    assert all(m >= 0 for m in de_l_aide(resultat))
    minimum, total, maximum = montants(resultat, "minimum", "total", "maximum")
    assert minimum <= total <= maximum
    for lecture in resultat.lectures:
        assert all(minimum <= (a.montant or 0) <= maximum for a in lecture.alternatives)


@LOURD
@given(projets())
def test_chaque_lecture_retenue_redonne_le_total(valeurs: Valeurs) -> None:
    resultat = resoudre(AIDE, valeurs)
    for lecture in resultat.lectures:
        (retenue,) = [a.montant for a in lecture.alternatives if a.lecture == lecture.retenue]
        assert retenue == montant(resultat)


@LOURD
@given(projets(), st.randoms(use_true_random=False))
def test_l_ordre_des_lignes_ne_change_ni_les_montants_ni_l_explication(
    valeurs: Valeurs, hasard: random.Random
) -> None:
    melange = {**valeurs, "organismes": valeurs["organismes"][::-1]}
    if "essms" in valeurs:
        melange["essms"] = hasard.sample(valeurs["essms"], len(valeurs["essms"]))
    endroit, envers = (resultat_en_json(resoudre(AIDE, v)) for v in (valeurs, melange))
    for cle in (
        "total",
        "minimum",
        "maximum",
        "usages",
        "logiciel",
        "materiel",
        "amoa",
        "lignes",
        "lectures",
    ):
        assert endroit[cle] == envers[cle]


@LOURD
@given(listes_d_essms(), st.data())
def test_une_ligne_recopiee_ne_change_rien(lignes: list[Valeurs], data: st.DataObject) -> None:
    """CAL-01."""
    if not lignes:
        return
    copie = data.draw(st.sampled_from(lignes))
    simple, double = (resultat_en_json(aide(essms=e)) for e in (lignes, [*lignes, copie]))
    assert [simple[cle] for cle in ("total", "minimum", "maximum", "lignes", "nb_essms")] == [
        double[cle] for cle in ("total", "minimum", "maximum", "lignes", "nb_essms")
    ]


@LOURD
@given(AU_SEUIL, AU_SEUIL, AU_SEUIL)
def test_trois_nombres_ou_la_liste_donnent_le_meme_resultat(a: int, m: int, s: int) -> None:
    """CAL-02."""
    situations = ["acquisition"] * a + ["mise_a_niveau"] * m + ["sons"] * s
    rapide = resultat_en_json(aide(acquisitions=a, mises_a_niveau=m, sons=s))
    complet = resultat_en_json(aide(essms=[{"situation": x} for x in situations]))
    ote = {"alertes", "date"}
    assert {k: v for k, v in rapide.items() if k not in ote} == {
        k: v for k, v in complet.items() if k not in ote
    }


@given(AU_SEUIL, AU_SEUIL)
def test_un_essms_de_plus_n_ote_rien_a_un_groupement_homogene(nombre: int, deja: int) -> None:
    """GRP-11 : l'aide par ESSMS se veut incitative ; un ESSMS déjà financé n'ajoute rien."""
    for situation in ("acquisitions", "mises_a_niveau", "sons"):
        moins, plus = (
            {situation: n, "essms_deja_finances_dans_la_grappe": deja} for n in (nombre, nombre + 1)
        )
        assert montant(aide(**moins)) < montant(aide(**plus))
    grappe = "essms_deja_finances_dans_la_grappe"
    assert montant(aide(acquisitions=nombre, **{grappe: deja + 1})) <= montant(
        aide(acquisitions=nombre, **{grappe: deja})
    )


@given(AU_SEUIL, AU_SEUIL)
def test_une_acquisition_de_plus_n_ote_rien_meme_a_un_groupement_mixte(a: int, m: int) -> None:
    """L'inverse n'est pas vrai : une mise à niveau de plus peut prendre un rang plein (AMB-01)."""
    moins, plus = (aide(acquisitions=n, mises_a_niveau=m) for n in (a, a + 1))
    for cle in ("minimum", "total", "maximum"):
        assert montant(moins, cle) < montant(plus, cle)
    assert montant(aide(acquisitions=49, mises_a_niveau=1)) < montant(aide(acquisitions=49))


@LOURD
@given(heures(), st.integers(0, 60), st.integers(0, 50))
def test_une_heure_eligible_de_plus_n_ote_rien(h: Valeurs, autres: int, plus: int) -> None:
    """CAL-04."""
    simples = [{"situation": "acquisition"}] * autres
    totales = h["heures_apa"] + h["heures_pch"] + h["heures_autres_dependance"] + 50
    avant = {**h, "heures_totales": totales}
    apres = {**avant, "heures_apa": h["heures_apa"] + plus}
    moins, mieux = (aide(essms=[{"saad": saad}, *simples]) for saad in (avant, apres))
    assert montant(moins) <= montant(mieux)


@LOURD
@given(projets(), st.integers(0, 30_000))
def test_un_devis_ou_un_cout_plus_haut_n_ote_rien(valeurs: Valeurs, plus: int) -> None:
    """PET-04, PET-08 : jusqu'aux plafonds."""
    hausse = {**valeurs, "cout_amoa": (valeurs["cout_amoa"] or 0) + plus}
    if "essms" in valeurs:
        hausse["essms"] = [
            {**ligne, "devis_materiel": ligne["devis_materiel"] + plus}
            if "devis_materiel" in ligne
            else ligne
            for ligne in valeurs["essms"]
        ]
    moins, mieux = (resoudre(AIDE, v) for v in (valeurs, hausse))
    assert montant(moins) <= montant(mieux)
    petits = [ligne for ligne in hausse.get("essms", []) if ligne.get("devis_materiel")]
    assert montant(mieux, "materiel") <= 10_000 * len(petits)
    assert montant(mieux, "amoa") <= 100_000


@LOURD
@given(st.integers(1, 80), st.fractions(0, 1, max_denominator=30))
def test_des_saad_tous_au_meme_taux_recoivent_ce_taux_de_l_aide(n: int, taux: Fraction) -> None:
    """SAAD-06, AMB-17 : le nombre d'ESSMS ne change pas, le montant seul est réduit."""
    saad = {"heures_totales": taux.denominator, "heures_apa": taux.numerator}
    entiere = Fraction(montant(aide(acquisitions=n)))
    reduite = montant(aide(essms=[{"saad": saad}] * n))
    assert abs(Fraction(reduite) - entiere * taux) <= Fraction(1, 200)
