"""The envelopes of the regions: one bar each, largest first, with what September is known for."""

from __future__ import annotations

from decimal import Decimal

from calculators.bareme import ENVELOPPES
from calculators.bareme.campagnes import par_defaut
from calculators.bareme.periodes import HorsPeriode
from calculators.editions import edition
from calculators.francais.nombres import euros
from calculators.lieux.territoires import nom_de_region
from calculators.montants.enveloppes import ecrire_enveloppe
from theme.figures.drawing import FRAMES, WIDE, Drawing, Figure, Frame, Shape, Table, Text

APRIL, SEPTEMBER = (par_defaut().au(period.fin) for period in par_defaut().versions.values())


def amounts() -> dict[str, tuple[Decimal, Decimal | None]]:
    """Each region's envelope in euros, in April then in September (None: nobody gives it)."""
    found = {
        region: (APRIL.montant(value), _september(region)) for region, value in ENVELOPPES.items()
    }
    return dict(sorted(found.items(), key=lambda item: (-item[1][0], item[0])))


def _september(region: str) -> Decimal | None:
    try:
        return SEPTEMBER.montant(ENVELOPPES[region])
    except HorsPeriode:
        return None


def _said(region: str) -> str:
    """The amount of September as the press gives it: rounded."""
    known = _september(region) is not None
    return ecrire_enveloppe(SEPTEMBER.version(ENVELOPPES[region])) if known else "non citée"


def figure() -> Figure:
    """The bars, and the same amounts as a table."""
    every = amounts()
    total = sum((april for april, _ in every.values()), Decimal(0))
    most, least = (nom_de_region(region) for region in (next(iter(every)), list(every)[-1]))
    return Figure(
        title=f"Les {len(every)} enveloppes régionales",
        description=f"Une barre par région, de {most}, la plus dotée, à {least}. Leur somme est de "
        f"{euros(total)}. Un repère marque le montant de septembre quand la presse le donne.",
        caption=f"Barres : tableau d’avril{_home()}. Petits repères : montants de septembre, "
        "arrondis, connus par la presse seulement.",
        drawings=tuple(_drawing(frame) for frame in FRAMES),
        table=Table(
            ("Région", "Avril", "Septembre, selon la presse"),
            tuple(
                (nom_de_region(region), euros(april), _said(region))
                for region, (april, _) in every.items()
            ),
            numeric=True,
        ),
        citations=tuple(
            dict.fromkeys(
                c
                for value in ENVELOPPES.values()
                for v in par_defaut().versions_de(value)
                for c in v.citations
            )
        ),
    )


def _home() -> str:
    """The region of the guide: its bar stands out."""
    place = edition().lieu
    return f", {place.le} en couleur vive" if place else ""


def _drawing(frame: Frame) -> Drawing:
    """Names before the bars; on a phone, above them."""
    drawing = Drawing(frame)
    every, size, wide = amounts(), frame.size, frame is WIDE
    left = frame.length("Provence-Alpes-Côte d’Azur") + 8 if wide else 0.0
    room = frame.width - left - frame.length("0 000 000 €") - 8
    scale = room / float(max(april for april, _ in every.values()))
    for rank, (region, (april, later)) in enumerate(every.items()):
        y = rank * size * (1.7 if wide else 3.1)
        name = nom_de_region(region)
        drawing.texts.append(
            Text(left - 8 if wide else 0, y + size, name, "end" if wide else "start")
        )
        y += 0 if wide else size * 1.35
        width, look = float(april) * scale, "aplat--vif" if region == edition().region else "aplat"
        drawing.shapes.append(Shape(left, y + 2, width, size, look))
        drawing.texts.append(Text(left + width + 8, y + size, euros(april), look="doux"))
        if later is not None and later != april:
            mark = left + float(later) * scale
            drawing.shapes.append(Shape(mark - 2, y - 1, 4, size + 6, "marque-presse", 1))
        drawing.height = y + size * 1.6
    return drawing
