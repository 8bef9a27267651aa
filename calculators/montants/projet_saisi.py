"""De la saisie au projet : ses ESSMS distincts, ses organismes (AAP § 3.3.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from decimal import Decimal
from fractions import Fraction
from typing import Any

from calculators.bareme import Bareme
from calculators.lieux.territoires import lire_territoire
from calculators.montants.essms import Essms
from calculators.montants.forfaits import prix
from calculators.montants.groupes import essms_des_nombres
from calculators.montants.heures import lire_heures
from calculators.montants.organismes import Organisme, ProjetSaisi, cle_du_nom
from calculators.montants.questions_de_l_aide import LigneEssms, ReponsesAide
from calculators.montants.specifiques import demande
from calculators.socle.champs import Erreur, SaisieInvalide
from calculators.socle.eventail import prudentes


def lire_projet(reponses: ReponsesAide, bareme: Bareme) -> tuple[ProjetSaisi, list[Essms]]:
    """Le projet saisi, et les lignes d'ESSMS qui ne comptent pas."""
    essms, ecartes = _lire_essms(reponses, bareme)
    organismes = _lire_organismes(reponses, essms)
    cout_amoa = reponses.cout_amoa or Decimal(0)
    return ProjetSaisi(essms, organismes, reponses.regroupement, cout_amoa), ecartes


def _lire_essms(reponses: ReponsesAide, bareme: Bareme) -> tuple[list[Essms], list[Essms]]:
    """Depuis la liste, sinon depuis les trois nombres et leurs groupes de SAAD."""
    if reponses.essms:
        return departager([_un_essms(ligne) for ligne in reponses.essms], bareme)
    return essms_des_nombres(reponses.comptes, reponses.saad_groupes), []


def _un_essms(ligne: LigneEssms) -> Essms:
    return Essms(
        situation=ligne.situation,
        finess=ligne.finess_et,
        organisme=ligne.organisme or "",
        heures=lire_heures(ligne.saad) if ligne.saad else None,
        devis=ligne.devis_materiel or Decimal(0),
        depense=ligne.depense_materiel,
        chemin=f"essms.{ligne.rang}.",
    )


def departager(essms: list[Essms], bareme: Bareme) -> tuple[list[Essms], list[Essms]]:
    """Ceux qui comptent, et les lignes écartées : territoires exclus (ELI-08), doublons (CAL-01).

    Un FINESS compte une fois, sous sa ligne la moins favorable quel que soit l'ordre.
    """
    gardes: dict[str, Essms] = {}
    ecartes = [un for un in essms if un.exclu]
    for un in (un for un in essms if not un.exclu):
        numero = un.finess.numero if un.finess else un.chemin
        if numero in gardes:
            gardes[numero], double = sorted((gardes[numero], un), key=lambda e: _faveur(e, bareme))
            ecartes.append(double)
        else:
            gardes[numero] = un
    return list(gardes.values()), ecartes


def _faveur(essms: Essms, bareme: Bareme) -> tuple[Any, ...]:
    """Ce que la ligne vaut seule, forfaits puis matériel ; ensuite tout ce qui la distingue."""
    tarifs = prix(prudentes())
    plein = sum(
        bareme.montant(haut) for (_, s), (haut, _) in tarifs.items() if s == essms.situation
    )
    forfaits = Fraction(plein) * essms.taux(prudentes(), bareme)
    heures = astuple(essms.heures) if essms.heures else ()
    depense = essms.devis if essms.depense is None else essms.depense
    return (
        forfaits,
        demande(essms),
        essms.situation,
        essms.devis,
        depense,
        heures,
        cle_du_nom(essms.organisme),
        essms.organisme,
    )


def _lire_organismes(reponses: ReponsesAide, essms: Iterable[Essms]) -> dict[str, Organisme]:
    """Les organismes déclarés, et ceux que seules les lignes d'ESSMS nomment, sans taille."""
    organismes: dict[str, Organisme] = {}
    for ligne in reponses.organismes:
        nom = ligne.nom or f"organisme {ligne.rang}"
        if cle_du_nom(nom) in organismes:
            raise SaisieInvalide(
                Erreur(
                    f"organismes.{ligne.rang}.nom",
                    "Cet organisme a déjà une ligne : gardez-en une seule.",
                )
            )
        territoire = lire_territoire(ligne.territoire) if ligne.territoire else None
        organismes[cle_du_nom(nom)] = Organisme(nom, ligne.nb_essms, territoire, ligne.rang)
    for un in essms:
        if un.organisme:
            organismes.setdefault(cle_du_nom(un.organisme), Organisme(un.organisme))
    return organismes
