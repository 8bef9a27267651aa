"""AAP § 3.3.2 3) : matériel et AMOA, les financements propres aux petits organismes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product

from calculators.bareme import AMOA_PLAFOND, MATERIEL_PLAFOND, Bareme
from calculators.francais.nombres import somme_exacte, somme_ponderee
from calculators.lectures import REGISTRE
from calculators.lieux.territoires import Territoire
from calculators.montants.essms import Essms, ambiguites_des_heures, taux_de
from calculators.montants.heures import LECTURES_DU_TAUX, Heures
from calculators.montants.organismes import (
    Profil,
    ProjetSaisi,
    ambiguites_des_tailles,
    lieu_de,
    petit,
)
from calculators.socle.eventail import Composante, Lectures


@dataclass
class _Demandes:
    """Les demandes de matériel d'ESSMS que rien d'autre ne distingue, en euros."""

    nombre: int = 0
    plafonnees: Decimal = Decimal(0)
    brutes: Decimal = Decimal(0)

    def sommes(self, plafond: Decimal) -> _Sommes:
        return Fraction(self.plafonnees), Fraction(self.brutes), Fraction(plafond * self.nombre)


_Petits = frozenset[tuple[str, str]]
"""Les lectures d'AMB-10 et AMB-11 sous lesquelles un organisme est petit."""
_Sommes = tuple[Fraction, Fraction, Fraction]
"""Demandes plafonnées une à une, demandes brutes, et plafonds."""
_Famille = tuple[_Petits, bool]
"""Quand un organisme est petit, et si l'ESSMS est sous commande SONS (AMB-72)."""
_Familles = dict[_Famille, list[tuple[Heures | None, _Sommes]]]


def demande(essms: Essms) -> Decimal:
    """Le devis, jamais au-delà de la dépense réelle : CAL-06, CAL-07."""
    return essms.devis if essms.depense is None else min(essms.devis, essms.depense)


def materiel(projet: ProjetSaisi, bareme: Bareme) -> Composante:
    """Le matériel du projet : chaque demande d'un petit organisme, jusqu'au plafond par ESSMS.

    PET-04, PET-05 ; AMB-10 et AMB-11 disent qui est petit, AMB-12 et AMB-13 ce qui se plafonne et
    dans quel cadre, AMB-15 et les lectures des heures ce que le prorata réduit, AMB-72 si une
    commande SONS en prive.
    """
    avec_devis = [essms for essms in projet.essms if essms.devis]
    familles = _familles(projet, avec_devis, bareme)

    @cache
    def sommes(famille: _Famille, du_taux: tuple[tuple[str, str], ...]) -> _Sommes:
        return _sommer(familles[famille], dict(du_taux), bareme)

    def evaluer(lectures: Lectures) -> Fraction:
        if lectures["AMB-13"] == "regroupement-ou-national" and not projet.en_regroupement:
            return Fraction(0)
        entier = lectures["AMB-15"] == "forfaits-seuls"
        du_taux = () if entier else tuple((a, lectures[a]) for a in LECTURES_DU_TAUX)
        tailles = lectures["AMB-10"], lectures["AMB-11"]
        sons_admis = lectures["AMB-72"] == "materiel-aussi"
        retenues = [
            sommes((petits, sons), du_taux)
            for petits, sons in familles
            if tailles in petits and (sons_admis or not sons)
        ]
        plafonnees, brutes, plafonds = (somme_exacte(s[i] for s in retenues) for i in range(3))
        return min(brutes, plafonds) if lectures["AMB-12"] == "mutualise" else plafonnees

    saad = [essms for essms in avec_devis if essms.heures]
    return Composante(
        (
            *(ambiguites_des_tailles(projet, bareme) if avec_devis else ()),
            *["AMB-12"] * _plafond_inegal(avec_devis, bareme),
            *["AMB-13"] * bool(avec_devis and not projet.en_regroupement),
            *["AMB-15"] * bool(saad),
            *["AMB-72"] * any(essms.situation == "sons" for essms in avec_devis),
            *ambiguites_des_heures(saad, bareme),
        ),
        evaluer,
    )


