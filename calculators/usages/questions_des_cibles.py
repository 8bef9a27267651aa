"""AAP § 4 : ce qu'il faut savoir d'un ESSMS pour comparer ses taux d'usage aux cibles."""

from __future__ import annotations

from calculators.socle.champs import Bloc, Choix, Entier, Jour
from calculators.textes import Cite
from calculators.usages.mesures import CHAMPS, INDICATEURS, Indicateur

AMENAGEMENT = (Cite("instruction", "I.D"), Cite("aap", "2.1.D"))
CHAMP_MESURE = Choix(
    nom="champ",
    libelle="Champ de l’ESSMS",
    options=CHAMPS,
    defaut="general",
    aide="AHI : accueil, hébergement, insertion. Chaque ESSMS suit son propre champ.",
    citations=(Cite("aap", "2.1.A"), Cite("aap", "2.1.B"), Cite("dsih", "AHI")),
)


def _bloc(indicateur: Indicateur) -> Bloc:
    sources = (Cite("aap", "4.A" if indicateur.socle else "4.B 2)"),)
    exclus = "Personnes qui ne peuvent pas bénéficier du service, si votre ARS l’a admis."
    return Bloc(
        nom=indicateur.id,
        libelle=indicateur.libelle,
        citations=sources,
        champs=(
            Entier(
                nom="numerateur",
                libelle="Numérateur",
                aide=indicateur.numerateur,
                maximum=10_000_000,
                citations=sources,
            ),
            Entier(
                nom="denominateur",
                libelle="Dénominateur",
                aide=indicateur.denominateur,
                maximum=10_000_000,
                citations=sources,
            ),
            Entier(
                nom="exclus",
                libelle="À retrancher du dénominateur",
                aide=exclus,
                maximum=10_000_000,
                citations=AMENAGEMENT,
            ),
        ),
    )


MESURES = Bloc(
    nom="indicateurs",
    libelle="Les cinq indicateurs",
    champs=tuple(_bloc(indicateur) for indicateur in INDICATEURS),
)
PERSONNES = (
    Entier(
        nom="effectif_31_12",
        libelle="Personnes accompagnées au 31 décembre",
        aide="Chaque personne compte une fois.",
        citations=(Cite("aap", "4.B 1)"),),
    ),
    Entier(
        nom="sorties_definitives",
        libelle="Sorties définitives dans l’année",
        citations=(Cite("aap", "4.B 1)"),),
    ),
    Entier(
        nom="personnes_sur_trois_mois",
        libelle="Personnes accompagnées pendant les trois mois",
        aide="Pour comparer les deux lectures du total (AMB-32).",
        citations=(Cite("aap", "4.B 2)"),),
    ),
)
SUIVI = (
    Jour(
        nom="date_mesure",
        libelle="Date de la mesure finale",
        aide="Pour savoir quels jours la mesure couvre.",
        citations=(Cite("aap", "4.A"),),
    ),
    Entier(
        nom="e_prescription",
        libelle="Prescriptions électroniques importées dans le mois",
        aide="Facultatif.",
        citations=(Cite("aap", "4.C"),),
    ),
    Entier(
        nom="e_parcours",
        libelle="Échanges avec la plateforme e-parcours",
        aide="Facultatif.",
        citations=(Cite("aap", "4.C"),),
    ),
)
