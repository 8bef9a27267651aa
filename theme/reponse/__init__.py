"""L'unique entrée du navigateur : une situation ou un geste entre, ce que la page montre sort."""

from __future__ import annotations

import gc
import json
from typing import Any

from calculators.bareme.campagnes import bareme_par_defaut
from calculators.socle.calculateur import Calculateur, tous, trouver
from calculators.socle.lien import Faite, ecrire_lien
from calculators.socle.situation import Situation, situation_de
from theme.rendu import environnement
from theme.reponse.demande import Demande
from theme.reponse.gestes import GABARITS, faire
from theme.reponse.resultat import resultat_rendu


def repondre(nom: str, requete: str) -> str:
    """De la situation au résultat, JSON des deux côtés.

    Entrée : `situation` (`reponses` : clé à points → texte, `tableaux` : liste → lignes de cases,
    `origine` : d'où elle vient), `aujourdhui` (ISO), `base`, `montrees` (liste → première et
    dernière lignes à l'écran : hors d'elles, seules les erreurs sont dites), `geste` (voir
    gestes.py). Sortie : celle du geste ; pour une situation, `html`, `detail`, `montant`, `annonce`
    (phrase à lire), `champs` (chemin → erreur, écho, alerte), `lien` (ce qui suit le « # » de
    l'adresse, vide s'il serait trop long), `etat_du_jour`.
    """
    demande = Demande.lire(trouver(nom), json.loads(requete))
    reponse = faire(demande) if demande.geste else resultat_rendu(demande)
    return json.dumps(reponse)


def requete_de(situation: Situation, aujourdhui: str, **reste: Any) -> str:
    """Ce que la page demande à `repondre`."""
    dite = {"reponses": situation.reponses, "tableaux": situation.tableaux}
    return json.dumps({"situation": dite, "aujourdhui": aujourdhui, **reste})


def echauffer() -> None:
    """Répond à tous les exemples traités, justes puis fautifs, et fait les gestes courants.

    Ce qui ne se prépare qu'une fois est alors prêt, pour qui garde ensuite la mémoire telle quelle.
    """
    aujourdhui = bareme_par_defaut().jour.isoformat()
    for gabarit in GABARITS:
        environnement().get_template(gabarit)
    for calculateur in tous():
        exemple = situation_de(calculateur.exemple, calculateur.champs)
        for situation in (exemple, fautive(exemple)):
            repondre(calculateur.nom, requete_de(situation, aujourdhui))
        for geste in gestes_courants(calculateur):
            repondre(calculateur.nom, requete_de(exemple, aujourdhui, geste=geste))
    gc.collect()


def fautive(situation: Situation) -> Situation:
    """La même, où chaque réponse ne veut rien dire."""
    return Situation(
        dict.fromkeys(situation.reponses, "?"),
        {liste: [["?"] * len(ligne) for ligne in ls] for liste, ls in situation.tableaux.items()},
    )


def gestes_courants(calculateur: Calculateur[Any]) -> list[dict[str, str]]:
    """Liens et exemple ; ce que les autres demandent vient avec leur premier clic."""
    exemple = situation_de(calculateur.exemple, calculateur.champs)
    lien = ecrire_lien(exemple, calculateur.champs, Faite())
    return [
        {"nom": "lien", "fragment": lien},
        {"nom": "lien", "fragment": lien[: len(lien) // 2]},
        {"nom": "lien", "fragment": "date=15%2F09%2F2025"},
        {"nom": "exemple"},
    ]
