"""Les questions : déclarées une fois, elles font le champ, la clé, les bornes et les messages.

Un champ lit aussi bien le texte d'un formulaire que la valeur d'un JSON. Ce qu'il ne comprend pas
devient une `Erreur`, une phrase attachée au chemin du champ (« essms.3.devis_materiel ») ; les
lignes d'une liste se comptent à partir de 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from calculators.francais.nombres import (
    NombreIllisible,
    au_pluriel,
    date_fr,
    euros,
    lire_nombre,
    nombre,
)
from calculators.lieux.finess_colles import finess_colles
from calculators.lieux.numero_finess import Numero, lire_finess
from calculators.lieux.territoires import cle
from calculators.textes import Cite

Valeurs = dict[str, Any]
DEBUT_MINIMUM = 4
"""Lettres à partir desquelles le début d'un choix peut le désigner."""
ERREURS_DITES = 1_000
_VIDES: tuple[object, ...] = (None, "", [], {})
_DATE_FRANCAISE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_DATE_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


@dataclass(frozen=True)
class Erreur:
    """Ce qui ne peut pas être compris : où, et une phrase pour le lecteur."""

    champ: str
    message: str
    cle_inconnue: bool = False


class SaisieInvalide(ValueError):
    """Une entrée que le calculateur n'accepte pas ; `erreurs` dit tout, champ par champ."""

    def __init__(self, *erreurs: Erreur) -> None:
        super().__init__("; ".join(f"{e.champ}: {e.message}" for e in erreurs))
        self.erreurs = erreurs


class Erreurs(list[Erreur]):
    """Les premières erreurs d'une entrée ; des autres, le compte."""

    autres = 0

    def append(self, erreur: Erreur, /) -> None:
        if len(self) < ERREURS_DITES:
            super().append(erreur)
        else:
            self.autres += 1

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

    `secondaire` : dans une ligne, la question se range sous « plus de détails ».
    """

    genre: ClassVar[str] = "texte"
    nom: str
    libelle: str
    aide: str = ""
    unite: str = ""
    citations: tuple[Cite, ...] = ()
    secondaire: bool = False
    defaut: Any = None

    def lire(self, brut: object, chemin: str, erreurs: list[Erreur]) -> Any:
        """La valeur comprise, ou le défaut si rien n'est donné ou si c'est illisible."""
        if brut in _VIDES or (isinstance(brut, str) and not brut.strip()):
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

    def echo(self, valeur: Any) -> str:  # noqa: ARG002 - les sous-classes s'en servent
        """Ce qui a été compris, pour l'afficher près du champ ; vide si rien à en dire."""
        return ""

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


def _texte(brut: object, attendu: str) -> str:
    if not isinstance(brut, str):
        raise ValueError(f"Donnez {attendu}, entre guillemets dans un fichier JSON.")
    return brut.strip()


@dataclass(frozen=True, kw_only=True)
class Nombre(Champ):
    """Un nombre décimal exact, entre deux bornes comprises."""

    genre: ClassVar[str] = "nombre"
    minimum: int = 0
    maximum: int = 100_000_000
    decimales: int = 2

    def comprendre(self, brut: object) -> Any:
        if isinstance(brut, bool) or not isinstance(brut, int | Decimal | str):
            raise ValueError("Donnez un nombre, par exemple 1 234,5.")
        lu = lire_nombre(brut) if isinstance(brut, str) else Decimal(brut)
        if not lu.is_finite():
            raise NombreIllisible("Donnez un nombre, par exemple 1 234,5.")
        lu = lu or Decimal(0)  # « −0 » est zéro ; une addition arrondirait à 28 chiffres
        self._borner(lu)
        if lu != round(lu, self.decimales):
            raise ValueError(self._trop_precis())
        return self.typer(lu)

    def _borner(self, lu: Decimal) -> None:
        if lu < self.minimum:
            raise ValueError(
                "Ce nombre ne peut pas être négatif."
                if self.minimum == 0
                else f"Il faut au moins {nombre(self.minimum)}."
            )
        if lu > self.maximum:
            raise ValueError(
                f"C’est plus que le maximum accepté ici, {self.ecrire(Decimal(self.maximum))}."
            )

    def _trop_precis(self) -> str:
        if self.decimales == 0:
            return "Donnez un nombre entier, sans décimale."
        return f"Donnez {self.decimales} décimales au plus."

    def typer(self, lu: Decimal) -> Any:
        return lu

    def ecrire(self, valeur: Decimal | int) -> str:
        return f"{nombre(valeur)} {self.unite}".strip()

    def echo(self, valeur: Any) -> str:
        return "" if valeur is None else self.ecrire(valeur)

    def schema(self) -> Valeurs:
        return {**super().schema(), "minimum": self.minimum, "maximum": self.maximum}


