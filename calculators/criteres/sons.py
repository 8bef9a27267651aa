"""Instruction I.C et AAP § 3.2.A : avoir commandé une prestation Ségur (SONS) à son éditeur."""

from __future__ import annotations

from datetime import date, timedelta

from calculators.bareme import VERROU_SONS, Bareme
from calculators.criteres.critere import Critere, Motif
from calculators.criteres.reponses import ReponsesEligibilite
from calculators.francais.nombres import date_fr
from calculators.socle.champs import Champ, Choix, Erreur, Jour, OuiNon, SaisieInvalide
from calculators.socle.enjeux import enjeu
from calculators.socle.resultat import LectureRetenue
from calculators.textes import Cite

_SOURCES = (Cite("instruction", "I.C"), Cite("aap", "2.1.C"), Cite("aap", "3.2.A"))
COMMANDE = OuiNon(
    nom="commande_sons",
    libelle="Un bon de commande SONS a-t-il été signé pour un de ces ESSMS ?",
    aide="SONS : Système ouvert non sélectif, la prestation Ségur payée à l’éditeur.",
    citations=_SOURCES,
)
MEME_LOGICIEL = OuiNon(
    nom="sons_meme_logiciel",
    libelle="La demande porte-t-elle sur le logiciel de cette commande ?",
    citations=_SOURCES,
)
DEMANDE = Choix(
    nom="demande",
    libelle="Que demandez-vous ?",
    options={
        "acquisition": "Acquérir une nouvelle solution",
        "mise_a_niveau": "Mettre à niveau la solution en place",
    },
    citations=_SOURCES,
)
ANNULEE = OuiNon(
    nom="sons_annulee",
    libelle="La commande SONS a-t-elle été annulée ?",
    citations=_SOURCES,
)
DATE_ANNULATION = Jour(
    nom="date_annulation", libelle="Quand a-t-elle été annulée ?", citations=_SOURCES
)
VA_DEPOSEE = OuiNon(
    nom="va_deposee",
    libelle="La vérification d’aptitude a-t-elle été déposée à l’ASP ?",
    aide="ASP : Agence de services et de paiement. Ce dépôt valide la prestation Ségur.",
    citations=_SOURCES,
)
DATE_VA = Jour(
    nom="date_va",
    libelle="Quand a-t-elle été déposée ?",
    citations=_SOURCES,
    aide="La date du dépôt de la vérification d’aptitude.",
)
QUESTIONS = (COMMANDE, MEME_LOGICIEL, DEMANDE, ANNULEE, DATE_ANNULATION, VA_DEPOSEE, DATE_VA)


def verrou(depot_va: date | None, bareme: Bareme) -> date:
    """Le jour à partir duquel la commande ne s'annule plus : la première des deux dates.

    Le dépôt de la vérification d'aptitude (ELI-12), ou le 17 avril 2025 pour tous (ELI-13,
    ELI-15). None : elle n'a pas été déposée.
    """
    general = bareme.date(VERROU_SONS)
    return min(depot_va, general) if depot_va else general


def annulation(
    reponses: ReponsesEligibilite, bareme: Bareme
) -> tuple[bool | None, tuple[Champ, ...]]:
    """La commande a-t-elle été annulée à temps, et sinon ce qui manque pour le savoir.

    Le jour du verrou est déjà fermé (AMB-25).
    """
    jour, depot_va = reponses.date_annulation, reponses.date_va
    if reponses.va_deposee is False and depot_va:
        raise SaisieInvalide(
            Erreur(
                DATE_VA.nom,
                "Vous dites qu’elle n’a pas été déposée : effacez cette date, ou l’autre réponse.",
            )
        )
    if reponses.sons_annulee is not True:
        return (None, (ANNULEE,)) if reponses.sons_annulee is None else (False, ())
    if jour is None:
        return None, (DATE_ANNULATION,)
    if jour >= bareme.date(VERROU_SONS):
        return False, ()
    if depot_va is None and reponses.va_deposee is not False:
        return None, ((DATE_VA,) if reponses.va_deposee else (VA_DEPOSEE,))
    return jour < verrou(depot_va, bareme), ()


