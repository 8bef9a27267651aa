"""AAP § 3.2.D, § 3.3.2, § 3.4 et annexe 2 : montants, tailles, versement, nombre de pièces."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from calculators.bareme.valeurs import aap, inscrire
from calculators.textes import Cite

# ── AAP § 3.3.2 : montants ────────────────────────────────────────────────────────────────────
_USAGE, _LOGICIEL, _PETITS = aap("3.3.2 1)"), aap("3.3.2 2)"), aap("3.3.2 3)")

DERNIER_RANG_PLEIN = inscrire(  # CAL-10, CAL-13, CAL-16
    "dernier-rang-plein",
    "Dernier rang au tarif plein",
    "ESSMS",
    49,
    *_USAGE,
    *_LOGICIEL,
    comparaison="<=",
)
USAGE_ACQUISITION = inscrire(  # CAL-10
    "usage-acquisition",
    "Usages, ESSMS qui acquiert une solution, tarif plein",
    "€",
    Decimal(7000),
    *_USAGE,
)
USAGE_ACQUISITION_REDUIT = inscrire(  # CAL-11
    "usage-acquisition-reduit",
    "Usages, ESSMS qui acquiert une solution, tarif réduit",
    "€",
    Decimal(2000),
    *_USAGE,
)
USAGE_MISE_A_NIVEAU = inscrire(  # CAL-13
    "usage-mise-a-niveau",
    "Usages, ESSMS qui met à niveau sa solution, tarif plein",
    "€",
    Decimal(5000),
    *_USAGE,
)
USAGE_MISE_A_NIVEAU_REDUIT = inscrire(  # CAL-14
    "usage-mise-a-niveau-reduit",
    "Usages, ESSMS qui met à niveau sa solution, tarif réduit",
    "€",
    Decimal(2000),
    *_USAGE,
)
LOGICIEL_ACQUISITION = inscrire(  # CAL-16
    "logiciel",
    "Équipement logiciel, ESSMS qui acquiert une solution, tarif plein",
    "€",
    Decimal(14000),
    *_LOGICIEL,
)
LOGICIEL_ACQUISITION_REDUIT = inscrire(  # CAL-17
    "logiciel-reduit",
    "Équipement logiciel, ESSMS qui acquiert une solution, tarif réduit",
    "€",
    Decimal(3000),
    *_LOGICIEL,
)
PETIT_ORGANISME = inscrire(  # PET-02
    "petit-organisme",
    "Taille sous laquelle un organisme gestionnaire est petit",
    "ESSMS",
    15,
    *_PETITS,
    comparaison="<",
)
PETIT_ORGANISME_ULTRAMARIN = inscrire(  # PET-01
    "petit-organisme-ultramarin",
    "Taille sous laquelle un organisme gestionnaire est petit, Corse et outre-mer",
    "ESSMS",
    8,
    *_PETITS,
    comparaison="<",
)
MATERIEL_PLAFOND = inscrire(  # PET-04
    "materiel-plafond",
    "Matériel et infrastructures, plafond par ESSMS",
    "€",
    Decimal(10000),
    *_PETITS,
    comparaison="<=",
)
AMOA_PLAFOND = inscrire(  # PET-08
    "amoa-plafond",
    "Assistance à maîtrise d’ouvrage, plafond par projet",
    "€",
    Decimal(100000),
    *_PETITS,
    comparaison="<=",
)
MAJORITE_SAAD = inscrire(  # SAAD-01, AMB-19
    "majorite-saad",
    "Moitié des heures d’un SAAD",
    "taux",
    Fraction(1, 2),
    *aap("annexe 1"),
    comparaison=">=",
)

# ── AAP § 3.4 : versement ─────────────────────────────────────────────────────────────────────
AVANCE = inscrire(  # VER-02, VER-03
    "avance",
    "Part versée à la signature de la convention",
    "taux",
    Fraction(1, 2),
    *aap("3.4.1"),
)
DUREE_MISE_A_NIVEAU = inscrire(  # VER-09
    "duree-mise-a-niveau",
    "Durée repère d’un projet de mise à niveau",
    "mois",
    9,
    *aap("3.4.2"),
    comparaison="<=",
)
DUREE_ACQUISITION = inscrire(  # VER-10
    "duree-acquisition",
    "Durée repère d’un projet d’acquisition",
    "mois",
    18,
    *aap("3.4.2"),
    comparaison="<=",
)

# ── AAP § 3.2.D : regroupement ────────────────────────────────────────────────────────────────
TAILLE_IDEALE = inscrire(  # GRP-01
    "taille-ideale",
    "Taille idéale d’un projet en métropole",
    "ESSMS",
    15,
    *aap("3.2.D"),
    Cite("cnsa-aide", "regroupement"),
    comparaison=">=",
)
TAILLE_IDEALE_ULTRAMARINE = inscrire(  # AMB-28
    "taille-ideale-ultramarine",
    "Taille minimale d’un projet en Corse et outre-mer (CNSA)",
    "ESSMS",
    8,
    Cite("cnsa-aide", "regroupement"),
    comparaison=">=",
)

# ── AAP annexe 2 : pièces ─────────────────────────────────────────────────────────────────────
PIECES = inscrire("pieces", "Pièces de la liste du dossier", "pièces", 14, *aap("annexe 2"))
