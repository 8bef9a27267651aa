"""L'éligibilité : exclu seulement par un texte, éligible quand plus rien n'est à savoir."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import bareme
from calculators.bareme.campagnes import bareme_par_defaut
from calculators.criteres.reponses import ReponsesEligibilite
from calculators.criteres.sons import verrou
from calculators.editions import Edition
from calculators.eligibilite import CALCULATEUR, GROUPES, decisive, examiner, manquants, verdict
from calculators.lieux.territoires import EXCLUS, cle
from calculators.regles import REGLES
from calculators.socle.calculateur import lire, resoudre, trouver
from calculators.socle.champs import Champ, Choix, Jour, OuiNon, SaisieInvalide
from calculators.socle.resultat import Resultat

BAREME = bareme_par_defaut()
ELIGIBLE: dict[str, Any] = {
    "article_l312_1": True,
    "territoire": "metropole",
    "finess_propre": True,
    "champ": "general",
    "fonds_europeens": False,
    "deja_finance": False,
    "commande_sons": False,
    "meme_solution": True,
    "referencement": "medico_social",
    "nb_essms": 20,
    "regroupement": False,
    "entite_nationale": False,
    "rejoint_grappe": False,
}
NECESSAIRES = sorted(set(ELIGIBLE) - {"champ", "nb_essms"})
SONS_AUTRE = ELIGIBLE | {
    "commande_sons": True,
    "sons_meme_logiciel": False,
    "demande": "acquisition",
}
HOPITAL = ELIGIBLE | {
    "referencement": "hopital",
    "porteur_ght": True,
    "ght_marche_public": True,
    "ght_adequation": True,
    "ght_document": True,
    "ght_sans_autre_aide": True,
}
GRAPPE = ELIGIBLE | {
    "rejoint_grappe": True,
    "grappe_accord": True,
    "grappe_temporalite": True,
    "grappe_marche": True,
    "grappe_sans_risque": True,
}
REGROUPE = ELIGIBLE | {
    "regroupement": True,
    "regroupement_duree": True,
    "regroupement_moyens": True,
}


def dit(valeurs: dict[str, Any], **autres: Any) -> Resultat:
    return resoudre(CALCULATEUR, {**valeurs, **autres})


def conclut(valeurs: dict[str, Any], **autres: Any) -> str:
    return str(dit(valeurs, **autres).donnees["verdict"])


def motif(resultat: Resultat, regle: str) -> dict[str, Any]:
    """Le motif le plus grave qui porte cette règle."""
    trouves = [m for m in resultat.donnees["motifs"] if regle in m["regles"]]
    return dict(trouves[0])


def ambiguites(resultat: Resultat) -> dict[str, list[str]]:
    return {v.ambiguite: [a.texte for a in v.alternatives] for v in resultat.lectures}


# ── Le verdict ────────────────────────────────────────────────────────────────────────────────


def test_un_projet_connu_de_bout_en_bout_est_eligible() -> None:
    resultat = dit(ELIGIBLE)
    assert resultat.donnees["verdict"] == "eligible"
    assert resultat.donnees["manquants"] == []
    assert all(m["effet"] == "admet" for m in resultat.donnees["motifs"])


@pytest.mark.parametrize("nom", NECESSAIRES)
def test_ne_pas_savoir_une_reponse_necessaire_laisse_a_confirmer(nom: str) -> None:
    resultat = dit(ELIGIBLE, **{nom: None})
    assert resultat.donnees["verdict"] == "a_confirmer"
    assert resultat.donnees["manquants"] == [nom]


def test_ne_rien_savoir_demande_d_abord_ce_qui_peut_exclure() -> None:
    resultat = dit({})
    assert resultat.donnees["verdict"] == "a_confirmer"
    assert resultat.donnees["manquants"] == [
        "article_l312_1",
        "territoire",
        "fonds_europeens",
        "deja_finance",
        "meme_solution",
        "finess_propre",
        "commande_sons",
        "referencement",
        "regroupement",
        "entite_nationale",
        "rejoint_grappe",
    ]
    assert [ligne.texte for ligne in resultat.lignes] == ["à confirmer : peut exclure"] * 5 + [
        "à confirmer"
    ] * 6
    assert not resultat.tableaux


def test_une_question_ouverte_ne_se_montre_qu_une_fois_et_cite_son_texte(bretagne: Edition) -> None:
    """Ni dans deux lignes, ni dans un tableau de plus."""
    libelles = {champ.nom: champ.libelle for champ in CALCULATEUR.champs}
    en_cours, grappe = {"referencement": "en_cours"}, {"rejoint_grappe": True}
    for situation in ({}, en_cours, grappe, dict(trouver("eligibilite").exemple)):
        resultat = dit(situation)
        attendues = [libelles[nom] for nom in resultat.donnees["manquants"]]
        ouvertes = [ligne for ligne in resultat.lignes if ligne.texte.startswith("à confirmer")]
        assert [ligne.formule for ligne in ouvertes] == attendues
        assert all(ligne.citations for ligne in ouvertes)
        fermes = [m for m in resultat.donnees["motifs"] if m["effet"] != "a_confirmer"]
        assert len(resultat.lignes) == len(ouvertes) + len(fermes)


@pytest.mark.parametrize(
    ("reponse", "regle"),
    [
        ({"article_l312_1": False}, "ELI-01"),
        ({"fonds_europeens": True}, "NRD-03"),
        ({"deja_finance": True}, "NRD-04"),
        ({"meme_solution": False}, "CNF-02"),
        ({"referencement": "non"}, "CNF-01"),
        ({"entite_nationale": True, "accord_entite_nationale": False}, "ELI-17"),
    ],
)
def test_une_seule_condition_manquee_exclut_et_dit_son_texte(
    reponse: dict[str, Any], regle: str
) -> None:
    """ELI-01, ELI-06, ELI-16, ELI-17, ELI-28, CAL-01, NRD-01, NRD-02, NRD-03, NRD-04, NRD-05,
    NRD-06, NRD-08, NRD-09, CNF-01, CNF-02, AMB-04, AMB-23, AMB-24, AMB-61.
    """
    resultat = dit(ELIGIBLE, **reponse)
    assert resultat.donnees["verdict"] == "non_eligible"
    trouve = motif(resultat, regle)
    assert trouve["effet"] == "exclut"
    assert trouve["citations"]
    assert resultat.alertes[0].niveau == "bloquant"
    assert resultat.donnees["motifs"][0] == trouve
    assert resultat.donnees["manquants"] == []


def test_un_finess_en_propre_n_est_su_que_d_une_page_de_2023() -> None:
    """CAL-01, AMB-04 : une page ancienne n'exclut pas ; elle se nomme."""
    resultat = dit(ELIGIBLE, finess_propre=False)
    assert resultat.donnees["verdict"] == "a_confirmer"
    assert "CNSA de 2023" in motif(resultat, "CAL-01")["message"]


