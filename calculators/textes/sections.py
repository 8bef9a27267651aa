"""Les sections des textes lus en entier : leur place dans le texte, et un intitulé à nous.

La clé est ce qui s’affiche après le nom du texte dans une citation, par exemple « 3.3.2 1) ».
"""

from __future__ import annotations

from collections.abc import Mapping

AAP: Mapping[str, str] = {
    "en-tête": "Qui porte le programme",
    "1": "Cadre de l’appel à projets et dernière année d’engagement",
    "1.1": "Pourquoi un volet propre au médico-social et au social",
    "1.2": "Le Ségur du numérique, ses finalités et le SONS",
    "2.1": "Objet et critère général du financement",
    "2.1.A": "Protection juridique des majeurs",
    "2.1.B": "Accueil, hébergement, insertion",
    "2.1.C": "ESSMS ayant commandé une prestation Ségur",
    "2.1.D": "Cibles d’usage et aménagements",
    "2.1.D, fin": "Financement selon l’équipement, groupements mixtes",
    "3.1": "ESSMS éligibles",
    "3.2.A": "Pas deux financements pour la même chose",
    "3.2.B": "Accord de l’entité nationale",
    "3.2.C": "Conformité du logiciel",
    "3.2.C, GHT": "Groupements hospitaliers de territoire",
    "3.2.C, GHT, condition 1": "Marché public ouvert aux ESSMS",
    "3.2.C, GHT, condition 2": "Couverture des besoins par le DPI",
    "3.2.C, GHT, condition 3": "Absence d’autre aide européenne ou HOP’EN",
    "3.2.D": "Nombre d’ESSMS et regroupements",
    "3.2.E": "Cybersécurité",
    "3.3.1": "Décompte des ESSMS et modulation de l’aide",
    "3.3.2": "Montants, hors taxe ou toutes taxes",
    "3.3.2 1)": "Développement des usages",
    "3.3.2 2)": "Équipement logiciel",
    "3.3.2 3)": "Petits organismes gestionnaires",
    "3.3.2, subvention unique": "Regroupement des financements",
    "3.3.2, résumé des montants": "Tableau des montants",
    "3.4.1": "Rythme des versements",
    "3.4.2": "Conditions des versements",
    "4.A": "Cibles des services socles",
    "4.B": "Suivi et preuves des cibles du DUI",
    "4.B 1)": "Dossier actif, personnes accompagnées, file active",
    "4.B 2)": "Les trois cibles du DUI",
    "4.B, fin": "Renvoi au document de l’ANAP",
    "4.C": "Cibles facultatives",
    "5": "Stratégie et acteurs de la région",
    "6": "Priorisation régionale",
    "6, critères": "Tableau des critères de priorisation",
    "7": "Guichet de dépôt",
    "7, tableau": "Tableau des guichets",
    "7, nota": "Instruction déportée au niveau national",
    "8": "Calendrier et comités de sélection",
    "9": "Dépôt de la candidature",
    "10": "Contacts",
    "11": "Ressources",
    "annexe 1": "Financement des SAAD",
    "annexe 1, modèle": "Tableau de déclaration des heures",
    "annexe 2": "Pièces du dossier",
    "note 2": "Adresse des spécifications de référencement",
    "note 4": "Activités essentielles à la vie",
    "note 5": "Une opération, un financement européen",
    "note 6": "Guide de mesure de l’activité",
}

INSTRUCTION: Mapping[str, str] = {
    "référence": "Numéro NOR et numéro interne",
    "date de signature": "Date de signature",
    "émetteurs": "Services qui signent",
    "résultat attendu": "Nombre d’ESMS à financer",
    "contacts utiles": "Services à joindre",
    "résumé": "Résumé",
    "mention outre-mer": "Application outre-mer",
    "textes de référence": "Textes de référence",
    "instruction modifiée": "Instruction modifiée",
    "validation": "Visa CNP",
    "document opposable": "Opposabilité",
    "date d’application": "Date d’application",
    "préambule": "Objet et dernière année d’engagement",
    "I.A": "Protection juridique des majeurs",
    "I.B": "Accueil, hébergement, insertion",
    "I.C": "ESSMS ayant commandé une prestation Ségur",
    "I.D": "Cibles d’usage et aménagements",
    "II.A": "Dates des appels à projets et jalons",
    "II.B": "Calendrier budgétaire",
    "III": "Consultation des départements",
    "IV": "Répartition des crédits nationaux",
    "V": "Enveloppes par région",
}

NOTICE: Mapping[str, str] = {
    "objet": "Instruction présentée et instruction modifiée",
    "exclusivité": "Pas d’autre financement européen",
    "finalité": "But du programme",
    "principes": "Principes de la phase de généralisation",
    "crédits": "Modalités différenciées",
    "pilotage": "Rôle des ARS et des financeurs",
    "enveloppe": "Enveloppe de l’année",
    "calendrier": "Dates des appels à projets",
    "outre-mer": "Application outre-mer",
}

CNSA: Mapping[str, str] = {
    "introduction": "Le programme et ses crédits",
    "le programme": "Acteurs nationaux et régionaux",
    "trois leviers": "Leviers du programme",
    "phase d’amorçage": "De 2019 à 2021",
    "phase de généralisation": "De 2022 à 2025, nombre d’ESSMS visés",
    "financement": "Crédits de 2021 à 2025",
    "contact": "Adresse de l’équipe du programme",
    "obtenir une aide": "Qui peut demander une aide",
    "encart": "Établissements bénéficiaires",
}

DSIH: Mapping[str, str] = {
    "AHI": "Cibles allégées pour l’accueil, hébergement, insertion",
    "budget": "Crédits annoncés",
    "régions": "Enveloppes régionales citées",
    "note 1": "Adresse de l’instruction de septembre",
}
