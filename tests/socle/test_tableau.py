"""Un tableau est décrit une fois : ce qui s'écrit, ce qui se recalcule, ce qui se cite."""

from __future__ import annotations

import ast
import operator
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from calculators.lectures.exemples import finess_fictif
from calculators.socle.calculateur import Calculateur, resoudre, tous, trouver
from calculators.socle.tableau import Colonne, Contenu, Genre, Sourcee, Tableau, valeur_de
from calculators.textes import Cite
from tests.tirages import Valeurs, services

_OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
AMENE = (Cite("aap", "7"),)
DEPLACE = (Cite("aap", "8"),)


def calculee(formule: str, ligne: Mapping[str, Contenu]) -> Fraction:
    """La valeur d'une formule, des quatre opérations sur les autres cellules de sa ligne."""

    def valeur(noeud: ast.expr) -> Fraction:
        if isinstance(noeud, ast.BinOp):
            operation = _OPERATIONS[type(noeud.op)]
            return Fraction(operation(valeur(noeud.left), valeur(noeud.right)))
        nombre = ligne[noeud.id] if isinstance(noeud, ast.Name) else ast.literal_eval(noeud)
        assert isinstance(nombre, int | Decimal | Fraction)
        return Fraction(nombre)

    return valeur(ast.parse(formule, mode="eval").body)


def verifier(tableaux: Iterable[Tableau]) -> int:
    """Chaque cellule d'une colonne à formule est ce que dit la formule ; combien il y en a."""
    verifiees = 0
    for tableau in tableaux:
        for cellules in tableau.lignes:
            valeurs = [valeur_de(cellule) for cellule in cellules]
            noms = (colonne.nom for colonne in tableau.colonnes)
            ligne = dict(zip(noms, valeurs, strict=True))
            for colonne, valeur in zip(tableau.colonnes, valeurs, strict=True):
                if colonne.formule and valeur is not None:
                    assert calculee(colonne.formule, ligne) == valeur
                    verifiees += 1
    return verifiees


@given(services())
def test_les_formules_de_la_declaration_redonnent_ses_colonnes_i_et_j(
    lignes: list[Valeurs],
) -> None:
    """SAAD-13, SAAD-14 : (e + f + g) / d et son complément, si les heures s’additionnent."""
    (tableau,) = resoudre(trouver("saad"), {"services": lignes}).tableaux
    formules = {colonne.nom: colonne.formule for colonne in tableau.colonnes if colonne.formule}
    assert formules == {"i": "(e + f + g) / d", "j": "1 - i"}
    coherents = [ligne for ligne in tableau.lignes if ligne[8] is not None]
    assert verifier([tableau]) == 2 * len(coherents)


@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_chaque_ligne_remplit_ses_colonnes_dans_leur_genre(calculateur: Calculateur[Any]) -> None:
    attendus: dict[Genre, type | tuple[type, ...]] = {
        "texte": str,
        "nombre": (int, Decimal, Fraction),
        "euros": Decimal,
        "taux": Fraction,
        "date": date,
    }
    donnees = {
        "guichet": {"finess_et": [finess_fictif(1)]},
        "aide": {"essms": [{"finess_et": finess_fictif(1)}] * 2},
        "cibles": {"date_mesure": "2025-09-15"},
        "enveloppes": {"region": "bretagne", "version": "septembre-2025"},
    }
    tableaux = resoudre(calculateur, donnees.get(calculateur.nom, calculateur.exemple)).tableaux
    assert tableaux or calculateur.nom not in {*donnees, "saad", "calendrier", "projet"}
    for tableau in tableaux:
        for ligne in tableau.lignes:
            for colonne, cellule in zip(tableau.colonnes, ligne, strict=True):
                valeur = valeur_de(cellule)
                assert valeur is None or isinstance(valeur, attendus[colonne.genre]), colonne


@pytest.mark.parametrize(
    ("colonne", "valeur", "ecrite"),
    [
        (Colonne("Nom"), "Ker Uhel", "Ker Uhel"),
        (Colonne("Nom"), None, ""),
        (Colonne("Heures", "nombre"), Decimal("1234.50"), "1\u202f234,5"),
        (Colonne("ESSMS", "nombre"), 1500, "1\u202f500"),
        (Colonne("Aide", "euros"), Decimal(7000), "7\u202f000\u00a0€"),
        (Colonne("Aide", "euros", si_rien="inconnue"), None, "inconnue"),
        (Colonne("Taux", "taux"), Fraction(3, 4), "75\u00a0%"),
        (Colonne("Date", "date"), date(2025, 9, 1), "1er\u00a0septembre\u00a02025"),
    ],
)
def test_une_valeur_s_ecrit_selon_sa_colonne(
    colonne: Colonne, valeur: Contenu, ecrite: str
) -> None:
    assert colonne.ecrire(valeur) == ecrite


def test_les_nombres_seuls_s_alignent_a_droite() -> None:
    genres: tuple[Genre, ...] = ("texte", "nombre", "euros", "taux", "date")
    chiffrees = [genre for genre in genres if Colonne("", genre).chiffree]
    assert chiffrees == ["nombre", "euros", "taux"]


def test_les_sources_d_un_tableau_suivent_la_campagne() -> None:
    """Celles d'une colonne, et celles d'une cellule."""
    colonnes = Colonne("Région"), Colonne("Enveloppe", "euros", citations=AMENE)
    tableau = Tableau("T", colonnes, (("Bretagne", Sourcee(Decimal(1), AMENE)),))
    autre = tableau.cite_par(lambda _: DEPLACE[0])
    assert autre.colonnes[1].citations == DEPLACE
    assert autre.lignes == (("Bretagne", Sourcee(Decimal(1), DEPLACE)),)
    assert [*autre.ecrites()] == [*tableau.ecrites()]


def test_une_copie_donne_des_nombres_nus_et_ce_qui_a_ete_compris() -> None:
    """Ce qu'un tableur lit : ni espace, ni unité que la colonne dit, la virgule, tout le nombre."""
    copies: dict[tuple[Genre, Contenu], str] = {
        ("nombre", Decimal("12345.6666")): "12345,6666",
        ("nombre", Decimal("-1234.5")): "-1234,5",
        ("euros", Decimal("1029000.00")): "1029000",
        ("euros", Decimal("15750.5")): "15750,5",
        ("taux", Fraction(20, 23)): "86,96 %",
        ("date", date(2025, 9, 15)): "15/09/2025",
        ("texte", "220002612"): "220002612",
        ("nombre", "non demandé"): "non demandé",
    }
    for (genre, valeur), copie in copies.items():
        assert Colonne("Titre", genre).copier(valeur) == copie


def test_une_cellule_vide_se_copie_comme_elle_s_ecrit() -> None:
    colonnes = Colonne("Région"), Colonne("Enveloppe", "euros", si_rien="non citée")
    lignes = (("Bretagne", None), ("Corse", Sourcee(Decimal(1200), AMENE)))
    copies = list(Tableau("Enveloppes", colonnes, lignes).copies())
    assert copies == [("Bretagne", "non citée"), ("Corse", "1200")]
