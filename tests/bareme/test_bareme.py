"""Le barème : chaque valeur répond une fois par jour de sa période, et ses sommes tombent juste."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from calculators import bareme
from calculators.bareme import AVANT_SEPTEMBRE, BAREME, CAMPAGNE, DEPUIS_SEPTEMBRE, Valeur
from calculators.bareme.periodes import HorsPeriode

JOURS_DE_2025 = [date(2025, 1, 1) + timedelta(days=n) for n in range(365)]
VALEURS = list(BAREME.values())
AVRIL, SEPTEMBRE = AVANT_SEPTEMBRE.fin, DEPUIS_SEPTEMBRE.debut


@pytest.mark.parametrize("valeur", VALEURS, ids=lambda v: v.id)
def test_une_version_et_une_seule_repond_chaque_jour_de_sa_periode(valeur: Valeur) -> None:
    debut, fin = valeur.versions[0].periode.debut, valeur.versions[-1].periode.fin
    for jour in JOURS_DE_2025:
        versions = [v for v in valeur.versions if v.periode.contient(jour)]
        if debut <= jour <= fin:
            assert versions == [valeur.au(jour)]
        else:
            with pytest.raises(HorsPeriode, match="Aucun texte connu ici ne fixe"):
                valeur.au(jour)


@pytest.mark.parametrize("valeur", VALEURS, ids=lambda v: v.id)
def test_une_valeur_est_citee_et_tient_dans_la_campagne(valeur: Valeur) -> None:
    for version in valeur.versions:
        assert version.citations
        assert CAMPAGNE.debut <= version.periode.debut <= version.periode.fin <= CAMPAGNE.fin
        assert valeur.texte(version.periode.debut)


@pytest.mark.parametrize("valeur", VALEURS, ids=lambda v: v.id)
def test_sans_jour_seule_une_valeur_qui_n_a_pas_change_repond(valeur: Valeur) -> None:
    """Prendre en silence la dernière version donnerait un jour les règles d'un autre."""
    if len(valeur.versions) == 1:
        assert valeur.seule is valeur.versions[0]
        assert valeur.texte() == valeur.texte(valeur.seule.periode.debut)
    else:
        for sans_jour in (valeur.texte, valeur.date):
            with pytest.raises(AssertionError, match="donnez le jour"):
                sans_jour()


@pytest.mark.parametrize("valeur", VALEURS, ids=lambda v: v.id)
def test_une_valeur_de_septembre_ne_pretend_pas_venir_de_l_instruction(valeur: Valeur) -> None:
    """L'instruction 2025/100 n'a été lue que par la presse : elle ne se cite pas elle-même."""
    for version in valeur.versions:
        assert "instruction-septembre" not in {c.texte for c in version.citations}


@pytest.mark.parametrize("valeur", [v for v in VALEURS if v.unite == "€"], ids=lambda v: v.id)
def test_un_montant_propre_a_septembre_est_marque_de_presse(valeur: Valeur) -> None:
    for version in valeur.versions:
        assert version.de_presse == (version.periode == DEPUIS_SEPTEMBRE)


@pytest.mark.parametrize(
    "valeur", [v for v in VALEURS if v.comparaison], ids=lambda valeur: valeur.id
)
def test_un_seuil_se_franchit_comme_le_texte_l_ecrit(valeur: Valeur) -> None:
    """À −1, à l'égalité et à +1, d'après l'opérateur inscrit."""
    attendus = {"<": (1, 0, 0), "<=": (1, 1, 0), ">=": (0, 1, 1), ">": (0, 0, 1)}
    jour = valeur.versions[0].periode.debut
    seuil: Any = valeur.au(jour).grandeur
    pas = {"date": timedelta(days=1), "€": Decimal("0.01")}.get(valeur.unite, Fraction(1, 10**9))
    mesures = (seuil - pas, seuil, seuil + pas)
    assert valeur.comparaison
    assert tuple(valeur.respecte(m, jour) for m in mesures) == tuple(
        map(bool, attendus[valeur.comparaison])
    )


