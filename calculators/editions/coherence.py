"""Ce que les clés d’une édition se doivent : une région a ses formes, une section citée existe."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from calculators.editions import Aap, Edition, Seance


class EditionRefusee(ValueError):
    """Le fichier n’est pas une édition ; le message le dit à qui l’a écrit."""


def refus(ou: str, attente: str, lu: object = None) -> EditionRefusee:
    """« contacts.ars.adresse » : il faut un courriel ; lu : « 02 99 »."""
    suite = "" if lu is None else f" ; lu : « {str(lu)[:60]} »"
    return EditionRefusee(f"« {ou} » : {attente}{suite}.")


def verifier(lue: Edition, sections: Collection[str]) -> None:
    """Lève EditionRefusee. `sections` : celles de l’AAP de référence."""
    if (lue.region is None) != (lue.lieu is None):
        raise refus("lieu", "une région et ses formes vont ensemble : les deux, ou aucune")
    if lue.region is None and (lue.aap or lue.campagnes):
        raise refus("region", "il faut une région pour un appel à projets ou des comités")
    _verifier_les_sections(lue, _sections_de(lue.aap, sections) if lue.aap else ())
    for nom, selection in lue.campagnes.items():
        _verifier_l_ordre(f"campagnes.{nom}.comites", selection.comites)


def _verifier_les_sections(lue: Edition, connues: Collection[str]) -> None:
    citees = {f"campagnes.{nom}.section": s.section for nom, s in lue.campagnes.items()}
    citees |= {f"contacts.{role}.section": s.section for role, s in vars(lue.contacts).items()}
    for ou, section in citees.items():
        if section and section not in connues:
            raise refus(ou, "il faut une section de l’AAP de cette édition", section)


def _sections_de(aap: Aap, sections: Collection[str]) -> Collection[str]:
    """Les numéros que l’on peut citer de l’AAP de l’édition."""
    if aap.reference:
        if aap.titre or aap.court or aap.emetteur or aap.adresse or aap.sections:
            raise refus("aap.reference", "cette clé va seule : ni titre, ni sections")
        return sections
    for cle in ("titre", "court", "emetteur"):
        if not getattr(aap, cle):
            raise refus(f"aap.{cle}", "cette clé manque ; il faut un texte entre guillemets")
    for section in aap.sections:
        if section not in sections:
            raise refus("aap.sections", "il faut une section de l’AAP de référence", section)
    return aap.sections.values()


def _verifier_l_ordre(ou: str, comites: tuple[Seance, ...]) -> None:
    """Les comités se suivent, et seul le dernier va jusqu’à la clôture."""
    avant = date.min
    for rang, comite in enumerate(comites, 1):
        if comite.fin < comite.debut:
            raise refus(f"{ou}[{rang}].fin", "il faut un jour qui suit le début", comite.fin)
        if comite.depots is None and rang < len(comites):
            raise refus(f"{ou}[{rang}].depots", "cette clé manque ; seul le dernier s’en passe")
        if comite.depots and comite.depots <= avant:
            attente = "il faut un jour qui suit celui du comité d’avant"
            raise refus(f"{ou}[{rang}].depots", attente, comite.depots)
        avant = comite.depots or avant
