"""Which campaign the rules of a page are of, and when it last changed: the line at its foot."""

from __future__ import annotations

from calculators.bareme.calendrier import CLOTURE_NATIONALE, CLOTURE_REGIONALE
from calculators.bareme.campagnes import par_defaut
from theme.rendu import rendre


def foot(*, dated: bool, changed: object) -> str:
    """The line. `dated`: whether the page gives rules, which are those of a campaign.

    `changed`: the day that its head gives as `mise_a_jour`. Git knows it too, but a copy without
    Git's history must give the same page.
    """
    campaign = par_defaut().nom if dated else ""
    if not (campaign or changed):
        return ""
    return rendre("pages/vigueur.html.j2", campagne=campaign, mise_a_jour=changed)


def closings() -> dict[str, str]:
    """What the banner of the closed call says: its campaign, and the last day of each desk."""
    rules = par_defaut().a_la_fin
    return {
        "campagne": rules.campagne.nom,
        "regionale": rules.texte(CLOTURE_REGIONALE),
        "nationale": rules.texte(CLOTURE_NATIONALE),
    }
