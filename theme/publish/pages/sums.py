"""Sums of values of the scale, checked when the page is built: a wrong sum stops the build.

A value is named « id » or « id:avril », « id:septembre » when it has a version for each.
« enveloppe-*:avril » stands for all those whose name starts so.
"""

from __future__ import annotations

from decimal import Decimal

from calculators.bareme import Bareme, Valeur
from calculators.bareme.campagnes import bareme_par_defaut, par_defaut
from calculators.francais.nombres import en_millions, euros, nombre


def asked(name: str) -> tuple[Valeur, Bareme]:
    """The value of this name, and the rules asked; « :avril »: those of the texts of April."""
    identifier, _, when = name.partition(":")
    campaign = par_defaut()
    if not when:
        return campaign.valeurs[identifier], bareme_par_defaut()
    period = next(p for name, p in campaign.versions.items() if name.startswith(when))
    return campaign.valeurs[identifier], campaign.au(period.fin)


def amount(name: str) -> Decimal:
    """Its amount in euros."""
    value, bareme = asked(name)
    return bareme.montant(value)


def _each(name: str) -> list[str]:
    start, star, rest = name.partition("*")
    return (
        [f"{known}{rest}" for known in par_defaut().valeurs if known.startswith(start)]
        if star
        else [name]
    )


def checked_total(name: str, *parts: str) -> str:
    """« 70 000 000 € », once the parts have been found to add up to it."""
    _check(name, parts)
    return euros(amount(name))


def addition(name: str, *parts: str) -> str:
    """« 70 + 12,7 + 0,3 = 83 millions d’euros », checked."""
    _check(name, parts)
    terms = " + ".join(nombre(amount(part) / 1_000_000) for part in parts)
    return f"{terms} = {en_millions(amount(name))}"


def _check(name: str, parts: tuple[str, ...]) -> None:
    found = sum((amount(one) for part in parts for one in _each(part)), Decimal(0))
    if found != amount(name):
        raise ValueError(f"{' + '.join(parts)} = {found}, et non {name} = {amount(name)}")
