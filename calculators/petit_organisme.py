"""AAP § 3.3.2 3) : qui est un « petit organisme gestionnaire »."""

from __future__ import annotations

from datetime import date

from calculators.bareme import PETIT_ORGANISME, PETIT_ORGANISME_ULTRAMARIN, Valeur
from calculators.calculateur import Calculateur, Groupe
from calculators.champs import Choix, Entier, Erreur, SaisieInvalide, Valeurs
from calculators.nombres import au_pluriel
from calculators.resultat import Alerte, Resultat, ligne_de
from calculators.territoires import REGIONS, Territoire, lire_territoire

TERRITOIRES = {
    "metropole": "Métropole",
    "corse": "Corse",
    "outre-mer": "Outre-mer",
    **{region: nom for region, (nom, _, _) in REGIONS.items() if region != "corse"},
}
NB_ESSMS = Entier(
    nom="nb_essms",
    libelle="Nombre total d’ESSMS de l’organisme",
    aide="Tous ses établissements et services, y compris ceux qui ne sont pas dans le projet.",
    unite="ESSMS",
    minimum=1,
)
TERRITOIRE = Choix(
    nom="territoire",
    libelle="Territoire de l’organisme",
    options=TERRITOIRES,
    defaut="metropole",
    aide="Le seuil est plus bas en Corse et outre-mer.",
)


def seuil(territoire: Territoire) -> Valeur:
    """La taille sous laquelle un organisme de ce territoire est petit."""
    return PETIT_ORGANISME if territoire == "metropole" else PETIT_ORGANISME_ULTRAMARIN


def est_petit(nb_essms: int, territoire: Territoire, jour: date) -> bool:
    """« Moins de » : strictement sous le seuil du territoire."""
    return seuil(territoire).respecte(nb_essms, jour)


def calculer(valeurs: Valeurs, jour: date) -> Resultat:
    """Dit si l'organisme est petit, et de combien d'ESSMS il en est."""
    nb_essms = valeurs["nb_essms"]
    if nb_essms is None:
        raise SaisieInvalide(Erreur("nb_essms", "Indiquez le nombre d’ESSMS de l’organisme."))
    territoire = lire_territoire(valeurs["territoire"])
    assert territoire
    limite, petit = seuil(territoire), est_petit(nb_essms, territoire, jour)
    compare = f"{au_pluriel(nb_essms, 'ESSMS', 'ESSMS')}, seuil : moins de {limite.texte(jour)}"
    return Resultat(
        jour=jour,
        reponse="Petit organisme" if petit else "Pas un petit organisme",
        phrase=(
            "Il peut demander les financements spécifiques : matériel et AMOA."
            if petit
            else "Les financements spécifiques, matériel et AMOA, ne lui sont pas ouverts."
        ),
        donnees={"petit_organisme": petit, "seuil": limite.nombre(jour)},
        lignes=(
            ligne_de(
                "Taille de l’organisme", compare, jour, limite, texte="oui" if petit else "non"
            ),
        ),
        alertes=(
            Alerte("info", "Le seuil s’apprécie sur tous les ESSMS de l’organisme (AMB-10)."),
        ),
    )


CALCULATEUR = Calculateur(
    nom="petit-organisme",
    titre="Suis-je un petit organisme ?",
    resume="dit si un organisme gestionnaire est « petit » au sens de l’AAP",
    groupes=(Groupe("L’organisme gestionnaire", (NB_ESSMS, TERRITOIRE)),),
    calculer=calculer,
    exemple={"nb_essms": 14, "territoire": "metropole"},
    exemple_titre="une association bretonne de 14 établissements",
)
