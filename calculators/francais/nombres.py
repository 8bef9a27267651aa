"""Lire et écrire les nombres, les montants et les dates à la française : un seul endroit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from calculators.francais.signes import visible

INSECABLE = "\u00a0"
FINE = "\u202f"
CENTIME = Decimal("0.01")
MOIS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)

_ESPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’]")
_GROUPES = re.compile(r"\d{1,3}(?: \d{3})+")
_SUFFIXE = re.compile(r"(k€|M€|€|euros?|heures?|h|%)$", re.IGNORECASE)
_TIRETS = re.compile(r"[‐-―−]")
_UNITE = re.compile(r"(?<![km])(€|euros?|heures?|h|%)$", re.IGNORECASE)
_PUISSANCES = {"k€": 3, "m€": 6}


class NombreIllisible(ValueError):
    """Le texte n'est pas un nombre que l'on puisse lire sans deviner ; le message le dit."""


def sans_espaces(texte: str) -> str:
    """Le texte sans ses espaces, de quelque largeur, ni ses apostrophes, qui séparent aussi."""
    return _ESPACES.sub("", texte)


def sans_unite(texte: str) -> str:
    """Le texte sans « € », « heures »… ; « k€ », qui multiplie, reste."""
    return _UNITE.sub("", texte)


def lire_nombre(texte: str, decimales: int = 4) -> Decimal:
    """Nombre décimal exact lu dans un texte français ou anglais.

    Accepte « 1 234,5 », « 1234.5 », « 1.234,5 », « 12 k€ », et « - » ou « - € », le zéro des
    tableurs. Lève NombreIllisible, avec une phrase pour le lecteur, sur un texte illisible ou à
    deux lectures (« 1.234 ») ; `decimales` : combien en a la seconde, au plus.
    """
    texte = visible(texte)
    net = _TIRETS.sub("-", _ESPACES.sub(" ", texte).strip())
    suffixe = _SUFFIXE.search(net)
    puissance = _PUISSANCES.get(suffixe[1].lower(), 0) if suffixe else 0
    if suffixe:
        net = net[: suffixe.start()].rstrip()
    if net == "-":
        return Decimal(0)
    signe, net = ("-", net[1:].lstrip()) if net.startswith("-") else ("", net)
    # Écrite, la puissance ne coûte rien ; une multiplication arrondirait à 28 chiffres.
    return Decimal(f"{signe}{_chiffres(net, texte, decimales)}E{puissance}")


def _chiffres(net: str, original: str, decimales: int) -> str:
    """Chiffres avec un point décimal au plus, ou NombreIllisible."""
    illisible = NombreIllisible(f"« {original[:40]} » n’est pas un nombre. Exemple : 1 234,50.")
    if len(net) > 40 or not re.fullmatch(r"[0-9][0-9., ]*", net):
        raise illisible
    decimal = max(net.rfind(","), net.rfind("."))
    separateurs = {c for c in net if c in ",."}
    if len(separateurs) == 2:
        groupe = (separateurs - {net[decimal]}).pop()
        entier, reste = net[:decimal].replace(groupe, " "), net[decimal + 1 :]
    elif decimal >= 0 and net.count(net[decimal]) > 1:
        entier, reste = net.replace(net[decimal], " "), ""
    elif decimal >= 0:
        entier, reste = net[:decimal], net[decimal + 1 :]
        _refuser_deux_lectures(entier, reste, original, decimales)
    else:
        entier, reste = net, ""
    if " " in reste or (" " in entier and not _GROUPES.fullmatch(entier)) or not entier:
        raise illisible
    if not re.fullmatch(r"[0-9 ]+", entier) or not re.fullmatch(r"[0-9]*", reste):
        raise illisible
    return entier.replace(" ", "") + (f".{reste}" if reste else "")


def _refuser_deux_lectures(entier: str, reste: str, original: str, decimales: int) -> None:
    if len(reste) == 3 and re.fullmatch(r"[1-9]\d{0,2}", entier):
        petit = f"{entier},{reste}0"
        if decimales < len(reste):
            petit = nombre(Decimal(f"{entier}.{reste}"), decimales)
        raise NombreIllisible(
            f"« {original[:40]} » peut se lire {entier}{FINE}{reste} ou {entier},{reste}. Écrivez "
            f"{entier}{reste} pour le premier, {petit} pour le second."
        )


def au_plus_proche(valeur: Fraction | Decimal | int, decimales: int) -> Fraction:
    """La valeur arrondie à ce nombre de décimales, la moitié vers le haut."""
    return Fraction(_en_unites(valeur, decimales), 10**decimales)


def arrondir(montant: Fraction | Decimal | int) -> Decimal:
    """Montant au centime le plus proche, le demi-centime vers le haut."""
    return Decimal(_en_unites(montant, 2)).scaleb(-2)


def _en_unites(valeur: Fraction | Decimal | int, decimales: int) -> int:
    """Combien de dixièmes, de centièmes… au plus proche : en entiers, plus vite qu'en fractions."""
    numerateur, denominateur = valeur.as_integer_ratio()
    unite: int = 10**decimales
    return (2 * numerateur * unite + denominateur) // (2 * denominateur)


