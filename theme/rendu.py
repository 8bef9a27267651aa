"""Du résultat à la page : les mêmes gabarits Jinja2 pour la construction du site et le navigateur.

`repondre` est l'unique entrée du navigateur ; `formulaire` fait la même page à la construction.
"""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from itertools import islice
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
from calculators.bareme.campagnes import bareme_du_jour, bareme_par_defaut, du_jour, toutes
from calculators.bareme.fenetres import etat_du_jour
from calculators.bareme.versions import VERSION
from calculators.francais import nombres
from calculators.lectures import REGISTRE, THEMES, Ambiguite
from calculators.lieux.territoires import cle
from calculators.socle.calculateur import Calculateur, appliquer, lire, resoudre, tous, trouver
from calculators.socle.champs import ERREURS_DITES, Erreur, SaisieInvalide
from calculators.socle.emprunts import d_apres
from calculators.socle.resultat import Fourchette, Resultat, raccourci
from calculators.socle.saisie import (
    RANG_MAXIMUM,
    Plat,
    aplatir,
    choix_compris,
    compter,
    deplier,
    echos,
    rangs,
    reponses,
)
from calculators.textes import TEXTES, Cite, lieu, textes
from calculators.textes.contacts import contact, contacts

SAISIES_MAX = 2000
"""Réponses montrées avec le résultat, à l’impression et dans le résumé."""
INCONNUES_MAX = 20
"""Clés inconnues nommées à l’écran."""

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
        "milliemes": _milliemes,
        "rangs": rangs,
        "tetes": lambda plat: {cle.split(".")[0] for cle in plat},
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
        "ancre": lambda texte, section: Cite(texte, section).ancre,
        "lieu": lieu,
        "exemple": exemple_chiffre,
    }
    return env


def _chargeur() -> BaseLoader:
    """Les gabarits déjà compilés quand le site en apporte, leurs sources sinon."""
    compiles = ModuleLoader([f"{dossier}/compiles" for dossier in theme.__path__])
    return ChoiceLoader([compiles, PackageLoader("theme", "templates")])


def _milliemes(fourchette: Fourchette, borne: str) -> int:
    """La place d’une borne entre 0 et le maximum, en millièmes : un dessin, pas un montant."""
    return int(getattr(fourchette, borne) * 1000 / (fourchette.maximum or 1))


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
    """Le formulaire prérempli de l'exemple traité, et son résultat."""
    calculateur = trouver(nom)
    plat = aplatir(calculateur.exemple)
    exemple, resultat = Demande(calculateur, plat, base), resultat_de(nom, calculateur.exemple)
    return rendre(
        "formulaire.html.j2",
        calculateur=calculateur,
        plat=plat,
        resultat=Markup(exemple.rendre("resultat.html.j2", resultat=resultat)),
        detail=Markup(exemple.rendre("detail.html.j2", resultat=resultat, saisies=exemple.saisies)),
        base=base,
        date_par_defaut=bareme_par_defaut().jour,
        campagnes=toutes(),
    )


@dataclass(frozen=True)
class Demande:
    """Un formulaire rempli : `plat` à clés à points, `inconnues` celles qu'aucun champ ne porte."""

    calculateur: Calculateur[Any]
    plat: Plat
    base: str = BASE
    inconnues: list[str] = field(default_factory=list)

    def rendre(self, gabarit: str, **contexte: Any) -> str:
        """Un gabarit rendu avec tout ce qu'il faut de la demande."""
        return rendre(
            gabarit,
            calculateur=self.calculateur,
            est_exemple=self._est_l_exemple(),
            inconnues=self._inconnues_nommees(),
            base=self.base,
            **contexte,
        )

    @cached_property
    def depliees(self) -> dict[str, Any]:
        """Les mêmes réponses, imbriquées."""
        return deplier(self.plat, self.calculateur.champs)

    @cached_property
    def saisies(self) -> list[tuple[str, str]]:
        """Ce qui est imprimé et copié ; au-delà d'un cahier, le lien seul redonne tout."""
        montrees = list(islice(reponses(self.calculateur.champs, self.depliees), SAISIES_MAX))
        autres = compter(self.depliees) - len(self.inconnues) - len(montrees)
        reste = [("Autres réponses, dans le lien", nombres.nombre(autres))] if autres > 0 else []
        return montrees + reste

    def _inconnues_nommees(self) -> list[str]:
        autres = len(self.inconnues) - INCONNUES_MAX
        suite = [f"et {nombres.au_pluriel(autres, 'autre')}"] if autres > 0 else []
        return self.inconnues[:INCONNUES_MAX] + suite

    def _est_l_exemple(self) -> bool:
        donnees, exemple = (
            {cle: valeur for cle, valeur in plat.items() if valeur.strip() and cle != "date"}
            for plat in (self.plat, aplatir(self.calculateur.exemple))
        )
        return donnees == exemple

    def fragment(self, jour: date) -> list[tuple[str, str]]:
        """La situation en paires triées, pour l'adresse d'un lien."""
        inconnues = frozenset(self.inconnues)
        situation = {
            cle: valeur.strip()
            for cle, valeur in self.plat.items()
            if valeur.strip() and cle not in inconnues
        }
        return sorted((situation | {"date": jour.isoformat()}).items())


