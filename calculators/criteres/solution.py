"""AAP § 3.2.C, instruction I.A et I.B : la solution doit être conforme, et la même pour tous."""

from __future__ import annotations

from datetime import date

from calculators.bareme import Bareme
from calculators.criteres.critere import Critere, Motif
from calculators.criteres.essms import CHAMP
from calculators.criteres.ght import couloir_hospitalier
from calculators.criteres.reponses import ReponsesEligibilite
from calculators.socle.champs import Choix, Jour, OuiNon
from calculators.textes import Cite
from calculators.usages.mesures import obligation

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
DATE_REFERENCEMENT = Jour(
    nom="date_referencement",
    libelle="Quand le référencement est-il attendu ?",
    citations=(Cite("aap", "3.2.C"),),
)
DATE_PARAMETRAGE = Jour(
    nom="date_parametrage",
    libelle="Quand le paramétrage du logiciel commence-t-il ?",
    citations=(Cite("aap", "3.2.C"),),
)
DATE_CANDIDATURE = Jour(
    nom="date_candidature",
    libelle="Quand la solution sera-t-elle candidate au référencement ?",
    citations=(Cite("instruction", "I.B"),),
)
DATE_SIGNATURE = Jour(
    nom="date_signature",
    libelle="Quand la convention avec l’ARS est-elle signée ?",
    citations=(Cite("instruction", "I.B"),),
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
    if champ in {"ahi_sons", "ahi_non_sons", "ahi_pjm"}:
        return [_ahi(reponses, bareme)]
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
    critere = Critere("Référencement en cours", (Cite("aap", "3.2.C"),), ("CNF-04", "CNF-05"))
    acquis, debut = reponses.date_referencement, reponses.date_parametrage
    if acquis is None or debut is None:
        return _demander(critere, (DATE_REFERENCEMENT, acquis), (DATE_PARAMETRAGE, debut))
    if acquis < debut:
        return critere.motif("admet", "Le référencement est attendu avant le paramétrage.")
    message = "Le référencement doit être acquis avant le paramétrage : repoussez celui-ci."
    return critere.motif("exclut", message, DATE_REFERENCEMENT, DATE_PARAMETRAGE)


def _ahi(reponses: ReponsesEligibilite, bareme: Bareme) -> Motif:
    """AHI : la solution est candidate au plus tard le jour de la signature (ELI-20).

    Toujours pour une AHI éligible au SONS (ELI-22, CNF-14) ; pour une autre, la presse ne dit
    plus si la règle vaut depuis septembre (AMB-26).
    """
    critere = Critere(
        "Candidature au référencement",
        (Cite("instruction", "I.B"), Cite("aap", "2.1.B"), Cite("dsih", "AHI")),
        ("ELI-20", "ELI-22", "CNF-14"),
    )
    candidature, signature = reponses.date_candidature, reponses.date_signature
    if reponses.referencement == "en_cours":
        return critere.motif("admet", "La solution est candidate avant la signature.")
    if reponses.champ != "ahi_sons" and not bareme.vrai(obligation("ahi_non_sons")):
        return critere.motif(
            "a_confirmer",
            "Depuis septembre, la presse ne dit plus si cette règle vaut pour une AHI non éligible "
            "au SONS : demandez à l’ARS (AMB-26).",
        )
    if candidature is None or signature is None:
        return _demander(critere, (DATE_CANDIDATURE, candidature), (DATE_SIGNATURE, signature))
    if candidature <= signature:
        return critere.motif("admet", "La solution sera candidate à la signature.")
    return critere.motif(
        "exclut",
        "La solution doit être candidate au référencement au plus tard le jour de la signature.",
        DATE_CANDIDATURE,
        DATE_SIGNATURE,
    )


def _demander(critere: Critere, *dates: tuple[Jour, date | None]) -> Motif:
    """Celles des dates qui manquent."""
    return critere.demander(*(question for question, reponse in dates if reponse is None))


CRITERES = (meme_solution, referencement)
