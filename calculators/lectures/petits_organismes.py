"""Ce que les textes laissent ouvert sur les petits organismes gestionnaires (AAP § 3.3.2 3))."""

from __future__ import annotations

from calculators.lectures.ambiguite import Ambiguite, Exemple, Lecture
from calculators.lectures.exemples import essms, organisme
from calculators.textes import Cite

AMBIGUITES: tuple[Ambiguite, ...] = (
    Ambiguite(
        id="AMB-09",
        titre="Le seuil des petits organismes : l’organisme ou le groupement",
        theme="petits-organismes",
        question=(
            "Vous êtes un petit organisme dans un grand regroupement. Le seuil de taille se "
            "compare-t-il à votre organisme ou au regroupement entier ?"
        ),
        citations=(
            Cite("aap", "3.3.2 3)"),
            Cite("ars-grand-est", "petits organismes"),
            Cite("airmes-2021", "petits organismes"),
        ),
        lectures=(
            Lecture(
                "organisme",
                "Le seuil se compare au nombre d’ESSMS de chaque organisme gestionnaire.",
            ),
            Lecture("groupement", "Le seuil se compare au nombre d’ESSMS du regroupement."),
        ),
        prudente="organisme",
        pourquoi=(
            "Le texte définit la taille de l’organisme gestionnaire, et l’ARS Grand Est le dit "
            "aussi. L’autre lecture priverait d’aide les petits organismes qui se regroupent, "
            "alors que le texte les y invite."
        ),
        etat="résolue",
        contact="ars",
        tranchee=True,
        exemple=Exemple(
            "aide",
            {
                "essms": [
                    *essms(7, organisme="Association A", devis_materiel="10000"),
                    *essms(8, organisme="Association B", devis_materiel="10000", depuis=8),
                ],
                "organismes": [organisme("Association A", 7), organisme("Association B", 8)],
                "regroupement": True,
                "cout_amoa": "100000",
            },
            "Deux associations de 7 et 8 ESSMS se regroupent et demandent du matériel et un "
            "accompagnement.",
        ),
    ),
    Ambiguite(
        id="AMB-10",
        titre="La taille d’un organisme : tous ses ESSMS ou ceux du projet",
        theme="petits-organismes",
        question=(
            "Votre organisme gère beaucoup d’ESSMS mais n’en engage que quelques-uns. Sa taille se "
            "mesure-t-elle à tous ses ESSMS ou à ceux du projet ?"
        ),
        citations=(Cite("aap", "3.3.2 3)"), Cite("ars-grand-est", "petits organismes")),
        lectures=(
            Lecture(
                "tous-ses-essms", "Tous les ESSMS que l’organisme gère comptent, engagés ou non."
            ),
            Lecture("essms-du-projet", "Seuls comptent ceux qui sont parties au projet."),
        ),
        prudente="tous-ses-essms",
        pourquoi=(
            "Elle est la moins favorable, et le texte parle de ce que l’organisme regroupe. La "
            "page de l’ARS Grand Est va dans le même sens."
        ),
        etat="en partie résolue",
        contact="ars",
        exemple=Exemple(
            "aide",
            {
                "essms": essms(10, organisme="Association A", devis_materiel="10000"),
                "organismes": [organisme("Association A", 20)],
                "regroupement": True,
            },
            "Un organisme de 20 ESSMS n’en engage que 10 : il n’est petit que si l’on ne compte "
            "que ceux-là.",
        ),
    ),
    Ambiguite(
        id="AMB-11",
        titre="Organisme présent en métropole et en Corse ou outre-mer",
        theme="petits-organismes",
        question=(
            "Votre organisme gère des ESSMS en métropole et d’autres en Corse ou outre-mer, où le "
            "seuil de taille est plus bas. Le texte ne dit pas lequel des deux seuils prendre."
        ),
        citations=(Cite("aap", "3.3.2 3)"),),
        lectures=(
            Lecture(
                "seuil-du-lieu",
                "Tous ses ESSMS comptent, et l’on prend pour chaque ESSMS à équiper le seuil de "
                "son territoire.",
            ),
            Lecture(
                "seuil-bas-pour-tout",
                "Le seuil de la Corse et de l’outre-mer vaut pour tout l’organisme.",
            ),
            Lecture("seuil-haut-pour-tout", "Le seuil de la métropole vaut pour tout l’organisme."),
        ),
        prudente="seuil-du-lieu",
        pourquoi=(
            "Ce n’est pas la lecture la plus basse, mais elle applique chaque seuil là où le texte "
            "le pose. Signalez ce cas à votre ARS avant de compter sur l’aide."
        ),
        etat="non résolue",
        contact="ars",
        tranchee=True,
    ),
    Ambiguite(
        id="AMB-12",
        titre="Plafond du matériel : par ESSMS ou pour l’ensemble",
        theme="petits-organismes",
        question=(
            "Le plafond du matériel est fixé par ESSMS. Si un de vos devis le dépasse et qu’un "
            "autre reste en dessous, le texte ne dit pas si l’on peut compenser."
        ),
        citations=(Cite("aap", "3.3.2 3)"), Cite("aap", "3.3.1")),
        lectures=(
            Lecture("par-essms", "Chaque devis est limité au plafond de son ESSMS."),
            Lecture("mutualise", "La somme des devis est limitée à la somme des plafonds."),
        ),
        prudente="par-essms",
        pourquoi="Elle donne le montant le plus bas et suit les mots « par ESSMS ».",
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "aide",
            {
                "essms": [
                    *essms(1, organisme="Association A", devis_materiel="4000"),
                    *essms(1, organisme="Association A", devis_materiel="18000", depuis=2),
                    *essms(1, organisme="Association A", devis_materiel="8000", depuis=3),
                ],
                "organismes": [organisme("Association A", 3)],
                "regroupement": True,
            },
            "Trois ESSMS d’une petite association : un devis dépasse le plafond, les deux autres "
            "non.",
        ),
    ),
    Ambiguite(
        id="AMB-13",
        titre="Matériel pour un petit organisme seul",
        theme="petits-organismes",
        question=(
            "Vous êtes un petit organisme et vous déposez seul un projet régional. Le texte cite "
            "le matériel pour un regroupement ou un projet national, sans parler de vous."
        ),
        citations=(Cite("aap", "3.3.2 3)"),),
        lectures=(
            Lecture(
                "regroupement-ou-national",
                "Le matériel n’est aidé que dans un regroupement ou un projet national.",
            ),
            Lecture(
                "aussi-seul", "Le matériel est aidé aussi pour un petit organisme qui dépose seul."
            ),
        ),
        prudente="regroupement-ou-national",
        pourquoi=(
            "Elle donne le montant le plus bas : le texte ne nomme que ces deux cadres. Faites "
            "confirmer avant d’inscrire le matériel à votre plan de financement."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "aide",
            {
                "essms": essms(14, organisme="Association A", devis_materiel="10000"),
                "organismes": [organisme("Association A", 14)],
                "regroupement": False,
            },
            "Une association de 14 ESSMS dépose seule et demande du matériel pour chacun.",
        ),
    ),
    Ambiguite(
        id="AMB-14",
        titre="Accompagnement (AMOA) : pour qui et combien",
        theme="petits-organismes",
        question=(
            "L’accompagnement est ouvert aux regroupements d’organismes de petite taille. Le texte "
            "ne dit rien d’un regroupement qui mêle petits et grands, ni d’un petit organisme "
            "seul, ni d’un projet national. Le montant est dit à la fois forfaitaire et maximum."
        ),
        citations=(Cite("aap", "3.3.2 3)"),),
        lectures=(
            Lecture(
                "tous-petits",
                "Le regroupement ne compte que des petits organismes, et l’aide suit le coût "
                "jusqu’au plafond.",
            ),
            Lecture(
                "un-petit-suffit",
                "Un seul petit organisme dans le regroupement suffit, et l’aide suit le coût "
                "jusqu’au plafond.",
            ),
            Lecture(
                "petit-organisme-seul",
                "Un petit organisme qui dépose seul y a droit aussi, et l’aide suit le coût "
                "jusqu’au plafond.",
            ),
            Lecture(
                "tous-petits-forfait",
                "Le regroupement ne compte que des petits organismes, et le plafond est versé en "
                "forfait, quel que soit le coût.",
            ),
            Lecture(
                "un-petit-suffit-forfait",
                "Un seul petit organisme dans le regroupement suffit, et le plafond est versé en "
                "forfait, quel que soit le coût.",
            ),
            Lecture(
                "petit-organisme-seul-forfait",
                "Un petit organisme qui dépose seul y a droit aussi, et le plafond est versé en "
                "forfait, quel que soit le coût.",
            ),
        ),
        prudente="tous-petits",
        pourquoi="Elle est la moins favorable sur les deux points : qui y a droit, et combien.",
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "aide",
            {
                "essms": [
                    *essms(5, organisme="Association A"),
                    *essms(20, organisme="Association B", depuis=6),
                ],
                "organismes": [organisme("Association A", 5), organisme("Association B", 20)],
                "regroupement": True,
                "cout_amoa": "80000",
            },
            "Une association de 5 ESSMS et une de 20 se regroupent et font appel à un "
            "accompagnement.",
        ),
    ),
    Ambiguite(
        id="AMB-72",
        titre="Matériel d’un ESSMS sous commande SONS",
        theme="petits-organismes",
        question=(
            "Un ESSMS sous commande SONS a droit à un complément pour l’usage. Les autres ESSMS "
            "qui gardent leur logiciel peuvent aussi demander du matériel. Lui le peut-il ?"
        ),
        citations=(
            Cite("instruction", "I.C"),
            Cite("aap", "2.1.C"),
            Cite("aap", "2.1.D, fin"),
            Cite("aap", "3.3.2 3)"),
        ),
        lectures=(
            Lecture("usage-seul", "Cet ESSMS n’a que le complément pour l’usage, sans matériel."),
            Lecture("materiel-aussi", "Cet ESSMS peut aussi demander du matériel."),
        ),
        prudente="usage-seul",
        pourquoi="Elle donne le montant le plus bas : le texte ne nomme que l’usage.",
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "aide",
            {
                "essms": essms(
                    1, situation="sons", organisme="Association A", devis_materiel="8000"
                ),
                "organismes": [organisme("Association A", 3)],
                "regroupement": True,
            },
            "Un ESSMS sous commande SONS, d’une petite association, demande du matériel.",
        ),
    ),
)
