"""Ce que les textes taisent d'une mesure : qui la doit, sur quels mois (AAP § 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calculators.bareme import Bareme
from calculators.francais.nombres import au_pluriel, mois_fr
from calculators.socle.enjeux import enjeu
from calculators.socle.resultat import Alerte, LectureRetenue, attention
from calculators.usages.mesures import DOSSIERS_ACTIFS, INDICATEURS, Mesure, obligation, obligatoire
from calculators.usages.questions_des_cibles import ReponsesCibles


def regles_de_la_convention(reponses: ReponsesCibles, bareme: Bareme) -> Bareme:
    """Les règles du jour de la convention, si elle précède celui que l'on demande (AMB-69)."""
    signature = reponses.date_signature
    if signature is None or signature >= bareme.jour:
        return bareme
    return bareme.au(max(signature, bareme.periode.debut))


def alertes_de_la_dispense(reponses: ReponsesCibles, bareme: Bareme) -> Iterator[Alerte]:
    """Une AHI hors SONS : la dispense n'est sue que par la presse, et sa date décide (AMB-69)."""
    champ = reponses.champ
    if champ != "ahi_non_sons" or bareme.vrai(obligation(champ)):
        return
    dispense = bareme.version(obligation(champ))
    sources, mois = dispense.citations, mois_fr(dispense.periode.debut)
    if regles_de_la_convention(reponses, bareme).vrai(obligation(champ)):
        yield attention(
            f"Votre convention précède la dispense de {mois}, que nous ne connaissons que "
            "par la presse. Par prudence, MSSanté et DMP restent dus : demandez à votre ARS "
            "(AMB-26, AMB-69).",
            sources,
            "date_signature",
        )
        return
    yield attention(
        "Cette dispense ne nous est connue que par la presse : demandez à votre ARS si elle vaut "
        "pour vous (AMB-26).",
        sources,
        "champ",
    )
    if reponses.date_signature is None:
        yield attention(
            f"Dites quand votre convention est signée : avant {mois}, MSSanté et DMP "
            "peuvent rester dus (AMB-69).",
            sources,
            "date_signature",
        )


def lecture_de_la_convention(reponses: ReponsesCibles, bareme: Bareme) -> Iterator[LectureRetenue]:
    """Combien de cibles une AHI hors SONS doit selon la date qui décide (AMB-69)."""
    champ = reponses.champ
    if champ != "ahi_non_sons" or bareme.vrai(obligation(champ)):
        return
    a_la_mesure = _dues(bareme)
    if reponses.date_signature is None:
        yield enjeu("AMB-69", "inconnu : la date de la convention manque", a_la_mesure)
    else:
        yield enjeu("AMB-69", _dues(regles_de_la_convention(reponses, bareme)), a_la_mesure)


def _dues(regles: Bareme) -> str:
    combien = sum(obligatoire(indicateur, "ahi_non_sons", regles) for indicateur in INDICATEURS)
    return au_pluriel(combien, "cible due", "cibles dues")


def silences_de_la_mesure(
    reponses: ReponsesCibles, mesures: Sequence[Mesure]
) -> Iterator[LectureRetenue]:
    """AMB-34, AMB-63, AMB-64, AMB-65 et AMB-73, chacune quand elle joue."""
    if reponses.date_mesure:
        yield enjeu("AMB-34", "durée à votre choix", "durée fixée par l’ARS")
        yield enjeu(
            "AMB-63",
            "mesure comprise dans la durée repère",
            "mesure après la durée repère",
            "dates de votre convention",
        )
    if any(mesure.taux is not None for mesure in mesures):
        yield enjeu("AMB-64", "cibles de cet ESSMS", "cibles de tout le projet")
    if any(m.indicateur is DOSSIERS_ACTIFS and m.taux is not None for m in mesures):
        yield enjeu("AMB-65", "la plus grande des deux", "l’année close", "l’année en cours")
    if reponses.e_parcours is not None:
        yield enjeu("AMB-73", "échanges du mois", "échanges de tout le projet")
