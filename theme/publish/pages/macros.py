"""What a page of docs/ can ask for: figures, citations, rules, worked examples.

{{ v("logiciel") }}                                  a value, written in French
{{ v("credits-programme:avril") }}                   the same in April, or in « :septembre »
{{ millions("credits-programme:avril") }}            « 83 millions d’euros »
{{ addition("credits-programme:avril", "credits-regionaux:avril", …) }} a sum, checked; total(…) too
{{ signature("instruction") }}                       the day a text was signed; publication(…) too
{{ rang("dernier-rang-plein") }}                     « 49e » (with a second argument, 1: « 50e »)
{{ calcul("aide", "total", acquisitions=49) }}       one figure of a result
{{ cas("aide", "Titre", acquisitions=15) }}          a worked example, line by line
{{ lien_calcul("aide", "texte", acquisitions=15) }}  a link to the calculator, filled in
{{ calculateur("aide") }}                            the calculator itself
{{ figure("frise") }}                                a picture and its data (theme/figures)
{{ cite("aap", "3.3.1") }}  {{ ambiguite("AMB-01") }}
{{ contact("ars") }}  {{ contact("ars", "à") }}         whom to ask, by role
{% call regle("CAL-10") %}sentence{% endcall %}      a rule, with its address and its text
{{ region("PRI-01", "PRI-02") }}                     rules as the region says them, else to ask
{{ lien_regle("CAL-10") }}                           a link to it, on whatever page states it
{{ etat_campagne() }} {{ textes() }} {{ registre() }} {{ glossaire() }} {{ contacts() }}
{{ couverture() }}                                   every rule, its page, its code, its tests
{{ plan_du_site() }}                                 every page at its place (see menu.py)
{% for piece in logiciels(dedans=True) %}            the software shipped (see licences.py)
{% for region, codes in departements %}              the departments of each region
{{ ars.le }}, {{ lieu.en }}, {{ exemples.region }}   what is the region's (see region.py)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from markupsafe import escape

from calculators.bareme.campagnes import par_defaut
from calculators.francais.nombres import date_fr, en_millions, majuscule
from calculators.francais.nombres import rang as ecrire_rang
from calculators.lectures import REGISTRE
from calculators.regles import REGLES
from calculators.socle.calculateur import trouver
from calculators.socle.lien import Faite, ecrire_lien
from calculators.socle.saisie import aplatir, saisies
from calculators.socle.situation import situation_de
from calculators.textes import TEXTES, Cite
from calculators.textes.contacts import Devant, Role
from calculators.textes.contacts import contact as service
from calculators.textes.glossaire import glossaire
from theme import figures
from theme.publish.pages import coverage, dates, departments, region, sums
from theme.publish.site import licences
from theme.publish.site.borrowed import BORROWED
from theme.rendu import ecrire, formulaire, lier_ambiguites, rendre, resultat_de

Macros = dict[str, object]


class PageMacros:
    """The macros of one page. `base` leads from it to the root of the site.

    `calculator_pages` and `rule_pages`: the page of each calculator and of each rule stated, from
    the root. `stated` collects the rules that the page states, for the coverage page.
    """

    def __init__(
        self, base: str, calculator_pages: Mapping[str, str], rule_pages: Mapping[str, str]
    ) -> None:
        self.base = base
        self.calculator_pages = calculator_pages
        self.rule_pages = rule_pages
        self.stated: list[str] = []

    def all(self) -> Macros:
        """Every macro, by its name in pages."""
        named = (
            *(self.calculateur, self.cite, self.v, self.rang, self.ambiguite, self.contact),
            *(self.millions, self.total, self.addition, self.signature, self.publication),
            *(self.calcul, self.cas, self.lien_calcul, self.regle, self.lien_regle, self.figure),
            *(self.couverture, self.logiciels, self.region, self.jour),
        )
        whole = ("textes", "registre", "glossaire", "contacts")
        return {
            **region.names(),
            **{macro.__name__: macro for macro in named},
            **{name: self._template(f"{name}.html.j2") for name in whole},
            "departements": departments.by_region(),
            "etat_campagne": self._template("etat_campagne.html.j2", **dates.closings()),
        }

    def _template(self, name: str, **context: Any) -> Callable[[], str]:
        return lambda: rendre(name, base=self.base, GLOSSAIRE=glossaire(), **context)

    def calculateur(self, nom: str) -> str:
        return formulaire(nom, self.base)

    def figure(self, nom: str) -> str:
        return figures.draw(nom, self.base)

    def cite(self, texte: str, section: str) -> str:
        citation = Cite(texte, section)
        address = f"{self.base}textes/#{citation.ancre}"
        return f'<a class="cite" href="{address}">{escape(citation.libelle)}</a>'

    def v(self, nom: str) -> str:
        valeur, bareme = sums.asked(nom)
        return _number(bareme.texte(valeur), bareme.version(valeur).empruntee)

    def jour(self, jour: date) -> str:
        return _number(date_fr(jour))

    def millions(self, nom: str) -> str:
        return _number(en_millions(sums.amount(nom)))

    def total(self, nom: str, *parties: str) -> str:
        return _number(sums.checked_total(nom, *parties))

    def addition(self, nom: str, *parties: str) -> str:
        return escape(sums.addition(nom, *parties))

    def signature(self, texte: str) -> str:
        jour = TEXTES[texte].signature
        assert jour, texte
        return _number(date_fr(jour))

    def publication(self, texte: str) -> str:
        jour = TEXTES[texte].publication
        assert jour, texte
        return _number(date_fr(jour))

    def rang(self, identifiant: str, plus: int = 0) -> str:
        valeur, bareme = sums.asked(identifiant)
        texte = ecrire_rang(bareme.nombre(valeur) + plus)
        return _number(texte, bareme.version(valeur).empruntee)

    def ambiguite(self, identifiant: str) -> str:
        return lier_ambiguites(REGISTRE[identifiant].id, self.base)

    def contact(self, role: Role, devant: Devant | None = None) -> str:
        contact = service(role)
        avant, nom = (contact.devant(devant), contact.nom) if devant else ("", contact.seul)
        nom = nom if devant else majuscule(nom)
        if not contact.adresse:
            return escape(avant + nom)
        return f'{avant}<a href="{escape(contact.lien)}">{escape(nom)}</a>'

    def calcul(self, nom: str, cle: str, **valeurs: Any) -> str:
        resultat = resultat_de(nom, valeurs)
        borrowed = any(line.empruntee and line.montant is not None for line in resultat.lignes)
        return _number(ecrire(resultat, cle), borrowed)

    def lien_calcul(self, nom: str, texte: str, **valeurs: Any) -> str:
        return f'<a href="{self._address(nom, valeurs)}">{escape(texte)}</a>'

    def cas(self, nom: str, titre: str, **valeurs: Any) -> str:
        plat = aplatir(valeurs)
        return rendre(
            "cas.html.j2",
            titre=titre,
            saisies=saisies(trouver(nom).champs, plat),
            resultat=resultat_de(nom, valeurs),
            adresse=self._address(nom, valeurs),
            base=self.base,
        )

    def regle(self, *identifiants: str, caller: Callable[[], str]) -> str:
        return self._rule(identifiants, caller())

    def region(self, *identifiants: str) -> str:
        blocks = region.blocks(identifiants)
        return "\n\n".join(self._rule(rules, text) for rules, text in blocks)

    def _rule(self, identifiants: tuple[str, ...], phrase: str) -> str:
        regles = [REGLES[identifiant] for identifiant in identifiants]
        self.stated += identifiants
        citations = tuple(dict.fromkeys(regle.citation for regle in regles))
        return rendre(
            "regle.html.j2",
            regles=regles,
            citations=citations,
            base=self.base,
            phrase=phrase.strip(),
        )

    def lien_regle(self, identifiant: str, *, avec_titre: bool = False) -> str:
        regle = REGLES[identifiant]
        if identifiant in self.rule_pages:
            address = f"{self.rule_pages[identifiant]}#regle-{identifiant.lower()}"
        else:  # a rule no page states: its text
            address = f"textes/#{regle.citation.ancre}"
        text = f"{regle.titre} ({identifiant})" if avec_titre else identifiant
        title = "" if avec_titre else f' title="{escape(regle.titre)}"'
        return f'<a class="cite" href="{self.base}{address}"{title}>{escape(text)}</a>'

    def couverture(self) -> str:
        return coverage.write(self.rule_pages, self.base)

    def logiciels(self, *, dedans: bool = False) -> list[licences.Component]:
        """What the site ships, or, with `dedans`, what comes inside another piece."""
        return [piece for piece in licences.components() if bool(piece.inside) == dedans]

    def _address(self, nom: str, valeurs: Mapping[str, Any]) -> str:
        champs = trouver(nom).champs
        faite = Faite.ici(par_defaut().nom, nom)
        lien = ecrire_lien(situation_de(valeurs, champs), champs, faite)
        return f"{self.base}{self.calculator_pages[nom]}#{lien}"


def _number(text: str, borrowed: bool = False) -> str:
    """`borrowed`: known only from the call of another region (see borrowed.py)."""
    mark = f" {BORROWED}" if borrowed else ""
    return f'<span class="nombre"{mark}>{escape(text)}</span>'
