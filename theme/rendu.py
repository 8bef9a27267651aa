"""Du résultat à la page : les mêmes gabarits Jinja2 pour la construction et le navigateur."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    ModuleLoader,
    PackageLoader,
    StrictUndefined,
)
from markupsafe import Markup, escape

import theme
from calculators.bareme.campagnes import bareme_par_defaut, toutes
from calculators.bareme.versions import VERSION
from calculators.francais import nombres
from calculators.lectures import REGISTRE, THEMES, Ambiguite
from calculators.lieux.territoires import cle
from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.emprunts import d_apres
from calculators.socle.releve import relever
from calculators.socle.resultat import Fourchette, Resultat
from calculators.socle.situation import imbriquer, situation_de
from calculators.textes import TEXTES, Cite, Texte, lieu, textes
from calculators.textes.contacts import contact, contacts

BASE = "../"
"""D'une page du site à sa racine."""


@cache
def environnement() -> Environment:
    """L'environnement des gabarits : tout est échappé, un nom inconnu est une erreur."""
    env = Environment(
        loader=_chargeur(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "ancre_regle": lambda identifiant: f"regle-{identifiant.lower()}",
        "cle": cle,
        "euros": nombres.euros,
        "date_fr": nombres.date_fr,
        "lier": lier_ambiguites,
        "majuscule": nombres.majuscule,
        "place": _place,
    }
    env.globals |= {
        "REGISTRE": REGISTRE,
        "THEMES": THEMES,
        "contact": contact,
        "contacts": contacts,
        "d_apres": d_apres,
        "TEXTES": TEXTES,
        "VERSION": VERSION,
        "textes": textes,
        "textes_cites": textes_cites,
        "ancre": lambda texte, section: Cite(texte, section).ancre,
        "lieu": lieu,
        "exemple": exemple_chiffre,
    }
    return env


def _chargeur() -> BaseLoader:
    """Les gabarits déjà compilés quand le site en apporte, leurs sources sinon."""
    compiles = ModuleLoader([f"{dossier}/compiles" for dossier in theme.__path__])
    return ChoiceLoader([compiles, PackageLoader("theme", "templates")])


def _place(fourchette: Fourchette) -> int:
    """Celle du montant prudent entre les bornes, en millièmes : un dessin, pas un montant."""
    etendue = fourchette.maximum - fourchette.minimum
    return int((fourchette.prudent - fourchette.minimum) * 1000 / (etendue or 1))


def rendre(gabarit: str, **contexte: Any) -> str:
    """Le gabarit rendu, typographie française comprise."""
    rendu = environnement().get_template(gabarit).render(**contexte)
    if gabarit.endswith(".txt.j2"):  # « < » n'y ouvre rien
        return nombres.typographie(rendu)
    return nombres.typographie_html(rendu)


def lier_ambiguites(texte: str, base: str = BASE) -> Markup:
    """Le texte échappé, ses « AMB-01 » devenus des liens vers le registre, avec leur sujet."""

    def lier(trouve: re.Match[str]) -> str:
        fiche = REGISTRE.get(trouve[0])
        sujet = f' title="Question ouverte : {escape(fiche.titre)}"' if fiche else ""
        adresse = f"{base}ce-que-les-textes-ne-disent-pas/#{trouve[0].lower()}"
        return f'<a href="{adresse}"{sujet}>{trouve[0]}</a>'

    return Markup(re.sub(r"\bAMB-\d\d\b", lier, str(escape(texte))))


# ── Une page construite ───────────────────────────────────────────────────────────────────────


def formulaire(nom: str, base: str = BASE) -> str:
    """Le formulaire vide d'un calculateur, et le résultat de son exemple traité."""
    calculateur = trouver(nom)
    champs = calculateur.champs
    valeurs = imbriquer(situation_de(calculateur.exemple, champs), champs)
    contexte: dict[str, Any] = {
        "calculateur": calculateur,
        "resultat": resultat_de(nom, calculateur.exemple),
        "est_exemple": True,
        "inconnues": [],
        "saisies": relever(champs, valeurs),
        "base": base,
    }
    return rendre(
        "formulaire.html.j2",
        calculateur=calculateur,
        resultat=Markup(rendre("resultat.html.j2", **contexte)),
        detail=Markup(rendre("detail.html.j2", **contexte)),
        base=base,
        date_par_defaut=bareme_par_defaut().jour,
        campagnes=toutes(),
    )


# ── Ce que les pages demandent ──────────────────────────────────────────────────────────────────


def resultat_de(nom: str, valeurs: Mapping[str, Any]) -> Resultat:
    """Le résultat d'un calculateur pour des valeurs du contrat."""
    return resoudre(trouver(nom), valeurs)


def exemple_chiffre(ambiguite: Ambiguite) -> Markup:
    """L'exemple d'une fiche du registre : sa phrase, et ce que donne chaque lecture."""
    exemple = ambiguite.exemple
    assert exemple
    resultat = resultat_de(exemple.calculateur, exemple.valeurs)
    lecture = next((v for v in resultat.lectures if v.ambiguite == ambiguite.id), None)
    return Markup(
        rendre("exemple_chiffre.html.j2", exemple=exemple, resultat=resultat, lecture=lecture)
    )


def ecrire(resultat: Resultat, cle: str) -> str:
    """Une donnée, même rangée dans une autre (« indicateurs.dmp.taux »), en français."""
    donnee: Any = resultat.donnees
    for nom in cle.split("."):
        donnee = donnee[nom]
    if isinstance(donnee, date):
        return nombres.date_fr(donnee)
    if isinstance(donnee, Fraction):
        return nombres.pourcent(donnee)
    return str(donnee) if isinstance(donnee, str | int) else nombres.euros(donnee)


def textes_cites(resultat: Resultat) -> list[Texte]:
    """Les textes que citent ses lignes et ses alertes, dans l'ordre de leur page."""
    cites = [c for ligne in resultat.lignes for c in ligne.citations]
    cites += [c for alerte in resultat.alertes for c in alerte.citations]
    libelles = {citation.libelle for citation in cites}
    return [t for t in textes() if any(un.startswith(f"{t.court}, ") for un in libelles)]