def sons(reponses: ReponsesEligibilite, bareme: Bareme) -> list[Motif]:
    """Ce que la commande SONS permet encore de demander.

    Même logiciel : un complément pour l'usage, rien pour l'équipement (ELI-10, ELI-11). Autre
    logiciel en acquisition : exclu (NRD-07), sauf commande annulée avant le verrou (ELI-14).
    """
    critere = Critere(
        "Commande SONS",
        _SOURCES,
        ("ELI-10", "ELI-11", "ELI-12", "ELI-13", "ELI-14", "ELI-15", "NRD-07"),
    )
    commande = reponses.commande_sons
    if commande is None:
        return [critere.demander(COMMANDE)]
    if commande is False:
        return [critere.motif("admet", "Sans commande SONS, rien ne vous en empêche.")]
    a_temps, manquantes = annulation(reponses, bareme)
    if a_temps:
        return [
            critere.motif(
                "admet", "La commande a été annulée avant le verrou : elle ne compte plus."
            )
        ]
    return [_commande_en_cours(critere, reponses, bareme, a_temps, manquantes)]


def _commande_en_cours(
    critere: Critere,
    reponses: ReponsesEligibilite,
    bareme: Bareme,
    a_temps: bool | None,
    manquantes: tuple[Champ, ...],
) -> Motif:
    """Une commande qui tient, ou dont on ignore si elle tient encore."""
    meme, demande = reponses.sons_meme_logiciel, reponses.demande
    if meme is None:
        return critere.demander(MEME_LOGICIEL)
    if meme:
        return critere.motif(
            "limite",
            "Seul un complément pour l’usage est ouvert à cet ESSMS : le SONS paie déjà le "
            "logiciel, dont l’acquisition est fermée.",
        )
    if demande is None:
        return critere.demander(DEMANDE)
    if demande == "mise_a_niveau":
        message = "Le complément n’est ouvert qu’au logiciel de la commande : demandez à l’ARS"
        return critere.motif("a_confirmer", f"{message} ce qu’il en est d’un autre.")
    if a_temps is None:
        return critere.demander(*manquantes)
    message = "Une commande SONS pour un logiciel empêche d’en acquérir un autre avec cette aide."
    sort = "Retirez cet ESSMS du projet : les autres n’en dépendent pas."
    return critere.motif("exclut", f"{message} {_issue(reponses, bareme)} {sort}", COMMANDE)


def _issue(reponses: ReponsesEligibilite, bareme: Bareme) -> str:
    """Peut-on encore annuler la commande ce jour-là ? (ELI-13, ELI-14)."""
    ferme = verrou(reponses.date_va, bareme)
    if bareme.jour >= ferme or reponses.sons_annulee:
        return f"Elle ne s’annule plus depuis le {date_fr(ferme)}."
    depot = "" if reponses.date_va else ", et avant le dépôt de la vérification d’aptitude"
    return f"Elle peut encore s’annuler avant le {date_fr(ferme)}{depot}."


def acquisition_fermee(reponses: ReponsesEligibilite, bareme: Bareme) -> bool:
    """On demande à acquérir le logiciel que le SONS paie déjà : seul l'usage reste ouvert."""
    tient = annulation(reponses, bareme)[0] is not True
    memes = reponses.sons_meme_logiciel and reponses.demande != "mise_a_niveau"
    return bool(reponses.commande_sons and memes and tient)


def lecture_du_verrou(reponses: ReponsesEligibilite, bareme: Bareme) -> list[LectureRetenue]:
    """Le dernier jour pour annuler sous chaque lecture (AMB-25)."""
    if not reponses.commande_sons or not reponses.sons_annulee:
        return []
    depot_va, veille = reponses.date_va, timedelta(days=1)
    dernier_17 = (
        min(depot_va - veille, bareme.date(VERROU_SONS)) if depot_va else bareme.date(VERROU_SONS)
    )
    seule_va = date_fr(depot_va - veille) if depot_va else "jusqu’au dépôt"
    return [
        enjeu("AMB-25", date_fr(verrou(depot_va, bareme) - veille), date_fr(dernier_17), seule_va)
    ]


CRITERES = (sons,)
