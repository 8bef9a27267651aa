"""Un fichier de tableur se lit, quel qu'en soit le codage, ou une phrase dit quoi faire."""

from __future__ import annotations

import pytest

from calculators.collages.decodage import decoder

TEXTE = "FINESS ET;Organisme\r\n220002612;L’Âge d’or – « Œuvre » à 5 €\r\n"


@pytest.mark.parametrize("codage", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_un_texte_unicode_se_lit_avec_ou_sans_marque(codage: str) -> None:
    assert decoder(TEXTE.encode(codage)) == TEXTE


@pytest.mark.parametrize("marque", [b"\xff\xfe", b"\xfe\xff"])
def test_un_texte_sur_deux_octets_se_lit_dans_les_deux_sens(marque: bytes) -> None:
    sens = "utf-16-le" if marque == b"\xff\xfe" else "utf-16-be"
    assert decoder(marque + TEXTE.encode(sens)) == TEXTE


def test_ce_qu_excel_enregistre_sous_windows_se_lit() -> None:
    """Euro, œ, guillemets, apostrophe et tiret sont là où Latin-1 n'a rien."""
    assert decoder(TEXTE.encode("cp1252")) == TEXTE


@pytest.mark.parametrize(
    ("octets", "phrase"),
    [
        (b"PK\x03\x04\x14\x00", "un classeur.*Enregistrez-le en CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "un classeur"),
        (b"%PDF-1.7\n", "un PDF"),
        (b"{\\rtf1\\ansi", "traitement de texte"),
        (b"\xff\xfe2", "abîmé"),
        (b"\xff\xfe\x00\xd8", "abîmé"),
        (b"nom;\x81\x8d", "pas un texte lisible"),
    ],
)
def test_un_fichier_qui_n_est_pas_un_texte_est_refuse_par_une_phrase(
    octets: bytes, phrase: str
) -> None:
    with pytest.raises(ValueError, match=phrase) as refus:
        decoder(octets)
    assert str(refus.value).endswith(".")
