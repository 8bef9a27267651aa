"""Les règles de la partie A : éligibilité."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "A",
    "ELI",
    "Éligibilité",
    """
ELI-01 | oui | aap, 3.1 | Tout ESSMS de l’article L.312-1 est éligible
ELI-02 | oui | aap, 3.1 | Être financé par le seul département n’exclut pas
ELI-03 | oui | aap, 3.1 | Service mixte : éligible, aidé pour sa seule part essentielle
ELI-04 | non | aap, note 4 | Ce que sont les activités essentielles à la vie
ELI-05 | non | aap, 3.1 | Ce que sont les activités de confort, non aidées
ELI-06 | oui | cnsa, obtenir une aide | La CNSA confirme l’éligibilité de l’article L.312-1
ELI-07 | non | cnsa, obtenir une aide | L’aide et la démarche changent selon votre situation
ELI-08 | oui | instruction, mention outre-mer | Quatre territoires d’outre-mer sont exclus
ELI-09 | oui | notice, outre-mer | La notice reprend les quatre territoires exclus
ELI-10 | oui | instruction, I.C | Commande SONS : seul un complément pour l’usage est ouvert
ELI-11 | oui | instruction, I.C | Le complément vaut pour le logiciel de la commande SONS
ELI-12 | oui | instruction, I.C | Le verrou SONS part du dépôt de la vérification d’aptitude
ELI-13 | oui | instruction, I.C | Le verrou SONS vaut pour tous à sa date limite
ELI-14 | oui | instruction, I.C | Le verrou empêche d’annuler pour demander une acquisition
ELI-15 | oui | aap, 2.1.C | L’appel à projets reprend le verrou SONS
ELI-16 | oui | aap, 3.2.B | Un ESSMS ou un porteur peut dépendre d’une entité nationale
ELI-17 | oui | aap, 3.2.B | L’accord écrit de l’entité nationale est à joindre
ELI-18 | oui | instruction, I.A | PJM : le logiciel n’a pas à être référencé
ELI-19 | oui | instruction, I.A | PJM : messagerie et DMP ne sont pas obligatoires
ELI-20 | oui | instruction, I.B | AHI : logiciel candidat au référencement à la signature
ELI-21 | oui | dsih, AHI | AHI hors SONS, selon la presse : ni messagerie ni DMP
ELI-22 | oui | dsih, AHI | AHI éligible au SONS, selon la presse : candidature exigée
ELI-23 | oui | dsih, AHI | Avant septembre, selon la presse : AHI, toutes les cibles
ELI-24 | non | aap, 1.2 | Le SONS ne fait pas partie de l’appel à projets
ELI-25 | oui | aap, 2.1.D | Les cibles restent les mêmes pour tous, sauf PJM
ELI-26 | non | aap, 3.1 | Vos données d’usage nourrissent l’observatoire MaturiN-SMS
ELI-27 | non | aap, 3.1 | L’ouverture de MaturiN-SMS était annoncée pour 2025
ELI-28 | oui | aap, 3.2.C | Le projet doit équiper les ESSMS d’un DUI conforme
""",
)