def test_le_nombre_attendu_outre_mer_n_est_su_que_d_une_page_de_la_cnsa() -> None:
    """GRP-01, AMB-28."""
    message = motif(dit(ELIGIBLE, territoire="outre-mer", nb_essms=5), "GRP-01")["message"]
    assert "page de la CNSA" in message
    assert "à confirmer" in message


def test_un_essms_seul_est_a_confirmer() -> None:
    """GRP-20, AMB-28 : l'instruction oblige à mutualiser, et une pièce l'atteste."""
    seul = ELIGIBLE | {"nb_essms": 1}
    resultat = dit(seul)
    assert resultat.donnees["verdict"] == "a_confirmer"
    assert "AMB-28" in ambiguites(resultat)
    assert "mutualiser" in motif(resultat, "GRP-20")["message"]
    assert conclut(ELIGIBLE, nb_essms=2) == "eligible"
    assert dit(ELIGIBLE, nb_essms=None).donnees["manquants"] == ["nb_essms"]
    assert conclut(GRAPPE, nb_essms=1) == "eligible"


@pytest.mark.parametrize("nom", EXCLUS.values())
def test_les_quatre_territoires_exclus(nom: str) -> None:
    """ELI-08, ELI-09."""
    resultat = dit(ELIGIBLE, territoire=cle(nom))
    assert resultat.donnees["verdict"] == "non_eligible"
    assert nom in motif(resultat, "ELI-08")["message"]


@pytest.mark.parametrize("territoire", ["metropole", "corse", "outre-mer"])
def test_le_programme_s_applique_partout_ailleurs(territoire: str) -> None:
    """ELI-08."""
    assert conclut(ELIGIBLE, territoire=territoire) == "eligible"


