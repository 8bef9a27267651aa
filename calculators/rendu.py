"""Du résultat à la page : les mêmes gabarits Jinja2 pour la construction du site et le navigateur.

`repondre` est l'unique entrée du navigateur ; `formulaire` fait la même page à la construction.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from calculators import nombres
from calculators.calculateur import Calculateur, appliquer, lire, tous, trouver
from calculators.campagnes import date_par_defaut, etat_du_jour
from calculators.champs import Erreur, SaisieInvalide
from calculators.contacts import CONTACTS
from calculators.lectures import REGISTRE, THEMES, Ambiguite
from calculators.resultat import Fourchette, Resultat
from calculators.saisie import Plat, aplatir, deplier, echos, rangs, saisies
from calculators.territoires import cle
from calculators.textes import TEXTES, Cite, lieu

BASE = "../"
"""D'une page du site à sa racine."""


@cache
def environnement() -> Environment:
    """L'environnement des gabarits : tout est échappé, un nom inconnu est une erreur."""
    env = Environment(
        loader=PackageLoader("theme", "templates"),
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
        "majuscule": lambda texte: texte[:1].upper() + texte[1:],
        "milliemes": _milliemes,
        "rangs": rangs,
        "tetes": lambda plat: {cle.split(".")[0] for cle in plat},
    }
    env.globals |= {
        "REGISTRE": REGISTRE,
        "THEMES": THEMES,
        "CONTACTS": CONTACTS,
        "TEXTES": TEXTES,
        "ancre": lambda texte, section: Cite(texte, section).ancre,
        "lieu": lieu,
        "exemple": exemple_chiffre,
    }
    return env


def _milliemes(fourchette: Fourchette, borne: str) -> int:
    """La place d'une borne entre 0 et le maximum, en millièmes : de la géométrie, pas un montant."""
    return int(getattr(fourchette, borne) * 1000 / (fourchette.maximum or 1))


def rendre(gabarit: str, **contexte: Any) -> str:
    """Le gabarit rendu, typographie française comprise."""
    return nombres.typographie_html(environnement().get_template(gabarit).render(**contexte))


def lier_ambiguites(texte: str, base: str = BASE) -> Markup:
    """Le texte échappé, ses « AMB-01 » devenus des liens vers le registre."""
    lien = rf'<a href="{base}ce-que-les-textes-ne-disent-pas/#amb-\1">AMB-\1</a>'
    return Markup(re.sub(r"\bAMB-(\d\d)\b", lien, str(escape(texte))))


# ── Une page construite ───────────────────────────────────────────────────────────────────────


def formulaire(nom: str, base: str = BASE) -> str:
    """Le formulaire prérempli de l'exemple traité, et son résultat."""
    calculateur = trouver(nom)
    plat = aplatir(calculateur.exemple)
    return rendre(
        "formulaire.html.j2",
        calculateur=calculateur,
        plat=plat,
        resultat=_sortie(calculateur, plat, base),
        base=base,
        date_par_defaut=date_par_defaut(None),
    )


def _sortie(calculateur: Calculateur, plat: Plat, base: str) -> Markup:
    valeurs, erreurs = lire(calculateur, deplier(plat, calculateur.champs))
    if erreurs:
        raise SaisieInvalide(*erreurs)
    return Markup(_resultat(calculateur, appliquer(calculateur, valeurs), plat, [], base))


def _resultat(
    calculateur: Calculateur, resultat: Resultat, plat: Plat, inconnues: list[str], base: str
) -> str:
    remplies = {cle: valeur for cle, valeur in plat.items() if valeur.strip()}
    return rendre(
        "resultat.html.j2",
        calculateur=calculateur,
        resultat=resultat,
        est_exemple={k: v for k, v in remplies.items() if k != "date"}
        == aplatir(calculateur.exemple),
        saisies=saisies(calculateur.champs, plat),
        inconnues=inconnues,
        base=base,
    )


# ── Le navigateur ─────────────────────────────────────────────────────────────────────────────


