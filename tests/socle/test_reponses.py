"""Chaque calculateur a ses réponses dans un objet : les noms et les types de ses questions.

mypy garde ce que les règles en font ; ces tests gardent que les types déclarés disent vrai.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import GenericAlias, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.croisements.situation import Deductions
from calculators.lieux.numero_finess import Numero
from calculators.socle.calculateur import Calculateur, lire, tous, trouver
from calculators.socle.champs import Champ, Choix, Jour, Libre, OuiNon
from calculators.socle.champs_chiffres import Duree, Entier, Nombre
from calculators.socle.champs_finess import Finess, FinessAVerifier, ListeFiness
from calculators.socle.listes import Bloc, Lignes
from tests.tirages import entrees

CALCULATEURS = [pytest.param(calculateur, id=calculateur.nom) for calculateur in tous()]
DU_GENRE: Mapping[type[Champ], type] = {
    OuiNon: bool,
    Entier: int,
    Duree: Fraction,
    Nombre: Decimal,
    Jour: date,
    Finess: Numero,
    Libre: str,
}


def aplati(annonce: Any) -> Iterator[Any]:
    """Les types d'une union, les valeurs d'un littéral."""
    if get_origin(annonce) in {Union, UnionType, Literal}:
        for membre in get_args(annonce):
            yield from aplati(membre)
    else:
        yield annonce


def attendus(champ: Champ, annonces: set[Any]) -> set[Any]:
    """Les types de ce que la question donne ; un choix, n'importe quel texte ou ses options."""
    if isinstance(champ, FinessAVerifier):
        return {tuple[str, ...]}
    if isinstance(champ, ListeFiness):
        return {tuple[Numero, ...]}
    if isinstance(champ, Lignes):
        return {GenericAlias(tuple, (champ.modele, ...))}
    vide = set() if champ.defaut is not None else {NoneType}
    if isinstance(champ, Bloc):
        return {champ.modele} | vide
    if isinstance(champ, Choix) and not isinstance(champ, OuiNon):
        return ({str} if str in annonces else set(champ.options)) | vide
    return {next(lu for genre, lu in DU_GENRE.items() if isinstance(champ, genre))} | vide


def verifier(modele: type, champs: tuple[Champ, ...], *autres: str) -> None:
    """Un attribut par question, du type qu'elle donne ; de même dans les blocs et les lignes."""
    ou, annonces = f"{modele.__module__}.{modele.__name__}", get_type_hints(modele)
    noms = {champ.nom for champ in champs} | set(autres)
    assert set(annonces) == noms, f"{ou} : un attribut par question, sous le même nom"
    for champ in champs:
        annonce = set(aplati(annonces[champ.nom]))
        if annonces[champ.nom] is not Any:
            donnes = attendus(champ, annonce)
            assert annonce == donnes, f"{ou}.{champ.nom} : la question donne {donnes}"
        if isinstance(champ, Bloc):
            verifier(champ.modele, champ.champs, *["rang"] * isinstance(champ, Lignes))


def accepte(annonce: Any, valeur: object) -> bool:
    if get_origin(annonce) is tuple:
        return isinstance(valeur, tuple) and all(accepte(get_args(annonce)[0], v) for v in valeur)
    return any(
        membre is Any
        or (isinstance(membre, type) and type(valeur) is membre and fidele(valeur))
        or (isinstance(membre, str) and valeur == membre)
        or (get_origin(membre) is tuple and accepte(membre, valeur))
        for membre in aplati(annonce)
    )


def fidele(objet: object) -> bool:
    """Chaque attribut lu d'un modèle est du type annoncé."""
    if not is_dataclass(objet) or isinstance(objet, type):
        return True
    annonces = get_type_hints(type(objet))
    return all(accepte(annonces[f.name], getattr(objet, f.name)) for f in fields(objet))


@pytest.mark.parametrize("calculateur", CALCULATEURS)
def test_les_reponses_ont_les_noms_et_les_types_des_questions(
    calculateur: Calculateur[Any],
) -> None:
    verifier(calculateur.reponses, calculateur.questions)


@pytest.mark.parametrize("calculateur", CALCULATEURS)
@given(data=st.data())
def test_ce_qui_est_lu_est_du_type_annonce(
    calculateur: Calculateur[Any], data: st.DataObject
) -> None:
    for brut in ({}, calculateur.exemple, data.draw(entrees(calculateur))):
        valeurs, _ = lire(calculateur, brut)
        assert fidele(calculateur.construire(valeurs))


@pytest.mark.parametrize("calculateur", CALCULATEURS)
def test_des_reponses_lues_ne_changent_plus(calculateur: Calculateur[Any]) -> None:
    reponses = calculateur.construire(lire(calculateur, calculateur.exemple)[0])
    with pytest.raises(FrozenInstanceError):
        setattr(reponses, calculateur.questions[0].nom, None)


def test_ce_qui_se_deduit_repond_a_une_question_du_projet() -> None:
    questions = {question.nom for question in trouver("projet").questions}
    assert set(get_type_hints(Deductions)) <= questions