def test_saint_martin_est_a_confirmer_sans_question_de_plus() -> None:
    """AMB-29."""
    resultat = dit(ELIGIBLE, territoire="Saint-Martin ou Saint-Barthélemy")
    assert resultat.donnees["verdict"] == "a_confirmer"
    assert resultat.donnees["manquants"] == []
    assert "AMB-29" in ambiguites(resultat)
    assert resultat.alertes[0].niveau == "attention"


def test_le_departement_seul_n_exclut_pas_et_le_confort_limite() -> None:
    """ELI-02, ELI-03."""
    resultat = dit(ELIGIBLE, departement_seul=True, activite_confort=True)
    assert resultat.donnees["verdict"] == "eligible"
    assert motif(resultat, "ELI-02")["effet"] == "admet"
    assert motif(resultat, "ELI-03")["effet"] == "limite"


def test_deja_finance_se_lit_de_deux_facons_et_reste_exclu() -> None:
    """AMB-23, AMB-24."""
    lues = ambiguites(dit(ELIGIBLE, deja_finance=True))
    assert lues["AMB-23"][0] == lues["AMB-24"][0] == "non éligible"


# ── La commande SONS ──────────────────────────────────────────────────────────────────────────


def test_meme_logiciel_que_le_sons_un_complement_pour_l_usage() -> None:
    """ELI-10, ELI-11."""
    resultat = dit(SONS_AUTRE, sons_meme_logiciel=True)
    assert resultat.donnees["verdict"] == "eligible"
    assert motif(resultat, "ELI-10")["effet"] == "limite"


@pytest.mark.parametrize(
    "suite",
    [{}, {"sons_annulee": False}, {"sons_annulee": True, "date_annulation": "2025-05-01"}],
)
def test_acquerir_le_logiciel_de_la_commande_sons_est_ferme_et_le_titre_le_dit(
    suite: dict[str, Any],
) -> None:
    """ELI-10, ELI-11, ELI-13 : même annulée après le 17 avril."""
    resultat = dit(SONS_AUTRE, sons_meme_logiciel=True, **suite)
    assert resultat.reponse == "Éligible au seul complément d’usage"
    assert "l’acquisition est fermée" in resultat.phrase
    assert "aucun texte" not in resultat.phrase


def test_autre_logiciel_en_acquisition_exclu_pour_cet_essms() -> None:
    """NRD-07 : la règle est par ESSMS, les autres n'en dépendent pas."""
    resultat = dit(SONS_AUTRE, sons_annulee=False)
    assert resultat.donnees["verdict"] == "non_eligible"
    assert "Retirez cet ESSMS" in motif(resultat, "NRD-07")["message"]


def test_autre_logiciel_en_mise_a_niveau_les_textes_se_taisent() -> None:
    resultat = dit(SONS_AUTRE, demande="mise_a_niveau")
    assert resultat.donnees["verdict"] == "a_confirmer"
    assert resultat.donnees["manquants"] == []


@pytest.mark.parametrize("depot_va", [None, date(2025, 3, 10), date(2025, 6, 1)])
@pytest.mark.parametrize("ecart", [-1, 0, 1])
def test_une_commande_s_annule_avant_le_premier_des_deux_verrous(
    depot_va: date | None, ecart: int
) -> None:
    """ELI-12, ELI-13, ELI-14, ELI-15, AMB-25."""
    attendu = min(depot_va or date.max, BAREME.date(bareme.VERROU_SONS))
    assert verrou(depot_va, BAREME) == attendu
    annulee = attendu + timedelta(days=ecart)
    va = {"va_deposee": depot_va is not None, "date_va": depot_va and depot_va.isoformat()}
    resultat = dit(SONS_AUTRE, sons_annulee=True, date_annulation=annulee.isoformat(), **va)
    assert resultat.donnees["verdict"] == ("eligible" if annulee < attendu else "non_eligible")


@pytest.mark.parametrize(
    ("reponses", "attendu"),
    [
        ({}, ["sons_annulee"]),
        ({"sons_annulee": True}, ["date_annulation"]),
        ({"sons_annulee": True, "date_annulation": "2025-03-01"}, ["va_deposee"]),
        ({"sons_annulee": True, "date_annulation": "2025-03-01", "va_deposee": True}, ["date_va"]),
        ({"sons_annulee": True, "date_annulation": "2025-03-01", "date_va": "2025-03-02"}, []),
        ({"sons_annulee": True, "date_annulation": "2025-04-17"}, []),
        ({"demande": None}, ["demande"]),
        ({"sons_meme_logiciel": None}, ["sons_meme_logiciel"]),
    ],
)
def test_le_sons_ne_demande_que_la_question_suivante(
    reponses: dict[str, Any], attendu: list[str]
) -> None:
    assert dit(SONS_AUTRE, **reponses).donnees["manquants"] == attendu


