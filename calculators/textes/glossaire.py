"""Les sigles et les mots du guide, chacun expliqué en une phrase simple."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from calculators.editions import edition
from calculators.lieux.territoires import cle


@dataclass(frozen=True)
class Terme:
    """Un sigle ou un mot. `developpe` est vide pour un mot, ou quand nous n’en sommes pas sûrs."""

    sigle: str
    developpe: str
    definition: str


_LISTE = (
    Terme(
        "AAP",
        "appel à projets",
        "Texte qui invite à déposer des projets, dit qui peut être aidé, combien et comment.",
    ),
    Terme(
        "AE",
        "autorisation d’engagement",
        "Somme que l’administration a le droit de promettre dans l’année.",
    ),
    Terme(
        "AHI",
        "accueil, hébergement, insertion",
        "Champ des structures qui accueillent et logent des personnes en difficulté.",
    ),
    Terme(
        "AMB",
        "",
        "Début du numéro d’une fiche du registre, comme AMB-28 : un point que les textes laissent "
        "ouvert.",
    ),
    Terme(
        "AMOA",
        "assistance à maîtrise d’ouvrage",
        "Aide d’un spécialiste pour piloter votre projet de logiciel.",
    ),
    Terme(
        "ANAP",
        "Agence d’appui à la performance des établissements sanitaires et médico-sociaux",
        "Agence nationale qui publie les guides et les définitions des indicateurs.",
    ),
    Terme(
        "ANS",
        "Agence du numérique en santé",
        "Agence nationale qui publie les exigences du référencement Ségur des logiciels.",
    ),
    Terme(
        "APA",
        "allocation personnalisée d’autonomie",
        "Aide du département aux personnes âgées dépendantes ; elle paie des heures de SAAD.",
    ),
    Terme(
        "ARS",
        "agence régionale de santé",
        "Administration de santé d’une région ; elle choisit et finance les projets régionaux.",
    ),
    Terme("ARS pivot", "", "Celle qui porte un projet de plusieurs régions."),
    Terme(
        "ASP",
        "Agence de services et de paiement",
        "Organisme qui reçoit et paie les dossiers SONS.",
    ),
    Terme(
        "CAL",
        "",
        "Début du numéro d’une règle du calcul, comme CAL-10. Chaque sujet a le sien, que la page "
        "Couverture donne.",
    ),
    Terme(
        "CASF",
        "code de l’action sociale et des familles",
        "Loi qui définit les ESSMS, à son article L.312-1.",
    ),
    Terme(
        "CNP",
        "conseil national de pilotage des ARS",
        "Instance qui vise les instructions envoyées aux ARS.",
    ),
    Terme(
        "CNSA",
        "Caisse nationale de solidarité pour l’autonomie",
        "Établissement public qui pilote le programme avec la DNS.",
    ),
    Terme(
        "DGCS",
        "direction générale de la cohésion sociale",
        "Direction du ministère chargée du secteur social et médico-social.",
    ),
    Terme(
        "DMP",
        "dossier médical partagé",
        "Dossier de santé en ligne d’une personne, au sein de Mon espace santé.",
    ),
    Terme(
        "DNS",
        "délégation au numérique en santé",
        "Service du ministère qui conduit la politique du numérique en santé.",
    ),
    Terme("DPI", "dossier patient informatisé", "Équivalent du DUI à l’hôpital."),
    Terme(
        "DSR",
        "dossier de spécifications de référencement",
        "Liste de ce qu’un logiciel doit savoir faire pour être référencé Ségur.",
    ),
    Terme(
        "DUI",
        "dossier usager informatisé",
        "Logiciel qui tient le dossier de chaque personne accompagnée.",
    ),
    Terme(
        "EHPAD",
        "établissement d’hébergement pour personnes âgées dépendantes",
        "Maison de retraite médicalisée.",
    ),
    Terme(
        "EJ",
        "entité juridique",
        "Organisme qui gère des établissements, avec son propre numéro FINESS.",
    ),
    Terme(
        "ESAT",
        "établissement ou service d’accompagnement par le travail",
        "Lieu de travail adapté aux personnes handicapées.",
    ),
    Terme(
        "ESMS",
        "établissement ou service médico-social",
        "Structure qui accompagne des personnes âgées ou handicapées, par exemple.",
    ),
    Terme(
        "ESSMS",
        "établissement ou service social ou médico-social",
        "Toute structure de l’article L.312-1 du CASF, sociale ou médico-sociale.",
    ),
    Terme(
        "ET", "établissement", "Lieu d’activité, avec son propre numéro FINESS, dit géographique."
    ),
    Terme("FAQ", "foire aux questions", "Page de questions courantes et de réponses."),
    Terme("FEDER", "Fonds européen de développement régional", "Fonds européen d’investissement."),
    Terme(
        "FESI",
        "fonds européens structurels et d’investissement",
        "Famille de fonds européens, dont le FEDER et le FSE.",
    ),
    Terme(
        "FINESS",
        "fichier national des établissements sanitaires et sociaux",
        "Fichier qui donne un numéro à neuf caractères à chaque établissement et organisme.",
    ),
    Terme(
        "FINESS EJ",
        "FINESS de l’entité juridique",
        "Numéro de l’organisme gestionnaire ; il ne sert pas à compter les ESSMS.",
    ),
    Terme(
        "FINESS ET",
        "FINESS de l’établissement, ou FINESS géographique",
        "Numéro d’un lieu d’activité ; chaque numéro différent compte pour un ESSMS.",
    ),
    Terme(
        "FMIS",
        "Fonds pour la modernisation et l’investissement en santé",
        "Fonds par lequel les crédits arrivent aux ARS.",
    ),
    Terme(
        "FRR",
        "facilité pour la reprise et la résilience",
        "Fonds européen de relance qui paie le programme.",
    ),
    Terme("FSE", "Fonds social européen", "Fonds européen pour l’emploi et l’insertion."),
    Terme("GALIS", "", "Téléservice de la CNSA où se dépose la demande d’aide."),
    Terme(
        "GCSMS",
        "groupement de coopération sociale ou médico-sociale",
        "Structure juridique commune à plusieurs organismes.",
    ),
    Terme(
        "GHT",
        "groupement hospitalier de territoire",
        "Groupe d’hôpitaux publics d’un même territoire.",
    ),
    Terme(
        "GRADeS",
        "groupement régional d’appui au développement de l’e-santé",
        "Groupement qui aide la région à déployer le numérique en santé.",
    ),
    Terme(
        "HOP’EN",
        "hôpital numérique ouvert sur son environnement",
        "Programme d’aide au numérique des hôpitaux.",
    ),
    Terme("HT", "hors taxe", "Prix sans la TVA."),
    Terme("MOA", "maîtrise d’ouvrage", "Ceux pour qui le projet se fait et qui le décident."),
    Terme(
        "MSSanté",
        "messagerie sécurisée de santé",
        "Courrier électronique protégé, pour les échanges de santé.",
    ),
    Terme("NOR", "", "Numéro propre à chaque texte officiel."),
    Terme(
        "OG",
        "organisme gestionnaire",
        "Association, collectivité ou société qui gère un ou plusieurs ESSMS.",
    ),
    Terme(
        "OSIS",
        "observatoire des systèmes d’information de santé",
        "Outil où les structures décrivent leur équipement numérique.",
    ),
    Terme("PACA", "Provence-Alpes-Côte d’Azur", "Région du sud-est."),
    Terme(
        "PAI numérique",
        "plan d’aide à l’investissement numérique",
        "Formulaire de demande de la CNSA, rempli dans GALIS.",
    ),
    Terme(
        "PCH",
        "prestation de compensation du handicap",
        "Aide du département aux personnes handicapées ; elle paie des heures de SAAD.",
    ),
    Terme(
        "PJM", "protection juridique des majeurs", "Champ des services de tutelle et de curatelle."
    ),
    Terme("PNRR", "plan national de relance et de résilience", "Plan français financé par la FRR."),
    Terme(
        "RGPD",
        "règlement général sur la protection des données",
        "Règles européennes sur les données personnelles.",
    ),
    Terme("RH", "ressources humaines", "Le personnel et son temps."),
    Terme(
        "SAAD",
        "service d’aide et d’accompagnement à domicile",
        "Service qui aide des personnes âgées ou handicapées chez elles.",
    ),
    Terme("SI", "système d’information", "Logiciels et matériels qui traitent les données."),
    Terme(
        "SONS",
        "système ouvert et non sélectif",
        "Dispositif qui paie les éditeurs pour mettre leur logiciel au niveau Ségur.",
    ),
    Terme("SSI", "sécurité des systèmes d’information", "Protection des logiciels et des données."),
    Terme("TTC", "toutes taxes comprises", "Prix avec la TVA."),
    Terme("TVA", "taxe sur la valeur ajoutée", "Taxe comprise dans un prix TTC."),
    Terme(
        "USLD",
        "unité de soins de longue durée",
        "Unité pour personnes très dépendantes ; ce n’est pas un ESSMS, selon la CNSA en 2023.",
    ),
    Terme(
        "VA",
        "vérification d’aptitude",
        "Contrôle d’un logiciel installé ; son dépôt à l’ASP valide une commande SONS.",
    ),
    Terme("acquisition", "", "Achat d’un nouveau logiciel, que l’ESSMS en ait déjà un ou non."),
    Terme(
        "activité de confort",
        "",
        "Service à la famille ou de la vie quotidienne ; elle n’est pas aidée.",
    ),
    Terme(
        "activités essentielles à la vie",
        "",
        "Aide aux gestes de tous les jours de personnes âgées ou handicapées ; seules aidées.",
    ),
    Terme("agenda", "", "Partie du DUI où se notent les rendez-vous d’une personne."),
    Terme("avance", "", "Première moitié de l’aide, versée à la signature de la convention."),
    Terme(
        "bon de commande SONS",
        "",
        "Commande d’une prestation Ségur passée à un éditeur de logiciel.",
    ),
    Terme(
        "cahier des charges national",
        "",
        "Document de la CNSA qui dit ce qu’un DUI doit couvrir ; il se cherche sur son site.",
    ),
    Terme("cible d’usage", "", "Taux d’utilisation à atteindre pour recevoir le solde."),
    Terme("comité de sélection", "", "Réunion où l’ARS choisit les projets qu’elle finance."),
    Terme(
        "convention", "", "Contrat entre l’ARS et le porteur ; l’avance est versée à sa signature."
    ),
    Terme("couloir", "", "Famille de logiciels du Ségur : hôpital, médico-social et autres."),
    Terme("délégation de crédits", "", "Envoi aux ARS d’une partie de leur enveloppe."),
    Terme(
        "dossier actif",
        "",
        "Dossier d’une personne accompagnée, mis à jour pendant la période de mesure.",
    ),
    Terme(
        "e-parcours",
        "",
        "Plateforme régionale où plusieurs professionnels suivent une même personne.",
    ),
    Terme("e-prescription", "", "Ordonnance faite et transmise par logiciel."),
    Terme("entité nationale", "", "Siège national auquel un ESSMS ou un porteur est rattaché."),
    Terme("enveloppe régionale", "", "Crédits d’une région pour ses projets de l’année."),
    Terme("file active", "", "Personnes accompagnées au moins une fois dans l’année."),
    Terme("grappe", "", "Regroupement d’organismes qui portent ensemble un projet."),
    Terme("guichet", "", "Lieu de dépôt du projet : régional (l’ARS) ou national."),
    Terme(
        "heures médico-sociales",
        "",
        "Heures d’un SAAD payées par les départements ou les caisses de retraite.",
    ),
    Terme("interopérable", "", "Qui échange des données avec d’autres logiciels."),
    Terme("jalon", "", "Date limite à laquelle les ARS rendent une partie de leurs décisions."),
    Terme("MaturiN-SMS", "", "Observatoire du numérique dans le social et le médico-social."),
    Terme(
        "mise à niveau",
        "",
        "Passage du logiciel en place à une version référencée Ségur ; montée de version.",
    ),
    Terme("Mon espace santé", "", "Carnet de santé numérique de chaque personne, avec son DMP."),
    Terme("opposable", "", "Se dit d’une règle que l’on peut invoquer contre son auteur."),
    Terme("paramétrage", "", "Réglage du logiciel pour votre établissement, avant de s’en servir."),
    Terme(
        "petit organisme gestionnaire",
        "",
        "Organisme de moins de 15 ESSMS, ou de moins de 8 en Corse et outre-mer ; il peut demander "
        "des aides en plus.",
    ),
    Terme("phase d’amorçage", "", "Premiers appels à projets du programme, en 2021."),
    Terme("phase de généralisation", "", "Appels à projets de 2022 à 2025."),
    Terme("porteur", "", "Organisme qui dépose le projet et signe la convention pour tous."),
    Terme(
        "prestation Ségur",
        "",
        "Mise à niveau d’un logiciel, payée par l’État à l’éditeur dans le cadre du SONS.",
    ),
    Terme(
        "projet personnalisé",
        "",
        "Objectifs et accompagnement convenus avec une personne accueillie.",
    ),
    Terme(
        "référencement Ségur",
        "",
        "Reconnaissance qu’un logiciel suit les exigences nationales que l’ANS publie.",
    ),
    Terme(
        "Ségur du numérique",
        "",
        "Programme public qui équipe et relie les professionnels de santé et du social.",
    ),
    Terme(
        "services socles",
        "",
        "Services nationaux que le DUI doit utiliser, comme la messagerie de santé et le DMP.",
    ),
    Terme("solde", "", "Seconde moitié de l’aide, versée à la fin, sous conditions."),
    Terme("vague 1", "", "Première liste d’exigences du référencement Ségur."),
)


def glossaire() -> Mapping[str, Terme]:
    """Les mots du guide et ceux de la région, par leur sigle."""
    termes = list(_LISTE)
    for mot in edition().glossaire:
        apres = (rang for rang, t in enumerate(termes) if cle(t.sigle) > cle(mot.sigle))
        termes.insert(next(apres, len(termes)), Terme(mot.sigle, mot.developpe, mot.definition))
    return {terme.sigle: terme for terme in termes}
