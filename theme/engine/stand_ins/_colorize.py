"""A theme without colours: what is asked of it writes nothing."""


class _Plain:
    def __getattr__(self, name: str) -> "_Plain":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __str__(self) -> str:
        return ""


def can_colorize(**_: object) -> bool:
    return False


def get_theme(**_: object) -> _Plain:
    return _Plain()
