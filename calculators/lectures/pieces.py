"""Ce que les textes laissent ouvert sur les pièces du dossier (AAP annexe 2)."""

from __future__ import annotations

from calculators.lectures.ambiguite import Ambiguite, Exemple, Lecture
from calculators.textes import Cite

AMBIGUITES: tuple[Ambiguite, ...] = (
    Ambiguite(
        id="AMB-49",
        titre="Accord de l’entité nationale : pour qui",
        theme="pieces",
        question=(
            "Un de vos ESSMS est rattaché à une entité nationale, mais pas le porteur. Les "
            "conditions d’accès demandent l’accord dans les deux cas ; la liste des pièces ne "
            "parle que du porteur."
        ),
        citations=(Cite("aap", "3.2.B"), Cite("aap", "annexe 2")),
        lectures=(
            Lecture(
                "essms-ou-porteur",
                "L’accord est à joindre dès qu’un ESSMS ou le porteur est rattaché.",
            ),
            Lecture("porteur-seul", "L’accord n’est à joindre que si le porteur est rattaché."),
        ),
        prudente="essms-ou-porteur",
        pourquoi="Elle est la plus exigeante, et la condition d’accès passe avant la liste.",
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "pieces",
            {"entite_nationale": True},
            "Un ESSMS du projet est rattaché à une entité nationale.",
        ),
    ),
    Ambiguite(
        id="AMB-50",
        titre="Étude de couverture pour les projets AHI et PJM",
        theme="pieces",
        question=(
            "Une étude de couverture des besoins est demandée aux projets qui ne concernent que "
            "des ESSMS de l’AHI et de la PJM. Faut-il les deux champs, ou un seul suffit-il ?"
        ),
        citations=(Cite("aap", "annexe 2"), Cite("ars-corse-2023", "AHI et PJM")),
        lectures=(
            Lecture(
                "tous-dans-ces-champs",
                "L’étude est due dès que tous les ESSMS sont de l’AHI ou de la PJM, même d’un seul "
                "des deux.",
            ),
            Lecture(
                "les-deux-champs",
                "L’étude n’est due que si le projet réunit les deux champs, et eux seuls.",
            ),
        ),
        prudente="tous-dans-ces-champs",
        pourquoi=(
            "Elle est la plus exigeante. Une page de l’ARS Corse de 2023 emploie les mêmes mots "
            "dans ce sens."
        ),
        etat="en partie résolue",
        contact="ars",
        exemple=Exemple(
            "pieces",
            {"uniquement_ahi_pjm": True},
            "Un projet ne réunit que des services de protection des majeurs.",
        ),
    ),
    Ambiguite(
        id="AMB-51",
        titre="Devis de matériel : attendus mais absents de la liste",
        theme="pieces",
        question=(
            "Le matériel est aidé selon les devis du porteur. La liste des pièces ne les cite "
            "pas : elle ne demande qu’un plan d’implantation."
        ),
        citations=(Cite("aap", "3.3.1"), Cite("aap", "annexe 2")),
        lectures=(
            Lecture(
                "devis-a-joindre",
                "Les devis sont à joindre de vous-même avec le plan d’implantation.",
            ),
            Lecture("devis-sur-demande", "Les devis ne se donnent que si l’ARS les demande."),
        ),
        prudente="devis-a-joindre",
        pourquoi=(
            "Sans devis, l’aide au matériel ne peut pas se calculer. Le guide les recommande sans "
            "les dire obligatoires."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple("pieces", {"materiel": True}, "Un projet demande une aide au matériel."),
    ),
    Ambiguite(
        id="AMB-52",
        titre="Déclaration d’heures : pour les seuls SAAD",
        theme="pieces",
        question=(
            "La liste des pièces cite la déclaration des heures sans condition. L’annexe 1 ne la "
            "demande qu’aux porteurs de projets de SAAD. Devez-vous la joindre sans SAAD ?"
        ),
        citations=(Cite("aap", "annexe 2"), Cite("aap", "annexe 1")),
        lectures=(
            Lecture("si-saad", "La déclaration n’est à joindre que si le projet compte un SAAD."),
            Lecture(
                "toujours",
                "La déclaration est à joindre dans tous les cas, vide s’il n’y a pas de SAAD.",
            ),
        ),
        prudente="si-saad",
        pourquoi=(
            "Ce n’est pas la lecture la plus exigeante. Un tableau d’heures n’a pas d’objet sans "
            "service à domicile, et l’annexe 1 dit à qui il s’adresse."
        ),
        etat="non résolue",
        contact="ars",
        tranchee=True,
        exemple=Exemple("pieces", {"saad": False}, "Un projet ne compte aucun SAAD."),
    ),
    Ambiguite(
        id="AMB-70",
        titre="Plan d’implantation du matériel pour une AMOA seule",
        theme="pieces",
        question=(
            "Le plan d’implantation du matériel est obligatoire « si financement spécifique ». "
            "L’AMOA en est un, comme le matériel. Devez-vous le joindre si vous ne demandez que "
            "l’AMOA ?"
        ),
        citations=(Cite("aap", "annexe 2"), Cite("aap", "3.3.2 3)")),
        lectures=(
            Lecture("tout-financement-specifique", "Le plan est à joindre aussi pour l’AMOA."),
            Lecture("materiel-seul", "Le plan n’est à joindre que pour le matériel."),
        ),
        prudente="tout-financement-specifique",
        pourquoi=(
            "Elle est la plus exigeante, et suit les mots de la liste. Sans matériel, dites dans "
            "le plan qu’il n’y en a pas, et demandez à l’ARS."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "pieces",
            {"materiel": False, "amoa": True},
            "Un regroupement demande une AMOA, sans matériel.",
        ),
    ),
)
