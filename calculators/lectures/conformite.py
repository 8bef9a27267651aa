"""Ce que les textes laissent ouvert sur la conformité du logiciel (AAP § 3.2.C)."""

from __future__ import annotations

from calculators.lectures.ambiguite import Ambiguite, Exemple, Lecture
from calculators.textes import Cite

AMBIGUITES: tuple[Ambiguite, ...] = (
    Ambiguite(
        id="AMB-71",
        titre="Un cadre technique « décrit ci-dessus » qui ne l’est pas",
        theme="eligibilite",
        question=(
            "La conformité au référencement Ségur s’ajoute à un cadre technique de référence que "
            "l’AAP dit décrit plus haut. Il ne l’est nulle part. Votre logiciel est référencé : "
            "que doit-il encore respecter ?"
        ),
        citations=(Cite("aap", "3.2.C"), Cite("aap", "2.1.D, fin")),
        lectures=(
            Lecture(
                "cahier-des-charges",
                "Le logiciel couvre aussi le cahier des charges national de la CNSA.",
            ),
            Lecture("referencement-seul", "Le référencement Ségur suffit."),
        ),
        prudente="cahier-des-charges",
        pourquoi=(
            "Elle est la plus exigeante. C’est le seul autre document technique que l’AAP nomme, "
            "pour vérifier que le DUI couvre les besoins."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "eligibilite",
            {"champ": "general", "referencement": "medico_social"},
            "Un projet choisit un logiciel référencé.",
        ),
    ),
    Ambiguite(
        id="AMB-75",
        titre="AHI : le référencement doit-il précéder le paramétrage",
        theme="eligibilite",
        question=(
            "Pour une AHI, la solution doit être candidate au référencement au plus tard à la "
            "signature. L’AAP veut aussi, sans exception écrite, que le référencement précède le "
            "paramétrage. Les deux conditions valent-elles ensemble ?"
        ),
        citations=(Cite("instruction", "I.B"), Cite("aap", "2.1.B"), Cite("aap", "3.2.C")),
        lectures=(
            Lecture(
                "les-deux",
                "La candidature précède la signature, et le référencement le paramétrage.",
            ),
            Lecture("candidature-seule", "La candidature suffit pour une AHI."),
        ),
        prudente="les-deux",
        pourquoi=(
            "Elle est la plus exigeante. Si vos dates ne tiennent que sous l’autre lecture, le "
            "guide ne conclut pas : demandez à votre ARS avant de paramétrer."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "eligibilite",
            {
                "champ": "ahi_sons",
                "referencement": "en_cours",
                "date_candidature": "2025-09-01",
                "date_signature": "2025-10-01",
                "date_parametrage": "2026-01-05",
                "date_referencement": "2026-12-01",
            },
            "Une AHI paramètre son logiciel avant qu’il soit référencé.",
        ),
    ),
)
