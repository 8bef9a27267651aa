"""Les enveloppes régionales : celles d'avril au centime, celles de septembre sans rien inventer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calculators.bareme.campagnes import par_defaut
from calculators.editions import Edition
from calculators.enveloppes import CALCULATEUR
from calculators.lieux.territoires import REGIONS
from calculators.socle.calculateur import resoudre
from calculators.socle.champs import SaisieInvalide
from calculators.socle.resultat import Resultat

PERIODE = par_defaut().periode
AVRIL, SEPTEMBRE = "avril-2025", "septembre-2025"
DE_PRESSE = {
    "auvergne-rhone-alpes": 8_300_000,
    "ile-de-france": 7_800_000,
    "nouvelle-aquitaine": 6_100_000,
    "occitanie": 6_100_000,
    "hauts-de-france": 5_400_000,
    "grand-est": 5_000_000,
    "corse": 500_000,
    "guadeloupe": 500_000,
    "guyane": 500_000,
    "la-reunion": 500_000,
    "martinique": 500_000,
    "mayotte": 500_000,
}

D_AVRIL = {
    "auvergne-rhone-alpes": 9_212_110,
    "bourgogne-franche-comte": 3_997_398,
    "bretagne": 3_885_536,
    "centre-val-de-loire": 2_906_749,
    "corse": 500_000,
    "grand-est": 5_502_590,
    "guadeloupe": 500_000,
    "guyane": 500_000,
    "hauts-de-france": 5_951_681,
    "ile-de-france": 8_680_768,
    "la-reunion": 500_000,
    "martinique": 500_000,
    "mayotte": 500_000,
    "normandie": 4_071_423,
    "nouvelle-aquitaine": 6_757_740,
    "occitanie": 6_759_385,
    "pays-de-la-loire": 4_561_639,
    "provence-alpes-cote-d-azur": 4_712_981,
}
"""Recopié une seconde fois du tableau de l'instruction, § V."""


def dit(**valeurs: Any) -> Resultat:
    return resoudre(CALCULATEUR, valeurs)


def test_la_bretagne_en_avril_et_sa_premiere_delegation() -> None:
    """REG-03, REG-28."""
    resultat = dit(region="bretagne", version=AVRIL)
    assert resultat.donnees["enveloppe"] == Decimal(3885536)
    assert resultat.donnees["premiere_delegation"] == Decimal("3108428.80")
    assert resultat.donnees["source"] == "instruction 2025/40, §\u00a0V"
    assert not resultat.donnees["de_presse"]


@pytest.mark.parametrize("region", REGIONS)
def test_toute_region_a_son_enveloppe_d_avril(region: str) -> None:
    """REG-01, REG-02, REG-03, REG-04, REG-05, REG-06, REG-07, REG-08, REG-09, REG-10, REG-11,
    REG-12, REG-13, REG-14, REG-15, REG-16, REG-17, REG-18, REG-19.
    """
    resultat = dit(region=region, version=AVRIL)
    assert resultat.donnees["enveloppe"] == D_AVRIL[region]
    assert len(resultat.tableaux[0].lignes) == 19
    assert resultat.donnees["total_des_regions"] == 70_000_000


def test_les_premieres_delegations_font_le_total_delegue() -> None:
    """BUD-04, BUD-05, REG-28 : au centime près de l'arrondi, ici nul."""
    delegations = [dit(region=r, version=AVRIL).donnees["premiere_delegation"] for r in REGIONS]
    assert sum(delegations) == 56_000_000


@pytest.mark.parametrize("region", REGIONS)
def test_en_septembre_seule_la_presse_parle_et_le_silence_reste_nul(region: str) -> None:
    """REG-21, REG-22, REG-23, REG-24, REG-25, REG-26, AMB-54, AMB-55."""
    donnees = dit(region=region, version=SEPTEMBRE).donnees
    assert donnees["enveloppe"] == DE_PRESSE.get(region)
    assert donnees["premiere_delegation"] is None
    assert donnees["de_presse"] == (region in DE_PRESSE)
    assert bool(donnees["source"]) == (region in DE_PRESSE)


def test_aucune_region_citee_n_a_monte_en_septembre() -> None:
    """REG-27."""
    ecarts = [dit(region=r, version=SEPTEMBRE).donnees["ecart_avec_avril"] for r in DE_PRESSE]
    assert ecarts == [DE_PRESSE[r] - D_AVRIL[r] for r in DE_PRESSE]
    assert max(ecarts) == 0
    assert sum(e < 0 for e in ecarts) == 6


