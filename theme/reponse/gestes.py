"""Ce que la page fait lire d'un coup : un lien reçu, l'exemple, un fichier, un tableau collé.

Ce qu'un geste rare demande est importé quand il vient : l'image du départ ne le porte pas.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from calculators.francais import nombres
from calculators.socle.calculateur import Calculateur, trouver_ou_rien
from calculators.socle.lien import lire_lien
from calculators.socle.saisie import compter
from calculators.socle.situation import imbriquer, situation_de
from theme.rendu import rendre
from theme.reponse.adoption import Reponse, adopter
from theme.reponse.demande import Demande

RARES = {"enregistrer": "fichiers", "ouvrir": "fichiers", "coller": "tables", "resume": "resume"}
"""Le module de chaque geste rare, où une fonction porte son nom."""
GABARITS = ("collage.html.j2", "resume.txt.j2")
"""Les leurs, que l'image porte : ils ne viennent pas par module."""


def faire(demande: Demande) -> Reponse:
    """Le geste demandé."""
    nom = demande.geste["nom"]
    if nom in RARES:
        module = import_module(f"theme.reponse.{RARES[nom]}")
        reponse: Reponse = getattr(module, nom)(demande)
        return reponse
    return COURANTS[nom](demande)


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
    return adopter(demande, lu.situation, origine, lu.faite.campagne)


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
    return adopter(demande, situation_de(calculateur.exemple, calculateur.champs), {})


COURANTS: Mapping[str, Callable[[Demande], Reponse]] = {"lien": lien, "exemple": exemple}
