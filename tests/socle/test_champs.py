"""Les questions : ce qu'elles comprennent, ce qu'elles refusent, et où elles le disent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from calculators.montants.essms import SITUATION
from calculators.socle.calculateur import tous
from calculators.socle.champs import Champ, Choix, Erreurs, Jour, Libre, OuiNon, SaisieInvalide
from calculators.socle.champs_chiffres import Duree, Entier, Montant, Nombre
from calculators.socle.champs_finess import Finess
from calculators.socle.listes import Bloc, Lignes, lire_champs

NOMBRE = Nombre(nom="n", libelle="N", unite="h")
ENTIER = Entier(nom="n", libelle="N", unite="ESSMS", minimum=1, maximum=50)
MONTANT = Montant(nom="n", libelle="N")
HEURES = Duree(nom="n", libelle="N")
LIBRE = Libre(nom="n", libelle="N", longueur=5)
LIBRE_DU_BLOC = Libre(nom="t", libelle="T")
CHOIX = Choix(nom="n", libelle="N", options={"mise_a_niveau": "Mise à niveau", "ht": "Hors taxes"})
OUI_NON = OuiNon(nom="n", libelle="N")
JOUR = Jour(nom="n", libelle="N")
FINESS = Finess(nom="n", libelle="N")


@dataclass(frozen=True, slots=True)
class DuBloc:
    """Ce que le bloc répond."""

    n: int | None
    t: str | None


@dataclass(frozen=True, slots=True)
class DeLaLigne:
    """Ce qu'une ligne répond."""

    rang: int
    n: int | None
    b: DuBloc | None


BLOC = Bloc(nom="b", libelle="B", modele=DuBloc, champs=(ENTIER, LIBRE_DU_BLOC))
LIGNES = Lignes(nom="l", libelle="L", modele=DeLaLigne, champs=(ENTIER, BLOC), maximum=3)


def lire(champ: Champ, brut: object) -> Any:
    """La valeur ; lève SaisieInvalide avec les erreurs."""
    erreurs = Erreurs()
    valeur = champ.lire(brut, champ.nom, erreurs)
    if erreurs:
        raise SaisieInvalide(*erreurs)
    return valeur


def refus(champ: Champ, brut: object) -> list[tuple[str, str]]:
    """Chemin et message de chaque erreur."""
    with pytest.raises(SaisieInvalide) as invalide:
        lire(champ, brut)
    return [(erreur.champ, erreur.message) for erreur in invalide.value.erreurs]


@pytest.mark.parametrize("champ", [NOMBRE, ENTIER, MONTANT, LIBRE, CHOIX, OUI_NON, JOUR, FINESS])
@pytest.mark.parametrize("vide", [None, "", "  ", "\u00a0\n", "\u200b", "\ufeff \u200e", [], {}])
def test_une_case_vide_est_une_absence_de_reponse(champ: Champ, vide: object) -> None:
    assert lire(champ, vide) is None


@pytest.mark.parametrize("vide", [None, "", [], {}, {"n": None, "t": " "}, {"t": "\u200b"}])
def test_un_bloc_vide_est_une_absence_de_reponse(vide: object) -> None:
    assert lire(BLOC, vide) is None