def test_une_commande_encore_annulable_le_dit() -> None:
    """ELI-13, ELI-14."""
    avant = dit(SONS_AUTRE, sons_annulee=False, date="2025-04-16")
    assert "peut encore s’annuler" in motif(avant, "NRD-07")["message"]
    apres = dit(SONS_AUTRE, sons_annulee=False, date="2025-04-17")
    assert "ne s’annule plus" in motif(apres, "NRD-07")["message"]


def test_le_dernier_jour_pour_annuler_se_lit_de_trois_facons() -> None:
    """AMB-25."""
    annulation = {"sons_annulee": True, "date_annulation": "2025-03-01"}
    sans_va = ambiguites(dit(SONS_AUTRE, **annulation, va_deposee=False))["AMB-25"]
    assert [texte[:2] for texte in sans_va] == ["16", "17", "ju"]
    avec_va = ambiguites(dit(SONS_AUTRE, **annulation, date_va="2025-05-02"))["AMB-25"]
    assert [texte.split("\u00a0")[:2] for texte in avec_va] == [
        ["16", "avril"],
        ["17", "avril"],
        ["1er", "mai"],
    ]


# ── La solution ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("ecart", [-1, 0, 1])
def test_en_cours_de_referencement_il_precede_le_parametrage(ecart: int) -> None:
    """CNF-04, CNF-05 : « avant » le démarrage, le jour même est trop tard."""
    parametrage = date(2025, 11, 3)
    acquis = parametrage + timedelta(days=ecart)
    dates = {"date_parametrage": str(parametrage), "date_referencement": str(acquis)}
    attendu = "eligible" if ecart < 0 else "non_eligible"
    assert conclut(ELIGIBLE, referencement="en_cours", **dates) == attendu


def test_en_cours_sans_dates_demande_les_deux() -> None:
    """CNF-05."""
    resultat = dit(ELIGIBLE, referencement="en_cours")
    assert resultat.donnees["manquants"] == ["date_referencement", "date_parametrage"]
    une = dit(ELIGIBLE, referencement="en_cours", date_referencement="2025-11-03")
    assert une.donnees["manquants"] == ["date_parametrage"]
    assert une.lignes[0].texte == "à confirmer : peut exclure"


@pytest.mark.parametrize("etat", [None, "medico_social", "hopital", "en_cours", "non"])
def test_la_pjm_n_a_pas_de_referencement(etat: str | None) -> None:
    """ELI-18."""
    assert conclut(ELIGIBLE, champ="pjm", referencement=etat) == "eligible"


@pytest.mark.parametrize("ecart", [-1, 0, 1])
@pytest.mark.parametrize(
    ("champ", "jour"),
    [("ahi_sons", "2025-09-15"), ("ahi_sons", "2025-09-04"), ("ahi_non_sons", "2025-09-04")],
)
def test_une_ahi_a_une_solution_candidate_au_plus_tard_a_la_signature(
    champ: str, jour: str, ecart: int
) -> None:
    """ELI-20, ELI-22, CNF-14 : « au plus tard à », le jour même convient."""
    signature = date(2025, 10, 1)
    dates = {
        "date_signature": str(signature),
        "date_candidature": str(signature + timedelta(days=ecart)),
    }
    resultat = conclut(ELIGIBLE, champ=champ, referencement="non", date=jour, **dates)
    assert resultat == ("eligible" if ecart <= 0 else "non_eligible")


@pytest.mark.parametrize("champ", ["ahi_non_sons", "ahi_pjm"])
@pytest.mark.parametrize("jour", ["2025-09-04", "2025-09-05"])
def test_la_regle_d_une_ahi_hors_sons_est_celle_du_jour_de_la_signature(
    champ: str, jour: str
) -> None:
    """ELI-20, ELI-21, AMB-26 : à temps, la plus stricte est tenue ; signée en juin, elle valait."""
    ahi = ELIGIBLE | {"champ": champ, "referencement": "non", "date": jour}
    resultat = dit(ahi)
    assert sorted(resultat.donnees["manquants"]) == ["date_candidature", "date_signature"]
    assert ("AMB-26" in ambiguites(resultat)) == (jour == "2025-09-05")
    a_temps = {"date_candidature": "2025-09-20", "date_signature": "2025-10-01"}
    assert conclut(ahi, **a_temps) == "eligible"
    assert conclut(ahi, date_signature="2025-06-15") == "non_eligible"
    assert conclut(ahi, date_signature="2025-06-15", date_candidature="2025-09-20") == (
        "non_eligible"
    )


