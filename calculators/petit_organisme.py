"""AAP § 3.3.2 3) : qui est un « petit organisme gestionnaire »."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.bareme import Bareme
from calculators.francais.nombres import au_pluriel
from calculators.lieux.territoires import lire_territoire
from calculators.montants.petits import TAILLE, TERRITOIRE_DE_L_ORGANISME, est_petit, seuil
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.champs import Erreur, SaisieInvalide
from calculators.socle.resultat import Resultat, info, ligne_de


@dataclass(frozen=True, eq=False)
class ReponsesPetitOrganisme:
    """Un organisme : tous ses ESSMS, et où il est."""

    nb_essms: int | None
    territoire: str


def calculer(reponses: ReponsesPetitOrganisme, bareme: Bareme) -> Resultat:
    """Dit si l'organisme est petit, et de combien d'ESSMS il en est."""
    nb_essms = reponses.nb_essms
    if nb_essms is None:
        raise SaisieInvalide(Erreur("nb_essms", "Indiquez le nombre d’ESSMS de l’organisme."))
    territoire = lire_territoire(reponses.territoire)
    assert territoire
    limite, petit = seuil(territoire), est_petit(nb_essms, territoire, bareme)
    compare = f"{au_pluriel(nb_essms, 'ESSMS', 'ESSMS')}, seuil : moins de {bareme.texte(limite)}"
    return Resultat(
        bareme=bareme,
        reponse="Petit organisme" if petit else "Pas un petit organisme",
        phrase=(
            "Il peut demander les financements spécifiques : matériel et AMOA."
            if petit
            else "Les financements spécifiques, matériel et AMOA, ne lui sont pas ouverts."
        ),
        donnees={"petit_organisme": petit, "seuil": bareme.nombre(limite)},
        lignes=(
            ligne_de(
                "Taille de l’organisme", compare, bareme, limite, texte="oui" if petit else "non"
            ),
        ),
        alertes=(info("Le seuil s’apprécie sur tous les ESSMS de l’organisme (AMB-10)."),),
    )


CALCULATEUR = Calculateur(
    nom="petit-organisme",
    titre="Suis-je un petit organisme ?",
    resume="dit si un organisme gestionnaire est « petit » au sens de l’AAP",
    au_projet=None,  # le projet le demande pour chacun de ses organismes
    groupes=(Groupe("L’organisme gestionnaire", (TAILLE, TERRITOIRE_DE_L_ORGANISME)),),
    reponses=ReponsesPetitOrganisme,
    calculer=calculer,
    exemple={"nb_essms": 14, "territoire": "{territoire}"},
    exemple_titre="{association} de 14 établissements",
)
