"""Le résumé d'un résultat, à copier ; il finit par ce qui se lit à voix haute."""

from __future__ import annotations

from calculators.socle.a_lire import a_lire
from theme.rendu import rendre
from theme.reponse.adoption import Reponse
from theme.reponse.demande import Demande
from theme.reponse.lue import lire_la_demande


def resume(demande: Demande) -> Reponse:
    """Le résultat en texte, qui finit par ce qui se lit à voix haute ; vide s'il n'y en a pas."""
    return {"resume": _texte(demande)}


def _texte(demande: Demande) -> str:
    lue = lire_la_demande(demande)
    if lue.resultat is None:
        return ""
    dit = a_lire(demande.calculateur, lue.resultat) if lue.resultat.donnees else ""
    return rendre("resume.txt.j2", resultat=lue.court, a_lire=dit, **lue.contexte())
