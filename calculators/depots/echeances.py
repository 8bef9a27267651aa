"""Instruction II et AAP § 8 : les dates qui suivent un dépôt, jusqu'à l'engagement des crédits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from calculators import bareme
from calculators.bareme import DUREE_ACQUISITION, DUREE_MISE_A_NIVEAU, Valeur
from calculators.bareme.campagnes import Campagne, Guichet
from calculators.bareme.comites import Comite, comites, multiregionale
from calculators.bareme.periodes import plus_mois
from calculators.francais.nombres import au_pluriel
from calculators.textes import Cite

Moment = Literal["passée", "aujourd’hui", "à venir"]
Changement = Literal["aucun", "tous", "certains"]


@dataclass(frozen=True)
class Echeance:
    """Une date du calendrier et d'où elle vient."""

    libelle: str
    quand: date
    source: Valeur

    @property
    def citations(self) -> tuple[Cite, ...]:
        return self.source.citations

    def moment(self, jour: date) -> Moment:
        """Passée, aujourd'hui ou à venir, vue d'un jour donné."""
        if self.quand == jour:
            return "aujourd’hui"
        return "passée" if self.quand < jour else "à venir"


def comite_du(depot: date) -> Comite | None:
    """Le comité d'un dépôt recevable : le premier qui le prend (COM-02, COM-03, COM-04)."""
    return next((c for c in comites() if depot <= c.depots.date()), None)


def dernier_jour(valeur: Valeur) -> date:
    """La date d'une échéance ; « avant le » s'arrête la veille (AMB-40, AMB-47)."""
    return valeur.date() - timedelta(days=valeur.comparaison == "<")


def echeances(dates: Campagne, guichet: Guichet, multiregional: bool) -> list[Echeance]:
    """Toutes les échéances d'un projet, par date.

    Bornes du dépôt : CLD-01, CLD-02, CLD-03, CLD-15, CLD-16, CLD-19, CLD-20. Puis l'instruction
    et ses jalons : CLD-07, CLD-08, CLD-09, CLD-10, CLD-22. Puis les crédits : CLD-11, CLD-12,
    CLD-13. Dans la région, les comités ou la sélection multirégionale : CLD-17, COM-02, COM-03,
    COM-04.
    """
    trouvees = [
        Echeance("Ouverture du dépôt", dates.ouverture, dates.sources[0]),
        Echeance("Dernier jour de dépôt", dates.cloture, dates.sources[1]),
        *_simples(bareme.SIGNATURE_INSTRUCTION),
    ]
    if guichet == "regional":
        trouvees += _simples(
            bareme.PREMIER_JALON,
            bareme.DEUXIEME_JALON,
            bareme.TROISIEME_JALON,
            bareme.CALENDRIER_DES_INSTANCES,
        )
        trouvees += _simples(*multiregionale()) if multiregional else _comites()
    trouvees += _simples(
        bareme.REDEPLOIEMENT, bareme.BORNE_ENGAGEMENT, bareme.FIN_DES_CREDITS_REDEPLOYES
    )
    return sorted(trouvees, key=lambda e: e.quand)


def _simples(*valeurs: Valeur) -> list[Echeance]:
    noms = {bareme.BORNE_ENGAGEMENT.id: "Dernier jour pour engager les crédits"}
    return [Echeance(noms.get(v.id, v.libelle), dernier_jour(v), v) for v in valeurs]


def _comites() -> list[Echeance]:
    autres = [v for c in comites() for v in (c.depots, c.debut, c.fin)]
    return _simples(*(v for v in autres if v is not bareme.CLOTURE_REGIONALE))


def repere(debut: date, changement: Changement, guichet: Guichet, jour: date) -> Echeance | None:
    """La fin de déploiement qu'on attend, à titre de repère, d'un projet commencé à `debut`.

    Sans changement de logiciel (VER-09), avec acquisition (VER-10), le plus long des deux quand
    le projet a les deux (AMB-38) ; aucun repère au guichet national (VER-11). La durée est celle
    du `jour` du dépôt, ou de la campagne au plus près.
    """
    if guichet == "national":
        return None
    duree = DUREE_MISE_A_NIVEAU if changement == "aucun" else DUREE_ACQUISITION
    mois = duree.nombre(bareme.CAMPAGNE.au_plus_pres(jour))
    libelle = f"Fin du déploiement attendue, {au_pluriel(mois, 'mois', 'mois')} après le début"
    return Echeance(libelle, plus_mois(debut, mois), duree)


def suivantes(trouvees: Sequence[Echeance], jour: date) -> list[Echeance]:
    """Celles qui ne sont pas passées ce jour-là."""
    return [e for e in trouvees if e.moment(jour) != "passée"]
