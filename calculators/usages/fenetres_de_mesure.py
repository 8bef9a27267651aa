"""AAP § 4 : les jours que couvre une mesure finale, selon l'indicateur."""

from __future__ import annotations

from datetime import date, timedelta

from calculators.bareme import (
    MESURE_DUI,
    MESURE_SOCLES_MAXIMALE,
    MESURE_SOCLES_MINIMALE,
    Bareme,
)
from calculators.bareme.periodes import Periode, plus_mois
from calculators.francais.nombres import date_fr
from calculators.socle.tableau import Colonne, Tableau


def fenetres(mesure: date | None, bareme: Bareme) -> dict[str, dict[str, date]] | None:
    """Les jours que couvre une mesure finale (CIB-03, CIB-13, AMB-33, AMB-34).

    Elles s'arrêtent la veille : le texte parle des mois écoulés avant la date de mesure.
    """
    if mesure is None:
        return None
    durees = {
        "socles_au_plus_long": MESURE_SOCLES_MAXIMALE,
        "socles_au_plus_court": MESURE_SOCLES_MINIMALE,
        "dui": MESURE_DUI,
    }
    veille = mesure - timedelta(days=1)
    return {
        nom: {"debut": plus_mois(mesure, -bareme.nombre(duree)), "fin": veille}
        for nom, duree in durees.items()
    }


def tableaux_des_fenetres(mesure: date | None, bareme: Bareme) -> tuple[Tableau, ...]:
    trouvees = fenetres(mesure, bareme)
    if trouvees is None:
        return ()
    noms = {
        "socles_au_plus_long": "MSSanté et DMP, au plus long",
        "socles_au_plus_court": "MSSanté et DMP, au plus court",
        "dui": "Les trois cibles du DUI",
    }
    lignes = tuple(
        (noms[nom], str(Periode(bornes["debut"], bornes["fin"])))
        for nom, bornes in trouvees.items()
    )
    assert mesure
    titre = f"Jours que couvre une mesure au {date_fr(mesure)}"
    return (Tableau(titre, (Colonne("Indicateurs"), Colonne("Période")), lignes),)
