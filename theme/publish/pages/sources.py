"""Says at once, and once, what a slip in a value, a question or the head of a page breaks.

Without it, each test that meets the slip says it in its own way, and none says where it is.
"""

from __future__ import annotations

import traceback
from pathlib import Path

from theme.publish import ROOT, BuildError


def faults() -> list[str]:
    """A sentence for each, with its file; nothing when the sources hold together."""
    try:
        from calculators.bareme import verification
        from calculators.socle.calculateur import declares
        from theme.publish import edition
        from theme.publish.pages import menu, pages

        declares()  # imports every calculator
        edition.choose()
        heads = pages.heads()
    except SyntaxError as error:
        return [f"{_file(error.filename or '')}, ligne {error.lineno} : {error.msg}."]
    except BuildError as error:
        return [str(error)]
    except Exception as error:  # whatever was typed
        return [f"{_place(error)}, {type(error).__name__} : {error}."]
    return [*verification.defauts(), *menu.faults(heads)]


def refuse_faults() -> None:
    """BuildError with the faults, if there are any."""
    if found := faults():
        raise BuildError("\n".join(found))


def _place(error: Exception) -> str:
    """Where the slip was typed: the innermost line at the top level of a module of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    typed = [f for f in frames if f.name == "<module>" and Path(f.filename).is_relative_to(ROOT)]
    last = (typed or frames)[-1]
    return f"{_file(last.filename)}, ligne {last.lineno}"


def _file(name: str) -> str:
    path = Path(name)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else name
