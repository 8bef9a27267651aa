"""AAP § 7 : les questions qui disent où déposer un projet."""

from __future__ import annotations

from calculators.lieux.territoires import REGIONS
from calculators.socle.champs_chiffres import Entier
from calculators.socle.champs_finess import ListeFiness
from calculators.textes import Cite

NB_ESSMS = Entier(
    nom="nb_essms",
    libelle="Nombre d’ESSMS du projet",
    aide="Des FINESS géographiques distincts.",
    unite="ESSMS",
    minimum=1,
    citations=(Cite("aap", "7"),),
)
NB_REGIONS = Entier(
    nom="nb_regions",
    libelle="Nombre de régions",
    aide="Celles où les établissements se trouvent, pas leur siège.",
    unite="régions",
    unite_seule="région",
    minimum=1,
    maximum=len(REGIONS),
    citations=(Cite("aap", "7"),),
)
FINESS_DU_PROJET = ListeFiness(
    nom="finess_et",
    libelle="FINESS ET du projet",
    aide="Collez une colonne de tableur : un numéro par ligne. La région se lit dans le numéro.",
    citations=(Cite("aap", "7"),),
)
