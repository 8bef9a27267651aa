"""AAP annexe 2 : les quatorze pièces dans l'ordre de la liste, et ce que les textes en attendent.

L'annexe ne donne que des titres. `contenu_fixe` dit si un autre passage définit le contenu ; sinon
le contenu proposé est un conseil, tiré des critères de l'appel à projets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from calculators.textes import Cite

Drapeau = Literal["saad", "entite_nationale", "materiel", "amoa", "dpi_ght", "uniquement_ahi_pjm"]
"""Une question dont la réponse rend une pièce due."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Une pièce. `si` : les réponses dont une suffit à la rendre due, et la phrase qui le dit.

    Vide, la pièce est toujours due.
    """

    id: str
    intitule: str
    contenu: str
    contenu_fixe: bool = False
    si: Mapping[Drapeau, str] = field(default_factory=dict)
    citations: tuple[Cite, ...] = ()

    @property
    def explication(self) -> str:
        """Ce que la pièce contient, en disant si c'est le texte qui parle ou nous."""
        annonce = "À y mettre" if self.contenu_fixe else "Contenu non défini ; nous conseillons"
        return f"{annonce} : {self.contenu}"


def _cite(*sections: str) -> tuple[Cite, ...]:
    return tuple(Cite("aap", section) for section in ("annexe 2", *sections))


LISTE = (
    Piece(
        id="note-de-presentation",
        intitule="Note de présentation générale du projet",
        contenu="les objectifs, l’organisation, les ESSMS et le nombre de personnes accompagnées, "
        "les fonctions du logiciel : ce que regarde la priorisation régionale.",
        citations=_cite("6, critères"),
    ),
    Piece(
        id="gouvernance",
        intitule="Gouvernance du projet",
        contenu="qui décide, qui pilote, et avec quels moyens partagés.",
        citations=_cite("3.2.D"),
    ),
    Piece(
        id="attestation-de-mutualisation",
        intitule="Attestation de la réalité de la mutualisation",
        contenu="les moyens mis en commun et leur durée, au moins celle du projet.",
        citations=_cite("3.2.D"),
    ),
    Piece(
        id="strategie-de-deploiement",
        intitule="Stratégie de déploiement",
        contenu="l’ordre dans lequel les ESSMS sont équipés, et pourquoi.",
        citations=_cite(),
    ),
    Piece(
        id="strategie-de-conduite-du-changement",
        intitule="Stratégie de conduite du changement",
        contenu="la formation des professionnels et ce qui les mènera aux cibles d’usage.",
        citations=_cite("4.B"),
    ),
    Piece(
        id="planning-du-projet",
        intitule="Planning du projet",
        contenu="les étapes jusqu’à la mesure des cibles, et la date où le logiciel sert à tous.",
        citations=_cite("6, critères", "3.4.2"),
    ),
    Piece(
        id="planning-du-deploiement",
        intitule="Planning du déploiement du DUI",
        contenu="une date par ESSMS, et le début du paramétrage si le référencement du logiciel "
        "est encore en cours.",
        citations=_cite("3.2.C"),
    ),
    Piece(
        id="planning-de-la-conduite-du-changement",
        intitule="Planning de la conduite du changement",
        contenu="les dates de formation, en face de celles du déploiement.",
        citations=_cite(),
    ),
    Piece(
        id="plan-de-financement",
        intitule="Plan de financement : coûts du projet et ressources humaines",
        contenu="les coûts du projet et du personnel, hors taxes ou toutes taxes comprises selon "
        "votre régime de TVA, et les autres ressources.",
        citations=_cite("3.3.2"),
    ),
    Piece(
        id="lettre-d-engagement",
        intitule="Lettre d’engagement",
        contenu="l’engagement de l’organisme qui dépose, signé de qui peut l’engager.",
        citations=_cite("9"),
    ),
    Piece(
        id="declaration-des-heures",
        intitule="Déclaration des heures médico-sociales",
        contenu="une ligne par service, sur l’année qui précède : heures totales, APA, PCH, autres "
        "heures de dépendance et qui les finance. Le calculateur des SAAD remplit ce tableau.",
        contenu_fixe=True,
        si={"saad": "le projet compte un SAAD"},
        citations=_cite("annexe 1", "annexe 1, modèle"),
    ),
    Piece(
        id="accord-de-l-entite-nationale",
        intitule="Autorisation de l’entité nationale",
        contenu="l’accord écrit de l’entité pour déposer ce projet.",
        contenu_fixe=True,
        si={"entite_nationale": "le porteur ou un ESSMS est rattaché à une entité nationale"},
        citations=_cite("3.2.B"),
    ),
    Piece(
        id="etude-de-couverture",
        intitule="Étude de couverture des besoins",
        contenu="pour un GHT, ce que le DPI couvre des exigences d’un DUI, cahier des charges "
        "national en main. Pour l’AHI et la PJM, le texte ne le dit pas : nous conseillons la même "
        "comparaison.",
        contenu_fixe=True,
        si={
            "dpi_ght": "la solution est le DPI d’un GHT",
            "uniquement_ahi_pjm": "tous les ESSMS relèvent de l’AHI ou de la PJM",
        },
        citations=_cite("3.2.C, GHT, condition 2"),
    ),
    Piece(
        id="plan-d-implantation-du-materiel",
        intitule="Plan d’implantation du matériel",
        contenu="quel matériel, dans quel ESSMS, et en quoi il sert à l’usage du DUI.",
        si={
            "materiel": "vous demandez une aide au matériel",
            "amoa": "vous demandez une aide à l’AMOA, financement spécifique elle aussi (AMB-70)",
        },
        citations=_cite("3.3.2 3)"),
    ),
)

RECOMMANDEES = (
    Piece(
        id="devis-du-materiel",
        intitule="Devis du matériel",
        contenu="un devis par achat : l’aide au matériel se calcule dessus.",
        contenu_fixe=True,
        si={"materiel": "l’aide au matériel suit vos devis, que la liste ne cite pas (AMB-51)"},
        citations=_cite("3.3.1"),
    ),
    Piece(
        id="attestation-sans-autre-aide",
        intitule="Attestation d’absence d’autre aide",
        contenu="pour les ESSMS concernés, aucune aide européenne ni aide HOP’EN.",
        contenu_fixe=True,
        si={"dpi_ght": "un GHT doit en faire la preuve, que la liste ne cite pas (AMB-30)"},
        citations=_cite("3.2.C, GHT, condition 3"),
    ),
)
"""Hors de la liste, mais attendues par un autre passage."""
