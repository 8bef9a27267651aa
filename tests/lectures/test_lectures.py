"""Le registre des clauses ambiguës : entier, cité, prudent, et chiffré par les calculateurs."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from calculators.lectures import REGISTRE, THEMES, Ambiguite, Lecture
from calculators.lectures.exemples import finess_fictif
from calculators.lieux.numero_finess import Numero
from calculators.socle.calculateur import resoudre, tous, trouver
from calculators.socle.resultat import LectureRetenue
from calculators.textes import Cite

AMBIGUITES = list(REGISTRE.values())
DU_CONTRAT = {
    *("aide", "guichet", "saad", "petit-organisme", "eligibilite", "cibles", "pieces"),
    *("calendrier", "versement", "enveloppes", "finess", "projet"),
}
MONTANTS = {
    "AMB-01": (780_000, 747_000, 604_000, 675_500, 725_000),
    "AMB-03": (114_000, 210_000),
    "AMB-05": (5_000, 7_000),
    "AMB-10": (210_000, 310_000),
    "AMB-12": (85_000, 93_000),
    "AMB-13": (294_000, 434_000),
    "AMB-15": (15_500, 20_500),
    "AMB-16": (979_000, "993666.67", 1_059_000),
    "AMB-17": (542_000, 630_000),
    "AMB-18": (7_000, "6999.30", 6_930),
    "AMB-19": (10_290, 0),
    "AMB-20": (8_400, 10_500),
    "AMB-68": (11_500, 13_500),
    "AMB-72": (5_000, 13_000),
}
"""Calculés à la main sur l’exemple de chaque entrée, dans l’ordre de ses lectures."""


def une_ambiguite(**autres: Any) -> Ambiguite:
    """Une entrée juste, dont un trait peut être changé."""
    traits: dict[str, Any] = {
        "id": "AMB-99",
        "titre": "Titre",
        "theme": "calcul",
        "question": "Question ?",
        "citations": (Cite("aap", "1"),),
        "lectures": (Lecture("une", "Une."),),
        "prudente": "une",
        "pourquoi": "Parce que.",
        "etat": "résolue",
        "contact": "programme",
    }
    return Ambiguite(**{**traits, **autres})


def phrases(ambiguite: Ambiguite) -> list[str]:
    """Tout ce que l’entrée montre au lecteur."""
    exemple = [ambiguite.exemple.phrase] if ambiguite.exemple else []
    lectures = [lecture.libelle for lecture in ambiguite.lectures]
    return [ambiguite.titre, ambiguite.question, ambiguite.pourquoi, *lectures, *exemple]


def dans_son_exemple(ambiguite: Ambiguite) -> LectureRetenue:
    """Ce que le calculateur de l’exemple dit de cette ambiguïté."""
    assert ambiguite.exemple
    resultat = resoudre(trouver(ambiguite.exemple.calculateur), ambiguite.exemple.valeurs)
    return next(lue for lue in resultat.lectures if lue.ambiguite == ambiguite.id)


def test_les_75_ambiguites_se_suivent() -> None:
    assert list(REGISTRE) == [f"AMB-{rang:02d}" for rang in range(1, 76)]


def test_chaque_theme_a_ses_ambiguites() -> None:
    comptes = Counter(ambiguite.theme for ambiguite in AMBIGUITES)
    assert [comptes[theme] for theme in THEMES] == [8, 7, 8, 10, 17, 10, 5, 10]


@pytest.mark.parametrize("ambiguite", AMBIGUITES, ids=lambda a: a.id)
def test_une_ambiguite_oppose_au_moins_deux_lectures_distinctes(ambiguite: Ambiguite) -> None:
    identifiants = [lecture.id for lecture in ambiguite.lectures]
    assert len(set(identifiants)) == len(identifiants) >= 2
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i) for i in identifiants)
    assert len({lecture.libelle for lecture in ambiguite.lectures}) == len(identifiants)


@pytest.mark.parametrize("ambiguite", AMBIGUITES, ids=lambda a: a.id)
def test_une_ambiguite_se_dit_en_peu_de_phrases(ambiguite: Ambiguite) -> None:
    assert len(re.findall(r"[.?](?:\s|$)", ambiguite.question)) <= 4
    assert all(len(re.findall(r"[.](?:\s|$)", lu.libelle)) == 1 for lu in ambiguite.lectures)
    assert not ambiguite.titre.endswith(".")


@pytest.mark.parametrize("ambiguite", AMBIGUITES, ids=lambda a: a.id)
def test_aucun_montant_n_est_ecrit_dans_le_registre(ambiguite: Ambiguite) -> None:
    ecrits = [
        p for p in phrases(ambiguite) if re.search(r"€|euros?\b|\d\s?%|\d{1,3}[ \u00a0]\d{3}", p)
    ]
    assert not ecrits


@pytest.mark.parametrize(
    ("trait", "attendu"),
    [
        ({"citations": ()}, "aucune citation"),
        ({"prudente": "autre"}, "lecture prudente inconnue"),
        ({"contact": "mairie"}, "contact inconnu"),
        ({"etat": "peut-être"}, "état inconnu"),
    ],
)
def test_une_entree_mal_faite_ne_peut_pas_etre_ecrite(trait: dict[str, Any], attendu: str) -> None:
    with pytest.raises(ValueError, match=attendu):
        une_ambiguite(**trait)


def test_la_lecture_retenue_est_la_prudente() -> None:
    assert REGISTRE["AMB-01"].retenue.id == "mises-a-niveau-d-abord"
    with pytest.raises(KeyError):
        REGISTRE["AMB-01"].lecture("tirage-au-sort")


def test_un_exemple_appelle_un_calculateur_du_contrat_avec_du_json() -> None:
    for ambiguite in AMBIGUITES:
        if ambiguite.exemple:
            assert ambiguite.exemple.calculateur in DU_CONTRAT
            assert json.loads(json.dumps(ambiguite.exemple.valeurs)) == ambiguite.exemple.valeurs


def test_un_exemple_est_accepte_par_son_calculateur() -> None:
    existants = {calculateur.nom for calculateur in tous()}
    for ambiguite in AMBIGUITES:
        if ambiguite.exemple and ambiguite.exemple.calculateur in existants:
            resultat = resoudre(trouver(ambiguite.exemple.calculateur), ambiguite.exemple.valeurs)
            assert resultat.lignes


@pytest.mark.parametrize("identifiant", MONTANTS)
def test_l_exemple_donne_les_montants_comptes_a_la_main(identifiant: str) -> None:
    alternatives = dans_son_exemple(REGISTRE[identifiant]).alternatives
    attendus = [Decimal(montant) for montant in MONTANTS[identifiant]]
    assert [a.montant for a in alternatives] == attendus


@pytest.mark.parametrize("identifiant", sorted({*MONTANTS, "AMB-14"}))
def test_la_lecture_prudente_donne_le_montant_le_plus_bas(identifiant: str) -> None:
    ambiguite = REGISTRE[identifiant]
    montants = {
        lecture.id: alternative.montant or Decimal(0)
        for lecture, alternative in zip(
            ambiguite.lectures, dans_son_exemple(ambiguite).alternatives, strict=True
        )
    }
    assert (montants[ambiguite.prudente] > min(montants.values())) == ambiguite.tranchee


def test_le_registre_dit_quand_il_ne_retient_pas_la_lecture_la_moins_favorable() -> None:
    for ambiguite in AMBIGUITES:
        if ambiguite.pourquoi.startswith("Ce n’est pas la lecture la "):
            assert ambiguite.tranchee, ambiguite.id


@pytest.mark.parametrize("identifiant", ["AMB-39", "AMB-40", "AMB-41"])
def test_le_guichet_dit_ses_dates_disputees(identifiant: str) -> None:
    assert len(dans_son_exemple(REGISTRE[identifiant]).alternatives) == 2


def test_les_etablissements_des_exemples_sont_distincts_et_bien_formes() -> None:
    numeros = [finess_fictif(rang) for rang in range(1, 121)]
    assert len(set(numeros)) == 120
    assert all(Numero(n).cle_valide and Numero(n).region == "bretagne" for n in numeros)
