"""What a page can ask of the region: names, services, committees, what it says of rules.

{{ ars.le }} {{ appui.du }} {{ collectif.au }}  a service in a sentence, « votre ARS » at worst
{{ lieu.en }}                                   the region in a sentence; false when there is none
{{ exemples.region }}                           the places of the examples
{{ aap("8") }}                                  the call that says so, of the region or not
{{ reference.appele }}                          the call that the rules were written from
{% if ici in tues %}                            whether the press is silent about the region
{% for rules, sittings in par_regle("COM-02", "COM-03") %}   the committees, shared among rules
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calculators.bareme import ENVELOPPES
from calculators.bareme.campagnes import par_defaut
from calculators.bareme.comites import Comite, comites, multiregionale, selection
from calculators.editions import edition
from calculators.francais.nombres import majuscule
from calculators.lieux.territoires import REGIONS, nom_de_region
from calculators.regles import REGLES
from calculators.textes import REFERENCE, TEXTES, Cite, aap_est_de_l_edition
from calculators.textes.contacts import contact
from theme.publish import BuildError

COUNTS = ("", "un", "deux", "trois", "quatre", "cinq", "six")
Block = tuple[tuple[str, ...], str]
"""Rules, and the Markdown that states them."""


def names() -> dict[str, object]:
    """Every name, and what it stands for in this edition."""
    campaign = par_defaut()
    here, sittings, said = edition(), comites(campaign), selection(campaign)
    return {
        **{role: contact(role) for role in ("ars", "appui", "collectif")},
        "lieu": here.lieu,
        "ici": here.region,
        "exemples": here.exemples,
        "tues": unnamed(),
        "regle_de_l_enveloppe": f"REG-{[*REGIONS].index(here.region) + 1:02}"
        if here.region
        else "REG-19",
        "non_citees": _listed([nom_de_region(region) for region in unnamed()]),
        "dites": here.regles,
        "aap": lambda section: Cite(REFERENCE, section).appele,
        "reference": TEXTES[REFERENCE],
        "propre": aap_est_de_l_edition(),
        "comites": sittings,
        "combien": COUNTS[len(sittings)] if len(sittings) < len(COUNTS) else len(sittings),
        "multiregionale": [day for _, day, _ in multiregionale(campaign)],
        "note_des_comites": said.note if said else "",
        "par_regle": shared,
    }


def unnamed() -> list[str]:
    """The regions whose envelope of September nobody gives."""
    campaign = par_defaut()
    last = {key: campaign.versions_de(value)[-1].periode for key, value in ENVELOPPES.items()}
    return [key for key, period in last.items() if period.fin != campaign.periode.fin]


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} et {names[-1]}"


def blocks(rules: Sequence[str]) -> Iterator[Block]:
    """Each rule as the edition says it; then those of which it says nothing, to be asked."""
    said = edition().regles
    yield from (((rule,), said[rule]) for rule in rules if rule in said)
    left = tuple(rule for rule in rules if rule not in said)
    if left:
        yield left, _to_be_asked(left)


def _to_be_asked(rules: Sequence[str]) -> str:
    """What the reference says something of: titles alone, for another region may not."""
    titles = " ;\n- ".join(REGLES[rule].titre for rule in rules)
    call, ars = majuscule(TEXTES[REFERENCE].appele), contact("ars").au
    return f"{call} en parle ; demandez {ars} ce qu’il en est dans votre région :\n\n- {titles}."


def check(asked: Sequence[str]) -> None:
    """BuildError if no page asks what the edition says of a rule, or would cite another call."""
    for rule in edition().regles:
        if rule not in asked:
            known = ", ".join(sorted(asked))
            raise BuildError(f"« regles.{rule} » : aucune page ne le demande ; il faut : {known}.")
        if REGLES[rule].citation.empruntee:
            section = REGLES[rule].citation.section
            raise BuildError(
                f"« regles.{rule} » : il faut la section « {section} » dans aap.sections."
            )


def shared(*rules: str) -> list[tuple[tuple[str, ...], list[Comite]]]:
    """A committee for each rule; what is left of either goes with the last ones."""
    sittings = comites(par_defaut())
    last = max(min(len(rules), len(sittings)) - 1, 0)
    pairs = [((rules[rank],), [sittings[rank]]) for rank in range(last)]
    return [*pairs, (rules[last:], sittings[last:])]
