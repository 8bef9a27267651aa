"""Une campagne 2026 inventée, où rien n'est comme en 2025 : ni montant, ni date, ni texte."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from calculators.bareme import Campagne
from calculators.bareme.campagnes import par_defaut
from calculators.bareme.periodes import Periode
from calculators.bareme.valeurs import Fixation, Grandeur, Version
from calculators.textes import TEXTES, Cite, Texte

PERIODE = Periode(date(2026, 2, 2), date(2027, 1, 20))
DECALAGE = timedelta(days=400)


def de_2026(texte: str) -> str:
    """Le nom du texte inventé qui tient la place de celui-ci."""
    return f"{texte}-de-2026"


def _autre(grandeur: Grandeur) -> Grandeur:
    """Une grandeur du même genre, et jamais la même."""
    if isinstance(grandeur, bool):
        return not grandeur
    if isinstance(grandeur, date):
        return grandeur + DECALAGE
    if isinstance(grandeur, Fraction):
        return (grandeur + 1) / 2
    return grandeur * 2 + 1 if isinstance(grandeur, Decimal) else grandeur + 3


def _fixations() -> Iterator[Fixation]:
    """Chaque valeur de 2025, fixée autrement par la dernière de ses versions."""
    for valeur, versions in par_defaut().fixations:
        derniere = versions[-1]
        citations = tuple(Cite(de_2026(c.texte), c.section) for c in derniere.citations)
        autre = Version(_autre(derniere.grandeur), citations, comparaison=derniere.comparaison)
        yield valeur, (autre,)


@contextmanager
def campagne_2026() -> Iterator[Campagne]:
    """2026 à côté de 2025, le temps d'un test, et ses textes."""
    with pytest.MonkeyPatch.context() as patch:
        for texte in list(TEXTES.values()):
            patch.setitem(TEXTES, de_2026(texte.id), _inventer(texte))
        campagne = Campagne(
            nom="2026",
            periode=PERIODE,
            fixations=tuple(_fixations()),
            versions={"fevrier-2026": PERIODE},
            textes={texte: de_2026(texte) for texte in TEXTES if "de-2026" not in texte},
        )
        toutes = (par_defaut(), campagne)
        patch.setattr("calculators.bareme.campagnes._trouvees", lambda: toutes)
        yield campagne


def _inventer(texte: Texte) -> Texte:
    return replace(texte, id=de_2026(texte.id), titre="Texte inventé", court="texte de 2026")
