"""Le fichier d'une situation, enregistré puis ouvert."""

from __future__ import annotations

from binascii import a2b_base64

from calculators.francais import nombres
from calculators.socle.champs import SaisieInvalide
from calculators.socle.fichier import ecrire_fichier, est_une_situation, lire_fichier
from theme.reponse.adoption import Reponse, adopter
from theme.reponse.demande import Demande
from theme.reponse.tables import coller

PAS_UNE_SITUATION = nombres.typographie(
    "Ce fichier est abîmé ou n’a pas été enregistré par ce guide : rien n’a été changé ici. Un "
    "tableau s’ouvre par le bouton de la liste où il va."
)


def enregistrer(demande: Demande) -> Reponse:
    """Le fichier de la situation : son nom et son texte."""
    texte = ecrire_fichier(
        demande.calculateur, demande.situation, demande.faite, demande.aujourdhui
    )
    nom = f"esms-{demande.calculateur.nom}-{demande.aujourdhui.isoformat()}.json"
    return {"fichier": texte, "nom": nom}


def ouvrir(demande: Demande) -> Reponse:
    """Un fichier : une situation enregistrée ici, sinon un tableau pour la `liste` nommée."""
    octets = a2b_base64(demande.geste["octets"])
    if not est_une_situation(octets):
        return coller(demande) if demande.geste.get("liste") else {"refus": PAS_UNE_SITUATION}
    try:
        lu = lire_fichier(octets, demande.calculateur)
    except SaisieInvalide as refus:
        return {"refus": nombres.typographie(refus.erreurs[0].message)}
    origine = {"edition": lu.faite.edition, "regles": lu.faite.regles}
    return adopter(demande, lu.situation, origine, lu.faite.campagne)
