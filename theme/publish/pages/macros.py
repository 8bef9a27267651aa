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
{{ cite("aap", "3.3.1") }}  {{ ambiguite("AMB-01") }}  {{ contact("ars-bretagne") }}
{% call regle("CAL-10") %}sentence{% endcall %}      a rule, with its address and its text
{{ lien_regle("CAL-10") }}                           a link to it, on whatever page states it
{{ etat_campagne() }} {{ textes() }} {{ registre() }} {{ glossaire() }} {{ contacts() }}
{{ couverture() }}                                   every rule, its page, its code, its tests
{{ plan_du_site() }}                                 every page at its place (see menu.py)
{% for piece in logiciels(dedans=True) %}            the software shipped (see licences.py)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from markupsafe import escape

from calculators.bareme import BAREME
from calculators.bareme.campagnes import date_par_defaut
from calculators.francais.nombres import date_fr, en_millions
from calculators.francais.nombres import rang as ecrire_rang
from calculators.lectures import REGISTRE
from calculators.regles import REGLES
from calculators.socle.calculateur import trouver
from calculators.socle.saisie import aplatir, saisies
from calculators.textes import TEXTES, Cite
from calculators.textes.contacts import CONTACTS
from calculators.textes.glossaire import GLOSSAIRE
from theme import figures
from theme.publish.pages import coverage, sums
from theme.publish.site import licences
from theme.rendu import ecrire, formulaire, lier_ambiguites, rendre, resultat_de

Macros = dict[str, Callable[..., object]]


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
            *(self.couverture, self.logiciels),
        )
        whole = ("textes", "registre", "glossaire", "contacts")
        return {
            **{macro.__name__: macro for macro in named},
            **{name: self._template(f"{name}.html.j2") for name in whole},
            "etat_campagne": self._template("etat_campagne.html.j2", date=date_par_defaut(None)),
        }

    def _template(self, name: str, **context: Any) -> Callable[[], str]:
        return lambda: rendre(name, base=self.base, GLOSSAIRE=GLOSSAIRE, **context)

    def calculateur(self, nom: str) -> str:
        return formulaire(nom, self.base)

    def figure(self, nom: str) -> str:
        return figures.draw(nom, self.base)

    def cite(self, texte: str, section: str) -> str:
        citation = Cite(texte, section)
        address = f"{self.base}textes/#{citation.ancre}"
        return f'<a class="cite" href="{address}">{escape(citation.libelle)}</a>'

    def v(self, nom: str) -> str:
        identifiant, _, quand = nom.partition(":")
        return _number(BAREME[identifiant].texte(sums.DAYS[quand]))

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
        return _number(ecrire_rang(BAREME[identifiant].nombre(sums.DAYS[""]) + plus))

    def ambiguite(self, identifiant: str) -> str:
        return lier_ambiguites(REGISTRE[identifiant].id, self.base)

    def contact(self, identifiant: str) -> str:
        contact = CONTACTS[identifiant]
        return f'<a href="{escape(contact.lien)}">{escape(contact.nom)}</a>'

    def calcul(self, nom: str, cle: str, **valeurs: Any) -> str:
        return _number(ecrire(resultat_de(nom, valeurs), cle))

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
        regles = [REGLES[identifiant] for identifiant in identifiants]
        self.stated += identifiants
        citations = tuple(dict.fromkeys(regle.citation for regle in regles))
        return rendre(
            "regle.html.j2",
            regles=regles,
            citations=citations,
            base=self.base,
            phrase=caller().strip(),
        )

    def lien_regle(self, identifiant: str, *, avec_titre: bool = False) -> str:
        regle = REGLES[identifiant]
        if identifiant in self.rule_pages:
            address = f"{self.rule_pages[identifiant]}#regle-{identifiant.lower()}"
        else:  # a rule no page states: its text
            address = f"textes/#{regle.citation.ancre}"
        text = f"{regle.titre} ({identifiant})" if avec_titre else identifiant
        return f'<a class="cite" href="{self.base}{address}">{escape(text)}</a>'

    def couverture(self) -> str:
        return coverage.write(self.rule_pages, self.base)

    def logiciels(self, *, dedans: bool = False) -> list[licences.Component]:
        """What the site ships, or, with `dedans`, what comes inside another piece."""
        return [piece for piece in licences.components() if bool(piece.inside) == dedans]

    def _address(self, nom: str, valeurs: Mapping[str, Any]) -> str:
        fragment = urlencode(sorted(aplatir(valeurs).items()))
        return str(escape(f"{self.base}{self.calculator_pages[nom]}#{fragment}"))


def _number(text: str) -> str:
    return f'<span class="nombre">{escape(text)}</span>'
