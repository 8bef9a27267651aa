"""`annotationlib` makes an instance of each operator, for annotations that nobody evaluates."""


def __getattr__(name: str) -> type:
    if name.startswith("__"):
        raise AttributeError(name)
    return type(name, (), {})
