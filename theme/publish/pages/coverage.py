"""Every rule of the catalogue: the page that states it, the code that applies it, its tests.

Nothing here is typed: pages state rules with the macro `regle`, code and tests name them in what
they say of themselves (docstrings, names, comments). A rule that no page states stops the build,
unless a reason is given below.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from calculators.regles import PARTIES, REGLES, Partie, Regle
from theme.publish import ROOT, BuildError
from theme.rendu import rendre

STRICT = True
"""Whether a rule left without page, or without calculation, nor reason stops the build."""
NOT_STATED: Mapping[str, str] = {}
"""Rule → why no page states it, in French, for the reader of the coverage page."""
NOT_COMPUTED: Mapping[str, str] = {
    "GUI-07": "Le guichet calculé ne dépend pas de qui instruit le dossier.",
    "GOV-02": "Aucun numéro FINESS ne dit qui tarife un ESSMS : cela ne se calcule pas.",
    "GOV-11": "C’est la règle de lecture des deux textes ; chaque fiche du registre l’applique.",
    **dict.fromkeys(
        ("PRI-03", "PRI-06", "PRI-07", "PRI-08", "PRI-09", "PRI-10", "PRI-11", "PRI-12", "PRI-13"),
        "Le comité l’apprécie, sans note ni poids publiés : rien ne se calcule.",
    ),
    "PET-06": "Aucun texte ne dit comment se mesure le lien entre le matériel et le projet.",
    "VER-05": "Une pièce à fournir en fin de projet : rien ne se calcule.",
    "VER-06": "Une pièce à fournir en fin de projet : rien ne se calcule.",
    **dict.fromkeys(
        ("CYB-01", "CYB-03", "CYB-04", "CYB-05"),
        "Une invitation sans condition ni montant : rien ne se calcule.",
    ),
}
"""Rule that a function could apply → why none does, in French."""

RULE = re.compile(r"(?<![A-Za-z])([A-Z]{3,4})[-_](\d\d)(?!\d)")
# Files that name rules without applying or guarding them.
ASIDE = ("calculators/regles/", "tests/publish/", "tests/regles/")
TITLE = re.compile(r"^title: (.+)$", re.MULTILINE)
Named = tuple[str, str]
"""A file relative to the root, and the name of what it holds, "" for the file itself."""


@dataclass(frozen=True)
class Covered:
    """One rule and what covers it. `page`: its address from the root, or None."""

    rule: Regle
    page: str | None
    page_title: str
    code: tuple[Named, ...]
    tests: tuple[Named, ...]

    @property
    def not_stated(self) -> str:
        """Why no page states it; empty if nobody says."""
        return NOT_STATED.get(self.rule.id, "")

    @property
    def not_computed(self) -> str:
        """Why no function applies it; empty if nobody says."""
        return NOT_COMPUTED.get(self.rule.id, "") if self.rule.calculable else "sans calcul"


def coverage(pages: Mapping[str, str]) -> dict[Partie, list[Covered]]:
    """What covers each rule, part by part. `pages`: rule → address of the page that states it."""
    code, tests = named_in("calculators"), named_in("tests")
    return {
        part: [
            Covered(
                rule,
                pages.get(rule.id),
                _title(pages.get(rule.id)),
                code.get(rule.id, ()),
                tests.get(rule.id, ()),
            )
            for rule in part.regles()
        ]
        for part in PARTIES
    }


def write(pages: Mapping[str, str], base: str) -> str:
    """The coverage, as headings and tables. BuildError if a rule is left out and STRICT."""
    parts = coverage(pages)
    every = [covered for part in parts.values() for covered in part]
    _complain("Règles sans page", [c for c in every if c.page is None and not c.not_stated])
    _complain("Règles sans calcul", [c for c in every if not c.code and not c.not_computed])
    return rendre("pages/couverture.md.j2", parties=parts, base=base)


def _complain(what: str, left: list[Covered]) -> None:
    """Say which rules are left, if any; stop there if STRICT."""
    message = f"{what} ni raison : {', '.join(covered.rule.id for covered in left)}"
    if left and STRICT:
        raise BuildError(message)
    if left:
        print(f"Attention : {message}", file=sys.stderr, flush=True)


def _title(address: str | None) -> str:
    """The title in the front matter of the page at this address."""
    if address is None:
        return ""
    source = ROOT / "docs" / f"{address.rstrip('/') or 'index'}.md"
    found = TITLE.search(source.read_text("utf-8"))
    return found[1] if found else address


@cache
def named_in(folder: str) -> defaultdict[str, tuple[Named, ...]]:
    """For each rule, what names it in the Python files of this folder."""
    found: defaultdict[str, tuple[Named, ...]] = defaultdict(tuple)
    for path in sorted((ROOT / folder).rglob("*.py")):
        if path.relative_to(ROOT).as_posix().startswith(ASIDE):
            continue
        for rule, name in dict.fromkeys(mentions(path.read_text("utf-8"))):
            found[rule] += ((path.relative_to(ROOT).as_posix(), name),)
    return found


def mentions(source: str) -> Iterator[tuple[str, str]]:
    """Each rule named in the source, with the function, class or value that names it."""
    lines = source.splitlines()
    for node in ast.parse(source).body:
        name = _name(node)
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        inner = node.body if isinstance(node, ast.ClassDef) else []
        spans = {child: (child.lineno, child.end_lineno or 0) for child in inner if _name(child)}
        for number in range(first, (node.end_lineno or 0) + 1):
            method = next((c for c, (a, b) in spans.items() if a <= number <= b), None)
            full = f"{name}.{_name(method)}" if method else name
            yield from ((rule, full) for rule in rules_in(lines[number - 1]))


def _name(node: ast.stmt) -> str:
    """The name that a statement gives to something, or nothing."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return node.name
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id
    return ""


def rules_in(text: str) -> list[str]:
    """The rules of the catalogue named in a text: « CAL-10 », `test_CAL_10_…`."""
    names = (f"{prefix}-{number}" for prefix, number in RULE.findall(text))
    return [name for name in names if name in REGLES]
