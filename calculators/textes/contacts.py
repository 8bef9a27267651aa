"""À qui poser une question : les adresses de service données par les textes, par rôle.

Celles de la région sont dans son édition ; la CNSA est nationale. Ni nom de personne, ni ligne
directe.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from calculators.editions import Article, Service, edition
from calculators.textes import Cite, citer_l_aap

Role = Literal["ars", "appui", "collectif", "programme"]
ROLES: tuple[Role, ...] = get_args(Role)
Devant = Literal["le", "à", "de"]

_ARTICLES: dict[Article, dict[Devant, str]] = {
    "le": {"le": "le ", "à": "au ", "de": "du "},
    "la": {"le": "la ", "à": "à la ", "de": "de la "},
    "l’": {"le": "l’", "à": "à l’", "de": "de l’"},
    "votre": {"le": "votre ", "à": "à votre ", "de": "de votre "},
}


@dataclass(frozen=True)
class Contact:
    """Un service à joindre. `objet` : l’objet de message que les textes demandent, ou vide.

    Sans adresse connue, `adresse` est vide : le service se nomme, sans lien.
    """

    id: str
    nom: str
    court: str
    article: Article
    mission: str
    adresse: str
    objet: str
    citation: Cite | None

    @property
    def lien(self) -> str:
        """L’adresse prête pour un lien : « mailto: » avec son objet, ou la page du formulaire."""
        if "@" not in self.adresse:
            return self.adresse
        objet = f"?subject={self.objet.replace(' ', '%20')}" if self.objet else ""
        return f"mailto:{self.adresse}{objet}"

    @property
    def moyen(self) -> str:
        """Comment le joindre ; vide si l’on ne sait pas."""
        if not self.adresse:
            return ""
        return "par courriel" if "@" in self.adresse else "par le formulaire de son site"

    @property
    def seul(self) -> str:
        """Son nom hors d’une phrase : « CNSA », mais « votre ARS »."""
        return self.devant("le") + self.nom if self.article == "votre" else self.nom

    def devant(self, mot: Devant) -> str:
        """« l’ », « à l’ », « de l’ » : ce qui précède son nom."""
        return _ARTICLES[self.article][mot]

    @property
    def le(self) -> str:
        """« la CNSA », « votre ARS »."""
        return self.devant("le") + self.court

    @property
    def au(self) -> str:
        return self.devant("à") + self.court

    @property
    def du(self) -> str:
        return self.devant("de") + self.court


PROGRAMME = Contact(
    "cnsa",
    "CNSA, équipe du programme ESMS numérique",
    "CNSA",
    "la",
    "Elle répond sur les règles nationales du programme et sur les projets nationaux.",
    "esms.numerique@cnsa.fr",
    "",
    Cite("cnsa", "contact"),
)


def contact(role: Role) -> Contact:
    """Le service de ce rôle dans l’édition. Lève `KeyError` si le rôle est inconnu."""
    if role == "programme":
        return PROGRAMME
    if role not in ROLES:
        raise KeyError(role)
    service: Service = getattr(edition().contacts, role)
    return Contact(
        service.ancre or role,
        service.nom,
        service.court,
        service.article,
        service.mission,
        service.adresse,
        service.objet,
        citer_l_aap(service.section) if service.section else None,
    )


def contacts() -> list[Contact]:
    """Tous, la région d’abord."""
    return [contact(role) for role in ROLES]
