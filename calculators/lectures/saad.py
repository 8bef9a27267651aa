"""Ce que les textes laissent ouvert sur les services d’aide à domicile (AAP § 3.3.1, annexe 1)."""

from __future__ import annotations

from calculators.lectures.ambiguite import Ambiguite, Exemple, Lecture
from calculators.lectures.exemples import MOITIE, essms, organisme, service
from calculators.textes import Cite

AMBIGUITES: tuple[Ambiguite, ...] = (
    Ambiguite(
        id="AMB-15",
        titre="Ce que réduit le prorata des heures",
        theme="saad",
        question=(
            "Votre SAAD a une part d’activité de confort. La partie générale réduit l’aide, sans "
            "plus de détail ; l’annexe 1 ne réduit que les enveloppes forfaitaires. Le matériel "
            "est-il réduit lui aussi ?"
        ),
        citations=(Cite("aap", "3.3.1"), Cite("aap", "annexe 1")),
        lectures=(
            Lecture(
                "toute-l-aide", "Le prorata réduit l’usage, le logiciel et le matériel de ce SAAD."
            ),
            Lecture(
                "forfaits-seuls",
                "Le prorata ne réduit que l’usage et le logiciel ; le matériel reste entier.",
            ),
        ),
        prudente="toute-l-aide",
        pourquoi=(
            "Elle donne le montant le plus bas. L’accompagnement du projet n’est jamais réduit : "
            "il ne se calcule pas par ESSMS."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "aide",
            {
                "essms": essms(1, organisme="Association A", devis_materiel="10000", saad=MOITIE),
                "organismes": [organisme("Association A", 5)],
                "regroupement": True,
            },
            "Un SAAD dont la moitié des heures est médico-sociale acquiert une solution et du "
            "matériel.",
        ),
    ),
    Ambiguite(
        id="AMB-16",
        titre="Le rang d’un SAAD dans un grand projet",
        theme="saad",
        question=(
            "Votre projet dépasse le seuil du tarif réduit et compte des SAAD à réduire au "
            "prorata. Le texte ne dit pas à quel rang, donc à quel tarif, se place chaque SAAD."
        ),
        citations=(Cite("aap", "3.3.1"), Cite("aap", "3.3.2 1)"), Cite("aap", "annexe 1")),
        lectures=(
            Lecture(
                "premiers-rangs",
                "Les SAAD occupent les premiers rangs : le prorata réduit le tarif plein.",
            ),
            Lecture(
                "montant-moyen", "Chaque SAAD reçoit le montant moyen par ESSMS, puis son prorata."
            ),
            Lecture(
                "derniers-rangs",
                "Les SAAD occupent les derniers rangs : le prorata réduit le tarif réduit.",
            ),
        ),
        prudente="premiers-rangs",
        pourquoi=(
            "Elle donne le montant le plus bas, car la réduction porte sur les tarifs les plus "
            "élevés."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "aide",
            {"essms": [*essms(10, saad=MOITIE), *essms(50, depuis=11)]},
            "60 ESSMS acquièrent une solution, dont 10 SAAD à moitié médico-sociaux.",
        ),
    ),
    Ambiguite(
        id="AMB-17",
        titre="Le prorata change-t-il le nombre d’ESSMS",
        theme="saad",
        question=(
            "Vos SAAD ne sont aidés que pour une part de leurs heures. Comptent-ils chacun pour un "
            "ESSMS, ou pour cette part seulement ?"
        ),
        citations=(Cite("aap", "3.3.1"), Cite("aap", "annexe 1")),
        lectures=(
            Lecture(
                "nombre-inchange", "Chaque SAAD compte pour un ESSMS ; seul son montant est réduit."
            ),
            Lecture(
                "equivalents",
                "Chaque SAAD compte pour sa part médico-sociale dans le nombre d’ESSMS.",
            ),
        ),
        prudente="nombre-inchange",
        pourquoi=(
            "Elle donne le montant le plus bas. Le texte compte des FINESS géographiques uniques, "
            "et c’est l’aide qu’il module, pas le nombre."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "aide",
            {"essms": essms(60, saad=MOITIE)},
            "60 SAAD à moitié médico-sociaux acquièrent la même solution.",
        ),
    ),
    Ambiguite(
        id="AMB-18",
        titre="Arrondi du taux d’un SAAD",
        theme="saad",
        question=(
            "Le taux d’heures médico-sociales tombe rarement juste. Le texte ne dit ni s’il "
            "s’arrondit, ni à combien de chiffres."
        ),
        citations=(Cite("aap", "annexe 1"), Cite("aap", "annexe 1, modèle")),
        lectures=(
            Lecture(
                "rapport-exact",
                "Le rapport des heures s’applique tel quel ; seul le montant s’arrondit, au "
                "centime.",
            ),
            Lecture(
                "taux-a-deux-decimales",
                "Le taux s’arrondit à deux chiffres après la virgule du pourcentage, puis "
                "s’applique.",
            ),
            Lecture("taux-entier", "Le taux s’arrondit au pour cent entier, puis s’applique."),
        ),
        prudente="rapport-exact",
        pourquoi=(
            "Aucun arrondi n’étant écrit, le guide n’en ajoute pas. Selon le cas, un arrondi du "
            "taux donnerait un peu plus ou un peu moins."
        ),
        etat="non résolue",
        contact="ars",
        tranchee=True,
        exemple=Exemple(
            "saad",
            {"services": [service(3000, 1000)]},
            "Un SAAD dont un tiers exactement des heures est médico-social acquiert une solution.",
        ),
    ),
    Ambiguite(
        id="AMB-19",
        titre="Faut-il une majorité d’heures médico-sociales",
        theme="saad",
        question=(
            "L’annexe 1 veut que le programme finance surtout l’activité médico-sociale d’un SAAD. "
            "Si la vôtre est minoritaire, le texte ne dit pas si vous perdez toute l’aide."
        ),
        citations=(Cite("aap", "annexe 1"), Cite("faq-cnsa", "SAAD")),
        lectures=(
            Lecture("sans-seuil", "L’aide suit le taux, même sous la moitié des heures."),
            Lecture("seuil-de-moitie", "Sous la moitié des heures, le SAAD n’est pas aidé."),
        ),
        prudente="sans-seuil",
        pourquoi=(
            "Ce n’est pas la lecture la plus basse. La phrase énonce un but, et la règle qui suit "
            "est un prorata sans seuil ; la foire aux questions n’en donne pas non plus. Le guide "
            "alerte sous la moitié."
        ),
        etat="non résolue",
        contact="ars",
        tranchee=True,
        exemple=Exemple(
            "saad",
            {"services": [service(10000, 4900)]},
            "Un SAAD un peu sous la moitié d’heures médico-sociales acquiert une solution.",
        ),
    ),
    Ambiguite(
        id="AMB-20",
        titre="Quelles heures sont éligibles",
        theme="saad",
        question=(
            "L’éligibilité vise les activités essentielles à la vie ; l’annexe 1 vise les heures "
            "que paient les départements ou les caisses de retraite ; son tableau a une colonne "
            "d’autres heures de dépendance, quel que soit le payeur. Que faire de vos heures de "
            "dépendance payées par une mutuelle ou par la personne ?"
        ),
        citations=(Cite("aap", "3.1"), Cite("aap", "annexe 1"), Cite("aap", "annexe 1, modèle")),
        lectures=(
            Lecture(
                "financeurs-publics-seuls",
                "Seules comptent les heures payées par un département ou une caisse de retraite.",
            ),
            Lecture(
                "toutes-heures-dependance",
                "Toutes les heures de dépendance de la colonne comptent, quel que soit le payeur.",
            ),
        ),
        prudente="financeurs-publics-seuls",
        pourquoi="Elle donne le taux le plus bas et suit la définition écrite dans l’annexe 1.",
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "saad",
            {"services": [service(10000, 4000, 1000, "mutuelle")]},
            "Un SAAD déclare des heures de dépendance payées par une mutuelle.",
        ),
    ),
    Ambiguite(
        id="AMB-21",
        titre="La colonne des activités de confort",
        theme="saad",
        question=(
            "La dernière colonne du tableau demande le taux d’activités de confort. Des heures "
            "peuvent n’être ni médico-sociales ni de confort, comme le portage de repas. Le texte "
            "ne dit pas où les mettre."
        ),
        citations=(Cite("aap", "annexe 1, modèle"),),
        lectures=(
            Lecture("complement", "Le taux de confort est tout ce qui n’est pas médico-social."),
            Lecture(
                "heures-reelles", "Le taux de confort se calcule sur les seules heures de confort."
            ),
        ),
        prudente="complement",
        pourquoi=(
            "Le montant de l’aide n’en dépend pas. Le tableau n’a pas de colonne pour d’autres "
            "heures, et le guide vérifie que la somme ne dépasse pas le total."
        ),
        etat="sans effet",
        contact="ars",
    ),
    Ambiguite(
        id="AMB-22",
        titre="Relevé d’heures : par service ou par regroupement",
        theme="saad",
        question=(
            "L’annexe 1 demande le relevé au porteur, grappe ou organisme. Devez-vous donner un "
            "total, ou les heures de chaque service ?"
        ),
        citations=(
            Cite("aap", "annexe 1"),
            Cite("aap", "annexe 1, modèle"),
            Cite("faq-cnsa", "SAAD"),
        ),
        lectures=(
            Lecture(
                "par-service",
                "Le relevé a une ligne par service, avec son FINESS géographique et ses heures.",
            ),
            Lecture("par-porteur", "Le relevé a un seul total pour le porteur."),
        ),
        prudente="par-service",
        pourquoi=(
            "Le tableau a une ligne par FINESS géographique, et la foire aux questions de la CNSA "
            "demande la répartition pour chaque ESSMS."
        ),
        etat="résolue",
        contact="ars",
    ),
)
