"""AAP annexe 1 : proratiser l'aide de services d'aide à domicile, colonne par colonne (a à j)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from calculators.bareme import Bareme, Valeur
from calculators.francais.nombres import arrondir, au_pluriel, euros, nombre, pourcent, repartir
from calculators.montants.alertes_aide import alertes_des_ecartes
from calculators.montants.essms import SITUATION, Essms, forfaits_du_projet, lots, regrouper
from calculators.montants.forfaits import POSTES, parts_pleines, prix, ranger
from calculators.montants.heures import (
    ANNEXE,
    MODELE,
    Heures,
    alertes_des_heures,
    heures_manquantes,
    lire_heures,
)
from calculators.montants.projet_saisi import departager
from calculators.montants.services import SERVICES, ServiceSaisi
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.champs import Champ, Incomplet
from calculators.socle.champs_chiffres import Nombre
from calculators.socle.eventail import Eventail, Lectures, prudentes
from calculators.socle.numeros import DECOMPTE, OUTRE_MER, alertes_du_numero
from calculators.socle.resultat import Alerte, Ligne, Resultat, info, ligne_de
from calculators.socle.tableau import Colonne, Contenu, Genre, Tableau

Declares = Sequence[tuple[ServiceSaisi, Heures]]
"""Des services et leurs heures."""


def _saisie(nom: str, question: Champ) -> Colonne:
    """La colonne d'une question, sous son libellé : recopié, le tableau se relit."""
    genre: Genre = "nombre" if isinstance(question, Nombre) else "texte"
    return Colonne(question.libelle, genre, nom, citations=MODELE)


COLONNES = (
    *map(_saisie, "abcdefgh", SERVICES.champs),
    Colonne("Taux médico-social (i)", "taux", "i", "(e + f + g) / d", citations=MODELE),
    Colonne("Taux de confort (j)", "taux", "j", "1 - i", citations=MODELE),
)
_SITUATION = Colonne(SITUATION.libelle)
_HORS_MODELE = (
    "La dernière colonne n’est pas du modèle : elle garde la situation de chaque service."
)


@dataclass(frozen=True, eq=False)
class ReponsesSaad:
    """Les services d'un projet."""

    services: tuple[ServiceSaisi, ...]


def calculer(reponses: ReponsesSaad, bareme: Bareme) -> Resultat:
    """Les taux et l'aide de chaque service, le total prudent et ses bornes."""
    services = reponses.services
    if not services:
        raise Incomplet("Décrivez au moins un service.", "services")
    heures = [lire_heures(service) for service in services]
    essms = [
        Essms(s.situation, heures=h, finess=s.finess_et, chemin=s.chemin)
        for s, h in zip(services, heures, strict=True)
    ]
    admis, ecartes = departager(essms, bareme)
    doubles = [un for un in ecartes if not un.exclu]
    hors_compte = {un.chemin for un in ecartes}
    eventail = Eventail((forfaits_du_projet(admis, 0, bareme),))
    montant, bornes = arrondir(eventail.prudent), eventail.fourchette("AMB-06")
    taux = [un.taux(eventail.retenues, bareme) for un in essms]
    forfaits = list(_forfaits(essms, hors_compte, eventail.retenues, bareme))
    exactes = [
        part * sum((forfait.montant(bareme) for forfait in du_service), Fraction(0))
        for part, du_service in zip(taux, forfaits, strict=True)
    ]
    aides = repartir(montant, exactes)
    return Resultat(
        bareme=bareme,
        reponse=euros(montant),
        phrase=f"pour {au_pluriel(len(admis), 'service')}, après prorata des heures",
        donnees={
            "total": montant,
            "minimum": bornes.minimum,
            "maximum": bornes.maximum,
            "services": [_donnees(*tout) for tout in zip(services, heures, aides, strict=True)],
        },
        lignes=tuple(
            _ligne(*tout, bareme)
            for tout in zip(services, essms, forfaits, taux, aides, strict=True)
        ),
        alertes=(*alertes_des_ecartes(doubles), *_alertes(services, heures, bareme)),
        lectures=eventail.lectures(),
        fourchette=bornes,
        manque=tuple(_manque(services, hors_compte)),
        tableaux=(_declaration(_sans_doublons(services, heures, doubles), bareme),),
    )


