"""L’édition : tout ce qui, dans le guide, est d’une région, et que pages et règles demandent ici.

Une édition est un fichier de ce dossier, `bretagne.toml`, qu’un collectif change sans Python. Qui
lance le programme la choisit ; importer ne lit rien. Dans le navigateur, la construction l’a écrite
en Python : `edition_publiee`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import Annotated, Any, Literal

from calculators.lieux.territoires import territoire_de_region

PUBLIEE = "edition_publiee"
"""Le module où la construction écrit l’édition du site, sous le nom EDITION."""

Article = Literal["le", "la", "l’", "votre"]
Adresse = Annotated[str, "adresse"]
CleDeRegion = Annotated[str, "région"]
NumeroFiness = Annotated[str, "finess"]


@dataclass(frozen=True)
class Lieu:
    """La région dans une phrase. Sans adjectif, un complément : « du Grand Est »."""

    le: str
    en: str
    masculin: str
    masculins: str
    feminin: str

    @property
    def du(self) -> str:
        return _du(self.le)


@dataclass(frozen=True)
class Service:
    """Un service à joindre, jamais une personne ; sans adresse, son nom seul."""

    nom: str
    court: str
    article: Article
    mission: str
    adresse: Adresse = ""
    objet: str = ""
    section: str = ""
    ancre: str = ""


@dataclass(frozen=True)
class Services:
    """Ceux de la région, par rôle. La CNSA est de toutes les éditions (textes/contacts.py)."""

    ars: Service
    appui: Service
    collectif: Service


@dataclass(frozen=True)
class Aap:
    """L’appel à projets de la région.

    `reference` : c’est celui dont les règles ont été écrites. Sinon, ce qui le nomme, et
    `sections` : section de l’AAP de référence → la sienne, quand elle dit la même chose.
    """

    reference: bool = False
    titre: str = ""
    court: str = ""
    emetteur: str = ""
    adresse: Adresse = ""
    sections: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Seance:
    """Un comité. Sans `depots`, il prend les dossiers jusqu’à la clôture."""

    debut: date
    fin: date
    depots: date | None = None
    sous_credits: bool = False


@dataclass(frozen=True)
class Entre:
    """D’un jour à un autre, compris."""

    debut: date
    fin: date


@dataclass(frozen=True)
class Selection:
    """Quand la région choisit les projets d’une campagne, et la section qui le dit."""

    section: str
    comites: tuple[Seance, ...]
    multiregionale: Entre | None = None
    note: str = ""


@dataclass(frozen=True)
class Exemples:
    """Les lieux des exemples."""

    region: CleDeRegion
    la_region: str
    association: str
    grappe: str
    ehpad: str
    finess: NumeroFiness
    etablissement: str

    def places(self, valeur: Any) -> Any:
        """Une situation ou une phrase, où « {region} », « {association} »… ont leur valeur."""
        if isinstance(valeur, str):
            territoire, de_la_region = territoire_de_region(self.region), _du(self.la_region)
            return valeur.format(**vars(self), territoire=territoire, de_la_region=de_la_region)
        if isinstance(valeur, Mapping):
            return {cle: self.places(sous) for cle, sous in valeur.items()}
        return [self.places(sous) for sous in valeur] if isinstance(valeur, list) else valeur


@dataclass(frozen=True)
class Mot:
    """Un sigle ou un mot de la région, pour le glossaire."""

    sigle: str
    definition: str
    developpe: str = ""


@dataclass(frozen=True, eq=False)
class Edition:
    """Ce qui est d’une région. L’édition nationale n’a ni région, ni lieu, ni AAP, ni campagnes.

    `campagnes` : année → ses comités. `regles` : règle → ce que l’AAP de la région en dit.
    """

    nom: str
    contacts: Services
    exemples: Exemples
    region: CleDeRegion | None = None
    lieu: Lieu | None = None
    aap: Aap | None = None
    campagnes: Mapping[str, Selection] = field(default_factory=dict)
    regles: Mapping[str, str] = field(default_factory=dict)
    glossaire: tuple[Mot, ...] = ()


def _du(groupe: str) -> str:
    """« de la Bretagne », « du Grand Est », « des Hauts-de-France »."""
    article, _, reste = groupe.partition(" ")
    contracte = {"le": "du", "les": "des"}.get(article)
    return f"{contracte} {reste}" if contracte else f"de {groupe}"


_choisie: Edition | None = None


def choisir(edition: Edition) -> None:
    """L’édition du programme, jusqu’à la prochaine choisie."""
    global _choisie
    _choisie = edition


def edition() -> Edition:
    """L’édition choisie, sinon celle du site ; ModuleNotFoundError s’il n’y en a aucune."""
    if _choisie is None:
        choisir(import_module(PUBLIEE).EDITION)
    assert _choisie
    return _choisie
