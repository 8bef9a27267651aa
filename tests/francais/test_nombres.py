"""Nombres, montants et dates à la française : lus sans deviner, écrits sans surprise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.francais.nombres import (
    DECIMALES_GARDEES,
    NombreIllisible,
    arrondir,
    au_pluriel,
    au_plus_proche,
    date_fr,
    euros,
    lire_nombre,
    nombre,
    place,
    pourcent,
    rang,
    repartir,
    somme_exacte,
    somme_ponderee,
    typographie,
    typographie_html,
)

PARTS = st.fractions(0, 10**6, max_denominator=10**4)


@pytest.mark.parametrize(
    ("texte", "lu"),
    [
        ("1 234,5", "1234.5"),
        ("1234.5", "1234.5"),
        ("1\u00a0234,50", "1234.5"),
        ("1\u202f234\u202f567", "1234567"),
        ("1\u2009234", "1234"),
        ("1'234", "1234"),
        ("1’234", "1234"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1,234,567.89", "1234567.89"),
        ("1 234.567", "1234.567"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("1234,567", "1234.567"),
        ("12,", "12"),
        ("007", "7"),
        ("0", "0"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("- 5", "-5"),
        ("12 k€", "12000"),
        ("12k€", "12000"),
        ("1,5 M€", "1500000"),
        ("315 000 €", "315000"),
        ("315 000 euros", "315000"),
        ("40 000 h", "40000"),
        ("40 000 heures", "40000"),
        ("75 %", "75"),
        ("  15  ", "15"),
        ("-", "0"),
        ("–", "0"),
        ("—", "0"),
        ("- €", "0"),
        (" -   € ", "0"),
        ("–5", "-5"),
        ("12\u200b000", "12000"),
        ("\u202a1\u202f500,5\u202c", "1500.5"),
        ("\ufeff15\u200e €", "15"),
        ("１ ５００，５", "1500.5"),
    ],
)
def test_un_nombre_se_lit_comme_on_l_ecrit(texte: str, lu: str) -> None:
    assert lire_nombre(texte) == Decimal(lu)


@pytest.mark.parametrize("texte", ["1.234", "1,234", "12.345", "123,456", "1.234 €", "-1,234"])
def test_un_nombre_a_deux_lectures_est_refuse_en_les_montrant(texte: str) -> None:
    """« 1.234 » : mille deux cent trente-quatre, ou un virgule deux cent trente-quatre."""
    with pytest.raises(NombreIllisible, match="peut se lire") as refus:
        lire_nombre(texte)
    propositions = str(refus.value).split("Écrivez ")[1].rstrip(".").split(", ", 1)
    assert lire_nombre(propositions[0].split(" ")[0]) != lire_nombre(propositions[1].split(" ")[0])


@pytest.mark.parametrize(
    "texte",
    [
        *("quinze", "1e3", "1e999", "NaN", "inf", "Infinity", "--5", "+5", "5-", "€", "k€", ","),
        *("1 23", "12 34 567", "1.23.4", "1,2,3", "1.2,3.4", "1,234.567.8", "1 234 5", ". 5"),
        *("1_000", "0x10", "½", "٣", "5 5 €€", "1;2", "1\x002", "9" * 41, "", "12 kg"),
    ],
)
def test_un_texte_qui_n_est_pas_un_nombre_est_refuse_par_une_phrase(texte: str) -> None:
    with pytest.raises(NombreIllisible, match="n’est pas un nombre"):
        lire_nombre(texte)


montants = st.decimals(0, 10**9, places=2)


@given(montants)
def test_tout_montant_ecrit_se_relit(montant: Decimal) -> None:
    assert lire_nombre(euros(montant)) == montant
    assert lire_nombre(nombre(montant)) == montant
    assert lire_nombre(str(montant)) == montant
    assert lire_nombre(f"{montant:,}".replace(",", " ").replace(".", ",")) == montant
    assert lire_nombre(f"-{montant}") == -montant


@given(st.text(max_size=60))
def test_aucun_texte_ne_fait_autre_chose_qu_un_nombre_ou_un_refus(texte: str) -> None:
    try:
        lu = lire_nombre(texte)
    except NombreIllisible:
        return
    assert lu.is_finite()


@pytest.mark.parametrize(
    ("valeur", "ecrit"),
    [
        (Decimal("1029000.00"), "1\u202f029\u202f000\u00a0€"),
        (Decimal("993666.67"), "993\u202f666,67\u00a0€"),
        (Decimal("0.5"), "0,50\u00a0€"),
        (Fraction(1, 3), "0,33\u00a0€"),
        (Fraction(2, 3), "0,67\u00a0€"),
        (Fraction(1, 200), "0,01\u00a0€"),
        (0, "0\u00a0€"),
        (-1500, "−1\u202f500\u00a0€"),
        (Fraction(-1, 1000), "0\u00a0€"),
    ],
)
def test_un_montant_s_ecrit_en_euros(valeur: Decimal | Fraction | int, ecrit: str) -> None:
    assert euros(valeur) == ecrit


def test_un_nombre_ote_ses_zeros_finals() -> None:
    assert [nombre(Fraction(n)) for n in ("1.50", "2", "0.999", "0.001")] == ["1,5", "2", "1", "0"]
    assert nombre(Fraction(1, 3), 4) == "0,3333"
    assert nombre(Fraction(5, 2), 0) == "3"


def test_l_arrondi_va_au_centime_le_plus_proche_et_la_moitie_monte() -> None:
    """AMB-18 : un seul arrondi, à la fin."""
    vus = [str(arrondir(Fraction(n, 1000))) for n in (0, 4, 5, 6, 14, 15, 7_000_000)]
    assert vus == ["0.00", "0.00", "0.01", "0.01", "0.01", "0.02", "7000.00"]
    a_peine_moins = Fraction(5, 1000) - Fraction(1, 10**40)
    assert arrondir(a_peine_moins) == 0


@given(st.fractions(0, 10**6), st.integers(0, 6))
def test_un_arrondi_est_a_moins_d_un_demi_pas(valeur: Fraction, decimales: int) -> None:
    assert abs(au_plus_proche(valeur, decimales) - valeur) <= Fraction(1, 2 * 10**decimales)


@given(st.lists(PARTS, min_size=1, max_size=8))
def test_une_repartition_au_centime_ne_quitte_pas_son_total(parts: list[Fraction]) -> None:
    total = arrondir(sum(parts, Fraction(0)))
    reparties = repartir(total, parts)
    assert sum(reparties) == total
    for part, exacte in zip(reparties, parts, strict=True):
        assert abs(Fraction(part) - exacte) < Fraction(1, 100)
        assert part == 0 or exacte > 0


@given(st.lists(st.fractions()))
def test_une_somme_exacte_est_la_somme(termes: list[Fraction]) -> None:
    assert somme_exacte(termes) == sum(termes, Fraction(0))


def test_les_dates_les_rangs_et_les_accords_suivent_le_francais() -> None:
    assert date_fr(date(2025, 6, 1)) == "1er\u00a0juin\u00a02025"
    assert date_fr(date(2025, 9, 15)) == "15\u00a0septembre\u00a02025"
    assert [rang(n) for n in (1, 2, 50)] == ["1er", "2e", "50e"]
    accords = [au_pluriel(Fraction(n), "région") for n in ("0", "1", "1.5", "2")]
    assert accords == ["0\u00a0région", "1\u00a0région", "1,5\u00a0région", "2\u00a0régions"]
    assert au_pluriel(49, "ESSMS", "ESSMS") == "49\u00a0ESSMS"
    assert pourcent(Fraction(3, 4)) == "75\u00a0%"
    assert pourcent(Fraction(1, 3)) == "33,33\u00a0%"
    assert pourcent(Fraction(2, 3)) == "66,67\u00a0%"
    assert pourcent(Fraction(99_996, 100_000)) == "99,99\u00a0%"
    assert pourcent(Fraction(4, 100_000)) == "0,01\u00a0%"


@given(st.fractions(0, 1), st.fractions(0, 1))
def test_un_pourcentage_ne_franchit_en_s_arrondissant_ni_zero_ni_la_borne_ni_cent(
    taux: Fraction, borne: Fraction
) -> None:
    ecrit = lire_nombre(pourcent(taux, sans_atteindre=borne).replace("\u00a0%", ""))
    assert abs(Fraction(ecrit) / 100 - taux) < Fraction(1, 10_000)
    assert (ecrit == 0) == (taux == 0)
    assert (ecrit == 100) == (taux == 1)
    if taux < borne and borne.denominator in {1, 2, 4, 5, 10, 20}:
        assert Fraction(ecrit) / 100 < borne


def test_la_typographie_rend_insecable_ce_qui_doit_l_etre() -> None:
    assert typographie("« oui » : 12 000 € ; l'aide ? § 3") == (
        "«\u00a0oui\u00a0»\u00a0: 12\u202f000\u00a0€\u202f; l’aide\u202f? §\u00a03"
    )


def test_la_typographie_ne_touche_ni_les_balises_ni_le_code() -> None:
    html = '<a href="?a=b : c" title="x ; y">d : e</a><code>f : g</code><pre>1 000</pre>'
    assert typographie_html(html) == html.replace("d : e", "d\u00a0: e")


def test_une_somme_de_mille_denominateurs_premiers_entre_eux_est_tenue_a_soixante_decimales() -> (
    None
):
    """Une fraction exacte y aurait des milliers de chiffres, pour des centimes."""
    termes = [Fraction(1, 10**8 + rang) for rang in range(1_000)]
    somme = somme_exacte(termes)
    assert somme.denominator <= 10**DECIMALES_GARDEES
    assert abs(somme - sum(termes, Fraction(0))) <= Fraction(1, 2 * 10**DECIMALES_GARDEES)
    assert somme_exacte(reversed(termes)) == somme
    assert somme_ponderee((terme, Fraction(3)) for terme in termes) == somme_exacte(
        terme * 3 for terme in termes
    )


@given(st.lists(st.tuples(PARTS, PARTS), max_size=20))
def test_une_somme_ponderee_est_la_somme_des_produits(
    termes: list[tuple[Fraction, Fraction]],
) -> None:
    assert somme_ponderee(termes) == sum((a * b for a, b in termes), Fraction(0))


@given(st.lists(PARTS, min_size=1))
def test_la_place_de_fractions_les_trie_comme_elles(valeurs: list[Fraction]) -> None:
    assert sorted(valeurs, key=place) == sorted(valeurs)


@pytest.mark.parametrize("suffixe", ["", " €", " k€", " M€"])
def test_quarante_chiffres_se_lisent_sans_arrondi(suffixe: str) -> None:
    lu = lire_nombre("0," + "1" * 38 + suffixe)
    assert lu.as_tuple().digits == (1,) * 38
