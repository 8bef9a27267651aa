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


@dataclass(frozen=True)
class Numero:
    """Un numéro lu : ses neuf caractères, et ce qu'ils disent.

    `zero_retabli` : un tableur avait ôté le zéro du début.
    """

    numero: str
    zero_retabli: bool = field(default=False, compare=False)

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


def lire_finess(texte: str, *, retablir_le_zero: bool = False) -> Numero:
    """Numéro lu dans « 220002612 », « 22 000 261 2 » ou « 2a0000014 ».

    `retablir_le_zero` : accepter huit chiffres qu'un zéro au début rend valides. Lève ValueError
    avec une phrase pour le lecteur si ce n'est pas un numéro FINESS.
    """
    numero = re.sub(r"[\s\u00a0\u202f.\-]", "", texte).upper()
    if _FORME.fullmatch(numero):
        return Numero(numero)
    montre = f"« {texte.strip()[:30]} »"
    if re.fullmatch(r"[0-9]{8}", numero) and Numero(f"0{numero}").cle_valide:
        if retablir_le_zero:
            return Numero(f"0{numero}", zero_retabli=True)
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
