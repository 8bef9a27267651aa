"""Le résultat d'une situation, tel que la page le montre ; partiel si des lignes sont à revoir."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from calculators.bareme.campagnes import bareme_du_jour
from calculators.bareme.fenetres import etat_du_jour
from calculators.editions import edition
from calculators.francais import nombres
from calculators.socle.a_lire import a_lire
from calculators.socle.calculateur import esquisser, lire
from calculators.socle.champs import ERREURS_DITES, Erreur, Erreurs, SaisieInvalide, Valeurs
from calculators.socle.lien import LONGUEUR_MAXIMALE, ecrire_lien
from calculators.socle.releve import relever
from calculators.socle.resultat import Resultat, raccourci
from calculators.socle.saisie import choix_compris, echos
from calculators.socle.suppositions import manque, suppose
from theme.rendu import rendre
from theme.reponse.demande import Demande, Origine

INCONNUES_MAX = 20
"""Clés inconnues nommées à l’écran."""


def resultat_rendu(demande: Demande) -> dict[str, Any]:
    """Le résultat, ou ce qu'il faut corriger, et ce qui se dit à chaque champ."""
    calculateur, campagne = demande.calculateur, demande.campagne
    valeurs, lues = lire(calculateur, demande.brutes)
    jour = valeurs["date"] or bareme_du_jour(campagne, demande.aujourdhui).jour
    valeurs |= {"campagne": campagne.nom, "date": jour}
    inconnues = [erreur.champ for erreur in lues if erreur.cle_inconnue]
    demande = replace(demande, inconnues=inconnues, autres_inconnues=_tues(lues, inconnues))
    erreurs = tuple(erreur for erreur in lues if not erreur.cle_inconnue)
    try:
        if _bloquent(lues, erreurs, valeurs):
            raise SaisieInvalide(*erreurs, *lues.suite())
        resultat = esquisser(calculateur, valeurs)
        precisions = _partiel(lues, erreurs, valeurs) | _precisions(demande, valeurs, resultat)
        rendue = _reussite(demande, resultat, precisions)
    except SaisieInvalide as refus:
        erreurs = refus.erreurs
        rendue = _echec(demande, erreurs, au_moins=lues.autres > 0)
    return {
        **rendue,
        "champs": _champs(demande, erreurs, rendue.pop("alertes", {})),
        "lien": lien_de(demande),
        "etat_du_jour": nombres.typographie(etat_du_jour(campagne, demande.aujourdhui)),
    }


def lien_de(demande: Demande) -> str:
    """Ce qui suit le « # » de l'adresse ; vide au-delà de ce qu'un courriel garde."""
    if demande.situation.taille > 20 * LONGUEUR_MAXIMALE:  # le comprimer serait long et vain
        return ""
    lien = ecrire_lien(demande.situation, demande.calculateur.champs, demande.faite)
    return lien if len(lien) <= LONGUEUR_MAXIMALE else ""


def _tues(lues: Erreurs, inconnues: Sequence[str]) -> int:
    """Combien de clés inconnues la lecture compte sans les nommer."""
    return len(lues) + lues.autres - lues.vraies - len(inconnues)


def _bloquent(lues: Erreurs, erreurs: Sequence[Erreur], valeurs: Valeurs) -> bool:
    """Une réponse hors des listes est fausse, ou il ne reste d'une liste aucune ligne juste."""
    rien_ne_reste = any(not valeurs.get(liste) for liste in lues.lignes_ecartees)
    dans_les_listes = sum(1 for erreur in erreurs if erreur.liste)
    fausses = dans_les_listes < len(erreurs) or (lues.vraies > 0 and not erreurs)
    return fausses or rien_ne_reste


def _partiel(lues: Erreurs, erreurs: tuple[Erreur, ...], valeurs: Valeurs) -> dict[str, Any]:
    """La phrase d'un résultat à qui des lignes manquent, et leurs premières erreurs."""
    if not lues.lignes_ecartees:
        return {"partiel": "", "erreurs": ()}
    ecartees = sum(len(rangs) for rangs in lues.lignes_ecartees.values())
    toutes = ecartees + sum(len(valeurs[liste]) for liste in lues.lignes_ecartees)
    lignes = nombres.au_pluriel(ecartees, "ligne")
    verbe = "compte" if ecartees == 1 else "comptent"
    phrase = f"Résultat partiel : {lignes} sur {nombres.nombre(toutes)} ne {verbe} pas encore."
    return {"partiel": phrase, "erreurs": erreurs}


def _precisions(demande: Demande, valeurs: Valeurs, resultat: Resultat) -> dict[str, Any]:
    """Ce que le résultat suppose faute de réponse, et ce qui le préciserait."""
    manques = manque(demande.calculateur, valeurs, resultat)
    return {
        "suppose": suppose(demande.calculateur, demande.brutes),
        "manque": [{"chemin": chemin, "libelle": libelle} for chemin, libelle in manques],
    }


