"""AAP § 3.3.2 3) : qui est un « petit organisme gestionnaire »."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from calculators.bareme import Bareme
from calculators.criteres.projet import REGROUPEMENT
from calculators.francais.nombres import au_pluriel
from calculators.lieux.territoires import lire_territoire
from calculators.montants.petits import TAILLE, TERRITOIRE_DE_L_ORGANISME, est_petit, seuil
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.champs import Incomplet
from calculators.socle.enjeux import enjeu
from calculators.socle.resultat import LectureRetenue, Resultat, info, ligne_de


@dataclass(frozen=True, eq=False)
class ReponsesPetitOrganisme:
    """Un organisme : tous ses ESSMS, et où il est."""

    nb_essms: int | None
    territoire: str
    regroupement: bool | None = None


def calculer(reponses: ReponsesPetitOrganisme, bareme: Bareme) -> Resultat:
    """Dit si l'organisme est petit, et de combien d'ESSMS il en est."""
    nb_essms = reponses.nb_essms
    if nb_essms is None:
        raise Incomplet("Indiquez le nombre d’ESSMS de l’organisme.", "nb_essms")
    territoire = lire_territoire(reponses.territoire)
    assert territoire
    limite, petit = seuil(territoire), est_petit(nb_essms, territoire, bareme)
    compare = f"{au_pluriel(nb_essms, 'ESSMS', 'ESSMS')}, seuil : moins de {bareme.texte(limite)}"
    return Resultat(
        bareme=bareme,
        reponse="Petit organisme" if petit else "Pas un petit organisme",
        phrase=_phrase(petit, reponses.regroupement),
        donnees={"petit_organisme": petit, "seuil": bareme.nombre(limite)},
        lignes=(
            ligne_de(
                "Taille de l’organisme", compare, bareme, limite, texte="oui" if petit else "non"
            ),
        ),
        alertes=(
            info("Le seuil s’apprécie sur tous les ESSMS de l’organisme (AMB-10).", (), "nb_essms"),
        ),
        lectures=tuple(_lectures(petit, reponses.regroupement)),
    )


def _phrase(petit: bool, regroupement: bool | None) -> str:
    """PET-05, PET-09 : le cadre compte autant que la taille."""
    if not petit:
        return (
            "Le matériel et l’AMOA s’adressent aux petits organismes. Dans un regroupement qui en "
            "compte, l’AMOA est à confirmer (AMB-14)."
        )
    if regroupement:
        return (
            "Dans ce regroupement, il peut demander du matériel. L’AMOA, si tous ses organismes "
            "sont petits (AMB-14)."
        )
    if regroupement is None:
        return (
            "Il peut demander du matériel dans un regroupement ou un projet national ; une AMOA, "
            "dans un regroupement de petits organismes."
        )
    return (
        "Seul, rien ne lui est ouvert à coup sûr. Le texte prévoit le matériel dans un "
        "regroupement ou un projet national, l’AMOA dans un regroupement : demandez à l’ARS "
        "(AMB-13, AMB-14)."
    )


def _lectures(petit: bool, regroupement: bool | None) -> Iterator[LectureRetenue]:
    """AMB-13 pour un petit organisme hors regroupement, AMB-14 pour tous."""
    if petit and not regroupement:
        yield enjeu("AMB-13", "pas de matériel seul", "matériel possible seul")
    tous, mele, seul = _AMOA[petit, regroupement]
    yield enjeu("AMB-14", *(tous, mele, seul) * 2)


_SI_TOUS = "AMOA si tous sont petits"
_SI_UN = "AMOA si un seul est petit"
_SEUL = "AMOA même seul"
_AMOA: Mapping[tuple[bool, bool | None], tuple[str, str, str]] = {
    (True, True): (_SI_TOUS, "AMOA possible", _SI_TOUS),
    (True, False): ("pas d’AMOA", "pas d’AMOA", _SEUL),
    (True, None): (f"{_SI_TOUS}, en regroupement", f"{_SI_UN}, en regroupement", _SEUL),
    (False, True): ("pas d’AMOA", _SI_UN, "pas d’AMOA"),
    (False, False): ("pas d’AMOA", "pas d’AMOA", "pas d’AMOA"),
    (False, None): ("pas d’AMOA", f"{_SI_UN}, en regroupement", "pas d’AMOA"),
}
"""Ce qu'ouvrent les trois lectures d'AMB-14, coût ou forfait : tous petits, un seul, même seul."""


def _dire(resultat: Resultat) -> str:
    petit, limite = resultat.donnees["petit_organisme"], resultat.donnees["seuil"]
    dit = f"est petit, car il compte moins de {limite} ESSMS"
    if not petit:
        dit = f"n’est pas petit, car il compte au moins {limite} ESSMS"
    return f"cet organisme {dit}. {resultat.phrase}"


CALCULATEUR = Calculateur(
    nom="petit-organisme",
    titre="Suis-je un petit organisme ?",
    resume="dit si un organisme gestionnaire est « petit » au sens de l’AAP",
    au_projet=None,  # le projet le demande pour chacun de ses organismes
    groupes=(
        Groupe("L’organisme gestionnaire", (TAILLE, TERRITOIRE_DE_L_ORGANISME, REGROUPEMENT)),
    ),
    reponses=ReponsesPetitOrganisme,
    calculer=calculer,
    dire=_dire,
    exemple={"nb_essms": 14, "territoire": "{territoire}"},
    exemple_titre="{association} de 14 établissements",
)