def _manque(services: Sequence[ServiceSaisi], hors_compte: Set[str]) -> Iterator[str]:
    """Les heures qui changeraient l'aide des services comptés."""
    for service in services:
        if service.chemin not in hors_compte:
            yield from heures_manquantes(service, service.chemin)


def _sans_doublons(
    services: Sequence[ServiceSaisi], heures: Sequence[Heures], doubles: Iterable[Essms]
) -> Declares:
    """Un service, une ligne (AMB-22) : celles qui ne répètent pas le FINESS d'une autre."""
    rangs = {un.rang for un in doubles}
    tous = zip(services, heures, strict=True)
    return [(service, h) for service, h in tous if str(service.rang) not in rangs]


@dataclass(frozen=True)
class _Forfait:
    """Ce qu'un poste donne à un service : `part` de son lot au tarif plein, le reste au réduit."""

    haut: Valeur
    bas: Valeur
    part: Fraction

    @property
    def valeurs(self) -> tuple[Valeur, ...]:
        return (self.haut,) * (self.part > 0) + (self.bas,) * (self.part < 1)

    def montant(self, bareme: Bareme) -> Fraction:
        """Avant prorata des heures, en euros."""
        haut, bas = (Fraction(bareme.montant(valeur)) for valeur in (self.haut, self.bas))
        return bas + (haut - bas) * self.part


def _forfaits(
    essms: Sequence[Essms], hors_compte: Set[str], lectures: Lectures, bareme: Bareme
) -> Iterator[list[_Forfait]]:
    """Les forfaits de chaque service, un par poste ; aucun pour une ligne qui ne compte pas."""
    comptes = regrouper(un for un in essms if un.chemin not in hors_compte)
    effectifs = ranger(lots(comptes, lectures, bareme))
    pleines, tarifs = parts_pleines(effectifs, 0, lectures, bareme), prix(lectures)
    equivalents = lectures["AMB-17"] == "equivalents"
    for un in essms:
        taux = Fraction(1) if equivalents else un.taux(lectures, bareme)
        yield [
            _Forfait(*tarifs[poste, un.situation], pleines[poste, un.situation, taux])
            for poste in POSTES
            if (poste, un.situation) in tarifs and un.chemin not in hors_compte
        ]


def taux_declares(heures: Heures) -> tuple[Fraction, Fraction] | tuple[None, None]:
    """Colonnes i et j : (e + f + g) / d, et son complément à 1 (AMB-21). None si incohérent.

    SAAD-13, SAAD-14.
    """
    if not heures.coherentes:
        return None, None
    return heures.part, 1 - heures.part


def _donnees(service: ServiceSaisi, heures: Heures, aide: Decimal) -> dict[str, Any]:
    taux, confort = taux_declares(heures)
    return {
        "nom": service.nom or "",
        "taux_medico_social": taux,
        "taux_confort": confort,
        "aide": aide,
    }


def _ligne(
    service: ServiceSaisi,
    essms: Essms,
    forfaits: list[_Forfait],
    taux: Fraction,
    aide: Decimal,
    bareme: Bareme,
) -> Ligne:
    """Ce qu'un service reçoit : ses forfaits × son taux."""
    qui = service.qui
    if essms.exclu:
        return Ligne(qui, f"{essms.exclu} : hors du programme", OUTRE_MER, bareme.periode, aide)
    if not forfaits:
        return Ligne(
            qui,
            "déjà compté : ce FINESS a une autre ligne",
            DECOMPTE,
            bareme.periode,
            aide,
        )
    assert essms.heures
    somme = " + ".join(euros(forfait.montant(bareme)) for forfait in forfaits)
    if any(0 < forfait.part < 1 for forfait in forfaits):
        somme += ", en moyenne des deux tarifs"
    retenues = nombre(taux * essms.heures.totales)
    formule = f"({somme}) × {pourcent(taux)} ({retenues} h sur {nombre(essms.heures.totales)})"
    valeurs = [valeur for forfait in forfaits for valeur in forfait.valeurs]
    return ligne_de(qui, formule, bareme, *valeurs, montant=aide, avec=MODELE)


