"""Ce qu'un résultat suppose, ce qui lui manque, et un début de réponse dès la première réponse."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.socle.calculateur import Calculateur, esquisser, lire, resoudre, tous, trouver
from calculators.socle.champs import Incomplet, SaisieInvalide
from calculators.socle.suppositions import MANQUES_DITS, libelle_de, manque, suppose
from tests.tirages import LOURD, entrees, reponses


def phrases(nom: str, **brut: Any) -> list[tuple[str, str]]:
    return [(s.chemin, s.phrase) for s in suppose(trouver(nom), brut)]


def chemins(nom: str, **brut: Any) -> list[str]:
    calculateur = trouver(nom)
    valeurs, erreurs = lire(calculateur, brut)
    assert not erreurs
    return [chemin for chemin, _ in manque(calculateur, valeurs, esquisser(calculateur, valeurs))]


def test_une_situation_laissee_vide_se_dit_une_fois_pour_toutes_les_lignes() -> None:
    lignes = [
        {"finess_et": "220002612"},
        {},
        {"finess_et": "220004188", "situation": "sons"},
        {"organisme": "CCAS de l’Îlot", "situation": "\u200b"},
    ]
    situation = (
        "Situation : Acquisition d’une nouvelle solution, faute de réponse pour 2\u00a0ESSMS."
    )
    assert phrases("aide", essms=lignes) == [("essms.1.situation", situation)]
    (_, des_services) = phrases("saad", services=[{"nom": "Lannion"}, {"nom": "Dinan"}])[0]
    assert des_services.endswith("faute de réponse pour 2\u00a0services.")


def test_une_question_de_premier_rang_se_dit_seule() -> None:
    territoire = ("territoire", "Territoire de l’organisme : Métropole, faute de réponse.")
    assert phrases("petit-organisme", nb_essms=14) == [territoire]
    assert not phrases("petit-organisme", nb_essms=14, territoire="corse")


def test_rien_n_est_suppose_d_une_liste_vide_ni_de_trois_nombres() -> None:
    assert not phrases("aide", acquisitions=15)
    assert not phrases("aide", acquisitions=15, essms=[{}, {"situation": ""}])


@pytest.mark.parametrize(
    ("nom", "brut", "attendus"),
    [
        ("aide", {"acquisitions": 15}, []),
        ("aide", {"essms": [{"finess_et": "220002612", "saad": {"heures_apa": 5}}]},
         ["essms.1.saad.heures_totales"]),
        ("aide", {"essms": [{"devis_materiel": 900}], "organismes": [{"nom": "Ys"}]},
         ["organismes.1.nb_essms", "regroupement", "regime_tva"]),
        ("saad", {"services": [{"heures_totales": 10, "heures_autres_dependance": 2}]},
         ["services.1.heures_apa", "services.1.heures_pch", "services.1.type_financement"]),
        ("versement", {"total": 100}, []),
        ("versement", {"total": 100, "avance_recue": 50}, ["depenses_prouvees"]),
        ("calendrier", {"guichet": "regional"}, ["multiregional"]),
        ("calendrier", {"guichet": "national"}, []),
        ("guichet", {"nb_essms": 3}, ["nb_regions"]),
        ("guichet", {"nb_regions": 3}, ["nb_essms"]),
        ("finess", {"finess": "220002612"}, []),
        ("cibles", {"indicateurs": {"dmp": {"numerateur": 5}}},
         ["indicateurs.mssante.numerateur", "indicateurs.dmp.denominateur",
          *(f"indicateurs.{n}.numerateur"
            for n in ("dossiers_actifs", "projets_personnalises", "agenda"))]),
        ("pieces",
         dict.fromkeys(("saad", "entite_nationale", "materiel", "amoa", "dpi_ght"), False),
         ["uniquement_ahi_pjm"]),
    ],
)  # fmt: skip
def test_ce_qui_manque_est_ce_qui_preciserait_le_resultat(
    nom: str, brut: dict[str, Any], attendus: list[str]
) -> None:
    assert chemins(nom, **brut) == attendus


def test_un_manque_se_nomme_avec_sa_ligne_et_son_bloc() -> None:
    aide, cibles = trouver("aide").champs, trouver("cibles").champs
    assert libelle_de("regroupement", aide) == "Le projet est-il un regroupement d’organismes ?"
    heures = libelle_de("essms.2.saad.heures_totales", aide)
    assert heures.startswith("ESSMS 2, ")
    assert heures.endswith(", Heures totales (d)")
    dmp = libelle_de("indicateurs.dmp.numerateur", cibles)
    assert dmp == "Utilisation du dossier médical partagé (DMP), Numérateur"


@LOURD
@given(st.sampled_from(tous()), st.data())
def test_manques_et_suppositions_menent_a_une_question_sans_reponse(
    calculateur: Calculateur[Any], data: st.DataObject
) -> None:
    entree = data.draw(entrees(calculateur))
    valeurs, erreurs = lire(calculateur, entree)
    if erreurs:
        return
    for supposition in suppose(calculateur, entree):
        assert libelle_de(supposition.chemin, calculateur.champs).endswith(supposition.libelle)
    try:
        manques = manque(calculateur, valeurs, esquisser(calculateur, valeurs))
    except SaisieInvalide:
        return
    assert len(dict(manques)) == len(manques) <= MANQUES_DITS
    for chemin, _ in manques:
        assert valeurs.get(chemin) in (None, (), "", 0), chemin


@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_sans_reponse_un_calculateur_dit_ce_qui_lui_manque(calculateur: Calculateur[Any]) -> None:
    valeurs, _ = lire(calculateur, {})
    resultat = esquisser(calculateur, valeurs)
    assert resultat.phrase
    assert manque(calculateur, valeurs, resultat)


@given(st.sampled_from(tous()), st.data())
def test_une_seule_reponse_ne_se_refuse_jamais_faute_d_une_autre(
    calculateur: Calculateur[Any], data: st.DataObject
) -> None:
    champ = data.draw(st.sampled_from(calculateur.questions))
    valeurs, erreurs = lire(calculateur, {champ.nom: data.draw(reponses(champ))})
    if erreurs:
        return
    assert en_cause(calculateur, valeurs) <= {champ.nom}


def en_cause(calculateur: Calculateur[Any], valeurs: dict[str, Any]) -> set[str]:
    """Les questions dont une réponse empêche tout résultat."""
    try:
        esquisser(calculateur, valeurs)
    except SaisieInvalide as refus:
        return {erreur.champ.partition(".")[0] for erreur in refus.erreurs}
    return set()


def test_le_contrat_refuse_encore_une_entree_trop_incomplete() -> None:
    with pytest.raises(Incomplet, match="Indiquez le montant total"):
        resoudre(trouver("versement"), {"avance_recue": 3})


def test_un_seul_des_deux_nombres_suffit_parfois_au_guichet() -> None:
    """GUI-03, GUI-04 ; sans les régions, les dates sont les plus courtes."""
    petit = resoudre(trouver("guichet"), {"nb_essms": 49})
    assert petit.reponse == "Guichet régional"
    plusieurs = resoudre(trouver("guichet"), {"nb_essms": 49, "nb_regions": 2})
    assert petit.donnees == {**plusieurs.donnees, "nb_regions": None}
    assert any(a.champ == "nb_regions" and "Dans une seule" in a.message for a in petit.alertes)
    une = resoudre(trouver("guichet"), {"nb_regions": 1})
    assert (une.reponse, une.donnees["nb_essms"]) == ("Guichet régional", None)
    with pytest.raises(Incomplet, match="nombre de régions"):
        resoudre(trouver("guichet"), {"nb_essms": 50})


def test_un_depot_d_une_seule_region_est_au_guichet_regional() -> None:
    """GUI-04."""
    assert resoudre(trouver("calendrier"), {"multiregional": False}) == resoudre(
        trouver("calendrier"), {"multiregional": False, "guichet": "regional"}
    )
