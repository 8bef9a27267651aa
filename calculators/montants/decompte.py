"""AAP § 3.3.1 et § 3.4 : le décompte d'un projet financé, de l'aide accordée au reste à verser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from calculators.bareme import AVANCE, Bareme
from calculators.francais.nombres import CENTIME, euros
from calculators.lectures import REGISTRE
from calculators.socle.champs_chiffres import Montant
from calculators.socle.resultat import (
    Alerte,
    Alternative,
    Fourchette,
    LectureRetenue,
    Ligne,
    attention,
    info,
    ligne_de,
)
from calculators.textes import Cite

_PREUVES = (Cite("aap", "3.4.2"),)
_RYTHME = (Cite("aap", "3.4.1"),)
_MATERIEL = (Cite("aap", "3.3.1"),)
AVANCE_RECUE = Montant(nom="avance_recue", libelle="Avance déjà reçue", citations=_RYTHME)
MATERIEL_ACCORDE = Montant(
    nom="materiel_accorde",
    libelle="Dont matériel, dans l’aide accordée",
    citations=_MATERIEL,
)
MATERIEL_PAYE = Montant(
    nom="materiel_paye",
    libelle="Matériel réellement payé",
    aide="L’aide au matériel ne dépasse jamais cette dépense.",
    citations=_MATERIEL,
)
DEPENSES = Montant(
    nom="depenses_prouvees",
    libelle="Toutes les dépenses prouvées du projet",
    aide="Celles de l’état récapitulatif visé, matériel compris.",
    citations=_PREUVES,
)
QUESTIONS_DU_DECOMPTE = (AVANCE_RECUE, MATERIEL_ACCORDE, MATERIEL_PAYE, DEPENSES)


@dataclass(frozen=True)
class Decompte:
    """Ce qui a été accordé, reçu et dépensé, en euros. `depenses` None : inconnues.

    `materiel_paye` None : celui qui a été accordé. `recue` : l'avance est celle que l'on dit, et
    non celle qui a été accordée.
    """

    accordee: Decimal
    avance: Decimal
    recue: bool = True
    materiel_accorde: Decimal = Decimal(0)
    materiel_paye: Decimal | None = None
    depenses: Decimal | None = None

    @property
    def reduction(self) -> Decimal:
        """Ce que le matériel perd : l'aide n'y dépasse jamais la dépense réelle (CAL-07)."""
        if self.materiel_paye is None:
            return Decimal(0)
        return max(Decimal(0), self.materiel_accorde - self.materiel_paye)

    @property
    def due(self) -> Decimal:
        """L'aide due si les conditions du solde sont remplies."""
        return self.accordee - self.reduction

    @property
    def limitee(self) -> Decimal:
        """La même, limitée aux dépenses prouvées (AMB-06)."""
        return self.due if self.depenses is None else min(self.due, self.depenses)

    def reste(self, due: Decimal) -> Decimal:
        """Le solde : l'aide due, moins l'avance reçue, jamais négatif (AMB-68)."""
        return max(Decimal(0), due - self.avance)

    @property
    def fourchette(self) -> Fourchette:
        """Le solde sous toutes les lectures d'AMB-06 et d'AMB-68."""
        soldes = [lu for due in (self.due, self.limitee) for lu in (self.reste(due), moitie(due))]
        hors = ("AMB-06",) if self.depenses is None else ()
        return Fourchette(min(soldes), self.reste(self.due), max(soldes), hors)

    @property
    def trop_percu(self) -> Decimal:
        """Ce que l'avance a payé de trop."""
        return max(Decimal(0), self.avance - self.due)


def moitie(due: Decimal) -> Decimal:
    """La moitié, le centime impair au solde."""
    return due - (due / 2).quantize(CENTIME, rounding=ROUND_DOWN)


def lignes_du_decompte(fait: Decompte, bareme: Bareme) -> Iterator[Ligne]:
    """Ce qui est dû et pourquoi, puis l'avance et le solde, dont la somme est l'aide due."""
    formule = euros(fait.accordee)
    if fait.reduction:
        paye = euros(fait.materiel_paye or Decimal(0))
        formule += f" − ({euros(fait.materiel_accorde)} − {paye}) de matériel non dépensé"
    periode = bareme.version(AVANCE).periode
    texte = euros(fait.due)
    yield Ligne("Aide due", formule, (*_MATERIEL, *_PREUVES), periode, texte=texte)
    recue = "déjà reçue" if fait.recue else "moitié de l’aide accordée, faute de montant reçu"
    yield ligne_de("Avance", recue, bareme, AVANCE, montant=fait.avance)
    yield ligne_de(
        "Solde, à la fin du projet",
        f"{euros(fait.due)} − {euros(fait.avance)}",
        bareme,
        AVANCE,
        montant=fait.reste(fait.due),
    )


def alertes_du_decompte(fait: Decompte) -> Iterator[Alerte]:
    if fait.trop_percu:
        yield attention(
            f"L’avance dépasse l’aide due de {euros(fait.trop_percu)}. Les textes ne disent pas ce "
            "qu’il advient de cet écart : demandez à votre ARS s’il est à rendre (AMB-68).",
            _RYTHME,
            AVANCE_RECUE.nom,
        )
    if fait.limitee < fait.due:
        yield attention(
            "Vos dépenses prouvées sont sous l’aide due. Les textes ne disent pas si le forfait "
            f"s’y limite : le solde serait alors de {euros(fait.reste(fait.limitee))} (AMB-06).",
            _PREUVES,
            DEPENSES.nom,
        )
    if fait.reduction:
        yield info(
            "Le plafond du matériel vaut par ESSMS : si un devis dépassait le sien, l’aide au "
            "matériel peut être plus basse. Le calculateur de l’aide la compte ESSMS par ESSMS "
            "(AMB-12).",
            _MATERIEL,
            MATERIEL_PAYE.nom,
        )


def lectures_du_decompte(fait: Decompte) -> Iterator[LectureRetenue]:
    """AMB-06 si les dépenses sont connues, AMB-68 si l'aide due n'est plus l'aide accordée."""
    solde = fait.reste(fait.due)
    if fait.depenses is not None:
        yield _chiffree("AMB-06", solde, fait.reste(fait.limitee))
    if solde != moitie(fait.due):
        yield _chiffree("AMB-68", solde, moitie(fait.due))


def _chiffree(ambiguite: str, *montants: Decimal) -> LectureRetenue:
    fiche = REGISTRE[ambiguite]
    lues = zip(fiche.lectures, montants, strict=True)
    alternatives = tuple(Alternative(lue.libelle, montant) for lue, montant in lues)
    return LectureRetenue(ambiguite, fiche.retenue.libelle, alternatives)
