"""Les règles de la partie D : regroupements et grappes."""

from calculators.regles.regle import Partie

PARTIE = Partie(
    "D",
    "GRP",
    "Regroupements et grappes",
    """
GRP-01 | oui | aap, 3.2.D | Un nombre idéal d’ESSMS par projet en métropole
GRP-02 | non | aap, 3.2.D | L’ARS apprécie ce nombre selon le contexte
GRP-03 | non | aap, 3.2.D | L’ARS regarde notamment la capacité du porteur
GRP-04 | oui | aap, 3.2.D | Trop petit : cherchez un regroupement
GRP-05 | oui | aap, 3.2.D | Le regroupement dure au moins le temps du projet
GRP-06 | oui | aap, 3.2.D | Le regroupement met des moyens en commun
GRP-07 | non | aap, 3.2.D | Une coopération durable est souhaitée
GRP-08 | oui | aap, 3.2.D | Elle n’est pas une condition de l’aide
GRP-09 | non | aap, 3.2.D | La forme juridique est libre
GRP-10 | non | aap, 3.2.D | Se regrouper permet une équipe de projet dédiée
GRP-11 | non | aap, 3.2.D | Une aide par ESSMS encourage à mettre en commun
GRP-12 | non | aap, 3.2.D | Le but : des ressources partagées par territoire
GRP-13 | non | aap, 3.2.D | L’ARS veille aux ESSMS laissés seuls
GRP-14 | oui | aap, 3.2.D | Rejoindre une grappe financée était possible à conditions
GRP-15 | oui | aap, 3.2.D | Rejoindre : avec l’accord du porteur de la grappe
GRP-16 | oui | aap, 3.2.D | Rejoindre : au bon moment du projet
GRP-17 | oui | aap, 3.2.D | Rejoindre : en règle avec le contrat ou le marché
GRP-18 | oui | aap, 3.2.D | Rejoindre : sans risque excessif pour la grappe
GRP-19 | non | aap, 3.2.D | Isolés : invités à se rapprocher pour demander ensemble
GRP-20 | non | instruction, résumé | Mettre en commun est un principe du programme
GRP-21 | non | aap, 3.2.D | Se regrouper sert à sécuriser les projets
""",
)