@pytest.mark.parametrize(
    ("champ", "brut", "valeur"),
    [
        (NOMBRE, "1 234,5", Decimal("1234.5")),
        (NOMBRE, 12, Decimal(12)),
        (NOMBRE, Decimal("0.25"), Decimal("0.25")),
        (NOMBRE, 0, Decimal(0)),
        (ENTIER, "15", 15),
        (ENTIER, 15, 15),
        (ENTIER, Decimal("15.0"), 15),
        (ENTIER, " 1 ", 1),
        (ENTIER, 50, 50),
        (MONTANT, "12 k€", Decimal(12000)),
        (MONTANT, "10,99 €", Decimal("10.99")),
        (MONTANT, 100_000_000, Decimal(100_000_000)),
        (LIBRE, " Ys ", "Ys"),
        (CHOIX, "mise_a_niveau", "mise_a_niveau"),
        (CHOIX, "MISE À NIVEAU", "mise_a_niveau"),
        (CHOIX, "Mise a niveau", "mise_a_niveau"),
        (CHOIX, "hors-taxes", "ht"),
        (OUI_NON, True, True),
        (OUI_NON, "Non", False),
        (OUI_NON, "OUI", True),
        (OUI_NON, "false", False),
        (OUI_NON, "Je ne sais pas", None),
        (JOUR, "2025-09-15", date(2025, 9, 15)),
        (JOUR, "15/09/2025", date(2025, 9, 15)),
        (JOUR, "1/6/2025", date(2025, 6, 1)),
        (JOUR, "29/02/2024", date(2024, 2, 29)),
        (JOUR, "\u200e15/09/2025\u200f", date(2025, 9, 15)),
        (ENTIER, "1\u200b5", 15),
        (MONTANT, "- €", Decimal(0)),
        (CHOIX, "Hors\u00ad taxes\ufeff", "ht"),
        (OUI_NON, "\u2066oui\u2069", True),
        (LIBRE, "\ufeffYs\u200b", "Ys"),
        (HEURES, "1234h30", Fraction(2469, 2)),
        (HEURES, "1 234:30", Fraction(2469, 2)),
        (HEURES, "1\u202f234 h 30 min", Fraction(2469, 2)),
        (HEURES, "1234:30:00", Fraction(2469, 2)),
        (HEURES, "0h20", Fraction(1, 3)),
        (HEURES, "1234 h", Fraction(1234)),
        (HEURES, "12345,6666", Fraction(61728333, 5000)),
        (HEURES, "12345.6666666667", Fraction(123456666666667, 10**10)),
        (HEURES, "–", Fraction(0)),
        (HEURES, Decimal("0.25"), Fraction(1, 4)),
    ],
)
def test_une_reponse_se_comprend_en_texte_ou_en_json(
    champ: Champ, brut: object, valeur: object
) -> None:
    assert lire(champ, brut) == valeur
    assert type(lire(champ, brut)) is type(valeur)


@pytest.mark.parametrize(
    ("champ", "brut", "phrase"),
    [
        (NOMBRE, "mille", "n’est pas un nombre"),
        (NOMBRE, True, "Donnez un nombre"),
        (NOMBRE, [1], "Donnez un nombre"),
        (NOMBRE, {"a": 1}, "Donnez un nombre"),
        (NOMBRE, Decimal("Infinity"), "Donnez un nombre"),
        (NOMBRE, -1, "négatif"),
        (NOMBRE, "-0,5", "négatif"),
        (NOMBRE, Decimal("1E+999"), "plus que le maximum"),
        (NOMBRE, Decimal("1E-999"), "2 décimales"),
        (NOMBRE, "0,125", "2 décimales au plus. Écrivez 0,13 si"),
        (MONTANT, "1 234,5678 €", "Écrivez 1\u202f234,57 si vous l’arrondissez"),
        (MONTANT, "100,005 €", "Écrivez 100005 pour le premier, 100,01 pour le second."),
        (HEURES, "12,345", "Écrivez 12345 pour le premier, 12,3450 pour le second."),
        (HEURES, "0,1234567890123456", "15 décimales au plus"),
        (HEURES, "12h75", "une heure n’a que 60 minutes"),
        (HEURES, "100 000 000h01", "plus que le maximum accepté ici, 100\u202f000\u202f000 h"),
        (HEURES, "-1h30", "n’est pas un nombre"),
        (NOMBRE, "1234h30", "n’est pas un nombre"),
        (NOMBRE, "1.234", "peut se lire"),
        (NOMBRE, 100_000_001, "100\u202f000\u202f000 h"),
        (ENTIER, "1,5", "sans décimale"),
        (ENTIER, 0, "au moins 1."),
        (ENTIER, 51, "maximum accepté ici, 50 ESSMS"),
        (ENTIER, False, "Donnez un nombre"),
        (MONTANT, "100 000 000,01", "ici, 100\u202f000\u202f000\u00a0€"),
        (MONTANT, "1,999", "peut se lire"),
        (LIBRE, "trop long", "dépasse 5"),
        (LIBRE, 12, "entre guillemets"),
        (CHOIX, "acquisition", "Mise à niveau, Hors taxes"),
        (CHOIX, 3, "un des choix"),
        (CHOIX, "!", "Choisissez parmi"),
        (OUI_NON, "peut-être", "oui ou par non"),
        (OUI_NON, 1, "oui ou non"),
        (JOUR, "2025-02-30", "Le 30 février n’existe pas."),
        (JOUR, "2025-W38-1", "n’est pas une date"),
        (JOUR, "20250915", "n’est pas une date"),
        (JOUR, "31/04/2025", "Le 31 avril n’existe pas."),
        (JOUR, "0000-01-01", "n’est pas une date"),
        (JOUR, "demain", "15/09/2025"),
        (JOUR, 20250915, "Donnez une date"),
        (JOUR, "٢٠٢٥-٠٩-١٥", "n’est pas une date"),
        (FINESS, "12", "n’est pas un numéro FINESS"),
        (FINESS, True, "Donnez un numéro FINESS"),
        (FINESS, ["220002612"], "Donnez un numéro FINESS"),
        (BLOC, "x", "Donnez un objet"),
        (BLOC, [1], "Donnez un objet"),
        (LIGNES, "x", "Donnez une liste de lignes"),
        (LIGNES, {"1": {}}, "liste de lignes"),
        (LIGNES, [{"n": 1}] * 4, "4 lignes : c’est plus que 3"),
    ],
)
def test_une_reponse_incomprise_se_dit_par_une_phrase(
    champ: Champ, brut: object, phrase: str
) -> None:
    ((chemin, message),) = refus(champ, brut)
    assert chemin == champ.nom
    assert phrase in message
    assert message.endswith(".")


