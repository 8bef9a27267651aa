"""La recherche sur les pages construites : les mots d’un porteur mènent à la bonne page.

Le moteur lui-même se teste dans tests/publish/test_recherche.py, sur quelques passages.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from theme.engine.node import node
from theme.publish import ROOT

QUESTIONS = {
    # from the issue: words of those who call
    "hopital": "eligibilite/",
    "l'hôpital": "eligibilite/",
    "montée de version": "estimer-l-aide/",
    "combien pour 20 EHPAD": "estimer-l-aide/",
    "date limite": "calendrier/",
    "mandataire judiciaire": "eligibilite/",
    "hébergement d'urgence": "eligibilite/",
    "aide à domicile": "saad/",
    "TVA": "estimer-l-aide/",
    "MSSanté": "cibles/",
    # what porteurs ask
    "suis-je éligible": "eligibilite/",
    "qui peut demander l'aide": "eligibilite/",
    "GHT": "eligibilite/",
    "HOP'EN": "eligibilite/",
    "fonds européens FEDER": "eligibilite/",
    "déjà financé pour le même logiciel": "eligibilite/",
    "logiciel non référencé Ségur": "eligibilite/",
    "annuler bon de commande SONS": "eligibilite/",
    "tutelle curatelle": "eligibilite/",
    "CHRS": "eligibilite/",
    "nombre minimum d'établissements": "se-regrouper/",
    "rejoindre une grappe": "se-regrouper/",
    "GCSMS": "se-regrouper/",
    "combien d'ESSMS pour faire un groupement": "se-regrouper/",
    "combien je vais toucher": "estimer-l-aide/",
    "montant par établissement": "estimer-l-aide/",
    "50e ESSMS": "estimer-l-aide/",
    "ordinateurs et tablettes": "petit-organisme/",
    "petite association": "petit-organisme/",
    "chef de projet": "petit-organisme/",
    "AMOA": "petit-organisme/",
    "heures APA PCH": "saad/",
    "annexe 1": "saad/",
    "service mixte confort": "saad/ faq/",
    "où déposer mon dossier": "guichet/",
    "projet sur plusieurs régions": "guichet/",
    "guichet national": "guichet/",
    "dernier jour pour déposer": "calendrier/",
    "comité de sélection": "calendrier/",
    "à minuit": "calendrier/",
    "GALIS": "constituer-le-dossier/",
    "pièces à joindre": "constituer-le-dossier/ faq/",
    "lettre d'engagement": "constituer-le-dossier/",
    "devis": "petit-organisme/ faq/",
    "quand suis-je payé": "versement/",
    "solde": "versement/",
    "justificatifs de dépenses": "versement/",
    "délai 18 mois": "versement/",
    "cible d'usage": "cibles/",
    "file active": "cibles/",
    "dossier médical partagé": "cibles/",
    "e-prescription": "cibles/",
    "critères de priorité": "priorisation/",
    "treize mesures de sécurité": "cybersecurite/",
    "cyberattaque": "cybersecurite/",
    "enveloppe de la Bretagne": "enveloppes/",
    "budget par région": "enveloppes/",
    "ce qui a changé en septembre": "ce-qui-a-change/",
    "instruction 2025/100": "ce-qui-a-change/ textes/",
    "36 500": "programme/",
    "qu'est-ce qu'un DUI": "glossaire/",
    "c'est quoi le SONS": "glossaire/ faq/",
    "numéro FINESS": "verifier-un-finess/",
    "clé du finess": "verifier-un-finess/",
    "à qui écrire": "contacts/ faq/",
    "adresse mail ARS": "contacts/",
    "Corse": "petit-organisme/ enveloppes/",
    "USLD": "faq/",
    "feder": "eligibilite/",
    "délai": "versement/",
    "délais": "versement/",
    "documents": "constituer-le-dossier/",
    "refus": "eligibilite/",
    # in November 2026
    "hopen": "eligibilite/",
    "2026": "faq/",
    "et après": "faq/",
    "Et après 2025 ?": "faq/",
    "crèche": "eligibilite/ faq/",
    "k€": "estimer-l-aide/",
    "ESAT": "glossaire/ estimer-l-aide/",
    "tuteur": "eligibilite/",
    "Finistère": "verifier-un-finess/",
    "Val-de-Marne": "verifier-un-finess/",
    "CAL-10": "estimer-l-aide/",
    "cal-16": "estimer-l-aide/",
    "VER-04": "versement/",
    "ELI-21": "cibles/",
    "AMB-28": "ce-que-les-textes-ne-disent-pas/",
    "cahier des charges national": "eligibilite/ textes/ glossaire/",
}
"""Ce qu’on tape → la page attendue dans les trois premiers passages, ou l’une de ces pages."""

SCRIPT = """
import { readFileSync } from "node:fs";
import { chercher, creerIndex } from "./theme/js/recherche-index.js";
const { documents, questions } = JSON.parse(readFileSync(0, "utf8"));
const index = creerIndex(documents);
const reponses = (question) => chercher(index, question).map(({ url, titre }) => [url, titre]);
console.log(JSON.stringify(questions.map(reponses)));
"""


@pytest.fixture(scope="module")
def reponses(site_folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Pour chaque question, les passages trouvés, les meilleurs d’abord : adresse, titre."""
    (documents,) = (site_folder / "recherche").glob("documents.*.json")
    demande = {"documents": json.loads(documents.read_text("utf-8")), "questions": list(QUESTIONS)}
    vu = subprocess.run(
        [str(node()), "--input-type=module", "--eval", SCRIPT],
        input=json.dumps(demande),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    trouvees = json.loads(vu.stdout)
    return {q: [(url, titre) for url, titre in r] for q, r in zip(QUESTIONS, trouvees, strict=True)}


@pytest.mark.parametrize("question", QUESTIONS)
def test_la_bonne_page_est_dans_les_trois_premiers_passages(
    question: str, reponses: dict[str, list[tuple[str, str]]]
) -> None:
    trouvees = {url.partition("#")[0] for url, _ in reponses[question][:3]}
    assert trouvees & set(QUESTIONS[question].split()), reponses[question][:6]


@pytest.mark.parametrize(
    ("question", "pages"),
    [
        ("feder", "eligibilite/ faq/"),
        ("délai", "versement/ calendrier/"),
        ("délais", "versement/ calendrier/"),
        ("documents", "constituer-le-dossier/"),
        ("refus", "eligibilite/ faq/"),
        ("USLD", "faq/ eligibilite/"),
    ],
)
def test_la_bonne_page_vient_en_tete(
    question: str, pages: str, reponses: dict[str, list[tuple[str, str]]]
) -> None:
    assert reponses[question][0][0].partition("#")[0] in pages.split(), reponses[question][:6]


def test_le_bandeau_de_campagne_n_est_pas_dans_la_recherche(site_folder: Path) -> None:
    """Écrit en tête de presque toutes les pages, il les ferait toutes se ressembler."""
    (documents,) = (site_folder / "recherche").glob("documents.*.json")
    assert "Le dernier jour pour déposer était" not in documents.read_text("utf-8")


def test_trois_passages_ne_viennent_pas_tous_de_la_meme_page(
    reponses: dict[str, list[tuple[str, str]]],
) -> None:
    seules = [q for q, r in reponses.items() if len({u.partition("#")[0] for u, _ in r[:3]}) == 1]
    assert len(seules) <= len(QUESTIONS) // 10, seules
