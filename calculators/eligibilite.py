"""AAP § 2.1 et § 3, instruction I : le projet est-il éligible, et que reste-t-il à savoir ?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

from calculators.bareme import Bareme
from calculators.bareme.periodes import HorsPeriode
from calculators.criteres import TOUS_LES_CRITERES, essms, ght, projet, redondance, solution, sons
from calculators.criteres.ahi import AHI
from calculators.criteres.critere import EFFETS, Motif
from calculators.criteres.reponses import ReponsesEligibilite
from calculators.francais.nombres import au_pluriel, date_fr
from calculators.francais.oral import minuscule
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.champs import Champ, Choix, Jour, OuiNon
from calculators.socle.enjeux import enjeu
from calculators.socle.resultat import Alerte, LectureRetenue, Ligne, Resultat, attention, bloquant
from calculators.usages.mesures import obligation

Verdict = Literal["eligible", "non_eligible", "a_confirmer"]
Ouvertes = Sequence[tuple[Champ, bool]]
"""Des questions sans réponse, et si une seule de leurs réponses suffit à exclure."""
REPONSES: dict[Verdict, str] = {
    "eligible": "Éligible",
    "non_eligible": "Non éligible en l’état",
    "a_confirmer": "À confirmer",
}
GROUPES = (
    Groupe("Vos ESSMS", essms.QUESTIONS),
    Groupe("Aides déjà reçues", redondance.QUESTIONS),
    Groupe(
        "Commande SONS",
        sons.QUESTIONS,
        replie=True,
        aide="Si un éditeur est déjà payé par le SONS pour un de ces ESSMS.",
    ),
    Groupe("La solution", solution.QUESTIONS),
    Groupe(
        "Un groupement hospitalier porte le projet",
        ght.QUESTIONS,
        replie=True,
        aide="Seulement si la solution est référencée dans le couloir hôpital.",
    ),
    Groupe("Le projet", (*projet.REGROUPEMENTS, *projet.ENTITES)),
    Groupe("Rejoindre une grappe déjà financée", projet.GRAPPES, replie=True),
)


def examiner(reponses: ReponsesEligibilite, bareme: Bareme) -> list[Motif]:
    """Ce que chaque critère dit de la situation, dans l'ordre des textes."""
    return [motif for critere in TOUS_LES_CRITERES for motif in critere(reponses, bareme)]


def verdict(motifs: Iterable[Motif]) -> Verdict:
    """Non éligible dès qu'un texte exclut ; éligible seulement si plus rien n'est à savoir."""
    effets = {motif.effet for motif in motifs}
    if "exclut" in effets:
        return "non_eligible"
    return "a_confirmer" if "a_confirmer" in effets else "eligible"


def manquants(reponses: ReponsesEligibilite, bareme: Bareme) -> Ouvertes:
    """Les questions qui changeraient encore le verdict, et si elles sont décisives : elles d'abord.

    Décisive : une seule de ses réponses, à elle seule, rend le projet non éligible. Une fois le
    projet exclu, plus aucune question ne change rien.
    """
    motifs = examiner(reponses, bareme)
    if verdict(motifs) != "a_confirmer":
        return []
    noms = {nom for motif in motifs if motif.effet == "a_confirmer" for nom in motif.questions}
    questions = (champ for groupe in GROUPES for champ in groupe.champs if champ.nom in noms)
    ouvertes = [(question, decisive(question, reponses, bareme)) for question in questions]
    return sorted(ouvertes, key=lambda ouverte: not ouverte[1])


def decisive(question: Champ, reponses: ReponsesEligibilite, bareme: Bareme) -> bool:
    """Une des réponses possibles suffit-elle à exclure ?"""
    return any(
        verdict(examiner(replace(reponses, **{question.nom: reponse}), bareme)) == "non_eligible"
        for reponse in _reponses(question)
    )


def _reponses(question: Champ) -> Sequence[Any]:
    """Les réponses à essayer : toutes celles d'un choix, les deux extrêmes d'une date."""
    if isinstance(question, OuiNon):
        return (True, False)
    if isinstance(question, Choix):
        return tuple(question.options)
    return (question.minimum, question.maximum) if isinstance(question, Jour) else ()


