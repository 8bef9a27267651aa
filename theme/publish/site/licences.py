"""What the site is made of that others wrote: each piece, its version, its licence and its text.

The page « Logiciels et licences », the texts beside it and the inventory (see sbom.py) come from
`components()`. Texts come from the packages that ship theirs; the others, word for word, from
theme/licences/. Pyodide's executable tells itself what it holds: a test asks it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sysconfig
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from theme.publish import MODULES, PAGES, ROOT

TEXTS = ROOT / "theme" / "licences"
FONT, FONT_VERSION = ROOT / "theme" / "fonts" / "hanken-grotesk.woff2", "3.013"
PUBLIC_DOMAIN = "domaine public"
"""Said where authors gave up their rights: SPDX has a name for SQLite's words, « blessing »."""

EMBEDDED = {
    "zlib": "1.3.1",
    "bzip2": "1.0.6",
    "liblzma": "5.2.2",
    "zstd": "1.5.7",
    "sqlite": "3.39.0",
    "expat": "2.7.3",
    "libmpdec": "2.5.1",
}
"""The versions that Pyodide's executable gives of what it holds (tests/pyodide asks it)."""


@dataclass(frozen=True)
class Component:
    """One piece. `id` names its text; `licence` is an SPDX expression, or PUBLIC_DOMAIN.

    `inside`: the piece it comes in; without a version, nothing in it tells which. `also`: texts to
    be read with its own. `hashes`: of what is installed, by algorithm.
    """

    id: str
    name: str
    version: str
    licence: str
    role: str
    source: str
    purl: str
    inside: str = ""
    text: Path = Path()
    also: tuple[str, ...] = ()
    hashes: tuple[tuple[str, str], ...] = ()

    @property
    def licence_fr(self) -> str:
        """Its licence, as the page says it."""
        in_french = self.licence.replace(" OR ", " ou ").replace(" WITH ", " avec ")
        return PUBLIC_DOMAIN if in_french == "blessing" else in_french

    def texts(self) -> dict[str, Path]:
        """The texts of its licence, by the name they are published under."""
        own = self.text if self.text.name else TEXTS / f"{self.id}.txt"
        return {f"{self.id}.txt": own} | {
            f"{name}.txt": TEXTS / f"{name}.txt" for name in self.also
        }


@cache
def components() -> tuple[Component, ...]:
    """Every piece, those inside another after it."""
    return (*_packages(), _font(), *_inside_pyodide(), *_inside_python(), *_inside_emscripten())


def guide() -> Component:
    """The guide itself."""
    return Component(
        "guide",
        "ESMS numérique, le guide",
        _project_version(),
        "MIT",
        "",
        "",
        "",
        text=ROOT / "LICENSE",
    )


def write() -> None:
    """Put the texts of all licences in `.build/docs/licences`, for the generator to copy."""
    folder = PAGES / "licences"
    folder.mkdir(parents=True, exist_ok=True)
    for component in (guide(), *components()):
        for name, path in component.texts().items():
            (folder / name).write_bytes(readable(path.read_bytes()))


def readable(text: bytes) -> bytes:
    """A text that browsers read as UTF-8 even where the host does not say so."""
    return text if text.isascii() else b"\xef\xbb\xbf" + text


def _packages() -> Iterator[Component]:
    yield _npm(
        "pyodide",
        "Pyodide",
        "MPL-2.0",
        "exécute Python dans votre navigateur",
        "https://github.com/pyodide/pyodide",
    )
    yield _pypi(
        "jinja2", "Jinja2", "écrit les pages et les résultats", "https://github.com/pallets/jinja"
    )
    yield _pypi(
        "markupsafe",
        "MarkupSafe",
        "protège ce qui est écrit dans les pages",
        "https://github.com/pallets/markupsafe",
    )
    yield _npm(
        "minisearch",
        "MiniSearch",
        "MIT",
        "cherche dans les pages",
        "https://github.com/lucaong/minisearch",
        MODULES / "minisearch/LICENSE.txt",
    )
    yield Component(
        id="signes",
        name="Material Design Icons",
        version="",
        licence="Apache-2.0",
        role="dessine les signes de ce site",
        source="https://github.com/Templarian/MaterialDesign",
        purl="pkg:github/templarian/materialdesign",
    )