@dataclass(frozen=True, kw_only=True)
class Entier(Nombre):
    """Un nombre entier."""

    genre: ClassVar[str] = "entier"
    maximum: int = 50_000
    decimales: int = 0

    def comprendre(self, brut: object) -> Any:
        try:
            return super().comprendre(brut)
        except NombreIllisible as refus:
            exemple = "Écrivez-le en chiffres, sans séparateur : 1500."
            raise ValueError(
                f"« {str(brut).strip()[:40]} » : nombre entier attendu. {exemple}"
            ) from refus

    def typer(self, lu: Decimal) -> Any:
        return int(lu)


@dataclass(frozen=True, kw_only=True)
class Montant(Nombre):
    """Un montant en euros, deux décimales au plus."""

    genre: ClassVar[str] = "montant"
    unite: str = "€"

    def ecrire(self, valeur: Decimal | int) -> str:
        return euros(valeur)


@dataclass(frozen=True, kw_only=True)
class Libre(Champ):
    """Un texte court, tel quel."""

    longueur: int = 200
    suggestions: tuple[str, ...] = ()

    def comprendre(self, brut: object) -> str:
        texte = _texte(brut, "un texte")
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
        donne = cle(_texte(brut, "un des choix proposés"))
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
        mot = cle(_texte(brut, "oui ou non"))
        if mot in {"oui", "non", "true", "false"}:
            return mot in {"oui", "true"}
        if mot == "je-ne-sais-pas":
            return None
        raise ValueError("Répondez par oui ou par non, ou laissez vide si vous ne savez pas.")

    def ecrire(self, valeur: Any) -> str:
        return {True: "Oui", False: "Non"}.get(valeur, "Je ne sais pas")


@dataclass(frozen=True, kw_only=True)
class Jour(Champ):
    """Une date, « 2025-09-15 » ou « 15/09/2025 »."""

    genre: ClassVar[str] = "jour"
    minimum: date = date(2000, 1, 1)
    maximum: date = date(2099, 12, 31)

    def comprendre(self, brut: object) -> date:
        lu = self._lire(brut)
        if not self.minimum <= lu <= self.maximum:
            raise ValueError(
                f"Donnez une date entre {self.minimum.year} et {self.maximum.year} compris."
            )
        return lu

    def _lire(self, brut: object) -> date:
        texte = _texte(brut, "une date")
        refus = ValueError(f"« {texte[:20]} » n’est pas une date. Exemple : 15/09/2025.")
        if francaise := _DATE_FRANCAISE.fullmatch(texte):
            jour, mois, annee = francaise.groups()
        elif iso := _DATE_ISO.fullmatch(texte):
            annee, mois, jour = iso.groups()
        else:
            raise refus
        try:
            return date(int(annee), int(mois), int(jour))
        except ValueError:
            raise refus from None

    def ecrire(self, valeur: date) -> str:
        return date_fr(valeur)

    def echo(self, valeur: Any) -> str:
        return date_fr(valeur) if valeur else ""


_FORME_DU_FINESS = "neuf caractères, entre guillemets : un nombre est lu, mais sans zéro au début"
_ZERO_RETABLI = "qui est rétabli si la clé le confirme"


def _finess_ecrit(brut: object) -> str:
    """Le numéro tel qu'il s'écrit ; un nombre JSON, que les tableurs exportent, en est un."""
    if isinstance(brut, int) and not isinstance(brut, bool) and brut >= 0:
        return str(brut)
    return _texte(brut, "un numéro FINESS")


@dataclass(frozen=True, kw_only=True)
class Finess(Champ):
    """Un numéro FINESS."""

    genre: ClassVar[str] = "finess"

    def comprendre(self, brut: object) -> Numero:
        return lire_finess(_finess_ecrit(brut), retablir_le_zero=True)

    def schema(self) -> Valeurs:
        return {**super().schema(), "forme": f"{_FORME_DU_FINESS}, {_ZERO_RETABLI}"}

    def ecrire(self, valeur: Numero) -> str:
        return valeur.numero

    def echo(self, valeur: Any) -> str:
        return f"{valeur.numero}, zéro initial rétabli" if valeur.zero_retabli else ""


@dataclass(frozen=True, kw_only=True)
class FinessAVerifier(Libre):
    """Un numéro FINESS peut-être faux : son texte, que le calculateur juge."""

    longueur: int = 40

    def comprendre(self, brut: object) -> str:
        return super().comprendre(_finess_ecrit(brut))

    def schema(self) -> Valeurs:
        return {**super().schema(), "forme": _FORME_DU_FINESS}


