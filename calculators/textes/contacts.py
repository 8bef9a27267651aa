"""À qui poser une question : les seules adresses de service données par les textes.

AAP § 10 pour la Bretagne, page de la CNSA pour le programme. Ni nom de personne, ni ligne directe.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from calculators.textes import Cite


@dataclass(frozen=True)
class Contact:
    """Un service à joindre. `objet` est l’objet de message que les textes demandent, ou None."""

    id: str
    nom: str
    role: str
    adresse: str
    objet: str | None
    citation: Cite

    @property
    def lien(self) -> str:
        """L’adresse prête pour un lien : « mailto: » avec son objet, ou la page du formulaire."""
        if "@" not in self.adresse:
            return self.adresse
        objet = f"?subject={self.objet.replace(' ', '%20')}" if self.objet else ""
        return f"mailto:{self.adresse}{objet}"


_OBJET = "AAP ESMS numérique"
_AAP_10 = Cite("aap", "10")

_LISTE = (
    Contact(
        "ars-bretagne",
        "ARS Bretagne, département Innovation en santé",
        "Elle pilote l’appel à projets en Bretagne, instruit les demandes et les priorise.",
        "ars-bretagne-dis@ars.sante.fr",
        _OBJET,
        _AAP_10,
    ),
    Contact(
        "gres-bretagne",
        "GR e-Santé Bretagne",
        "Ce groupement régional oriente et accompagne les porteurs de projets bretons.",
        "https://www.esante-bretagne.fr/contact/",
        _OBJET,
        _AAP_10,
    ),
    Contact(
        "collectif-bretagne",
        "Collectif SI MS Bretagne",
        "Il réunit les fédérations du secteur et relaie les besoins et les outils.",
        "contact@collectif-si-ms.bzh",
        _OBJET,
        _AAP_10,
    ),
    Contact(
        "cnsa",
        "CNSA, équipe du programme ESMS numérique",
        "Elle répond sur les règles nationales du programme.",
        "esms.numerique@cnsa.fr",
        None,
        Cite("cnsa", "contact"),
    ),
)

CONTACTS: Mapping[str, Contact] = {contact.id: contact for contact in _LISTE}
