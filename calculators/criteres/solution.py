"""AAP § 3.2.C, instruction I.A et I.B : la solution doit être conforme, et la même pour tous."""

from __future__ import annotations

from calculators.bareme import Bareme
from calculators.criteres.ahi import AHI, ahi
from calculators.criteres.critere import Critere, Motif
from calculators.criteres.essms import CHAMP
from calculators.criteres.ght import couloir_hospitalier
from calculators.criteres.referencement import (
    AVANT_PARAMETRAGE,
    DATE_CANDIDATURE,
    DATE_PARAMETRAGE,
    DATE_REFERENCEMENT,
    demander_les_dates,
)
from calculators.criteres.reponses import ReponsesEligibilite
from calculators.socle.champs import Choix, OuiNon
from calculators.textes import Cite
from calculators.usages.questions_des_cibles import DATE_SIGNATURE

_CONFORME = (Cite("aap", "3.2.C"), Cite("aap", "2.1"))
MEME_SOLUTION = OuiNon(
    nom="meme_solution",
    libelle="Tous les ESSMS du projet auront-ils la même solution ?",
    citations=(Cite("aap", "3.2.C"),),
)
REFERENCEMENT = Choix(
    nom="referencement",
    libelle="La solution est-elle référencée Ségur vague 1 ?",
    options={
        "medico_social": "Oui, dans le couloir médico-social",
        "hopital": "Oui, dans le seul couloir hôpital",
        "en_cours": "Pas encore : référencement en cours",
        "non": "Non, et elle n’est pas candidate",
    },
    citations=_CONFORME,
)
QUESTIONS = (
    MEME_SOLUTION,
    REFERENCEMENT,
    DATE_REFERENCEMENT,
    DATE_PARAMETRAGE,
    DATE_CANDIDATURE,
    DATE_SIGNATURE,
)


def meme_solution(reponses: ReponsesEligibilite, _bareme: Bareme) -> list[Motif]:
    """Une seule solution pour tout le projet (CNF-02)."""
    critere = Critere("Une seule solution", (Cite("aap", "3.2.C"),), ("CNF-02",))
    return [
        critere.si_oui(
            reponses.meme_solution,
            MEME_SOLUTION,
            "Tous les ESSMS ont la même solution.",
            "Un projet n’équipe qu’une solution : faites un projet par solution.",
        )
    ]


def referencement(reponses: ReponsesEligibilite, bareme: Bareme) -> list[Motif]:
    """La solution est référencée Ségur vague 1, couloir médico-social (CNF-01, CNF-03, ELI-28).

    Le champ peut en dispenser : tant qu'il est inconnu, rien n'exclut.
    """
    critere = Critere("Référencement Ségur", _CONFORME, ("CNF-01", "CNF-03", "ELI-28"))
    if reponses.champ == "pjm":
        return [_pjm()]
    if reponses.referencement is None:
        return [critere.demander(REFERENCEMENT)]
    motifs = _selon_l_etat(critere, reponses, bareme)
    if reponses.champ is None and any(motif.effet == "exclut" for motif in motifs):
        return [critere.demander(CHAMP)]
    return motifs


def _selon_l_etat(critere: Critere, reponses: ReponsesEligibilite, bareme: Bareme) -> list[Motif]:
    etat, champ = reponses.referencement, reponses.champ
    if etat == "medico_social":
        return [critere.motif("admet", "La solution est référencée dans le bon couloir.")]
    if etat == "hopital":
        return couloir_hospitalier(reponses)
    if champ in AHI:
        return ahi(reponses, bareme)
    if etat == "en_cours":
        return [_en_cours(reponses)]
    return [
        critere.motif(
            "exclut",
            "Sans référencement acquis ou en cours, la solution n’est pas conforme.",
            REFERENCEMENT,
        )
    ]


def _pjm() -> Motif:
    """La protection juridique des majeurs n'a pas de référencement (ELI-18)."""
    citations = (Cite("instruction", "I.A"), Cite("aap", "2.1.A"))
    critere = Critere("Référencement Ségur", citations, ("ELI-18",))
    return critere.motif("admet", "Les logiciels de la PJM n’ont pas à être référencés.")


def _en_cours(reponses: ReponsesEligibilite) -> Motif:
    """En cours au dépôt : admis, si le référencement précède le paramétrage (CNF-04, CNF-05)."""
    acquis, debut = reponses.date_referencement, reponses.date_parametrage
    if acquis is None or debut is None:
        return demander_les_dates(
            AVANT_PARAMETRAGE, (DATE_REFERENCEMENT, acquis), (DATE_PARAMETRAGE, debut)
        )
    if acquis < debut:
        return AVANT_PARAMETRAGE.motif(
            "admet", "Le référencement est attendu avant le paramétrage."
        )
    message = "Le référencement doit être acquis avant le paramétrage : repoussez celui-ci."
    return AVANT_PARAMETRAGE.motif("exclut", message, DATE_REFERENCEMENT, DATE_PARAMETRAGE)


CRITERES = (meme_solution, referencement)
