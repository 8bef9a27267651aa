"""AAP § 3.3.2 3) : matériel et AMOA, les financements propres aux petits organismes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from calculators.bareme import AMOA_PLAFOND, MATERIEL_PLAFOND
from calculators.essms import Essms, ambiguites_des_heures, taux_de
from calculators.eventail import Composante, Lectures
from calculators.heures import LECTURES_DU_TAUX, Heures
from calculators.nombres import somme_exacte
from calculators.organismes import Organisme, Projet, ambiguites_des_tailles, lieu_de, petit
from calculators.territoires import Territoire

_Semblables = tuple[Organisme | None, Territoire | None, Heures | None]


@dataclass
class _Demandes:
    """Les demandes de matériel d'ESSMS que rien d'autre ne distingue, en euros."""

    nombre: int = 0
    plafonnees: Decimal = Decimal(0)
    brutes: Decimal = Decimal(0)


def demande(essms: Essms) -> Decimal:
    """Le devis, jamais au-delà de la dépense réelle : CAL-06, CAL-07."""
    return essms.devis if essms.depense is None else min(essms.devis, essms.depense)


def materiel(projet: Projet, jour: date) -> Composante:
    """Le matériel du projet : chaque demande d'un petit organisme, jusqu'au plafond par ESSMS.

    PET-04, PET-05 ; AMB-10 et AMB-11 disent qui est petit, AMB-12 et AMB-13 ce qui se plafonne et
    dans quel cadre, AMB-15 et les lectures des heures ce que le prorata réduit.
    """
    avec_devis = [essms for essms in projet.essms if essms.devis]
    groupes = _grouper(projet, avec_devis, jour)
    plafond = MATERIEL_PLAFOND.montant(jour)
    sommes: dict[tuple[str, ...], tuple[Fraction, Fraction, Fraction]] = {}

    def evaluer(lectures: Lectures) -> Fraction:
        if lectures["AMB-13"] == "regroupement-ou-national" and not projet.en_regroupement:
            return Fraction(0)
        cle = tuple(lectures[a] for a in ("AMB-10", "AMB-11", "AMB-15", *LECTURES_DU_TAUX))
        if cle not in sommes:
            retenus = list(_retenus(projet, groupes, lectures, jour))
            sommes[cle] = (
                somme_exacte(taux * Fraction(d.plafonnees) for d, taux in retenus),
                somme_exacte(taux * Fraction(d.brutes) for d, taux in retenus),
                somme_exacte(taux * Fraction(plafond * d.nombre) for d, taux in retenus),
            )
        plafonnees, brutes, plafonds = sommes[cle]
        return min(brutes, plafonds) if lectures["AMB-12"] == "mutualise" else plafonnees

    saad = [essms for essms in avec_devis if essms.heures]
    return Composante(
        (
            *(ambiguites_des_tailles(projet, jour) if avec_devis else ()),
            *["AMB-12"] * _plafond_inegal(avec_devis, jour),
            *["AMB-13"] * bool(avec_devis and not projet.en_regroupement),
            *["AMB-15"] * bool(saad),
            *ambiguites_des_heures(saad, jour),
        ),
        evaluer,
    )


def _grouper(
    projet: Projet, avec_devis: Sequence[Essms], jour: date
) -> dict[_Semblables, _Demandes]:
    plafond = MATERIEL_PLAFOND.montant(jour)
    groupes: dict[_Semblables, _Demandes] = {}
    for essms in avec_devis:
        semblables = projet.organisme(essms), lieu_de(essms), essms.heures
        groupe = groupes.setdefault(semblables, _Demandes())
        groupe.nombre += 1
        groupe.plafonnees += min(demande(essms), plafond)
        groupe.brutes += demande(essms)
    return groupes


def _retenus(
    projet: Projet, groupes: dict[_Semblables, _Demandes], lectures: Lectures, jour: date
) -> Iterator[tuple[_Demandes, Fraction]]:
    """Les demandes des petits organismes, et le taux de chacune."""
    entier = lectures["AMB-15"] == "forfaits-seuls"
    est_petit = cache(lambda organisme, lieu: petit(projet, organisme, lieu, lectures, jour))
    for (organisme, lieu, heures), demandes in groupes.items():
        if est_petit(organisme, lieu):
            yield demandes, Fraction(1) if entier else taux_de(heures, lectures, jour)


def _plafond_inegal(avec_devis: Sequence[Essms], jour: date) -> bool:
    """Une demande dépasse le plafond, une autre non : mutualiser changerait la somme."""
    respectes = {MATERIEL_PLAFOND.respecte(demande(essms), jour) for essms in avec_devis}
    return len(respectes) > 1


def amoa(projet: Projet, jour: date) -> Composante:
    """L'AMOA du projet : au plus le coût et le plafond par projet. PET-08, PET-09, PET-14."""
    plafond = Fraction(AMOA_PLAFOND.montant(jour))
    demandee = bool(projet.cout_amoa and projet.essms)

    def evaluer(lectures: Lectures) -> Fraction:
        qui = lectures["AMB-14"].removesuffix("-forfait")
        petits = [petit(projet, o, None, lectures, jour) for o in projet.organismes.values()]
        if not demandee or not _amoa_ouverte(projet.en_regroupement, petits, qui):
            return Fraction(0)
        forfait = lectures["AMB-14"] != qui
        return plafond if forfait else min(Fraction(projet.cout_amoa), plafond)

    if not demandee:
        return Composante((), evaluer)
    return Composante((*ambiguites_des_tailles(projet, jour), "AMB-14"), evaluer)


def _amoa_ouverte(en_regroupement: bool, petits: list[bool], qui: str) -> bool:
    if qui == "un-petit-suffit":
        return en_regroupement and any(petits)
    seul_admis = qui == "petit-organisme-seul"
    return (en_regroupement or seul_admis) and bool(petits) and all(petits)
