"""Chaque alerte mène à la question ou à la case dont elle parle."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.socle.calculateur import Calculateur, resoudre, tous, trouver
from calculators.socle.champs import Champ, SaisieInvalide
from calculators.socle.champs_finess import ListeFiness
from calculators.socle.listes import Bloc, Lignes
from calculators.socle.resultat import Resultat
from tests.tirages import LOURD, entrees, projets, services


def mene_quelque_part(etapes: list[str], champs: tuple[Champ, ...], saisi: Any) -> bool:
    """Le chemin est celui d'une question, d'une case d'une ligne saisie ou d'un numéro donné."""
    champ = next((c for c in champs if c.nom == etapes[0]), None)
    reste = etapes[1:]
    if champ is None or not reste:
        return champ is not None
    saisi = (saisi or {}).get(champ.nom) or ()
    if isinstance(champ, Lignes | ListeFiness):
        rang = int(reste.pop(0))
        if not 1 <= rang <= len(saisi):
            return False
        saisi = saisi[rang - 1]
    if isinstance(champ, Bloc):
        return mene_quelque_part(reste, champ.champs, saisi)
    return not reste


def verifier(calculateur: Calculateur[Any], entree: Any) -> None:
    try:
        resultat = resoudre(calculateur, entree)
    except SaisieInvalide:
        return
    for alerte in resultat.alertes:
        if alerte.champ:
            etapes = alerte.champ.split(".")
            assert mene_quelque_part(etapes, calculateur.champs, entree), alerte
        if nommee := re.match(r"(?:Ligne|Service) (\d+) ", alerte.message):
            assert nommee[1] in alerte.champ.split("."), alerte


@LOURD
@given(st.sampled_from(tous()), st.data())
def test_chaque_alerte_mene_a_une_case_qui_existe(
    calculateur: Calculateur[Any], data: st.DataObject
) -> None:
    verifier(calculateur, data.draw(entrees(calculateur)))


@LOURD
@given(projets())
def test_de_meme_pour_un_projet_vraisemblable(projet: dict[str, Any]) -> None:
    verifier(trouver("aide"), projet)


@LOURD
@given(services())
def test_de_meme_pour_des_services_vraisemblables(lignes: list[dict[str, Any]]) -> None:
    verifier(trouver("saad"), {"services": lignes})


def champs_des_alertes(resultat: Resultat, morceau: str) -> list[str]:
    return [alerte.champ for alerte in resultat.alertes if morceau in alerte.message]


ILOT = {"finess_et": "220002612", "organisme": "CCAS de l’Îlot"}


@pytest.mark.parametrize(
    ("nom", "entree", "morceau", "champ"),
    [
        (
            "saad",
            {"services": [{"heures_totales": 10}] * 20 + [{"heures_totales": 9, "heures_apa": 10}]},
            "dépassent le total",
            "services.21.heures_totales",
        ),
        (
            "aide",
            {"essms": [ILOT, {"saad": {"heures_totales": 9, "heures_pch": 10}}]},
            "dépassent le total",
            "essms.2.saad.heures_totales",
        ),
        ("aide", {"essms": [ILOT, {"finess_et": "220002613"}]}, "La clé", "essms.2.finess_et"),
        ("aide", {"essms": [ILOT, {}, ILOT]}, "plusieurs fois", "essms.3.finess_et"),
        ("aide", {"essms": [ILOT, {"organisme": "Ys"}]}, "sans FINESS", "essms.2.finess_et"),
        (
            "aide",
            {"essms": [ILOT, ILOT | {"situation": "sons", "finess_et": "220004188"}]},
            "mélange",
            "essms.2.situation",
        ),
        ("aide", {"acquisitions": 3, "mises_a_niveau": 2}, "mélange", "mises_a_niveau"),
        (
            "aide",
            {
                "essms": [ILOT | {"devis_materiel": 100}],
                "organismes": [{"nom": "Ys"}, {"nom": "ccas de l’îlot", "nb_essms": 90}],
            },
            "n’est pas petit",
            "organismes.2.nb_essms",
        ),
        (
            "aide",
            {"essms": [ILOT | {"devis_materiel": 100, "depense_materiel": 90}]},
            "dépense réelle. Si",
            "essms.1.depense_materiel",
        ),
        ("guichet", {"finess_et": "220002612\n220002613"}, "La clé", "finess_et.2"),
        ("guichet", {"finess_et": "220002612\n220002612"}, "1\u00a0doublon", "finess_et.2"),
        ("finess", {"finess": "220002613"}, "La clé", "finess"),
        (
            "cibles",
            {"champ": "general", "indicateurs": {"dmp": {"numerateur": 1, "denominateur": 9}}},
            "Une cible obligatoire manque",
            "indicateurs.dmp.numerateur",
        ),
        (
            "calendrier",
            {"guichet": "regional", "multiregional": False, "date": "2025-10-01"},
            "n’est pas recevable",
            "date",
        ),
    ],
)
def test_l_alerte_mene_a_la_case_en_cause(
    nom: str, entree: dict[str, Any], morceau: str, champ: str
) -> None:
    assert champs_des_alertes(resoudre(trouver(nom), entree), morceau) == [champ]
