"""AAP annexe 1 : les heures d'un service d'aide à domicile, et la part que l'aide peut suivre."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from calculators.bareme import MAJORITE_SAAD, Bareme
from calculators.francais.nombres import au_plus_proche, pourcent
from calculators.lieux.territoires import cle
from calculators.socle.champs import Libre
from calculators.socle.champs_chiffres import Nombre
from calculators.socle.eventail import Lectures, prudentes
from calculators.socle.resultat import Alerte, attention, bloquant
from calculators.textes import Cite

ANNEXE = (Cite("aap", "annexe 1"),)
MODELE = (Cite("aap", "annexe 1, modèle"),)
_FINANCEURS = re.compile(
    r"\b(?:departements?|departementale?s?|departementaux|conseil-general|cd-?\d?[\dab]?"
    r"|caisses?-(?:de-)?(?:la-)?retraites?|assurance-(?:retraite|vieillesse)"
    r"|carsat|cnav|msa|mutualite-sociale-agricole|cnracl|agirc|arrco)\b"
)
"""SAAD-03 : un département ou une caisse de retraite."""
_DOUTES = re.compile(
    r"\b(?:ni|non|pas|hors|sauf|sans|ou|autres?|divers|mutuelles?|assurances?|prevoyance|cpam|ars"
    r"|etat|communes?|ccas|clients?|usagers?|beneficiaires?|familles?|personnes?|particuliers?"
    r"|prive|prives|privee|privees|charge|maisons?)\b"
)
"""Un autre payeur, ou une négation : les heures de la colonne g n'ont plus un payeur certain."""
LECTURES_DU_TAUX = ("AMB-18", "AMB-19", "AMB-20")
"""Les ambiguïtés dont dépend le taux d'un service."""
DECIMALES_DU_TAUX = {"rapport-exact": None, "taux-a-deux-decimales": 4, "taux-entier": 2}
"""AMB-18 : à combien de décimales s'arrondit le taux, écrit entre 0 et 1."""


def _heures(nom: str, libelle: str, aide: str = "") -> Nombre:
    return Nombre(
        nom=nom, libelle=libelle, aide=aide, unite="h", maximum=100_000_000, citations=MODELE
    )


