"""Le numéro FINESS : neuf caractères, un département, une clé (AAP § 3.3.1 et § 7).

Structure et clé : documentation FINESS publique ; la clé est celle de Luhn, avec A = 1 et B = 2
pour la Corse. Une clé fausse n'est qu'une alerte : le nouveau format FINESS ne la garantit plus.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from calculators.lieux.territoires import EXCLUS, REGION_DU_DEPARTEMENT

LONGUEUR = 9
_OUTRE_MER = {
    "9701": "971",
    "9702": "972",
    "9703": "973",
    "9704": "974",
    "9705": "975",
    "9805": "976",
    "9806": "986",
}
_FORME = re.compile(r"[0-9][0-9AB][0-9]{7}")
_SEPARATEURS = re.compile(r"[\s.\-‐-―'’\"=]")
"""Ce qu'on écrit entre les chiffres, ou que les tableurs mettent autour d'un texte."""
_NOMBRE = re.compile(
    r"(?P<entier>[0-9]{7,9})[.,]0+|[0-9](?:[.,][0-9]+)?E\+?[0-9]{1,2}", re.IGNORECASE
)
"""Ce qu'écrit un tableur qui prend le numéro pour un nombre."""
_EN_TEXTE = "donnez à la colonne le format « Texte » (« Données > Convertir »)"


@dataclass(frozen=True)
class Numero:
    """Un numéro lu : ses neuf caractères, et ce qu'ils disent.

    `zero_retabli` : un tableur avait ôté le zéro du début ; `rang` : le sien dans une liste.
    """

    numero: str
    zero_retabli: bool = field(default=False, compare=False)
    rang: int = field(default=0, compare=False)

    @property
    def departement(self) -> str | None:
        """Code du département (« 22 », « 2A », « 974 »), None s'il est inconnu."""
        if self.numero[:4] in _OUTRE_MER:
            return _OUTRE_MER[self.numero[:4]]
        return self.numero[:2] if self.numero[:2] in REGION_DU_DEPARTEMENT else None

    @property
    def region(self) -> str | None:
        """Clé de la région, None hors des 18 régions."""
        return REGION_DU_DEPARTEMENT.get(self.departement or "")

    @property
    def territoire_exclu(self) -> str | None:
        """Nom du territoire auquel l'instruction ne s'applique pas, s'il y est."""
        return EXCLUS.get(self.departement or "")

    @property
    def cle_valide(self) -> bool:
        somme = 0
        for rang, caractere in enumerate(reversed(self.numero)):
            chiffre = "0123456789".find(caractere.translate({65: "1", 66: "2"})) << rang % 2
            somme += chiffre - 9 if chiffre > 9 else chiffre
        return somme % 10 == 0


def lire_finess(texte: str, *, retablir_le_zero: bool = False, rang: int = 0) -> Numero:
    """Numéro lu dans « 220002612 », « 22 000 261 2 » ou « 2a0000014 ».

    `retablir_le_zero` : accepter huit chiffres qu'un zéro au début rend valides. Lève ValueError
    avec une phrase pour le lecteur si ce n'est pas un numéro FINESS.
    """
    if nombre := _NOMBRE.fullmatch(texte.strip()):
        raise ValueError(_pris_pour_un_nombre(nombre))
    numero = _SEPARATEURS.sub("", texte).upper()
    if _FORME.fullmatch(numero):
        return Numero(numero, rang=rang)
    montre = f"« {texte.strip()[:30]} »"
    if re.fullmatch(r"[0-9]{8}", numero) and Numero(f"0{numero}").cle_valide:
        if retablir_le_zero:
            return Numero(f"0{numero}", zero_retabli=True, rang=rang)
        raise ValueError(
            f"{montre} n’a que 8 chiffres : un tableur a sans doute ôté le zéro initial. Écrivez "
            f"0{numero}."
        )
    if re.fullmatch(r"[0-9]{14}", numero):
        raise ValueError(f"{montre} a 14 chiffres : c’est un SIRET, pas un FINESS géographique.")
    raise ValueError(
        f"{montre} n’est pas un numéro FINESS : il en faut {LONGUEUR} caractères, comme 220002612 "
        "(2A ou 2B au début pour la Corse)."
    )


def _pris_pour_un_nombre(nombre: re.Match[str]) -> str:
    """Ce que le tableur a fait du numéro, et comment le défaire."""
    if nombre["entier"]:
        return (
            f"« {nombre[0]} » : votre tableur a pris ce numéro pour un nombre à virgule. Gardez "
            f"« {nombre['entier']} » ; pour toutes les lignes, {_EN_TEXTE} avant de copier."
        )
    return (
        f"« {nombre[0]} » : votre tableur a pris ce numéro pour un nombre et l’a abrégé. Avant de "
        f"copier, {_EN_TEXTE}, puis vérifiez que le numéro y est entier."
    )


def numeros_d_une_case(cellule: str) -> list[str]:
    """Un numéro, avec ou sans espaces ; plusieurs si chaque mot a la longueur d'un numéro."""
    mots = cellule.split()
    plusieurs = len(mots) > 1 and all(len(mot) == LONGUEUR for mot in mots)
    return mots if plusieurs else [" ".join(mots)] if mots else []
