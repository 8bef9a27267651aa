"""Ce qu'un résultat doit à l'AAP de référence seul, dit au lecteur d'une région qui a le sien."""

from __future__ import annotations

from dataclasses import replace

from calculators.socle.resultat import Ligne, Resultat, attention
from calculators.textes import REFERENCE, TEXTES, aap_est_de_l_edition
from calculators.textes.contacts import contact


def d_apres() -> str:
    """« d’après » l'AAP de référence."""
    return f"d’après {TEXTES[REFERENCE].appele}"


def signaler(resultat: Resultat) -> Resultat:
    """Le résultat, ses emprunts dits : lignes, phrase du total, alerte. Le même s'il n'en a pas."""
    if aap_est_de_l_edition() or not any(ligne.empruntee for ligne in resultat.lignes):
        return resultat
    message = (
        f"Ce résultat suit {TEXTES[REFERENCE].appele} : vérifiez auprès {contact('ars').du} que "
        "l’appel à projets de votre région dit la même chose."
    )
    return replace(
        resultat,
        phrase=_avec(resultat.phrase),
        lignes=tuple(_ligne(ligne) for ligne in resultat.lignes),
        alertes=(*resultat.alertes, attention(message)),
    )


def _ligne(ligne: Ligne) -> Ligne:
    return replace(ligne, formule=_avec(ligne.formule)) if ligne.empruntee else ligne


def _avec(phrase: str) -> str:
    """La phrase, qui dit d'où elle vient ; telle quelle si elle le dit déjà."""
    source = d_apres()
    if source in phrase:
        return phrase
    if phrase.endswith("."):
        return f"{phrase[:-1]}, {source}."
    return f"{phrase}, {source}" if phrase else source