def test_depuis_septembre_une_ahi_hors_sons_candidate_apres_sa_signature_est_a_demander() -> None:
    """ELI-21, AMB-26."""
    tard = {"date_candidature": "2025-12-01", "date_signature": "2025-10-01"}
    for etat in ("non", "en_cours"):
        resultat = dit(ELIGIBLE, champ="ahi_non_sons", referencement=etat, **tard)
        assert resultat.donnees["verdict"] == "a_confirmer"
        assert any("AMB-26" in alerte.message for alerte in resultat.alertes)


def test_une_ahi_en_cours_de_referencement_compare_ses_quatre_dates() -> None:
    """ELI-20, ELI-22, CNF-05, AMB-75 : un référencement après le paramétrage ne conclut pas."""
    ahi = ELIGIBLE | {"champ": "ahi_sons", "referencement": "en_cours"}
    assert sorted(dit(ahi).donnees["manquants"]) == [
        "date_candidature",
        "date_parametrage",
        "date_referencement",
        "date_signature",
    ]
    dates = {
        "date_candidature": "2025-09-01",
        "date_signature": "2025-10-01",
        "date_referencement": "2025-12-01",
        "date_parametrage": "2026-01-05",
    }
    assert conclut(ahi, **dates) == "eligible"
    assert conclut(ahi, **(dates | {"date_candidature": "2025-12-01"})) == "non_eligible"
    renverse = dit(ahi, **(dates | {"date_referencement": "2026-12-01"}))
    assert renverse.donnees["verdict"] == "a_confirmer"
    assert "AMB-75" in ambiguites(renverse)


def test_le_couloir_hopital_est_ouvert_a_un_ght_a_trois_conditions() -> None:
    """CNF-03, CNF-06, AMB-30."""
    resultat = dit(HOPITAL)
    assert resultat.donnees["verdict"] == "eligible"
    assert "AMB-30" in ambiguites(resultat)
    assert conclut(HOPITAL, porteur_ght=False) == "non_eligible"


@pytest.mark.parametrize(
    ("condition", "regle"),
    [
        ("ght_marche_public", "CNF-07"),
        ("ght_adequation", "CNF-08"),
        ("ght_document", "CNF-09"),
        ("ght_sans_autre_aide", "NRD-11"),
    ],
)
def test_chaque_condition_du_ght_compte(condition: str, regle: str) -> None:
    """CNF-07, CNF-08, CNF-09, CNF-10, NRD-11."""
    assert motif(dit(HOPITAL, **{condition: False}), regle)["effet"] == "exclut"
    assert dit(HOPITAL, **{condition: None}).donnees["manquants"] == [condition]


def test_un_champ_inconnu_n_exclut_pas_une_solution_sans_referencement() -> None:
    for etat in ("non", "hopital"):
        reponses = {"champ": None, "referencement": etat, "porteur_ght": False}
        assert dit(ELIGIBLE, **reponses).donnees["manquants"] == ["champ"]


# ── Le projet ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("territoire", "seuil"),
    [
        ("metropole", bareme.TAILLE_IDEALE),
        ("corse", bareme.TAILLE_IDEALE_ULTRAMARINE),
        ("outre-mer", bareme.TAILLE_IDEALE_ULTRAMARINE),
    ],
)
@pytest.mark.parametrize("ecart", [-1, 0, 1])
def test_un_projet_plus_petit_que_l_ideal_reste_eligible_et_se_signale(
    territoire: str, seuil: bareme.Valeur, ecart: int
) -> None:
    """GRP-01, GRP-04, AMB-28."""
    nombre = BAREME.nombre(seuil) + ecart
    resultat = dit(ELIGIBLE, territoire=territoire, nb_essms=nombre)
    assert resultat.donnees["verdict"] == "eligible"
    petit = not BAREME.respecte(seuil, nombre)
    assert petit == (ecart < 0)
    assert motif(resultat, "GRP-01")["effet"] == ("limite" if petit else "admet")
    assert ("AMB-28" in ambiguites(resultat)) == petit


