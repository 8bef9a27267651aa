"""The small program of these tests."""

from tests.engine.small_program import made, program

__all__ = ["made", "program"]
