"""Le catalogue des règles : 358, dans l’ordre, citées, titrées avec nos mots."""

from __future__ import annotations

import pytest

from calculators.regles import PARTIES, REGLES, Partie, Regle
from calculators.textes import Cite

NOMBRES = {
    "ELI": 28,
    "NRD": 12,
    "CNF": 16,
    "GRP": 21,
    "CYB": 7,
    "CAL": 27,
    "PET": 16,
    "SAAD": 15,
    "VER": 12,
    "CIB": 29,
    "FAC": 8,
    "PRI": 13,
    "GUI": 9,
    "CLD": 24,
    "COM": 5,
    "GAL": 22,
    "CTC": 8,
    "BUD": 20,
    "REG": 28,
    "CHF": 13,
    "GOV": 25,
}


def test_le_catalogue_a_358_regles() -> None:
    assert len(REGLES) == sum(NOMBRES.values()) == 358


def test_les_parties_vont_de_a_a_u() -> None:
    assert [partie.lettre for partie in PARTIES] == list("ABCDEFGHIJKLMNOPQRSTU")
    assert [partie.prefixe for partie in PARTIES] == list(NOMBRES)


@pytest.mark.parametrize("partie", PARTIES, ids=lambda partie: partie.prefixe)
def test_les_regles_d_une_partie_se_suivent(partie: Partie) -> None:
    attendus = [f"{partie.prefixe}-{n:02d}" for n in range(1, NOMBRES[partie.prefixe] + 1)]
    assert [regle.id for regle in partie.regles()] == attendus


def test_un_titre_tient_en_douze_mots() -> None:
    longs = [r.id for r in REGLES.values() if len(r.titre.replace("\u00a0:", "").split()) > 12]
    assert not longs


def test_un_titre_ne_sert_qu_une_fois() -> None:
    assert len({regle.titre for regle in REGLES.values()}) == len(REGLES)


def test_un_titre_ne_donne_ni_montant_ni_taux() -> None:
    assert not [r.id for r in REGLES.values() if "€" in r.titre or "%" in r.titre]


def test_une_regle_dit_son_texte_et_sa_section() -> None:
    assert REGLES["CAL-10"] == Regle(
        "CAL-10",
        "Usage, acquisition\u00a0: tarif plein jusqu’au seuil",
        Cite("aap", "3.3.2 1)"),
        calculable=True,
    )
    assert REGLES["GUI-06"].citation.ancre == "texte-aap-7-nota"
    assert not REGLES["CTC-04"].calculable


@pytest.mark.parametrize(
    ("ligne", "attendu"),
    [
        ("X-01 | oui | aap, 99 | Titre", "section inconnue"),
        ("X-01 | oui | loi, 1 | Titre", "texte inconnu"),
        ("X-01 | peut-être | aap, 1 | Titre", "au lieu de oui ou non"),
        ("X-01 | oui | aap, 1", "not enough values"),
    ],
)
def test_une_ligne_mal_ecrite_est_refusee(ligne: str, attendu: str) -> None:
    with pytest.raises(ValueError, match=attendu):
        Partie("X", "X", "Essai", ligne).regles()
