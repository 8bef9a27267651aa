"""Des situations tirées au hasard par Hypothesis : projets, services, JSON quelconque."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from calculators.lectures.exemples import finess_fictif
from calculators.socle.calculateur import Calculateur
from calculators.socle.champs import Champ, Choix, Jour, Libre
from calculators.socle.champs import OuiNon as CaseOuiNon
from calculators.socle.champs_chiffres import Nombre, Pourcentage
from calculators.socle.champs_finess import Finess, FinessAVerifier, ListeFiness
from calculators.socle.listes import Bloc, Lignes

Valeurs = dict[str, Any]
SITUATIONS = ("acquisition", "mise_a_niveau", "sons")
PAYEURS = ("", "Conseil départemental", "CARSAT", "mutuelle", "usagers")
CORSES = ("2A0000022", "2A0000030", "2A0000063")
AU_SEUIL = st.sampled_from([0, 1, 2, 5, 44, 48, 49, 50, 51, 60])
"""Des nombres d'ESSMS, de part et d'autre du dernier rang au tarif plein."""
LOURD = settings(max_examples=settings().max_examples // 3)
"""Pour les propriétés dont chaque exemple est un projet entier."""


def json_quelconque() -> st.SearchStrategy[Any]:
    """Ce qu'un fichier JSON peut contenir."""
    feuilles = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=30),
        st.integers(min_value=10**25, max_value=10**40),
    )
    return st.recursive(
        feuilles,
        lambda enfants: st.one_of(
            st.lists(enfants, max_size=4),
            st.dictionaries(st.text(max_size=12), enfants, max_size=4),
        ),
        max_leaves=12,
    )


@st.composite
def heures(draw: st.DrawFn) -> Valeurs:
    """Les heures d'un SAAD, cohérentes le plus souvent."""
    totales = draw(st.integers(0, 400))
    apa, pch, autres = (draw(st.integers(0, max(1, totales // 2))) for _ in range(3))
    return {
        "heures_totales": totales,
        "heures_apa": apa,
        "heures_pch": pch,
        "heures_autres_dependance": autres,
        "type_financement": draw(st.sampled_from(PAYEURS)),
    }


@st.composite
def essms(draw: st.DrawFn) -> Valeurs:
    """Une ligne d'ESSMS, sans FINESS."""
    ligne: Valeurs = {"situation": draw(st.sampled_from(SITUATIONS))}
    if draw(st.booleans()):
        ligne["saad"] = draw(heures())
    if draw(st.booleans()):
        ligne["organisme"] = draw(st.sampled_from(["A", "B", "C"]))
        ligne["devis_materiel"] = draw(st.integers(0, 20_000))
        ligne["depense_materiel"] = draw(st.none() | st.integers(0, 20_000))
    return ligne


@st.composite
def listes_d_essms(draw: st.DrawFn) -> list[Valeurs]:
    """Quelques lignes quelconques, puis d'autres toutes simples, aux FINESS distincts."""
    quelconques = draw(st.lists(essms(), max_size=5))
    simples: list[Valeurs] = [{"situation": "acquisition"}] * draw(AU_SEUIL)
    lignes = [
        {**ligne, "finess_et": finess_fictif(rang)}
        for rang, ligne in enumerate([*quelconques, *simples], start=1)
    ]
    en_corse = draw(st.booleans())
    if lignes and en_corse:
        lignes[0]["finess_et"] = draw(st.sampled_from(CORSES))
    return lignes


@st.composite
def organismes(draw: st.DrawFn) -> list[Valeurs]:
    return [
        {
            "nom": nom,
            "nb_essms": draw(st.none() | st.integers(1, 20)),
            "territoire": draw(st.sampled_from([None, "metropole", "corse"])),
        }
        for nom in draw(st.sets(st.sampled_from(["A", "B", "C"])))
    ]


@st.composite
def projets(draw: st.DrawFn) -> Valeurs:
    """Une entrée complète du calculateur de l'aide."""
    lignes = draw(listes_d_essms())
    nombres: Valeurs = {nom: draw(AU_SEUIL) for nom in ("acquisitions", "mises_a_niveau", "sons")}
    if nombres["acquisitions"] and draw(st.booleans()):
        combien = draw(st.integers(1, nombres["acquisitions"]))
        nombres["saad_groupes"] = [{"nombre": combien, "taux": draw(st.integers(2, 100))}]
    return {
        **({"essms": lignes} if lignes else nombres),
        "organismes": draw(organismes()),
        "regroupement": draw(st.sampled_from([None, True, False])),
        "cout_amoa": draw(st.none() | st.integers(0, 150_000)),
        "essms_deja_finances_dans_la_grappe": draw(st.none() | st.integers(0, 60)),
    }


@st.composite
def services(draw: st.DrawFn) -> list[Valeurs]:
    """Des services d'aide à domicile, parfois au-delà du dernier rang plein, ou l'un répété."""
    lignes = draw(st.lists(heures(), min_size=1, max_size=4))
    lignes += [dict(lignes[0]) for _ in range(draw(st.sampled_from([0, 0, 47, 60])))]
    numeros = [finess_fictif(rang) for rang in range(1, len(lignes) + 1)]
    if draw(st.booleans()):
        numeros[-1] = numeros[0]
    return [
        {**ligne, "finess_et": numero, "situation": draw(st.sampled_from(SITUATIONS))}
        for ligne, numero in zip(lignes, numeros, strict=True)
    ]


def reponses(champ: Champ) -> st.SearchStrategy[Any]:
    """Des réponses vraisemblables à une question, ou rien."""
    if isinstance(champ, Lignes):
        return st.lists(fiches(champ.champs), max_size=3)
    if isinstance(champ, Bloc):
        return st.none() | fiches(champ.champs)
    if isinstance(champ, Pourcentage):
        return st.none() | st.integers(2, champ.maximum)
    if isinstance(champ, Nombre):
        proches = st.integers(champ.minimum, min(champ.maximum, champ.minimum + 60))
        return st.none() | proches | st.integers(champ.minimum, champ.maximum)
    if isinstance(champ, CaseOuiNon):
        return st.sampled_from([None, True, False])
    if isinstance(champ, Choix):
        return st.none() | st.sampled_from(sorted(champ.options))
    if isinstance(champ, Jour):
        return st.none() | st.dates().map(str)
    if isinstance(champ, Finess):
        return st.none() | st.integers(1, 30).map(finess_fictif)
    if isinstance(champ, FinessAVerifier):
        return st.lists(st.text(max_size=40), max_size=5)
    if isinstance(champ, ListeFiness):
        return st.lists(st.integers(1, 30).map(finess_fictif), max_size=5)
    return st.none() | st.text(max_size=champ.longueur if isinstance(champ, Libre) else 20)


def fiches(champs: tuple[Champ, ...]) -> st.SearchStrategy[Valeurs]:
    """Des réponses à plusieurs questions."""
    return st.fixed_dictionaries({}, optional={c.nom: reponses(c) for c in champs})


def entrees(calculateur: Calculateur[Any]) -> st.SearchStrategy[Valeurs]:
    """Des entrées du contrat JSON, bien formées mais quelconques."""
    return fiches(calculateur.champs)
