"""AAP annexe 2 : les pièces du dossier, lesquelles vous concernent, et ce qu'on y attend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from calculators.bareme import PIECES, Bareme
from calculators.criteres.projet import ENTITE
from calculators.francais.nombres import au_pluriel
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.champs import OuiNon
from calculators.socle.enjeux import enjeu
from calculators.socle.resultat import Alerte, LectureRetenue, Ligne, Resultat, info
from calculators.textes import Cite
from calculators.textes.liste_des_pieces import LISTE, RECOMMANDEES, Drapeau, Piece

Besoin = Literal["obligatoire", "non demandée", "à préciser", "recommandée"]
Drapeaux = Mapping[Drapeau, bool | None]
ANNEXE_2 = Cite("aap", "annexe 2")

DRAPEAUX = (
    OuiNon(
        nom="saad",
        libelle="Le projet compte-t-il un service d’aide à domicile (SAAD) ?",
        citations=(Cite("aap", "annexe 1"),),
    ),
    ENTITE,
    OuiNon(
        nom="materiel",
        libelle="Demandez-vous une aide au matériel ?",
        aide="Le financement spécifique réservé aux petits organismes.",
        citations=(Cite("aap", "3.3.2 3)"), ANNEXE_2),
    ),
    OuiNon(
        nom="amoa",
        libelle="Demandez-vous une aide à l’AMOA ?",
        aide="AMOA : assistance à maîtrise d’ouvrage, pour les regroupements de petits organismes.",
        citations=(Cite("aap", "3.3.2 3)"), ANNEXE_2),
    ),
    OuiNon(
        nom="dpi_ght",
        libelle="La solution est-elle le dossier patient (DPI) d’un GHT ?",
        aide="GHT : groupement hospitalier de territoire.",
        citations=(Cite("aap", "3.2.C, GHT"), ANNEXE_2),
    ),
    OuiNon(
        nom="uniquement_ahi_pjm",
        libelle="Tous les ESSMS relèvent-ils de l’AHI ou de la PJM ?",
        aide="AHI : accueil, hébergement, insertion. PJM : protection juridique des majeurs.",
        citations=(ANNEXE_2,),
    ),
)


@dataclass(frozen=True, eq=False)
class ReponsesPieces:
    """Ce dont les pièces dépendent."""

    saad: bool | None
    entite_nationale: bool | None
    materiel: bool | None
    amoa: bool | None
    dpi_ght: bool | None
    uniquement_ahi_pjm: bool | None

    @property
    def drapeaux(self) -> Drapeaux:
        return {
            "saad": self.saad,
            "entite_nationale": self.entite_nationale,
            "materiel": self.materiel,
            "amoa": self.amoa,
            "dpi_ght": self.dpi_ght,
            "uniquement_ahi_pjm": self.uniquement_ahi_pjm,
        }


@dataclass(frozen=True)
class PieceDemandee:
    """Une pièce et ce que la situation en fait."""

    piece: Piece
    besoin: Besoin
    raison: str


def besoin_de(piece: Piece, drapeaux: Drapeaux) -> Besoin:
    """Les dix premières pièces sont toujours dues, les quatre autres selon la situation.

    Toujours : GAL-06, GAL-07, GAL-08, GAL-09, GAL-10, GAL-11, GAL-12, GAL-13, GAL-14, GAL-15.
    Selon la situation : GAL-16 et SAAD-02, GAL-17 et ELI-17, GAL-18 et CNF-09, GAL-19, GAL-20 et
    PET-16. Une question sans réponse ne fait jamais dire « non demandée ».
    """
    reponses = [drapeaux[drapeau] for drapeau in piece.si]
    if not piece.si or True in reponses:
        return "obligatoire"
    return "à préciser" if None in reponses else "non demandée"


def piece_demandee(piece: Piece, drapeaux: Drapeaux) -> PieceDemandee:
    """La pièce, son besoin, et la phrase qui le dit."""
    besoin = besoin_de(piece, drapeaux)
    if not piece.si:
        return PieceDemandee(piece, besoin, "Toujours obligatoire.")
    if besoin == "non demandée":
        raison = f"Non demandée ici : elle ne l’est que si {_ou(piece, drapeaux, False)}."
    elif besoin == "à préciser":
        raison = f"À préciser : obligatoire si {_ou(piece, drapeaux, None)}."
    else:
        raison = f"Obligatoire : {_ou(piece, drapeaux, True)}."
    return PieceDemandee(piece, besoin, raison)


def _ou(piece: Piece, drapeaux: Drapeaux, reponse: bool | None) -> str:
    """Les conditions qui ont reçu cette réponse, en une phrase."""
    lien = ", et " if reponse else ", ou si "
    return lien.join(mots for nom, mots in piece.si.items() if drapeaux[nom] is reponse)


def recommandees(drapeaux: Drapeaux) -> list[PieceDemandee]:
    """Les pièces que la liste ne cite pas mais qu'un texte fait attendre (GAL-21, CNF-10)."""
    return [
        PieceDemandee(piece, "recommandée", f"Recommandée : {_ou(piece, drapeaux, True)}.")
        for piece in RECOMMANDEES
        if any(drapeaux[drapeau] for drapeau in piece.si)
    ]


