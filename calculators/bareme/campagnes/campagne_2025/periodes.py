"""Quand la campagne 2025 a des règles, et le jour où l'instruction de septembre les change."""

from __future__ import annotations

from datetime import date, timedelta

from calculators.bareme.periodes import Periode

PERIODE = Periode(date(2025, 1, 15), date(2025, 12, 31))
"""De l'ouverture de l'appel à projets à la fin de la dernière année d'engagement."""
SEPTEMBRE = date(2025, 9, 5)
"""Publication de l'instruction 2025/100 ; elle est signée du 2 (AMB-58)."""
AVANT_SEPTEMBRE = Periode(PERIODE.debut, SEPTEMBRE - timedelta(days=1))
DEPUIS_SEPTEMBRE = Periode(SEPTEMBRE, PERIODE.fin)
