"""No package is loaded, but a photograph of the memory expects `loadedPackages` in it."""

from pyodide_js import loadedPackages  # type: ignore[import-not-found]  # noqa: F401


class _Folder:
    def __str__(self) -> str:
        return "/"


SITE_PACKAGES = DSO_DIR = _Folder()


def init_loaded_packages() -> None:
    pass
