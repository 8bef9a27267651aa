"""Instruction II.A et AAP § 8 : ce qu'un porteur doit savoir des dates où il dépose."""

from __future__ import annotations

from datetime import date, timedelta

from calculators.bareme import CLOTURE_MULTIREGIONALE, OUVERTURE_MULTIREGIONALE, OUVERTURE_REGIONALE
from calculators.bareme.fenetres import Fenetre, Guichet
from calculators.francais.nombres import date_fr
from calculators.socle.enjeux import enjeu
from calculators.socle.resultat import Alerte, LectureRetenue, attention, bloquant, info
from calculators.textes import Cite


def alertes_des_dates(dates: Fenetre, jour: date) -> list[Alerte]:
    """Le dernier jour, ou la clôture passée (CLD-04, CLD-18, AMB-41)."""
    alertes = []
    if jour == dates.cloture and _a_minuit(dates):
        alertes.append(
            attention(
                "Dernier jour. Les textes disent « à minuit » sans préciser lequel : la veille "
                "était plus sûre (AMB-41).",
                dates.dernier.citations,
                "date",
            )
        )
    if jour > dates.cloture:
        alertes.append(
            bloquant(
                f"Le dernier jour était le {date_fr(dates.cloture)} : un dossier déposé après "
                "n’est pas recevable.",
                dates.dernier.citations,
                "date",
            )
        )
    return alertes


def alertes_multiregionales(guichet: Guichet, multiregional: bool) -> list[Alerte]:
    """Quelle ARS prend un projet de plusieurs régions : les textes se taisent (AMB-44)."""
    if guichet == "national" or not multiregional:
        return []
    message = "Projet multirégional : les textes ne disent pas quelle ARS le reçoit (AMB-44)."
    return [info(message, (Cite("aap", "7, nota"),))]


def lectures_des_dates(dates: Fenetre) -> tuple[LectureRetenue, ...]:
    """AMB-39 et AMB-40 quand un projet multirégional va au guichet régional, AMB-41 sinon."""
    if _a_minuit(dates):
        veille = dates.cloture - timedelta(days=1)
        return (enjeu("AMB-41", date_fr(dates.cloture), date_fr(veille)),)
    bareme = dates.bareme
    tardive, precoce = OUVERTURE_MULTIREGIONALE, OUVERTURE_REGIONALE
    return (
        enjeu("AMB-39", bareme.texte(tardive), bareme.texte(precoce)),
        enjeu("AMB-40", date_fr(dates.cloture), bareme.texte(CLOTURE_MULTIREGIONALE)),
    )


def _a_minuit(dates: Fenetre) -> bool:
    """Le dernier jour est celui du texte, « à minuit » : lequel ?

    Quand il dit « avant le », le dernier jour est la veille, que minuit ne dispute pas.
    """
    return dates.dernier.comparaison == "<="
