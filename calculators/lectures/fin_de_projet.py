"""Ce que les textes taisent de la fin d’un projet financé : dates, mesures, preuves et solde."""

from __future__ import annotations

from calculators.lectures.ambiguite import Ambiguite, Exemple, Lecture
from calculators.textes import Cite

_TAUX = {"dossiers_actifs": {"numerateur": 92, "denominateur": 100}}

AMBIGUITES: tuple[Ambiguite, ...] = (
    Ambiguite(
        id="AMB-63",
        titre="Début, fin du projet, fin du déploiement",
        theme="cibles",
        question=(
            "Les durées repères vont du début du projet à la fin du déploiement. Le solde et les "
            "cibles, eux, attendent la fin du projet et une mesure finale. Aucun de ces jours "
            "n’est défini."
        ),
        citations=(Cite("aap", "3.4.1"), Cite("aap", "3.4.2"), Cite("aap", "4.A")),
        lectures=(
            Lecture(
                "mesure-dans-la-duree",
                "Le projet commence à la signature de la convention, et tout, mesure finale "
                "comprise, tient dans la durée repère.",
            ),
            Lecture(
                "mesure-apres-le-deploiement",
                "La durée s’arrête au déploiement ; la mesure finale et la fin du projet viennent "
                "après.",
            ),
            Lecture("dates-de-la-convention", "La convention fixe chacun de ces jours."),
        ),
        prudente="mesure-dans-la-duree",
        pourquoi=(
            "Elle laisse le moins de temps. Votre convention, si elle donne des dates, l’emporte : "
            "à défaut, faites-les écrire par votre ARS."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "cibles",
            {"indicateurs": _TAUX, "date_mesure": "2026-11-26"},
            "Un projet mesure ses cibles le 26 novembre 2026.",
        ),
    ),
    Ambiguite(
        id="AMB-64",
        titre="Cibles par ESSMS ou par projet, dans un même champ",
        theme="cibles",
        question=(
            "Tous les ESSMS de votre projet relèvent du même champ. Chacun doit-il atteindre les "
            "cibles, ou le projet dans son ensemble ?"
        ),
        citations=(Cite("aap", "3.4.2"), Cite("aap", "4.B"), Cite("aap", "3.2.D")),
        lectures=(
            Lecture("chaque-essms", "Chaque ESSMS atteint toutes les cibles."),
            Lecture("tout-le-projet", "Le projet atteint les cibles, tous ESSMS additionnés."),
        ),
        prudente="chaque-essms",
        pourquoi=(
            "Elle est la plus exigeante. L’AAP parle de la capacité à atteindre les cibles « pour "
            "chaque ESSMS », mais à propos des seules grappes que l’on rejoint."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple("cibles", {"indicateurs": _TAUX}, "Un des ESSMS d’un projet se mesure."),
    ),
    Ambiguite(
        id="AMB-65",
        titre="File active : de quelle année",
        theme="cibles",
        question=(
            "La file active est l’effectif au 31 décembre et les sorties de l’année. Vous mesurez "
            "en cours d’année, en novembre par exemple. Faut-il prendre l’année passée ou celle "
            "qui court ?"
        ),
        citations=(Cite("aap", "4.B 1)"), Cite("aap", "4.B 2)")),
        lectures=(
            Lecture(
                "la-plus-grande",
                "Les deux années se calculent, et la file la plus grande se retient.",
            ),
            Lecture("annee-close", "La file active est celle de la dernière année close."),
            Lecture(
                "annee-en-cours",
                "La file active est celle de l’année en cours, arrêtée au jour de la mesure.",
            ),
        ),
        prudente="la-plus-grande",
        pourquoi=(
            "Le total le plus grand rend la cible plus difficile. Calculez les deux, gardez vos "
            "relevés, et convenez de l’année avec votre ARS."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "cibles",
            {"indicateurs": _TAUX, "date_mesure": "2026-11-26"},
            "Un ESSMS mesure ses dossiers actifs en novembre.",
        ),
    ),
    Ambiguite(
        id="AMB-66",
        titre="Qui vise l’état des dépenses, sans comptable public ni commissaire",
        theme="cibles",
        question=(
            "L’état récapitulatif est visé par le comptable public ou par le commissaire aux "
            "comptes. Votre organisme n’a ni l’un ni l’autre. Qui peut le viser ?"
        ),
        citations=(Cite("aap", "3.4.2"),),
        lectures=(
            Lecture(
                "commissaire-mandate",
                "Il faut mandater un commissaire aux comptes, à vos frais.",
            ),
            Lecture(
                "autre-professionnel",
                "Un expert-comptable ou le représentant légal peut le viser.",
            ),
        ),
        prudente="commissaire-mandate",
        pourquoi=(
            "Elle est la plus exigeante, et le texte ne nomme que ces deux visas. Posez la "
            "question à votre ARS avant la fin du projet."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple("versement", {"total": "315000"}, "Un porteur prépare ses preuves."),
    ),
    Ambiguite(
        id="AMB-67",
        titre="Le solde : comment le demander, à qui, jusqu’à quand",
        theme="cibles",
        question=(
            "Le solde vient à la fin du projet. Les textes ne disent ni s’il se demande, ni à qui, "
            "ni avec quelle pièce, ni avant quel jour."
        ),
        citations=(Cite("aap", "3.4.1"), Cite("aap", "3.4.2")),
        lectures=(
            Lecture(
                "demande-du-porteur",
                "Le porteur demande le solde à son ARS, preuves jointes, sans attendre.",
            ),
            Lecture("versement-d-office", "L’ARS verse d’elle-même, au vu de ce qu’elle a reçu."),
        ),
        prudente="demande-du-porteur",
        pourquoi=(
            "Elle est la plus exigeante : qui ne demande rien pourrait attendre pour rien. La "
            "convention l’emporte si elle en dit plus."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple("versement", {"total": "315000"}, "Un projet arrive à sa fin."),
    ),
    Ambiguite(
        id="AMB-68",
        titre="Le solde quand l’aide due n’est plus l’aide accordée",
        theme="cibles",
        question=(
            "Votre avance a été calculée sur l’aide accordée. Le matériel vous a coûté moins que "
            "prévu : l’aide due baisse. Les textes ne disent pas comment le solde en tient compte, "
            "ni ce que devient une avance plus grande que l’aide due."
        ),
        citations=(Cite("aap", "3.3.1"), Cite("aap", "3.4.1")),
        lectures=(
            Lecture(
                "reste-du",
                "Le solde est l’aide due, moins l’avance reçue ; un trop-perçu se rend.",
            ),
            Lecture(
                "moitie-de-l-aide-due",
                "Le solde est la moitié de l’aide due, quelle que soit l’avance reçue.",
            ),
        ),
        prudente="reste-du",
        pourquoi=(
            "Elle est la moins favorable à qui a reçu la moitié de l’aide accordée. Elle seule "
            "ne verse jamais plus que l’aide due."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "versement",
            {
                "total": "31000",
                "materiel_accorde": "10000",
                "materiel_paye": "6000",
                "avance_recue": "15500",
            },
            "Un ESSMS a reçu la moitié de son aide, et son matériel a coûté moins que prévu.",
        ),
    ),
    Ambiguite(
        id="AMB-69",
        titre="AHI hors SONS : quelle date décide des cibles dues",
        theme="cibles",
        question=(
            "Depuis septembre 2025, selon la presse, une AHI non éligible au SONS ne doit plus "
            "deux des cibles. Votre convention est plus ancienne et vous mesurez après. Est-ce la "
            "date de la convention qui décide, ou celle de la mesure ?"
        ),
        citations=(Cite("dsih", "AHI"), Cite("instruction", "I.D"), Cite("aap", "2.1.D")),
        lectures=(
            Lecture("date-de-la-convention", "La règle est celle du jour de la convention."),
            Lecture("date-de-la-mesure", "La règle est celle du jour de la mesure."),
        ),
        prudente="date-de-la-convention",
        pourquoi=(
            "Elle est la moins favorable : la convention vient avant la mesure, quand les cibles "
            "étaient toutes dues. La dispense elle-même ne nous est connue que par la presse."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "cibles",
            {"champ": "ahi_non_sons", "date_signature": "2025-06-15", "indicateurs": _TAUX},
            "Une AHI non éligible au SONS a signé en juin 2025 et mesure après septembre.",
        ),
    ),
    Ambiguite(
        id="AMB-73",
        titre="E-parcours : par mois ou sur tout le projet",
        theme="cibles",
        question=(
            "L’indicateur facultatif des échanges avec une plateforme e-parcours se mesure sur le "
            "mois écoulé. Sa définition compte pourtant les échanges pendant la durée du projet."
        ),
        citations=(Cite("aap", "4.C"),),
        lectures=(
            Lecture("par-mois", "Les échanges se comptent chaque fin de mois."),
            Lecture("sur-le-projet", "Les échanges se comptent sur toute la durée du projet."),
        ),
        prudente="par-mois",
        pourquoi=(
            "Elle est la plus exigeante à suivre, et permet l’autre compte par addition. Aucune "
            "valeur n’est imposée : l’aide n’en dépend pas."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple("cibles", {"e_parcours": 12}, "Un ESSMS suit ses échanges e-parcours."),
    ),
    Ambiguite(
        id="AMB-74",
        titre="Quelles règles jusqu’au solde d’un projet de 2025",
        theme="cibles",
        question=(
            "Votre projet a été retenu en 2025 et finit en 2026 ou 2027. Les textes ne disent pas "
            "quelles règles le gouvernent après la campagne."
        ),
        citations=(
            Cite("instruction", "préambule"),
            Cite("aap", "3.4.1"),
            Cite("aap", "3.4.2"),
        ),
        lectures=(
            Lecture(
                "regles-de-la-campagne",
                "Les règles de la campagne valent jusqu’au solde, et la convention l’emporte.",
            ),
            Lecture("regles-nouvelles", "Une règle plus récente peut s’appliquer au projet."),
        ),
        prudente="regles-de-la-campagne",
        pourquoi=(
            "Aucun texte lu n’en prévoit d’autres : ce n’est donc pas la lecture la plus sévère "
            "possible. Votre convention l’emporte, et l’ARS décide."
        ),
        etat="non résolue",
        contact="ars",
        tranchee=True,
        exemple=Exemple("versement", {"total": "315000"}, "Un projet de 2025 finit en 2026."),
    ),
)
