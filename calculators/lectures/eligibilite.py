"""Ce que les textes laissent ouvert sur l’éligibilité et le regroupement (AAP § 2.1 et § 3.2)."""

from __future__ import annotations

from calculators.lectures.ambiguite import Ambiguite, Exemple, Lecture
from calculators.textes import Cite

AMBIGUITES: tuple[Ambiguite, ...] = (
    Ambiguite(
        id="AMB-23",
        titre="Deux opérations distinctes, ou un seul financement",
        theme="eligibilite",
        question=(
            "Une note dit qu’une acquisition puis une montée de version sont deux opérations. La "
            "liste des exclusions refuse pourtant un second financement pour le même logiciel. "
            "Pouvez-vous être aidé deux fois ?"
        ),
        citations=(Cite("aap", "note 5"), Cite("aap", "3.2.A"), Cite("ars-paca", "non-redondance")),
        lectures=(
            Lecture(
                "un-seul-financement",
                "Un logiciel n’a qu’un financement du programme ; la note ne vise que les autres "
                "fonds européens.",
            ),
            Lecture(
                "deux-operations",
                "Une montée de version peut être aidée après une acquisition du même logiciel.",
            ),
        ),
        prudente="un-seul-financement",
        pourquoi=(
            "Elle est la moins favorable. L’exclusion est écrite pour ce cas précis, et la page de "
            "l’ARS PACA la répète sans exception."
        ),
        etat="résolue",
        contact="ars",
    ),
    Ambiguite(
        id="AMB-24",
        titre="Déjà financé, quel que soit le logiciel",
        theme="eligibilite",
        question=(
            "Deux exclusions se suivent : l’une pour le même logiciel, l’autre pour un second "
            "logiciel. Lues une à une, elles semblent laisser des cas ouverts à qui a déjà été "
            "aidé."
        ),
        citations=(Cite("aap", "3.2.A"),),
        lectures=(
            Lecture(
                "tout-financement-anterieur",
                "Un ESSMS déjà aidé par le programme pour un DUI ne peut plus l’être, quel que "
                "soit le logiciel.",
            ),
            Lecture(
                "seulement-le-meme-logiciel",
                "Seul un second financement du même logiciel est exclu.",
            ),
        ),
        prudente="tout-financement-anterieur",
        pourquoi=(
            "Elle est la moins favorable, et les deux exclusions prises ensemble ne laissent aucun "
            "cas."
        ),
        etat="résolue",
        contact="ars",
    ),
    Ambiguite(
        id="AMB-25",
        titre="Annuler une commande SONS : jusqu’à quel jour",
        theme="eligibilite",
        question=(
            "Vous avez commandé une prestation Ségur et vous vouliez l’annuler pour demander une "
            "acquisition. Le texte ferme cette voie dès que la vérification d’aptitude est "
            "déposée, et pour tous le 17 avril 2025. Le 17 lui-même était-il encore ouvert ?"
        ),
        citations=(Cite("instruction", "I.C"), Cite("aap", "2.1.C")),
        lectures=(
            Lecture(
                "ferme-le-17",
                "La voie se ferme à la première des deux dates, et le 17 avril est déjà fermé.",
            ),
            Lecture(
                "ouvert-le-17",
                "La voie se ferme à la première des deux dates, et le 17 avril est encore ouvert.",
            ),
            Lecture(
                "seule-la-verification-ferme",
                "Seul le dépôt de la vérification d’aptitude ferme la voie.",
            ),
        ),
        prudente="ferme-le-17",
        pourquoi="Elle est la moins favorable, d’un jour.",
        etat="non résolue",
        contact="programme",
    ),
    Ambiguite(
        id="AMB-26",
        titre="AHI : quelles cibles, pour qui, depuis quand",
        theme="eligibilite",
        question=(
            "Depuis septembre 2025, les structures d’accueil, hébergement et insertion (AHI) non "
            "éligibles au SONS sont dispensées de certaines cibles. Le texte de l’instruction ne "
            "nous est connu que par la presse. Elle ne dit pas ce que doivent les AHI éligibles au "
            "SONS, ni ce que deviennent les conventions déjà signées."
        ),
        citations=(
            Cite("dsih", "AHI"),
            Cite("care-insight", "AHI"),
            Cite("instruction", "I.B"),
            Cite("aap", "2.1.B"),
            Cite("aap", "2.1.D"),
        ),
        lectures=(
            Lecture(
                "dispense-hors-sons",
                "Les AHI non éligibles au SONS ne doivent que les cibles du DUI ; les autres "
                "doivent toutes les cibles.",
            ),
            Lecture(
                "dispense-partielle",
                "La dispense ne porte que sur une des deux cibles, messagerie ou Mon espace santé.",
            ),
            Lecture(
                "dispense-pour-toutes-les-ahi",
                "La dispense vaut aussi pour les AHI éligibles au SONS.",
            ),
        ),
        prudente="dispense-hors-sons",
        pourquoi=(
            "Ce n’est pas la lecture la moins favorable : deux articles disent la dispense, dont "
            "un pour les deux cibles à la fois. Pour tout le reste, la règle d’avant est gardée. "
            "Si votre convention est antérieure, demandez à votre ARS."
        ),
        etat="en partie résolue",
        contact="ars",
        tranchee=True,
        exemple=Exemple(
            "cibles",
            {"champ": "ahi_non_sons", "date": "2025-09-15"},
            "Une structure AHI non éligible au SONS mesure ses cibles après septembre 2025.",
        ),
    ),
    Ambiguite(
        id="AMB-27",
        titre="Projet qui mêle plusieurs champs : cibles par ESSMS ou par projet",
        theme="eligibilite",
        question=(
            "Votre projet réunit des services de protection des majeurs ou des AHI et d’autres "
            "ESSMS. Leurs cibles diffèrent. Se mesurent-elles pour chaque ESSMS ou pour le projet "
            "entier ?"
        ),
        citations=(Cite("aap", "3.2.D"), Cite("aap", "2.1.A"), Cite("instruction", "I.A")),
        lectures=(
            Lecture("par-essms", "Chaque ESSMS atteint les cibles de son propre champ."),
            Lecture("par-projet", "Le projet atteint les cibles dans leur ensemble."),
        ),
        prudente="par-essms",
        pourquoi=(
            "Elle est la plus exigeante : aucun ESSMS ne compense un autre. Le texte parle des "
            "cibles de chaque ESSMS à propos des regroupements."
        ),
        etat="non résolue",
        contact="ars",
    ),
    Ambiguite(
        id="AMB-28",
        titre="Quinze ESSMS : un idéal ou un minimum",
        theme="eligibilite",
        question=(
            "L’AAP parle d’un idéal que l’ARS apprécie. Une page de la CNSA en fait une condition "
            "de recevabilité, avec un nombre plus bas en Corse et outre-mer. L’instruction dit la "
            "mutualisation obligatoire. Votre projet est plus petit, ou d’un seul ESSMS : est-il "
            "recevable ?"
        ),
        citations=(
            Cite("aap", "3.2.D"),
            Cite("cnsa-aide", "regroupement"),
            Cite("cnsa-2022", "regroupement"),
            Cite("instruction", "résumé"),
        ),
        lectures=(
            Lecture(
                "ideal-apprecie",
                "Quinze ESSMS sont un idéal : l’ARS apprécie le nombre selon le contexte.",
            ),
            Lecture(
                "minimum-obligatoire",
                "Quinze ESSMS sont un minimum : en dessous, la candidature n’est pas recevable.",
            ),
        ),
        prudente="ideal-apprecie",
        pourquoi=(
            "Ce n’est pas la lecture la plus sévère. L’appel à projets est le texte auquel vous "
            "répondez, et il laisse l’ARS juger ; le guide alerte sous ce nombre en citant les "
            "deux. Un ESSMS seul n’a personne avec qui mutualiser : le guide ne conclut pas."
        ),
        etat="non résolue",
        contact="ars",
        tranchee=True,
    ),
    Ambiguite(
        id="AMB-29",
        titre="Saint-Martin et Saint-Barthélemy",
        theme="eligibilite",
        question=(
            "Votre établissement est à Saint-Martin ou à Saint-Barthélemy. L’instruction ne les "
            "exclut pas, mais ne leur donne pas d’enveloppe régionale."
        ),
        citations=(Cite("instruction", "mention outre-mer"), Cite("instruction", "V")),
        lectures=(
            Lecture(
                "rattache-a-la-guadeloupe",
                "Le programme s’y applique, avec l’enveloppe de la Guadeloupe.",
            ),
            Lecture("hors-programme", "Sans enveloppe, le programme ne s’y applique pas."),
        ),
        prudente="rattache-a-la-guadeloupe",
        pourquoi=(
            "Ce n’est pas la lecture la moins favorable. La liste des territoires exclus est "
            "fermée et ne les cite pas, et leurs numéros FINESS sont ceux de la Guadeloupe. "
            "Faites-le confirmer."
        ),
        etat="non résolue",
        contact="programme",
        tranchee=True,
    ),
    Ambiguite(
        id="AMB-30",
        titre="GHT : comment prouver l’absence d’autre aide",
        theme="eligibilite",
        question=(
            "Un groupement hospitalier de territoire (GHT) doit démontrer qu’il n’a pas reçu "
            "d’autre aide pour les ESSMS concernés. La liste des pièces n’en prévoit aucune pour "
            "cela."
        ),
        citations=(Cite("aap", "3.2.C, GHT, condition 3"), Cite("aap", "annexe 2")),
        lectures=(
            Lecture(
                "attestation-jointe",
                "Une attestation du porteur, jointe de lui-même, est attendue.",
            ),
            Lecture("sur-demande", "La preuve ne se donne que si l’ARS la demande."),
        ),
        prudente="attestation-jointe",
        pourquoi=(
            "C’est la plus exigeante, et elle coûte peu. Le guide la recommande sans la dire "
            "obligatoire."
        ),
        etat="non résolue",
        contact="ars",
        exemple=Exemple(
            "pieces",
            {"dpi_ght": True},
            "Un GHT équipe des ESSMS avec son dossier patient informatisé.",
        ),
    ),
)
