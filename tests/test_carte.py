"""La carte du résultat et le résumé : ce qu'ils disent, dans quel ordre, et où ils mènent."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.champs import Erreur
from calculators.socle.releve import relever
from calculators.socle.saisie import aplatir
from tests.demandes import resumer
from tests.test_repondre import demander
from theme.rendu import BASE, formulaire, rendre

HEURES_DE_TROP = {
    "essms.1.organisme": "Association Les Lilas",
    "essms.3.saad.heures_totales": "10 000",
    "essms.3.saad.heures_apa": "12 000",
}
HEURES_JUSTES = {"essms.2.saad.heures_totales": "10 001", "essms.2.saad.heures_apa": "7 000"}


def test_une_alerte_mene_a_sa_ligne_ou_a_sa_reponse() -> None:
    vers = 'data-action="aller" data-champ-cible="{}">Voir la {}</a>'
    heures = demander("aide", HEURES_DE_TROP)["html"]
    assert vers.format("essms.3.saad.heures_totales", "ligne 3") in heures
    numero = demander("finess", {"finess": "220002613"})["html"]
    assert vers.format("finess", "réponse") in numero
    erreur = demander("aide", {"acquisitions": "deux"})["html"]
    assert 'href="#aide-acquisitions" data-action="aller" data-champ-cible="acquisitions"' in erreur


def test_la_carte_dit_le_montant_puis_ce_qui_en_decide_puis_ou_est_le_detail() -> None:
    carte = demander("aide", {**HEURES_DE_TROP, **HEURES_JUSTES})["html"]
    ordre = ("reponse__montant", "fourchette", "alerte ", "vers-le-detail", "boutons")
    places = [carte.index(f'class="{un}') for un in ordre]
    assert places == sorted(places)
    assert '<a href="#aide-detail" data-action="aller">' in carte


def test_seul_l_exemple_propose_de_le_voir_dans_le_formulaire() -> None:
    """Les mêmes réponses, données par une personne, sont les siennes."""
    assert "Voir l’exemple dans le formulaire" in formulaire("aide")
    siennes = demander("aide", aplatir(trouver("aide").exemple))["html"]
    assert "xemple" not in siennes


def test_ce_que_le_resultat_suppose_et_ce_qui_lui_manque_se_disent_avec_leur_chemin() -> None:
    resultat = resoudre(trouver("aide"), {"acquisitions": 15})
    contexte: dict[str, Any] = {
        "calculateur": trouver("aide"),
        "est_exemple": False,
        "inconnues": [],
        "base": BASE,
        "projet": "Grappe du Trégor",
        "non_verifiable": "Ce lien ancien ne se vérifie pas.",
        "partiel": "Résultat partiel : 1 ligne sur 60 ne compte pas.",
        "erreurs": [Erreur("essms.21.finess_et", "Il en faut 9 caractères.")],
        "manque": [SimpleNamespace(chemin="cout_amoa", libelle="Coût de l’AMOA")],
        "suppose": [SimpleNamespace(chemin="regime_tva", libelle="Vos montants", valeur="HT")],
    }
    carte = rendre("resultat.html.j2", resultat=resultat, **contexte)
    chemins = ("essms.21.finess_et", "cout_amoa", "regime_tva")
    assert [carte.count(f'data-champ-cible="{chemin}"') for chemin in chemins] == [1, 1, 1]
    resume = rendre(
        "resume.txt.j2", resultat=resultat, saisies=relever((), {}), a_lire="À lire.", **contexte
    )
    assert resume.startswith("Grappe du Trégor\n")
    assert resume.rstrip().endswith("À lire.")
    for rendu in (re.sub(r"<[^>]*>", "", carte), resume):
        for dit in (
            "Ce lien ancien ne se vérifie pas.",
            "Résultat partiel : 1 ligne sur 60 ne compte pas.",
            "Pour préciser, il manque : Coût de l’AMOA.",
            "Supposé : Vos montants, HT.",
        ):
            assert dit in " ".join(rendu.split()), rendu


def test_le_resume_dit_une_ligne_par_ligne_saisie() -> None:
    resume = " ".join(resumer("aide", HEURES_DE_TROP).split(" "))
    assert "- ESSMS 1\u00a0: Association Les Lilas" in resume
    assert resume.count("\n- ESSMS") == 2
