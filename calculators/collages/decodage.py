"""Les octets d'un fichier de tableur ou d'éditeur, et le texte que l'on y a écrit."""

from __future__ import annotations

_UTF_8 = b"\xef\xbb\xbf"
_UTF_16 = {"petit": b"\xff\xfe", "grand": b"\xfe\xff"}
_AUTRES = {
    b"PK": "un classeur",
    b"\xd0\xcf\x11\xe0": "un classeur",
    b"%PDF": "un PDF",
    b"{\\rtf": "un document de traitement de texte",
}
_WINDOWS = dict(
    enumerate(
        "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ",
        start=0x80,
    )
)
"""Ce que Windows-1252 met où Latin-1 n'a rien : le navigateur n'a pas ce codage, il a l'autre."""


def decoder(octets: bytes) -> str:
    """Le texte : UTF-8, UTF-16 ou Windows-1252 ; ValueError avec une phrase si ce n'en est pas."""
    for debut, quoi in _AUTRES.items():
        if octets.startswith(debut):
            raise ValueError(
                f"Ce fichier est {quoi}, pas un texte. Enregistrez-le en CSV, ou copiez ses "
                "cellules et collez-les."
            )
    if octets.startswith(tuple(_UTF_16.values())):
        return _utf_16(octets)
    if marque := _marque_absente(octets[:2_000]):
        return _utf_16(marque + octets)
    try:
        return octets.removeprefix(_UTF_8).decode("utf-8")
    except UnicodeDecodeError:
        return _windows(octets)


def _utf_16(octets: bytes) -> str:
    try:
        return octets.decode("utf-16")
    except UnicodeDecodeError:
        raise ValueError("Ce fichier est abîmé : il se coupe au milieu d’un signe.") from None


def _marque_absente(debut: bytes) -> bytes:
    """En UTF-16, une lettre latine sur deux octets en a un nul, toujours du même côté."""
    pairs, impairs = debut[::2].count(0), debut[1::2].count(0)
    if impairs * 4 > len(debut) and not pairs:
        return _UTF_16["petit"]
    return _UTF_16["grand"] if pairs * 4 > len(debut) and not impairs else b""


def _windows(octets: bytes) -> str:
    texte = octets.decode("latin-1").translate(_WINDOWS)
    if any(signe in texte for signe in "\x81\x8d\x8f\x90\x9d"):
        raise ValueError(
            "Ce fichier n’est pas un texte lisible. Enregistrez le tableau en CSV UTF-8, ou copiez "
            "ses cellules et collez-les."
        )
    return texte
