"""Un texte écrit, tel qu'on le dit au téléphone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.francais.nombres import euros, pourcent
from calculators.francais.oral import a_voix_haute, elider, minuscule, phrases


@pytest.mark.parametrize(
    ("ecrit", "dit"),
    [
        ("1 € et 2 €", "1 euro et 2 euros"),
        (f"une aide de {euros(1_029_000)}", "une aide de 1\u202f029\u202f000 euros"),
        (f"une enveloppe de {euros(2_000_000)}", "une enveloppe de 2 millions d’euros"),
        ("100,01 €", "100 euros et 1 centime"),
        ("0,50 €", "50 centimes"),
        ("12 450,00 €", "12 450 euros"),
        ("75 % des 30 000 h", "75 pour cent des 30 000 heures"),
        ("−3 500 €", "moins 3 500 euros"),
    ],
)
def test_un_nombre_se_dit_avec_son_unite_entiere(ecrit: str, dit: str) -> None:
    assert a_voix_haute(ecrit) == dit


@pytest.mark.parametrize(
    ("ecrit", "dit"),
    [
        ("Lisez votre convention (AMB-36).", "Lisez votre convention."),
        ("Demandez à l’ARS (AMB-13, AMB-14).", "Demandez à l’ARS."),
        ("La messagerie (MSSanté) compte.", "La messagerie, MSSanté, compte."),
        ("Celui de « La Ruche (Brest) ».", "Celui de « La Ruche, Brest »."),
        ("Le FINESS 220002612 est breton.", "Le FINESS 220 002 612 est breton."),
        ("Ligne 3 : vérifiez ce numéro.", "Ligne 3, vérifiez ce numéro."),
        (
            "Cette dispense ne nous est connue que par la presse : demandez à votre ARS.",
            "Cette dispense ne nous est connue que par la presse. Demandez à votre ARS.",
        ),
    ],
)
def test_ni_code_ni_parenthese_ni_deux_points_ne_se_disent(ecrit: str, dit: str) -> None:
    assert a_voix_haute(ecrit) == dit


@pytest.mark.parametrize(
    ("seul", "suivi"),
    [
        ("Le guichet est régional", "le guichet est régional"),
        ("L’aide suit le taux", "l’aide suit le taux"),
        ("Dites-le", "dites-le"),
        ("Rejoignez-vous une grappe ?", "rejoignez-vous une grappe ?"),
        ("Retrancher des personnes", "retrancher des personnes"),
        ("MSSanté et DMP", "MSSanté et DMP"),
        ("Saint-Martin", "Saint-Martin"),
        ("Domus Brest", "Domus Brest"),
    ],
)
def test_un_nom_garde_sa_capitale_dans_la_phrase(seul: str, suivi: str) -> None:
    assert minuscule(seul) == suivi


def test_devant_une_voyelle_le_mot_s_elide() -> None:
    assert elider("que", "il faut attendre") == "qu’il faut attendre"
    assert elider("de", "environ 8 millions") == "d’environ 8 millions"
    assert elider("que", "le guide") == "que le guide"


def test_une_abreviation_ne_coupe_pas_la_phrase() -> None:
    assert phrases("Voyez l’article L.312-1. Puis demandez.") == [
        "Voyez l’article L.312-1.",
        "Puis demandez.",
    ]


@given(st.decimals(0, 10**9, places=2), st.fractions(0, 1))
def test_aucun_signe_ne_reste(montant, taux) -> None:  # type: ignore[no-untyped-def]
    dit = a_voix_haute(f"Aide : {euros(montant)}, soit {pourcent(taux)}.")
    assert not set(dit) & set("€%:()")