def calculer(reponses: ReponsesPieces, bareme: Bareme) -> Resultat:
    """La liste entière, chaque pièce avec besoin et raison ; HorsPeriode avant la campagne."""
    bareme.version(PIECES)
    drapeaux = reponses.drapeaux
    demandes = [piece_demandee(piece, drapeaux) for piece in LISTE]
    en_plus = recommandees(drapeaux)
    dues = sum(d.besoin == "obligatoire" for d in demandes)
    a_preciser = sum(d.besoin == "à préciser" for d in demandes)
    return Resultat(
        bareme=bareme,
        reponse=au_pluriel(dues, "pièce obligatoire", "pièces obligatoires"),
        phrase=_phrase(a_preciser, len(en_plus)),
        donnees={
            "pieces": [_donnees(d) for d in demandes],
            "recommandees": [_donnees(d) for d in en_plus],
            "nb_obligatoires": dues,
            "nb_a_preciser": a_preciser,
        },
        lignes=tuple(
            _ligne(rang, d, bareme) for rang, d in enumerate([*demandes, *en_plus], start=1)
        ),
        alertes=_alertes(),
        lectures=tuple(_lectures(drapeaux)),
    )


def _phrase(a_preciser: int, en_plus: int) -> str:
    morceaux = [f"sur {len(LISTE)} de la liste"]
    if a_preciser:
        morceaux.append(f"{a_preciser} à préciser selon vos réponses")
    if en_plus:
        morceaux.append(f"{en_plus} de plus à joindre par prudence")
    return ", ".join(morceaux)


def _donnees(d: PieceDemandee) -> Mapping[str, Any]:
    return {
        "id": d.piece.id,
        "intitule": d.piece.intitule,
        "obligatoire": d.besoin == "obligatoire",
        "a_preciser": d.besoin == "à préciser",
        "raison": d.raison,
        "contenu": d.piece.contenu,
        "contenu_fixe": d.piece.contenu_fixe,
    }


def _ligne(rang: int, d: PieceDemandee, bareme: Bareme) -> Ligne:
    formule = f"{d.raison} {d.piece.explication}"
    return Ligne(
        f"{rang}. {d.piece.intitule}",
        formule,
        d.piece.citations,
        bareme.periode,
        texte=d.besoin,
    )


def _alertes() -> tuple[Alerte, ...]:
    return (
        info(
            "Les pièces se déposent dans GALIS, l’outil de la CNSA, avec le formulaire en ligne.",
            (ANNEXE_2, Cite("aap", "9")),
        ),
        info(
            "L’annexe 2 ne donne que des titres. Là où aucun texte ne dit ce qu’une pièce "
            "contient, nous le disons et proposons un contenu.",
            (ANNEXE_2,),
        ),
    )


_ENJEUX: Mapping[str, tuple[Drapeau, Sequence[str]]] = {
    "AMB-49": ("entite_nationale", ("obligatoire", "obligatoire si le porteur est rattaché")),
    "AMB-50": ("uniquement_ahi_pjm", ("obligatoire", "obligatoire si les deux champs y sont")),
    "AMB-51": ("materiel", ("devis à joindre", "devis sur demande")),
    "AMB-30": ("dpi_ght", ("attestation à joindre", "preuve sur demande")),
}
"""Ambiguïté → le drapeau qui la met en jeu, et la réponse sous chaque lecture du registre."""


def _lectures(drapeaux: Drapeaux) -> list[LectureRetenue]:
    """AMB-30, AMB-49, AMB-50, AMB-51 et AMB-70 selon la situation ; AMB-52 sans SAAD."""
    lectures = [
        enjeu(ambiguite, *textes)
        for ambiguite, (drapeau, textes) in _ENJEUX.items()
        if drapeaux[drapeau]
    ]
    if drapeaux["amoa"] and not drapeaux["materiel"]:
        lectures.append(enjeu("AMB-70", "plan à joindre", "plan non demandé sans matériel"))
    if not drapeaux["saad"]:
        lectures.append(enjeu("AMB-52", "non demandée sans SAAD", "obligatoire, même vide"))
    return sorted(lectures, key=lambda lecture: lecture.ambiguite)


def _dire(resultat: Resultat) -> str:
    return f"le dossier demande {resultat.reponse} {resultat.phrase}."


CALCULATEUR = Calculateur(
    nom="pieces",
    titre="Les pièces de mon dossier",
    resume="dit quelles pièces joindre au dossier, et pourquoi",
    au_projet=50,
    groupes=(Groupe("Votre projet", DRAPEAUX),),
    reponses=ReponsesPieces,
    calculer=calculer,
    dire=_dire,
    exemple={
        "saad": True,
        "entite_nationale": False,
        "materiel": True,
        "dpi_ght": False,
        "uniquement_ahi_pjm": False,
    },
    exemple_titre="une grappe avec un SAAD, qui demande du matériel",
)
