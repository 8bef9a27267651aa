"""À quelle question va chaque colonne d'un tableau : son titre, sinon son contenu ou sa place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from calculators.collages.cellules import est_chiffree, est_finess, est_un_taux
from calculators.socle.champs import Champ, Choix, Jour, Libre
from calculators.socle.champs_chiffres import Nombre
from calculators.socle.titres import CERTAIN, IGNOREE, Question, Titres

Comment = Literal["entete", "contenu", "ordre", "corrige", "ignoree"]
Vues = Mapping[int, Sequence[str]]
"""Les premières cellules remplies de chaque colonne qui en a."""


@dataclass
class Attribution:
    """Les colonnes attribuées : rang → chemin, et comment ; `doutes` : celles que l'on devine."""

    chemins: dict[int, str] = field(default_factory=dict)
    comment: dict[int, Comment] = field(default_factory=dict)
    doutes: set[int] = field(default_factory=set)

    def poser(self, rang: int, chemin: str, comment: Comment, doute: bool = False) -> None:
        """Cette question va à cette colonne, et à nulle autre."""
        for autre in [r for r, c in self.chemins.items() if c == chemin and c]:
            self.oter(autre)
        self.oter(rang)
        self.chemins[rang], self.comment[rang] = chemin, comment
        if doute:
            self.doutes.add(rang)

    def ignorer(self, rang: int) -> None:
        """Cette colonne n'est pas lue."""
        self.chemins[rang], self.comment[rang] = IGNOREE, "ignoree"

    def oter(self, rang: int) -> None:
        self.chemins.pop(rang, None)
        self.comment.pop(rang, None)
        self.doutes.discard(rang)

    def libres(self, questions: Iterable[Question]) -> list[Question]:
        """Les questions qui n'ont pas encore de colonne."""
        prises = set(self.chemins.values())
        return [question for question in questions if question.chemin not in prises]


def repond(champ: Champ, cellule: str) -> bool:
    """La cellule a l'air d'une réponse à cette question."""
    if champ.genre == "finess":
        return est_finess(cellule)
    if isinstance(champ, Nombre):
        return est_chiffree(cellule) and not est_un_taux(cellule) and not est_finess(cellule)
    if isinstance(champ, Choix | Jour):
        try:
            return champ.comprendre(cellule) is not None
        except ValueError:
            return False
    return not est_chiffree(cellule) and not est_finess(cellule)


def convient(champ: Champ, cellules: Sequence[str]) -> bool:
    """La moitié d'entre elles, au moins, y répondent."""
    return 2 * sum(repond(champ, cellule) for cellule in cellules) >= len(cellules) > 0


def par_titres(
    reconnus: Titres, titres: Mapping[int, str], questions: Sequence[Question], vues: Vues
) -> Attribution:
    """D'après l'en-tête ; une colonne sans titre connu est prise si son contenu ne trompe pas."""
    attribution = Attribution()
    pretentions = [
        pretention
        for rang, titre in titres.items()
        for pretention in _pretentions(reconnus, rang, titre, questions, vues.get(rang, ()))
    ]
    for note, _, _, oppose, chemin in sorted(pretentions, reverse=True):
        if -oppose in attribution.chemins:
            continue
        if chemin in attribution.chemins.values():
            attribution.doutes.add(-oppose)  # deux colonnes pour une question
        else:
            attribution.poser(-oppose, chemin, "entete", doute=note < CERTAIN)
    connues = {rang for rang, titre in titres.items() if reconnus.certains([titre])}
    _sauver(attribution, questions, {r: c for r, c in vues.items() if r not in connues})
    for rang in vues.keys() - attribution.chemins.keys():
        attribution.ignorer(rang)
    return attribution


def _pretentions(
    reconnus: Titres, rang: int, titre: str, questions: Sequence[Question], cellules: Sequence[str]
) -> Iterator[tuple[int, bool, int, int, str]]:
    """Les questions que cette colonne peut être, de la moins à la plus sûre quand on les trie.

    Un titre douteux demande un contenu qui aille, et sans équivoque s'il est aussi celui d'une
    colonne que l'on ne demande pas. Un taux n'est jamais un nombre d'heures.
    """
    possibles = reconnus.possibles(titre)
    for question in questions:
        champ, note = question.champ, possibles.get(question.chemin, 0)
        if not note or (isinstance(champ, Nombre) and cellules and all(map(est_un_taux, cellules))):
            continue
        distincte = _distinctive(champ, cellules)
        convenable = distincte if IGNOREE in possibles else convient(champ, cellules)
        if note >= CERTAIN or convenable:
            yield note, distincte, len(titre), -rang, question.chemin


def _distinctive(champ: Champ, cellules: Sequence[str]) -> bool:
    """Le contenu ne répond qu'à une question de ce genre : un FINESS, un des choix, une date."""
    distincte = champ.genre == "finess" or isinstance(champ, Choix | Jour)
    return distincte and convient(champ, cellules)


