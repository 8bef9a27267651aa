"""AAP § 3.4 : l'aide est versée en deux fois."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from calculators.bareme import AVANCE, Bareme
from calculators.francais.nombres import CENTIME, euros
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.champs import Erreur, SaisieInvalide
from calculators.socle.champs_chiffres import Montant
from calculators.socle.resultat import Ligne, Resultat, attention, ligne_de
from calculators.textes import Cite

CONDITIONS = (Cite("aap", "3.4.2"),)


@dataclass(frozen=True, eq=False)
class ReponsesVersement:
    """L'aide à partager, en euros."""

    total: Decimal | None


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
    """Partage un total entre avance et solde."""
    total = reponses.total
    if total is None:
        raise SaisieInvalide(Erreur("total", "Indiquez le montant total de l’aide."))
    avance, solde = partager(total, bareme)
    return Resultat(
        bareme=bareme,
        reponse=f"{euros(avance)} puis {euros(solde)}",
        phrase="Une avance à la signature de la convention, le solde à la fin du projet.",
        donnees={"avance": avance, "solde": solde},
        lignes=lignes_de_versement(total, bareme),
        alertes=(
            attention(
                "Le solde suppose les cibles d’usage atteintes et les dépenses prouvées. Les "
                "textes ne disent pas ce qu’il devient si elles ne le sont qu’en partie (AMB-36).",
                CONDITIONS,
            ),
        ),
    )


CALCULATEUR = Calculateur(
    nom="versement",
    titre="Avance et solde",
    resume="partage une aide entre l’avance et le solde",
    au_projet=80,
    groupes=(Groupe("L’aide", (Montant(nom="total", libelle="Montant total de l’aide"),)),),
    reponses=ReponsesVersement,
    calculer=calculer,
    exemple={"total": "315000"},
    exemple_titre="une aide de 315 000 €",
)
