"""AAP § 4 : les taux d'usage face à leurs cibles, ce qui manque, et ce qui est obligatoire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from calculators.bareme import (
    MESURE_FACULTATIVE,
    MESURE_FACULTATIVE_PREMIERE,
    Bareme,
)
from calculators.francais.nombres import au_pluriel
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.resultat import (
    Alerte,
    LectureRetenue,
    Ligne,
    Resultat,
    attention,
    info,
    ligne_de,
)
from calculators.textes import Cite
from calculators.usages.fenetres_de_mesure import fenetres, tableaux_des_fenetres
from calculators.usages.lectures_des_cibles import Totaux, lectures_des_cibles
from calculators.usages.mesures import (
    DOSSIERS_ACTIFS,
    ChampEssms,
    Mesure,
    obligation,
    obligatoire,
    taux_ecrit,
)
from calculators.usages.mesures_saisies import file_active, lire_mesures
from calculators.usages.questions_des_cibles import (
    AMENAGEMENT,
    CHAMP_MESURE,
    DATE_SIGNATURE,
    MESURES,
    PERSONNES,
    SUIVI,
    ReponsesCibles,
)
from calculators.usages.silences_des_cibles import (
    alertes_de_la_dispense,
    lecture_de_la_convention,
    regles_de_la_convention,
    silences_de_la_mesure,
)


def calculer(reponses: ReponsesCibles, bareme: Bareme) -> Resultat:
    """Chaque taux, sa cible, ce qui manque ; et si toutes les cibles obligatoires sont là."""
    champ = reponses.champ
    mesures = lire_mesures(reponses)
    regles = regles_de_la_convention(reponses, bareme)
    dues = [m for m in mesures if obligatoire(m.indicateur, champ, regles)]
    toutes = toutes_atteintes(dues, bareme)
    manquees = [m for m in dues if m.atteint(bareme) is False]
    totaux = Totaux(file_active(reponses), reponses.personnes_sur_trois_mois)
    return Resultat(
        bareme=bareme,
        reponse=_reponse(dues, toutes, bareme),
        phrase=_phrase(dues, toutes),
        donnees={
            "champ": champ,
            "indicateurs": {m.indicateur.id: _donnees(m, champ, regles) for m in mesures},
            "toutes_atteintes": toutes,
            "file_active": totaux.file_active,
            "fenetres": fenetres(reponses.date_mesure, bareme),
        },
        lignes=(*(_ligne(m, champ, regles) for m in mesures), *_facultatives(reponses, bareme)),
        alertes=(*alertes_de_la_dispense(reponses, bareme), *_alertes(mesures, manquees)),
        lectures=_lectures(
            lectures_des_cibles(mesures, champ, totaux, toutes, bareme),
            silences_de_la_mesure(reponses, mesures),
            lecture_de_la_convention(reponses, bareme),
        ),
        tableaux=tableaux_des_fenetres(reponses.date_mesure, bareme),
        manque=tuple(_manque(dues)),
    )


def _manque(dues: Iterable[Mesure]) -> Iterator[str]:
    """Le premier nombre qui manque à chaque cible due."""
    for mesure in dues:
        nom = "numerateur" if mesure.numerateur is None else "denominateur"
        if mesure.numerateur is None or mesure.denominateur is None:
            yield f"indicateurs.{mesure.indicateur.id}.{nom}"


def _lectures(*listes: Iterable[LectureRetenue]) -> tuple[LectureRetenue, ...]:
    return tuple(sorted(chain(*listes), key=lambda lecture: lecture.ambiguite))


def toutes_atteintes(dues: Sequence[Mesure], bareme: Bareme) -> bool | None:
    """Toutes les cibles dues sont atteintes, et le solde avec elles (VER-04). None : inconnu."""
    reponses = [mesure.atteint(bareme) for mesure in dues]
    if False in reponses:
        return False
    return None if None in reponses else True


def _reponse(dues: Sequence[Mesure], toutes: bool | None, bareme: Bareme) -> str:
    if toutes:
        return "Toutes les cibles sont atteintes"
    manquees = sum(m.atteint(bareme) is False for m in dues)
    if manquees:
        return f"{au_pluriel(manquees, 'cible manquée', 'cibles manquées')} sur {len(dues)}"
    a_mesurer = sum(m.atteint(bareme) is None for m in dues)
    return f"{au_pluriel(a_mesurer, 'cible')} à mesurer sur {len(dues)}"


def _phrase(dues: Sequence[Mesure], toutes: bool | None) -> str:
    combien = au_pluriel(len(dues), "cible obligatoire", "cibles obligatoires")
    if toutes:
        return f"{combien} : la condition d’usage du solde est remplie."
    return f"{combien} : le solde de l’aide suppose de les atteindre toutes."


def _donnees(mesure: Mesure, champ: ChampEssms, bareme: Bareme) -> dict[str, Any]:
    return {
        "taux": mesure.taux,
        "cible": mesure.cible(bareme),
        "atteint": mesure.atteint(bareme),
        "obligatoire": obligatoire(mesure.indicateur, champ, bareme),
        "numerateur_manquant": mesure.manque(bareme),
    }


def _ligne(mesure: Mesure, champ: ChampEssms, bareme: Bareme) -> Ligne:
    """Le calcul, la cible, et ce qui manque ; la citation de l'obligation s'il y en a une."""
    indicateur = mesure.indicateur
    du = obligatoire(indicateur, champ, bareme)
    morceaux = [mesure.formule]
    if mesure.taux is not None:
        morceaux.append(f"soit {taux_ecrit(mesure.taux, mesure.cible(bareme))}")
    morceaux.append(f"cible : {bareme.texte(indicateur.cible)}")
    morceaux.append("obligatoire" if du else "non obligatoire dans ce champ")
    sources = [indicateur.cible, *([obligation(champ)] if indicateur.socle else [])]
    return ligne_de(
        indicateur.libelle, ", ".join(morceaux), bareme, *sources, texte=_verdict(mesure, bareme)
    )


def _verdict(mesure: Mesure, bareme: Bareme) -> str:
    manque = mesure.manque(bareme)
    if manque is None:
        return "à mesurer"
    return f"il manque {manque}" if manque else "atteinte"


def _facultatives(reponses: ReponsesCibles, bareme: Bareme) -> list[Ligne]:
    """E-prescription et e-parcours : des compteurs sans valeur imposée.

    Facultatifs (FAC-01, FAC-08) ; ce qui se compte (FAC-04, FAC-05, FAC-07) ; chaque mois, sur
    trois la première fois (FAC-06).
    """
    mois, premiere = MESURE_FACULTATIVE, MESURE_FACULTATIVE_PREMIERE
    durees = f"sur {bareme.texte(mois)}, {bareme.texte(premiere)} la première fois"
    formule = f"{durees} ; aucune valeur imposée"
    return [
        ligne_de(libelle, formule, bareme, mois, texte=str(compte))
        for libelle, compte in (
            ("E-prescription, facultatif", reponses.e_prescription),
            ("E-parcours, facultatif", reponses.e_parcours),
        )
        if compte is not None
    ]


def _alertes(mesures: Sequence[Mesure], manquees: Sequence[Mesure]) -> list[Alerte]:
    """Ce qui manque ou se contredit, les aménagements (CIB-20), les preuves (CIB-05, CIB-06)."""
    alertes = [alerte for mesure in mesures for alerte in _alertes_de_la_mesure(mesure)]
    alertes += _totaux_differents(mesures)
    exclusions = [m for m in mesures if m.exclus]
    if exclusions:
        alertes.append(
            attention(
                "Retrancher des personnes suppose que l’annexe du guide de pilotage cite votre "
                "situation. Sinon, votre ARS saisit la CNSA, qui décide avec la DNS.",
                AMENAGEMENT,
                f"indicateurs.{exclusions[0].indicateur.id}.exclus",
            )
        )
    if manquees:
        alertes.append(
            attention(
                "Une cible obligatoire manque. Les textes ne disent pas ce que devient le solde, "
                "ni si l’avance serait à rendre (AMB-36). Prévenez votre ARS et poursuivez : "
                "dépasser les durées repères ne suffit pas à perdre l’aide, si le délai reste "
                "raisonnable.",
                (Cite("aap", "3.4.2"),),
                f"indicateurs.{manquees[0].indicateur.id}.numerateur",
            )
        )
    alertes.append(
        info(
            "Gardez les preuves de vos taux, et donnez-les quand l’ARS les demande.",
            (Cite("aap", "4.B"),),
        )
    )
    return alertes


def _alertes_de_la_mesure(mesure: Mesure) -> Iterator[Alerte]:
    chemin = f"indicateurs.{mesure.indicateur.id}."
    nom = mesure.indicateur.libelle
    if mesure.base == 0:
        message = f"{nom} : toutes les personnes sont retranchées. Voyez avec votre ARS."
        yield attention(message, AMENAGEMENT, f"{chemin}exclus")
    elif mesure.numerateur is not None and mesure.denominateur is None:
        yield attention(f"{nom} : indiquez aussi le dénominateur.", champ=f"{chemin}denominateur")
    elif mesure.numerateur is None and mesure.denominateur is not None:
        yield info(f"{nom} : indiquez le numérateur.", champ=f"{chemin}numerateur")


def _totaux_differents(mesures: Sequence[Mesure]) -> list[Alerte]:
    """Deux indicateurs se mesurent sur les dossiers actifs : le même nombre partout."""
    actifs = next(m.numerateur for m in mesures if m.indicateur is DOSSIERS_ACTIFS)
    return [
        attention(
            f"{m.indicateur.libelle} : le dénominateur devrait être vos "
            f"{au_pluriel(actifs, 'dossier actif', 'dossiers actifs')}.",
            (Cite("aap", "4.B 2)"),),
            f"indicateurs.{m.indicateur.id}.denominateur",
        )
        for m in mesures[3:]
        if actifs is not None and m.denominateur not in {None, actifs}
    ]


def _dire(resultat: Resultat) -> str:
    if resultat.donnees["toutes_atteintes"]:
        return "vos mesures atteignent toutes les cibles d’usage obligatoires."
    dit = f"le guide compte {resultat.reponse}, et le solde suppose de les atteindre toutes."
    manque = next((ligne for ligne in resultat.lignes if ligne.texte.startswith("il manque")), None)
    if manque is None:
        return dit
    combien = manque.texte.removeprefix("il manque ")
    return f"{dit} Il en manque {combien} à la mesure « {manque.libelle} »."


CALCULATEUR = Calculateur(
    nom="cibles",
    titre="Suis-je aux cibles d’usage ?",
    resume="compare vos taux d’usage aux cibles, et dit ce qui manque",
    au_projet=60,
    groupes=(
        Groupe("Votre champ", (CHAMP_MESURE, DATE_SIGNATURE)),
        Groupe("Vos mesures", (MESURES,)),
        Groupe("Votre file active", PERSONNES, replie=True),
        Groupe("Date de mesure et usages facultatifs", SUIVI, replie=True),
    ),
    reponses=ReponsesCibles,
    calculer=calculer,
    dire=_dire,
    exemple={
        "champ": "general",
        "indicateurs": {
            "mssante": {"numerateur": 72, "denominateur": 100},
            "dmp": {"numerateur": 60, "denominateur": 100, "exclus": 20},
            "dossiers_actifs": {"numerateur": 92, "denominateur": 100},
            "projets_personnalises": {"numerateur": 80, "denominateur": 92},
            "agenda": {"numerateur": 90, "denominateur": 92},
        },
    },
    exemple_titre="un EHPAD de 100 personnes en fin de projet",
)
