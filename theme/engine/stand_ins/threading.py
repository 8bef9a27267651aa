"""Jinja2 guards its caches with a lock."""

from _thread import allocate_lock as Lock  # noqa: N812 - its name in the standard library

__all__ = ["Lock"]
