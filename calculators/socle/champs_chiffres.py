"""Les questions dont la réponse est un nombre : exact, borné, sans décimale de trop."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from calculators.francais.nombres import NombreIllisible, euros, lire_nombre, nombre
from calculators.socle.champs import Champ, Valeurs


@dataclass(frozen=True, kw_only=True)
class Nombre(Champ):
    """Un nombre décimal exact, entre deux bornes comprises."""

    genre: ClassVar[str] = "nombre"
    minimum: int = 0
    maximum: int = 100_000_000
    decimales: int = 2

    def comprendre(self, brut: object) -> Any:
        if isinstance(brut, bool) or not isinstance(brut, int | Decimal | str):
            raise ValueError("Donnez un nombre, par exemple 1 234,5.")
        lu = lire_nombre(brut) if isinstance(brut, str) else Decimal(brut)
        if not lu.is_finite():
            raise NombreIllisible("Donnez un nombre, par exemple 1 234,5.")
        lu = lu or Decimal(0)  # « −0 » est zéro ; une addition arrondirait à 28 chiffres
        self._borner(lu)
        if lu != round(lu, self.decimales):
            raise ValueError(self._trop_precis())
        return self.typer(lu)

    def _borner(self, lu: Decimal) -> None:
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

    def _trop_precis(self) -> str:
        if self.decimales == 0:
            return "Donnez un nombre entier, sans décimale."
        return f"Donnez {self.decimales} décimales au plus."

    def typer(self, lu: Decimal) -> Any:
        return lu

    def ecrire(self, valeur: Decimal | int) -> str:
        return f"{nombre(valeur)} {self.unite}".strip()

    def echo(self, valeur: Any) -> str:
        return "" if valeur is None else self.ecrire(valeur)

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
class Montant(Nombre):
    """Un montant en euros, deux décimales au plus."""

    genre: ClassVar[str] = "montant"
    unite: str = "€"

    def ecrire(self, valeur: Decimal | int) -> str:
        return euros(valeur)
