"""Le barème : chaque valeur répond une fois par jour de sa période, et ses sommes tombent juste."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from calculators import bareme
from calculators.bareme import Valeur
from calculators.bareme.campagnes import par_defaut
from calculators.bareme.periodes import HorsPeriode

CAMPAGNE = par_defaut()
JOURS_DE_2025 = [date(2025, 1, 1) + timedelta(days=n) for n in range(365)]
VALEURS = list(CAMPAGNE.valeurs.values())
SEUILS = [v for v in VALEURS if CAMPAGNE.versions_de(v)[0].comparaison]
AVRIL, SEPTEMBRE = (CAMPAGNE.au(periode.debut) for periode in CAMPAGNE.versions.values())


@pytest.mark.parametrize("valeur", VALEURS, ids=lambda v: v.id)
def test_une_version_et_une_seule_repond_chaque_jour_de_sa_periode(valeur: Valeur) -> None:
    versions = CAMPAGNE.versions_de(valeur)
    debut, fin = versions[0].periode.debut, versions[-1].periode.fin
    for jour in JOURS_DE_2025:
        du_jour = [v for v in versions if v.periode.contient(jour)]
        if debut <= jour <= fin:
            assert du_jour == [CAMPAGNE.au(jour).version(valeur)]
        else:
            with pytest.raises(HorsPeriode, match="Aucun texte connu ici ne fixe"):
                CAMPAGNE.au(jour).version(valeur)


@pytest.mark.parametrize("valeur", VALEURS, ids=lambda v: v.id)
def test_une_valeur_s_ecrit_le_premier_jour_de_chacune_de_ses_versions(valeur: Valeur) -> None:
    for version in CAMPAGNE.versions_de(valeur):
        assert CAMPAGNE.au(version.periode.debut).texte(valeur)


@pytest.mark.parametrize("valeur", VALEURS, ids=lambda v: v.id)
def test_une_valeur_de_septembre_ne_pretend_pas_venir_de_l_instruction(valeur: Valeur) -> None:
    """L'instruction 2025/100 n'a été lue que par la presse : elle ne se cite pas elle-même."""
    for version in CAMPAGNE.versions_de(valeur):
        assert "instruction-septembre" not in {c.texte for c in version.citations}


@pytest.mark.parametrize("valeur", [v for v in VALEURS if v.unite == "€"], ids=lambda v: v.id)
def test_un_montant_propre_a_septembre_est_marque_de_presse(valeur: Valeur) -> None:
    for version in CAMPAGNE.versions_de(valeur):
        assert version.de_presse == (version.periode.debut == SEPTEMBRE.jour)


@pytest.mark.parametrize("valeur", SEUILS, ids=lambda valeur: valeur.id)
def test_un_seuil_se_franchit_comme_le_texte_l_ecrit(valeur: Valeur) -> None:
    """À −1, à l'égalité et à +1, d'après l'opérateur inscrit."""
    attendus = {"<": (1, 0, 0), "<=": (1, 1, 0), ">=": (0, 1, 1), ">": (0, 0, 1)}
    version = AVRIL.version(valeur)
    seuil: Any = version.grandeur
    pas = {"date": timedelta(days=1), "€": Decimal("0.01")}.get(valeur.unite, Fraction(1, 10**9))
    mesures = (seuil - pas, seuil, seuil + pas)
    assert version.comparaison
    assert tuple(AVRIL.respecte(valeur, m) for m in mesures) == tuple(
        map(bool, attendus[version.comparaison])
    )


def test_les_dix_huit_enveloppes_d_avril_font_le_total() -> None:
    """Le total est celui du tableau de l'instruction (REG-19)."""
    assert len(bareme.ENVELOPPES) == 18
    somme = sum(AVRIL.montant(enveloppe) for enveloppe in bareme.ENVELOPPES.values())
    assert somme == AVRIL.montant(bareme.CREDITS_REGIONAUX) == 70_000_000


def test_les_credits_d_avril_s_additionnent() -> None:
    """BUD-01, BUD-02, BUD-03, BUD-04, BUD-05, BUD-06, BUD-07, BUD-08, BUD-09, BUD-10."""
    delegations = (
        AVRIL.montant(bareme.PREMIERE_DELEGATION),
        AVRIL.montant(bareme.SECONDE_DELEGATION),
    )
    regions = AVRIL.montant(bareme.CREDITS_REGIONAUX)
    assert sum(delegations) == regions
    assert regions * 8 / 10 == delegations[0]
    assert AVRIL.taux(bareme.PART_PREMIERE_DELEGATION) == Fraction(8, 10)
    hors_regions = AVRIL.montant(bareme.CREDITS_NATIONAUX) + AVRIL.montant(bareme.FRAIS_DE_GESTION)
    assert regions + hors_regions == AVRIL.montant(bareme.CREDITS_PROGRAMME)
    autres = AVRIL.montant(bareme.CREDITS_INNOVATION) + AVRIL.montant(bareme.CREDITS_EQUIPES)
    assert AVRIL.montant(bareme.CREDITS_PROGRAMME) + autres == AVRIL.montant(bareme.CREDITS_SEGUR)


def test_les_credits_de_septembre_ne_montent_pas_le_total() -> None:
    """BUD-12, BUD-13, BUD-16, AMB-53, AMB-56, AMB-57."""
    programme, sons = (
        SEPTEMBRE.montant(bareme.CREDITS_PROGRAMME),
        SEPTEMBRE.montant(bareme.CREDITS_SONS),
    )
    assert programme + sons == AVRIL.montant(bareme.CREDITS_PROGRAMME)
    autres = SEPTEMBRE.montant(bareme.CREDITS_INNOVATION) + SEPTEMBRE.montant(
        bareme.CREDITS_EQUIPES
    )
    assert programme + sons + autres == SEPTEMBRE.montant(bareme.CREDITS_SEGUR)
    assert SEPTEMBRE.montant(bareme.CREDITS_SEGUR) == AVRIL.montant(bareme.CREDITS_SEGUR)
    regions, frais = (
        SEPTEMBRE.montant(bareme.CREDITS_REGIONAUX),
        SEPTEMBRE.montant(bareme.FRAIS_DE_GESTION),
    )
    assert programme - regions - frais == AVRIL.montant(bareme.CREDITS_NATIONAUX)


def test_les_credits_que_septembre_n_a_pas_fait_connaitre_se_refusent() -> None:
    """AMB-57."""
    with pytest.raises(HorsPeriode):
        SEPTEMBRE.montant(bareme.CREDITS_NATIONAUX)


def test_les_credits_depuis_2021_s_additionnent() -> None:
    """CHF-03, CHF-04, CHF-05."""
    parts = AVRIL.montant(bareme.SEGUR_DU_SECTEUR), AVRIL.montant(bareme.AMORCAGE_CNSA)
    assert sum(parts) == AVRIL.montant(bareme.CREDITS_2021_2025)


def test_l_ahi_hors_sons_est_dispensee_le_5_septembre_pas_la_veille() -> None:
    """ELI-21, ELI-23."""
    assert CAMPAGNE.au(date(2025, 9, 4)).vrai(bareme.SOCLES_AHI_HORS_SONS)
    assert not CAMPAGNE.au(date(2025, 9, 5)).vrai(bareme.SOCLES_AHI_HORS_SONS)
    assert CAMPAGNE.au(date(2025, 9, 5)).texte(bareme.SOCLES_AHI_HORS_SONS) == "non"