@pytest.mark.parametrize(
    ("condition", "regle"),
    [
        ("grappe_accord", "GRP-15"),
        ("grappe_temporalite", "GRP-16"),
        ("grappe_marche", "GRP-17"),
        ("grappe_sans_risque", "GRP-18"),
    ],
)
def test_rejoindre_une_grappe_demande_ses_quatre_conditions(condition: str, regle: str) -> None:
    """GRP-14, GRP-15, GRP-16, GRP-17, GRP-18."""
    assert conclut(GRAPPE) == "eligible"
    assert motif(dit(GRAPPE, **{condition: False}), regle)["effet"] == "exclut"
    assert dit(GRAPPE, **{condition: None}).donnees["manquants"] == [condition]


def test_qui_rejoint_une_grappe_n_a_ni_taille_ni_regroupement_a_montrer() -> None:
    resultat = dit(GRAPPE, nb_essms=1, regroupement=None)
    assert resultat.donnees["verdict"] == "eligible"
    assert "AMB-28" not in ambiguites(resultat)


@pytest.mark.parametrize("devoir", ["regroupement_duree", "regroupement_moyens"])
def test_un_regroupement_dure_et_partage(devoir: str) -> None:
    """GRP-05, GRP-06, GRP-08."""
    assert conclut(REGROUPE) == "eligible"
    assert conclut(REGROUPE, **{devoir: False}) == "non_eligible"
    assert dit(REGROUPE, **{devoir: None}).donnees["manquants"] == [devoir]


def test_un_accord_d_entite_nationale_inconnu_se_demande() -> None:
    """ELI-16, ELI-17, AMB-49."""
    resultat = dit(ELIGIBLE, entite_nationale=True)
    assert resultat.donnees["manquants"] == ["accord_entite_nationale"]
    assert conclut(ELIGIBLE, entite_nationale=True, accord_entite_nationale=True) == "eligible"


def test_plusieurs_champs_posent_la_question_des_cibles() -> None:
    """AMB-27."""
    assert "AMB-27" in ambiguites(dit(ELIGIBLE, champ="plusieurs"))
    assert conclut(ELIGIBLE, champ="plusieurs", referencement="non") == "non_eligible"


# ── Ce qui doit toujours être vrai ────────────────────────────────────────────────────────────

QUESTIONS = [champ for groupe in GROUPES for champ in groupe.champs]


def reponses(question: Champ) -> st.SearchStrategy[Any]:
    """Une réponse possible à la question."""
    if isinstance(question, OuiNon):
        return st.booleans()
    if isinstance(question, Choix):
        return st.sampled_from(list(question.options))
    if isinstance(question, Jour):
        return st.dates(date(2025, 1, 1), date(2026, 6, 30))
    return st.integers(1, 100)


NOMS = [q.nom for q in QUESTIONS]
AU_HASARD = st.fixed_dictionaries({q.nom: reponses(q) for q in QUESTIONS})


@st.composite
def completes(draw: st.DrawFn) -> ReponsesEligibilite:
    """Toutes les réponses : au hasard, ou celles d'un projet éligible à quelques-unes près."""
    hasard = draw(AU_HASARD)
    changees = draw(st.one_of(st.just(set(NOMS)), st.sets(st.sampled_from(NOMS), max_size=4)))
    valeurs = {**hasard, **{nom: v for nom, v in ELIGIBLE.items() if nom not in changees}}
    if valeurs["va_deposee"] is False:
        valeurs["date_va"] = None
    if valeurs["referencement"] == "non":
        valeurs["date_candidature"] = None  # une date dirait autre chose que « pas candidate »
    return ReponsesEligibilite(**valeurs)


@st.composite
def partielles(draw: st.DrawFn) -> tuple[ReponsesEligibilite, ReponsesEligibilite]:
    """Des réponses dont certaines manquent, et les mêmes au complet."""
    toutes = draw(completes())
    oubliees = draw(st.sets(st.sampled_from(NOMS), max_size=draw(st.sampled_from([2, 10, 40]))))
    return replace(toutes, **dict.fromkeys(oubliees)), toutes


BAREMES = st.dates(BAREME.periode.debut, BAREME.periode.fin).map(BAREME.au)