DENOMINATEUR_MAXIMUM = 1 << 16_384
DECIMALES_GARDEES = 60


def somme_exacte(termes: Iterable[Fraction]) -> Fraction:
    """La somme, exacte tant que son dénominateur garde moins de cinq mille chiffres.

    Au-delà (plus de six cents taux sans commune mesure), elle est tenue à soixante décimales, où
    nul centime ne se joue.
    """
    return _sommer((terme.numerator, terme.denominator) for terme in termes)


def somme_ponderee(termes: Iterable[tuple[Fraction, Fraction]]) -> Fraction:
    """La somme des produits, de même."""
    return _sommer(
        (a.numerator * b.numerator, a.denominator * b.denominator) for a, b in termes if a
    )


def _sommer(termes: Iterable[tuple[int, int]]) -> Fraction:
    """En entiers : les termes de même dénominateur d'abord, puis deux par deux."""
    numerateurs: dict[int, int] = {}
    for numerateur, denominateur in termes:
        numerateurs[denominateur] = numerateurs.get(denominateur, 0) + numerateur
    restants = [(n, d) for d, n in numerateurs.items()] or [(0, 1)]
    while len(restants) > 1:
        impair = restants[-1:] if len(restants) % 2 else []
        paires = zip(restants[::2], restants[1::2], strict=False)
        restants = [(n1 * d2 + n2 * d1, d1 * d2) for (n1, d1), (n2, d2) in paires] + impair
    somme = Fraction(*restants[0])
    trop_fine = somme.denominator > DENOMINATEUR_MAXIMUM
    return au_plus_proche(somme, DECIMALES_GARDEES) if trop_fine else somme


def place(valeur: Fraction) -> tuple[int, Fraction]:
    """De quoi trier des fractions : un entier les sépare presque toujours, sans les multiplier."""
    return (valeur.numerator << 64) // valeur.denominator, valeur