def repondre(nom: str, requete: str) -> str:
    """Du formulaire au résultat, JSON des deux côtés.

    Entrée : `valeurs` (clés à points → textes), `aujourdhui` (ISO), `base`. Sortie :
    `html` (null : la saisie a des erreurs), `champs` (chemin → erreur, écho), `fragment` (paires
    triées), `resume` (texte), `annonce` (phrase à lire), `etat_du_jour`, `montant`.
    """
    calculateur, demande = trouver(nom), json.loads(requete)
    aujourdhui = date.fromisoformat(demande["aujourdhui"])
    plat: dict[str, str] = demande["valeurs"]
    valeurs, lues = lire(calculateur, deplier(plat, calculateur.champs))
    valeurs["date"] = valeurs["date"] or date_par_defaut(aujourdhui)
    inconnues = [erreur.champ for erreur in lues if erreur.cle_inconnue]
    erreurs = [erreur for erreur in lues if not erreur.cle_inconnue]
    reponse: dict[str, Any] = {
        "champs": {chemin: {"echo": texte} for chemin, texte in echos(calculateur.champs, valeurs)},
        "fragment": _fragment(plat, inconnues, valeurs["date"]),
        "etat_du_jour": nombres.typographie(etat_du_jour(aujourdhui)),
        "date": valeurs["date"].isoformat(),
    }
    if not erreurs:
        try:
            resultat = appliquer(calculateur, valeurs)
            return json.dumps(reponse | _reussite(calculateur, resultat, plat, inconnues, demande))
        except SaisieInvalide as refus:
            erreurs = list(refus.erreurs)
    return json.dumps(reponse | _echec(erreurs, reponse["champs"]))


def _reussite(
    calculateur: Calculateur,
    resultat: Resultat,
    plat: Plat,
    inconnues: list[str],
    demande: Mapping[str, Any],
) -> dict[str, Any]:
    html = _resultat(calculateur, resultat, plat, inconnues, demande.get("base", BASE))
    resume = environnement().get_template("resume.txt.j2").render(
        calculateur=calculateur,
        resultat=resultat,
        saisies=saisies(calculateur.champs, plat),
    )
    return {
        "html": html,
        "montant": nombres.typographie(resultat.reponse),
        "annonce": nombres.typographie(f"{resultat.reponse} {resultat.phrase}"),
        "resume": nombres.typographie(resume),
    }


def _echec(erreurs: list[Erreur], champs: dict[str, dict[str, str]]) -> dict[str, Any]:
    for erreur in erreurs:
        champs[erreur.champ] = {"erreur": nombres.typographie(erreur.message)}
    combien = nombres.au_pluriel(len(erreurs), "réponse à corriger", "réponses à corriger")
    return {"html": None, "annonce": f"{combien} : {erreurs[0].message}"}


def _fragment(plat: Plat, inconnues: list[str], jour: date) -> list[tuple[str, str]]:
    situation = {
        cle: valeur.strip()
        for cle, valeur in plat.items()
        if valeur.strip() and cle not in inconnues
    }
    return sorted((situation | {"date": jour.isoformat()}).items())


# ── Ce que les pages demandent ──────────────────────────────────────────────────────────────────


def resultat_de(nom: str, valeurs: Mapping[str, Any]) -> Resultat:
    """Le résultat d'un calculateur pour des valeurs du contrat."""
    calculateur = trouver(nom)
    lues, erreurs = lire(calculateur, valeurs)
    if erreurs:
        raise SaisieInvalide(*erreurs)
    return appliquer(calculateur, lues)


def exemple_chiffre(ambiguite: Ambiguite) -> Markup:
    """L'exemple d'une fiche du registre : sa phrase, et ce que donne chaque lecture."""
    exemple = ambiguite.exemple
    assert exemple
    if exemple.calculateur not in {calculateur.nom for calculateur in tous()}:
        return escape(f"Exemple : {exemple.phrase}")
    resultat = resultat_de(exemple.calculateur, exemple.valeurs)
    lecture = next((v for v in resultat.lectures if v.ambiguite == ambiguite.id), None)
    return Markup(
        rendre("exemple_chiffre.html.j2", exemple=exemple, resultat=resultat, lecture=lecture)
    )


def ecrire(resultat: Resultat, cle: str) -> str:
    """Une donnée du résultat, écrite en français selon son type."""
    donnee = resultat.donnees[cle]
    if isinstance(donnee, date):
        return nombres.date_fr(donnee)
    return str(donnee) if isinstance(donnee, str | int) else nombres.euros(donnee)
