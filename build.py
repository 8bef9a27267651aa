"""Builds, serves and tests the guide. Everything it needs, it installs, from the locks.

    python3 build.py [build --keep FOLDER]
                                         builds the site into site/; --keep: with the files of the
                                         site in FOLDER, for its pages that are still open
    python3 build.py serve [--watch]     builds it and serves it on http://127.0.0.1:8000/ (--port)
    python3 build.py test [--quick] [PYTEST OPTIONS]
                                         lint, types and tests; --quick: without a browser
    python3 build.py check [--long] [--only NAME] [--seed N]
                                         what is too long for the tests: each reader of text reads
                                         hostile inputs, the worker of the site answers thousands of
                                         situations; with --long, a million and thirty thousand
    python3 build.py bench [--rounds N] [--only NAME] [--against FOLDER]
                                         measures the speed of the site, beside other ways;
                                         --against: and beside the site in FOLDER
    python3 build.py version WHY         a new version of the rules, once values or readings changed
    python3 build.py lock                writes the locks again, after a change of pyproject.toml or
                                         package.json

With --plain, the site has Pyodide as it comes, and starts more slowly. With --edition NAME, it is
that of another region (calculators/editions/NAME.toml, or a .toml file from elsewhere).

The only needs are Python ≥ 3.11 with pip; the tests also want a browser, Java, poppler, Hunspell
and Grammalecte, installed with apt when missing.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from theme.engine import EngineError
from theme.publish import SITE, BuildError, edition
from theme.publish.dev import setup


def build(keep: Path | None = None) -> None:
    """From docs/, calculators/ and theme/ to site/, with the files of the site in `keep`."""
    from theme.publish.dev import fresh
    from theme.publish.pages import pages
    from theme.publish.site import bundle, finish, licences, mkdocs, sbom, schema, search

    start = time.monotonic()
    with fresh.alone():
        key = fresh.sources_hash()
        pages.render()  # docs/*.md, with the figures of calculators/ → plain Markdown
        licences.write()  # the texts of the licences of all that is shipped
        sbom.write()  # its inventory
        schema.write()  # of the files that calculators save
        mkdocs.build(pages.menu().nav())  # plain Markdown → HTML
        bundle.build()  # Pyodide, the rules compiled for it, the worker
        search.write()  # what the search reads
        finish.finish(keep)  # hashed names, security policy, checks, compressed twins → site/
        fresh.mark("" if keep else key)  # tests measure the site alone
    print(f"Site construit dans {SITE} en {time.monotonic() - start:.1f} s", flush=True)


def serve(port: int, *, watch: bool) -> None:
    """Build, then serve until interrupted."""
    from theme.publish.dev.watch import serve as serve_site

    build()
    serve_site(port, watch=watch)


def test(*, quick: bool, options: list[str]) -> int:
    """Lint, types, tests; the exit code says whether all is well."""
    from theme.publish.dev import lint

    if not quick:
        build()
    return lint.run_all(quick=quick, options=options)


def check(arguments: argparse.Namespace) -> int:
    """The checks that are too long for the tests; the exit code says whether all is well."""
    from tests.long import checks

    return checks.run(long=arguments.long, only=arguments.only, seed=arguments.seed)


def bench(rounds: int, only: str, against: Path | None) -> None:
    """Measure how fast site/ is; it is built first if the sources have changed."""
    from tests import bench
    from theme.publish.dev import fresh

    if not fresh.is_fresh():
        build()
    bench.run(rounds, only, against)


def lock() -> None:
    """Write the locks again."""
    from theme.publish.dev import locks

    locks.write()


def version(why: str) -> None:
    """A new version of the rules: what changed, and why."""
    from theme.publish.dev import rules

    rules.add(why)


def main() -> int:
    """Read the command line, install what the command needs, run it."""
    arguments, options = _parse()
    quick, tools = arguments.quick, arguments.command in {"test", "check", "bench", "lock"}
    browser = arguments.command in {"test", "check", "bench"} and not quick
    if arguments.plain:
        os.environ["PLAIN"] = "1"  # for the programs that this one runs, too
    if arguments.edition:
        file = arguments.edition.endswith(".toml")
        os.environ["EDITION"] = (
            str(Path(arguments.edition).resolve()) if file else arguments.edition
        )
    edition.choose()
    setup.ensure("test" if tools else "build", browser=browser)
    from theme.publish.pages import sources

    sources.refuse_faults()
    if arguments.command == "test":
        return test(quick=quick, options=options)
    if arguments.command == "check":
        return check(arguments)
    if arguments.command == "bench":
        bench(arguments.rounds, arguments.only, arguments.against)
    elif arguments.command == "lock":
        lock()
    elif arguments.command == "version":
        version(" ".join(options))
    elif arguments.command == "serve":
        serve(arguments.port, watch=arguments.watch)
    else:
        build(arguments.keep)
    return 0


def _parse() -> tuple[argparse.Namespace, list[str]]:
    """The arguments, and what is left for pytest."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = ("build", "serve", "test", "check", "bench", "lock", "version")
    parser.add_argument("command", nargs="?", default="build", choices=commands)
    parser.add_argument("--port", type=int, default=8000, help="serve: the port (8000)")
    parser.add_argument("--keep", type=Path, help="build: a site whose files must still be found")
    parser.add_argument("--edition", help="the region whose guide it is (bretagne), or its file")
    parser.add_argument("--plain", action="store_true", help="Pyodide as it comes")
    parser.add_argument("--watch", action="store_true", help="serve: build again after a change")
    parser.add_argument("--quick", action="store_true", help="test: without a browser")
    parser.add_argument("--rounds", type=int, default=3, help="bench: how many rounds (3)")
    parser.add_argument("--against", type=Path, help="bench: another built site, beside this one")
    parser.add_argument("--only", default="", help="bench, check: those whose name holds this")
    parser.add_argument("--long", action="store_true", help="check: for an hour, not a minute")
    parser.add_argument("--seed", type=int, help="check: the input of this seed alone")
    arguments, options = parser.parse_known_args()
    if options and arguments.command not in {"test", "version"}:
        parser.error(f"unknown: {' '.join(options)}")
    if arguments.keep and arguments.command != "build":
        parser.error("--keep: with build alone")
    return arguments, options


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - to be said, not guessed from a traceback
        sys.exit("Il faut Python 3.11 ou plus récent.")
    try:
        sys.exit(main())
    except (BuildError, EngineError) as error:
        sys.exit(f"Erreur : {error}")
    except KeyboardInterrupt:
        sys.exit(0)
