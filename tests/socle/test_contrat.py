"""Le contrat JSON : ce qui sort, et les refus en français, jamais autre chose."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.socle.calculateur import Calculateur, appliquer, lire, resoudre, tous, trouver
from calculators.socle.champs import ERREURS_DITES, SaisieInvalide
from calculators.socle.contrat import TAILLE_MAXIMALE, appeler, erreurs_en_json, lire_json
from calculators.socle.resultat import Ligne, en_json
from tests.tirages import entrees, json_quelconque

TOUS = tous()
PAR_NOM = [pytest.param(calculateur, id=calculateur.nom) for calculateur in TOUS]
DU_CONTRAT = {
    "aide": {
        "total",
        "minimum",
        "maximum",
        "usages",
        "logiciel",
        "materiel",
        "amoa",
        "avance",
        "solde",
        "lignes",
        "alertes",
        "lectures",
    },
    "guichet": {"guichet", "ouverture", "cloture", "etat", "lignes", "alertes", "lectures"},
    "saad": {"services", "total", "lignes", "alertes", "lectures"},
    "petit-organisme": {"petit_organisme", "seuil"},
    "versement": {"avance", "solde"},
    "finess": {"valide", "cle_valide", "departement", "region", "applicable"},
}
ANGLAIS = re.compile(
    r"\b(error|invalid|expecting|exceeds|must|not a|could|unexpected)\b", re.IGNORECASE
)


def refuser(calculateur: Calculateur[Any], texte: str) -> list[dict[str, str]]:
    """Les erreurs d'un texte refusé, vérifiées dans leur forme."""
    with pytest.raises(SaisieInvalide) as refus:
        appeler(calculateur, texte)
    erreurs: list[dict[str, str]] = erreurs_en_json(refus.value.erreurs)["erreurs"]
    assert erreurs
    for erreur in erreurs:
        assert set(erreur) == {"champ", "message"}
        assert erreur["message"].endswith((".", "?"))
        assert not ANGLAIS.search(erreur["message"]), erreur
    return erreurs


@pytest.mark.parametrize("calculateur", PAR_NOM)
def test_l_exemple_traite_donne_les_cles_du_contrat(calculateur: Calculateur[Any]) -> None:
    sortie = appeler(calculateur, json.dumps(calculateur.exemple))
    assert sortie["date"] == "2025-09-15"
    assert DU_CONTRAT.get(calculateur.nom, set()) <= set(sortie)
    assert json.loads(json.dumps(sortie)) == sortie
    for ligne in sortie["lignes"]:
        assert ligne["citations"]
        assert date.fromisoformat(ligne["du"]) <= date.fromisoformat(ligne["au"])


def test_les_montants_ont_deux_decimales_et_les_taux_six_au_plus() -> None:
    donnees = {
        "a": Decimal(1029000),
        "b": Fraction(3, 4),
        "c": Fraction(1, 3),
        "d": Fraction(0),
        "e": date(2025, 9, 15),
        "f": [Fraction(1), True, None, 3, "x"],
    }
    assert en_json(donnees) == {
        "a": "1029000.00",
        "b": "0.75",
        "c": "0.333333",
        "d": "0",
        "e": "2025-09-15",
        "f": ["1", True, None, 3, "x"],
    }


def test_une_ligne_sans_citation_ne_peut_pas_etre_construite() -> None:
    periode = resoudre(trouver("aide"), {"acquisitions": 1}).lignes[0].periode
    with pytest.raises(ValueError, match="sans citation"):
        Ligne("Usages", "1 × 7 000 €", (), periode)


@pytest.mark.parametrize(
    "texte",
    [
        "",
        " ",
        "{",
        "}",
        "null",
        "true",
        "15",
        '"texte"',
        "[]",
        "[{}]",
        "{]",
        "{'a': 1}",
        "{acquisitions: 1}",
        '{"acquisitions": 1,}',
        '{"acquisitions": NaN}',
        '{"acquisitions": Infinity}',
        '{"acquisitions": -Infinity}',
        '{"acquisitions": 01}',
        '{"acquisitions": 1e999}',
        '{"acquisitions": 1e99999999999999999999999}',
        '{"acquisitions": ' + "9" * 5000 + "}",
        '{"acquisitions": -' + "9" * 5000 + "}",
        '{"acquisitions": 0.' + "1" * 5000 + "}",
        '{"acquisitions": 1, "acquisitions": 2}',
        '{"essms": [{"finess_et": "1", "finess_et": "2"}]}',
        '{"acquisitions": "\\ud800"}',
        '{"\\ud800": 1}',
        '{"acquisitions": "\x00"}',
        '{"acquisitions": "\\u0000"}',
        "[" * 100_000,
        '{"essms": ' * 50_000,
        '{"a":' * 200_000 + "1" + "}" * 200_000,
        '{"essms": ' + "[" * 50_000 + "]" * 50_000 + "}",
    ],
    ids=lambda texte: repr(texte[:24]),
)
def test_un_texte_qui_n_est_pas_une_entree_est_refuse_en_francais(texte: str) -> None:
    refuser(trouver("aide"), texte)


