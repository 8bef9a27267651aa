"""Instruction I.B : la solution d'une AHI, candidate au référencement au jour de la signature."""

from __future__ import annotations

from datetime import date

from calculators.bareme import Bareme
from calculators.criteres.critere import Critere, Motif
from calculators.criteres.referencement import (
    AVANT_PARAMETRAGE,
    DATE_CANDIDATURE,
    DATE_PARAMETRAGE,
    DATE_REFERENCEMENT,
    demander_les_dates,
)
from calculators.criteres.reponses import ReponsesEligibilite
from calculators.francais.nombres import mois_fr
from calculators.textes import Cite
from calculators.usages.mesures import obligation
from calculators.usages.questions_des_cibles import DATE_SIGNATURE

AHI = frozenset({"ahi_sons", "ahi_non_sons", "ahi_pjm"})
"""Les champs d'un projet fait d'AHI, avec ou sans PJM."""
_CANDIDATURE = Critere(
    "Candidature au référencement",
    (Cite("instruction", "I.B"), Cite("aap", "2.1.B"), Cite("dsih", "AHI")),
    ("ELI-20", "ELI-22", "CNF-14"),
)
_DEUX_REGLES = (Cite("instruction", "I.B"), Cite("aap", "2.1.B"), Cite("aap", "3.2.C"))


def ahi(reponses: ReponsesEligibilite, bareme: Bareme) -> list[Motif]:
    """Candidate à temps (ELI-20), et référencée avant le paramétrage sauf doute (AMB-75)."""
    candidature = _candidature(reponses, bareme)
    return [candidature, *_parametrage(reponses, candidature)]


def _candidature(reponses: ReponsesEligibilite, bareme: Bareme) -> Motif:
    """La règle est celle du jour de la signature.

    Toujours pour une AHI éligible au SONS (ELI-22, CNF-14) ; pour une autre, la presse ne dit plus
    si elle vaut depuis septembre (AMB-26).
    """
    candidature, signature = reponses.date_candidature, reponses.date_signature
    if candidature and signature and candidature <= signature:
        return _CANDIDATURE.motif("admet", "La solution est candidate au jour de la signature.")
    jamais = candidature is None and _pas_candidate(reponses, bareme)
    if signature is None or (candidature is None and not jamais):
        return demander_les_dates(
            _CANDIDATURE, (DATE_CANDIDATURE, candidature), (DATE_SIGNATURE, signature)
        )
    depuis = _dispense(reponses, signature, bareme)
    if depuis:
        return _CANDIDATURE.motif(
            "a_confirmer",
            f"Depuis {mois_fr(depuis)}, la presse ne dit plus si cette règle vaut pour une AHI non "
            "éligible au SONS : demandez à l’ARS (AMB-26).",
        )
    return _CANDIDATURE.motif(
        "exclut",
        "La solution doit être candidate au référencement au plus tard le jour de la signature.",
        DATE_CANDIDATURE,
        DATE_SIGNATURE,
    )


def _pas_candidate(reponses: ReponsesEligibilite, bareme: Bareme) -> bool:
    """La convention est signée, et l'on dit que la solution n'est toujours pas candidate."""
    signature = reponses.date_signature
    signee = signature is not None and signature <= bareme.jour
    return reponses.referencement == "non" and signee


def _dispense(reponses: ReponsesEligibilite, signature: date, bareme: Bareme) -> date | None:
    """Depuis quand la règle ne vaut peut-être plus pour cette AHI, au jour de la signature."""
    if reponses.champ == "ahi_sons":
        return None
    connu = bareme.au(max(bareme.periode.debut, min(signature, bareme.jour)))
    obligatoire = connu.version(obligation("ahi_non_sons"))
    return None if obligatoire.grandeur else obligatoire.periode.debut


def _parametrage(reponses: ReponsesEligibilite, candidature: Motif) -> list[Motif]:
    """L'AAP veut le référencement avant le paramétrage, sans dire si cela vaut pour une AHI."""
    acquis, debut = reponses.date_referencement, reponses.date_parametrage
    if acquis and debut and acquis < debut:
        return [AVANT_PARAMETRAGE.motif("admet", "Le référencement précède le paramétrage.")]
    critere = Critere(AVANT_PARAMETRAGE.titre, _DEUX_REGLES, AVANT_PARAMETRAGE.regles)
    if reponses.referencement == "non":
        if candidature.effet != "admet":
            return []
        message = "L’AAP demande à une solution en cours de référencement d’être référencée avant "
        suite = "le paramétrage, sans dire si cela vaut pour une AHI : demandez à l’ARS (AMB-75)."
        return [critere.motif("limite", message + suite)]
    if acquis is None or debut is None:
        return [
            demander_les_dates(critere, (DATE_REFERENCEMENT, acquis), (DATE_PARAMETRAGE, debut))
        ]
    message = "Le référencement vient après le paramétrage. L’AAP l’interdit, sans dire si cela "
    return [
        critere.motif("a_confirmer", f"{message}vaut pour une AHI : demandez à l’ARS (AMB-75).")
    ]
