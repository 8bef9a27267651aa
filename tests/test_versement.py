"""Avance et solde : deux moitiés dont la somme est le total, au centime."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.champs import SaisieInvalide


def verser(total: Any, **autres: Any) -> tuple[Decimal, Decimal]:
    donnees = resoudre(trouver("versement"), {"total": total, **autres}).donnees
    return donnees["avance"], donnees["solde"]


@pytest.mark.parametrize(
    ("total", "avance", "solde"),
    [
        ("315000", "157500.00", "157500.00"),
        ("0.01", "0.00", "0.01"),
        ("0.03", "0.01", "0.02"),
        ("993666.67", "496833.33", "496833.34"),
        ("0", "0.00", "0.00"),
        ("100000000", "50000000.00", "50000000.00"),
    ],
)
def test_la_moitie_a_la_signature_et_le_reste_a_la_fin(total: str, avance: str, solde: str) -> None:
    """VER-01, VER-02, VER-03 : le centime impair va au solde."""
    assert tuple(map(str, verser(total))) == (avance, solde)


@given(st.decimals(0, 10**8, places=2))
def test_avance_et_solde_font_le_total(total: Decimal) -> None:
    """VER-01."""
    avance, solde = verser(str(total))
    assert avance + solde == total
    assert 0 <= avance <= solde <= avance + Decimal("0.01")


def test_le_solde_suppose_les_cibles_et_les_preuves() -> None:
    """VER-04, VER-05, AMB-36."""
    resultat = resoudre(trouver("versement"), {"total": 100})
    assert any("AMB-36" in alerte.message for alerte in resultat.alertes)
    assert [ligne.libelle.split(",")[0] for ligne in resultat.lignes] == ["Avance", "Solde"]


@pytest.mark.parametrize("total", [None, -1, "x", "1.234", "0,001", 100_000_001, True])
def test_un_total_absent_ou_incompris_se_refuse(total: Any) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        verser(total)
    assert [erreur.champ for erreur in refus.value.erreurs] == ["total"]