def test_un_json_illisible_dit_ou_il_cesse_de_l_etre() -> None:
    (erreur,) = refuser(trouver("aide"), '{"acquisitions": 1,\n "sons" 2}')
    assert erreur["message"] == "Ce n’est pas du JSON lisible : ligne 2, colonne 9."


def test_une_cle_repetee_est_nommee() -> None:
    (erreur,) = refuser(trouver("aide"), '{"acquisitions": 1, "acquisitions": 2}')
    assert erreur == {"champ": "acquisitions", "message": "Cette clé figure deux fois."}


def test_un_texte_trop_long_est_refuse_sans_etre_lu() -> None:
    with pytest.raises(SaisieInvalide, match="trop long"):
        lire_json(" " * (TAILLE_MAXIMALE + 1))


def test_un_million_de_listes_vides_est_refuse_sans_etre_lu() -> None:
    """En mémoire, une liste vide prend vingt fois la place de son texte."""
    (erreur,) = refuser(trouver("aide"), '{"essms": [' + "[]," * 1_000_000 + "[]]}")
    assert erreur["message"] == "Ce JSON a plus de 500\u202f000 listes et objets."


@pytest.mark.parametrize(
    "entree",
    [{f"cle{n}": 1 for n in range(5_000)}, {"essms": [{"finess_et": "x", "z": 1}] * 2_500}],
    ids=["clés inconnues", "lignes fautives"],
)
def test_de_cinq_mille_erreurs_les_mille_premieres_sont_dites(entree: dict[str, Any]) -> None:
    erreurs = refuser(trouver("aide"), json.dumps(entree))
    assert len(erreurs) == ERREURS_DITES + 1
    assert erreurs[-1] == {
        "champ": "",
        "message": "Seules les 1\u202f000 premières erreurs sont dites ; "
        "il y en a 4\u202f000 de plus.",
    }


def test_cent_mille_lignes_sont_refusees() -> None:
    (erreur,) = refuser(trouver("aide"), json.dumps({"essms": [{"situation": "sons"}] * 100_000}))
    assert erreur["champ"] == "essms"
    assert "100000 lignes" in erreur["message"]


@pytest.mark.parametrize("calculateur", PAR_NOM)
@pytest.mark.parametrize(
    "faux", [True, -1, 10**12, 1.5, "?", "x" * 10_000, "\u202e\x07", [1], [None], {"a": 1}, [[]]]
)
def test_un_mauvais_type_dans_chaque_champ_est_un_refus_ou_une_reponse(
    calculateur: Calculateur[Any], faux: object
) -> None:
    for champ in calculateur.champs:
        try:
            appeler(calculateur, json.dumps({**calculateur.exemple, champ.nom: faux}))
        except SaisieInvalide as refus:
            chemins = {erreur.champ.split(".")[0] for erreur in refus.erreurs}
            assert chemins <= {c.nom for c in calculateur.champs}


@pytest.mark.parametrize("calculateur", PAR_NOM)
def test_null_partout_vaut_une_entree_vide(calculateur: Calculateur[Any]) -> None:
    def repondre(entree: dict[str, Any]) -> Any:
        try:
            return appeler(calculateur, json.dumps(entree))
        except SaisieInvalide as refus:
            return erreurs_en_json(refus.erreurs)

    assert repondre({champ.nom: None for champ in calculateur.champs}) == repondre({})


@pytest.mark.parametrize("calculateur", PAR_NOM)
def test_une_cle_inconnue_est_une_erreur(calculateur: Calculateur[Any]) -> None:
    erreurs = refuser(calculateur, json.dumps({**calculateur.exemple, "inconnue": 1}))
    assert [erreur["champ"] for erreur in erreurs] == ["inconnue"]


@pytest.mark.parametrize("calculateur", PAR_NOM)
def test_une_mauvaise_date_est_refusee_a_son_champ(calculateur: Calculateur[Any]) -> None:
    for jour in ("2025-13-01", "hier", 20250915, "2025-09-31", ["2025-09-15"]):
        erreurs = refuser(calculateur, json.dumps({**calculateur.exemple, "date": jour}))
        assert [erreur["champ"] for erreur in erreurs] == ["date"]


