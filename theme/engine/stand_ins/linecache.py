"""No source is shipped: a fault names its lines without their text."""


def checkcache(filename: str | None = None) -> None:
    pass


def getline(*_: object) -> str:
    return ""


def lazycache(*_: object) -> bool:
    return False


_getline_from_code = getline
