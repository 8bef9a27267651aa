"""Les questions : déclarées une fois, elles font le champ, la clé, les bornes et les messages.

Un champ lit aussi bien le texte d'un formulaire que la valeur d'un JSON. Ce qu'il ne comprend pas
devient une `Erreur`, une phrase attachée au chemin du champ (« essms.3.devis_materiel »).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from calculators.francais.dates import lire_date
from calculators.francais.nombres import date_fr, nombre, sans_espaces, sans_unite
from calculators.francais.signes import visible
from calculators.lieux.territoires import cle
from calculators.textes import Cite

Valeurs = dict[str, Any]
DEBUT_MINIMUM = 4
"""Lettres à partir desquelles le début d'un choix peut le désigner."""
ERREURS_DITES = 1_000
VIDES: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True)
class Erreur:
    """Ce qui ne peut pas être compris : où, et une phrase pour le lecteur.

    `liste` : le nom de celle qui laisse la ligne de côté ; vide hors des listes.
    """

    champ: str
    message: str
    cle_inconnue: bool = False
    liste: str = ""


class SaisieInvalide(ValueError):
    """Une entrée que le calculateur n'accepte pas ; `erreurs` dit tout, champ par champ."""

    def __init__(self, *erreurs: Erreur) -> None:
        super().__init__("; ".join(f"{e.champ}: {e.message}" for e in erreurs))
        self.erreurs = erreurs


class Incomplet(SaisieInvalide):
    """Rien ne peut être dit encore : la phrase dit ce qui manque, `manque` à quelles questions."""

    def __init__(self, phrase: str, *manque: str) -> None:
        super().__init__(Erreur(manque[0], phrase))
        self.phrase, self.manque = phrase, manque


class Erreurs(list[Erreur]):
    """Les premières erreurs d'une entrée ; des autres, le compte.

    `lignes_ecartees` : de chaque liste, les rangs de toutes les lignes en erreur ; ce qui a été lu
    de la liste est ce qu'il en reste. `vraies` les compte toutes, sauf les clés inconnues.
    """

    def __init__(self) -> None:
        super().__init__()
        self.autres = self.vraies = 0
        self.lignes_ecartees: dict[str, set[int]] = {}

    def append(self, erreur: Erreur, /) -> None:
        self.vraies += not erreur.cle_inconnue
        if len(self) < ERREURS_DITES:
            super().append(erreur)
        else:
            self.autres += 1

    def ecarter(self, liste: str, *rangs: int) -> None:
        """Ces lignes de cette liste ne comptent pas."""
        if rangs:
            self.lignes_ecartees.setdefault(liste, set()).update(rangs)

    def joindre(self, siennes: Erreurs, liste: str) -> None:
        """Ajoute celles d'une ligne de cette liste."""
        for erreur in siennes:
            self.append(erreur if erreur.cle_inconnue else replace(erreur, liste=liste))
        self.autres += siennes.autres

    def suite(self) -> list[Erreur]:
        """Une phrase pour les autres, s'il y en a."""
        phrase = (
            f"Seules les {nombre(ERREURS_DITES)} premières erreurs sont dites ; il y en a "
            f"{nombre(self.autres)} de plus."
        )
        return [Erreur("", phrase)] if self.autres else []


@dataclass(frozen=True, kw_only=True)
class Champ:
    """Une question. `nom` est sa clé partout ; `aide` une phrase sous le libellé.

    `secondaire` : dans une ligne, la question se range sous « plus de détails ». `titres` : les
    autres noms que les tableaux donnent à sa colonne. `partagee` : plusieurs lignes d'une liste ont
    d'ordinaire la même réponse. `par_son_titre` : une colonne n'y va que si elle le dit, ou si on
    l'y colle.
    """

    genre: ClassVar[str] = "texte"
    nom: str
    libelle: str
    aide: str = ""
    unite: str = ""
    citations: tuple[Cite, ...] = ()
    secondaire: bool = False
    titres: tuple[str, ...] = ()
    partagee: bool = False
    par_son_titre: bool = False
    defaut: Any = None

    def lire(self, brut: object, chemin: str, erreurs: Erreurs) -> Any:
        """La valeur comprise, ou le défaut si rien n'est donné ou si c'est illisible."""
        if brut in VIDES or (isinstance(brut, str) and not visible(brut)):
            return self.defaut
        try:
            return self.comprendre(brut)
        except ValueError as refus:
            erreurs.append(Erreur(chemin, str(refus)))
            return self.defaut

    def comprendre(self, brut: object) -> Any:
        """La valeur dans son type ; ValueError avec une phrase pour le lecteur."""
        raise NotImplementedError

    def ecrire(self, valeur: Any) -> str:
        """Une valeur comprise, en français."""
        return str(valeur)

    def reponse(self, brut: object) -> str:
        """Ce qui a été saisi, écrit comme on l'a compris ; tel quel si on ne l'a pas compris."""
        try:
            return self.ecrire(self.comprendre(brut))
        except ValueError:
            return str(brut)

    def echo(self, brut: object) -> str:
        """Ce que l'on a compris et qui n'est pas écrit tel quel ; vide si rien à en dire.

        Espaces, majuscules et unité ne comptent pas.
        """
        compris = self.reponse(brut)
        return "" if self._nu(compris) == self._nu(str(brut)) else compris

    def _nu(self, texte: str) -> str:
        net = sans_espaces(visible(texte)).lower()
        return sans_unite(net.removesuffix(self.unite.lower()))

    def schema(self) -> Valeurs:
        """La question en JSON, pour `--schema`."""
        return {
            "champ": self.nom,
            "genre": self.genre,
            "libelle": self.libelle,
            **{k: v for k, v in (("aide", self.aide), ("unite", self.unite)) if v},
            **({} if self.defaut is None else {"defaut": self.defaut}),
            "citations": [c.libelle for c in self.citations],
        }


