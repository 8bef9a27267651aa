"""Keeps the version of the rules: what each value and reading says, and when that last changed.

`tests/bareme/regles.txt` holds the rules of the last version, a line each. When they say otherwise
now, `python3 build.py version WHY` writes a new version in calculators/bareme/versions.py, the
lines again, and the part of CHANGELOG.md that is about the rules.
"""

from __future__ import annotations

import json
import re
from datetime import date
from textwrap import fill, wrap

from calculators.bareme.campagnes import toutes
from calculators.bareme.valeurs import Version
from calculators.bareme.versions import VERSIONS, VersionDesRegles
from calculators.francais.nombres import date_fr
from calculators.lectures import REGISTRE
from theme.publish import ROOT, BuildError

LINES = ROOT / "tests" / "bareme" / "regles.txt"
MODULE = ROOT / "calculators" / "bareme" / "versions.py"
CHANGELOG = ROOT / "CHANGELOG.md"
RULES_PART = re.compile(r"(?<=^## Règles\n).*?(?=^## Code\n)", re.MULTILINE | re.DOTALL)
Rules = dict[str, str]
"""The name of a value or reading, and all it says, in a line."""


def now() -> Rules:
    """What the rules say now."""
    values = {
        f"{campaign.nom} {value.id}": " ; ".join(map(_version, campaign.versions_de(value)))
        for campaign in toutes().values()
        for value in campaign.valeurs.values()
    }
    readings = {
        reading.id: f"{reading.etat}, retenue : {reading.prudente}, parmi : "
        + ", ".join(one.id for one in reading.lectures)
        + (", tranchée" if reading.tranchee else "")
        for reading in REGISTRE.values()
    }
    return values | readings


def _version(version: Version) -> str:
    cited = ", ".join(f"{c.texte} {c.section}" for c in version.citations)
    compared = f"{version.comparaison} " if version.comparaison else ""
    period = f"{version.periode.debut} à {version.periode.fin}"
    return f"{compared}{version.grandeur} du {period} ({cited})"


def last() -> Rules:
    """What they said at the last version."""
    lines = LINES.read_text("utf-8").splitlines() if LINES.exists() else []
    return dict(tuple(line.split(" | ", 1)) for line in lines)  # type: ignore[misc]


def changed() -> list[str]:
    """The names of the values and readings that say otherwise now, or that came or went."""
    before, after = last(), now()
    return sorted(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )


def changelog(versions: tuple[VersionDesRegles, ...]) -> str:
    """The part of CHANGELOG.md that is about the rules, the last version first."""
    parts = [""]
    for version in reversed(versions):
        parts += [f"### Version {version.numero}, {date_fr(version.jour)}", ""]
        reasons = [*version.pourquoi, *_named(version.change)]
        parts += [fill(f"- {reason}", 104, subsequent_indent="  ") for reason in reasons]
        parts.append("")
    return "\n".join(parts) + "\n"


def _named(names: tuple[str, ...]) -> list[str]:
    return [f"Ont changé : {', '.join(names)}."] if names else []


def add(why: str) -> None:
    """A new version of the rules, for this reason; BuildError if they say what they said."""
    names = changed()
    if not why.strip():
        raise BuildError("Dites pourquoi les règles changent : build.py version « la raison ».")
    if not names:
        raise BuildError("Les règles n’ont pas changé depuis leur dernière version.")
    version = VersionDesRegles(VERSIONS[-1].numero + 1, date.today(), (why,), tuple(names))  # noqa: DTZ011 - the day here
    source = MODULE.read_text("utf-8")
    MODULE.write_text(
        source.replace("\n)\n\nVERSION =", f"\n    {_code(version)},\n)\n\nVERSION =")
    )
    write((*VERSIONS, version))
    print(f"Version {version.numero} des règles : {', '.join(names)}")


def _code(version: VersionDesRegles) -> str:
    day = version.jour
    reason = [json.dumps(part, ensure_ascii=False) for part in _wrapped(version.pourquoi[0])]
    names = [f"{json.dumps(name, ensure_ascii=False)}," for name in version.change]
    lines = (
        *("VersionDesRegles(", f"    numero={version.numero},"),
        f"    jour=date({day.year}, {day.month}, {day.day}),",
        *("    pourquoi=(", *(f"        {part}" for part in reason[:-1])),
        *(f"        {reason[-1]},", "    ),"),
        *("    change=(", *(f"        {name}" for name in names), "    ),", ")"),
    )
    return "\n    ".join(lines)


def _wrapped(text: str) -> list[str]:
    """The text in pieces that a line of code holds, their spaces kept."""
    pieces = wrap(text, 80)
    return [f"{piece} " for piece in pieces[:-1]] + pieces[-1:]


def write(versions: tuple[VersionDesRegles, ...] = VERSIONS) -> None:
    """Write the lines and the changelog of these versions."""
    LINES.write_text("".join(f"{name} | {said}\n" for name, said in now().items()), "utf-8")
    text = CHANGELOG.read_text("utf-8")
    CHANGELOG.write_text(RULES_PART.sub(lambda _: changelog(versions), text), "utf-8")
