"""AAP § 3.4 : l'aide est versée en deux fois ; le solde tient compte de ce qui est reçu et payé."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from calculators.bareme import AVANCE, Bareme
from calculators.francais.nombres import CENTIME, euros
from calculators.montants.decompte import (
    AVANCE_RECUE,
    DEPENSES,
    MATERIEL_ACCORDE,
    QUESTIONS_DU_DECOMPTE,
    Decompte,
    alertes_du_decompte,
    lectures_du_decompte,
    lignes_du_decompte,
)
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.champs import Erreur, Incomplet, SaisieInvalide
from calculators.socle.champs_chiffres import Montant
from calculators.socle.enjeux import enjeu
from calculators.socle.resultat import Alerte, LectureRetenue, Ligne, Resultat, attention, ligne_de
from calculators.textes import Cite

CONDITIONS = (Cite("aap", "3.4.2"),)


@dataclass(frozen=True, eq=False)
class ReponsesVersement:
    """L'aide accordée, et, à la fin du projet, ce qui est déjà reçu et payé, en euros."""

    total: Decimal | None
    avance_recue: Decimal | None
    materiel_accorde: Decimal | None
    materiel_paye: Decimal | None
    depenses_prouvees: Decimal | None


def partager(total: Decimal, bareme: Bareme) -> tuple[Decimal, Decimal]:
    """Avance et solde en euros ; le centime impair va au solde, et leur somme est le total.

    VER-01, VER-02, VER-03.
    """
    taux = bareme.taux(AVANCE)
    exacte = total * taux.numerator / taux.denominator
    avance = exacte.quantize(CENTIME, rounding=ROUND_DOWN)
    return avance, total - avance


def lignes_de_versement(total: Decimal, bareme: Bareme) -> tuple[Ligne, Ligne]:
    """Les deux versements, expliqués."""
    avance, solde = partager(total, bareme)
    taux = bareme.texte(AVANCE)
    return (
        ligne_de(
            "Avance, à la signature de la convention",
            f"{taux} × {euros(total)}",
            bareme,
            AVANCE,
            montant=avance,
        ),
        ligne_de(
            "Solde, à la fin du projet",
            f"{euros(total)} − {euros(avance)}",
            bareme,
            AVANCE,
            montant=solde,
        ),
    )


def calculer(reponses: ReponsesVersement, bareme: Bareme) -> Resultat:
    """Partage un total entre avance et solde, ou fait le décompte d'un projet qui finit."""
    total = reponses.total
    if total is None:
        raise Incomplet("Indiquez le montant total de l’aide.", "total")
    suites = (reponses.avance_recue, reponses.materiel_paye, reponses.depenses_prouvees)
    if all(montant is None for montant in suites):
        return _partage(total, bareme)
    return _decompte(_lire_decompte(reponses, total, bareme), bareme)


def _partage(total: Decimal, bareme: Bareme) -> Resultat:
    avance, solde = partager(total, bareme)
    return Resultat(
        bareme=bareme,
        reponse=f"{euros(avance)} puis {euros(solde)}",
        phrase="Une avance à la signature de la convention, le solde à la fin du projet.",
        donnees={"avance": avance, "solde": solde},
        lignes=lignes_de_versement(total, bareme),
        alertes=tuple(_conditions()),
        lectures=tuple(_silences(bareme)),
        manque=(),
    )


def _lire_decompte(reponses: ReponsesVersement, total: Decimal, bareme: Bareme) -> Decompte:
    """Les nombres saisis ; SaisieInvalide s'ils se contredisent."""
    accorde, paye = reponses.materiel_accorde, reponses.materiel_paye
    if paye is not None and accorde is None:
        message = "Dites combien de matériel l’aide accordée compte."
        raise SaisieInvalide(Erreur(MATERIEL_ACCORDE.nom, message))
    if accorde is not None and accorde > total:
        message = "Le matériel ne peut pas dépasser l’aide accordée."
        raise SaisieInvalide(Erreur(MATERIEL_ACCORDE.nom, message))
    avance = reponses.avance_recue
    return Decompte(
        accordee=total,
        avance=partager(total, bareme)[0] if avance is None else avance,
        recue=avance is not None,
        materiel_accorde=accorde or Decimal(0),
        materiel_paye=paye,
        depenses=reponses.depenses_prouvees,
    )


