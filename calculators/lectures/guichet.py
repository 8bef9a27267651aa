"""Ce que les textes laissent ouvert sur le guichet et le calendrier (AAP § 7 et § 8)."""

from __future__ import annotations

from calculators.lectures.ambiguite import Ambiguite, Exemple, Lecture
from calculators.textes import Cite

AMBIGUITES: tuple[Ambiguite, ...] = (
    Ambiguite(
        id="AMB-39",
        titre="Ouverture du guichet régional aux projets multirégionaux",
        theme="guichet",
        question=(
            "Votre projet couvre plusieurs régions et se dépose à l’ARS. L’instruction ouvre les "
            "appels à projets régionaux en janvier ; l’AAP, lui, ouvre les projets multirégionaux "
            "un mois plus tard, comme l’appel à projets national."
        ),
        citations=(Cite("instruction", "II.A"), Cite("aap", "8"), Cite("notice", "calendrier")),
        lectures=(
            Lecture(
                "ouverture-de-l-aap",
                "Le guichet ouvre à la date de l’AAP, la plus tardive.",
            ),
            Lecture(
                "ouverture-de-l-instruction",
                "Le guichet ouvre avec tous les appels à projets régionaux.",
            ),
        ),
        prudente="ouverture-de-l-aap",
        pourquoi=(
            "Elle est la moins favorable : un dépôt à cette date convient aux deux textes. La "
            "question n’a plus d’enjeu, les dates étant passées."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "guichet",
            {"nb_essms": 30, "nb_regions": 2, "date": "2025-02-01"},
            "Un projet de 30 ESSMS dans deux régions, vu entre les deux dates d’ouverture.",
        ),
    ),
    Ambiguite(
        id="AMB-40",
        titre="Dernier jour des projets multirégionaux",
        theme="guichet",
        question=(
            "L’instruction demande de déposer avant le 1er juin à minuit ; l’AAP ouvre "
            "jusqu’au 1er juin à minuit. Le 1er juin, un dimanche, était-il encore ouvert ?"
        ),
        citations=(
            Cite("instruction", "II.A"),
            Cite("aap", "8"),
            Cite("notice", "calendrier"),
            Cite("geroscopie-2024", "calendrier"),
        ),
        lectures=(
            Lecture("veille-du-1er-juin", "Le 31 mai est le dernier jour."),
            Lecture("1er-juin-compris", "Le 1er juin est le dernier jour, compris."),
        ),
        prudente="veille-du-1er-juin",
        pourquoi=(
            "Elle est la moins favorable, d’un jour, et l’instruction prime sur l’appel à projets. "
            "Un article de 2024 parle toutefois du 1er juin comme date limite."
        ),
        etat="en partie résolue",
        contact="ars",
        exemple=Exemple(
            "guichet",
            {"nb_essms": 30, "nb_regions": 2, "date": "2025-06-01"},
            "Un projet de 30 ESSMS dans deux régions, déposé le 1er juin.",
        ),
    ),
    Ambiguite(
        id="AMB-41",
        titre="« À minuit » : début ou fin du jour",
        theme="guichet",
        question=(
            "La clôture est fixée à un jour, à minuit. Est-ce la fin de ce jour, ou son tout "
            "début ?"
        ),
        citations=(Cite("instruction", "II.A"), Cite("aap", "8")),
        lectures=(
            Lecture("fin-du-jour", "Le jour de clôture est ouvert jusqu’à sa dernière heure."),
            Lecture("debut-du-jour", "Tout se ferme dès la première heure du jour de clôture."),
        ),
        prudente="fin-du-jour",
        pourquoi=(
            "Ce n’est pas la lecture la moins favorable. C’est le sens courant d’une période qui "
            "va jusqu’à un jour ; le guide alerte ce jour-là et conseille de déposer la veille."
        ),
        etat="non résolue",
        contact="ars",
        tranchee=True,
        exemple=Exemple(
            "guichet",
            {"nb_essms": 20, "nb_regions": 1, "date": "2025-09-15"},
            "Un projet de 20 ESSMS d’une seule région, le jour de la clôture.",
        ),
    ),
    Ambiguite(
        id="AMB-42",
        titre="Un premier jalon plus ancien que l’instruction",
        theme="guichet",
        question=(
            "Le premier jalon de décision tombe avant la signature de l’instruction, et avant le "
            "premier comité de l’AAP. Votre dossier devait-il être décidé à ce jalon ?"
        ),
        citations=(
            Cite("instruction", "II.A"),
            Cite("instruction", "date de signature"),
            Cite("aap", "8"),
        ),
        lectures=(
            Lecture(
                "jalon-facultatif",
                "Le premier jalon est facultatif : le calendrier de l’AAP suffit.",
            ),
            Lecture("jalon-manque", "L’ARS aurait dû décider à ce jalon."),
        ),
        prudente="jalon-facultatif",
        pourquoi="L’instruction le dit facultatif, et il lie les ARS, pas les porteurs.",
        etat="sans effet",
        contact="ars",
    ),
    Ambiguite(
        id="AMB-43",
        titre="Le dernier comité aura-t-il lieu",
        theme="guichet",
        question=(
            "Selon l’AAP, les dossiers déposés à partir de juin vont au comité de fin septembre. "
            "Il n’a lieu que s’il reste des crédits. La clôture et la date limite de décision "
            "l’encadrent de près."
        ),
        citations=(Cite("aap", "8"), Cite("instruction", "II.A")),
        lectures=(
            Lecture(
                "comite-sous-condition",
                "Le comité n’a lieu que s’il reste des crédits : le précédent est plus sûr.",
            ),
            Lecture("comite-assure", "Tout dossier déposé avant la clôture passe en comité."),
        ),
        prudente="comite-sous-condition",
        pourquoi=(
            "Elle est la moins favorable, et c’est ce que dit le texte. Un dépôt avant fin mai "
            "évitait ce risque."
        ),
        etat="non résolue",
        contact="ars",
    ),
    Ambiguite(
        id="AMB-44",
        titre="Quelle ARS pour un projet de plusieurs régions",
        theme="guichet",
        question=(
            "Votre projet touche plusieurs régions et se dépose au niveau régional. Le texte parle "
            "d’une ARS pivot, sans dire laquelle ni comment elle est choisie."
        ),
        citations=(Cite("aap", "7"), Cite("aap", "7, nota"), Cite("airmes-2021", "guichet")),
        lectures=(
            Lecture("a-convenir", "Elle est à convenir avec les ARS concernées avant le dépôt."),
            Lecture(
                "plus-grand-nombre",
                "C’est celle de la région qui compte le plus d’ESSMS du projet.",
            ),
        ),
        prudente="a-convenir",
        pourquoi=(
            "Le critère du plus grand nombre vient de la phase d’amorçage de 2021, et aucun texte "
            "de 2025 ne le reprend. Le guide le conseille sans l’affirmer."
        ),
        etat="en partie résolue",
        contact="ars",
        exemple=Exemple(
            "guichet", {"nb_essms": 30, "nb_regions": 2}, "Un projet de 30 ESSMS dans deux régions."
        ),
    ),
    Ambiguite(
        id="AMB-45",
        titre="Compter les régions : établissements ou siège",
        theme="guichet",
        question=(
            "Votre siège est dans une région et certains établissements dans une autre. Le nombre "
            "de régions se compte-t-il sur le siège ou sur les établissements ?"
        ),
        citations=(Cite("aap", "7"),),
        lectures=(
            Lecture(
                "etablissements",
                "Les régions sont celles des établissements, par leur FINESS géographique.",
            ),
            Lecture("siege", "La région est celle du siège, par son FINESS juridique."),
        ),
        prudente="etablissements",
        pourquoi=(
            "Le texte le dit : ce sont les établissements, localisés par leur FINESS géographique. "
            "L’erreur serait facile, car beaucoup ont leur siège dans un autre département."
        ),
        etat="résolue",
        contact="ars",
    ),
    Ambiguite(
        id="AMB-46",
        titre="Grand projet d’une seule région : régional ou national",
        theme="guichet",
        question=(
            "Votre projet atteint le seuil des grands projets, dans une seule région. Une page de "
            "la CNSA de 2022 l’enverrait au national."
        ),
        citations=(
            Cite("aap", "7, tableau"),
            Cite("cnsa-2022", "guichet"),
            Cite("geroscopie-2024", "guichet"),
        ),
        lectures=(
            Lecture("regional", "Le guichet est régional tant qu’il n’y a qu’une région."),
            Lecture("national", "Le guichet est national dès ce nombre d’ESSMS."),
        ),
        prudente="regional",
        pourquoi=(
            "Le tableau de 2025 le dit, comme l’article sur les règles de 2024. La règle de 2022 "
            "est abandonnée."
        ),
        etat="résolue",
        contact="ars",
        exemple=Exemple(
            "guichet",
            {"nb_essms": 60, "nb_regions": 1},
            "Un projet de 60 ESSMS d’une seule région.",
        ),
    ),
    Ambiguite(
        id="AMB-47",
        titre="Engager les crédits avant le 31 décembre, ou jusqu’au 31",
        theme="guichet",
        question=(
            "L’engagement des crédits doit intervenir avant le 31 décembre 2025. Les crédits "
            "redéployés, eux, peuvent l’être jusqu’au 31. Le dernier jour est-il compris ?"
        ),
        citations=(Cite("instruction", "II.B"),),
        lectures=(
            Lecture(
                "veille-du-31",
                "Le 30 décembre est le dernier jour ; pour les crédits redéployés, le 31.",
            ),
            Lecture("31-compris", "Le 31 décembre est le dernier jour, pour tous les crédits."),
        ),
        prudente="veille-du-31",
        pourquoi=(
            "Elle est la moins favorable, d’un jour. Cette date lie l’ARS ; elle vous dit "
            "seulement quand votre convention doit être prête."
        ),
        etat="non résolue",
        contact="ars",
    ),
    Ambiguite(
        id="AMB-48",
        titre="Toutes les campagnes sont closes",
        theme="guichet",
        question=(
            "Les textes parlent d’appels à projets ouverts. La dernière clôture est passée, et "
            "l’année est la dernière où les crédits s’engagent."
        ),
        citations=(
            Cite("instruction", "II.A"),
            Cite("instruction", "préambule"),
            Cite("aap", "1"),
            Cite("aap", "8"),
        ),
        lectures=(
            Lecture(
                "tout-est-clos",
                "Aucun dépôt n’est plus possible ; le guide sert à vérifier et à préparer.",
            ),
            Lecture("campagne-a-venir", "Une nouvelle campagne pourrait reprendre ces règles."),
        ),
        prudente="tout-est-clos",
        pourquoi=(
            "C’est ce que disent les dates. Aucun texte lu n’annonce de suite ; vous pouvez "
            "calculer à la date de votre choix."
        ),
        etat="sans effet",
        contact="programme",
        exemple=Exemple(
            "calendrier",
            {"date": "2025-09-16", "guichet": "regional", "multiregional": False},
            "Un dépôt régional, le lendemain de la dernière clôture.",
        ),
    ),
)