CHAMPS_HEURES = (
    _heures("heures_totales", "Heures totales (d)", "Toute l’activité de l’année précédente."),
    _heures("heures_apa", "Heures APA (e)", "Allocation personnalisée d’autonomie."),
    _heures("heures_pch", "Heures PCH (f)", "Prestation de compensation du handicap."),
    _heures("heures_autres_dependance", "Autres heures de dépendance (g)", "Hors APA et PCH."),
    Libre(
        nom="type_financement",
        libelle="Qui finance la colonne g (h)",
        aide="Seuls un département ou une caisse de retraite comptent avec certitude.",
        suggestions=("Conseil départemental", "Caisse de retraite", "Mutuelle", "Autre"),
        citations=ANNEXE,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeuresSaisies:
    """Ce qui est saisi des colonnes d à h."""

    heures_totales: Decimal | None
    heures_apa: Decimal | None
    heures_pch: Decimal | None
    heures_autres_dependance: Decimal | None
    type_financement: str | None


@dataclass(frozen=True)
class Heures:
    """Colonnes d à h du modèle de déclaration, en heures."""

    totales: Decimal
    apa: Decimal
    pch: Decimal
    autres: Decimal
    financement: str

    @property
    def medico_sociales(self) -> Decimal:
        """e + f + g : toutes les heures déclarées médico-sociales."""
        return self.apa + self.pch + self.autres

    @cached_property
    def coherentes(self) -> bool:
        """Les heures médico-sociales ne dépassent pas le total, et il y en a un."""
        return self.totales > 0 and self.medico_sociales <= self.totales

    @cached_property
    def part(self) -> Fraction:
        """Colonne i, (e + f + g) / d, pour des heures cohérentes."""
        return Fraction(self.medico_sociales) / Fraction(self.totales)

    @cached_property
    def financeur_reconnu(self) -> bool:
        """La colonne h nomme un département ou une caisse de retraite, et nul autre payeur."""
        reste, combien = _FINANCEURS.subn("", cle(self.financement))
        return combien > 0 and not _DOUTES.search(reste)

    @property
    def dispute(self) -> bool:
        """La colonne g compte-t-elle ? Les lectures d'AMB-20 divergent."""
        return self.autres > 0 and not self.financeur_reconnu

    def taux(self, lectures: Lectures, bareme: Bareme) -> Fraction:
        """Part des heures que l'aide suit, entre 0 et 1 ; 0 si les heures sont incohérentes."""
        if not self.coherentes:
            return Fraction(0)
        toutes = lectures["AMB-20"] == "toutes-heures-dependance" or self.financeur_reconnu
        taux = self.part if toutes else self._part_certaine
        if lectures["AMB-19"] == "seuil-de-moitie" and not est_majoritaire(taux, bareme):
            return Fraction(0)
        decimales = DECIMALES_DU_TAUX[lectures["AMB-18"]]
        return taux if decimales is None else au_plus_proche(taux, decimales)

    @cached_property
    def _part_certaine(self) -> Fraction:
        """La même sans la colonne g."""
        return Fraction(self.apa + self.pch) / Fraction(self.totales)

    def ambiguites(self, bareme: Bareme) -> set[str]:
        """Les ambiguïtés que ces heures, cohérentes, mettent en jeu."""
        parts = {self.part, self._part_certaine} if self.dispute else {self.part}
        en_jeu = {"AMB-20"} if self.dispute else set()
        if any((taux * 100).denominator > 1 for taux in parts):
            en_jeu.add("AMB-18")
        if any(taux and not est_majoritaire(taux, bareme) for taux in parts):
            en_jeu.add("AMB-19")
        return en_jeu


def est_majoritaire(taux: Fraction, bareme: Bareme) -> bool:
    """Au moins la moitié : la façon dont le registre lit « majoritairement » (AMB-19)."""
    return bareme.respecte(MAJORITE_SAAD, taux)


def lire_heures(saisies: HeuresSaisies) -> Heures:
    """Les heures d'une ligne de formulaire ; les cases vides valent zéro."""
    zero = Decimal(0)
    return Heures(
        saisies.heures_totales or zero,
        saisies.heures_apa or zero,
        saisies.heures_pch or zero,
        saisies.heures_autres_dependance or zero,
        saisies.type_financement or "",
    )


def alertes_des_heures(heures: Heures, qui: str, chemin: str, bareme: Bareme) -> list[Alerte]:
    """Ce qui cloche dans les heures de ce service ; `chemin` préfixe le champ visé."""
    if not heures.coherentes:
        detail = (
            "le total des heures manque"
            if not heures.totales
            else "les heures APA, PCH et de dépendance dépassent le total"
        )
        message = (
            f"{qui} : {detail}. Ce service est compté pour zéro tant que ses heures ne "
            "s’additionnent pas."
        )
        return [bloquant(message, MODELE, f"{chemin}heures_totales")]
    alertes = []
    if heures.autres and not heures.financement:
        alertes.append(
            attention(
                f"{qui} : précisez qui finance les heures de la colonne g. Sans réponse, elles ne "
                "comptent pas dans le montant prudent (AMB-20).",
                MODELE,
                f"{chemin}type_financement",
            )
        )
    elif heures.dispute:
        alertes.append(
            attention(
                f"{qui} : « {heures.financement} » n’est ni un département ni une caisse de "
                "retraite. Les heures de la colonne g ne comptent pas dans le montant prudent "
                "(AMB-20).",
                ANNEXE,
                f"{chemin}type_financement",
            )
        )
    retenu = heures.taux(prudentes(), bareme)
    if heures.dispute:
        alertes.append(
            attention(
                f"{qui} : la colonne i de la déclaration compte toutes les heures déclarées, soit "
                f"{pourcent(heures.part)} ; l’aide prudente n’en suit que {pourcent(retenu)}. "
                "L’ARS vérifie et tranche (AMB-20).",
                MODELE,
                f"{chemin}type_financement",
            )
        )
    if not est_majoritaire(retenu, bareme):
        alertes.append(
            attention(
                f"{qui} : l’activité médico-sociale retenue est sous la moitié des heures. Aucun "
                "texte ne fixe de seuil, mais l’annexe 1 parle d’activité majoritaire : interrogez "
                "l’ARS (AMB-19).",
                ANNEXE,
                f"{chemin}heures_totales",
            )
        )
    return alertes
