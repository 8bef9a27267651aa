"""What a rare call of the small program wants, and nothing else."""

from __future__ import annotations

NAMES = ("zéro", "un", "deux", "trois")


def spelled(number: int) -> str:
    """The name of a small number."""
    return NAMES[number]