def _decompte(fait: Decompte, bareme: Bareme) -> Resultat:
    """Le solde de l'aide due, ses bornes, et ce qui reste à demander."""
    solde = fait.reste(fait.due)
    return Resultat(
        bareme=bareme,
        reponse=euros(solde),
        phrase=f"de solde : {euros(fait.due)} d’aide due, moins {euros(fait.avance)} d’avance",
        donnees={
            "avance": fait.avance,
            "solde": solde,
            "total_du": fait.due,
            "trop_percu": fait.trop_percu,
        },
        lignes=tuple(lignes_du_decompte(fait, bareme)),
        alertes=(*alertes_du_decompte(fait), *_conditions()),
        lectures=(*lectures_du_decompte(fait), *_silences(bareme)),
        fourchette=fait.fourchette,
        manque=tuple(_manque(fait)),
    )


def _manque(fait: Decompte) -> Iterator[str]:
    """L'avance, comptée comme au premier versement, et les dépenses, que le solde suppose."""
    if not fait.recue:
        yield AVANCE_RECUE.nom
    if fait.depenses is None:
        yield DEPENSES.nom


def _conditions() -> Iterator[Alerte]:
    """VER-04 : ce que le solde suppose, et ce que les textes taisent s'il manque."""
    yield attention(
        "Le solde suppose les cibles d’usage atteintes et les dépenses prouvées. Les textes ne "
        "disent pas ce qu’il devient si elles ne le sont qu’en partie, ni si l’avance serait alors "
        "à rendre. Elle est donc exposée elle aussi : lisez votre convention (AMB-36).",
        CONDITIONS,
    )


def _silences(bareme: Bareme) -> Iterator[LectureRetenue]:
    """Ce que tout projet qui attend son solde doit savoir."""
    yield enjeu("AMB-36", "aucun solde", "une part du solde", "aucun solde, avance à rendre")
    yield enjeu("AMB-66", "commissaire aux comptes à mandater", "un autre visa peut suffire")
    yield enjeu("AMB-67", "solde à demander à l’ARS", "solde versé d’office")
    regles = f"règles de {bareme.campagne.nom}, sous réserve de la convention"
    yield enjeu("AMB-74", regles, "à demander à l’ARS")


def _dire(resultat: Resultat) -> str:
    donnees = resultat.donnees
    avance, solde = euros(donnees["avance"]), euros(donnees["solde"])
    if "total_du" in donnees:
        du = euros(donnees["total_du"])
        return f"le solde est estimé à {solde}, pour {du} d’aide due et {avance} d’avance."
    total = euros(donnees["avance"] + donnees["solde"])
    return (
        f"une aide de {total} se verse en deux fois, {avance} à la signature de la convention puis "
        f"{solde} à la fin du projet."
    )


CALCULATEUR = Calculateur(
    nom="versement",
    titre="Avance et solde",
    resume="partage une aide entre l’avance et le solde, et fait le décompte d’un projet qui finit",
    au_projet=80,
    groupes=(
        Groupe("L’aide", (Montant(nom="total", libelle="Montant total de l’aide"),)),
        Groupe(
            "Votre projet finit : le décompte",
            QUESTIONS_DU_DECOMPTE,
            replie=True,
            aide="L’aide accordée, ce que vous avez reçu, ce que vous avez payé.",
        ),
    ),
    reponses=ReponsesVersement,
    calculer=calculer,
    dire=_dire,
    exemple={"total": "315000"},
    exemple_titre="une aide de 315 000 €",
)