def _sauver(attribution: Attribution, questions: Sequence[Question], vues: Vues) -> None:
    """Ce qu'un titre inconnu cache : un FINESS ou un des choix, si nulle colonne ne les dit."""
    for rang, cellules in vues.items():
        libres = [q for q in attribution.libres(questions) if not q.champ.partagee]
        trouvee = next((q for q in libres if _distinctive(q.champ, cellules)), None)
        if trouvee and rang not in attribution.chemins:
            attribution.poser(rang, trouvee.chemin, "contenu", doute=True)


_CHIFFRES_D_UN_FINESS = 6
"""Ce qu'un numéro mal copié en garde au moins ; « EHPAD 2 » est un nom."""


def par_place(questions: Sequence[Question], vues: Vues, depart: int) -> Attribution:
    """Sans en-tête : dans l'ordre des questions depuis `depart`, sauf si le contenu s'y oppose.

    Passé la première colonne qui contredit l'ordre, il ne compte plus ; une seule, faite de
    réponses mal écrites, ne le contredit pas.
    """
    nommees = [q for rang, q in enumerate(questions) if q.champ.par_son_titre and rang != depart]
    suite = [question for question in questions[depart:] if question not in nommees]
    ordre = {rang: suite[rang] for rang in vues if rang < len(suite)}
    distinctes = _distinctes(questions, vues, ordre)
    deplacees = [r for r, question in distinctes.items() if ordre.get(r) is not question]
    contraires = [r for r, q in ordre.items() if r in deplacees or not convient(q.champ, vues[r])]
    fin = min(contraires, default=len(questions))
    if len(contraires) == 1 and not deplacees and _mal_ecrite(ordre[fin].champ, vues[fin]):
        fin = len(questions)
    attribution = Attribution()
    for rang, question in ordre.items():
        if rang < fin:
            attribution.poser(rang, question.chemin, "ordre")
    for rang, question in distinctes.items():
        if attribution.chemins.get(rang) != question.chemin:
            attribution.poser(rang, question.chemin, "contenu", doute=True)
    for rang, cellules in vues.items():
        if rang not in attribution.chemins:
            libres = [q for q in attribution.libres(questions) if q not in nommees]
            trouvee = _par_le_contenu(libres, cellules, vues)
            chemin = trouvee.chemin if trouvee else IGNOREE
            attribution.poser(rang, chemin, "contenu" if trouvee else "ignoree", doute=True)
    return attribution


def _mal_ecrite(champ: Champ, cellules: Sequence[str]) -> bool:
    """Ces cellules peuvent vouloir répondre à la question, sans y arriver."""
    numero = champ.genre == "finess"
    if any(est_un_taux(c) or (est_finess(c) and not numero) for c in cellules):
        return False
    voulus = _CHIFFRES_D_UN_FINESS if numero else 1
    chiffrees = sum(sum(map(str.isdigit, cellule)) >= voulus for cellule in cellules)
    return 2 * chiffrees >= len(cellules) or not (numero or isinstance(champ, Nombre))


def _distinctes(
    questions: Sequence[Question], vues: Vues, ordre: Mapping[int, Question]
) -> dict[int, Question]:
    """Où vont les colonnes dont le contenu ne répond qu'à une question, FINESS, choix ou date.

    À plusieurs de FINESS, ceux qui distinguent les lignes d'abord, puis ceux qu'elles partagent.
    """
    trouvees: dict[int, Question] = {}
    for question in sorted(questions, key=lambda question: question.champ.partagee):
        possibles = [
            rang
            for rang, cellules in vues.items()
            if rang not in trouvees and _distinctive(question.champ, cellules)
        ]
        if possibles:
            variees = {rang: len(set(vues[rang])) for rang in possibles}
            if question.champ.genre != "finess":
                variees = dict.fromkeys(possibles, 0)
            rang = max(possibles, key=lambda r: (variees[r], ordre.get(r) is question, -r))
            trouvees[rang] = question
    return trouvees


def _par_le_contenu(
    libres: Sequence[Question], cellules: Sequence[str], vues: Vues
) -> Question | None:
    """Un nombre ou un nom, si toute ligne en donne un."""
    if _compte_les_lignes(cellules) or _est_un_code_postal(cellules, vues):
        return None
    return next((q for q in libres if _attendue(q) and convient(q.champ, cellules)), None)


def _attendue(question: Question) -> bool:
    """Un nombre ou un nom que toute ligne donne ; deviner les autres serait inventer."""
    champ = question.champ
    nom = isinstance(champ, Libre) and not champ.suggestions
    return (
        not champ.secondaire and "." not in question.chemin and (nom or isinstance(champ, Nombre))
    )


def _compte_les_lignes(cellules: Sequence[str]) -> bool:
    """« 1 », « 2 », « 3 » : leur numéro."""
    return len(cellules) > 1 and list(cellules) == [str(n) for n in range(1, len(cellules) + 1)]


def _est_un_code_postal(cellules: Sequence[str], vues: Vues) -> bool:
    """Cinq chiffres, dont les deux premiers sont ceux du FINESS."""
    if not all(len(cellule) == 5 and cellule.isdecimal() for cellule in cellules):
        return False
    return any(
        est_finess(numeros[0])
        and 2 * sum(n[:2] == c[:2] for n, c in zip(numeros, cellules, strict=False)) > len(cellules)
        for numeros in vues.values()
    )