def test_les_dix_huit_enveloppes_d_avril_font_le_total() -> None:
    """Le total est celui du tableau de l'instruction (REG-19)."""
    assert len(bareme.ENVELOPPES) == 18
    somme = sum(enveloppe.montant(AVRIL) for enveloppe in bareme.ENVELOPPES.values())
    assert somme == bareme.CREDITS_REGIONAUX.montant(AVRIL) == 70_000_000


def test_les_credits_d_avril_s_additionnent() -> None:
    """BUD-01, BUD-02, BUD-03, BUD-04, BUD-05, BUD-06, BUD-07, BUD-08, BUD-09, BUD-10."""
    delegations = (
        bareme.PREMIERE_DELEGATION.montant(AVRIL),
        bareme.SECONDE_DELEGATION.montant(AVRIL),
    )
    regions = bareme.CREDITS_REGIONAUX.montant(AVRIL)
    assert sum(delegations) == regions
    assert regions * 8 / 10 == delegations[0]
    assert bareme.PART_PREMIERE_DELEGATION.taux(AVRIL) == Fraction(8, 10)
    hors_regions = bareme.CREDITS_NATIONAUX.montant(AVRIL) + bareme.FRAIS_DE_GESTION.montant(AVRIL)
    assert regions + hors_regions == bareme.CREDITS_PROGRAMME.montant(AVRIL)
    autres = bareme.CREDITS_INNOVATION.montant(AVRIL) + bareme.CREDITS_EQUIPES.montant(AVRIL)
    assert bareme.CREDITS_PROGRAMME.montant(AVRIL) + autres == bareme.CREDITS_SEGUR.montant(AVRIL)


def test_les_credits_de_septembre_ne_montent_pas_le_total() -> None:
    """BUD-12, BUD-13, BUD-16, AMB-53, AMB-56, AMB-57."""
    programme, sons = (
        bareme.CREDITS_PROGRAMME.montant(SEPTEMBRE),
        bareme.CREDITS_SONS.montant(SEPTEMBRE),
    )
    assert programme + sons == bareme.CREDITS_PROGRAMME.montant(AVRIL)
    autres = bareme.CREDITS_INNOVATION.montant(SEPTEMBRE) + bareme.CREDITS_EQUIPES.montant(
        SEPTEMBRE
    )
    assert programme + sons + autres == bareme.CREDITS_SEGUR.montant(SEPTEMBRE)
    assert bareme.CREDITS_SEGUR.montant(SEPTEMBRE) == bareme.CREDITS_SEGUR.montant(AVRIL)
    regions, frais = (
        bareme.CREDITS_REGIONAUX.montant(SEPTEMBRE),
        bareme.FRAIS_DE_GESTION.montant(SEPTEMBRE),
    )
    assert programme - regions - frais == bareme.CREDITS_NATIONAUX.montant(AVRIL)


def test_les_credits_que_septembre_n_a_pas_fait_connaitre_se_refusent() -> None:
    """AMB-57."""
    with pytest.raises(HorsPeriode):
        bareme.CREDITS_NATIONAUX.montant(SEPTEMBRE)


def test_les_credits_depuis_2021_s_additionnent() -> None:
    """CHF-03, CHF-04, CHF-05."""
    parts = bareme.SEGUR_DU_SECTEUR.montant(AVRIL), bareme.AMORCAGE_CNSA.montant(AVRIL)
    assert sum(parts) == bareme.CREDITS_2021_2025.montant(AVRIL)


def test_l_ahi_hors_sons_est_dispensee_le_5_septembre_pas_la_veille() -> None:
    """ELI-21, ELI-23."""
    assert bareme.SOCLES_AHI_HORS_SONS.vrai(date(2025, 9, 4))
    assert not bareme.SOCLES_AHI_HORS_SONS.vrai(date(2025, 9, 5))
    assert bareme.SOCLES_AHI_HORS_SONS.texte(date(2025, 9, 5)) == "non"
