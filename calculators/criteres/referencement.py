"""AAP § 3.2.C, instruction I.B : les dates d'une solution qui n'est pas encore référencée."""

from __future__ import annotations

from datetime import date

from calculators.criteres.critere import Critere, Motif
from calculators.socle.champs import Jour
from calculators.textes import Cite

DATE_REFERENCEMENT = Jour(
    nom="date_referencement",
    libelle="Quand le référencement est-il attendu ?",
    citations=(Cite("aap", "3.2.C"),),
)
DATE_PARAMETRAGE = Jour(
    nom="date_parametrage",
    libelle="Quand le paramétrage du logiciel commence-t-il ?",
    citations=(Cite("aap", "3.2.C"),),
)
DATE_CANDIDATURE = Jour(
    nom="date_candidature",
    libelle="Quand la solution est-elle candidate au référencement ?",
    citations=(Cite("instruction", "I.B"),),
)
AVANT_PARAMETRAGE = Critere("Référencement en cours", (Cite("aap", "3.2.C"),), ("CNF-04", "CNF-05"))


def demander_les_dates(critere: Critere, *dates: tuple[Jour, date | None]) -> Motif:
    """Celles des dates qui manquent."""
    return critere.demander(*(question for question, reponse in dates if reponse is None))
