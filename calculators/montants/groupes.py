"""AAP § 3.3.1 : des SAAD dont on sait le nombre et le taux, parmi les ESSMS des trois nombres."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculators.bareme import Bareme
from calculators.francais.nombres import au_pluriel
from calculators.montants.essms import SITUATION, SITUATIONS, Essms
from calculators.montants.forfaits import SituationEssms
from calculators.montants.heures import ANNEXE, est_majoritaire, heures_au_taux, sous_la_moitie
from calculators.socle.champs import Erreur, SaisieInvalide
from calculators.socle.champs_chiffres import Entier, Pourcentage
from calculators.socle.listes import Lignes
from calculators.socle.resultat import Alerte, attention, bloquant, info
from calculators.textes import Cite

_SOURCES = (Cite("aap", "3.3.1"), *ANNEXE)
Comptes = Mapping[SituationEssms, int | None]
"""Les trois nombres ; None, sans réponse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupeDeSaad:
    """Quelques SAAD de même taux, en pour cent, et de même situation."""

    rang: int
    nombre: int | None
    taux: Decimal | None
    situation: SituationEssms

    @property
    def chemin(self) -> str:
        """Celui de ses réponses."""
        return f"saad_groupes.{self.rang}."

    @property
    def qui(self) -> str:
        return f"Groupe {self.rang}"


SAAD_GROUPES = Lignes(
    nom="saad_groupes",
    libelle="Dont des SAAD mixtes",
    singulier="groupe de SAAD",
    aide="SAAD : service d’aide à domicile. Mixte : une part de ses heures est du confort. Un "
    "groupe par taux ; ils sont déjà dans les nombres ci-dessus.",
    citations=_SOURCES,
    modele=GroupeDeSaad,
    champs=(
        Entier(nom="nombre", libelle="Nombre de SAAD mixtes", unite="SAAD", minimum=1),
        Pourcentage(
            nom="taux",
            libelle="Part médico-sociale",
            aide="De leurs heures de l’année précédente, en pour cent.",
            citations=ANNEXE,
        ),
        SITUATION,
    ),
)


def essms_des_nombres(comptes: Comptes, groupes: Sequence[GroupeDeSaad]) -> list[Essms]:
    """Les ESSMS des trois nombres, dont ceux des groupes à leur taux.

    Un nombre sans réponse cède à ses groupes, qui comptent alors seuls. SaisieInvalide si les
    groupes d'une situation ont plus de SAAD que son nombre n'a d'ESSMS.
    """
    refus = list(_de_trop(comptes, groupes))
    if refus:
        raise SaisieInvalide(*refus)
    en_groupe = _effectifs(groupes)
    hors_groupe = {s: (combien or 0) - en_groupe[s] for s, combien in comptes.items()}
    return [
        *(Essms(s, combien) for s, combien in hors_groupe.items() if combien > 0),
        *(Essms(g.situation, g.nombre, heures=heures_au_taux(g.taux)) for g in groupes if g.nombre),
    ]


def _effectifs(groupes: Sequence[GroupeDeSaad]) -> Counter[SituationEssms]:
    effectifs: Counter[SituationEssms] = Counter()
    for groupe in groupes:
        effectifs[groupe.situation] += groupe.nombre or 0
    return effectifs


def _de_trop(comptes: Comptes, groupes: Sequence[GroupeDeSaad]) -> Iterator[Erreur]:
    """Une erreur par situation, au dernier de ses groupes."""
    derniers = {groupe.situation: groupe for groupe in groupes if groupe.nombre}
    for situation, combien in _effectifs(groupes).items():
        places = comptes[situation]
        if places is not None and combien > places:
            yield Erreur(
                f"{derniers[situation].chemin}nombre",
                f"{SITUATIONS[situation]} : vos groupes ont {combien} SAAD, mais le projet n’a que "
                f"{au_pluriel(places, 'ESSMS', 'ESSMS')} dans cette situation. Les SAAD en font "
                "partie : corrigez l’un des deux nombres.",
            )


def alertes_des_groupes(
    comptes: Comptes, groupes: Sequence[GroupeDeSaad], bareme: Bareme
) -> Iterator[Alerte]:
    """D'où vient leur taux, ce qui leur manque, et ceux qui comptent sans nombre à côté."""
    for groupe in groupes:
        yield from _incomplet(groupe)
        if groupe.taux and not est_majoritaire(Fraction(groupe.taux) / 100, bareme):
            yield sous_la_moitie(groupe.qui, f"{groupe.chemin}taux")
    for situation, combien in _effectifs(groupes).items():
        if combien and comptes[situation] is None:
            yield info(
                f"{SITUATIONS[situation]} : sans nombre d’ESSMS dans cette situation, le projet y "
                f"compte les {combien} SAAD de vos groupes, et eux seuls.",
                champ=SAAD_GROUPES.nom,
            )
    if any(groupe.nombre and groupe.taux for groupe in groupes):
        yield attention(
            "Le taux des SAAD est celui que vous dites, sans leurs heures ; l’aide ne suit pas le "
            "reste, compté comme du confort. Seule la déclaration de l’annexe 1 établit ce taux, "
            "service par service, et l’ARS peut la vérifier. S’il compte des heures que ne paie ni "
            "un département ni une caisse de retraite, le montant prudent est plus bas (AMB-20).",
            _SOURCES,
            SAAD_GROUPES.nom,
        )


def _incomplet(groupe: GroupeDeSaad) -> Iterator[Alerte]:
    if not groupe.nombre:
        yield attention(
            f"{groupe.qui} : indiquez combien de SAAD il réunit. Sans ce nombre, il ne compte pas.",
            champ=f"{groupe.chemin}nombre",
        )
    elif not groupe.taux:
        yield bloquant(
            f"{groupe.qui} : indiquez la part médico-sociale de ces SAAD. Sans elle, ils comptent "
            "pour zéro.",
            ANNEXE,
            f"{groupe.chemin}taux",
        )
