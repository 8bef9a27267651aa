"""AAP § 7 et § 8 : un dépôt à une date, et ce que l'on demande pour le connaître."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators.bareme import Bareme
from calculators.bareme.comites import Comite
from calculators.bareme.fenetres import Fenetre, Guichet, fenetre
from calculators.depots.echeances import Changement, Echeance, comite_du, repere
from calculators.socle.champs import Choix, Erreur, Incomplet, Jour, OuiNon, SaisieInvalide
from calculators.textes import Cite

HUIT = (Cite("aap", "8"),)
DEPOT = (
    Choix(
        nom="guichet",
        libelle="Guichet de dépôt",
        options={"regional": "Régional, à l’ARS", "national": "National"},
        aide="Le calculateur du guichet le détermine.",
        citations=(Cite("aap", "7"),),
    ),
    OuiNon(
        nom="multiregional",
        libelle="Les ESSMS sont-ils dans plusieurs régions ?",
        aide="Sans réponse, le guide prend les dates les plus courtes.",
        citations=(*HUIT, Cite("instruction", "II.A")),
    ),
)
PROJET = (
    Jour(
        nom="debut_projet",
        libelle="Début du projet",
        aide="Pour situer la fin de déploiement attendue.",
        citations=(Cite("aap", "3.4.2"),),
    ),
    Choix(
        nom="changement_de_logiciel",
        libelle="Les ESSMS changent-ils de logiciel ?",
        options={
            "tous": "Oui, tous acquièrent une solution",
            "certains": "Certains seulement",
            "aucun": "Non, aucun",
        },
        citations=(Cite("aap", "3.4.2"),),
    ),
)


@dataclass(frozen=True, eq=False)
class ReponsesCalendrier:
    """Un dépôt, et la suite du projet."""

    guichet: Guichet | None
    multiregional: bool | None
    debut_projet: date | None
    changement_de_logiciel: Changement | None


@dataclass(frozen=True)
class Depot:
    """Un dépôt à une date : son guichet, sa portée, et le projet s'il est connu."""

    bareme: Bareme
    guichet: Guichet
    multiregional: bool
    debut_projet: date | None
    changement: Changement | None

    @property
    def dates(self) -> Fenetre:
        return fenetre(self.bareme.campagne, self.guichet, self.multiregional)

    @property
    def jour(self) -> date:
        return self.bareme.jour

    @property
    def recevable(self) -> bool:
        """Dans les dates de son guichet (CLD-01, CLD-02, CLD-03, CLD-04, CLD-15, CLD-16, CLD-18).

        Premier et dernier jour compris ; tout autre motif de rejet est hors de ce calcul.
        """
        return self.dates.etat(self.jour) == "ouvert"

    @property
    def d_une_region(self) -> bool:
        return self.guichet == "regional" and not self.multiregional

    @property
    def comite(self) -> Comite | None:
        """Le comité de ce dépôt : régional, d'une seule région, recevable (COM-01)."""
        if not (self.recevable and self.d_une_region):
            return None
        return comite_du(self.jour, self.bareme)

    @property
    def repere(self) -> Echeance | None:
        """La fin de déploiement attendue, si le début et le logiciel sont connus (VER-08)."""
        if self.debut_projet is None or self.changement is None:
            return None
        return repere(self.debut_projet, self.changement, self.guichet, self.bareme)


def lire_depot(reponses: ReponsesCalendrier, bareme: Bareme) -> Depot:
    """Le dépôt décrit ; ne pas savoir vaut plusieurs régions, le cas aux dates les plus courtes."""
    guichet, multiregional = reponses.guichet, reponses.multiregional
    if guichet is None and multiregional is not False:
        raise Incomplet("Indiquez le guichet : régional ou national.", "guichet")
    guichet = guichet or "regional"  # le national ne reçoit pas les projets d'une seule région
    if guichet == "national" and multiregional is False:
        message = "Le guichet national ne reçoit que des projets de plusieurs régions : vérifiez."
        raise SaisieInvalide(Erreur("multiregional", message))
    return Depot(
        bareme,
        guichet,
        multiregional is not False,
        reponses.debut_projet,
        reponses.changement_de_logiciel,
    )
