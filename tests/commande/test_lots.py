"""`NOM --lot FICHIER` : les mêmes réponses que ligne à ligne, chacune avec son numéro."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.contrat import TAILLE_MAXIMALE
from calculators.socle.lot import ENSEMBLE
from calculators.socle.resultat import resultat_en_json
from tests.commande.test_commande import lancer


def reponses(nom: str, fichier: Path) -> tuple[int, list[dict[str, Any]]]:
    code, sortie = lancer(nom, "--lot", str(fichier))
    return code, [json.loads(ligne) for ligne in sortie.splitlines()]


def test_plusieurs_processus_repondent_dans_l_ordre_comme_un_seul(tmp_path: Path) -> None:
    fichier = tmp_path / "projets.jsonl"
    demandes = [{"acquisitions": rang, "nb_regions": 1} for rang in range(1, 2 * ENSEMBLE + 5)]
    fichier.write_text("\n".join(map(json.dumps, demandes)), "utf-8")
    code, dites = reponses("projet", fichier)
    assert code == 0
    assert [dite["ligne"] for dite in dites] == [*range(1, len(demandes) + 1)]
    projet = trouver("projet")
    for rang in (1, 50, ENSEMBLE + 1, len(demandes)):
        attendue = resultat_en_json(resoudre(projet, demandes[rang - 1]))
        assert dites[rang - 1] == json.loads(json.dumps({"ligne": rang, **attendue}))


def test_une_ligne_fautive_dit_son_numero_et_les_autres_repondent(tmp_path: Path) -> None:
    fichier = tmp_path / "versements.jsonl"
    trop = " " * (TAILLE_MAXIMALE + 5)
    fichier.write_bytes(f'{{"total": 1000}}\n{{\n\n{trop}\n\xe9\n{{"total": 3}}'.encode("latin-1"))
    code, dites = reponses("versement", fichier)
    assert code == 2
    assert [(d["ligne"], d.get("avance", "erreurs")) for d in dites] == [
        (1, "500.00"),
        (2, "erreurs"),
        (4, "erreurs"),
        (5, "erreurs"),
        (6, "1.50"),
    ]
    dits = [d["erreurs"][0]["message"] for d in dites if "erreurs" in d]
    assert "trop long" in dits[1]
    assert dits[2] == "Ce texte n’est pas en UTF-8."


def test_un_csv_a_pour_titres_des_cles_ou_des_libelles(tmp_path: Path) -> None:
    fichier = tmp_path / "projets.csv"
    fichier.write_text(
        "\ufeffESSMS qui acquièrent une nouvelle solution;nb_regions;essms.1.situation;couleur\r\n"
        '"15";1;;\r\n;;sons;\r\nabc;1;;\r\n;;;\r\n50;2;;\r\n1;1;;bleu\r\n',
        "utf-8",
    )
    code, dites = reponses("projet", fichier)
    assert code == 2
    assert [(d["ligne"], (d.get("aide") or {}).get("total")) for d in dites] == [
        (2, "315000.00"),
        (3, "5000.00"),
        (4, None),
        (6, "1034000.00"),
        (7, None),
    ]
    assert [d["erreurs"][0]["champ"] for d in dites if "erreurs" in d] == [
        "acquisitions",
        "couleur",
    ]


def test_un_csv_d_excel_garde_ses_accents_et_rien_ne_s_y_perd(tmp_path: Path) -> None:
    fichier = tmp_path / "organismes.csv"
    fichier.write_bytes(
        "acquisitions;nom_du_projet\n1;Cœur d’été\n2;A;de trop\n3;\n".encode("cp1252")
    )
    code, dites = reponses("aide", fichier)
    assert code == 2
    assert [(d["ligne"], d.get("total")) for d in dites] == [
        (2, "21000.00"),
        (3, None),
        (4, "63000.00"),
    ]
    assert "plus de cases" in dites[1]["erreurs"][0]["message"]


def test_deux_colonnes_de_meme_titre_sont_refusees(tmp_path: Path) -> None:
    fichier = tmp_path / "doubles.csv"
    fichier.write_text("acquisitions;acquisitions\n1;2\n", "utf-8")
    code, sortie = lancer("aide", "--lot", str(fichier))
    assert code == 2
    (erreur,) = json.loads(sortie)["erreurs"]
    assert erreur["message"] == "Deux colonnes ont le titre « acquisitions »."


def test_un_fichier_absent_se_dit(tmp_path: Path) -> None:
    code, sortie = lancer("aide", "--lot", str(tmp_path / "absent.jsonl"))
    assert code == 2
    (erreur,) = json.loads(sortie)["erreurs"]
    assert erreur["message"] == "Le fichier « absent.jsonl » ne s’ouvre pas."