def _alertes(
    services: Sequence[ServiceSaisi], heures: Sequence[Heures], bareme: Bareme
) -> list[Alerte]:
    alertes = []
    for service, du_service in zip(services, heures, strict=True):
        alertes += alertes_des_heures(du_service, service.qui, service.chemin, bareme)
        for cle, numero in (("finess_ej", service.finess_ej), ("finess_et", service.finess_et)):
            if numero:
                alertes += alertes_du_numero(numero, f"{service.chemin}{cle}")
    alertes.append(
        info(
            "L’ARS peut vérifier ces heures auprès des départements et des caisses. Joignez cette "
            "déclaration au dossier.",
            ANNEXE,
        )
    )
    return alertes


def _declaration(declares: Declares, bareme: Bareme) -> Tableau:
    """Le modèle de déclaration de l'annexe 1, rempli, sur l'année d'avant (SAAD-04).

    Colonnes a à c (SAAD-08), d (SAAD-09), e et f (SAAD-10), g (SAAD-11), h (SAAD-12).
    """
    titre = f"Déclaration des heures de l’année {bareme.jour_des_regles.year - 1}"
    # Le modèle n'a pas la situation ; recopié sans elle, le tableau changerait l'aide.
    avec = any(service.situation != SITUATION.defaut for service, _ in declares)
    lignes = tuple(
        (*_declare(service, h), *[SITUATION.ecrire(service.situation)] * avec)
        for service, h in declares
    )
    notes = [*_taux_retenus(declares, bareme), *[_HORS_MODELE] * avec]
    return Tableau(titre, (*COLONNES, *[_SITUATION] * avec), lignes, " ".join(notes))


def _taux_retenus(declares: Declares, bareme: Bareme) -> list[str]:
    """La colonne i compte toutes les heures déclarées ; l'aide n'en suit pas toujours autant."""
    retenus = [
        f"{service.qui} : {pourcent(heures.taux(prudentes(), bareme))}"
        for service, heures in declares
        if heures.coherentes and heures.dispute
    ]
    if not retenus:
        return []
    return [
        "La colonne i compte toutes les heures déclarées. L’aide prudente suit un taux plus bas "
        f"(AMB-20). {' ; '.join(retenus)}."
    ]


def _declare(service: ServiceSaisi, heures: Heures) -> tuple[Contenu, ...]:
    """La ligne d'un service, colonnes a à j."""
    return (
        service.nom,
        service.finess_ej and service.finess_ej.numero,
        service.finess_et and service.finess_et.numero,
        *(heures.totales, heures.apa, heures.pch, heures.autres),
        heures.financement,
        *taux_declares(heures),
    )


def _dire(resultat: Resultat) -> str:
    pour = au_pluriel(len(resultat.donnees["services"]), "service")
    return f"l’aide pour {pour} à domicile est estimée à {resultat.reponse}, au prorata des heures."


CALCULATEUR = Calculateur(
    nom="saad",
    titre="Proratiser un SAAD",
    resume="proratise l’aide de services d’aide à domicile selon leurs heures",
    au_projet=70,
    groupes=(Groupe("Les services et leurs heures", (SERVICES,)),),
    reponses=ReponsesSaad,
    calculer=calculer,
    dire=_dire,
    exemple={
        "services": [
            {
                "nom": "Service de Lannion",
                "heures_totales": 40000,
                "heures_apa": 22000,
                "heures_pch": 8000,
                "situation": "acquisition",
            }
        ]
    },
    exemple_titre="un service dont les trois quarts des heures sont médico-sociales",
)
