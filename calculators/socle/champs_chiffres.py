"""Les questions dont la réponse est un nombre : exact, borné, sans décimale de trop."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, ClassVar

from calculators.francais.durees import heures_et_minutes
from calculators.francais.nombres import NombreIllisible, euros, lire_nombre, nombre
from calculators.socle.champs import Champ, Valeurs


@dataclass(frozen=True, kw_only=True)
class Nombre(Champ):
    """Un nombre décimal exact, entre deux bornes comprises.

    `unite_seule` : l'unité après zéro ou un, si elle s'accorde.
    """

    genre: ClassVar[str] = "nombre"
    unite_seule: str = ""
    minimum: int = 0
    maximum: int = 100_000_000
    decimales: int = 2

    def comprendre(self, brut: object) -> Any:
        if isinstance(brut, bool) or not isinstance(brut, int | Decimal | str):
            raise ValueError("Donnez un nombre, par exemple 1 234,5.")
        lu = lire_nombre(brut, self.decimales) if isinstance(brut, str) else Decimal(brut)
        if not lu.is_finite():
            raise NombreIllisible("Donnez un nombre, par exemple 1 234,5.")
        lu = lu or Decimal(0)  # « −0 » est zéro ; une addition arrondirait à 28 chiffres
        self._borner(lu)
        if lu != round(lu, self.decimales):
            raise ValueError(self._trop_precis(lu))
        return self.typer(lu)

    def _borner(self, lu: Decimal | Fraction) -> None:
        if lu < self.minimum:
            raise ValueError(
                "Ce nombre ne peut pas être négatif."
                if self.minimum == 0
                else f"Il faut au moins {nombre(self.minimum)}."
            )
        if lu > self.maximum:
            raise ValueError(
                f"C’est plus que le maximum accepté ici, {self.ecrire(Decimal(self.maximum))}."
            )

    def _trop_precis(self, lu: Decimal) -> str:
        if self.decimales == 0:
            return "Donnez un nombre entier, sans décimale."
        arrondi = lu.quantize(Decimal(1).scaleb(-self.decimales), ROUND_HALF_UP)
        conseil = f"Écrivez {nombre(arrondi, self.decimales)} si vous l’arrondissez."
        return f"Donnez {self.decimales} décimales au plus. {conseil}"

    def typer(self, lu: Decimal) -> Any:
        return lu

    def ecrire(self, valeur: Decimal | int) -> str:
        unite = self.unite_seule if self.unite_seule and valeur < 2 else self.unite
        return f"{nombre(valeur)} {unite}".strip()

    def schema(self) -> Valeurs:
        return {**super().schema(), "minimum": self.minimum, "maximum": self.maximum}


@dataclass(frozen=True, kw_only=True)
class Entier(Nombre):
    """Un nombre entier."""

    genre: ClassVar[str] = "entier"
    maximum: int = 50_000
    decimales: int = 0

    def comprendre(self, brut: object) -> Any:
        try:
            return super().comprendre(brut)
        except NombreIllisible as refus:
            exemple = "Écrivez-le en chiffres, sans séparateur : 1500."
            raise ValueError(
                f"« {str(brut).strip()[:40]} » : nombre entier attendu. {exemple}"
            ) from refus

    def typer(self, lu: Decimal) -> Any:
        return int(lu)


@dataclass(frozen=True, kw_only=True)
class Duree(Nombre):
    """Des heures, exactes : « 1 234,5 », « 1234h30 »."""

    unite: str = "h"
    decimales: int = 15
    """Ce qu'un tableur garde ; davantage ralentirait le calcul des parts."""

    def comprendre(self, brut: object) -> Fraction:
        lu = heures_et_minutes(brut) if isinstance(brut, str) else None
        if lu is None:
            return Fraction(super().comprendre(brut))
        self._borner(lu)
        return lu

    def ecrire(self, valeur: Fraction | Decimal | int) -> str:
        return f"{nombre(valeur, 6)} {self.unite}"


@dataclass(frozen=True, kw_only=True)
class Montant(Nombre):
    """Un montant en euros, deux décimales au plus."""

    genre: ClassVar[str] = "montant"
    unite: str = "€"

    def ecrire(self, valeur: Decimal | int) -> str:
        return euros(valeur)


@dataclass(frozen=True, kw_only=True)
class Pourcentage(Nombre):
    """Une part en pour cent, au-dessus de zéro. Sans signe, 0,5 aurait deux lectures : refusé."""

    unite: str = "%"
    maximum: int = 100
    decimales: int = 6

    def comprendre(self, brut: object) -> Any:
        if isinstance(brut, str) and any(signe.isalpha() or signe == "€" for signe in brut):
            raise ValueError("Donnez un pourcentage, par exemple 50 %.")
        lu = super().comprendre(brut)
        if not lu:
            raise ValueError("Donnez un taux au-dessus de 0 %, jusqu’à 100 %.")
        if lu <= 1 and not (isinstance(brut, str) and "%" in brut):
            petit, grand = self.ecrire(lu), self.ecrire(lu * 100)
            raise ValueError(
                f"« {nombre(lu)} » peut se lire {petit} ou {grand}. Écrivez-le avec le signe %."
            )
        return lu