@given(partielles(), BAREMES)
def test_repondre_davantage_ne_renverse_jamais_un_verdict(
    reponses: tuple[ReponsesEligibilite, ReponsesEligibilite], regles: bareme.Bareme
) -> None:
    """Ne pas savoir n'exclut jamais et ne rend jamais éligible."""
    connues, toutes = reponses
    conclusion = verdict(examiner(connues, regles))
    if conclusion != "a_confirmer":
        assert verdict(examiner(toutes, regles)) == conclusion
        assert manquants(connues, regles) == []


@given(partielles(), BAREMES)
def test_les_questions_encore_utiles_sont_sans_reponse_et_les_decisives_d_abord(
    reponses: tuple[ReponsesEligibilite, ReponsesEligibilite], regles: bareme.Bareme
) -> None:
    connues, toutes = reponses
    utiles = manquants(connues, regles)
    assert all(getattr(connues, question.nom) is None for question, _ in utiles)
    decisives = [decisive(question, connues, regles) for question, _ in utiles]
    assert decisives == [dite for _, dite in utiles]
    assert decisives == sorted(decisives, reverse=True)
    motifs = examiner(connues, regles)
    if verdict(motifs) == "a_confirmer" and not utiles:
        assert any(m.effet == "a_confirmer" and not m.questions for m in motifs)
    assert not [q for q, _ in manquants(toutes, regles) if getattr(toutes, q.nom) is not None]


@given(completes(), BAREMES)
def test_tout_motif_cite_un_texte_et_des_regles_du_catalogue(
    toutes: ReponsesEligibilite, regles: bareme.Bareme
) -> None:
    for trouve in examiner(toutes, regles):
        assert trouve.citations
        assert trouve.regles
        assert set(trouve.regles) <= set(REGLES)
        assert set(trouve.questions) <= set(NOMS)


def test_chaque_question_n_est_posee_qu_une_fois_et_dit_son_texte() -> None:
    assert len(set(NOMS)) == len(NOMS)
    assert all(question.citations and question.defaut is None for question in QUESTIONS)


def test_je_ne_sais_pas_s_ecrit_de_trois_facons() -> None:
    absente, nulle, dite = (
        lire(CALCULATEUR, valeurs)[0]["deja_finance"]
        for valeurs in ({}, {"deja_finance": None}, {"deja_finance": "je ne sais pas"})
    )
    assert absente is nulle is dite is None


def test_toutes_les_regles_de_ces_parties_sont_portees_par_un_motif() -> None:
    """ELI-01, NRD-01, CNF-01 : ce que le catalogue dit calculable, un critère l'applique."""
    cas = [
        ELIGIBLE,
        SONS_AUTRE,
        HOPITAL,
        GRAPPE,
        REGROUPE,
        ELIGIBLE | {"champ": "pjm"},
        ELIGIBLE | {"champ": "ahi_sons", "referencement": "non"},
        ELIGIBLE | {"referencement": "en_cours"},
        ELIGIBLE | {"departement_seul": True, "activite_confort": True},
    ]
    portees = set(chain.from_iterable(m["regles"] for c in cas for m in dit(c).donnees["motifs"]))
    hors_de_ce_calcul = {"ELI-19", "ELI-21", "ELI-23", "ELI-25"}
    """Les cibles d'usage : le calculateur des cibles les applique."""
    attendues = {
        r.id for r in REGLES.values() if r.calculable and r.id[:3] in {"ELI", "NRD", "CNF"}
    }
    assert attendues - portees == hors_de_ce_calcul


@pytest.mark.parametrize(
    ("valeurs", "champ"),
    [
        ({"territoire": "Mars"}, "territoire"),
        ({"deja_finance": "parfois"}, "deja_finance"),
        ({"date_va": "hier"}, "date_va"),
        ({"nb_essms": 0}, "nb_essms"),
        ({"ehpad": True}, "ehpad"),
        ({"date": "2024-12-31"}, "date"),
        ({"date": "2025-01-14"}, "date"),
        ({"commande_sons": True, "va_deposee": False, "date_va": "2025-03-01"}, "date_va"),
    ],
)
def test_une_reponse_qui_ne_tient_pas_se_dit_a_son_champ(
    valeurs: dict[str, Any], champ: str
) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        dit(valeurs)
    assert [e.champ for e in refus.value.erreurs] == [champ]