def test_une_erreur_dans_une_ligne_dit_son_rang_a_partir_de_un() -> None:
    lignes = [{"n": 1}, {}, {"n": "x", "b": {"n": -1, "inconnue": 2}}]
    chemins = [chemin for chemin, _ in refus(LIGNES, lignes)]
    assert sorted(chemins) == ["l.3.b.inconnue", "l.3.b.n", "l.3.n"]
    assert [chemin for chemin, _ in refus(LIGNES, [{"n": 1}, 5])] == ["l.2"]


def test_une_ligne_en_erreur_est_ecartee_et_les_autres_restent() -> None:
    erreurs = Erreurs()
    lignes = [{"n": 1}, {"n": "x", "b": {"n": "?"}}, {"n": 3, "inconnue": 1}]
    assert [ligne.rang for ligne in LIGNES.lire(lignes, "l", erreurs)] == [1, 3]
    assert erreurs.lignes_ecartees == {"l": {2}}
    dites = [(e.champ, e.liste) for e in erreurs]
    assert dites == [("l.2.n", "l"), ("l.2.b.n", "l"), ("l.3.inconnue", "")]


def test_une_liste_refusee_entiere_n_ecarte_aucune_ligne() -> None:
    erreurs = Erreurs()
    assert LIGNES.lire([{"n": 1}] * 4, "l", erreurs) == ()
    assert not erreurs.lignes_ecartees
    assert [e.liste for e in erreurs] == [""]


def test_les_lignes_ecartees_se_comptent_toutes_au_dela_des_erreurs_dites() -> None:
    erreurs = Erreurs()
    lignes = [{"n": "x"}] * 1_500 + [{"n": 1}, {f"cle{n}": 1 for n in range(1_500)} | {"n": "?"}]
    lues = replace(LIGNES, maximum=2_000).lire(lignes, "l", erreurs)
    assert [ligne.rang for ligne in lues] == [1_501]
    assert erreurs.lignes_ecartees == {"l": {*range(1, 1_501), 1_502}}
    assert (len(erreurs), erreurs.autres) == (1_000, 2_001)


def test_une_ligne_vide_est_passee_sans_decaler_les_rangs() -> None:
    lignes = [{}, None, {"n": None, "b": {"n": ""}}, {"n": 7}]
    champ = replace(LIGNES, maximum=4)
    assert lire(champ, lignes) == (DeLaLigne(rang=4, n=7, b=None),)


def test_une_ligne_lue_a_ses_reponses_dans_leur_type() -> None:
    lues = lire(LIGNES, [{"n": "7", "b": {"t": " Ys "}}])
    assert lues == (DeLaLigne(rang=1, n=7, b=DuBloc(n=None, t="Ys")),)
    assert LIGNES.valeurs(lues[0]) == {"n": 7, "b": DuBloc(None, "Ys")}
    assert BLOC.valeurs(None) == {}


def test_une_valeur_illisible_laisse_la_place_du_defaut() -> None:
    """Le calcul ne se fait pas, mais les autres échos restent à l'écran."""
    erreurs = Erreurs()
    champs = (ENTIER, Choix(nom="c", libelle="C", options={"a": "A"}, defaut="a"))
    assert lire_champs(champs, {"n": "?", "c": "z"}, erreurs) == {"n": None, "c": "a"}
    assert [erreur.champ for erreur in erreurs] == ["n", "c"]


