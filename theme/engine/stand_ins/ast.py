"""`annotationlib` makes an instance of each operator, for annotations that nobody evaluates."""

from _on_call import State, stand_in  # type: ignore[import-not-found]

_missing = stand_in(__name__)


def __getattr__(name: str) -> object:
    if State.making and not name.startswith("__"):
        return type(name, (), {})
    return _missing(name)
