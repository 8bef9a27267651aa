"""Du formulaire à plat aux valeurs du contrat, et retour, sans rien perdre en chemin."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.socle.calculateur import lire, tous, trouver
from calculators.socle.saisie import aplatir, choix_compris, deplier, echos, rangs, saisies
from tests.tirages import LOURD, entrees

AIDE = trouver("aide").champs


@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_l_exemple_traite_se_pose_a_plat_et_se_releve(calculateur: Any) -> None:
    plat = aplatir(calculateur.exemple)
    assert aplatir(deplier(plat, calculateur.champs)) == plat
    assert lire(calculateur, deplier(plat, calculateur.champs)) == lire(
        calculateur, calculateur.exemple
    )


@LOURD
@given(st.sampled_from(tous()), st.data())
def test_une_entree_posee_a_plat_se_lit_comme_avant(calculateur: Any, data: st.DataObject) -> None:
    """Le formulaire et le fichier JSON sont compris de la même façon."""
    entree = data.draw(entrees(calculateur))
    releve = deplier(aplatir(entree), calculateur.champs)
    avant, apres = (dict(lire(calculateur, v)[0]) for v in (entree, releve))
    for champ in calculateur.champs:
        if champ.genre != "lignes":
            assert avant[champ.nom] == apres[champ.nom], champ.nom
    assert aplatir(deplier(aplatir(releve), calculateur.champs)) == aplatir(releve)


def test_les_lignes_gardent_leur_rang_meme_apres_une_ligne_vide() -> None:
    plat = {
        "essms.3.finess_et": " 220002612\u200b ",
        "essms.4.organisme": "\ufeff",
        "essms.1.situation": "acquisition",
    }
    assert deplier(plat, AIDE) == {"essms": [{}, {}, {"finess_et": "220002612"}]}
    assert rangs(plat, "essms") == [1, 3]


def test_une_ligne_qui_n_a_que_son_choix_par_defaut_est_vide() -> None:
    """Une ligne ajoutée puis laissée telle quelle ne compte pas pour un ESSMS."""
    assert deplier({"essms.1.situation": "acquisition"}, AIDE) == {"essms": []}
    assert deplier({"essms.1.situation": "sons"}, AIDE) == {"essms": [{"situation": "sons"}]}


def test_un_bloc_se_deplie_sous_sa_cle() -> None:
    plat = {"essms.1.saad.heures_apa": "5", "acquisitions": "", "sons": "  "}
    assert deplier(plat, AIDE) == {"essms": [{"saad": {"heures_apa": "5"}}]}


@pytest.mark.parametrize(
    "cles",
    [
        ["inconnue"],
        ["essms"],
        ["essms", "essms.1.finess_et"],
        ["essms.1.finess_et", "essms"],
        ["essms.1"],
        ["essms.x.finess_et"],
        ["essms.0.finess_et"],
        ["essms.01.finess_et"],
        ["essms.999999999.finess_et"],
        ["essms.²."],
        ["essms.1.saad"],
        ["essms.1.saad", "essms.1.saad.heures_apa"],
        ["essms.1.saad.heures_apa", "essms.1.saad"],
        ["essms.1.saad.heures_apa.x"],
        ["acquisitions.1"],
        [""],
        ["."],
        ["..."],
        ["date.date"],
        ["essms.1.finess_et.x"],
        ["essms.1.autre"],
    ],
    ids=" ".join,
)
def test_une_cle_qu_aucune_question_ne_porte_est_signalee_sous_son_nom(cles: list[str]) -> None:
    """Un lien abîmé ne fait ni panne ni oubli silencieux."""
    connues = {"essms.1.finess_et", "essms.1.saad.heures_apa"}
    _, erreurs = lire(trouver("aide"), deplier(dict.fromkeys(cles, "5"), AIDE))
    signalees = {e.champ for e in erreurs if e.cle_inconnue}
    assert signalees == {cle.rstrip(".") for cle in cles if cle not in connues}


def test_les_echos_portent_le_chemin_de_leur_case() -> None:
    plat = {
        "essms.2.devis_materiel": "12 k€",
        "essms.2.finess_et": "22",
        "essms.3.saad.heures_totales": "1.500,5",
        "cout_amoa": "1000,0",
        "acquisitions": "15",
    }
    assert dict(echos(AIDE, deplier(plat, AIDE), {})) == {
        "essms.2.devis_materiel": "12\u202f000\u00a0€",
        "essms.3.saad.heures_totales": "1\u202f500,5 h",
        "cout_amoa": "1\u202f000\u00a0€",
    }


def test_un_choix_se_montre_dans_sa_liste_meme_dans_une_ligne_en_erreur() -> None:
    plat = {
        "essms.2.situation": "Mise à niveau",
        "essms.2.finess_et": "22",
        "essms.3.situation": "?",
    }
    assert dict(choix_compris(AIDE, deplier(plat, AIDE), {})) == {
        "essms.2.situation": "mise_a_niveau"
    }


def test_les_reponses_s_impriment_avec_leur_libelle_et_leur_unite() -> None:
    plat = {
        "acquisitions": "15",
        "essms.2.situation": "sons",
        "essms.2.saad.heures_apa": "7",
        "regroupement": "oui",
        "organismes.1.nom": "A",
        "inconnue": "x",
    }
    assert saisies(AIDE, plat) == [
        ("ESSMS qui acquièrent une nouvelle solution", "15 ESSMS"),
        ("ESSMS 2, Situation", "Commande SONS, même logiciel"),
        ("ESSMS 2, Heures APA (e)", "7 h"),
        ("organisme 1, Nom", "A"),
        ("Le projet est-il un regroupement d’organismes ?", "Oui"),
    ]


@given(
    st.dictionaries(
        st.text(alphabet="esm.1x²é ", max_size=12)
        | st.sampled_from(
            [
                "essms",
                "essms.1",
                "essms.1.saad",
                "essms.2.saad.heures_apa",
                "date",
                "organismes.1.nom",
            ]
        ),
        st.text(max_size=8),
    )
)
def test_aucun_formulaire_ne_fait_tomber_la_lecture(plat: dict[str, str]) -> None:
    lire(trouver("aide"), deplier(plat, AIDE))
    assert all(rang > 0 for rang in rangs(plat, "essms"))
    assert all(libelle for libelle, _ in saisies(AIDE, plat))
