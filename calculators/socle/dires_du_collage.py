"""Ce que l'on dit d'un tableau lu : ce qui est compté, mis de côté, ignoré, deviné."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from calculators.francais.nombres import au_pluriel
from calculators.socle.colonnes import Attribution
from calculators.socle.ecarts import AUTRE, NOTE, PAR_VOUS, REPETE, SANS_REPONSE, Ecart
from calculators.socle.en_tetes import EnTete
from calculators.socle.titres import Question

_DITES = 6
_MISES_DE_COTE = {
    NOTE: ("note mise de côté", "notes mises de côté"),
    REPETE: ("en-tête répété mis de côté", "en-têtes répétés mis de côté"),
    AUTRE: (
        "autre en-tête mis de côté : vérifiez les lignes qui le suivent",
        "autres en-têtes mis de côté : vérifiez les lignes qui les suivent",
    ),
    SANS_REPONSE: ("ligne sans réponse mise de côté", "lignes sans réponse mises de côté"),
    PAR_VOUS: ("ligne mise de côté par vous", "lignes mises de côté par vous"),
}
_TOTAL = ("ligne de total mise de côté", "lignes de total mises de côté")


def phrases_du_collage(
    comptees: int,
    entete: EnTete,
    ecartees: Mapping[int, Ecart],
    attribution: Attribution,
    questions: Sequence[Question],
) -> tuple[str, ...]:
    """« 60 lignes lues », « en-tête reconnu », « 1 ligne de total mise de côté »…"""
    return (
        au_pluriel(comptees, "ligne lue", "lignes lues"),
        *_de_l_en_tete(entete),
        *_des_ecartees(ecartees.values()),
        *_des_ignorees(entete, attribution),
        *_des_devinees(entete, attribution, questions),
    )


def _de_l_en_tete(entete: EnTete) -> Iterator[str]:
    if entete.fin:
        yield "en-tête supposé" if entete.devine else "en-tête reconnu"
    if entete.au_dessus:
        yield au_pluriel(entete.au_dessus, "ligne de titre au-dessus", "lignes de titre au-dessus")


def _des_ecartees(ecartees: Iterable[Ecart]) -> Iterator[str]:
    compte = Counter(_MISES_DE_COTE.get(ecart.raison, _TOTAL) for ecart in ecartees)
    for (singulier, pluriel), combien in compte.items():
        yield au_pluriel(combien, singulier, pluriel)


def _des_ignorees(entete: EnTete, attribution: Attribution) -> Iterator[str]:
    ignorees = [rang for rang, chemin in attribution.chemins.items() if not chemin]
    noms = [_nom(rang, entete) for rang in ignorees]
    if len(noms) == 1:
        yield f"colonne {noms[0]} ignorée"
    elif len(noms) > _DITES:
        yield f"{au_pluriel(len(noms), 'colonne')} ignorées, dont {', '.join(noms[:_DITES])}"
    elif noms:
        yield f"colonnes {', '.join(noms[:-1])} et {noms[-1]} ignorées"


def _des_devinees(
    entete: EnTete, attribution: Attribution, questions: Sequence[Question]
) -> Iterator[str]:
    libelles = {question.chemin: question.champ.libelle for question in questions}
    for rang in sorted(attribution.doutes):
        if chemin := attribution.chemins.get(rang):
            yield f"colonne {_nom(rang, entete)} lue comme « {libelles[chemin]} »"


def _nom(rang: int, entete: EnTete) -> str:
    """Son titre, ou la lettre qu'un tableur lui donne."""
    if titre := entete.titres.get(rang):
        return f"« {titre[:60]} »"
    lettres, reste = "", rang + 1
    while reste:
        reste, lettre = divmod(reste - 1, 26)
        lettres = chr(ord("A") + lettre) + lettres
    return lettres
