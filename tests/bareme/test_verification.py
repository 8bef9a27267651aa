"""Une faute dans le barème se dit en une phrase, qui nomme le fichier et la valeur."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from calculators import bareme
from calculators.bareme import Valeur, Version
from calculators.bareme.campagnes import par_defaut
from calculators.bareme.enveloppes import ENVELOPPES, enveloppe_de
from calculators.bareme.periodes import Periode
from calculators.bareme.valeurs import Fixation, aap
from calculators.bareme.verification import defauts, defauts_de, fichier_de

CAMPAGNE = par_defaut()
AVRIL, SEPTEMBRE = CAMPAGNE.versions.values()
ICI = "calculators/bareme/campagnes/campagne_2025"


def dits(*fixations: Fixation) -> list[str]:
    """Les fautes de la campagne, ces valeurs en plus."""
    return list(defauts_de(replace(CAMPAGNE, fixations=(*CAMPAGNE.fixations, *fixations))))


def test_le_bareme_publie_se_tient() -> None:
    assert defauts() == []


@pytest.mark.parametrize(
    ("versions", "faute"),
    [
        ((), "elle n’a aucune version"),
        ((Version(Decimal(1), ()),), "ne cite aucun texte"),
        (
            (Version(Decimal(1), aap("7"), AVRIL), Version(Decimal(2), aap("7"), AVRIL)),
            "la suivante commence le 5",
        ),
        (
            (
                Version(Decimal(1), aap("7"), Periode(AVRIL.debut, date(2025, 8, 31))),
                Version(Decimal(2), aap("7"), SEPTEMBRE),
            ),
            "la suivante commence le 1er",
        ),
        (
            (Version(Decimal(1), aap("7"), Periode(date(2027, 1, 1), date(2027, 2, 1))),),
            "ne tient pas dans la campagne",
        ),
    ],
)
def test_une_valeur_mal_fixee_se_dit_une_fois_et_a_son_fichier(
    versions: tuple[Version, ...], faute: str
) -> None:
    (dit,) = dits((Valeur("avance-bis", "Une autre avance", "€"), versions))
    assert dit.startswith(f"{ICI}/aide.py, « avance-bis » : ")
    assert faute in dit


def test_une_valeur_fixee_deux_fois_se_dit() -> None:
    dit = set(dits(bareme.AVANCE.vaut(Decimal(1), *aap("7"))))
    assert dit == {f"{ICI}/aide.py, « avance » : elle est fixée deux fois."}


def test_une_region_sans_enveloppe_se_dit_avec_le_fichier_ou_l_ecrire() -> None:
    sans = tuple(f for f in CAMPAGNE.fixations if f[0] != ENVELOPPES["corse"])
    (dit,) = defauts_de(replace(CAMPAGNE, fixations=sans))
    assert dit.startswith(f"{ICI}/enveloppes.py : écrivez l’enveloppe de « corse », région de")


def test_des_enveloppes_qui_ne_font_pas_le_total_se_disent() -> None:
    fausse = ENVELOPPES["corse"].vaut(Decimal(1), *aap("7"))
    autres = (f for f in CAMPAGNE.fixations if f[0] != ENVELOPPES["corse"])
    (dit,) = defauts_de(replace(CAMPAGNE, fixations=(*autres, fausse)))
    assert dit.startswith(f"{ICI}/enveloppes.py : les enveloppes font 69")
    assert f"{ICI}/credits_nationaux.py est de 70" in dit


def test_une_enveloppe_sans_region_se_dit() -> None:
    (dit,) = dits(enveloppe_de("atlantide").vaut(Decimal(1), *aap("7")))
    assert "« atlantide » n’est pas une région de calculators/lieux/territoires.py" in dit


def test_chaque_valeur_publiee_a_un_fichier_qui_existe() -> None:
    fichiers = {fichier_de(valeur, CAMPAGNE) for valeur in CAMPAGNE.valeurs.values()}
    assert all(fichier.startswith(ICI) for fichier in fichiers)


def test_une_valeur_prise_a_la_campagne_que_l_on_remplace_se_dit() -> None:
    """Sa citation serait récrite : un montant de 2025 passerait pour un montant de 2026."""
    remplacee = replace(CAMPAGNE, textes={"media-social": "dsih"})
    (dit,) = defauts_de(remplacee)
    assert "« premiere-delegation » : elle cite « media-social », que cette campagne" in dit


def test_un_texte_inconnu_de_la_campagne_se_dit() -> None:
    (dit,) = defauts_de(replace(CAMPAGNE, textes={"ars-paca": "nulle-part"}))
    assert "« nulle-part », à la place de « ars-paca », n’est pas un texte connu" in dit
