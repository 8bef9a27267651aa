"""Instruction II et AAP § 8 : un dépôt à cette date est-il recevable, et que vient-il ensuite ?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from calculators.bareme import BORNE_ENGAGEMENT, PREMIER_JALON, Bareme
from calculators.bareme.comites import Comite, comites
from calculators.bareme.fenetres import dernier_jour, derniere_fenetre, fenetre
from calculators.bareme.periodes import Periode
from calculators.depots.dates_de_depot import (
    alertes_des_dates,
    alertes_multiregionales,
    lectures_des_dates,
)
from calculators.depots.depot import (
    DEPOT,
    HUIT,
    PROJET,
    Depot,
    ReponsesCalendrier,
    lire_depot,
)
from calculators.depots.echeances import Echeance, Moment, echeances, repere, suivantes
from calculators.editions import edition
from calculators.francais.nombres import date_fr, majuscule, rang
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.enjeux import enjeu
from calculators.socle.resultat import (
    Alerte,
    LectureRetenue,
    Ligne,
    Resultat,
    attention,
    bloquant,
    info,
)
from calculators.socle.tableau import Colonne, Sourcee, Tableau
from calculators.textes import Cite
from calculators.textes.contacts import contact


def calculer(reponses: ReponsesCalendrier, bareme: Bareme) -> Resultat:
    """Recevable ou non ce jour-là, l'état de la campagne, et toutes les échéances du projet."""
    depot, jour = lire_depot(reponses, bareme), bareme.jour
    dates, du_projet = depot.dates, depot.repere
    toutes = echeances(dates, depot.guichet, depot.multiregional)
    toutes = sorted([*toutes, *([du_projet] if du_projet else [])], key=lambda e: e.quand)
    etat = dates.etat(jour)
    return Resultat(
        bareme=bareme,
        reponse="Dépôt recevable" if depot.recevable else "Dépôt non recevable",
        phrase=f"s’il a été fait le {date_fr(jour)}, guichet {etat} ; dépôt du "
        f"{date_fr(dates.ouverture)} au {date_fr(dates.cloture)}",
        donnees={
            "guichet": depot.guichet,
            "multiregional": depot.multiregional,
            "ouverture": dates.ouverture,
            "cloture": dates.cloture,
            "recevable": depot.recevable,
            "etat": etat,
            "comite": _donnees_du_comite(depot.comite),
            "echeances": [_donnees(e, jour) for e in toutes],
            "fin_de_deploiement_attendue": du_projet.quand if du_projet else None,
        },
        lignes=tuple(_ligne(e, bareme) for e in toutes),
        alertes=tuple(_alertes(depot, reponses.multiregional)),
        lectures=tuple(_lectures(depot)),
        tableaux=_suite(toutes, jour),
        manque=tuple(_manque(depot, reponses)),
    )


def _manque(depot: Depot, reponses: ReponsesCalendrier) -> Iterator[str]:
    """La portée, qui change les dates d'un dépôt régional ; de quoi situer la fin attendue."""
    if depot.guichet == "national":
        return
    if reponses.multiregional is None:
        yield "multiregional"
    if depot.debut_projet and depot.changement is None:
        yield "changement_de_logiciel"
    if depot.changement and depot.debut_projet is None:
        yield "debut_projet"


def _donnees_du_comite(comite: Comite | None) -> dict[str, Any] | None:
    if comite is None:
        return None
    return {
        "rang": comite.rang,
        "depots_jusqu_au": comite.depots,
        "debut": comite.debut,
        "fin": comite.fin,
    }


def _donnees(echeance: Echeance, jour: date) -> dict[str, Any]:
    return {
        "libelle": echeance.libelle,
        "date": echeance.quand,
        "etat": echeance.moment(jour),
        "citations": [c.libelle for c in echeance.citations],
    }


_VUE_DU_DEPOT: dict[Moment, str] = {
    "passée": "avant ce dépôt",
    "aujourd’hui": "le jour de ce dépôt",
    "à venir": "après ce dépôt",
}


def _ligne(echeance: Echeance, bareme: Bareme) -> Ligne:
    return Ligne(
        echeance.libelle,
        _VUE_DU_DEPOT[echeance.moment(bareme.jour)],
        echeance.citations,
        bareme.periode,
        texte=date_fr(echeance.quand),
    )


def _alertes(depot: Depot, portee: bool | None) -> list[Alerte]:
    dates, jour = depot.dates, depot.jour
    alertes = alertes_des_dates(dates, jour)
    if jour < dates.ouverture:
        alertes.append(
            bloquant(
                f"Le dépôt n’ouvrait que le {date_fr(dates.ouverture)}.",
                dates.premier.citations,
                "date",
            )
        )
    if jour > dates.cloture:
        message = "Un dossier déposé à temps pouvait encore être ajusté, en dialogue avec l’ARS."
        alertes.append(info(message, (Cite("instruction", "II.A"),), "date"))
    alertes += alertes_multiregionales(depot.guichet, portee is True)
    if depot.guichet == "regional" and portee is None:
        alertes.append(_alerte_de_portee(depot.bareme))
    if depot.comite:
        alertes.append(_alerte_du_comite(depot.comite))
    if depot.guichet == "regional" and not comites(depot.bareme.campagne):
        ars = contact("ars").au
        alertes.append(info(f"Chaque région avait ses comités : demandez leurs dates {ars}."))
    return [*alertes, *_alertes_du_repere(depot)]


