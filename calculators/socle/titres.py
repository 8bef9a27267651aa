"""Les colonnes d'un tableau reconnues à leur titre, tel que chacun l'écrit.

Les noms d'une question sont son libellé, sa clé et les `titres` déclarés avec elle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from calculators.collages.cellules import est_chiffree, est_finess, est_une_annee, remplies
from calculators.lieux.territoires import cle
from calculators.socle.champs import Champ
from calculators.socle.listes import Bloc, Lignes

CERTAIN = 75
"""Sur cent : à partir de là, un titre est celui d'une question ; en dessous, il lui ressemble."""
IGNOREE = ""
COURANTS = (
    *("Commune", "Ville", "Adresse", "Code postal", "CP", "Département", "Région", "Téléphone"),
    *("Tél.", "Courriel", "Mail", "E-mail", "Email", "Contact", "SIRET", "SIREN", "APE", "Rang"),
    *("Observations", "Remarques", "Commentaires", "Catégorie", "Public", "Capacité", "Places"),
    *("Type d’établissement", "Type de structure", "Type d’ESSMS", "Statut", "Statut juridique"),
    *("Numéro d’ordre", "Logiciel", "Éditeur", "DUI", "Date", "Total", "Taux", "Aide"),
    *("Montant de l’aide", "Pourcentage"),
)
"""Ce que les tableaux portent et que nulle liste ne demande sous ce nom, sauf si elle le dit."""
_LES_MUETS = (
    "de|du|des|le|la|les|l|un|une|n|no|num|numero|nombre|nb|nbr|nbre|code|colonne|col|annee|"
    "annexe|exercice|ht|ttc|euro|eur|caractere|realise|realisee|effectue|effectuee|annuel|"
    "annuelle|obligatoire|facultatif|precisez|preciser|par|pour|a|au|aux|votre|vos|nos|notre|"
    "dont|en"
)
_MUETS = frozenset(_LES_MUETS.split("|"))
_MEME_MOT = {"totale": "total", "totaux": "total", "tot": "total", "hre": "heure", "hr": "heure"}
Mots = frozenset[str]


@dataclass(frozen=True)
class Question:
    """Une colonne d'une liste : son chemin (« saad.heures_apa ») et son champ."""

    chemin: str
    champ: Champ


def questions(champ: Bloc, prefixe: str = "") -> Iterator[Question]:
    """Celles d'une ligne, à plat, dans leur ordre."""
    for une in champ.champs:
        if isinstance(une, Bloc):
            yield from questions(une, f"{prefixe}{une.nom}.")
        else:
            yield Question(f"{prefixe}{une.nom}", une)


class Titres:
    """Les noms de toutes les colonnes que l'on reconnaît pour une liste."""

    def __init__(self, champ: Lignes) -> None:
        self._noms = [
            (chemin, mots)
            for chemin, noms in (
                *((q.chemin, _noms(q)) for q in questions(champ)),
                (IGNOREE, (*champ.autres_titres, *COURANTS)),
            )
            for nom in noms
            if (mots := _mots(nom))
        ]
        self._exacts = {mots for _, mots in self._noms}

    def possibles(self, titre: str) -> dict[str, int]:
        """Les chemins que ce titre peut désigner, avec leur note sur cent ; les meilleures seules.

        Le chemin vide est celui d'une colonne connue, que la liste ne demande pas.
        """
        mots = _mots(titre[:200])
        notes: dict[str, int] = {}
        for chemin, nom in self._noms:
            notes[chemin] = max(notes.get(chemin, 0), _note(mots, nom))
        meilleure = max(notes.values(), default=0)
        if not meilleure:
            return {}
        return {chemin: note for chemin, note in notes.items() if note == meilleure}

    def exacts(self, cellules: Sequence[str]) -> int:
        """Combien de ces cellules sont, mot pour mot, le titre d'une colonne."""
        return sum(_mots(cellule[:200]) in self._exacts for cellule in cellules)

    def certains(self, ligne: Sequence[str]) -> int:
        """Combien de ses cellules sont, à coup sûr, le titre d'une colonne."""
        return sum(max(self.possibles(c).values(), default=0) >= CERTAIN for c in remplies(ligne))

    def est_un_en_tete(self, ligne: Sequence[str], largeur: int) -> bool:
        """Ses cellules nomment des colonnes ; `largeur` : combien le tableau en a de remplies."""
        cellules = remplies(ligne)
        if not cellules or any(map(est_une_donnee, cellules)):
            return False
        if largeur == 1:
            return max(self.possibles(cellules[0]).values(), default=0) == 100
        certains = self.certains(cellules)
        return len(cellules) > 1 and (certains > 1 or 3 * certains >= len(cellules))


def est_une_donnee(cellule: str) -> bool:
    """Un numéro ou un nombre : rien de ce qui nomme une colonne."""
    return est_finess(cellule) or (est_chiffree(cellule) and not est_une_annee(cellule))


def sans_mot(cellule: str) -> bool:
    """« d », « (h) », « (9 caractères) » : ce qui se met sous un titre, et ne nomme rien."""
    return not _mots(cellule)


def _noms(question: Question) -> tuple[str, ...]:
    champ = question.champ
    return (champ.libelle, champ.nom, question.chemin, *champ.titres)


@lru_cache(maxsize=4096)
def _mots(titre: str) -> Mots:
    mots = (mot.removesuffix("s") if len(mot) > 3 else mot for mot in cle(titre).split("-"))
    return frozenset(
        _MEME_MOT.get(mot, mot)
        for mot in mots
        if mot not in _MUETS and not mot.isdigit() and len(mot) > 1
    )


def _note(titre: Mots, nom: Mots) -> int:
    """Cent pour les mêmes mots ; moins s'il y en a de plus, moins encore s'il en manque."""
    communs = len(titre & nom)
    if communs == len(titre) == len(nom):
        return 100
    if communs == len(nom):
        return 50 + 40 * communs // len(titre)
    return 45 * communs // len(nom) if communs == len(titre) and 2 * communs >= len(nom) else 0
