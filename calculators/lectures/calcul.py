"""Ce que les textes laissent ouvert sur le calcul de l’aide (AAP § 2.1.D et § 3.3)."""

from __future__ import annotations

from calculators.lectures.ambiguite import Ambiguite, Exemple, Lecture
from calculators.lectures.exemples import essms, organisme
from calculators.textes import Cite

AMBIGUITES: tuple[Ambiguite, ...] = (
    Ambiguite(
        id="AMB-01",
        titre="Groupement mixte : acquisitions et mises à niveau ensemble",
        theme="calcul",
        question=(
            "Votre projet réunit des ESSMS qui acquièrent une solution et d’autres qui mettent la "
            "leur à niveau. L’appel à projets annonce des conditions particulières pour ce cas, "
            "sans les donner. Vous ne pouvez donc pas savoir comment se comptent les rangs au-delà "
            "desquels le tarif baisse."
        ),
        citations=(Cite("aap", "2.1.D, fin"), Cite("aap", "3.3.2 1)"), Cite("aap", "3.3.2 2)")),
        lectures=(
            Lecture(
                "compteurs-separes",
                "Chaque situation a son propre compteur : les acquisitions d’un côté, les mises à "
                "niveau de l’autre.",
            ),
            Lecture(
                "acquisitions-d-abord",
                "Un seul compteur vaut pour tous, et les acquisitions occupent les premiers rangs.",
            ),
            Lecture(
                "mises-a-niveau-d-abord",
                "Un seul compteur vaut pour tous, et les mises à niveau occupent les premiers "
                "rangs.",
            ),
            Lecture(
                "prorata-des-rangs",
                "Un seul compteur vaut pour tous, et les premiers rangs se partagent selon la part "
                "de chaque situation.",
            ),
            Lecture(
                "compteur-commun-pour-l-usage",
                "L’usage se compte pour tous, mises à niveau d’abord ; l’équipement logiciel ne "
                "compte que les acquisitions.",
            ),
        ),
        prudente="mises-a-niveau-d-abord",
        pourquoi=(
            "C’est le montant le plus bas des cinq lectures. Aucun texte lu n’en choisit une, et "
            "même un petit groupement mixte peut relever de conditions que l’appel à projets ne "
            "publie pas."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "aide",
            {"acquisitions": 30, "mises_a_niveau": 30},
            "30 ESSMS acquièrent une solution et 30 mettent la leur à niveau.",
        ),
    ),
    Ambiguite(
        id="AMB-02",
        titre="Tarif réduit : par tranche ou pour tous",
        theme="calcul",
        question=(
            "Votre projet dépasse le seuil d’ESSMS au-delà duquel le tarif baisse. Le tarif réduit "
            "vaut-il pour les seuls ESSMS au-delà du seuil, ou pour tous ?"
        ),
        citations=(Cite("aap", "3.3.2 1)"), Cite("aap", "3.3.2 2)")),
        lectures=(
            Lecture(
                "par-tranche",
                "Chaque ESSMS reçoit le tarif de son rang : plein jusqu’au seuil, réduit ensuite.",
            ),
            Lecture(
                "tarif-unique",
                "Dès que le seuil est dépassé, tous les ESSMS passent au tarif réduit.",
            ),
        ),
        prudente="par-tranche",
        pourquoi=(
            "Le texte donne un tarif jusqu’à un rang, puis un autre à partir du rang suivant. "
            "L’autre lecture ferait perdre une grande part de l’aide à qui ajoute un seul ESSMS : "
            "elle n’a pas de sens."
        ),
        etat="résolue",
        contact="ars",
        tranchee=True,
        exemple=Exemple(
            "aide",
            {"acquisitions": 50},
            "50 ESSMS acquièrent une solution : seul le dernier passe au tarif réduit.",
        ),
    ),
    Ambiguite(
        id="AMB-03",
        titre="Rejoindre une grappe déjà financée : quel rang",
        theme="calcul",
        question=(
            "Vos ESSMS rejoignent un regroupement que le programme a déjà financé. Le texte "
            "l’admet, mais ne dit pas si leur rang suit celui des ESSMS déjà financés ou repart du "
            "début."
        ),
        citations=(Cite("aap", "3.2.D"), Cite("aap", "3.3.1")),
        lectures=(
            Lecture(
                "rang-continue",
                "Le rang continue après celui des ESSMS déjà financés dans la grappe.",
            ),
            Lecture("rang-repart", "Le rang repart du premier pour la nouvelle demande."),
        ),
        prudente="rang-continue",
        pourquoi=(
            "Elle donne le montant le plus bas. L’effet de volume que le tarif réduit veut "
            "corriger existe bien dans la grappe agrandie."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "aide",
            {"acquisitions": 10, "essms_deja_finances_dans_la_grappe": 45},
            "10 ESSMS rejoignent une grappe de 45 déjà financés et acquièrent la même solution.",
        ),
    ),
    Ambiguite(
        id="AMB-04",
        titre="Quels ESSMS comptent dans le nombre",
        theme="calcul",
        question=(
            "Votre projet associe une unité sanitaire, un service sans numéro FINESS géographique "
            "propre ou un établissement à plusieurs activités. Le texte compte les FINESS "
            "géographiques uniques, sans traiter ces cas."
        ),
        citations=(Cite("aap", "3.3.1"), Cite("aap", "3.1"), Cite("faq-cnsa", "FINESS")),
        lectures=(
            Lecture(
                "medico-sociaux-seuls",
                "Seuls comptent les ESSMS éligibles qui ont un FINESS géographique en propre, une "
                "fois chacun.",
            ),
            Lecture(
                "tous-les-finess",
                "Tout FINESS géographique du projet compte, même hors du champ médico-social.",
            ),
        ),
        prudente="medico-sociaux-seuls",
        pourquoi=(
            "La foire aux questions de la CNSA écarte les unités de soins de longue durée et "
            "demande un FINESS géographique en propre. Elle date de la campagne de 2023 : faites "
            "confirmer votre cas."
        ),
        etat="en partie résolue",
        contact="programme",
    ),
    Ambiguite(
        id="AMB-05",
        titre="ESSMS sous commande SONS : quel tarif d’usage",
        theme="calcul",
        question=(
            "Votre ESSMS a commandé une prestation Ségur. Le texte lui ouvre un complément pour "
            "l’usage, sans dire lequel des deux tarifs d’usage s’applique si cette commande lui "
            "apporte un logiciel nouveau."
        ),
        citations=(
            Cite("instruction", "I.C"),
            Cite("aap", "2.1.C"),
            Cite("aap", "3.3.2, résumé des montants"),
        ),
        lectures=(
            Lecture("usage-mise-a-niveau", "Le tarif d’usage est celui d’une mise à niveau."),
            Lecture(
                "usage-acquisition",
                "Le tarif d’usage est celui d’une acquisition quand le logiciel est nouveau.",
            ),
        ),
        prudente="usage-mise-a-niveau",
        pourquoi=(
            "C’est le tarif le plus bas. Le tableau des montants rattache d’ailleurs le dispositif "
            "SONS à la ligne des mises à niveau."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "aide", {"sons": 1}, "Un ESSMS sous commande SONS demande le complément pour l’usage."
        ),
    ),
    Ambiguite(
        id="AMB-06",
        titre="Aide forfaitaire et dépense réelle",
        theme="calcul",
        question=(
            "L’aide est dite unique et forfaitaire. Pourtant, le solde demande des preuves de "
            "dépenses, et un plafond à la dépense réelle est écrit pour le matériel. Si vous "
            "dépensez moins que le forfait, l’aide baisse-t-elle ?"
        ),
        citations=(
            Cite("aap", "3.3.2, subvention unique"),
            Cite("aap", "3.4.2"),
            Cite("aap", "3.3.1"),
        ),
        lectures=(
            Lecture(
                "forfait-du",
                "Le forfait est dû en entier dès que les conditions du solde sont remplies.",
            ),
            Lecture("limite-a-la-depense", "Le forfait ne peut pas dépasser la dépense prouvée."),
        ),
        prudente="forfait-du",
        pourquoi=(
            "Ce n’est pas la lecture la plus basse. Le texte ne vise par ce plafond que le "
            "matériel et l’infrastructure, et le guide ne connaît pas vos dépenses : il affiche le "
            "forfait, sous réserve de vos justificatifs."
        ),
        etat="non résolue",
        contact="ars",
        tranchee=True,
        exemple=Exemple(
            "aide",
            {"acquisitions": 15},
            "15 ESSMS acquièrent une solution : tout ce qui dépasserait la dépense prouvée est en "
            "jeu.",
        ),
    ),
    Ambiguite(
        id="AMB-07",
        titre="Hors taxe ou toutes taxes",
        theme="calcul",
        question=(
            "L’aide se calcule hors taxe ou toutes taxes comprises, selon le régime de TVA du "
            "porteur. Les forfaits n’en dépendent pas. Vos devis de matériel et d’assistance, si : "
            "encore faut-il savoir quel régime retenir."
        ),
        citations=(Cite("aap", "3.3.2"), Cite("aap", "3.3.1")),
        lectures=(
            Lecture(
                "regime-du-porteur",
                "Les devis se prennent hors taxe si le porteur récupère la TVA, TTC sinon.",
            ),
            Lecture("hors-taxe", "Les devis se prennent toujours hors taxe."),
        ),
        prudente="regime-du-porteur",
        pourquoi=(
            "C’est ce que dit le texte, même si l’autre lecture donne moins. Indiquez votre régime "
            "et saisissez vos devis dans ce même régime."
        ),
        etat="en partie résolue",
        contact="ars",
        tranchee=True,
        exemple=Exemple(
            "aide",
            {
                "essms": essms(1, organisme="Association A", devis_materiel="9000"),
                "organismes": [organisme("Association A", 5)],
                "regroupement": True,
                "regime_tva": "HT",
            },
            "Un devis de matériel proche du plafond par ESSMS : la TVA décide s’il l’atteint.",
        ),
    ),
    Ambiguite(
        id="AMB-08",
        titre="Renvoi à une annexe 5 qui n’existe pas",
        theme="calcul",
        question=(
            "Pour le matériel, le texte renvoie à une annexe 5. L’appel à projets n’a que deux "
            "annexes. Vous ne pouvez pas lire ce passage."
        ),
        citations=(Cite("aap", "2.1.D, fin"), Cite("aap", "3.3.2 3)")),
        lectures=(
            Lecture(
                "renvoi-perime",
                "Le renvoi vient d’un texte antérieur, et la partie sur les petits organismes dit "
                "tout.",
            ),
            Lecture(
                "annexe-manquante",
                "Une annexe non publiée ajoute des conditions au financement du matériel.",
            ),
        ),
        prudente="renvoi-perime",
        pourquoi=(
            "Ce n’est pas la lecture la moins favorable, mais on ne peut pas appliquer des "
            "conditions que personne ne peut lire. Le reste du texte suffit à calculer."
        ),
        etat="sans effet",
        contact="ars",
        tranchee=True,
    ),
)