def test_une_enveloppe_inconnue_dit_a_qui_demander(bretagne: Edition) -> None:
    """AMB-55."""
    resultat = dit(region="bretagne", version=SEPTEMBRE)
    assert resultat.reponse == "Inconnue"
    assert "ars-bretagne-dis@ars.sante.fr" in resultat.alertes[0].message
    assert "cnsa" in dit(region="normandie", version=SEPTEMBRE).alertes[0].message
    assert resultat.lectures[0].ambiguite == "AMB-55"


def test_un_forfait_renvoie_a_la_cle_annoncee() -> None:
    """REG-20, AMB-59."""
    assert dit(region="corse", version=AVRIL).lectures[0].ambiguite == "AMB-59"
    assert not dit(region="bretagne", version=AVRIL).lectures


@pytest.mark.parametrize(
    ("jour", "version"),
    [("2025-01-15", AVRIL), ("2025-09-04", AVRIL), ("2025-09-05", SEPTEMBRE)],
)
def test_sans_version_c_est_celle_du_jour(jour: str, version: str) -> None:
    assert dit(region="bretagne", date=jour).donnees["version"] == version


@pytest.mark.parametrize(
    ("version", "jour", "regles"),
    [
        (AVRIL, date(2025, 9, 15), date(2025, 9, 4)),
        (AVRIL, date(2025, 3, 1), date(2025, 3, 1)),
        (AVRIL, date(2000, 1, 1), PERIODE.debut),
        (SEPTEMBRE, date(2025, 3, 1), date(2025, 9, 5)),
        (SEPTEMBRE, date(2026, 6, 1), PERIODE.fin),
    ],
)
def test_la_version_choisie_donne_ses_regles_sans_changer_le_jour_demande(
    version: str, jour: date, regles: date
) -> None:
    resultat = dit(region="bretagne", version=version, date=jour.isoformat())
    assert resultat.jour == jour
    assert resultat.jour_des_regles == resultat.donnees["regles_du"] == regles
    assert resultat.donnees["version"] == version


@pytest.mark.parametrize(
    ("valeurs", "champ"),
    [
        ({}, "region"),
        ({"region": "atlantide"}, "region"),
        ({"region": "corse", "version": "juin-2025"}, "version"),
        ({"region": "corse", "date": "2024-12-31"}, "date"),
        ({"region": "corse", "date": "2025-01-14"}, "date"),
        ({"region": "corse", "montant": 1}, "montant"),
    ],
)
def test_une_demande_sans_reponse_se_dit_a_son_champ(valeurs: dict[str, Any], champ: str) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        dit(**valeurs)
    assert [e.champ for e in refus.value.erreurs] == [champ]


@pytest.mark.parametrize("region", DE_PRESSE)
def test_un_montant_arrondi_par_la_presse_ne_se_dit_jamais_a_l_euro(region: str) -> None:
    """REG-21 à REG-25 : ni l'enveloppe, ni son écart avec avril, ni le total, ni le tableau."""
    resultat = dit(region=region, version=SEPTEMBRE)
    dites = [ligne for tableau in resultat.tableaux for ligne in tableau.ecrites()]
    septembre = [ligne[-1] for ligne in dites]
    lignes = [ligne.texte for ligne in resultat.lignes if ligne.montant is None]
    arrondis = {f"{montant:,}".replace(",", "\u202f") for montant in DE_PRESSE.values()}
    arrondis -= {"500\u202f000"}
    montres = [resultat.reponse, *septembre, *lignes]
    assert not [texte for texte in montres if any(a in texte for a in arrondis)]
    assert not [ligne for ligne in resultat.lignes if ligne.montant in {63_500_000, 7_800_000}]


def test_l_ecart_d_un_montant_arrondi_l_est_aussi() -> None:
    """REG-22, REG-26."""
    ecarts = {
        region: next(
            ligne.texte
            for ligne in dit(region=region, version=SEPTEMBRE).lignes
            if ligne.libelle == "Écart avec avril"
        )
        for region in ("ile-de-france", "mayotte")
    }
    assert ecarts["ile-de-france"].replace("\u00a0", " ") == (
        "environ 0,9 million d’euros de moins"
    )
    assert ecarts["mayotte"] == "aucun"