def _npm(
    name: str, title: str, licence: str, role: str, source: str, text: Path = Path()
) -> Component:
    """A piece that npm brings; its hash is that of the archive, as the lock knows it."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    package = lock["packages"][f"node_modules/{name}"]
    algorithm, _, digest = package["integrity"].partition("-")
    hashes = ((f"SHA-{algorithm.removeprefix('sha')}", base64.b64decode(digest).hex()),)
    number = package["version"]
    purl = f"pkg:npm/{name}@{number}"
    return Component(name, title, number, licence, role, source, purl, text=text, hashes=hashes)


def _pypi(name: str, title: str, role: str, source: str) -> Component:
    """A piece that pip brings; part of it only is shipped, so that no hash would be its own."""
    number = version(name)
    information = Path(sysconfig.get_path("purelib")) / f"{name}-{number}.dist-info"
    text = information / "licenses" / "LICENSE.txt"
    purl = f"pkg:pypi/{name}@{number}"
    return Component(name, title, number, "BSD-3-Clause", role, source, purl, text=text)


def _font() -> Component:
    return Component(
        "hanken-grotesk",
        "Hanken Grotesk",
        FONT_VERSION,
        "OFL-1.1",
        "dessine les lettres de ce site",
        "https://github.com/marcologous/hanken-grotesk",
        f"pkg:github/marcologous/hanken-grotesk@{FONT_VERSION}",
        hashes=(("SHA-256", hashlib.sha256(FONT.read_bytes()).hexdigest()),),
    )


def _inside_pyodide() -> Iterator[Component]:
    information = json.loads((MODULES / "pyodide/pyodide-lock.json").read_text("utf-8"))["info"]
    python = information["python"]
    emscripten = information["platform"].removeprefix("emscripten_").replace("_", ".")
    yield Component(
        "cpython",
        "CPython",
        python,
        "PSF-2.0",
        "est Python, avec sa bibliothèque standard",
        "https://github.com/python/cpython",
        f"pkg:github/python/cpython@v{python}",
        "pyodide",
        also=("cpython-incorpore",),
    )
    yield Component(
        "emscripten",
        "Emscripten",
        emscripten,
        "MIT OR NCSA",
        "compile Python pour les navigateurs et l’y relie",
        "https://github.com/emscripten-core/emscripten",
        f"pkg:github/emscripten-core/emscripten@{emscripten}",
        "pyodide",
    )
    yield _inside(
        "pyodide",
        "libffi",
        "libffi",
        "MIT",
        "appelle des fonctions d’autres langages",
        "https://github.com/libffi/libffi",
    )
    yield _inside(
        "pyodide",
        "stackframe",
        "error-stack-parser et stackframe",
        "MIT",
        "lit la trace d’une erreur",
        "https://github.com/stacktracejs",
    )


def _inside_python() -> Iterator[Component]:
    """What CPython carries, or is linked to in Pyodide."""
    for parts in (
        (
            "libmpdec",
            "libmpdec",
            "BSD-2-Clause",
            "calcule en décimal, sans arrondi caché",
            "https://www.bytereef.org/mpdecimal/",
        ),
        ("expat", "Expat", "MIT", "lit le XML", "https://github.com/libexpat/libexpat"),
        (
            "hacl",
            "HACL*",
            "MIT",
            "calcule des empreintes",
            "https://github.com/hacl-star/hacl-star",
        ),
        (
            "uvloop",
            "uvloop",
            "MIT",
            "a donné une partie de la bibliothèque standard",
            "https://github.com/MagicStack/uvloop",
        ),
        (
            "pyzstd",
            "pyzstd",
            "BSD-3-Clause",
            "relie Python à un compresseur",
            "https://github.com/Rogdham/pyzstd",
        ),
        (
            "zstd",
            "Zstandard",
            "BSD-3-Clause",
            "compresse et décompresse",
            "https://github.com/facebook/zstd",
        ),
        ("zlib", "zlib", "Zlib", "compresse et décompresse", "https://zlib.net/"),
        (
            "bzip2",
            "bzip2",
            "bzip2-1.0.6",
            "compresse et décompresse",
            "https://sourceware.org/bzip2/",
        ),
        (
            "liblzma",
            "liblzma (XZ Utils)",
            PUBLIC_DOMAIN,
            "compresse et décompresse",
            "https://tukaani.org/xz/",
        ),
        ("sqlite", "SQLite", "blessing", "range des données", "https://sqlite.org/"),
    ):
        yield _inside("cpython", *parts)


def _inside_emscripten() -> Iterator[Component]:
    for parts in (
        ("musl", "musl", "MIT", "est la bibliothèque du langage C", "https://musl.libc.org/"),
        (
            "llvm",
            "LLVM (libc++, libc++abi, compiler-rt)",
            "Apache-2.0 WITH LLVM-exception",
            "est la bibliothèque du langage C++",
            "https://github.com/llvm/llvm-project",
        ),
        (
            "mini-lz4",
            "MiniLZ4",
            "MIT",
            "compresse et décompresse",
            "https://github.com/pierrec/node-lz4",
        ),
    ):
        yield _inside("emscripten", *parts)


def _inside(
    whole: str, identifier: str, name: str, licence: str, role: str, source: str
) -> Component:
    number = EMBEDDED.get(identifier, "")
    purl = f"pkg:generic/{identifier}" + (f"@{number}" if number else "")
    return Component(identifier, name, number, licence, role, source, purl, whole)


def _project_version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])