@dataclass(frozen=True, kw_only=True)
class ListeFiness(Champ):
    """Des numéros FINESS : une liste, ou ce que l'on colle d'un tableur."""

    genre: ClassVar[str] = "liste_finess"
    maximum: int = 20_000

    def lire(self, brut: object, chemin: str, erreurs: list[Erreur]) -> list[Numero]:
        if brut in _VIDES:
            return []
        try:
            donnes = self._decouper(brut)
        except ValueError as refus:
            erreurs.append(Erreur(chemin, str(refus)))
            return []
        lus, messages = [], []
        for rang, texte in enumerate(donnes, start=1):
            try:
                lus.append(lire_finess(texte, retablir_le_zero=True))
            except ValueError as raison:
                messages.append(f"Numéro {rang} : {raison}")
        if messages:
            erreurs.append(Erreur(chemin, _les_premiers(messages)))
        return lus

    def _decouper(self, brut: object) -> list[str]:
        if isinstance(brut, str):
            donnes = finess_colles(brut)
        elif isinstance(brut, list):
            donnes = [_finess_ecrit(numero) for numero in brut]
        else:
            raise ValueError("Donnez une liste de numéros FINESS, chacun entre guillemets.")
        if len(donnes) > self.maximum:
            raise ValueError(f"{len(donnes)} numéros : c’est plus que {self.maximum}, le maximum.")
        return donnes

    def schema(self) -> Valeurs:
        return {**super().schema(), "forme": f"{_FORME_DU_FINESS}, {_ZERO_RETABLI}"}

    def reponse(self, brut: object) -> str:
        return ", ".join(str(brut).split("\n"))

    def echo(self, valeur: Any) -> str:
        return f"{len(valeur)} numéros lus" if len(valeur) > 1 else ""


def _les_premiers(messages: Sequence[str], combien: int = 3) -> str:
    """Les premiers messages d'une même case, et le compte des autres."""
    autres = len(messages) - combien
    suite = [f"Et {au_pluriel(autres, 'autre')}."] if autres > 0 else []
    return " ".join([*messages[:combien], *suite])


@dataclass(frozen=True, kw_only=True)
class Bloc(Champ):
    """Quelques questions qui vont ensemble, sous une même clé."""

    genre: ClassVar[str] = "bloc"
    champs: tuple[Champ, ...] = ()

    def lire(self, brut: object, chemin: str, erreurs: list[Erreur]) -> Any:
        if brut in _VIDES or (isinstance(brut, dict) and not _remplie(brut)):
            return None
        return lire_champs(self.champs, brut, erreurs, f"{chemin}.")

    def schema(self) -> Valeurs:
        return {**super().schema(), "champs": [c.schema() for c in self.champs]}


@dataclass(frozen=True, kw_only=True)
class Lignes(Bloc):
    """Une liste de lignes, toutes des mêmes questions. Les lignes vides sont ignorées."""

    genre: ClassVar[str] = "lignes"
    singulier: str = "ligne"
    maximum: int = 20_000

    def lire(self, brut: object, chemin: str, erreurs: list[Erreur]) -> list[Valeurs]:
        if brut in _VIDES:
            return []
        if not isinstance(brut, list):
            erreurs.append(Erreur(chemin, "Donnez une liste de lignes."))
            return []
        if len(brut) > self.maximum:
            erreurs.append(
                Erreur(chemin, f"{len(brut)} lignes : c’est plus que {self.maximum}, le maximum.")
            )
            return []
        return [
            {**lire_champs(self.champs, ligne, erreurs, f"{chemin}.{rang}."), "rang": rang}
            for rang, ligne in enumerate(brut, start=1)
            if ligne is not None and (not isinstance(ligne, dict) or _remplie(ligne))
        ]


def _remplie(ligne: Mapping[str, object]) -> bool:
    """Quelque chose y est saisi."""
    return any(
        _remplie(v) if isinstance(v, dict) else str(v).strip() != ""
        for v in ligne.values()
        if v is not None
    )


def lire_champs(
    champs: Sequence[Champ], brut: object, erreurs: list[Erreur], prefixe: str = ""
) -> Valeurs:
    """Les valeurs de tous les champs ; clés inconnues et valeurs illisibles vont aux erreurs."""
    if not isinstance(brut, Mapping):
        erreurs.append(Erreur(prefixe.rstrip("."), "Donnez un objet : des clés et leurs valeurs."))
        brut = {}
    connus = {champ.nom for champ in champs}
    for nom in brut:
        if nom not in connus:
            chemin = f"{prefixe}{nom[:60]}".rstrip(".")
            erreurs.append(Erreur(chemin, "Cette clé n’existe pas ici.", True))
    return {c.nom: c.lire(brut.get(c.nom), f"{prefixe}{c.nom}", erreurs) for c in champs}
