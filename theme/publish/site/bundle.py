"""Puts Python in the site: what theme/engine is told of the rules, and where it writes."""

from __future__ import annotations

import ast
import hashlib
import os
import sysconfig
from binascii import b2a_base64
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import ModuleLoader

from calculators.editions import PUBLIEE
from calculators.socle.calculateur import Calculateur, tous
from calculators.socle.fichier import ecrire_fichier
from calculators.socle.lien import Faite
from calculators.socle.situation import Situation, situation_de
from theme.engine import Call, EngineError, Program
from theme.engine.deliver import deliver
from theme.engine.make import LIBRARY, library, make
from theme.publish import DRAFT, MODULES, ROOT, WORK, edition
from theme.publish.site import situations
from theme.rendu import environnement
from theme.reponse import fautive, gestes_courants, requete_de

PYODIDE = MODULES / "pyodide"
PACKAGES = Path(sysconfig.get_path("purelib"))
MADE = WORK / "pyodide"
ENTRY, WARM = ("theme.reponse", "repondre"), ("theme.reponse", "echauffer")
OURS = ("calculators", "theme")
SHIPPED = ("calculators", "theme/reponse")
"""The folders of what the browser runs, with the modules of theme/ itself."""
ELSEWHERE = tuple(
    f"calculators/{start}"
    for start in (
        *("__main__", "socle/contrat", "socle/lot"),
        *("editions/coherence", "editions/fichier"),
        *("regles/", "textes/glossaire"),
    )
)
"""What only the command line uses; or what reads the file of an edition; or the pages."""
ON_CLICK = (
    *("calculators/collages/", "calculators/socle/a_lire", "calculators/socle/fichier"),
    *(f"calculators/socle/{name}" for name in ("collage.", "colonnes.", "dires_du_", "ecarts.")),
    *(f"calculators/socle/{name}." for name in ("colonne_de_finess", "en_tetes", "titres")),
    *(f"theme/reponse/{name}." for name in ("fichiers", "resume", "tables")),
)
"""What rare gestures ask for inside their functions."""
OBSERVED = 2500
"""Situations answered to see which functions the engine must have at once."""


def build() -> None:
    """Write pyodide/ and js/worker.js into `.build/site`; PLAIN in the environment: plain."""
    plain = bool(os.environ.get("PLAIN"))
    folder, fast = MADE, not plain
    try:
        folder = library(program(), PYODIDE, WORK / "plain") if plain else made()
    except EngineError as error:
        if not (MADE / LIBRARY).exists():
            raise
        fast = False
        _warn(error)
    deliver(folder, PYODIDE, program().entry, DRAFT, fast=fast)


def made() -> Path:
    """The folder of all that the engine makes of the rules, made again when one has changed."""
    return make(program(), PYODIDE, MADE)


@cache
def program() -> Program:
    """The rules, their templates, and what they are asked."""
    return Program(
        roots=(ROOT, PACKAGES, edition.write_module()),
        modules=imported_names(),
        entry=ENTRY,
        warm=WARM,
        examples=examples(),
        rare=rare(),
        situations=situations.calls(OBSERVED),
        ours=OURS,
        key=_key(),
        files={**templates(), **compiled_templates()},
    )


def examples() -> list[Call]:
    """Every calculator answers its worked example, nonsense, gestures, as the page would ask."""
    found = []
    for calculateur in tous():
        example = situation_de(calculateur.exemple, calculateur.champs)
        wrong, old = fautive(example), {**example.reponses, "date": "1900-01-01"}
        unknown = Situation({**wrong.reponses, "inconnu": "1"}, wrong.tableaux)
        for asked in (example, unknown, Situation(), Situation(old, example.tableaux)):
            demand = requete_de(asked, "2026-01-01", base="../")
            found.append((calculateur.nom, demand))
        found += _gestures(calculateur, gestes_courants(calculateur))
    return found


def rare() -> list[Call]:
    """What a person asks now and then: its modules come on the click."""
    calls = [call for one in tous() for call in _gestures(one, rare_gestures(one))]
    for calculateur in tous():
        for champ in calculateur.champs:
            if champ.genre == "liste_finess":
                pasted = Situation({champ.nom: "FINESS ET;Nom\n350000121;EHPAD"})
                calls.append((calculateur.nom, requete_de(pasted, "2026-01-01")))
    return calls


def _gestures(calculateur: Calculateur[Any], gestures: list[dict[str, str]]) -> list[Call]:
    example = situation_de(calculateur.exemple, calculateur.champs)
    return [
        (calculateur.nom, requete_de(example, "2026-01-01", geste=gesture)) for gesture in gestures
    ]


def rare_gestures(calculateur: Calculateur[Any]) -> list[dict[str, str]]:
    """One of each kind whose modules the image does without."""
    example = situation_de(calculateur.exemple, calculateur.champs)
    text = ecrire_fichier(calculateur, example, Faite(), date(2026, 1, 1))
    return [
        {"nom": "enregistrer"},
        {"nom": "ouvrir", "octets": b2a_base64(text.encode()).decode()},
        {"nom": "coller", "texte": "FINESS ET\tNom\n350000121\tEHPAD\nTotal\t1"},
        {"nom": "resume"},
    ]


def imported_names() -> list[str]:
    """Every module of the rules, and every name they import, sorted."""
    names = {"theme", PUBLIEE}
    for path in _rules():
        parts = path.relative_to(ROOT).with_suffix("").parts
        names.add(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
        for found in ast.parse(path.read_text("utf-8")).body:
            if isinstance(found, ast.Import):
                names.update(alias.name for alias in found.names)
            elif isinstance(found, ast.ImportFrom) and found.module and not found.level:
                names.add(found.module)
    return sorted(names)


def templates() -> dict[str, str]:
    """The templates of the forms and results, by their path in the library."""
    found = sorted((ROOT / "theme" / "templates").rglob("*.j2"))
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in found}


def compiled_templates() -> dict[str, str]:
    """The same as Python, where `theme.rendu` looks first."""
    env, found = environnement(), {}
    for path, text in templates().items():
        name = path.removeprefix("theme/templates/")
        code = env.compile(text, name, name, raw=True, defer_init=True)
        found[f"theme/compiles/{ModuleLoader.get_module_filename(name)}"] = code
    return found


def _rules() -> list[Path]:
    """The modules of calculators/, less those that the browser has no use for."""
    modules = sorted((ROOT / "calculators").rglob("*.py"))
    apart = (*ELSEWHERE, *ON_CLICK)
    return [p for p in modules if not p.relative_to(ROOT).as_posix().startswith(apart)]


def _key() -> str:
    """Changes when the rules do, or the packages they are made with."""
    others = [ROOT / "requirements.txt", ROOT / "package-lock.json"]
    digest = hashlib.sha256(edition.module().encode())
    modules = chain.from_iterable(sorted((ROOT / name).rglob("*.py")) for name in SHIPPED)
    for path in chain(modules, sorted((ROOT / "theme").glob("*.py")), others):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _warn(error: EngineError) -> None:
    line = "!" * 100
    print(
        f"{line}\nPython démarrera lentement : Pyodide est publié tel quel.\n{error}\n{line}",
        flush=True,
    )
