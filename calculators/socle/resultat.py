"""Ce que rend tout calculateur : des données, dont l'écran, l'impression et les tests se font."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from calculators.bareme import Bareme, Valeur
from calculators.bareme.periodes import Periode
from calculators.bareme.versions import VERSION
from calculators.francais.nombres import au_pluriel, nombre
from calculators.socle.tableau import Tableau
from calculators.textes import Cite, aap_est_de_l_edition

Gravite = Literal["bloquant", "attention", "info"]
_GRAVITE: tuple[Gravite, ...] = ("bloquant", "attention", "info")
LIGNES_MONTREES = 1_000
"""D'un détail ou d'un tableau : un navigateur peine à en poser davantage."""
ALERTES_MONTREES = 200
"""De chaque gravité."""


@dataclass(frozen=True)
class Ligne:
    """Une ligne expliquée : ce que c'est, la formule en mots, le montant ou la réponse, la source.

    `montant` est exact (arrondi à l'affichage) ; `texte` le remplace quand la ligne n'est pas un
    montant. Une ligne sans citation ne peut pas être construite.
    """

    libelle: str
    formule: str
    citations: tuple[Cite, ...]
    periode: Periode
    montant: Decimal | None = None
    texte: str = ""
    valeur_empruntee: bool = False

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"ligne sans citation : {self.libelle}")

    @property
    def empruntee(self) -> bool:
        """Elle ne tient, tout ou partie, qu'à l'AAP d'une autre région."""
        return self.valeur_empruntee or all(c.empruntee for c in self.citations)


def ligne_de(
    libelle: str,
    formule: str,
    bareme: Bareme,
    *valeurs: Valeur,
    montant: Decimal | None = None,
    texte: str = "",
    avec: tuple[Cite, ...] = (),
) -> Ligne:
    """Une ligne qui prend citations et période des valeurs du barème dont elle est faite.

    `avec` : d'autres citations, à donner d'abord.
    """
    versions = [bareme.version(valeur) for valeur in valeurs]
    citations = tuple(dict.fromkeys([*avec, *(c for v in versions for c in v.citations)]))
    periode = Periode(max(v.periode.debut for v in versions), min(v.periode.fin for v in versions))
    empruntee = not aap_est_de_l_edition() and any(v.empruntee for v in versions)
    return Ligne(libelle, formule, citations, periode, montant, texte, empruntee)


@dataclass(frozen=True)
class Alerte:
    """Ce que le lecteur doit savoir. `bloquant` : la demande serait rejetée en l'état."""

    niveau: Gravite
    message: str
    citations: tuple[Cite, ...] = ()
    champ: str = ""


def bloquant(message: str, citations: tuple[Cite, ...] = (), champ: str = "") -> Alerte:
    """Une alerte : la demande serait rejetée en l'état."""
    return Alerte("bloquant", message, citations, champ)


def attention(message: str, citations: tuple[Cite, ...] = (), champ: str = "") -> Alerte:
    """Une alerte : à vérifier, ou à demander."""
    return Alerte("attention", message, citations, champ)


def info(message: str, citations: tuple[Cite, ...] = (), champ: str = "") -> Alerte:
    """Une alerte : bon à savoir."""
    return Alerte("info", message, citations, champ)


def les_plus_graves_d_abord(alertes: Iterable[Alerte]) -> list[Alerte]:
    """Les mêmes, par gravité ; à gravité égale, dans l'ordre reçu."""
    return sorted(alertes, key=lambda alerte: _GRAVITE.index(alerte.niveau))


@dataclass(frozen=True)
class Alternative:
    """Une lecture possible et ce qu'elle donne."""

    lecture: str
    montant: Decimal | None = None
    texte: str = ""


@dataclass(frozen=True)
class LectureRetenue:
    """Une clause ambiguë rencontrée : la lecture retenue et ce que donnent toutes les lectures."""

    ambiguite: str
    retenue: str
    alternatives: tuple[Alternative, ...]


HORS_BORNES: Mapping[str, str] = {
    "AMB-06": "des dépenses prouvées sous le forfait",
    "AMB-07": "des devis pris hors taxe",
    "AMB-20": "des heures de dépendance payées par d’autres qu’un département ou une caisse",
    "AMB-28": "un projet trop petit pour être recevable",
}
"""Ce que chaque lecture non chiffrée pourrait ôter."""


@dataclass(frozen=True)
class Fourchette:
    """Le montant prudent et les bornes des lectures, en euros.

    `hors` : les ambiguïtés qui pourraient descendre plus bas, et que rien de saisi ne chiffre.
    """

    minimum: Decimal
    prudent: Decimal
    maximum: Decimal
    hors: tuple[str, ...] = ()

    @property
    def reserve(self) -> str:
        """Ce que la borne basse laisse de côté, en une phrase ; vide si rien."""
        if not self.hors:
            return ""
        manques = ", ".join(f"{HORS_BORNES[une]} ({une})" for une in self.hors)
        return f"La borne basse ne compte pas : {manques}."


@dataclass(frozen=True, kw_only=True)
class Resultat:
    """Le résultat d'un calculateur selon les règles d'une campagne, à un jour.

    `jour` est celui que l'on a demandé ; `regles_du`, un jour des règles appliquées quand on les
    a choisies sans lui. `reponse` tient en un mot ou un montant, `phrase` la complète ; `donnees`
    sont les clés de sortie du contrat JSON (montants en Decimal, taux en Fraction, dates en date).
    `manque` : les chemins des réponses qui le préciseraient ; None, il ne le sait pas dire.
    """

    bareme: Bareme
    reponse: str
    phrase: str
    donnees: Mapping[str, Any]
    lignes: tuple[Ligne, ...] = ()
    alertes: tuple[Alerte, ...] = ()
    lectures: tuple[LectureRetenue, ...] = ()
    fourchette: Fourchette | None = None
    tableaux: tuple[Tableau, ...] = field(default=())
    regles_du: date | None = None
    manque: tuple[str, ...] | None = None

    @property
    def jour(self) -> date:
        return self.bareme.jour

    def cite_par(self, citer: Callable[[Cite], Cite]) -> Resultat:
        """Le même, chaque citation remplacée."""
        lignes = (replace(un, citations=tuple(map(citer, un.citations))) for un in self.lignes)
        alertes = (replace(une, citations=tuple(map(citer, une.citations))) for une in self.alertes)
        tableaux = tuple(tableau.cite_par(citer) for tableau in self.tableaux)
        return replace(self, lignes=tuple(lignes), alertes=tuple(alertes), tableaux=tableaux)

    @property
    def jour_des_regles(self) -> date:
        return self.regles_du or self.bareme.jour_des_regles


def raccourci(resultat: Resultat) -> Resultat:
    """Ce qu'un écran montre : de chaque liste le début, et une phrase pour la suite."""
    alertes = _premieres(resultat.alertes)
    listes = (resultat.lignes, *(tableau.lignes for tableau in resultat.tableaux))
    if any(len(liste) > LIGNES_MONTREES for liste in listes):
        message = (
            f"Seules les {nombre(LIGNES_MONTREES)} premières lignes sont montrées ici. Le résultat "
            "les compte toutes ; la ligne de commande les donne toutes."
        )
        alertes.append(info(message))
    return replace(
        resultat,
        lignes=resultat.lignes[:LIGNES_MONTREES],
        alertes=tuple(alertes),
        tableaux=tuple(replace(t, lignes=t.lignes[:LIGNES_MONTREES]) for t in resultat.tableaux),
    )


def _premieres(alertes: Iterable[Alerte]) -> list[Alerte]:
    """Les premières de chaque gravité, dans leur ordre, puis combien d'autres il y en a."""
    vues: Counter[Gravite] = Counter()
    gardees = []
    for alerte in alertes:
        vues[alerte.niveau] += 1
        if vues[alerte.niveau] <= ALERTES_MONTREES:
            gardees.append(alerte)
    for niveau, combien in vues.items():
        if combien > ALERTES_MONTREES:
            autres = au_pluriel(combien - ALERTES_MONTREES, "autre point", "autres points")
            suite = f"Et {autres} de cette sorte, que la ligne de commande donne."
            gardees.append(Alerte(niveau, suite))
    return gardees


def en_json(valeur: Any) -> Any:
    """La valeur dans les types du contrat : euros à deux décimales, taux à six, dates ISO."""
    if valeur is None or isinstance(valeur, str | int):
        return valeur
    if isinstance(valeur, Decimal):
        return f"{valeur:.2f}"
    if isinstance(valeur, Fraction):
        return _taux(valeur)
    if isinstance(valeur, date):
        return valeur.isoformat()
    if isinstance(valeur, Mapping):
        return {cle: en_json(v) for cle, v in valeur.items()}
    if isinstance(valeur, list | tuple):
        return [en_json(v) for v in valeur]
    return valeur


def _taux(taux: Fraction) -> str:
    """Le décimal exact s'il tient en six places, sinon arrondi à six : « 0.75 », « 0.333333 »."""
    texte = f"{Decimal(taux.numerator) / Decimal(taux.denominator):.6f}".rstrip("0")
    return texte.rstrip(".")


def resultat_en_json(resultat: Resultat) -> dict[str, Any]:
    """Le résultat selon le contrat JSON."""
    lignes = [
        {
            "libelle": ligne.libelle,
            "formule": ligne.formule,
            "montant": ligne.montant,
            "texte": ligne.texte,
            "citations": [c.libelle for c in ligne.citations],
            "du": ligne.periode.debut,
            "au": ligne.periode.fin,
        }
        for ligne in resultat.lignes
    ]
    alertes = [
        {
            "niveau": a.niveau,
            "message": a.message,
            "champ": a.champ,
            "citations": [c.libelle for c in a.citations],
        }
        for a in resultat.alertes
    ]
    lectures = [
        {
            "ambiguite": lecture.ambiguite,
            "retenue": lecture.retenue,
            "alternatives": [
                {"lecture": a.lecture, "montant": a.montant, "texte": a.texte}
                for a in lecture.alternatives
            ],
        }
        for lecture in resultat.lectures
    ]
    complet = {
        "date": resultat.jour,
        "campagne": resultat.bareme.campagne.nom,
        "version_des_regles": VERSION,
        **resultat.donnees,
        "lignes": lignes,
        "alertes": alertes,
        "lectures": lectures,
    }
    return {cle: en_json(valeur) for cle, valeur in complet.items()}
