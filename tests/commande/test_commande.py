"""`python3 -m calculators …` comme un adhérent la lancerait : sans rien d'installé."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from calculators.calculateur import tous

RACINE = Path(__file__).resolve().parents[2]
# -S: no site-packages; -E and -s: no variables, no user folder. What is left is bare Python.
NU = (sys.executable, "-S", "-E", "-s", "-m", "calculators")


def lancer(*arguments: str, entree: bytes = b"", **variables: str) -> tuple[int, bytes]:
    """Le code de sortie et la sortie ; rien ne doit venir sur la sortie d'erreur."""
    fini = subprocess.run(
        (*NU, *arguments),
        input=entree,
        capture_output=True,
        cwd=RACINE,
        env={**os.environ, **variables},
        check=False,
    )
    assert fini.stderr == b""
    return fini.returncode, fini.stdout


def calculer(nom: str, entree: Any) -> tuple[int, Any]:
    code, sortie = lancer(nom, entree=json.dumps(entree).encode())
    return code, json.loads(sortie)


def test_sans_argument_elle_liste_les_calculateurs() -> None:
    code, sortie = lancer()
    lignes = sortie.decode().splitlines()
    assert code == 0
    assert [ligne.split()[0] for ligne in lignes[: len(tous())]] == [c.nom for c in tous()]


def test_la_liste_s_ecrit_meme_sans_langue() -> None:
    assert lancer(LC_ALL="POSIX", PYTHONIOENCODING="ascii")[0] == 0


@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_chaque_calculateur_repond_a_son_exemple_et_dit_ses_questions(calculateur: Any) -> None:
    code, sortie = calculer(calculateur.nom, calculateur.exemple)
    assert code == 0
    assert {"date", "lignes", "alertes", "lectures"} <= set(sortie)
    code, brute = lancer(calculateur.nom, "--schema")
    assert code == 0
    assert [c["champ"] for c in json.loads(brute)["champs"]] == [c.nom for c in calculateur.champs]


@pytest.mark.parametrize(
    ("nom", "entree", "attendu"),
    [
        ("aide", {"acquisitions": 15}, {"total": "315000.00", "avance": "157500.00"}),
        ("aide", {"acquisitions": 30, "mises_a_niveau": 30},
         {"minimum": "604000.00", "total": "604000.00", "maximum": "780000.00"}),
        ("guichet", {"nb_essms": 50, "nb_regions": 2}, {"guichet": "national"}),
        ("saad", {"services": [{"heures_totales": 3, "heures_apa": 1}]}, {"total": "7000.00"}),
        ("petit-organisme", {"nb_essms": 14}, {"petit_organisme": True, "seuil": 15}),
        ("versement", {"total": "0.01"}, {"avance": "0.00", "solde": "0.01"}),
        ("finess", {"finess": "2a0000022"}, {"region": "Corse", "applicable": True}),
    ],
)  # fmt: skip
def test_elle_suit_le_contrat(nom: str, entree: Any, attendu: dict[str, Any]) -> None:
    code, sortie = calculer(nom, entree)
    assert code == 0
    assert attendu.items() <= sortie.items()


@pytest.mark.parametrize(
    ("arguments", "entree", "champ"),
    [
        (("aide",), b"", ""),
        (("aide",), b"pas du JSON", ""),
        (("aide",), b"[]", ""),
        (("aide",), b"\xff\xfe\x00", ""),
        (("aide",), '{"acquisitions": "é"}'.encode("latin-1"), ""),
        (("aide",), b'{"acquisitions": -1}', "acquisitions"),
        (("aide",), b'{"acquisitions": true}', "acquisitions"),
        (("aide",), b'{"acquisitions": NaN}', ""),
        (("aide",), b'{"date": "2024-01-01"}', "date"),
        (("aide",), b'{"essms": [{}, {"finess_et": "x"}]}', "essms.2.finess_et"),
        (("aide",), b'{"\\ud800": 1}', "\ud800"),
        (("aide",), b"[" * 100_000, ""),
        (("aide", "--quoi"), b"{}", ""),
        (("aide", "--schema", "x"), b"{}", ""),
        (("inconnu",), b"{}", ""),
        (("",), b"{}", ""),
        (("rendu",), b"{}", ""),
    ],
)
def test_une_mauvaise_entree_sort_par_2_avec_des_phrases(
    arguments: tuple[str, ...], entree: bytes, champ: str
) -> None:
    code, sortie = lancer(*arguments, entree=entree)
    assert code == 2
    (erreur,) = json.loads(sortie)["erreurs"]
    assert erreur["champ"] == champ
    assert erreur["message"].endswith(".")


def test_une_entree_avec_marque_d_ordre_des_octets_se_lit() -> None:
    code, sortie = lancer("aide", entree=b'\xef\xbb\xbf{"acquisitions": 1}')
    assert (code, json.loads(sortie)["total"]) == (0, "21000.00")


def test_dix_mille_essms_restent_une_reponse() -> None:
    """CAL-01, CAL-11, CAL-17 : 49 × 21 000 + 9 951 × 5 000 ; une ligne de plus qu'admis, non."""
    lignes = [{"situation": "acquisition"}] * 10_000
    code, sortie = calculer("aide", {"essms": lignes})
    assert (code, sortie["total"], sortie["nb_essms"]) == (0, "50784000.00", 10_000)
    code, sortie = calculer("aide", {"essms": lignes * 2 + lignes[:1]})
    assert (code, sortie["erreurs"][0]["champ"]) == (2, "essms")


def test_aucun_module_hors_de_la_bibliotheque_standard_n_est_charge() -> None:
    programme = (
        "import sys; from calculators.calculateur import tous; tous();"
        "print(*{nom.partition('.')[0] for nom in sys.modules} - set(sys.stdlib_module_names))"
    )
    commande = (sys.executable, "-S", "-E", "-s", "-c", programme)
    sortie = subprocess.run(commande, capture_output=True, text=True, cwd=RACINE, check=True)
    assert set(sortie.stdout.split()) <= {"calculators", "__main__"}


def test_un_lot_a_une_reponse_par_ligne_meme_fautive() -> None:
    code, sortie = lancer("versement", "--lot", entree=b'{"total": 1000}\n{\n\n{"total": 3}\n')
    reponses = [json.loads(ligne) for ligne in sortie.splitlines()]
    assert code == 2
    assert [r.get("avance", "erreurs") for r in reponses] == [
        "500.00",
        "erreurs",
        "erreurs",
        "1.50",
    ]
