"""Une valeur se demande à une date : une version répond, exactement une, ou le refus se dit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from calculators.francais.nombres import date_fr


@dataclass(frozen=True)
class Periode:
    """Du premier au dernier jour, tous deux compris."""

    debut: date
    fin: date

    def contient(self, jour: date) -> bool:
        return self.debut <= jour <= self.fin

    def dans(self, autre: Periode) -> Periode:
        """Les jours communs aux deux."""
        return Periode(max(self.debut, autre.debut), min(self.fin, autre.fin))

    def au_plus_pres(self, jour: date) -> date:
        """Ce jour s'il est dans la période, sinon la plus proche de ses bornes."""
        return min(max(jour, self.debut), self.fin)

    def part_de(self, campagne: Periode) -> str:
        """« depuis le … » ou « jusqu’au … » ; vide si elle couvre toute la campagne.

        Les bornes de la campagne se tairont : aucun de ses projets ne s'y arrête.
        """
        if self.debut <= campagne.debut and self.fin >= campagne.fin:
            return ""
        if self.fin >= campagne.fin:
            return f"depuis le {date_fr(self.debut)}"
        return f"jusqu’au {date_fr(self.fin)}" if self.debut <= campagne.debut else str(self)

    def __str__(self) -> str:
        return f"du {date_fr(self.debut)} au {date_fr(self.fin)}"


TOUJOURS = Periode(date.min, date.max)


class HorsPeriode(ValueError):
    """La date demandée sort de ce que les textes couvrent ; le message le dit au lecteur."""


def plus_mois(jour: date, mois: int) -> date:
    """Le même quantième `mois` plus tard (ou plus tôt), ou le dernier jour du mois s'il manque."""
    dernier = _premier_du_mois(jour, mois + 1) - timedelta(days=1)
    return dernier.replace(day=min(jour.day, dernier.day))


def _premier_du_mois(jour: date, mois: int) -> date:
    annee, rang = divmod(jour.year * 12 + jour.month - 1 + mois, 12)
    return date(annee, rang + 1, 1)