def test_une_cle_inconnue_est_signalee_et_marquee() -> None:
    erreurs = Erreurs()
    lire_champs((ENTIER,), {"n": 1, "m": 2, "x" * 99: 3}, erreurs)
    assert [(len(e.champ), e.cle_inconnue) for e in erreurs] == [(1, True), (60, True)]


@pytest.mark.parametrize(
    ("champ", "brut", "echo"),
    [
        (MONTANT, "12 k€", "12\u202f000\u00a0€"),
        (MONTANT, "0,5 M€", "500\u202f000\u00a0€"),
        (NOMBRE, "1.234,5", "1\u202f234,5 h"),
        (JOUR, "1/6/2025", "1er\u00a0juin\u00a02025"),
        (HEURES, "1234h30", "1\u202f234,5 h"),
        (HEURES, "0h20", "0,333333 h"),
        (MONTANT, "–", "0\u00a0€"),
        (FINESS, "10000024", "010000024, zéro initial rétabli"),
    ],
)
def test_l_echo_dit_ce_qui_a_ete_compris_d_une_autre_ecriture(
    champ: Champ, brut: str, echo: str
) -> None:
    assert champ.echo(brut) == echo


@pytest.mark.parametrize(
    ("champ", "brut"),
    [
        (NOMBRE, "72"),
        (NOMBRE, "72 h"),
        (NOMBRE, "72 heures"),
        (HEURES, "12345,6666"),
        (NOMBRE, "40 000"),
        (NOMBRE, "40\u202f000,5 H"),
        (ENTIER, "15"),
        (ENTIER, "15 ESSMS"),
        (MONTANT, "1500"),
        (MONTANT, "1 500 €"),
        (MONTANT, "1 500,50 euros"),
        (JOUR, "15 septembre 2025"),
        (FINESS, "220002612"),
        (FINESS, "22 000 261 2"),
        (FINESS, "2a0000022"),
        (LIBRE, "Ys"),
        (CHOIX, "ht"),
        (OUI_NON, "oui"),
        (NOMBRE, "mille"),
    ],
)
def test_l_echo_ne_redit_pas_ce_qui_est_ecrit_ni_ce_qui_n_est_pas_compris(
    champ: Champ, brut: str
) -> None:
    assert champ.echo(brut) == ""


@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_chaque_question_se_decrit_et_porte_un_nom_a_elle(calculateur: Any) -> None:
    noms = [champ.nom for champ in calculateur.champs]
    assert len(set(noms)) == len(noms)
    for champ in calculateur.champs:
        schema = champ.schema()
        assert schema["champ"] == champ.nom
        assert schema["libelle"]
        assert "." not in champ.nom
        if isinstance(champ, Choix):
            assert champ.defaut is None or champ.defaut in champ.options


@pytest.mark.parametrize(
    "dit",
    [
        "mise_a_niveau",
        "Mise à niveau",
        "MISE A NIVEAU de la solution en place",
        "montée de version",
        "Montee",
    ],
)
def test_une_situation_se_dit_de_plusieurs_facons(dit: str) -> None:
    assert SITUATION.comprendre(dit) == "mise_a_niveau"


@pytest.mark.parametrize("dit", ["acquisitions", "mi", "autre"])
def test_un_choix_ne_se_devine_pas(dit: str) -> None:
    with pytest.raises(ValueError, match="Choisissez"):
        SITUATION.comprendre(dit)


@pytest.mark.parametrize("dit", ["12 ehpad", "1.500", "douze"])
def test_un_nombre_entier_illisible_se_demande_en_chiffres(dit: str) -> None:
    with pytest.raises(ValueError, match="sans séparateur"):
        Entier(nom="n", libelle="N").comprendre(dit)


@pytest.mark.parametrize("dit", ["0001-01-01", "1999-12-31", "01/01/2100", "9999-12-31"])
def test_une_date_hors_de_ce_siecle_est_refusee(dit: str) -> None:
    with pytest.raises(ValueError, match="entre 2000 et 2099"):
        Jour(nom="date", libelle="Date").comprendre(dit)


def test_moins_zero_est_zero() -> None:
    assert str(Montant(nom="m", libelle="M").comprendre("-0")) == "0"
