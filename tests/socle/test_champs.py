"""Les questions : ce qu'elles comprennent, ce qu'elles refusent, et où elles le disent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calculators.montants.essms import SITUATION
from calculators.socle.calculateur import tous
from calculators.socle.champs import Champ, Choix, Erreur, Jour, Libre, OuiNon, SaisieInvalide
from calculators.socle.champs_chiffres import Entier, Montant, Nombre
from calculators.socle.champs_finess import Finess
from calculators.socle.listes import Bloc, Lignes, lire_champs

NOMBRE = Nombre(nom="n", libelle="N", unite="h")
ENTIER = Entier(nom="n", libelle="N", unite="ESSMS", minimum=1, maximum=50)
MONTANT = Montant(nom="n", libelle="N")
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
    erreurs: list[Erreur] = []
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
@pytest.mark.parametrize("vide", [None, "", "  ", "\u00a0\n", [], {}])
def test_une_case_vide_est_une_absence_de_reponse(champ: Champ, vide: object) -> None:
    assert lire(champ, vide) is None


@pytest.mark.parametrize("vide", [None, "", [], {}, {"n": None, "t": " "}])
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
        (NOMBRE, "0,125", "2 décimales"),
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
        (JOUR, "2025-02-30", "n’est pas une date"),
        (JOUR, "2025-W38-1", "n’est pas une date"),
        (JOUR, "15-09-2025", "n’est pas une date"),
        (JOUR, "20250915", "n’est pas une date"),
        (JOUR, "31/04/2025", "n’est pas une date"),
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
    erreurs: list[Erreur] = []
    champs = (ENTIER, Choix(nom="c", libelle="C", options={"a": "A"}, defaut="a"))
    assert lire_champs(champs, {"n": "?", "c": "z"}, erreurs) == {"n": None, "c": "a"}
    assert [erreur.champ for erreur in erreurs] == ["n", "c"]


def test_une_cle_inconnue_est_signalee_et_marquee() -> None:
    erreurs: list[Erreur] = []
    lire_champs((ENTIER,), {"n": 1, "m": 2, "x" * 99: 3}, erreurs)
    assert [(len(e.champ), e.cle_inconnue) for e in erreurs] == [(1, True), (60, True)]


def test_l_echo_redit_ce_qui_a_ete_compris() -> None:
    assert MONTANT.echo(lire(MONTANT, "12 k€")) == "12\u202f000\u00a0€"
    assert NOMBRE.echo(lire(NOMBRE, "1.234,5")) == "1\u202f234,5 h"
    assert JOUR.echo(lire(JOUR, "1/6/2025")) == "1er\u00a0juin\u00a02025"
    assert FINESS.echo(lire(FINESS, "10000024")) == "010000024, zéro initial rétabli"
    assert not FINESS.echo(lire(FINESS, "220002612"))
    assert not LIBRE.echo("Ys")


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