def calculer(reponses: ReponsesEligibilite, bareme: Bareme) -> Resultat:
    """Le verdict, ses motifs du plus grave au moins grave, et les questions encore utiles."""
    if bareme.jour < bareme.periode.debut:
        debut = date_fr(bareme.periode.debut)
        raise HorsPeriode(f"Les conditions lues ici valent depuis le {debut} : changez de date.")
    motifs = sorted(examiner(reponses, bareme), key=lambda motif: list(EFFETS).index(motif.effet))
    conclusion, questions = verdict(motifs), manquants(reponses, bareme)
    return Resultat(
        bareme=bareme,
        reponse=_reponse(conclusion, reponses, bareme),
        phrase=_phrase(conclusion, motifs, questions, reponses, bareme),
        donnees={
            "verdict": conclusion,
            "motifs": [_donnees(motif) for motif in motifs],
            "manquants": [question.nom for question, _ in questions],
        },
        lignes=tuple(_lignes(motifs, questions, bareme)),
        alertes=tuple(_alertes(motifs)),
        lectures=tuple(_lectures(reponses, bareme)),
        manque=tuple(question.nom for question, _ in questions),
    )


def _reponse(conclusion: Verdict, reponses: ReponsesEligibilite, bareme: Bareme) -> str:
    if conclusion == "eligible" and sons.acquisition_fermee(reponses, bareme):
        return "Éligible au seul complément d’usage"
    return REPONSES[conclusion]


def _phrase(
    conclusion: Verdict,
    motifs: Sequence[Motif],
    questions: Ouvertes,
    reponses: ReponsesEligibilite,
    bareme: Bareme,
) -> str:
    if conclusion == "non_eligible":
        combien = sum(motif.effet == "exclut" for motif in motifs)
        return f"{au_pluriel(combien, 'condition')} des textes à lever avant de déposer"
    if conclusion == "eligible" and sons.acquisition_fermee(reponses, bareme):
        return "Sous commande SONS, l’acquisition est fermée. Les autres ESSMS n’en dépendent pas."
    if conclusion == "eligible":
        return "D’après vos réponses, aucun texte n’exclut ce projet. L’ARS décide."
    if questions:
        utiles = au_pluriel(len(questions), "question encore utile", "questions encore utiles")
        return f"{utiles} avant de conclure"
    return "Vos réponses sont complètes, mais un point reste à demander."


def _donnees(motif: Motif) -> dict[str, Any]:
    return {
        "effet": motif.effet,
        "titre": motif.titre,
        "message": motif.message,
        "regles": list(motif.regles),
        "citations": [c.libelle for c in motif.citations],
        "questions": list(motif.questions),
    }


def _lignes(motifs: Sequence[Motif], questions: Ouvertes, bareme: Bareme) -> Iterator[Ligne]:
    """Chaque motif en une ligne ; s'il attend des réponses, une ligne par question encore utile.

    Les questions se suivent à leur rang de gravité, les plus décisives d'abord, et une seule fois.
    """
    ouverts = [motif for motif in motifs if motif.effet == "a_confirmer" and motif.questions]
    fermes = [motif for motif in motifs if not questions or motif not in ouverts]
    graves = [motif for motif in fermes if motif.effet == "exclut"]
    yield from (_ligne(motif, bareme) for motif in graves)
    for question, peut_exclure in questions:
        motif = next(motif for motif in ouverts if question.nom in motif.questions)
        yield _ligne_ouverte(motif, question, peut_exclure, bareme)
    yield from (_ligne(motif, bareme) for motif in fermes if motif not in graves)


def _ligne(motif: Motif, bareme: Bareme) -> Ligne:
    return Ligne(
        motif.titre,
        motif.message,
        motif.citations,
        bareme.periode,
        texte=EFFETS[motif.effet],
    )


def _ligne_ouverte(motif: Motif, question: Champ, peut_exclure: bool, bareme: Bareme) -> Ligne:
    """Une question encore utile, et ce que sa réponse peut changer."""
    texte = EFFETS[motif.effet] + (" : peut exclure" if peut_exclure else "")
    return Ligne(motif.titre, question.libelle, motif.citations, bareme.periode, texte=texte)