def _alerte_de_portee(bareme: Bareme) -> Alerte:
    seule = fenetre(bareme.campagne, "regional", multiregional=False)
    return attention(
        "Vous n’avez pas dit si le projet couvre plusieurs régions. Dans une seule, le dépôt "
        f"allait du {date_fr(seule.ouverture)} au {date_fr(seule.cloture)}.",
        HUIT,
        "multiregional",
    )


def _alerte_du_comite(comite: Comite) -> Alerte:
    """Le comité de ce dépôt, qui peut dépendre des crédits restants (COM-04, COM-05)."""
    lieu = edition().lieu
    assert lieu
    quand, sources = Periode(comite.debut, comite.fin), comite.citations
    message = f"ce dépôt allait au {rang(comite.rang)} comité de sélection, {quand}."
    message = f"{majuscule(lieu.en)}, {message}"
    if not comite.sous_credits:
        return info(message, sources, "date")
    message += " Il n’avait lieu que s’il restait des crédits régionaux (AMB-43)."
    return attention(message, sources, "date")


def _alertes_du_repere(depot: Depot) -> list[Alerte]:
    """Les durées du texte sont des repères, non des conditions (VER-08, VER-11)."""
    if depot.debut_projet is None:
        return []
    source = (Cite("aap", "3.4.2"),)
    if depot.guichet == "national":
        return [
            info("Les durées repères ne valent pas pour un projet national.", source, "guichet")
        ]
    if depot.changement is None:
        return [
            info(
                "Dites si les ESSMS changent de logiciel : la durée repère en dépend.",
                source,
                "changement_de_logiciel",
            )
        ]
    return [
        info(
            "Cette durée est un repère, pas une condition : la dépasser ne suffit pas à vous "
            "refuser le solde, si le délai reste raisonnable.",
            source,
            "debut_projet",
        )
    ]


def _lectures(depot: Depot) -> list[LectureRetenue]:
    """Dépôt : AMB-39, AMB-40, AMB-41. Comités : AMB-42, AMB-43. Suites : AMB-38, AMB-47, AMB-48."""
    bareme = depot.bareme.campagne.a_la_fin
    lectures = [*lectures_des_dates(depot.dates)]
    jalon = PREMIER_JALON
    if depot.d_une_region and depot.jour <= bareme.date(jalon):
        attendue = f"décision attendue au {bareme.texte(jalon)}"
        lectures.append(enjeu("AMB-42", "sans effet sur ce dossier", attendue))
    if depot.comite and depot.comite.sous_credits:
        lectures.append(enjeu("AMB-43", "s’il reste des crédits", "dans tous les cas"))
    if depot.changement == "certains" and depot.debut_projet and depot.repere:
        lectures.append(_lecture_des_durees(depot, depot.debut_projet))
    fin = BORNE_ENGAGEMENT
    lectures.append(enjeu("AMB-47", date_fr(dernier_jour(fin, bareme)), bareme.texte(fin)))
    if derniere_fenetre(bareme.campagne).etat(depot.jour) == "clos":
        lectures.append(enjeu("AMB-48", "aucun dépôt possible", "aucune annonce connue"))
    return lectures


def _lecture_des_durees(depot: Depot, debut: date) -> LectureRetenue:
    longue, courte = (repere(debut, c, depot.guichet, depot.bareme) for c in ("tous", "aucun"))
    assert longue
    assert courte
    tard, tot = date_fr(longue.quand), date_fr(courte.quand)
    return enjeu("AMB-38", tard, tot, f"{tot} ou {tard} selon l’ESSMS")


def _suite(toutes: Sequence[Echeance], jour: date) -> tuple[Tableau, ...]:
    """Ce qui suit le dépôt, en tableau."""
    colonnes = Colonne("Date", "date"), Colonne("Échéance")
    lignes = tuple((Sourcee(e.quand, e.citations), e.libelle) for e in suivantes(toutes, jour))
    return (Tableau("Ce qui suivait ce dépôt", colonnes, lignes),) if lignes else ()


def _dire(resultat: Resultat) -> str:
    donnees = resultat.donnees
    guichet = "guichet national" if donnees["guichet"] == "national" else "guichet régional"
    etat = "était recevable" if donnees["recevable"] else "n’était pas recevable"
    dates = f"du {date_fr(donnees['ouverture'])} au {date_fr(donnees['cloture'])}"
    faute = "multiregional" in (resultat.manque or ())
    compte = ", compté comme de plusieurs régions faute de réponse," if faute else ""
    return (
        f"un dépôt fait le {date_fr(resultat.jour)}{compte} {etat} quant aux dates, car "
        f"le {guichet} recevait les dépôts {dates}."
    )


CALCULATEUR = Calculateur(
    nom="calendrier",
    titre="Le calendrier de mon projet",
    resume="dit si un dépôt est recevable à une date, et ce qui vient ensuite",
    au_projet=40,
    groupes=(
        Groupe("Votre dépôt", DEPOT),
        Groupe("La suite du projet", PROJET, replie=True),
    ),
    reponses=ReponsesCalendrier,
    calculer=calculer,
    dire=_dire,
    exemple={"guichet": "regional", "multiregional": False},
    exemple_titre="un projet d’une seule région, déposé le dernier jour",
)
