"""La recherche, sans page : chaque question mène à sa page dans les trois premiers passages."""

from __future__ import annotations

import json
import subprocess

import pytest

from theme.engine.node import node
from theme.publish import ROOT

PASSAGES = {
    "estimer-l-aide/": (
        "Estimer l’aide",
        "Chaque ESSMS apporte 7 000 € d’usage, puis le logiciel.",
    ),
    "guichet/": (
        "Déterminer le guichet",
        "Les dates d’ouverture et de clôture, le dépôt sur GALIS.",
    ),
    "saad/": ("Proratiser un SAAD", "Un service d’aide à domicile compte ses heures APA et PCH."),
    "versement/": ("Avance et solde", "La moitié de l’aide à la signature, le reste à la fin."),
    "mise-a-niveau/": ("La mise à niveau", "Garder sa solution en changeant de version."),
    "mandataires/": (
        "Protection juridique",
        "Les mandataires judiciaires des majeurs protégés.",
    ),
    "hebergement/": ("Accueil, hébergement, insertion", "Les centres d’hébergement d’urgence."),
    "hopitaux/": (
        "Groupements hospitaliers",
        "Un hôpital porte parfois un établissement social.",
    ),
    "petit-organisme/": (
        "Petit organisme",
        "Moins de huit ESSMS en Corse : le matériel.",
    ),
    "montants-ht/": ("Hors taxes ou toutes taxes", "Le régime de TVA de l’organisme."),
    "cibles/": ("Cibles d’usage", "Les messages envoyés par MSSanté, les dossiers du DMP."),
}

QUESTIONS = {
    "combien pour 20 EHPAD": "estimer-l-aide/",
    "Combien vais-je toucher ?": "estimer-l-aide/",
    "date limite": "guichet/",
    "quand déposer": "guichet/",
    "aide à domicile": "saad/",
    "l’avance": "versement/",
    "montée de version": "mise-a-niveau/",
    "mandataire judiciaire": "mandataires/",
    "tutelle": "mandataires/",
    "hébergement d’urgence": "hebergement/",
    "CHRS": "hebergement/",
    "hopital": "hopitaux/",
    "l'hôpital": "hopitaux/",
    "hôpitaux": "hopitaux/",
    "ordinateurs": "petit-organisme/",
    "corse": "petit-organisme/",
    "TVA": "montants-ht/",
    "MSSanté": "cibles/",
    "mss": "cibles/",
    "guichett": "guichet/",
}

SCRIPT = """
import { chercher, creerIndex } from "./theme/js/recherche-index.js";
const { documents, questions } = JSON.parse(await new Response(process.stdin).text());
const index = creerIndex(documents);
const adresses = (question) => chercher(index, question).map(({ url }) => url);
console.log(JSON.stringify(questions.map(adresses)));
"""


def chercher(*questions: str) -> list[list[str]]:
    """Les adresses trouvées pour chaque question, les meilleures d’abord."""
    documents = [
        {"id": url, "page": titre, "titre": titre, "texte": texte, "url": url}
        for url, (titre, texte) in PASSAGES.items()
    ]
    node_js = subprocess.run(
        [str(node()), "--input-type=module", "--eval", SCRIPT],
        input=json.dumps({"documents": documents, "questions": questions}),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    trouves: list[list[str]] = json.loads(node_js.stdout)
    return trouves


@pytest.fixture(scope="module")
def trouves() -> dict[str, list[str]]:
    """Toutes les questions, posées en une fois."""
    return dict(zip(QUESTIONS, chercher(*QUESTIONS), strict=True))


@pytest.mark.parametrize("question", QUESTIONS)
def test_la_question_trouve_sa_page(question: str, trouves: dict[str, list[str]]) -> None:
    assert QUESTIONS[question] in trouves[question][:3]


def test_une_question_vide_ou_sans_mot_ne_trouve_rien() -> None:
    assert chercher("", "  ", "de la", "?!") == [[], [], [], []]
