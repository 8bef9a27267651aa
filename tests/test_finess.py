"""Le numéro FINESS : neuf caractères, une clé, un département, une région, un territoire."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.bareme import ENVELOPPES
from calculators.editions import Edition
from calculators.finess import CALCULATEUR
from calculators.lectures.exemples import finess_fictif
from calculators.lieux.numero_finess import Numero, lire_finess
from calculators.lieux.territoires import (
    EXCLUS,
    REGION_DU_DEPARTEMENT,
    REGIONS,
    cle,
    lire_territoire,
    nom_de_region,
    territoire_de_region,
)
from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.champs import Champ, SaisieInvalide
from calculators.socle.champs_finess import Finess, ListeFiness
from calculators.socle.resultat import Resultat

REELS = (
    *("220002612", "220005805", "220004188", "010000024", "010780054", "010000065"),
    *("290005180", "290007384", "350013199", "560029969", "2A0000022", "970100020"),
)


def verifier(finess: str) -> Resultat:
    return resoudre(trouver("finess"), {"finess": finess})


@pytest.mark.parametrize(
    ("nom", "entree"),
    [
        ("finess", lambda n: {"finess": n}),
        ("aide", lambda n: {"essms": [{"finess_et": n}]}),
        ("saad", lambda n: {"services": [{"finess_et": n, "heures_totales": 1}]}),
        ("guichet", lambda n: {"finess_et": [n]}),
        ("projet", lambda n: {"finess": n, "finess_et": [n]}),
    ],
)
def test_un_nombre_se_lit_partout_comme_son_texte(
    nom: str, entree: Callable[[object], Any]
) -> None:
    """SAAD-08 : un tableur exporte des nombres ; le zéro qu'ils perdent est dit."""
    calculateur = trouver(nom)
    for numero in (220002612, 10000024):
        resultat = resoudre(calculateur, entree(numero))
        assert resultat == resoudre(calculateur, entree(str(numero)))
    assert any("zéro" in alerte.message for alerte in resultat.alertes)
    for faux in (-220002612, True, 220002612.0, 2200026123456789, Decimal("1E+30")):
        try:
            donnees = resoudre(calculateur, entree(faux)).donnees
        except SaisieInvalide:
            continue
        assert (nom, donnees["valide"]) == ("finess", False)


@pytest.mark.parametrize(
    "champ",
    [Finess(nom="n", libelle="N"), ListeFiness(nom="n", libelle="N"), CALCULATEUR.champs[0]],
)
def test_le_schema_dit_comment_s_ecrit_un_finess(champ: Champ) -> None:
    assert "sans zéro au début" in champ.schema()["forme"]


def avec_cle(debut: str) -> str:
    """Le numéro qui commence par ces huit caractères, complété de sa clé."""
    return next(n for fin in "0123456789" if Numero(n := debut + fin).cle_valide)


@pytest.mark.parametrize(
    ("texte", "numero"),
    [
        ("220002612", "220002612"),
        (" 220002612 ", "220002612"),
        ("22 000 261 2", "220002612"),
        ("22\u00a0000\u202f261\u00a02", "220002612"),
        ("22.000.261-2", "220002612"),
        ("2a0000014", "2A0000014"),
        ("2B 0000013", "2B0000013"),
    ],
)
def test_un_numero_se_lit_avec_ses_espaces_et_ses_minuscules(texte: str, numero: str) -> None:
    """SAAD-08, CAL-01."""
    assert lire_finess(texte).numero == numero


@pytest.mark.parametrize(
    ("texte", "phrase"),
    [
        ("10000024", "Écrivez 010000024"),
        ("12345678901234", "SIRET"),
        ("22000261", "n’est pas un numéro FINESS"),
        ("2200026123", "n’est pas un numéro FINESS"),
        ("2C0000014", "n’est pas un numéro FINESS"),
        ("A20000014", "n’est pas un numéro FINESS"),
        ("٢٢٠٠٠٢٦١٢", "n’est pas un numéro FINESS"),
        ("ESAT", "n’est pas un numéro FINESS"),
        ("", "n’est pas un numéro FINESS"),
    ],
)
def test_un_texte_qui_n_est_pas_un_finess_est_refuse_par_une_phrase(
    texte: str, phrase: str
) -> None:
    with pytest.raises(ValueError, match=phrase):
        lire_finess(texte)


def test_les_numeros_publics_ont_une_cle_juste_et_un_chiffre_change_la_fausse() -> None:
    for numero in REELS:
        assert Numero(numero).cle_valide, numero
        fausse = numero[:-1] + str((int(numero[-1]) + 1) % 10)
        assert not Numero(fausse).cle_valide


def test_la_cle_corse_se_calcule_avec_a_pour_un_et_b_pour_deux() -> None:
    for lettre, chiffre in (("A", "1"), ("B", "2")):
        for suite in ("000001", "123456", "000204"):
            corse = avec_cle(f"2{lettre}{suite}")
            assert Numero(f"2{chiffre}{suite}{corse[-1]}").cle_valide


