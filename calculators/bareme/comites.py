"""AAP § 8 : les comités de la région et sa sélection des projets multirégionaux."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calculators.bareme.calendrier import CLOTURE_REGIONALE
from calculators.bareme.campagne import Campagne
from calculators.editions import Selection, edition
from calculators.textes import Cite, citer_l_aap

_RANGS = ("", "premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième")


@dataclass(frozen=True)
class Comite:
    """Un comité : le dernier dépôt qu'il examine, quand il se tient, ce dont il dépend.

    `depots_a_part` : il ne prend pas les dossiers jusqu'à la clôture. `sous_credits` : il n'a lieu
    que s'il reste des crédits.
    """

    rang: int
    qualifie: str
    depots: date
    debut: date
    fin: date
    depots_a_part: bool
    sous_credits: bool
    citations: tuple[Cite, ...]

    @property
    def nom(self) -> str:
        """« premier comité », « 7e comité »."""
        ordinal = _RANGS[self.rang] if self.rang < len(_RANGS) else f"{self.rang}e"
        return f"{ordinal} comité"

    @property
    def en_entier(self) -> str:
        """Avec le nom de sa région : « premier comité normand »."""
        return f"{self.nom} {self.qualifie}"


def selection(campagne: Campagne) -> Selection | None:
    """Ce que l'édition dit de cette campagne."""
    return edition().campagnes.get(campagne.nom)


def comites(campagne: Campagne) -> list[Comite]:
    """Ceux de la campagne, dans l'ordre ; aucun si l'édition n'en dit rien."""
    dites, lieu = selection(campagne), edition().lieu
    if dites is None or lieu is None:
        return []
    cloture, source = campagne.a_la_fin.date(CLOTURE_REGIONALE), (citer_l_aap(dites.section),)
    return [
        Comite(
            rang=rang,
            qualifie=lieu.masculin,
            depots=seance.depots or cloture,
            debut=seance.debut,
            fin=seance.fin,
            depots_a_part=seance.depots is not None,
            sous_credits=seance.sous_credits,
            citations=source,
        )
        for rang, seance in enumerate(dites.comites, 1)
    ]


def multiregionale(campagne: Campagne) -> list[tuple[str, date, tuple[Cite, ...]]]:
    """Quand se fait la sélection des projets multirégionaux ; rien si l'édition n'en dit rien."""
    dites = selection(campagne)
    if dites is None or dites.multiregionale is None:
        return []
    source, entre = (citer_l_aap(dites.section),), dites.multiregionale
    return [("au plus tôt", entre.debut, source), ("au plus tard", entre.fin, source)]
