"""AAP § 3.3.2 3) : sous quelle taille un organisme est petit, et les questions qui le disent."""

from __future__ import annotations

from calculators.bareme import PETIT_ORGANISME, PETIT_ORGANISME_ULTRAMARIN, Bareme, Valeur
from calculators.lieux.territoires import REGIONS, Territoire
from calculators.socle.champs import Choix
from calculators.socle.champs_chiffres import Entier

TERRITOIRES = {
    "metropole": "Métropole",
    "corse": "Corse",
    "outre-mer": "Outre-mer",
    **{region: nom for region, (nom, _, _) in REGIONS.items() if region != "corse"},
}
TAILLE = Entier(
    nom="nb_essms",
    libelle="Nombre total d’ESSMS de l’organisme",
    aide="Tous ses établissements et services, y compris ceux qui ne sont pas dans le projet.",
    unite="ESSMS",
    titres=("ESSMS", "Total ESSMS", "Établissements", "Établissements et services", "Taille"),
    minimum=1,
)
TERRITOIRE_DE_L_ORGANISME = Choix(
    nom="territoire",
    libelle="Territoire de l’organisme",
    options=TERRITOIRES,
    titres=("Territoire", "Région"),
    defaut="metropole",
    aide="Le seuil est plus bas en Corse et outre-mer.",
)


def seuil(territoire: Territoire) -> Valeur:
    """La taille sous laquelle un organisme de ce territoire est petit."""
    return PETIT_ORGANISME if territoire == "metropole" else PETIT_ORGANISME_ULTRAMARIN


def est_petit(nb_essms: int, territoire: Territoire, bareme: Bareme) -> bool:
    """« Moins de » : strictement sous le seuil du territoire."""
    return bareme.respecte(seuil(territoire), nb_essms)
