"""`--table` : le tableau d'un tableur, lu par la ligne de commande."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from calculators.socle.contrat import TAILLE_MAXIMALE
from tests.commande.test_commande import calculer, lancer

HEURES = (
    "Nom;FINESS;Heures totales;APA;Avis\r\n"
    "SAAD L’Âge d’or;350000121;10 000;9 000;bon\r\n"
    "ADMR « Œuvre »;220002612;10 000;2 000;bon\r\n"
    "Total;;20 000;11 000;\r\n"
)


def demander(*arguments: str, entree: bytes = b"") -> tuple[int, Any]:
    code, sortie = lancer(*arguments, entree=entree)
    return code, json.loads(sortie)


@pytest.mark.parametrize("codage", ["utf-8-sig", "cp1252", "utf-16"])
def test_un_fichier_donne_le_meme_resultat_que_le_contrat(tmp_path: Path, codage: str) -> None:
    fichier = tmp_path / "nos heures=2024.csv"
    fichier.write_bytes(HEURES.encode(codage))
    code, sortie = demander("saad", "--table", str(fichier))
    services = [
        {
            "nom": "SAAD L’Âge d’or",
            "finess_et": "350000121",
            "heures_totales": 10_000,
            "heures_apa": 9_000,
        },
        {
            "nom": "ADMR « Œuvre »",
            "finess_et": "220002612",
            "heures_totales": 10_000,
            "heures_apa": 2_000,
        },
    ]
    assert code == 0
    assert sortie.pop("lecture") == [
        "2\u00a0lignes lues",
        "en-tête reconnu",
        "1\u00a0ligne de total mise de côté",
        "colonne « Avis » ignorée",
    ]
    assert (code, sortie) == calculer("saad", {"services": services})


def test_l_entree_et_une_autre_liste_se_donnent_ensemble(tmp_path: Path) -> None:
    fichier = tmp_path / "organismes.csv"
    fichier.write_text("Gestionnaire;Nb ESSMS\nCCAS;3\n", "utf-8")
    liste = b"FINESS;Gestionnaire;Devis\n350000121;CCAS;1200\n220002612;CCAS;\n"
    code, sortie = demander(
        "aide", "--table", "-", "--table", f"organismes={fichier}", entree=liste
    )
    essms = [
        {"finess_et": "350000121", "organisme": "CCAS", "devis_materiel": 1200},
        {"finess_et": "220002612", "organisme": "CCAS"},
    ]
    del sortie["lecture"]
    organismes = [{"nom": "CCAS", "nb_essms": 3}]
    assert (code, sortie) == calculer("aide", {"essms": essms, "organismes": organismes})


@pytest.mark.parametrize(
    ("arguments", "entree", "champ", "phrase"),
    [
        (("saad", "--table", "absent.csv"), b"", "", "« absent.csv » ne s’ouvre pas"),
        (("saad", "--table", "calculators"), b"", "", "ne s’ouvre pas"),
        (("saad", "--table", "-"), b"", "services", "vide"),
        (("saad", "--table", "-"), b"PK\x03\x04", "services", "un classeur"),
        (("saad", "--table", "-"), b"abc\x00\x01", "services", "illisibles"),
        (("saad", "--table", "-"), b"x" * (TAILLE_MAXIMALE + 1), "", "trop long"),
        (("saad", "--table"), b"", "", "Argument inconnu"),
        (("versement", "--table", "-"), b"a", "", "n’a pas de liste"),
        (
            ("saad", "--table", "-"),
            b"Nom;Heures totales\nA;dix mille\nB;20\n",
            "services.1.heures_totales",
            "dix mille",
        ),
    ],
)
def test_ce_qui_ne_se_lit_pas_sort_par_2_avec_une_phrase(
    arguments: tuple[str, ...], entree: bytes, champ: str, phrase: str
) -> None:
    code, sortie = demander(*arguments, entree=entree)
    (erreur,) = sortie["erreurs"]
    assert (code, erreur["champ"]) == (2, champ)
    assert phrase in erreur["message"]
