"""AAP § 3.2.D, § 3.3.2, § 3.4 et annexe 2 : montants, tailles, versement, nombre de pièces."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from calculators.bareme import aide
from calculators.bareme.valeurs import Fixation, aap
from calculators.textes import Cite

_USAGE, _LOGICIEL, _PETITS = aap("3.3.2 1)"), aap("3.3.2 2)"), aap("3.3.2 3)")

FIXATIONS: tuple[Fixation, ...] = (
    # ── AAP § 3.3.2 : montants ────────────────────────────────────────────────────────────────────
    aide.DERNIER_RANG_PLEIN.vaut(49, *_USAGE, *_LOGICIEL, comparaison="<="),
    aide.USAGE_ACQUISITION.vaut(Decimal(7000), *_USAGE),
    aide.USAGE_ACQUISITION_REDUIT.vaut(Decimal(2000), *_USAGE),
    aide.USAGE_MISE_A_NIVEAU.vaut(Decimal(5000), *_USAGE),
    aide.USAGE_MISE_A_NIVEAU_REDUIT.vaut(Decimal(2000), *_USAGE),
    aide.LOGICIEL_ACQUISITION.vaut(Decimal(14000), *_LOGICIEL),
    aide.LOGICIEL_ACQUISITION_REDUIT.vaut(Decimal(3000), *_LOGICIEL),
    aide.PETIT_ORGANISME.vaut(15, *_PETITS, comparaison="<"),
    aide.PETIT_ORGANISME_ULTRAMARIN.vaut(8, *_PETITS, comparaison="<"),
    aide.MATERIEL_PLAFOND.vaut(Decimal(10000), *_PETITS, comparaison="<="),
    aide.AMOA_PLAFOND.vaut(Decimal(100000), *_PETITS, comparaison="<="),
    aide.MAJORITE_SAAD.vaut(Fraction(1, 2), *aap("annexe 1"), comparaison=">="),
    # ── AAP § 3.4 : versement ─────────────────────────────────────────────────────────────────────
    aide.AVANCE.vaut(Fraction(1, 2), *aap("3.4.1")),
    aide.DUREE_MISE_A_NIVEAU.vaut(9, *aap("3.4.2"), comparaison="<="),
    aide.DUREE_ACQUISITION.vaut(18, *aap("3.4.2"), comparaison="<="),
    # ── AAP § 3.2.D : regroupement ────────────────────────────────────────────────────────────────
    aide.TAILLE_IDEALE.vaut(15, *aap("3.2.D"), Cite("cnsa-aide", "regroupement"), comparaison=">="),
    aide.TAILLE_IDEALE_ULTRAMARINE.vaut(8, Cite("cnsa-aide", "regroupement"), comparaison=">="),
    # ── AAP annexe 2 : pièces ─────────────────────────────────────────────────────────────────────
    aide.PIECES.vaut(14, *aap("annexe 2")),
)