def _champs(
    demande: Demande, erreurs: tuple[Erreur, ...], alertes: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """Ce qui se dit à chaque champ : une erreur, sinon une alerte, sinon ce qui a été compris."""
    champs: dict[str, dict[str, str]] = {}
    questions = demande.calculateur.champs
    for chemin, texte in echos(questions, demande.brutes, demande.montrees):
        champs[chemin] = {"echo": texte}
    for chemin, option in choix_compris(questions, demande.brutes, demande.montrees):
        champs.setdefault(chemin, {})["valeur"] = option
    for chemin, texte in alertes.items():
        champs.setdefault(chemin, {})["alerte"] = texte
    for erreur in erreurs:
        champs[erreur.champ] = {"erreur": nombres.typographie(erreur.message)}
    return champs


def _reussite(
    demande: Demande, resultat: Resultat, precisions: Mapping[str, Any]
) -> dict[str, Any]:
    court = raccourci(resultat)
    saisies = relever(demande.calculateur.champs, demande.brutes, inconnues=len(demande.inconnues))
    contexte = {**precisions, **_contexte(demande)}
    annonce = f"{resultat.reponse} {resultat.phrase} {precisions['partiel']}"
    return {
        "html": rendre("resultat.html.j2", resultat=_tete(resultat, court), **contexte),
        "detail": rendre("detail.html.j2", resultat=court, saisies=saisies, **contexte),
        "montant": nombres.typographie(resultat.reponse),
        "annonce": nombres.typographie(annonce.strip()),
        "resume": rendre(
            "resume.txt.j2",
            resultat=court,
            saisies=saisies,
            a_lire=a_lire(demande.calculateur, resultat) if resultat.donnees else "",
            **contexte,
        ),
        "alertes": {a.champ: nombres.typographie(a.message) for a in court.alertes if a.champ},
    }


def _echec(demande: Demande, erreurs: tuple[Erreur, ...], *, au_moins: bool) -> dict[str, Any]:
    """`au_moins` : la lecture a trouvé plus d'erreurs qu'elle n'en dit."""
    combien = nombres.au_pluriel(len(erreurs), "réponse à corriger", "réponses à corriger")
    if au_moins:
        combien = f"Plus de {nombres.nombre(ERREURS_DITES)} réponses à corriger"
    annonce = nombres.typographie(f"{combien} : {erreurs[0].message}")
    html = rendre("erreurs.html.j2", erreurs=erreurs, combien=combien, **_contexte(demande))
    return {"html": html, "detail": "", "montant": "…", "annonce": annonce, "resume": annonce}


def _contexte(demande: Demande) -> dict[str, Any]:
    """Ce que tous les gabarits d'une réponse demandent."""
    return {
        "calculateur": demande.calculateur,
        "est_exemple": demande.est_exemple,
        "inconnues": _inconnues_nommees(demande),
        "non_verifiable": _mention(demande.origine, demande),
        "projet": demande.situation.reponses.get("nom_du_projet", "").strip(),
        "base": demande.base,
    }


def _inconnues_nommees(demande: Demande) -> list[str]:
    autres = len(demande.inconnues) + demande.autres_inconnues - INCONNUES_MAX
    suite = [f"et {nombres.au_pluriel(autres, 'autre')}"] if autres > 0 else []
    return [*demande.inconnues[:INCONNUES_MAX], *suite]


def _mention(origine: Origine, demande: Demande) -> str:
    """Ce qu'il faut savoir d'une situation reçue, près de son montant."""
    phrases = []
    if origine.get("ancien"):
        phrases.append(
            "Lien non vérifiable : il date d’avant que les liens portent leur longueur. S’il a été "
            "coupé en route, rien ne le montre. Relisez vos réponses."
        )
    if origine.get("reste"):
        phrases.append("Ce lien était incomplet : ce qui s’en lisait compte seul.")
    faite = demande.faite
    if origine.get("edition") not in {None, "", faite.edition}:
        phrases.append(f"Ce lien vient d’une autre édition du guide que celle-ci, {edition().nom}.")
    if origine.get("regles") not in {None, "", faite.regles}:
        phrases.append(
            f"Ce lien a été fait avec la version {origine['regles']} des règles ; ce guide les "
            f"applique dans leur version {faite.regles}, et le résultat peut différer."
        )
    return " ".join(phrases)


def _tete(resultat: Resultat, court: Resultat) -> Resultat:
    """La carte montre les alertes bloquantes et compte les autres : de celles-là, le début."""
    bloquantes = (alerte for alerte in court.alertes if alerte.niveau == "bloquant")
    autres = (alerte for alerte in resultat.alertes if alerte.niveau != "bloquant")
    return replace(court, alertes=(*bloquantes, *autres))
