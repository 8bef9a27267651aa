"""Instruction II et AAP § 8 : les dates qui suivent un dépôt, jusqu'à l'engagement des crédits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculators.bareme import (
    BORNE_ENGAGEMENT,
    CALENDRIER_DES_INSTANCES,
    DEUXIEME_JALON,
    DUREE_ACQUISITION,
    DUREE_MISE_A_NIVEAU,
    FIN_DES_CREDITS_REDEPLOYES,
    PREMIER_JALON,
    REDEPLOIEMENT,
    SIGNATURE_INSTRUCTION,
    TROISIEME_JALON,
    Bareme,
    Valeur,
)
from calculators.bareme.comites import Comite, comites, multiregionale
from calculators.bareme.fenetres import Fenetre, Guichet, dernier_jour
from calculators.bareme.periodes import plus_mois
from calculators.francais.nombres import au_pluriel, majuscule
from calculators.textes import Cite

Moment = Literal["passée", "aujourd’hui", "à venir"]
Changement = Literal["aucun", "tous", "certains"]


FIN_ATTENDUE = "Fin du déploiement attendue"
"""Le début du libellé du repère d'un projet commencé."""


@dataclass(frozen=True)
class Echeance:
    """Une date du calendrier et d'où elle vient."""

    libelle: str
    quand: date
    citations: tuple[Cite, ...]

    def moment(self, jour: date) -> Moment:
        """Passée, aujourd'hui ou à venir, vue d'un jour donné."""
        if self.quand == jour:
            return "aujourd’hui"
        return "passée" if self.quand < jour else "à venir"


def comite_du(depot: date, bareme: Bareme) -> Comite | None:
    """Le comité d'un dépôt recevable : le premier qui le prend (COM-02, COM-03, COM-04)."""
    return next((c for c in comites(bareme.campagne) if depot <= c.depots), None)


def echeances(dates: Fenetre, guichet: Guichet, multiregional: bool) -> list[Echeance]:
    """Toutes les échéances d'un projet, par date.

    Bornes du dépôt : CLD-01, CLD-02, CLD-03, CLD-15, CLD-16, CLD-19, CLD-20. Puis l'instruction
    et ses jalons : CLD-07, CLD-08, CLD-09, CLD-10, CLD-22. Puis les crédits : CLD-11, CLD-12,
    CLD-13. Dans la région, les comités ou la sélection multirégionale : CLD-17, COM-02, COM-03,
    COM-04.
    """
    valeurs = [SIGNATURE_INSTRUCTION, REDEPLOIEMENT, BORNE_ENGAGEMENT, FIN_DES_CREDITS_REDEPLOYES]
    if guichet == "regional":
        valeurs += [PREMIER_JALON, DEUXIEME_JALON, TROISIEME_JALON, CALENDRIER_DES_INSTANCES]
    trouvees = [
        Echeance("Ouverture du dépôt", dates.ouverture, dates.premier.citations),
        Echeance("Dernier jour de dépôt", dates.cloture, dates.dernier.citations),
        *(_echeance(valeur, dates.bareme) for valeur in valeurs),
    ]
    if guichet == "regional":
        trouvees += _selection(dates.bareme) if multiregional else _des_comites(dates.bareme)
    return sorted(trouvees, key=lambda e: e.quand)


_NOMS = {BORNE_ENGAGEMENT.id: "Dernier jour pour engager les crédits"}


def _echeance(valeur: Valeur, bareme: Bareme) -> Echeance:
    libelle = _NOMS.get(valeur.id, valeur.libelle)
    return Echeance(libelle, dernier_jour(valeur, bareme), bareme.version(valeur).citations)


def _des_comites(bareme: Bareme) -> list[Echeance]:
    """Les dates de chaque comité ; la clôture a déjà la sienne."""
    trouvees = []
    for comite in comites(bareme.campagne):
        if comite.depots_a_part:
            libelle = f"Dernier dépôt pour le {comite.en_entier}"
            trouvees.append(Echeance(libelle, comite.depots, comite.citations))
        qui = majuscule(comite.en_entier)
        trouvees.append(Echeance(f"{qui}, au plus tôt", comite.debut, comite.citations))
        trouvees.append(Echeance(f"{qui}, au plus tard", comite.fin, comite.citations))
    return trouvees


def _selection(bareme: Bareme) -> list[Echeance]:
    """Quand la région choisit les projets multirégionaux."""
    return [
        Echeance(f"Sélection des projets multirégionaux, {quand}", jour, source)
        for quand, jour, source in multiregionale(bareme.campagne)
    ]


def repere(
    debut: date, changement: Changement, guichet: Guichet, bareme: Bareme
) -> Echeance | None:
    """La fin de déploiement qu'on attend, à titre de repère, d'un projet commencé à `debut`.

    Sans changement de logiciel (VER-09), avec acquisition (VER-10), le plus long des deux quand
    le projet a les deux (AMB-38) ; aucun repère au guichet national (VER-11). La durée est celle
    du jour du dépôt, ou de la campagne au plus près.
    """
    if guichet == "national":
        return None
    duree = DUREE_MISE_A_NIVEAU if changement == "aucun" else DUREE_ACQUISITION
    regles = bareme.au(bareme.periode.au_plus_pres(bareme.jour))
    mois = regles.nombre(duree)
    libelle = f"{FIN_ATTENDUE}, {au_pluriel(mois, 'mois', 'mois')} après le début"
    return Echeance(libelle, plus_mois(debut, mois), regles.version(duree).citations)


def suivantes(trouvees: Sequence[Echeance], jour: date) -> list[Echeance]:
    """Celles qui ne sont pas passées ce jour-là."""
    return [e for e in trouvees if e.moment(jour) != "passée"]
