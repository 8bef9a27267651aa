"""Ce que la page fait lire d'un coup : un lien reçu, l'exemple, un fichier, un tableau collé.

Le module des fichiers est demandé dans les fonctions : l'image du départ ne le porte pas.
"""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from calculators.francais import nombres
from calculators.socle.calculateur import Calculateur, trouver_ou_rien
from calculators.socle.champs import SaisieInvalide
from calculators.socle.collage import Correction, lire_collage
from calculators.socle.lien import lire_lien
from calculators.socle.listes import Lignes, chemins
from calculators.socle.saisie import compter
from calculators.socle.situation import Situation, imbriquer, situation_de
from theme.rendu import rendre
from theme.reponse.demande import Demande, Origine
from theme.reponse.lue import sans_geste
from theme.reponse.resultat import resultat_rendu
from theme.reponse.resume import resume_rendu

Reponse = dict[str, Any]
PAS_UNE_SITUATION = nombres.typographie(
    "Ce fichier est abîmé ou n’a pas été enregistré par ce guide : rien n’a été changé ici. Un "
    "tableau s’ouvre par le bouton de la liste où il va."
)


def lien(demande: Demande) -> Reponse:
    """Un lien reçu ; incomplet, rien ne se calcule tant que la personne ne l'a pas `accepte`."""
    lu = lire_lien(demande.geste["fragment"], demande.calculateur.champs)
    if lu.faite.calculateur not in {"", demande.calculateur.nom}:
        return _refuser_le_lien(demande, autre=trouver_ou_rien(lu.faite.calculateur))
    if lu.etat == "incomplet" and not demande.geste.get("accepte"):
        reste = compter(imbriquer(lu.situation, demande.calculateur.champs))
        return _refuser_le_lien(demande, reste=reste)
    origine = {
        "ancien": lu.etat == "ancien",
        "reste": lu.etat == "incomplet",
        "edition": lu.faite.edition,
        "regles": lu.faite.regles,
    }
    return _adopter(demande, lu.situation, origine, lu.faite.campagne)


def _refuser_le_lien(
    demande: Demande, *, reste: int = 0, autre: Calculateur[Any] | None = None
) -> Reponse:
    """Rien n'est calculé : le lien est coupé, ou d'une autre page."""
    html = rendre(
        "lien_incomplet.html.j2",
        calculateur=demande.calculateur,
        autre=autre,
        reste=reste,
        siennes=not demande.situation.vide,
        base=demande.base,
    )
    annonce = "Lien d’une autre page" if autre else "Lien incomplet"
    return {
        "incomplet": True,
        "html": html,
        "annonce": nombres.typographie(f"{annonce} : rien n’est calculé."),
    }


def exemple(demande: Demande) -> Reponse:
    """L'exemple traité, mis dans le formulaire."""
    calculateur = demande.calculateur
    return _adopter(demande, situation_de(calculateur.exemple, calculateur.champs), {})


def enregistrer(demande: Demande) -> Reponse:
    """Le fichier de la situation : son nom et son texte."""
    from calculators.socle.fichier import ecrire_fichier

    texte = ecrire_fichier(
        demande.calculateur, demande.situation, demande.faite, demande.aujourdhui
    )
    nom = f"esms-{demande.calculateur.nom}-{demande.aujourdhui.isoformat()}.json"
    return {"fichier": texte, "nom": nom}


def ouvrir(demande: Demande) -> Reponse:
    """Un fichier : une situation enregistrée ici, sinon un tableau pour la `liste` nommée."""
    from calculators.socle.fichier import est_une_situation, lire_fichier

    octets = a2b_base64(demande.geste["octets"])
    if not est_une_situation(octets):
        return coller(demande) if demande.geste.get("liste") else {"refus": PAS_UNE_SITUATION}
    try:
        lu = lire_fichier(octets, demande.calculateur)
    except SaisieInvalide as refus:
        return {"refus": nombres.typographie(refus.erreurs[0].message)}
    origine = {"edition": lu.faite.edition, "regles": lu.faite.regles}
    return _adopter(demande, lu.situation, origine, lu.faite.campagne)


def resume(demande: Demande) -> Reponse:
    """Le résultat en texte, qui finit par ce qui se lit à voix haute."""
    return {"resume": resume_rendu(demande)}


def coller(demande: Demande) -> Reponse:
    """Un tableau lu pour une liste ; la page met ses lignes à leur place."""
    geste = demande.geste
    liste = _liste(demande, geste.get("liste", ""))
    if liste is None:
        return {"refus": nombres.typographie("Cette page n’a pas de liste où mettre un tableau.")}
    correction = geste.get("correction") or {}
    source = a2b_base64(geste["octets"]) if "octets" in geste else geste["texte"]
    try:
        lu = lire_collage(
            liste,
            source,
            colonne=geste.get("colonne", ""),
            correction=Correction(
                entete=correction.get("entete"),
                colonnes={int(rang): c for rang, c in correction.get("colonnes", {}).items()},
                reprises=frozenset(correction.get("reprises", ())),
                ecartees=frozenset(correction.get("ecartees", ())),
            ),
        )
    except ValueError as refus:
        return {"refus": nombres.typographie(str(refus)), "liste": liste.nom}
    servies = {colonne.chemin for colonne in lu.colonnes if colonne.chemin}
    noms = chemins(liste)
    return {
        "liste": liste.nom,
        "lignes": lu.lignes,
        "colonnes": [place for place, nom in enumerate(noms) if nom in servies],
        "entiere": bool(lu.entete) or noms[0] in servies,
        "lecture": rendre(
            "collage.html.j2",
            calculateur=demande.calculateur,
            liste=liste,
            lu=lu,
            options=_options(liste),
        ),
        "annonce": nombres.typographie(" ".join(lu.phrases)),
    }


def _liste(demande: Demande, nom: str) -> Lignes | None:
    """La liste de ce nom, sinon la première de la page."""
    listes = [champ for champ in demande.calculateur.champs if isinstance(champ, Lignes)]
    return next((champ for champ in listes if champ.nom == nom), next(iter(listes), None))


def _options(liste: Lignes) -> list[tuple[str, str]]:
    """Chemin et libellé de chaque colonne où une colonne lue peut aller."""
    return [*_libelles(liste.champs, "")]


def _libelles(champs: Any, prefixe: str) -> Any:
    for champ in champs:
        if hasattr(champ, "champs"):
            yield from _libelles(champ.champs, f"{prefixe}{champ.nom}.")
        else:
            yield f"{prefixe}{champ.nom}", champ.libelle


def _adopter(
    demande: Demande, situation: Situation, origine: Origine, campagne: str = ""
) -> Reponse:
    """La situation que la page prend, et son résultat."""
    if campagne and campagne != demande.campagne.nom:
        reponses = {**situation.reponses, "campagne": campagne}
        situation = replace(situation, reponses=reponses)
    gardee = {nom: valeur for nom, valeur in origine.items() if valeur}
    nouvelle = sans_geste(demande, situation=situation, origine=gardee)
    dite = {
        "reponses": situation.reponses,
        "tableaux": situation.tableaux,
        "origine": gardee,
    }
    return {**resultat_rendu(nouvelle), "situation": dite}


GESTES: Mapping[str, Callable[[Demande], Reponse]] = {
    geste.__name__: geste for geste in (lien, exemple, enregistrer, ouvrir, coller, resume)
}
