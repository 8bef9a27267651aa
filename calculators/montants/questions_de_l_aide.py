"""Les questions du calculateur de l'aide : trois nombres, ou la liste des ESSMS et le reste."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from calculators.lieux.numero_finess import Numero
from calculators.montants.essms import SITUATION
from calculators.montants.forfaits import SituationEssms
from calculators.montants.groupes import SAAD_GROUPES, Comptes, GroupeDeSaad
from calculators.montants.heures import CHAMPS_HEURES, TAUX, HeuresSaisies
from calculators.montants.petits import TAILLE, TERRITOIRE_DE_L_ORGANISME
from calculators.socle.calculateur import Groupe
from calculators.socle.champs import Choix, Libre, OuiNon
from calculators.socle.champs_chiffres import Entier, Montant
from calculators.socle.champs_finess import Finess
from calculators.socle.listes import Bloc, Lignes
from calculators.socle.titres_courants import ETABLISSEMENT, FINESS_EJ, FINESS_ET, GESTIONNAIRE
from calculators.textes import Cite


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneEssms:
    """Un ESSMS de la liste."""

    rang: int
    finess_et: Numero | None
    organisme: str | None
    situation: SituationEssms
    nom: str | None = None
    devis_materiel: Decimal | None = None
    depense_materiel: Decimal | None = None
    saad: HeuresSaisies | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneOrganisme:
    """Un organisme de la liste."""

    rang: int
    nom: str | None
    nb_essms: int | None
    territoire: str | None


@dataclass(frozen=True, eq=False)
class ReponsesAide:
    """Le projet, en trois nombres ou ESSMS par ESSMS ; ses organismes ; la grappe rejointe."""

    acquisitions: int | None
    mises_a_niveau: int | None
    sons: int | None
    saad_groupes: tuple[GroupeDeSaad, ...]
    essms: tuple[LigneEssms, ...]
    organismes: tuple[LigneOrganisme, ...]
    regroupement: bool | None
    cout_amoa: Decimal | None
    regime_tva: Literal["HT", "TTC"] | None
    essms_deja_finances_dans_la_grappe: int | None

    @property
    def comptes(self) -> Comptes:
        """Les trois nombres, par situation."""
        return {
            "acquisition": self.acquisitions,
            "mise_a_niveau": self.mises_a_niveau,
            "sons": self.sons,
        }

    @property
    def deja(self) -> int:
        """Les ESSMS que la grappe a déjà."""
        return self.essms_deja_finances_dans_la_grappe or 0


ACQUISITIONS = Entier(
    nom="acquisitions",
    libelle="ESSMS qui acquièrent une nouvelle solution",
    aide="Déjà équipés ou non : ils changent de logiciel ou en prennent un premier.",
    unite="ESSMS",
    citations=(Cite("aap", "3.3.2 1)"), Cite("aap", "3.3.2 2)")),
)
MISES_A_NIVEAU = Entier(
    nom="mises_a_niveau",
    libelle="ESSMS qui mettent leur solution à niveau",
    aide="Ils gardent leur logiciel et passent à une version référencée Ségur.",
    unite="ESSMS",
    citations=(Cite("aap", "3.3.2 1)"),),
)
SONS = Entier(
    nom="sons",
    libelle="ESSMS avec une commande SONS, même logiciel",
    aide="SONS : Système ouvert non sélectif, la prestation Ségur de l’éditeur.",
    unite="ESSMS",
    citations=(Cite("instruction", "I.C"),),
)
NOMBRES_D_ESSMS: Mapping[SituationEssms, Entier] = {
    "acquisition": ACQUISITIONS,
    "mise_a_niveau": MISES_A_NIVEAU,
    "sons": SONS,
}
"""La question qui compte les ESSMS de chaque situation."""
RAPIDE = Groupe("Votre projet en trois nombres", tuple(NOMBRES_D_ESSMS.values()))
GROUPES = Groupe("Dont des SAAD, si vous n’en savez que le taux", (SAAD_GROUPES,), replie=True)
ESSMS = Lignes(
    nom="essms",
    libelle="Liste des ESSMS",
    singulier="ESSMS",
    aide="Un par ligne. Vous pouvez coller plusieurs lignes d’un tableur dans la première case.",
    citations=(Cite("aap", "3.3.1"),),
    modele=LigneEssms,
    autres_titres=(*FINESS_EJ, *TAUX),
    champs=(
        Finess(
            nom="finess_et",
            libelle="FINESS ET",
            aide="FINESS géographique, 9 caractères.",
            titres=FINESS_ET,
        ),
        Libre(
            nom="organisme",
            libelle="Organisme gestionnaire",
            longueur=120,
            titres=GESTIONNAIRE,
            partagee=True,
        ),
        SITUATION,
        Libre(
            nom="nom",
            libelle="Nom de l’ESSMS",
            longueur=120,
            titres=ETABLISSEMENT,
            par_son_titre=True,
        ),
        Montant(
            nom="devis_materiel",
            libelle="Devis matériel",
            secondaire=True,
            titres=("Devis", "Montant du devis", "Montant du devis matériel", "Matériel devisé"),
        ),
        Montant(
            nom="depense_materiel",
            libelle="Dépense réelle",
            secondaire=True,
            titres=("Dépense", "Dépense matériel réelle", "Dépense réelle de matériel", "Facture"),
        ),
        Bloc(
            nom="saad",
            libelle="Si c’est un service d’aide à domicile mixte : ses heures",
            modele=HeuresSaisies,
            champs=CHAMPS_HEURES,
            secondaire=True,
        ),
    ),
)
ORGANISMES = Lignes(
    nom="organismes",
    libelle="Organismes gestionnaires du projet",
    singulier="organisme",
    aide="Pour savoir s’ils sont petits : matériel et AMOA leur sont réservés.",
    citations=(Cite("aap", "3.3.2 3)"),),
    modele=LigneOrganisme,
    autres_titres=(*FINESS_EJ, *FINESS_ET),
    champs=(
        Libre(nom="nom", libelle="Nom", longueur=120, titres=("Raison sociale", *GESTIONNAIRE)),
        TAILLE,
        replace(TERRITOIRE_DE_L_ORGANISME, defaut=None, aide="Sans réponse, celui de ses FINESS."),
    ),
)
COMPLET = Groupe(
    "Établissement par établissement",
    (ESSMS,),
    replie=True,
    aide="Pour les SAAD, le matériel, ou pour vérifier vos FINESS. Remplace ce qui précède.",
)
SPECIFIQUES = Groupe(
    "Petits organismes : matériel et AMOA",
    (
        ORGANISMES,
        OuiNon(
            nom="regroupement",
            libelle="Le projet est-il un regroupement d’organismes ?",
            citations=(Cite("aap", "3.3.2 3)"),),
        ),
        Montant(
            nom="cout_amoa",
            libelle="Coût de l’AMOA",
            aide="AMOA : assistance à maîtrise d’ouvrage. Un chef de projet interne compte.",
            citations=(Cite("aap", "3.3.2 3)"),),
        ),
        Choix(
            nom="regime_tva",
            libelle="Vos montants sont saisis",
            options={"HT": "Hors taxes", "TTC": "Toutes taxes comprises"},
            aide="Hors taxes si vous récupérez la TVA, toutes taxes comprises sinon.",
            citations=(Cite("aap", "3.3.2"),),
        ),
    ),
    replie=True,
)
GRAPPE = Groupe(
    "Vous rejoignez une grappe déjà financée",
    (
        Entier(
            nom="essms_deja_finances_dans_la_grappe",
            libelle="ESSMS déjà financés dans cette grappe",
            unite="ESSMS",
            citations=(Cite("aap", "3.2.D"),),
        ),
    ),
    replie=True,
)
QUESTIONS_DE_L_AIDE = (RAPIDE, GROUPES, COMPLET, SPECIFIQUES, GRAPPE)
