"""AAP § 3.2.D, § 3.3.2, § 3.4 et annexe 2 : montants, tailles, versement, nombre de pièces."""

from __future__ import annotations

from calculators.bareme.valeurs import Valeur

# ── AAP § 3.3.2 : montants ────────────────────────────────────────────────────────────────────
DERNIER_RANG_PLEIN = Valeur(  # CAL-10, CAL-13, CAL-16
    "dernier-rang-plein", "Dernier rang au tarif plein", "ESSMS"
)
USAGE_ACQUISITION = Valeur(  # CAL-10
    "usage-acquisition", "Usages, ESSMS qui acquiert une solution, tarif plein", "€"
)
USAGE_ACQUISITION_REDUIT = Valeur(  # CAL-11
    "usage-acquisition-reduit", "Usages, ESSMS qui acquiert une solution, tarif réduit", "€"
)
USAGE_MISE_A_NIVEAU = Valeur(  # CAL-13
    "usage-mise-a-niveau", "Usages, ESSMS qui met à niveau sa solution, tarif plein", "€"
)
USAGE_MISE_A_NIVEAU_REDUIT = Valeur(  # CAL-14
    "usage-mise-a-niveau-reduit", "Usages, ESSMS qui met à niveau sa solution, tarif réduit", "€"
)
LOGICIEL_ACQUISITION = Valeur(  # CAL-16
    "logiciel", "Équipement logiciel, ESSMS qui acquiert une solution, tarif plein", "€"
)
LOGICIEL_ACQUISITION_REDUIT = Valeur(  # CAL-17
    "logiciel-reduit", "Équipement logiciel, ESSMS qui acquiert une solution, tarif réduit", "€"
)
PETIT_ORGANISME = Valeur(  # PET-02
    "petit-organisme", "Taille sous laquelle un organisme gestionnaire est petit", "ESSMS"
)
PETIT_ORGANISME_ULTRAMARIN = Valeur(  # PET-01
    "petit-organisme-ultramarin",
    "Taille sous laquelle un organisme gestionnaire est petit, Corse et outre-mer",
    "ESSMS",
)
MATERIEL_PLAFOND = Valeur(  # PET-04
    "materiel-plafond", "Matériel et infrastructures, plafond par ESSMS", "€"
)
AMOA_PLAFOND = Valeur(  # PET-08
    "amoa-plafond", "Assistance à maîtrise d’ouvrage, plafond par projet", "€"
)
MAJORITE_SAAD = Valeur("majorite-saad", "Moitié des heures d’un SAAD", "taux")  # SAAD-01, AMB-19

# ── AAP § 3.4 : versement ─────────────────────────────────────────────────────────────────────
AVANCE = Valeur("avance", "Part versée à la signature de la convention", "taux")  # VER-02, VER-03
DUREE_MISE_A_NIVEAU = Valeur(  # VER-09
    "duree-mise-a-niveau", "Durée repère d’un projet de mise à niveau", "mois"
)
DUREE_ACQUISITION = Valeur(  # VER-10
    "duree-acquisition", "Durée repère d’un projet d’acquisition", "mois"
)

# ── AAP § 3.2.D : regroupement ────────────────────────────────────────────────────────────────
TAILLE_IDEALE = Valeur("taille-ideale", "Taille idéale d’un projet en métropole", "ESSMS")  # GRP-01
TAILLE_IDEALE_ULTRAMARINE = Valeur(  # AMB-28
    "taille-ideale-ultramarine", "Taille minimale d’un projet en Corse et outre-mer (CNSA)", "ESSMS"
)

# ── AAP annexe 2 : pièces ─────────────────────────────────────────────────────────────────────
PIECES = Valeur("pieces", "Pièces de la liste du dossier", "pièces")