def _alertes(motifs: Iterable[Motif]) -> Iterator[Alerte]:
    for motif in motifs:
        champ = motif.questions[0] if motif.questions else ""
        if motif.effet == "exclut":
            yield bloquant(motif.message, motif.citations, champ)
        elif motif.effet == "a_confirmer" and not motif.questions:
            yield attention(motif.message, motif.citations)


def _lectures(reponses: ReponsesEligibilite, bareme: Bareme) -> list[LectureRetenue]:
    """De AMB-23 à AMB-30, AMB-61, AMB-71, AMB-75 : quand elles jouent."""
    champ = reponses.champ
    lectures = [
        *sons.lecture_du_verrou(reponses, bareme),
        *projet.lecture_de_la_taille(reponses, bareme),
    ]
    if reponses.fonds_europeens is False:
        ailleurs = "exclu si l’organisme reçoit un autre fonds européen"
        lectures.append(enjeu("AMB-61", "aucune exclusion à ce titre", ailleurs))
    if reponses.deja_finance:
        lectures.append(enjeu("AMB-23", "non éligible", "éligible pour une mise à niveau"))
        lectures.append(enjeu("AMB-24", "non éligible", "éligible pour un autre logiciel"))
    if champ in {"ahi_non_sons", "ahi_pjm"} and not bareme.vrai(obligation("ahi_non_sons")):
        lectures.append(
            enjeu(
                "AMB-26",
                "sans messagerie ni DMP",
                "l’une des deux cibles reste due",
                "sans messagerie ni DMP",
            )
        )
    if champ in {"ahi_pjm", "plusieurs"}:
        lectures.append(enjeu("AMB-27", "cibles de chaque ESSMS", "cibles du projet entier"))
    if reponses.territoire == essms.ILES_DU_NORD:
        lectures.append(enjeu("AMB-29", "applicable, à confirmer", "non applicable"))
    if reponses.porteur_ght:
        lectures.append(enjeu("AMB-30", "attestation à joindre", "preuve sur demande"))
    if reponses.referencement in {"medico_social", "hopital", "en_cours"} and champ != "pjm":
        lectures.append(enjeu("AMB-71", "cahier des charges à couvrir aussi", "référencement seul"))
    if champ in AHI and reponses.referencement in {"en_cours", "non"}:
        lectures.append(
            enjeu("AMB-75", "référencement avant le paramétrage", "candidature à la signature")
        )
    return sorted(lectures, key=lambda lecture: lecture.ambiguite)


def _dire(resultat: Resultat) -> str:
    verdict_rendu, manque = resultat.donnees["verdict"], resultat.donnees["manquants"]
    if verdict_rendu == "non_eligible":
        return f"ce projet n’est pas éligible en l’état, avec {resultat.phrase}."
    if verdict_rendu == "eligible":
        dit = f"d’après vos réponses, ce projet est {resultat.reponse.lower()}"
        reserve = f". {resultat.phrase}" if resultat.reponse != REPONSES["eligible"] else "."
        return dit + reserve
    if not manque:
        return f"l’éligibilité de ce projet est à confirmer. {resultat.phrase}"
    question = next(q.libelle for q in CALCULATEUR.questions if q.nom == manque[0])
    return (
        "l’éligibilité de ce projet est à confirmer. Il reste "
        f"{au_pluriel(len(manque), 'question utile', 'questions utiles')}, et d’abord celle-ci, "
        f"{minuscule(question)}"
    )


CALCULATEUR = Calculateur(
    nom="eligibilite",
    titre="Mon projet est-il éligible ?",
    resume="dit si un projet est éligible, pourquoi, et ce qui reste à savoir",
    au_projet=20,
    groupes=GROUPES,
    reponses=ReponsesEligibilite,
    calculer=calculer,
    dire=_dire,
    exemple={
        "article_l312_1": True,
        "territoire": "{territoire}",
        "finess_propre": True,
        "champ": "general",
        "fonds_europeens": False,
        "deja_finance": False,
        "meme_solution": True,
        "referencement": "medico_social",
        "nb_essms": 15,
        "regroupement": False,
    },
    exemple_titre="une association de 15 {ehpad}, avant ses dernières réponses",
)
