"""`python3 -m calculators …` comme un adhérent la lancerait : sans rien d'installé."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import threading
from contextlib import suppress
from itertools import repeat
from pathlib import Path
from typing import IO, Any

import pytest

from calculators.lectures.exemples import finess_fictif
from calculators.socle.calculateur import tous
from calculators.socle.contrat import TAILLE_MAXIMALE

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
        (
            "aide",
            {"acquisitions": 30, "mises_a_niveau": 30},
            {"minimum": "604000.00", "total": "604000.00", "maximum": "780000.00"},
        ),
        ("guichet", {"nb_essms": 50, "nb_regions": 2}, {"guichet": "national"}),
        ("saad", {"services": [{"heures_totales": 3, "heures_apa": 1}]}, {"total": "7000.00"}),
        ("petit-organisme", {"nb_essms": 14}, {"petit_organisme": True, "seuil": 15}),
        ("versement", {"total": "0.01"}, {"avance": "0.00", "solde": "0.01"}),
        ("finess", {"finess": "2a0000022"}, {"region": "Corse", "applicable": True}),
    ],
)
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
        "import sys; from calculators.__main__ import principal; principal([]);"
        "print(*{nom.partition('.')[0] for nom in sys.modules} - set(sys.stdlib_module_names))"
    )
    commande = (sys.executable, "-S", "-E", "-s", "-c", programme)
    sortie = subprocess.run(commande, capture_output=True, text=True, cwd=RACINE, check=True)
    assert set(sortie.stdout.splitlines()[-1].split()) <= {"calculators", "__main__"}


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


def test_une_entree_trop_longue_est_refusee_avant_d_etre_lue_entiere() -> None:
    """L'entrée ne finit jamais : la commande répond quand même, sans attendre la suite."""
    with subprocess.Popen(
        (*NU, "aide"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=RACINE
    ) as commande:
        assert commande.stdin
        assert commande.stdout
        with pytest.raises(BrokenPipeError):
            commande.stdin.writelines(repeat(MORCEAU, 10 * TAILLE_MAXIMALE // len(MORCEAU)))
        sortie = json.loads(commande.stdout.read())
        with suppress(BrokenPipeError):
            commande.stdin.close()
    assert commande.returncode == 2
    (erreur,) = sortie["erreurs"]
    assert erreur["message"] == "Ce texte est trop long : 20\u00a0millions d’octets au plus."


MORCEAU = b" " * 1_000_000


def test_dans_un_lot_une_ligne_trop_longue_est_refusee_et_la_suivante_repond() -> None:
    trop = MORCEAU * (TAILLE_MAXIMALE // len(MORCEAU) + 2)
    code, sortie = lancer("versement", "--lot", entree=trop + b'\n{"total": 1000}\n' + trop)
    longue, juste, derniere = (json.loads(ligne) for ligne in sortie.splitlines())
    assert code == 2
    assert longue == derniere
    assert "trop long" in longue["erreurs"][0]["message"]
    assert juste["avance"] == "500.00"


def test_un_lot_ne_garde_rien_de_ce_qu_il_a_lu() -> None:
    """Mille réponses de vingt mille signes, toutes différentes, dans la mémoire d'une seule."""
    lignes = (
        json.dumps({"essms": [{"situation": f"{rang}" + "x" * 20_000}]}) for rang in range(1_000)
    )
    entree = "\n".join(lignes).encode()
    assert _memoire("aide", "--lot", entree=entree) < _memoire("aide", "--lot") + 15_000


def _memoire(*arguments: str, entree: bytes = b"{}") -> int:
    """Ce que la commande prend au plus, en milliers d'octets."""
    mesure = (
        "import resource, subprocess, sys;subprocess.run(sys.argv[1:], "
        "stdout=subprocess.DEVNULL);print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    commande = (sys.executable, "-c", mesure, *NU, *arguments)
    fini = subprocess.run(commande, input=entree, capture_output=True, cwd=RACINE, check=True)
    return int(fini.stdout)


def test_une_entree_fermee_se_dit() -> None:
    commande = f'"{sys.executable}" -S -E -s -m calculators aide <&-'
    fini = subprocess.run(commande, shell=True, capture_output=True, cwd=RACINE, check=False)  # noqa: S602 - only a shell closes its input
    assert (fini.returncode, fini.stderr) == (2, b"")
    assert "fermée" in fini.stdout.decode()


def test_qui_ne_lit_que_la_premiere_reponse_d_un_lot_ne_voit_pas_de_panne() -> None:
    entree = b'{"total": 1000}\n' * 5_000
    with subprocess.Popen(
        (*NU, "versement", "--lot"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=RACINE,
    ) as commande:
        assert commande.stdin
        assert commande.stdout
        assert commande.stderr
        threading.Thread(target=_ecrire, args=(commande.stdin, entree)).start()
        assert b"500.00" in commande.stdout.readline()
        commande.stdout.close()
        assert commande.stderr.read() == b""


def _ecrire(ou: IO[bytes], octets: bytes) -> None:
    with suppress(BrokenPipeError), ou:
        ou.write(octets)


def test_huit_mille_services_de_huit_mille_organismes_en_quelques_secondes_de_calcul() -> None:
    """Vingt mille en prennent à peine plus du double : rien n'y croît plus vite qu'eux."""
    rangs = range(1, 8_001)
    entree = {
        "essms": [
            {
                "finess_et": finess_fictif(rang),
                "organisme": f"L’Âge d’or n° {rang}",
                "situation": ("acquisition", "mise_a_niveau", "sons")[rang % 3],
                "saad": {
                    "heures_totales": 9_999 + 7 * rang,
                    "heures_apa": 4_000 + rang,
                    "heures_autres_dependance": rang,
                    "type_financement": "mutuelle",
                },
                "devis_materiel": 1_000 + rang % 5_000,
            }
            for rang in rangs
        ],
        "organismes": [
            {"nom": f"L’Âge d’or n° {rang}", "nb_essms": 1 + rang % 20} for rang in rangs
        ],
        "essms_deja_finances_dans_la_grappe": 10,
        "cout_amoa": 50_000,
    }
    avant = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    code, _ = calculer("aide", entree)
    assert code == 0
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - avant < 8
