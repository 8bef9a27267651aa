"""Les numéros FINESS d'un tableau collé dans une seule case."""

from __future__ import annotations

from calculators.collages.cellules import est_finess, remplies
from calculators.collages.decoupage import decouper
from calculators.lieux.numero_finess import numeros_d_une_case
from calculators.socle.champs_finess import Finess
from calculators.socle.collage import lire_collage
from calculators.socle.listes import Lignes
from calculators.socle.titres_courants import ETABLISSEMENT, FINESS_EJ, FINESS_ET, GESTIONNAIRE

_COLONNE = Lignes(
    nom="numeros",
    libelle="Numéros FINESS",
    champs=(Finess(nom="finess_et", libelle="FINESS ET", titres=FINESS_ET),),
    autres_titres=(*FINESS_EJ, *GESTIONNAIRE, *ETABLISSEMENT),
    modele=object,
)


def colonne_de_finess(texte: str) -> list[str]:
    """Ceux de la colonne des FINESS géographiques ; ValueError si rien ne dit laquelle c'est."""
    lignes = [remplies(ligne) for ligne in decouper(texte) if any(ligne)]
    if len(lignes) == 1 and any(map(str.isdigit, "".join(lignes[0]))):
        return [numero for cellule in lignes[0] for numero in numeros_d_une_case(cellule)]
    collage = lire_collage(_COLONNE, texte, colonne="finess_et")
    lues = [colonne for colonne in collage.colonnes if colonne.chemin]
    plusieurs = sum(any(map(est_finess, colonne.exemples)) for colonne in collage.colonnes) > 1
    if not lues or (plusieurs and not collage.entete):
        raise ValueError(
            "Ce tableau a plusieurs colonnes et aucune ne s’appelle « FINESS ET ». Collez la seule "
            "colonne des FINESS géographiques."
        )
    return [numero for (cellule,) in collage.lignes for numero in numeros_d_une_case(cellule)]
