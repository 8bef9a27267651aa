"""Un tableau collé ou ouvert, lu pour une liste."""

from __future__ import annotations

from binascii import a2b_base64
from typing import Any

from calculators.francais import nombres
from calculators.socle.collage import Correction, lire_collage
from calculators.socle.listes import Lignes, chemins
from theme.rendu import rendre
from theme.reponse.adoption import Reponse
from theme.reponse.demande import Demande


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
