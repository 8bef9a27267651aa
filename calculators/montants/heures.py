"""AAP annexe 1 : les heures d'un service d'aide à domicile, et la part que l'aide peut suivre."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from calculators.bareme import MAJORITE_SAAD, Bareme
from calculators.francais.nombres import au_plus_proche, pourcent
from calculators.lieux.territoires import cle
from calculators.socle.champs import Libre
from calculators.socle.champs_chiffres import Duree
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


TAUX = (
    *("Activité médico-sociale", "Activités médico-sociales", "Total activités MS", "Activité MS"),
    *("Activité de confort", "Activités de confort", "Total activités de confort", "Confort"),
    *("Taux médico-social", "Taux de confort", "Part médico-sociale", "Prorata"),
)
"""Les colonnes i et j du modèle, qui se calculent."""


def _heures(nom: str, libelle: str, aide: str = "", titres: tuple[str, ...] = ()) -> Duree:
    return Duree(
        nom=nom,
        libelle=libelle,
        aide=aide,
        maximum=100_000_000,
        citations=MODELE,
        titres=titres,
    )


CHAMPS_HEURES = (
    _heures(
        "heures_totales",
        "Heures totales (d)",
        "Toute l’activité de l’année précédente.",
        ("Heures", "Total", "Heures de la structure", "Total général", "Volume d’heures total"),
    ),
    _heures("heures_apa", "Heures APA (e)", "Allocation personnalisée d’autonomie.", ("APA",)),
    _heures("heures_pch", "Heures PCH (f)", "Prestation de compensation du handicap.", ("PCH",)),
    _heures(
        "heures_autres_dependance",
        "Autres heures de dépendance (g)",
        "Hors APA et PCH.",
        (
            *("Autres", "Autres heures", "Dépendance", "Heures de dépendance", "Hors APA et PCH"),
            *("Heures de dépendance hors APA/PCH", "Heures hors APA/PCH", "Autres dépendance"),
        ),
    ),
    Libre(
        nom="type_financement",
        libelle="Qui finance la colonne g (h)",
        aide="Seuls un département ou une caisse de retraite comptent avec certitude.",
        suggestions=("Conseil départemental", "Caisse de retraite", "Mutuelle", "Autre"),
        titres=("Financeur", "Financement", "Financement des autres heures", "Qui finance"),
        partagee=True,
        citations=ANNEXE,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeuresSaisies:
    """Ce qui est saisi des colonnes d à h."""

    heures_totales: Fraction | None
    heures_apa: Fraction | None
    heures_pch: Fraction | None
    heures_autres_dependance: Fraction | None
    type_financement: str | None


@dataclass(frozen=True)
class Heures:
    """Colonnes d à h du modèle de déclaration, en heures."""

    totales: Fraction
    apa: Fraction
    pch: Fraction
    autres: Fraction
    financement: str

    @property
    def medico_sociales(self) -> Fraction:
        """e + f + g : toutes les heures déclarées médico-sociales."""
        return self.apa + self.pch + self.autres

    @cached_property
    def coherentes(self) -> bool:
        """Les heures médico-sociales ne dépassent pas le total, et il y en a un."""
        return self.totales > 0 and self.medico_sociales <= self.totales

    @cached_property
    def part(self) -> Fraction:
        """Colonne i, (e + f + g) / d, pour des heures cohérentes."""
        return self.medico_sociales / self.totales

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
        return (self.apa + self.pch) / self.totales

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
    zero = Fraction(0)
    return Heures(
        saisies.heures_totales or zero,
        saisies.heures_apa or zero,
        saisies.heures_pch or zero,
        saisies.heures_autres_dependance or zero,
        saisies.type_financement or "",
    )


def heures_au_taux(taux: Decimal | None) -> Heures:
    """Des heures dont `taux` pour cent sont médico-sociales ; sans taux, aucune.

    L'aide ne suit que leur rapport : cent heures le disent exactement.
    """
    zero = Fraction(0)
    totales = zero if taux is None else Fraction(100)
    return Heures(totales, Fraction(taux or 0), zero, zero, "")


def heures_manquantes(saisies: HeuresSaisies, chemin: str) -> Iterator[str]:
    """Les chemins des réponses sans lesquelles les heures ne comptent pas, ou pas toutes."""
    if not saisies.heures_totales:
        yield f"{chemin}heures_totales"
    elif saisies.heures_apa is None and saisies.heures_pch is None:
        yield f"{chemin}heures_apa"
        yield f"{chemin}heures_pch"
    if saisies.heures_autres_dependance and not saisies.type_financement:
        yield f"{chemin}type_financement"


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
    if not heures.medico_sociales and not heures.autres:
        message = (
            f"{qui} : sans heures APA ni PCH, ce service est compté pour zéro. Donnez-les, ou "
            "confirmez qu’il n’en a pas."
        )
        alertes.append(attention(message, MODELE, f"{chemin}heures_apa"))
    elif not est_majoritaire(retenu, bareme):
        alertes.append(sous_la_moitie(qui, f"{chemin}heures_totales"))
    return alertes


def sous_la_moitie(qui: str, champ: str) -> Alerte:
    """Une activité médico-sociale minoritaire, dont le texte ne dit pas ce qu'elle devient."""
    return attention(
        f"{qui} : l’activité médico-sociale retenue est sous la moitié des heures. Aucun "
        "texte ne fixe de seuil, mais l’annexe 1 parle d’activité majoritaire : interrogez "
        "l’ARS (AMB-19).",
        ANNEXE,
        champ,
    )
