"""AAP § 3.3.2 3) : les organismes gestionnaires d'un projet, et lesquels sont petits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from calculators.bareme import Bareme
from calculators.lieux.territoires import Territoire, territoire_de_region
from calculators.montants.essms import Essms
from calculators.montants.petits import est_petit
from calculators.socle.eventail import Lectures


@dataclass(frozen=True)
class Organisme:
    """Un organisme gestionnaire : le nombre de tous ses ESSMS et son territoire, None inconnus.

    `rang` de sa ligne ; 0 s'il n'en a pas, et que seuls des ESSMS le nomment.
    """

    nom: str
    nb_essms: int | None = None
    territoire: Territoire | None = None
    rang: int = field(default=0, compare=False)

    def champ(self, question: str) -> str:
        """Le chemin de cette question dans sa ligne, ou celui de la liste."""
        return f"organismes.{self.rang}.{question}" if self.rang else "organismes"


@dataclass(frozen=True)
class Profil:
    """Ce qui dit si un organisme est petit : beaucoup se ressemblent, un jugement leur suffit.

    `declares` : tous ses ESSMS, None inconnus ; `engages` : ceux du projet ; `lieux` : où il est.
    """

    declares: int | None
    engages: int
    lieux: frozenset[Territoire]

    @property
    def tailles(self) -> dict[str, int | None]:
        """Lecture d'AMB-10 → la taille. Un organisme a au moins les ESSMS qu'il engage."""
        tous = None if self.declares is None else max(self.declares, self.engages)
        return {"tous-ses-essms": tous, "essms-du-projet": self.engages or tous}

    @property
    def a_cheval(self) -> bool:
        """Présent en métropole et en Corse ou outre-mer, où le seuil diffère (AMB-11)."""
        return len(self.lieux) > 1 and "metropole" in self.lieux


def cle_du_nom(nom: str) -> str:
    """Ce qui distingue deux noms : ni les majuscules ni les espaces."""
    return " ".join(nom.casefold().split())


@dataclass(frozen=True)
class ProjetSaisi:
    """Ce dont dépendent les financements spécifiques. `regroupement` None : inconnu.

    `organismes` : clé du nom → organisme.
    """

    essms: Sequence[Essms]
    organismes: Mapping[str, Organisme]
    regroupement: bool | None
    cout_amoa: Decimal

    def organisme(self, essms: Essms) -> Organisme | None:
        """L'organisme d'un ESSMS : celui qu'il nomme, ou l'unique organisme du projet."""
        if not essms.organisme and len(self.organismes) == 1:
            return next(iter(self.organismes.values()))
        return self.organismes.get(cle_du_nom(essms.organisme))

    @property
    def en_regroupement(self) -> bool:
        """Dit par le porteur, ou déduit de plusieurs organismes."""
        return self.regroupement if self.regroupement is not None else len(self.organismes) > 1

    @cached_property
    def effectifs(self) -> Counter[Organisme | None]:
        """Les ESSMS de chaque organisme dans le projet."""
        effectifs: Counter[Organisme | None] = Counter()
        for essms in self.essms:
            effectifs[self.organisme(essms)] += essms.nombre
        return effectifs

    @cached_property
    def lieux(self) -> dict[Organisme, frozenset[Territoire]]:
        """Où se trouve chaque organisme : ce qu'il déclare, et ce que disent ses FINESS."""
        lieux = {o: {o.territoire} if o.territoire else set() for o in self.organismes.values()}
        for essms in self.essms:
            organisme, lieu = self.organisme(essms), lieu_de(essms)
            if organisme and lieu:
                lieux[organisme].add(lieu)
        return {o: frozenset(trouves or {"metropole"}) for o, trouves in lieux.items()}

    def profil(self, organisme: Organisme | None) -> Profil | None:
        """Celui d'un organisme, s'il est connu."""
        return self._profils[organisme] if organisme else None

    @property
    def profils(self) -> set[Profil]:
        """Ceux de tous les organismes du projet, chacun une fois."""
        return set(self._profils.values())

    @cached_property
    def _profils(self) -> dict[Organisme, Profil]:
        return {
            organisme: Profil(organisme.nb_essms, self.effectifs[organisme], self.lieux[organisme])
            for organisme in self.organismes.values()
        }


def lieu_de(essms: Essms) -> Territoire | None:
    """Le territoire que dit le FINESS d'un ESSMS."""
    region = essms.finess.region if essms.finess else None
    return territoire_de_region(region) if region else None


def petit(
    profil: Profil | None, lieu: Territoire | None, lectures: Lectures, bareme: Bareme
) -> bool:
    """L'organisme est-il petit au seuil de ce lieu, ou sans lieu partout où il se trouve ?

    PET-01, PET-02. Un organisme ou une taille inconnus valent non, la réponse la moins favorable.
    """
    if profil is None:
        return False
    taille = profil.tailles[lectures["AMB-10"]]
    lieux = {lieu} if lieu else profil.lieux
    if profil.a_cheval:
        lieux = _LIEUX_DU_SEUIL.get(lectures["AMB-11"], lieux)
    return taille is not None and all(est_petit(taille, un, bareme) for un in lieux)


_LIEUX_DU_SEUIL: Mapping[str, frozenset[Territoire]] = {
    "seuil-bas-pour-tout": frozenset({"outre-mer"}),
    "seuil-haut-pour-tout": frozenset({"metropole"}),
}


def ambiguites_des_tailles(projet: ProjetSaisi, bareme: Bareme) -> list[str]:
    """AMB-10 et AMB-11, quand leurs lectures ne rangent pas de même un des organismes."""
    connus = [profil for profil in projet.profils if profil.declares is not None]
    en_jeu = {a for profil in connus for a in _ambiguites(profil, bareme)}
    return sorted(en_jeu)


def _ambiguites(profil: Profil, bareme: Bareme) -> Iterable[str]:
    tailles = {taille for taille in profil.tailles.values() if taille}
    lieux = profil.lieux
    if any(len({est_petit(taille, lieu, bareme) for taille in tailles}) > 1 for lieu in lieux):
        yield "AMB-10"
    if profil.a_cheval and any(
        len({est_petit(taille, lieu, bareme) for lieu in lieux}) > 1 for taille in tailles
    ):
        yield "AMB-11"