@pytest.mark.parametrize("nom", ["aide", "saad", "petit-organisme", "versement"])
@pytest.mark.parametrize("jour", ["2025-01-14", "2000-01-01"])
def test_avant_la_periode_des_textes_aucun_montant_et_l_on_dit_pourquoi(
    nom: str, jour: str
) -> None:
    calculateur = trouver(nom)
    entree = json.dumps({**calculateur.exemple, "date": jour})
    (erreur,) = refuser(calculateur, entree)
    assert erreur["champ"] == "date"
    assert "Les textes couvrent la période" in erreur["message"]


@pytest.mark.parametrize("calculateur", PAR_NOM)
@pytest.mark.parametrize("jour", ["2026-01-01", "2027-06-30", "2099-12-31"])
def test_apres_la_campagne_ses_dernieres_regles_valent_encore_et_cela_se_dit(
    calculateur: Calculateur[Any], jour: str
) -> None:
    """Un projet garde les règles de sa campagne jusqu'à son dernier versement."""
    dernier, apres = (
        appeler(calculateur, json.dumps({**calculateur.exemple, "date": un}))
        for un in ("2025-12-31", jour)
    )
    for montant in ("total", "minimum", "avance", "seuil", "verdict", "toutes_atteintes"):
        assert apres.get(montant) == dernier.get(montant)
    assert apres["date"] == jour
    assert "vient après la campagne 2025" in apres["alertes"][-1]["message"]
    assert not [a for a in dernier["alertes"] if "vient après" in a["message"]]


@pytest.mark.parametrize("calculateur", PAR_NOM)
def test_sans_date_le_jour_est_le_dernier_de_la_campagne(calculateur: Calculateur[Any]) -> None:
    """CLD-01, CLD-14 : aucun calculateur ne lit l'horloge."""
    entree = {cle: v for cle, v in calculateur.exemple.items() if cle != "date"}
    dite = appeler(calculateur, json.dumps({**entree, "date": "2025-09-15"}))
    assert appeler(calculateur, json.dumps(entree)) == dite


@pytest.mark.parametrize("calculateur", PAR_NOM)
@pytest.mark.parametrize(
    "jour", ["2000-01-01", "2025-01-14", "2025-04-17", "2025-12-31", "2099-12-31"]
)
def test_la_date_de_sortie_est_celle_que_l_on_demande(
    calculateur: Calculateur[Any], jour: str
) -> None:
    entree = json.dumps({**calculateur.exemple, "date": jour})
    try:
        assert appeler(calculateur, entree)["date"] == jour
    except SaisieInvalide as refus:
        assert [e.champ for e in refus.erreurs] == ["date"]  # noqa: PT017


@given(st.sampled_from(TOUS), st.data())
def test_une_entree_bien_formee_recoit_un_resultat_ou_un_refus(
    calculateur: Calculateur[Any], data: st.DataObject
) -> None:
    entree = data.draw(entrees(calculateur))
    try:
        sortie = appeler(calculateur, json.dumps(entree))
    except SaisieInvalide as refus:
        assert all(e.message for e in refus.erreurs)  # noqa: PT017
    else:
        assert json.loads(json.dumps(sortie)) == sortie


@given(st.sampled_from(TOUS), st.data())
def test_un_json_quelconque_recoit_un_resultat_ou_un_refus(
    calculateur: Calculateur[Any], data: st.DataObject
) -> None:
    noms = [champ.nom for champ in calculateur.champs]
    entree = data.draw(
        json_quelconque() | st.dictionaries(st.sampled_from(noms), json_quelconque(), max_size=4)
    )
    try:
        appeler(calculateur, json.dumps(entree))
    except SaisieInvalide as refus:
        assert all(e.message for e in refus.erreurs)  # noqa: PT017


@given(st.text(max_size=200))
def test_un_texte_quelconque_recoit_un_resultat_ou_un_refus(texte: str) -> None:
    try:
        appeler(trouver("versement"), texte)
    except SaisieInvalide as refus:
        assert all(e.message for e in refus.erreurs)  # noqa: PT017


def test_lire_dit_toutes_les_erreurs_d_un_coup() -> None:
    _, erreurs = lire(trouver("aide"), {"acquisitions": -1, "sons": "x", "z": 1})
    assert [erreur.champ for erreur in erreurs] == ["z", "acquisitions", "sons"]


def test_appliquer_suit_la_date_donnee() -> None:
    valeurs, _ = lire(trouver("aide"), {"acquisitions": 15, "date": "2025-04-17"})
    assert appliquer(trouver("aide"), valeurs).jour == date(2025, 4, 17)