@pytest.mark.parametrize(
    ("debut", "departement", "region", "territoire"),
    [
        ("220", "22", "bretagne", "metropole"),
        ("010", "01", "auvergne-rhone-alpes", "metropole"),
        ("2A0", "2A", "corse", "corse"),
        ("2B0", "2B", "corse", "corse"),
        ("9701", "971", "guadeloupe", "outre-mer"),
        ("9702", "972", "martinique", "outre-mer"),
        ("9703", "973", "guyane", "outre-mer"),
        ("9704", "974", "la-reunion", "outre-mer"),
        ("9805", "976", "mayotte", "outre-mer"),
    ],
)
def test_la_region_se_lit_dans_les_premiers_caracteres(
    debut: str, departement: str, region: str, territoire: str
) -> None:
    """GUI-02, AMB-45 : celle de l'établissement, jamais celle du siège."""
    numero = Numero(debut.ljust(9, "0"))
    assert (numero.departement, numero.region) == (departement, region)
    assert numero.territoire_exclu is None
    assert territoire_de_region(region) == territoire


@pytest.mark.parametrize(
    ("debut", "nom"), [("9705", "Saint-Pierre-et-Miquelon"), ("9806", "Wallis-et-Futuna")]
)
def test_un_territoire_exclu_se_dit(debut: str, nom: str) -> None:
    """ELI-08, ELI-09."""
    resultat = verifier(avec_cle(debut + "0000"))
    assert (resultat.donnees["applicable"], resultat.donnees["region"]) == (False, None)
    assert resultat.donnees["valide"]
    assert any(a.niveau == "bloquant" and nom in a.message for a in resultat.alertes)


def test_les_quatre_territoires_exclus_sont_ceux_de_l_instruction() -> None:
    """ELI-08."""
    assert set(EXCLUS.values()) == {
        "Polynésie française",
        "Nouvelle-Calédonie",
        "Saint-Pierre-et-Miquelon",
        "Wallis-et-Futuna",
    }


def test_un_departement_inconnu_est_une_alerte_pas_un_refus() -> None:
    resultat = verifier(avec_cle("20000000"))
    assert resultat.donnees["departement"] is None
    assert not resultat.donnees["valide"]
    assert any("département connu" in alerte.message for alerte in resultat.alertes)


def test_une_cle_fausse_est_une_alerte_pas_un_refus(bretagne: Edition) -> None:
    """Le nouveau format FINESS ne garantit plus la clé."""
    resultat = verifier("220002613")
    assert (resultat.donnees["valide"], resultat.donnees["cle_valide"]) == (True, False)
    assert [alerte.niveau for alerte in resultat.alertes] == ["attention"]


def test_un_numero_illisible_est_une_reponse_pas_une_erreur() -> None:
    resultat = verifier("2200")
    assert resultat.donnees == {
        "valide": False,
        "cle_valide": False,
        "departement": None,
        "region": None,
        "applicable": False,
    }
    assert resultat.alertes[0].niveau == "bloquant"


def test_un_etablissement_breton_se_verifie(bretagne: Edition) -> None:
    resultat = verifier("22 000 261 2")
    assert resultat.donnees == {
        "valide": True,
        "cle_valide": True,
        "departement": "22",
        "region": "Bretagne",
        "applicable": True,
    }
    assert resultat.alertes == ()


def test_il_y_a_18_regions_et_101_departements_chacun_dans_une_seule() -> None:
    """REG-19 : les dix-huit de l'instruction."""
    assert len(REGIONS) == len(ENVELOPPES) == 18
    tous = [d for _, _, departements in REGIONS.values() for d in departements.split()]
    assert len(tous) == len(set(tous)) == len(REGION_DU_DEPARTEMENT) == 101
    assert all(cle(nom) == region for region, (nom, _, _) in REGIONS.items())


@pytest.mark.parametrize(
    ("texte", "territoire"),
    [
        ("Métropole", "metropole"),
        ("hexagone", "metropole"),
        ("Bretagne", "metropole"),
        ("Provence-Alpes-Côte d’Azur", "metropole"),
        ("PROVENCE ALPES COTE D'AZUR", "metropole"),
        ("Corse", "corse"),
        ("Outre-mer", "outre-mer"),
        ("DROM", "outre-mer"),
        ("La Réunion", "outre-mer"),
        ("Belgique", None),
        ("", None),
    ],
)
def test_un_territoire_se_lit_en_toutes_lettres(texte: str, territoire: str | None) -> None:
    """PET-01, PET-02."""
    assert lire_territoire(texte) == territoire


def test_une_cle_de_mot_ote_accents_apostrophes_et_ponctuation() -> None:
    assert cle("  L’Île–d'Œuvre, n° 3 ! ") == "l-ile-d-oeuvre-n-3"
    assert nom_de_region("ile-de-france") == "Île-de-France"


@given(st.text(max_size=20))
def test_aucun_texte_ne_fait_autre_chose_qu_un_numero_ou_un_refus(texte: str) -> None:
    try:
        numero = lire_finess(texte, retablir_le_zero=True)
    except ValueError:
        return
    assert len(numero.numero) == 9
    assert numero.region is None or numero.region in REGIONS


@given(st.integers(0, 9999))
def test_un_numero_relu_est_le_meme(rang: int) -> None:
    numero = finess_fictif(rang)
    assert lire_finess(numero) == Numero(numero)
    assert lire_finess(" ".join(numero)) == Numero(numero)