def _familles(projet: ProjetSaisi, avec_devis: Sequence[Essms], bareme: Bareme) -> _Familles:
    """Les demandes, par ce qui les fait compter : qui est petit, puis les heures."""
    plafond = bareme.montant(MATERIEL_PLAFOND)
    petits = cache(lambda profil, lieu: _petits(profil, lieu, bareme))
    familles: dict[_Famille, dict[Heures | None, _Demandes]] = {}
    for essms in avec_devis:
        du_lieu = petits(projet.profil(projet.organisme(essms)), lieu_de(essms))
        famille = du_lieu, essms.situation == "sons"
        demandes = familles.setdefault(famille, {}).setdefault(essms.heures, _Demandes())
        demandes.nombre += 1
        demandes.plafonnees += min(demande(essms), plafond)
        demandes.brutes += demande(essms)
    return {
        famille: [(heures, d.sommes(plafond)) for heures, d in demandes.items()]
        for famille, demandes in familles.items()
    }


def _petits(profil: Profil | None, lieu: Territoire | None, bareme: Bareme) -> _Petits:
    lectures = product(*([lu.id for lu in REGISTRE[a].lectures] for a in ("AMB-10", "AMB-11")))
    return frozenset(
        (taille, seuil)
        for taille, seuil in lectures
        if petit(profil, lieu, {"AMB-10": taille, "AMB-11": seuil}, bareme)
    )


def _sommer(
    famille: Sequence[tuple[Heures | None, _Sommes]], du_taux: Lectures, bareme: Bareme
) -> _Sommes:
    """Après prorata des heures ; sans lecture du taux, les demandes comptent entières (AMB-15)."""
    taux = [taux_de(heures if du_taux else None, du_taux, bareme) for heures, _ in famille]
    plafonnees, brutes, plafonds = zip(*(sommes for _, sommes in famille), strict=True)
    return (
        somme_ponderee(zip(taux, plafonnees, strict=True)),
        somme_ponderee(zip(taux, brutes, strict=True)),
        somme_ponderee(zip(taux, plafonds, strict=True)),
    )


def _plafond_inegal(avec_devis: Sequence[Essms], bareme: Bareme) -> bool:
    """Une demande dépasse le plafond, une autre non : mutualiser changerait la somme."""
    respectes = {bareme.respecte(MATERIEL_PLAFOND, demande(essms)) for essms in avec_devis}
    return len(respectes) > 1


def amoa(projet: ProjetSaisi, bareme: Bareme) -> Composante:
    """L'AMOA du projet : au plus le coût et le plafond par projet. PET-08, PET-09, PET-14."""
    plafond = Fraction(bareme.montant(AMOA_PLAFOND))
    demandee = bool(projet.cout_amoa and projet.essms)
    profils = projet.profils

    def evaluer(lectures: Lectures) -> Fraction:
        qui = lectures["AMB-14"].removesuffix("-forfait")
        petits = [petit(profil, None, lectures, bareme) for profil in profils]
        if not demandee or not _amoa_ouverte(projet.en_regroupement, petits, qui):
            return Fraction(0)
        forfait = lectures["AMB-14"] != qui
        return plafond if forfait else min(Fraction(projet.cout_amoa), plafond)

    if not demandee:
        return Composante((), evaluer)
    return Composante((*ambiguites_des_tailles(projet, bareme), "AMB-14"), evaluer)


def _amoa_ouverte(en_regroupement: bool, petits: list[bool], qui: str) -> bool:
    if qui == "un-petit-suffit":
        return en_regroupement and any(petits)
    seul_admis = qui == "petit-organisme-seul"
    return (en_regroupement or seul_admis) and bool(petits) and all(petits)
