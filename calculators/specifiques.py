"""AAP § 3.3.2 3) : matériel et AMOA, les financements propres aux petits organismes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from calculators.bareme import AMOA_PLAFOND, MATERIEL_PLAFOND
from calculators.essms import Essms, ambiguites_des_heures
from calculators.eventail import Composante, Lectures
from calculators.petit_organisme import est_petit
from calculators.resultat import Alerte
from calculators.territoires import Territoire, territoire_de_region
from calculators.textes import Cite

SPECIFIQUES = (Cite("aap", "3.3.2 3)"),)


@dataclass(frozen=True)
class Organisme:
    """Un organisme gestionnaire : son nom, le nombre de tous ses ESSMS (None : inconnu)."""

    nom: str
    nb_essms: int | None = None
    territoire: Territoire = "metropole"


@dataclass(frozen=True)
class Projet:
    """Ce dont dépendent les financements spécifiques. `regroupement` None : inconnu."""

    essms: Sequence[Essms]
    organismes: Mapping[str, Organisme]
    regroupement: bool | None
    cout_amoa: Decimal

    def organisme(self, essms: Essms) -> Organisme | None:
        """L'organisme d'un ESSMS : celui qu'il nomme, ou l'unique organisme du projet."""
        if not essms.organisme and len(self.organismes) == 1:
            return next(iter(self.organismes.values()))
        return self.organismes.get(essms.organisme)

    @property
    def en_regroupement(self) -> bool:
        """Dit par le porteur, ou déduit de plusieurs organismes."""
        return self.regroupement if self.regroupement is not None else len(self.organismes) > 1

    def effectif(self, organisme: Organisme) -> int:
        """Ses ESSMS dans le projet."""
        return sum(e.nombre for e in self.essms if self.organisme(e) is organisme)


def petit(
    projet: Projet, organisme: Organisme | None, essms: Essms | None, lectures: Lectures, jour: date
) -> bool:
    """L'organisme est-il petit, au seuil du territoire de l'ESSMS ou à défaut du sien ?

    Inconnu vaut non : c'est la réponse la moins favorable.
    """
    if organisme is None:
        return False
    taille = organisme.nb_essms
    if lectures["AMB-10"] == "essms-du-projet":
        taille = projet.effectif(organisme) or taille
    ici = essms.finess.region if essms and essms.finess else None
    territoire = territoire_de_region(ici) if ici else organisme.territoire
    return taille is not None and est_petit(taille, territoire, jour)


def materiel(projet: Projet, lectures: Lectures, jour: date) -> Fraction:
    """Matériel du projet, en euros : devis plafonné, jamais au-delà de la dépense réelle."""
    if lectures["AMB-13"] == "regroupement-ou-national" and not projet.en_regroupement:
        return Fraction(0)
    plafond = Fraction(MATERIEL_PLAFOND.montant(jour))
    demandes = [
        (Fraction(_demande(e)), _taux(e, lectures, jour))
        for e in projet.essms
        if e.devis and petit(projet, projet.organisme(e), e, lectures, jour)
    ]
    if lectures["AMB-12"] == "mutualise":
        demande = sum((d * taux for d, taux in demandes), Fraction(0))
        return min(demande, sum((plafond * taux for _, taux in demandes), Fraction(0)))
    return sum((min(d, plafond) * taux for d, taux in demandes), Fraction(0))


def _demande(essms: Essms) -> Decimal:
    return essms.devis if essms.depense is None else min(essms.devis, essms.depense)


def _taux(essms: Essms, lectures: Lectures, jour: date) -> Fraction:
    entier = lectures["AMB-15"] == "forfaits-seuls"
    return Fraction(1) if entier else essms.taux(lectures, jour)


def amoa(projet: Projet, lectures: Lectures, jour: date) -> Fraction:
    """AMOA du projet, en euros : au plus le coût et le plafond par projet."""
    petits = [petit(projet, o, None, lectures, jour) for o in projet.organismes.values()]
    if not projet.cout_amoa or not _amoa_ouverte(projet.en_regroupement, petits, lectures):
        return Fraction(0)
    plafond = Fraction(AMOA_PLAFOND.montant(jour))
    forfait = lectures["AMB-14"] == "montant-forfaitaire"
    return plafond if forfait else min(Fraction(projet.cout_amoa), plafond)


def _amoa_ouverte(en_regroupement: bool, petits: list[bool], lectures: Lectures) -> bool:
    lecture = lectures["AMB-14"]
    if lecture == "un-petit-suffit":
        return en_regroupement and any(petits)
    if lecture == "petit-organisme-seul":
        return bool(petits) and all(petits)
    return en_regroupement and bool(petits) and all(petits)


def composantes_specifiques(projet: Projet, jour: date) -> tuple[Composante, Composante]:
    """Matériel et AMOA, avec les ambiguïtés en jeu dans ce projet."""
    avec_devis = [e for e in projet.essms if e.devis]
    saad = [e for e in avec_devis if e.heures]
    du_materiel = [
        *["AMB-10"] * bool(avec_devis and _tailles_disputees(projet, jour)),
        *["AMB-12"] * (len(avec_devis) > 1 and _plafond_depasse(avec_devis, jour)),
        *["AMB-13"] * bool(avec_devis and not projet.en_regroupement),
        *["AMB-15"] * bool(saad),
        *ambiguites_des_heures(saad, jour),
    ]
    de_l_amoa = [
        *["AMB-10"] * bool(projet.cout_amoa and _tailles_disputees(projet, jour)),
        *["AMB-14"] * bool(projet.cout_amoa),
    ]
    return (
        Composante(tuple(du_materiel), lambda lectures: materiel(projet, lectures, jour)),
        Composante(tuple(de_l_amoa), lambda lectures: amoa(projet, lectures, jour)),
    )


def _tailles_disputees(projet: Projet, jour: date) -> bool:
    """Un organisme trop grand dont les seuls ESSMS du projet passeraient sous le seuil."""
    return any(
        o.nb_essms is not None
        and projet.effectif(o)
        and not est_petit(o.nb_essms, o.territoire, jour)
        and est_petit(projet.effectif(o), o.territoire, jour)
        for o in projet.organismes.values()
    )


def _plafond_depasse(avec_devis: Sequence[Essms], jour: date) -> bool:
    respectes = [MATERIEL_PLAFOND.montant(jour) >= _demande(e) for e in avec_devis]
    return any(respectes) and not all(respectes)


def alertes_specifiques(projet: Projet) -> list[Alerte]:
    """Organismes inconnus ou trop grands, effectifs contradictoires, régime de TVA."""
    alertes = []
    inconnus = Counter(
        (e.organisme or "sans nom") for e in projet.essms if e.devis and not _connu(projet, e)
    )
    for nom, combien in sorted(inconnus.items()):
        alertes.append(Alerte("attention", f"Organisme « {nom} » : indiquez combien d’ESSMS il "
                              f"gère. Sans cela, le matériel de {combien} ESSMS ne compte pas.",
                              SPECIFIQUES, "organismes"))  # fmt: skip
    for organisme in projet.organismes.values():
        dans_le_projet = projet.effectif(organisme)
        if organisme.nb_essms is not None and dans_le_projet > organisme.nb_essms:
            alertes.append(Alerte("attention", f"« {organisme.nom} » déclare {organisme.nb_essms} "
                                  f"ESSMS mais en a {dans_le_projet} dans le projet : vérifiez.",
                                  champ="organismes"))  # fmt: skip
    return alertes


def _connu(projet: Projet, essms: Essms) -> bool:
    organisme = projet.organisme(essms)
    return organisme is not None and organisme.nb_essms is not None