# ── Le navigateur ─────────────────────────────────────────────────────────────────────────────


def repondre(nom: str, requete: str) -> str:
    """Du formulaire au résultat, JSON des deux côtés.

    Entrée : `valeurs` (clés à points → textes), `aujourdhui` (ISO), `base`, `montrees` (combien de
    lignes la page montre d'une liste : rien n'est rendu pour les champs des autres, hors erreurs).
    Sortie : `html`, `detail`, `montant`, `annonce` (phrase à lire), `resume` (texte), `champs`
    (chemin → erreur, écho ou valeur comprise), `fragment` (paires triées), `date`, `etat_du_jour`.
    """
    entree = json.loads(requete)
    calculateur, plat = trouver(nom), entree["valeurs"]
    aujourdhui = date.fromisoformat(entree["aujourdhui"])
    demande = Demande(calculateur, plat, entree.get("base", BASE))
    valeurs, lues = lire(calculateur, demande.depliees)
    campagne = toutes()[valeurs["campagne"]] if valeurs["campagne"] else du_jour(aujourdhui)
    jour = valeurs["date"] or bareme_du_jour(campagne, aujourdhui).jour
    valeurs |= {"campagne": campagne.nom, "date": jour}
    demande.inconnues.extend(erreur.champ for erreur in lues if erreur.cle_inconnue)
    erreurs = (*(erreur for erreur in lues if not erreur.cle_inconnue), *lues.suite())
    try:
        if erreurs:
            raise SaisieInvalide(*erreurs)
        rendue = _reussite(demande, appliquer(calculateur, valeurs))
    except SaisieInvalide as refus:
        erreurs = refus.erreurs
        rendue = _echec(demande, erreurs, au_moins=lues.autres > 0)
    montrees = entree.get("montrees", RANG_MAXIMUM)
    champs = {
        chemin: {"echo": texte}
        for chemin, texte in echos(calculateur.champs, valeurs, montrees=montrees)
    }
    champs |= {
        chemin: {"valeur": option}
        for chemin, option in choix_compris(calculateur.champs, valeurs, montrees=montrees)
        if plat.get(chemin, option) != option
    }
    champs |= {e.champ: {"erreur": nombres.typographie(e.message)} for e in erreurs}
    return json.dumps(
        {
            **rendue,
            "champs": champs,
            "fragment": demande.fragment(jour),
            "date": jour.isoformat(),
            "etat_du_jour": nombres.typographie(etat_du_jour(campagne, aujourdhui)),
        }
    )


def echauffer() -> None:
    """Répond à tous les exemples traités, justes puis fautifs.

    Ce qui ne se prépare qu'une fois est alors prêt, pour qui garde ensuite la mémoire telle quelle.
    """
    for calculateur in tous():
        exemple = aplatir(calculateur.exemple)
        for valeurs in (exemple, dict.fromkeys(exemple, "?")):
            requete = {"valeurs": valeurs, "aujourdhui": bareme_par_defaut().jour.isoformat()}
            repondre(calculateur.nom, json.dumps(requete))
    gc.collect()


def _reussite(demande: Demande, resultat: Resultat) -> dict[str, str]:
    court = raccourci(resultat)
    return {
        "html": demande.rendre("resultat.html.j2", resultat=_tete(resultat, court)),
        "detail": demande.rendre("detail.html.j2", resultat=court, saisies=demande.saisies),
        "montant": nombres.typographie(resultat.reponse),
        "annonce": nombres.typographie(f"{resultat.reponse} {resultat.phrase}"),
        "resume": demande.rendre("resume.txt.j2", resultat=court, saisies=demande.saisies),
    }


def _tete(resultat: Resultat, court: Resultat) -> Resultat:
    """La carte montre les alertes bloquantes et compte les autres : de celles-là, le début."""
    bloquantes = (alerte for alerte in court.alertes if alerte.niveau == "bloquant")
    autres = (alerte for alerte in resultat.alertes if alerte.niveau != "bloquant")
    return replace(court, alertes=(*bloquantes, *autres))


def _echec(demande: Demande, erreurs: tuple[Erreur, ...], *, au_moins: bool) -> dict[str, str]:
    """`au_moins` : la lecture a trouvé plus d'erreurs qu'elle n'en dit."""
    combien = nombres.au_pluriel(len(erreurs), "réponse à corriger", "réponses à corriger")
    if au_moins:
        combien = f"Plus de {nombres.nombre(ERREURS_DITES)} réponses à corriger"
    annonce = nombres.typographie(f"{combien} : {erreurs[0].message}")
    html = demande.rendre("erreurs.html.j2", erreurs=erreurs, combien=combien)
    return {"html": html, "detail": "", "montant": "…", "annonce": annonce, "resume": annonce}


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
