"""AAP § 4 : ce qu'il faut savoir d'un ESSMS pour comparer ses taux d'usage aux cibles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators.socle.champs import Choix, Jour
from calculators.socle.champs_chiffres import Entier
from calculators.socle.listes import Bloc
from calculators.textes import Cite
from calculators.usages.mesures import CHAMPS, INDICATEURS, ChampEssms, Indicateur

AMENAGEMENT = (Cite("instruction", "I.D"), Cite("aap", "2.1.D"))
CHAMP_MESURE = Choix(
    nom="champ",
    libelle="Champ de l’ESSMS",
    options=CHAMPS,
    defaut="general",
    aide="AHI : accueil, hébergement, insertion. Chaque ESSMS suit son propre champ.",
    citations=(Cite("aap", "2.1.A"), Cite("aap", "2.1.B"), Cite("dsih", "AHI")),
)

DATE_SIGNATURE = Jour(
    nom="date_signature",
    libelle="Quand la convention avec l’ARS est-elle signée ?",
    aide="Pour une AHI, la règle peut dépendre de ce jour.",
    citations=(Cite("instruction", "I.B"), Cite("dsih", "AHI")),
)


@dataclass(frozen=True, slots=True)
class MesureSaisie:
    """Ce qui est saisi d'un indicateur."""

    numerateur: int | None = None
    denominateur: int | None = None
    exclus: int | None = None


@dataclass(frozen=True, slots=True)
class MesuresSaisies:
    """Ce qui est saisi de chacun des cinq."""

    mssante: MesureSaisie | None = None
    dmp: MesureSaisie | None = None
    dossiers_actifs: MesureSaisie | None = None
    projets_personnalises: MesureSaisie | None = None
    agenda: MesureSaisie | None = None

    def de(self, indicateur: Indicateur) -> MesureSaisie:
        saisie: MesureSaisie | None = getattr(self, indicateur.id)
        return saisie or MesureSaisie()


@dataclass(frozen=True, eq=False)
class ReponsesCibles:
    """Un ESSMS : son champ, ses mesures, les personnes qu'il accompagne."""

    champ: ChampEssms
    indicateurs: MesuresSaisies | None
    effectif_31_12: int | None
    sorties_definitives: int | None
    personnes_sur_trois_mois: int | None
    date_signature: date | None
    date_mesure: date | None
    e_prescription: int | None
    e_parcours: int | None


def _bloc(indicateur: Indicateur) -> Bloc:
    sources = (Cite("aap", "4.A" if indicateur.socle else "4.B 2)"),)
    exclus = "Personnes qui ne peuvent pas bénéficier du service, si votre ARS l’a admis."
    return Bloc(
        nom=indicateur.id,
        libelle=indicateur.libelle,
        citations=sources,
        modele=MesureSaisie,
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
    modele=MesuresSaisies,
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
