"""Ce que les textes laissent ouvert sur les cibles d’usage et le solde (AAP § 3.4.2 et § 4)."""

from __future__ import annotations

from calculators.lectures.ambiguite import Ambiguite, Exemple, Lecture
from calculators.textes import Cite

AMBIGUITES: tuple[Ambiguite, ...] = (
    Ambiguite(
        id="AMB-31",
        titre="MSSanté et DMP : quoi diviser par quoi",
        theme="cibles",
        question=(
            "L’appel à projets fixe une valeur pour l’usage de la messagerie de santé et du DMP. "
            "Il ne dit ni ce que l’on compte, ni sur quel total : il renvoie à un document de "
            "l’ANAP."
        ),
        citations=(Cite("aap", "4.A"), Cite("aap", "4.B, fin")),
        lectures=(
            Lecture(
                "nombres-saisis",
                "Vous donnez les deux nombres selon le document de l’ANAP ; le guide fait la "
                "division.",
            ),
            Lecture("file-active", "Le total est la file active, comme pour les dossiers du DUI."),
        ),
        prudente="nombres-saisis",
        pourquoi=(
            "Ce n’est pas la lecture la moins favorable dans tous les cas. Mais le guide n’invente "
            "pas une définition qu’il n’a pas lue : prenez celle du document de l’ANAP, ou "
            "demandez-la à votre ARS."
        ),
        etat="non résolue",
        contact="ars",
        tranchee=True,
    ),
    Ambiguite(
        id="AMB-32",
        titre="Dossiers actifs : sur quel total",
        theme="cibles",
        question=(
            "Le taux de dossiers actifs se mesure sur trois mois. La seule définition des "
            "personnes accompagnées est celle de la file active, qui porte sur une année. Quel "
            "total prendre ?"
        ),
        citations=(Cite("aap", "4.B 1)"), Cite("aap", "4.B 2)")),
        lectures=(
            Lecture("file-active", "Le total est la file active de l’année."),
            Lecture(
                "personnes-sur-trois-mois",
                "Le total est celui des personnes accompagnées pendant les trois mois.",
            ),
        ),
        prudente="file-active",
        pourquoi=(
            "C’est la seule définition que donne le texte, et elle rend la cible plus difficile à "
            "atteindre."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "cibles",
            {
                "champ": "general",
                "indicateurs": {"dossiers_actifs": {"numerateur": 75, "denominateur": 100}},
                "personnes_sur_trois_mois": 80,
            },
            "75 dossiers sont actifs, la file active est de 100 personnes, dont 80 présentes "
            "pendant les trois mois.",
        ),
    ),
    Ambiguite(
        id="AMB-33",
        titre="Dossier actif : mis à jour pendant quelle période",
        theme="cibles",
        question=(
            "Un dossier est actif si quelqu’un l’a mis à jour, même une seule fois, pendant la "
            "période de recueil. Le texte ne définit pas cette période."
        ),
        citations=(Cite("aap", "4.B 1)"), Cite("aap", "4.B 2)")),
        lectures=(
            Lecture(
                "trois-mois", "La période est celle de la mesure : les trois mois qui la précèdent."
            ),
            Lecture(
                "duree-du-projet", "La période est plus longue, par exemple la durée du projet."
            ),
        ),
        prudente="trois-mois",
        pourquoi=(
            "C’est la plus courte, donc la plus exigeante, et la seule durée que donne le tableau "
            "des cibles."
        ),
        etat="en partie résolue",
        contact="ars",
    ),
    Ambiguite(
        id="AMB-34",
        titre="Mesure de la messagerie et du DMP : trois ou six mois",
        theme="cibles",
        question=(
            "La mesure porte sur trois à six mois avant la mesure finale. Le texte ne dit pas qui "
            "choisit la durée."
        ),
        citations=(Cite("aap", "4.A"),),
        lectures=(
            Lecture(
                "durees-entre-les-bornes",
                "Toute durée entre trois et six mois convient, au choix du porteur.",
            ),
            Lecture("duree-fixee-par-l-ars", "L’ARS fixe la durée pour tous."),
        ),
        prudente="duree-fixee-par-l-ars",
        pourquoi=(
            "Elle est la moins favorable : vous ne choisissez pas les mois les meilleurs. Visez la "
            "cible sur trois mois comme sur six, gardez les relevés des six mois, et convenez de "
            "la durée avec votre ARS avant de mesurer."
        ),
        etat="non résolue",
        contact="ars",
    ),
    Ambiguite(
        id="AMB-35",
        titre="Une cible atteinte à l’égalité, sans arrondi",
        theme="cibles",
        question=(
            "Votre taux tombe juste sur la cible, ou un rien en dessous. Le texte donne une valeur "
            "cible, sans dire s’il faut l’atteindre ou la dépasser, ni si l’on arrondit."
        ),
        citations=(Cite("aap", "4.A"), Cite("aap", "4.B 2)")),
        lectures=(
            Lecture(
                "atteinte-sans-arrondi",
                "La cible est atteinte à l’égalité, et le taux ne s’arrondit pas.",
            ),
            Lecture("taux-arrondi", "Le taux s’arrondit au pour cent avant d’être comparé."),
            Lecture("depassement-exige", "Il faut dépasser la cible."),
        ),
        prudente="atteinte-sans-arrondi",
        pourquoi=(
            "Ce n’est pas la lecture la moins favorable : exiger de dépasser le serait. Mais le "
            "texte parle d’atteinte, et atteindre une cible, c’est l’égaler. Entre arrondir et ne "
            "pas arrondir, le guide prend le plus exigeant."
        ),
        etat="non résolue",
        contact="ars",
        tranchee=True,
        exemple=Exemple(
            "cibles",
            {
                "champ": "general",
                "indicateurs": {"mssante": {"numerateur": 699, "denominateur": 1000}},
            },
            "Le taux manque la cible de justesse : l’arrondir la ferait atteindre.",
        ),
    ),
    Ambiguite(
        id="AMB-36",
        titre="Cibles atteintes en partie",
        theme="cibles",
        question=(
            "Vous atteignez quatre cibles sur cinq, ou vos ESSMS ne les atteignent pas tous. Le "
            "texte ne dit pas si le solde est perdu, réduit, ni ce que devient l’avance."
        ),
        citations=(Cite("aap", "3.4.2"), Cite("aap", "3.4.1")),
        lectures=(
            Lecture(
                "solde-non-du",
                "Le solde n’est pas dû tant qu’une cible obligatoire manque ; l’avance reste "
                "acquise.",
            ),
            Lecture("solde-partiel", "Le solde est réduit à proportion de ce qui est atteint."),
            Lecture("avance-a-rendre", "Le solde n’est pas dû et l’avance est à rendre."),
        ),
        prudente="solde-non-du",
        pourquoi=(
            "Ce n’est pas la lecture la moins favorable : il faudrait alors rendre l’avance. Aucun "
            "passage ne le demande, ni n’ouvre un solde partiel ; aucun ne l’exclut. L’avance est "
            "donc exposée elle aussi : lisez votre convention. Dépasser les durées repères ne "
            "suffit pas à perdre l’aide, si le délai reste raisonnable."
        ),
        etat="non résolue",
        contact="ars",
        tranchee=True,
        exemple=Exemple(
            "aide",
            {"acquisitions": 15},
            "15 ESSMS acquièrent une solution : tout le solde est en jeu, et peut-être l’avance.",
        ),
    ),
    Ambiguite(
        id="AMB-37",
        titre="Des conditions sur tout le versement, ou sur le solde",
        theme="cibles",
        question=(
            "Le texte conditionne le versement des aides à l’atteinte des cibles en fin de projet. "
            "L’avance est pourtant versée à la signature. La condition vaut-elle pour elle ?"
        ),
        citations=(
            Cite("aap", "3.4.2"),
            Cite("aap", "3.4.1"),
            Cite("esegur-normandie-2023", "versement"),
        ),
        lectures=(
            Lecture("solde-seul", "Les conditions portent sur le solde."),
            Lecture("avance-aussi", "Les conditions portent aussi sur l’avance."),
        ),
        prudente="solde-seul",
        pourquoi=(
            "Ce n’est pas la lecture la moins favorable. Une avance versée à la signature ne peut "
            "pas attendre la fin du projet, et une page régionale de 2023 rattache la condition au "
            "second versement. Rien ne dit pourtant que l’avance reste acquise."
        ),
        etat="en partie résolue",
        contact="ars",
        tranchee=True,
    ),
    Ambiguite(
        id="AMB-38",
        titre="Durée d’un projet qui mêle acquisitions et mises à niveau",
        theme="cibles",
        question=(
            "Deux durées repères sont données : l’une sans changement de logiciel, l’autre pour "
            "les acquisitions. Votre projet a les deux."
        ),
        citations=(Cite("aap", "3.4.2"),),
        lectures=(
            Lecture("duree-la-plus-longue", "La durée des acquisitions vaut pour tout le projet."),
            Lecture(
                "duree-la-plus-courte",
                "La durée sans changement de logiciel vaut pour tout le projet.",
            ),
            Lecture("duree-de-chacun", "Chaque ESSMS suit la durée de sa situation."),
        ),
        prudente="duree-la-plus-longue",
        pourquoi=(
            "Ce n’est pas la lecture la moins favorable. Ces durées sont de simples repères, et un "
            "projet commun finit avec le dernier ESSMS déployé. Pour être prudent, tenez la plus "
            "courte."
        ),
        etat="non résolue",
        contact="ars",
        tranchee=True,
    ),
)
