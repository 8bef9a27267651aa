"""AAP § 4 : les taux d'usage face à leurs cibles, ce qui manque, et ce qui est obligatoire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Any

from calculators.bareme import (
    MESURE_DUI,
    MESURE_FACULTATIVE,
    MESURE_FACULTATIVE_PREMIERE,
    MESURE_SOCLES_MAXIMALE,
    MESURE_SOCLES_MINIMALE,
    Bareme,
)
from calculators.bareme.periodes import Periode, plus_mois
from calculators.francais.nombres import au_pluriel, date_fr
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.champs import Erreur, SaisieInvalide
from calculators.socle.resultat import (
    Alerte,
    LectureRetenue,
    Ligne,
    Resultat,
    attention,
    info,
    ligne_de,
)
from calculators.socle.tableau import Colonne, Tableau
from calculators.textes import Cite
from calculators.usages.lectures_des_cibles import Totaux, lectures_des_cibles
from calculators.usages.mesures import (
    DOSSIERS_ACTIFS,
    INDICATEURS,
    ChampEssms,
    Mesure,
    obligation,
    obligatoire,
    taux_ecrit,
)
from calculators.usages.questions_des_cibles import (
    AMENAGEMENT,
    CHAMP_MESURE,
    DATE_SIGNATURE,
    MESURES,
    PERSONNES,
    SUIVI,
    MesuresSaisies,
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
        alertes=(*alertes_de_la_dispense(reponses, bareme), *_alertes(mesures, toutes)),
        lectures=_lectures(
            lectures_des_cibles(mesures, champ, totaux, toutes, bareme),
            silences_de_la_mesure(reponses, mesures),
            lecture_de_la_convention(reponses, bareme),
        ),
        tableaux=_tableaux(reponses.date_mesure, bareme),
    )


def _lectures(*listes: Iterable[LectureRetenue]) -> tuple[LectureRetenue, ...]:
    return tuple(sorted(chain(*listes), key=lambda lecture: lecture.ambiguite))


def file_active(reponses: ReponsesCibles) -> int | None:
    """Effectif au 31 décembre et sorties définitives de l'année (CIB-10, CIB-11, CIB-12)."""
    effectif, sorties = reponses.effectif_31_12, reponses.sorties_definitives
    return None if effectif is None or sorties is None else effectif + sorties


def lire_mesures(reponses: ReponsesCibles) -> list[Mesure]:
    """Les cinq mesures ; SaisieInvalide si des nombres se contredisent.

    Un total laissé vide se déduit : la file active pour les dossiers actifs (CIB-13), les
    dossiers actifs pour les deux indicateurs suivants (CIB-15, CIB-16). Un total déduit nul ne se
    mesure pas.
    """
    saisies = reponses.indicateurs or MesuresSaisies()
    actifs = saisies.de(DOSSIERS_ACTIFS).numerateur
    mesures = []
    for indicateur in INDICATEURS:
        saisie = saisies.de(indicateur)
        total = saisie.denominateur
        if total is None and not indicateur.socle:
            total = (file_active(reponses) if indicateur is DOSSIERS_ACTIFS else actifs) or None
        mesures.append(Mesure(indicateur, saisie.numerateur, total, saisie.exclus or 0))
    erreurs = [erreur for mesure in mesures for erreur in _contradictions(mesure)]
    if erreurs:
        raise SaisieInvalide(*erreurs)
    return mesures


def _contradictions(mesure: Mesure) -> Iterator[Erreur]:
    """Un total nul, des exclusions ou un numérateur plus grands que lui : rien à calculer."""
    chemin = f"indicateurs.{mesure.indicateur.id}."
    if mesure.denominateur is None or mesure.base is None:
        return
    if mesure.denominateur == 0:
        yield Erreur(
            f"{chemin}denominateur",
            "Le total ne peut pas être zéro : sans personne à compter, il n’y a pas de taux.",
        )
    elif mesure.base < 0:
        yield Erreur(
            f"{chemin}exclus", "Vous retranchez plus de personnes que le total n’en compte."
        )
    elif mesure.numerateur is not None and mesure.numerateur > mesure.base:
        reste = " une fois les exclusions ôtées" if mesure.exclus else ""
        yield Erreur(
            f"{chemin}numerateur",
            f"Le numérateur dépasse le total{reste} : un taux ne peut pas passer cent pour cent.",
        )


def toutes_atteintes(dues: Sequence[Mesure], bareme: Bareme) -> bool | None:
    """Toutes les cibles dues sont atteintes, et le solde avec elles (VER-04). None : inconnu."""
    reponses = [mesure.atteint(bareme) for mesure in dues]
    if False in reponses:
        return False
    return None if None in reponses else True


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


def _alertes(mesures: Sequence[Mesure], toutes: bool | None) -> list[Alerte]:
    """Ce qui manque ou se contredit, les aménagements (CIB-20), les preuves (CIB-05, CIB-06)."""
    alertes = [alerte for mesure in mesures for alerte in _alertes_de_la_mesure(mesure)]
    alertes += _totaux_differents(mesures)
    if any(m.exclus for m in mesures):
        alertes.append(
            attention(
                "Retrancher des personnes suppose que l’annexe du guide de pilotage cite votre "
                "situation. Sinon, votre ARS saisit la CNSA, qui décide avec la DNS.",
                AMENAGEMENT,
            )
        )
    if toutes is False:
        alertes.append(
            attention(
                "Une cible obligatoire manque. Les textes ne disent pas ce que devient le solde, "
                "ni si l’avance serait à rendre (AMB-36). Prévenez votre ARS et poursuivez : "
                "dépasser les durées repères ne suffit pas à perdre l’aide, si le délai reste "
                "raisonnable.",
                (Cite("aap", "3.4.2"),),
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


def _tableaux(mesure: date | None, bareme: Bareme) -> tuple[Tableau, ...]:
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