def repartir(total: Decimal, parts: Sequence[Fraction]) -> list[Decimal]:
    """Des parts exactes ramenées au centime sans que leur somme quitte `total`.

    Chacune est arrondie vers le bas, puis les centimes qui restent vont aux plus forts restes.
    """
    centimes = [part * 100 for part in parts]
    entiers = [int(c // 1) for c in centimes]
    manque = int(total * 100) - sum(entiers)
    ordre = sorted(range(len(parts)), key=lambda i: place(entiers[i] - centimes[i]))
    for i in ordre[:manque]:
        entiers[i] += 1
    return [Decimal(c).scaleb(-2) for c in entiers]


def nombre(valeur: Fraction | Decimal | int, decimales: int = 2) -> str:
    """« 1 234,5 » : espace fine entre milliers, virgule, zéros finals ôtés."""
    entier, reste = divmod(abs(_en_unites(valeur, decimales)), 10**decimales)
    signe = "−" if valeur < 0 and (entier or reste) else ""
    decimal = f"{reste:0{decimales}}".rstrip("0") if decimales else ""
    return signe + f"{entier:,}".replace(",", FINE) + (f",{decimal}" if decimal else "")


def euros(montant: Fraction | Decimal | int) -> str:
    """« 1 029 000 € », les centimes seulement s'il y en a."""
    entier, virgule, reste = nombre(montant).partition(",")
    return entier + (virgule + reste.ljust(2, "0") if reste else "") + f"{INSECABLE}€"


def en_millions(montant: Fraction | Decimal | int) -> str:
    """« 76,5 millions d’euros » ; deux décimales au plus."""
    return au_pluriel(Fraction(montant) / 1_000_000, "million d’euros", "millions d’euros")


def pourcent(taux: Fraction | Decimal, *, sans_atteindre: Fraction = Fraction(1)) -> str:
    """« 86,96 % » : deux décimales au plus, la moitié vers le haut.

    Un taux sous cent pour cent, ou sous la borne donnée, ne s'y arrondit jamais (« 99,99 % »), et
    un taux positif ne s'arrondit pas à zéro : ce serait dire ce qui n'est pas.
    """
    exact, pas = Fraction(taux), Fraction(1, 10_000)
    ecrit = au_plus_proche(exact, 4)
    if any(exact < borne <= ecrit for borne in (sans_atteindre, Fraction(1))):
        ecrit -= pas
    if exact > 0:
        ecrit = max(ecrit, pas)
    return f"{nombre(ecrit * 100)}{INSECABLE}%"


def date_fr(jour: date) -> str:
    """« 15 septembre 2025 », « 1er juin 2025 »."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme}{INSECABLE}{MOIS[jour.month - 1]}{INSECABLE}{jour.year}"


def mois_fr(jour: date) -> str:
    """« septembre 2025 » : le mois d'un jour."""
    return f"{MOIS[jour.month - 1]}{INSECABLE}{jour.year}"


def rang(n: int) -> str:
    """« 1er », « 50e »."""
    return "1er" if n == 1 else f"{n}e"


def majuscule(texte: str) -> str:
    """Le texte, sa première lettre en capitale."""
    return texte[:1].upper() + texte[1:]


def au_pluriel(n: Fraction | int, singulier: str, pluriel: str | None = None) -> str:
    """« 1 ESSMS », « 2 régions » : le nombre suivi du mot accordé."""
    mot = singulier if -2 < n < 2 else (pluriel or f"{singulier}s")
    return f"{nombre(n)}{INSECABLE}{mot}"


_TYPO = (
    (re.compile(r"(\d)[ \u00a0](?=\d{3}(?!\d))"), r"\1" + FINE),
    (re.compile(r"[ \u00a0](?=[;?!](?![a-zA-Z]))"), FINE),
    (re.compile(r"[ \u202f](?=:(?![a-zA-Z])|»)"), INSECABLE),
    (re.compile(r"« "), "«" + INSECABLE),
    (re.compile(r"(?<=\d) (?=(?:€|%|k€|M€|h)(?!\w))"), INSECABLE),
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"(?<=§) "), INSECABLE),
)
# Ce qui n'est pas refermé va jusqu'à la fin : le chercher à chaque chevron serait sans fin.
_HORS_TEXTE = re.compile(
    r"(<(script|style|pre|code|textarea)\b.*?(?:</\2>|\Z)|<[^>]*>?)", re.DOTALL
)


_COURT = 200
"""Signes : les libellés et les bouts de phrase reviennent à chaque frappe, les longs textes non."""


def typographie(texte: str) -> str:
    """Le même texte avec ses espaces insécables et ses apostrophes typographiques."""
    return _typographie_connue(texte) if len(texte) < _COURT else _typographie(texte)


@lru_cache(maxsize=4096)
def _typographie_connue(texte: str) -> str:
    return _typographie(texte)


def _typographie(texte: str) -> str:
    for motif, remplacement in _TYPO:
        texte = motif.sub(remplacement, texte)
    return texte


def typographie_html(html: str) -> str:
    """La typographie appliquée au texte d'un HTML, jamais à ses balises ni à son code."""
    morceaux, fin = [], 0
    for balise in _HORS_TEXTE.finditer(html):
        morceaux += [typographie(html[fin : balise.start()]), balise[0]]
        fin = balise.end()
    return "".join([*morceaux, typographie(html[fin:])])
