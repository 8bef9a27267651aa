"""When the rules of a page hold, and when the page last changed: the line at its foot."""

from __future__ import annotations

from calculators.bareme.campagnes import par_defaut
from theme.rendu import rendre


def foot(*, dated: bool, changed: object) -> str:
    """The line. `dated`: whether the page gives rules, which hold for a time.

    `changed`: the day that its head gives as `mise_a_jour`. Git knows it too, but a copy without
    Git's history must give the same page.
    """
    period = str(par_defaut().periode) if dated else ""
    if not (period or changed):
        return ""
    return rendre("pages/vigueur.html.j2", periode=period, mise_a_jour=changed)
