"""Lit le fichier d’une édition, ou dit en une phrase la clé qui ne va pas et ce qui est attendu.

Seul ce qui lance un programme importe ce module : le navigateur n’a pas de quoi lire du TOML.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from calculators.editions import Edition
from calculators.editions.coherence import EditionRefusee, refus, verifier
from calculators.lieux.numero_finess import lire_finess
from calculators.lieux.territoires import REGIONS

DOSSIER = Path(__file__).parent
PAR_DEFAUT = "bretagne"
FORME = 'nom = "texte"'
_UNIONS = {Union, UnionType}


def demandee() -> str:
    """Le nom de l’édition à prendre, ou son fichier : EDITION, dans l’environnement."""
    return os.environ.get("EDITION") or PAR_DEFAUT


def chemin(nom: str) -> Path:
    """Le fichier d’une édition : celle de ce dossier, ou un fichier .toml d’ailleurs."""
    trouve = Path(nom) if nom.endswith(".toml") else DOSSIER / f"{nom}.toml"
    if not trouve.is_file():
        connues = ", ".join(sorted(fichier.stem for fichier in DOSSIER.glob("*.toml")))
        raise EditionRefusee(
            f"Édition inconnue : « {nom} ». Celles d’ici : {connues}. Ou donnez un fichier."
        )
    return trouve


def lire_edition(fichier: Path, sections: Collection[str]) -> Edition:
    """L’édition de ce fichier. `sections` : celles de l’AAP de référence."""
    try:
        texte = fichier.read_text("utf-8")
        lue: Edition = _table(Edition, tomllib.loads(texte), "")
        verifier(lue, sections)
    except tomllib.TOMLDecodeError as faute:
        raise EditionRefusee(f"{fichier.name} : {_place(faute, texte)}") from None
    except UnicodeDecodeError:
        raise EditionRefusee(f"{fichier.name} : un texte en UTF-8 est attendu.") from None
    except EditionRefusee as faute:
        raise EditionRefusee(f"{fichier.name}, {faute}") from None
    return lue


def _place(faute: tomllib.TOMLDecodeError, texte: str) -> str:
    """La ligne qui ne se lit pas ; le message de Python est en anglais."""
    trouve = re.search(r"line (\d+)", str(faute))
    rang = trouve[1] if trouve else ""
    ligne = f"la ligne {rang} ne se lit pas" if rang else "la fin du fichier ne se lit pas"
    lignes = texte.splitlines()
    lue = f" : « {lignes[int(rang) - 1].strip()} »" if rang and int(rang) <= len(lignes) else ""
    return f"{ligne}{lue} ; il faut une ligne comme {FORME}."


# ── Des tables aux objets : les types disent ce qui est attendu ───────────────────────────────


def _table(classe: type, table: object, ou: str) -> Any:
    """L’objet d’une table ; ses clés sont les champs de la classe, ni plus ni moins."""
    if not isinstance(table, dict):
        raise refus(ou, f"il faut {_MOTS[Mapping]}", table)
    attendus = get_type_hints(classe, include_extras=True)
    for cle in table:
        if cle not in attendus:
            raise refus(_sous(ou, cle), f"clé inconnue ; il faut l’une de : {', '.join(attendus)}")
    for champ in fields(classe):
        requis = champ.default is MISSING and champ.default_factory is MISSING
        if requis and champ.name not in table:
            attendu = _en_mots(attendus[champ.name])
            raise refus(_sous(ou, champ.name), f"cette clé manque ; il faut {attendu}")
    return classe(**{nom: _lire(attendus[nom], v, _sous(ou, nom)) for nom, v in table.items()})


def _lire(attendu: Any, valeur: Any, ou: str) -> Any:
    """La valeur, si elle est du type attendu."""
    origine, dedans = get_origin(attendu), get_args(attendu)
    if origine in _UNIONS:
        return _lire(dedans[0], valeur, ou)
    if is_dataclass(attendu):
        assert isinstance(attendu, type)
        return _table(attendu, valeur, ou)
    if origine is tuple and isinstance(valeur, list):
        return tuple(_lire(dedans[0], v, f"{ou}[{rang}]") for rang, v in enumerate(valeur, 1))
    if origine is Mapping and isinstance(valeur, dict):
        return {cle: _lire(dedans[1], v, _sous(ou, cle)) for cle, v in valeur.items()}
    if not _est(attendu, valeur):
        raise refus(ou, f"il faut {_en_mots(attendu)}", valeur)
    return valeur.strip() if isinstance(valeur, str) else valeur


def _est(attendu: Any, valeur: Any) -> bool:
    if get_origin(attendu) is Literal:
        return valeur in get_args(attendu)
    if attendu is date:
        return isinstance(valeur, date) and not isinstance(valeur, datetime)
    if attendu is bool:
        return isinstance(valeur, bool)
    if not isinstance(valeur, str) or not valeur.strip():
        return False
    return get_origin(attendu) is not Annotated or _FORMES[attendu.__metadata__[0]](valeur)


def _est_une_adresse(texte: str) -> bool:
    """Un courriel ou une page, d’un seul tenant."""
    return bool(re.fullmatch(r"https://[^\s<>\"']+\.[^\s<>\"']+|[\w.+-]+@[\w-]+(\.[\w-]+)+", texte))


def _est_un_finess(texte: str) -> bool:
    try:
        return lire_finess(texte).cle_valide
    except ValueError:
        return False


_FORMES: Mapping[str, Callable[[str], bool]] = {
    "adresse": _est_une_adresse,
    "région": REGIONS.__contains__,
    "finess": _est_un_finess,
}
_MOTS: Mapping[Any, str] = {
    "adresse": "un courriel, ou une page qui commence par https://",
    "région": f"une région parmi : {', '.join(REGIONS)}",
    "finess": "un numéro FINESS à neuf signes, dont la clé est juste",
    str: "un texte entre guillemets",
    bool: " ou ".join(("true", "false")),
    date: "un jour sans guillemets, année-mois-jour, comme 2025-03-31",
    tuple: "une liste",
    Mapping: "une table entre crochets",
}


def _en_mots(attendu: Any) -> str:
    if get_origin(attendu) in _UNIONS:
        return _en_mots(get_args(attendu)[0])
    if get_origin(attendu) is Literal:
        return f"un mot parmi : {', '.join(get_args(attendu))}"
    if get_origin(attendu) is Annotated:
        return _MOTS[attendu.__metadata__[0]]
    return _MOTS.get(get_origin(attendu) or attendu, _MOTS[Mapping])


def _sous(ou: str, cle: str) -> str:
    return f"{ou}.{cle}" if ou else cle
