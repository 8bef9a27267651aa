"""Les entrées des exemples du registre : des établissements inventés, aux numéros bien formés.

Les clés sont celles du contrat JSON. Les numéros sont fictifs (série 3599), avec une clé juste.
"""

from __future__ import annotations

from calculators.lieux.numero_finess import Numero

MOITIE = {
    "heures_totales": "10000",
    "heures_apa": "5000",
    "heures_pch": "0",
    "heures_autres_dependance": "0",
}


def essms(nombre: int, *, depuis: int = 1, **autres: object) -> list[dict[str, object]]:
    """`nombre` ESSMS numérotés à partir de `depuis`, qui acquièrent une solution."""
    return [
        {"finess_et": finess_fictif(rang), "situation": "acquisition"} | autres
        for rang in range(depuis, depuis + nombre)
    ]


def organisme(nom: str, nb_essms: int) -> dict[str, object]:
    """Un organisme gestionnaire de métropole qui gère `nb_essms` ESSMS en tout."""
    return {"nom": nom, "nb_essms": nb_essms, "territoire": "metropole"}


def service(
    heures_totales: int, heures_apa: int, autres: int = 0, type_financement: str = ""
) -> dict[str, object]:
    """Un SAAD qui acquiert une solution ; les heures sont annuelles."""
    return {
        "nom": "Service A",
        "finess_et": finess_fictif(1),
        "heures_totales": heures_totales,
        "heures_apa": heures_apa,
        "heures_pch": 0,
        "heures_autres_dependance": autres,
        "type_financement": type_financement,
        "situation": "acquisition",
    }


def finess_fictif(rang: int) -> str:
    """Un numéro à neuf chiffres du département 35, réservé aux exemples, dont la clé est juste."""
    debut = f"3599{rang:04d}"
    return next(numero for cle in range(10) if Numero(numero := f"{debut}{cle}").cle_valide)
