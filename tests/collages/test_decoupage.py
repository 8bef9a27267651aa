"""Ce que l'on colle devient des cellules : séparateurs, guillemets, fins de ligne."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.collages.decoupage import decouper, est_un_tableau
from theme.publish.site.saisies import NOMS

DEUX = [["220002612", "Association Les Lilas"], ["350000121", "CCAS de Rennes"]]


@pytest.mark.parametrize("fin", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separateur", ["\t", ";", ",", "|"])
def test_toute_fin_de_ligne_et_tout_separateur_se_lisent(separateur: str, fin: str) -> None:
    assert decouper(fin.join(separateur.join(ligne) for ligne in DEUX) + fin) == DEUX


@pytest.mark.parametrize(
    ("texte", "cellules"),
    [
        ('220002612\t"Association\r\nLes Lilas"\r\n350000121\tCCAS de Rennes', DEUX),
        ('"220002612";"Association Les Lilas"\n"350000121";"CCAS de Rennes"', DEUX),
        ('220002612; "Association Les Lilas" ;\n350000121;CCAS de Rennes;', None),
        ("sep=;\n220002612;Association Les Lilas\n350000121;CCAS de Rennes", DEUX),
        ('"sep=,"\r\n220002612,Association Les Lilas\r\n350000121,CCAS de Rennes', DEUX),
        ("\ufeff220002612;Association Les Lilas\n350000121;CCAS de Rennes", DEUX),
        ("220002612, Association Les Lilas\n350000121, CCAS de Rennes", DEUX),
        ("220002612\u200b;\u202aAssociation Les Lilas\n350000121;CCAS de Rennes\u00a0", DEUX),
        ('="220002612";Association Les Lilas\n"=""350000121""";CCAS de Rennes', DEUX),
    ],
)
def test_les_guillemets_et_les_marques_des_tableurs_ne_sont_pas_des_reponses(
    texte: str, cellules: list[list[str]] | None
) -> None:
    attendu = cellules or [[*ligne, ""] for ligne in DEUX]
    assert decouper(texte) == attendu


@pytest.mark.parametrize("separateur", ["\t", ";", ","])
def test_une_cellule_entre_guillemets_garde_separateurs_et_guillemets(separateur: str) -> None:
    noms = [
        "CCAS de Rennes ; service aînés",
        'Foyer "Les Tilleuls", antenne',
        "a\tb",
        "L’Âge\nd’or",
    ]
    ecrit = io.StringIO()
    csv.writer(ecrit, delimiter=separateur).writerows([nom, "220002612"] for nom in noms)
    assert decouper(ecrit.getvalue()) == [[" ".join(n.split("\n")), "220002612"] for n in noms]


def test_un_guillemet_jamais_referme_ne_prend_pas_les_lignes_suivantes() -> None:
    assert decouper('220002612;"Les Lilas\n350000121;12" de long\n290000017;B') == [
        ["220002612", '"Les Lilas'],
        ["350000121", '12" de long'],
        ["290000017", "B"],
    ]


@pytest.mark.parametrize(
    "texte",
    [
        "CCAS de Rennes ; service aînés\nCCAS de Brest ; service aînés",
        "Pôle adulte « Les Ajoncs », antenne de Guipavas\nFoyer Ti Ar Vro, Quimper",
        "CCAS de Rennes;service aînés\nAssociation Les Lilas\nAssociation du Parc",
        "1 234,5\n12,75\n800",
        "12345,6666\n1,5",
        "Les Tilleuls & Co ; 50 %\nAssociation du Parc",
        "Association\tLes Lilas\nCCAS\nAssociation du Parc\nADMR du Léguer",
    ],
)
def test_la_ponctuation_d_un_nom_ou_d_un_nombre_ne_separe_pas(texte: str) -> None:
    assert {len(ligne) for ligne in decouper(texte)} == {1}


def test_un_nom_qui_contient_un_autre_separateur_ne_trompe_pas_le_tableau() -> None:
    texte = "220002612;Foyer, antenne de Brest;1 200,50\n350000121;A, B, C et D;12,5"
    assert [len(ligne) for ligne in decouper(texte)] == [3, 3]


def test_une_cellule_vide_garde_sa_place() -> None:
    """Sur deux colonnes, un seul montant par ligne : devis ici, dépense là."""
    assert decouper("1200\t\n\t800\n1500\t") == [["1200", ""], ["", "800"], ["1500"]]


def test_un_texte_illisible_est_refuse_par_une_phrase() -> None:
    with pytest.raises(ValueError, match=r"signes illisibles.*CSV"):
        decouper("220002612\x00;A")


@pytest.mark.parametrize(
    ("texte", "tableau"),
    [
        ("CCAS de Rennes ; service aînés", False),
        ("220002612\n", False),
        ('"Association\nLes Lilas"', False),
        ("\n\nAssociation Les Lilas\n\n", False),
        ("a\x00b", False),
        ("", False),
        ("220002612\tA", True),
        ("Association Les Lilas\nCCAS de Rennes", True),
        ('"Association\nLes Lilas"\nCCAS', True),
    ],
)
def test_un_tableau_a_plus_d_une_ligne_ou_une_tabulation(texte: str, tableau: bool) -> None:
    assert est_un_tableau(texte) is tableau


_CELLULES = st.sampled_from([n for n in NOMS if n.isprintable()]) | st.sampled_from(
    ["", "220002612", "1 234,5", "- €", "75 %", 'a "b" ; c, d', "12\n13", "\ta"]
)


@given(
    lignes=st.lists(st.lists(_CELLULES, min_size=3, max_size=3), min_size=2, max_size=6),
    separateur=st.sampled_from("\t;,"),
)
def test_ce_qu_un_tableur_ecrit_se_relit_cellule_par_cellule(
    lignes: list[list[str]], separateur: str
) -> None:
    """Un FINESS en tête de chaque ligne ; le reste, des noms, des nombres, des pièges."""
    ecrit = io.StringIO()
    csv.writer(ecrit, delimiter=separateur).writerows(["350000121", *ligne] for ligne in lignes)
    lues = decouper(ecrit.getvalue())
    attendues = [["350000121", *(" ".join(c.strip().split("\n")) for c in ln)] for ln in lignes]
    assert [[*ln, "", "", ""][:4] for ln in lues] == attendues