def lire_texte(brut: object, attendu: str) -> str:
    """Le texte tel qu'on le voit ; ValueError, qui dit l'`attendu`, si ce n'en est pas un."""
    if not isinstance(brut, str):
        raise ValueError(f"Donnez {attendu}, entre guillemets dans un fichier JSON.")
    return visible(brut)


@dataclass(frozen=True, kw_only=True)
class Libre(Champ):
    """Un texte court, tel quel."""

    longueur: int = 200
    suggestions: tuple[str, ...] = ()

    def comprendre(self, brut: object) -> str:
        texte = lire_texte(brut, "un texte")
        if len(texte) > self.longueur:
            raise ValueError(f"Ce texte dépasse {self.longueur} caractères.")
        return texte


@dataclass(frozen=True, kw_only=True)
class Choix(Champ):
    """Une réponse parmi quelques-unes : clé → libellé. Accents et majuscules sont indifférents.

    Le début d'un libellé suffit s'il n'en désigne qu'un ; `synonymes` : autre mot → clé.
    """

    genre: ClassVar[str] = "choix"
    options: Mapping[str, str] = field(default_factory=dict)
    synonymes: Mapping[str, str] = field(default_factory=dict)

    def comprendre(self, brut: object) -> str:
        donne = cle(lire_texte(brut, "un des choix proposés"))
        if donne in self._noms:
            return self._noms[donne]
        debuts = {option for nom, option in self._noms.items() if nom.startswith(donne)}
        if len(donne) >= DEBUT_MINIMUM and len(debuts) == 1:
            return debuts.pop()
        raise ValueError(f"Choisissez parmi : {', '.join(self.options.values())}.")

    @cached_property
    def _noms(self) -> Mapping[str, str]:
        """Ce qui désigne chaque option : libellés, synonymes, clés."""
        noms = {cle(nom): option for option, nom in self.options.items()}
        noms |= {cle(nom): option for nom, option in self.synonymes.items()}
        return noms | {cle(option): option for option in self.options}

    def ecrire(self, valeur: str) -> str:
        return self.options[valeur]

    def echo(self, brut: object) -> str:  # noqa: ARG002 - la liste des choix le montre
        return ""

    def schema(self) -> Valeurs:
        return {**super().schema(), "options": dict(self.options)}


@dataclass(frozen=True, kw_only=True)
class OuiNon(Choix):
    """Oui, non, ou rien : « je ne sais pas »."""

    genre: ClassVar[str] = "oui_non"
    options: Mapping[str, str] = field(
        default_factory=lambda: {"oui": "Oui", "non": "Non", "": "Je ne sais pas"}
    )

    def comprendre(self, brut: object) -> Any:
        if isinstance(brut, bool):
            return brut
        mot = cle(lire_texte(brut, "oui ou non"))
        if mot in {"oui", "non", "true", "false"}:
            return mot in {"oui", "true"}
        if mot == "je-ne-sais-pas":
            return None
        raise ValueError("Répondez par oui ou par non, ou laissez vide si vous ne savez pas.")

    def ecrire(self, valeur: Any) -> str:
        return {True: "Oui", False: "Non"}.get(valeur, "Je ne sais pas")


@dataclass(frozen=True, kw_only=True)
class Jour(Champ):
    """Une date, comme on l'écrit ou en ISO."""

    genre: ClassVar[str] = "jour"
    minimum: date = date(2000, 1, 1)
    maximum: date = date(2099, 12, 31)

    def comprendre(self, brut: object) -> date:
        lu = lire_date(lire_texte(brut, "une date"))
        if not self.minimum <= lu <= self.maximum:
            raise ValueError(
                f"Donnez une date entre {self.minimum.year} et {self.maximum.year} compris."
            )
        return lu

    def ecrire(self, valeur: date) -> str:
        return date_fr(valeur)
