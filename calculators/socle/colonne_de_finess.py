"""Les numéros FINESS d'un tableau collé dans une seule case."""

from __future__ import annotations

from dataclasses import replace

from calculators.collages.cellules import est_finess, remplies
from calculators.collages.decoupage import decouper
from calculators.lieux.numero_finess import numeros_d_une_case
from calculators.socle.champs import Champ
from calculators.socle.collage import lire_collage
from calculators.socle.listes import Lignes
from calculators.socle.titres_courants import ETABLISSEMENT, FINESS_EJ, FINESS_ET, GESTIONNAIRE


def colonne_de_finess(texte: str, numero: Champ) -> list[str]:
    """Ceux de la colonne des FINESS géographiques, dont la question est `numero`.

    Lève ValueError si rien ne dit laquelle c'est.
    """
    lignes = [remplies(ligne) for ligne in decouper(texte) if any(ligne)]
    if len(lignes) == 1 and any(map(str.isdigit, "".join(lignes[0]))):
        return [numero for cellule in lignes[0] for numero in numeros_d_une_case(cellule)]
    liste = Lignes(
        nom="numeros",
        libelle="Numéros FINESS",
        champs=(replace(numero, titres=FINESS_ET),),
        autres_titres=(*FINESS_EJ, *GESTIONNAIRE, *ETABLISSEMENT),
        modele=object,
    )
    collage = lire_collage(liste, texte, colonne=numero.nom)
    lues = [colonne for colonne in collage.colonnes if colonne.chemin]
    plusieurs = sum(any(map(est_finess, colonne.exemples)) for colonne in collage.colonnes) > 1
    if not lues or (plusieurs and not collage.entete):
        raise ValueError(
            "Ce tableau a plusieurs colonnes et aucune ne s’appelle « FINESS ET ». Collez la seule "
            "colonne des FINESS géographiques."
        )
    return [numero for (cellule,) in collage.lignes for numero in numeros_d_une_case(cellule)]
