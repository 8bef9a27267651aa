"""Ce qu'un porteur doit savoir en lisant une estimation d'aide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calculators.bareme import TAILLE_IDEALE, TAILLE_IDEALE_ULTRAMARINE
from calculators.champs import Valeurs
from calculators.essms import Essms
from calculators.finess import OUTRE_MER, alertes_du_numero
from calculators.heures import alertes_des_heures
from calculators.resultat import Alerte
from calculators.specifiques import SPECIFIQUES, Projet, alertes_specifiques
from calculators.textes import Cite

MIXTE = (Cite("aap", "2.1.D, fin"),)
PREUVES = (Cite("aap", "3.4.2"), Cite("aap", "3.3.2, subvention unique"))


def alertes_de_l_aide(
    projet: Projet, ecartes: Sequence[Essms], valeurs: Valeurs, jour: date
) -> list[Alerte]:
    """Toutes les alertes, les plus graves d'abord."""
    alertes = [
        *_doublons(ecartes),
        *_finess(projet.essms),
        *_saad(projet.essms, jour),
        *alertes_specifiques(projet),
        *_mixte(projet.essms),
        *_taille(projet.essms, jour),
        *_financements_specifiques(projet, valeurs),
    ]
    if projet.essms:
        alertes.append(Alerte("info", "L’aide est un forfait, mais ses dépenses se prouvent. Les "
                              "textes ne disent pas si elle peut dépasser la dépense réelle "
                              "(AMB-06).", PREUVES))  # fmt: skip
    gravite = {"bloquant": 0, "attention": 1, "info": 2}
    return sorted(alertes, key=lambda a: gravite[a.niveau])


def _doublons(ecartes: Sequence[Essms]) -> list[Alerte]:
    doubles = [e for e in ecartes if e.finess and not e.finess.territoire_exclu]
    exclus = [e for e in ecartes if e.finess and e.finess.territoire_exclu]
    alertes = [
        Alerte("attention", f"Le FINESS {e.finess.numero} figure plusieurs fois : il compte une "
               "fois, sous sa ligne la moins favorable.", (Cite("aap", "3.3.1"),),
               f"{e.chemin}finess_et")
        for e in doubles if e.finess
    ]  # fmt: skip
    alertes += [
        Alerte("bloquant", f"Le FINESS {e.finess.numero} est à {e.finess.territoire_exclu}, où le "
               "programme ne s’applique pas : il ne compte pas.", OUTRE_MER,
               f"{e.chemin}finess_et")
        for e in exclus if e.finess
    ]  # fmt: skip
    return alertes


def _finess(essms: Sequence[Essms]) -> list[Alerte]:
    alertes = [
        alerte
        for e in essms
        if e.finess
        for alerte in alertes_du_numero(e.finess, f"{e.chemin}finess_et")
    ]
    sans = sum(1 for e in essms if e.chemin and not e.finess)
    if sans:
        alertes.append(Alerte("info", f"{sans} ligne(s) sans FINESS ET : les doublons ne peuvent "
                              "pas y être vus. Chaque ESSMS doit avoir son propre numéro.",
                              (Cite("aap", "3.3.1"),), "essms"))  # fmt: skip
    return alertes


def _saad(essms: Sequence[Essms], jour: date) -> list[Alerte]:
    return [
        alerte
        for e in essms
        if e.heures
        for alerte in alertes_des_heures(
            e.heures, f"Ligne {e.chemin.split('.')[1]}", f"{e.chemin}saad.", jour
        )
    ]


def _mixte(essms: Sequence[Essms]) -> list[Alerte]:
    situations = {e.situation for e in essms}
    if "acquisition" not in situations or len(situations) < 2:
        return []
    return [Alerte("attention", "Votre groupement mélange acquisitions et mises à niveau. L’AAP "
                   "annonce pour ce cas des conditions particulières qu’il ne publie pas : "
                   "interrogez l’ARS (AMB-01).", MIXTE)]  # fmt: skip


def _taille(essms: Sequence[Essms], jour: date) -> list[Alerte]:
    combien = sum(e.nombre for e in essms)
    if not combien or TAILLE_IDEALE.respecte(combien, jour):
        return []
    return [Alerte("info", f"Un projet réunit idéalement {TAILLE_IDEALE.texte(jour)} "
                   f"({TAILLE_IDEALE_ULTRAMARINE.texte(jour)} en Corse et outre-mer selon la "
                   "CNSA). L’ARS apprécie : en dessous, cherchez un regroupement (AMB-28).",
                   TAILLE_IDEALE.au(jour).citations)]  # fmt: skip


def _financements_specifiques(projet: Projet, valeurs: Valeurs) -> list[Alerte]:
    devis = any(e.devis for e in projet.essms)
    if not devis and not projet.cout_amoa:
        return []
    alertes = []
    if valeurs["regime_tva"] is None:
        alertes.append(Alerte("attention", "Dites si vos montants sont hors taxes ou toutes taxes "
                              "comprises : l’aide suit votre régime de TVA (AMB-07).",
                              (Cite("aap", "3.3.2"),), "regime_tva"))  # fmt: skip
    if devis and not projet.en_regroupement:
        alertes.append(Alerte("attention", "Matériel hors regroupement : l’AAP ne cite que les "
                              "regroupements et les projets nationaux. Le montant prudent ne le "
                              "compte pas (AMB-13).", SPECIFIQUES, "regroupement"))  # fmt: skip
    if projet.cout_amoa:
        alertes.append(Alerte("attention", "AMOA : elle s’adresse aux regroupements de petits "
                              "organismes. Le montant prudent suppose qu’ils le sont tous "
                              "(AMB-14).", SPECIFIQUES, "cout_amoa"))  # fmt: skip
    return alertes
