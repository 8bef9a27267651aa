"""AAP § 3.2.A : pas deux financements pour la même chose."""

from __future__ import annotations

from calculators.bareme import Bareme
from calculators.criteres.critere import Critere, Motif
from calculators.criteres.reponses import ReponsesEligibilite
from calculators.socle.champs import OuiNon
from calculators.textes import Cite

FONDS_EUROPEENS = OuiNon(
    nom="fonds_europeens",
    libelle="L’opération reçoit-elle une autre aide européenne ?",
    aide="FEDER, FSE ou un autre fonds européen, pour cette même opération.",
    citations=(Cite("aap", "3.2.A"), Cite("instruction", "résumé")),
)
DEJA_FINANCE = OuiNon(
    nom="deja_finance",
    libelle="Un de ces ESSMS a-t-il déjà eu l’aide ESMS numérique pour un DUI ?",
    aide="Dans n’importe quel projet, depuis le début du programme.",
    citations=(Cite("aap", "3.2.A"),),
)
QUESTIONS = (FONDS_EUROPEENS, DEJA_FINANCE)


def fonds_europeens(reponses: ReponsesEligibilite, _bareme: Bareme) -> list[Motif]:
    """Un seul financement européen par opération (NRD-01, NRD-02, NRD-03, NRD-08, AMB-61)."""
    critere = Critere(
        "Autres fonds européens",
        (
            Cite("aap", "3.2.A"),
            Cite("aap", "note 5"),
            Cite("instruction", "résumé"),
            Cite("notice", "exclusivité"),
        ),
        ("NRD-01", "NRD-02", "NRD-03", "NRD-08"),
    )
    return [
        critere.si_non(
            reponses.fonds_europeens,
            FONDS_EUROPEENS,
            "Cette opération n’a pas d’autre aide européenne.",
            "Une opération ne cumule pas deux aides européennes : celle-ci en a déjà une.",
        )
    ]


def deja_finance(reponses: ReponsesEligibilite, _bareme: Bareme) -> list[Motif]:
    """Un ESSMS déjà aidé pour un DUI ne l'est plus, quel que soit le logiciel.

    Même logiciel (NRD-04, AMB-23) ou autre (NRD-05, NRD-06, AMB-24). La note qui sépare
    acquisition et mise à niveau ne vaut que pour les autres fonds européens (NRD-09).
    """
    critere = Critere(
        "Aide déjà reçue",
        (Cite("aap", "3.2.A"), Cite("aap", "note 5"), Cite("ars-paca", "non-redondance")),
        ("NRD-04", "NRD-05", "NRD-06", "NRD-09"),
    )
    return [
        critere.si_non(
            reponses.deja_finance,
            DEJA_FINANCE,
            "Aucun de ces ESSMS n’a déjà été aidé pour un DUI.",
            "Un ESSMS déjà aidé pour un DUI ne peut plus l’être, pour le même logiciel ou un autre "
            ": retirez-le du projet (AMB-23, AMB-24).",
        )
    ]


CRITERES = (fonds_europeens, deja_finance)
