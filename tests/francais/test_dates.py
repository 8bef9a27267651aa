"""Les dates : lues comme on les écrit en France, refusées en disant pourquoi."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.francais.dates import DateIllisible, lire_date
from calculators.francais.nombres import MOIS, date_fr


@pytest.mark.parametrize(
    "texte",
    [
        "15/09/2025",
        "15/9/2025",
        "15-09-2025",
        "15.09.2025",
        "15 09 2025",
        "15 / 09 / 2025",
        "2025-09-15",
        "2025/09/15",
        "15 septembre 2025",
        "15\u00a0septembre\u00a02025",
        "15 Septembre 2025",
        "15 sept. 2025",
        "15-sept-2025",
        "15 sept 2025",
        "lundi 15 septembre 2025",
        "le 15 septembre 2025",
        "Lundi 15/09/2025",
        " 15/09/2025\n",
        "15\u200b/09/2025",
        "１５/０９/２０２５",
        "15/09/2025 00:00",
        "2025-09-15T00:00:00",
        "2025-09-15 00:00:00.000",
    ],
)
def test_le_quinze_septembre_s_ecrit_de_bien_des_facons(texte: str) -> None:
    assert lire_date(texte) == date(2025, 9, 15)


@pytest.mark.parametrize(
    ("texte", "jour"),
    [
        ("1er juin 2025", date(2025, 6, 1)),
        ("1ER JUIN 2025", date(2025, 6, 1)),
        ("3 févr. 2026", date(2026, 2, 3)),
        ("3 aout 2025", date(2025, 8, 3)),
        ("31 déc. 2025", date(2025, 12, 31)),
        ("14 juil. 2025", date(2025, 7, 14)),
        ("29 février 2024", date(2024, 2, 29)),
        ("05/06/2025", date(2025, 6, 5)),
    ],
)
def test_un_mois_se_dit_en_lettres_ou_en_abrege(texte: str, jour: date) -> None:
    assert lire_date(texte) == jour


@pytest.mark.parametrize(
    ("texte", "phrase"),
    [
        ("31/06/2025", "Le 31 juin n’existe pas."),
        ("31 juin 2025", "Le 31 juin n’existe pas."),
        ("2025-06-31", "Le 31 juin n’existe pas."),
        ("32/01/2025", "Le 32 janvier n’existe pas."),
        ("00/01/2025", "Le 0 janvier n’existe pas."),
        ("29/02/2025", "Le 29 février 2025 n’existe pas : 2025 n’est pas bissextile."),
        ("30/02/2024", "Le 30 février n’existe pas."),
        ("09/15/2025", "Il n’y a pas de mois numéro 15 : écrivez le jour d’abord, 15/09/2025."),
        ("31/13/2025", "Il n’y a pas de mois numéro 13."),
        ("2025-13-01", "Il n’y a pas de mois numéro 13 : écrivez le jour d’abord, 13/01/2025."),
        ("15/00/2025", "Il n’y a pas de mois numéro 0."),
        ("15/9/25", "Écrivez l’année en quatre chiffres : 15/9/2025."),
        ("15 sept. 25", "Écrivez l’année en quatre chiffres : 15/9/2025."),
        ("45915", "« 45915 » semble une date que le tableur compte en jours"),
        ("3 jui 2025", "« 3 jui 2025 » n’est pas une date. Exemple : 15/09/2025."),
        ("septembre 2025", "n’est pas une date"),
        ("15/09", "n’est pas une date"),
        ("20250915", "n’est pas une date"),
        ("2025-W38-1", "n’est pas une date"),
        ("demain", "n’est pas une date"),
        ("15 brumaire 2025", "n’est pas une date"),
        ("", "n’est pas une date"),
    ],
)
def test_une_date_refusee_dit_pourquoi(texte: str, phrase: str) -> None:
    with pytest.raises(DateIllisible) as refus:
        lire_date(texte)
    assert phrase in str(refus.value)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_toute_date_ecrite_se_relit(jour: date) -> None:
    assert lire_date(date_fr(jour)) == jour
    assert lire_date(jour.isoformat()) == jour
    assert lire_date(f"{jour:%d/%m/%Y}") == jour
    assert lire_date(f"{jour.day} {MOIS[jour.month - 1][:4]}. {jour.year}") == jour


@given(st.text(max_size=80))
def test_aucun_texte_ne_fait_autre_chose_qu_une_date_ou_un_refus(texte: str) -> None:
    try:
        lire_date(texte)
    except DateIllisible:
        return
