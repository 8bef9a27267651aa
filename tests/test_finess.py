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
        ("'220002612", "220002612"),
        ('="220002612"', "220002612"),
        ("220–002–612", "220002612"),
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
        ("350000121.0", "pris ce numéro pour un nombre à virgule. Gardez « 350000121 »"),
        ("350000121,00", "Gardez « 350000121 » ; pour toutes les lignes, .* « Texte »"),
        ("10000024.0", "nombre à virgule"),
        ("3,5E+08", "l’a abrégé. Avant de copier, .*« Données > Convertir »"),
        ("3.5e8", "l’a abrégé"),
        ("2,20003E+08", "l’a abrégé"),
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


@pytest.mark.parametrize("nom", ["aide", "guichet", "finess", "saad"])
def test_un_caractere_invisible_ne_compte_dans_aucun_finess(nom: str) -> None:
    entrees: dict[str, Callable[[str], Any]] = {
        "aide": lambda n: {"essms": [{"finess_et": n}]},
        "guichet": lambda n: {"finess_et": n},
        "finess": lambda n: {"finess": n},
        "saad": lambda n: {"services": [{"finess_et": n, "heures_totales": 1}]},
    }
    calculateur, entree = trouver(nom), entrees[nom]
    nu = resoudre(calculateur, entree("350000121"))
    for pose in (
        "350000121\u200b",
        "\ufeff350000121",
        "\u202a350\u2060000121\u202c",
        "３５００００１２１",
    ):
        assert resoudre(calculateur, entree(pose)) == nu


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


# ── Plusieurs numéros à la fois ───────────────────────────────────────────────────────────────

TRENTE = [finess_fictif(rang) for rang in range(1, 31)]
"""Trente établissements, que chaque test abîme à sa façon."""


def colonne(resultat: Resultat, titre: str) -> list[str]:
    (tableau,) = resultat.tableaux
    rang = [c.titre for c in tableau.colonnes].index(titre)
    return [ligne[rang] for ligne in tableau.ecrites()]


def test_trente_numeros_colles_sont_tous_verifies() -> None:
    """Le deuxième a perdu son zéro, le dernier un chiffre : rien n'est coupé."""
    numeros = [TRENTE[0], "10000024", *TRENTE[2:29], TRENTE[29][:-1]]
    resultat = verifier("\r\n".join(numeros) + "\r\n")
    assert resultat.reponse == "28\u00a0numéros sur 30 bien formés"
    assert resultat.phrase == "À vérifier : 2\u00a0illisibles."
    assert [n["finess"] for n in resultat.donnees["numeros"]] == numeros
    assert colonne(resultat, "Rang") == [str(rang) for rang in range(1, 31)]
    assert colonne(resultat, "FINESS ET") == numeros
    a_verifier = colonne(resultat, "À vérifier")
    assert "Écrivez 010000024" in a_verifier[1]
    assert "n’est pas un numéro FINESS" in a_verifier[29]
    assert not any(a_verifier[2:29])
    assert colonne(resultat, "Région")[0] == "Bretagne"


def test_une_liste_json_vaut_le_meme_texte_colle() -> None:
    calculateur = trouver("finess")
    liste = resoudre(calculateur, {"finess": [220002612, "35 990 001 6", "ESAT"]})
    texte = resoudre(calculateur, {"finess": "220002612\n35 990 001 6\nESAT"})
    assert liste == texte
    assert liste.donnees["bien_formes"] == 2
    assert resoudre(calculateur, {"finess": ["220002612"]}) == verifier("220002612")


def test_l_en_tete_d_une_colonne_n_est_pas_un_numero() -> None:
    resultat = verifier("FINESS ET\n220002612\n290005180")
    assert resultat.reponse == "2\u00a0numéros sur 2 bien formés"
    assert resultat.phrase == "Rien à vérifier dans leur forme."


def test_chaque_defaut_se_compte_et_se_dit_a_sa_ligne() -> None:
    """ELI-08 : clé fausse, département inconnu, territoire exclu, doublon."""
    resultat = verifier("220002612\n220002613\n970500003\n220002612\n" + avec_cle("20000000"))
    assert resultat.phrase == (
        "À vérifier : 2 à la clé fausse, 1 d’un département inconnu, 1 hors du programme, "
        "1 en double."
    )
    assert resultat.donnees["bien_formes"] == 2
    a_verifier = colonne(resultat, "À vérifier")
    assert "clé" in a_verifier[1]
    assert "Saint-Pierre-et-Miquelon" in a_verifier[2]
    assert a_verifier[3] == "Déjà au rang 1."
    assert "département connu" in a_verifier[4]
    assert colonne(resultat, "Clé") == ["juste", "fausse", "fausse", "juste", "juste"]
    assert any("1\u00a0doublon" in alerte.message for alerte in resultat.alertes)


def test_une_liste_est_valide_si_tous_ses_numeros_le_sont() -> None:
    donnees = verifier("220002612\n290005180").donnees
    assert {cle: valeur for cle, valeur in donnees.items() if cle != "numeros"} == {
        "valide": True,
        "cle_valide": True,
        "departement": None,
        "region": "Bretagne",
        "applicable": True,
        "bien_formes": 2,
    }
    melange = verifier("220002612\n2200").donnees
    assert (melange["valide"], melange["applicable"], melange["region"]) == (False, False, None)


def test_un_tableau_dont_aucune_colonne_n_est_celle_des_finess_se_refuse_a_son_champ() -> None:
    with pytest.raises(SaisieInvalide, match="plusieurs colonnes") as refus:
        verifier("220002612\t350000121\n290005180\t560000010")
    assert [erreur.champ for erreur in refus.value.erreurs] == ["finess"]


@given(st.lists(st.text(max_size=20), min_size=2, max_size=8))
def test_autant_de_lignes_que_de_numeros_quoi_que_l_on_colle(textes: list[str]) -> None:
    resultat = resoudre(trouver("finess"), {"finess": textes})
    assert len(resultat.tableaux[0].lignes) == len(resultat.donnees["numeros"]) == len(textes)
    assert f"sur {len(textes)}" in resultat.reponse
