"""Le résultat d'une situation, tel que la page le montre."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from calculators.bareme.fenetres import etat_du_jour
from calculators.francais import nombres
from calculators.socle.champs import ERREURS_DITES
from calculators.socle.lien import LONGUEUR_MAXIMALE, ecrire_lien
from calculators.socle.resultat import Resultat
from calculators.socle.saisie import choix_compris, echos
from theme.rendu import rendre
from theme.reponse.demande import Demande
from theme.reponse.lue import Lue, lire_la_demande


def resultat_rendu(demande: Demande) -> dict[str, Any]:
    """Le résultat, ou ce qu'il faut corriger, et ce qui se dit à chaque champ."""
    lue = lire_la_demande(demande)
    etat = etat_du_jour(demande.campagne, demande.aujourdhui)
    return {
        **(_reussite(lue, lue.resultat) if lue.resultat else _echec(lue)),
        "champs": _champs(lue),
        "lien": lien_de(demande),
        "etat_du_jour": nombres.typographie(etat),
    }


def lien_de(demande: Demande) -> str:
    """Ce qui suit le « # » de l'adresse ; vide au-delà de ce qu'un courriel garde."""
    if demande.situation.taille > 20 * LONGUEUR_MAXIMALE:  # le comprimer serait long et vain
        return ""
    lien = ecrire_lien(demande.situation, demande.calculateur.champs, demande.faite)
    return lien if len(lien) <= LONGUEUR_MAXIMALE else ""


def _champs(lue: Lue) -> dict[str, dict[str, str]]:
    """Ce qui se dit à chaque champ : une erreur, sinon une alerte, sinon ce qui a été compris."""
    champs: dict[str, dict[str, str]] = {}
    demande = lue.demande
    questions = demande.calculateur.champs
    for chemin, texte in echos(questions, demande.brutes, demande.montrees):
        champs[chemin] = {"echo": texte}
    for chemin, option in choix_compris(questions, demande.brutes, demande.montrees):
        champs.setdefault(chemin, {})["valeur"] = option
    for alerte in lue.court.alertes if lue.resultat else ():
        if alerte.champ:
            dit = champs.setdefault(alerte.champ, {})
            dit.setdefault("alerte", nombres.typographie(alerte.message))
    for erreur in lue.erreurs:
        champs[erreur.champ] = {"erreur": nombres.typographie(erreur.message)}
    return champs


def _reussite(lue: Lue, resultat: Resultat) -> dict[str, str]:
    contexte = lue.contexte()
    annonce = f"{resultat.reponse} {resultat.phrase} {lue.partiel}".strip()
    return {
        "html": rendre("resultat.html.j2", resultat=_tete(resultat, lue.court), **contexte),
        "detail": rendre("detail.html.j2", resultat=lue.court, **contexte),
        "montant": nombres.typographie(resultat.reponse),
        "annonce": nombres.typographie(annonce),
    }


def _tete(resultat: Resultat, court: Resultat) -> Resultat:
    """La carte montre les alertes bloquantes et compte les autres : de celles-là, le début."""
    bloquantes = (alerte for alerte in court.alertes if alerte.niveau == "bloquant")
    autres = (alerte for alerte in resultat.alertes if alerte.niveau != "bloquant")
    return replace(court, alertes=(*bloquantes, *autres))


def _echec(lue: Lue) -> dict[str, str]:
    erreurs = lue.erreurs
    combien = nombres.au_pluriel(len(erreurs), "réponse à corriger", "réponses à corriger")
    if lue.lues.autres:  # la lecture a trouvé plus d'erreurs qu'elle n'en dit
        combien = f"Plus de {nombres.nombre(ERREURS_DITES)} réponses à corriger"
    annonce = nombres.typographie(f"{combien} : {erreurs[0].message}")
    html = rendre("erreurs.html.j2", combien=combien, **{"erreurs": erreurs, **lue.contexte()})
    return {"html": html, "detail": "", "montant": "…", "annonce": annonce}
