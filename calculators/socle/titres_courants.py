"""Les titres que les tableaux donnent d'ordinaire aux numéros FINESS et aux noms."""

from __future__ import annotations

FINESS_ET = (
    *("FINESS", "FINESS ET", "FINESS géographique", "FINESS établissement", "FINESS de l’ESSMS"),
    *(
        "FINESS du service",
        "FINESS de la structure",
        "FINESS du site",
        "FINESS entité géographique",
    ),
    *("FINESS ET géographique", "nofinesset", "finesset", "ET", "FINESS SAAD"),
)
FINESS_EJ = (
    *("FINESS EJ", "FINESS juridique", "FINESS entité juridique", "FINESS siège", "nofinessej"),
    *("FINESS EJ juridique", "FINESS gestionnaire", "FINESS organisme gestionnaire", "finessej"),
    *("FINESS organisme", "FINESS OG", "FINESS PM", "FINESS personne morale", "EJ"),
    *("FINESS du siège social", "FINESS porteur", "FINESS association", "FINESS EJ gestionnaire"),
)
GESTIONNAIRE = (
    *("Organisme gestionnaire", "Gestionnaire", "Organisme", "OG", "Association"),
    *(
        "Nom du gestionnaire",
        "Nom de l’organisme",
        "Nom de l’organisme gestionnaire",
        "Organisme gestionnaire (OG)",
    ),
    *("Raison sociale de l’organisme", "Raison sociale du gestionnaire", "Entité juridique"),
    *("Raison sociale de l’organisme gestionnaire", "Raison sociale EJ", "Nom EJ", "Porteur"),
    *("Association gestionnaire", "Nom de l’entité juridique", "Raison sociale gestionnaire"),
)
ETABLISSEMENT = (
    *("Nom", "Nom de l’établissement", "Établissement", "Nom commercial"),
    *("Dénomination", "Nom de l’ESSMS", "ESSMS", "Structure", "Nom de la structure", "Service"),
    *("Nom du service", "Nom du SAAD", "Établissement ou service", "Établissements et services"),
    *("Nom ET", "Libellé", "Intitulé", "Site", "Nom du site", "rs"),
)
