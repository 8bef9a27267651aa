"""Une demande lue : son résultat, partiel si des lignes sont à revoir, ou ce qui l'empêche."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from calculators.bareme.campagnes import bareme_du_jour
from calculators.editions import edition
from calculators.francais import nombres
from calculators.socle.calculateur import esquisser, lire
from calculators.socle.champs import Erreur, Erreurs, SaisieInvalide, Valeurs
from calculators.socle.releve import relever
from calculators.socle.resultat import Resultat, raccourci
from calculators.socle.suppositions import manque, suppose
from theme.reponse.demande import Demande

INCONNUES_MAX = 20
"""Clés inconnues nommées à l’écran."""


@dataclass(frozen=True)
class Lue:
    """`erreurs` : celles qui empêchent le résultat, ou celles des lignes qu'il laisse de côté."""

    demande: Demande
    valeurs: Valeurs
    lues: Erreurs
    erreurs: tuple[Erreur, ...]
    resultat: Resultat | None

    @cached_property
    def court(self) -> Resultat:
        """Ce qui se montre du résultat."""
        assert self.resultat
        return raccourci(self.resultat)

    @property
    def partiel(self) -> str:
        """La phrase d'un résultat à qui des lignes manquent."""
        ecartees = self.lues.lignes_ecartees
        if not ecartees:
            return ""
        combien = sum(map(len, ecartees.values()))
        toutes = combien + sum(len(self.valeurs[liste]) for liste in ecartees)
        lignes = nombres.au_pluriel(combien, "ligne")
        verbe = "compte" if combien == 1 else "comptent"
        return f"Résultat partiel : {lignes} sur {nombres.nombre(toutes)} ne {verbe} pas encore."

    def contexte(self) -> dict[str, Any]:
        """Ce que demandent les gabarits."""
        demande = self.demande
        return {
            "calculateur": demande.calculateur,
            "est_exemple": False,  # ce que la personne a répondu est à elle
            "inconnues": self._inconnues_nommees(),
            "non_verifiable": _mention(demande),
            "projet": demande.situation.reponses.get("nom_du_projet", "").strip(),
            "base": demande.base,
            **(self._precisions(self.resultat) if self.resultat else {}),
        }

    def _precisions(self, resultat: Resultat) -> dict[str, Any]:
        """Ce que le résultat suppose, ce qui le préciserait, ce qu'il laisse de côté."""
        demande = self.demande
        manques = manque(demande.calculateur, self.valeurs, resultat)
        champs, inconnues = demande.calculateur.champs, self._inconnues
        return {
            "suppose": suppose(demande.calculateur, demande.brutes),
            "manque": [{"chemin": chemin, "libelle": libelle} for chemin, libelle in manques],
            "partiel": self.partiel,
            "erreurs": self.erreurs,
            "saisies": relever(champs, demande.brutes, inconnues=len(inconnues)),
        }

    @cached_property
    def _inconnues(self) -> list[str]:
        """Les clés qu'aucune question ne porte."""
        return [erreur.champ for erreur in self.lues if erreur.cle_inconnue]

    def _inconnues_nommees(self) -> list[str]:
        toutes = len(self.lues) + self.lues.autres - self.lues.vraies
        autres = toutes - INCONNUES_MAX
        suite = [f"et {nombres.au_pluriel(autres, 'autre')}"] if autres > 0 else []
        return [*self._inconnues[:INCONNUES_MAX], *suite]


def lire_la_demande(demande: Demande) -> Lue:
    """La demande, comprise, et calculée si elle peut l'être."""
    campagne = demande.campagne
    valeurs, lues = lire(demande.calculateur, demande.brutes)
    jour = valeurs["date"] or bareme_du_jour(campagne, demande.aujourdhui).jour
    valeurs |= {"campagne": campagne.nom, "date": jour}
    erreurs = tuple(erreur for erreur in lues if not erreur.cle_inconnue)
    resultat = None
    try:
        if _bloquent(lues, erreurs, valeurs):
            raise SaisieInvalide(*erreurs, *lues.suite())
        resultat = esquisser(demande.calculateur, valeurs)
    except SaisieInvalide as refus:
        erreurs = refus.erreurs
    return Lue(demande, valeurs, lues, erreurs, resultat)


def _bloquent(lues: Erreurs, erreurs: Sequence[Erreur], valeurs: Valeurs) -> bool:
    """Une réponse hors des listes est fausse, ou il ne reste d'une liste aucune ligne juste."""
    rien_ne_reste = any(not valeurs.get(liste) for liste in lues.lignes_ecartees)
    tues = lues.vraies > 0 and not erreurs  # la lecture n'en dit que mille
    return tues or rien_ne_reste or any(not erreur.liste for erreur in erreurs)


def _mention(demande: Demande) -> str:
    """Ce qu'il faut savoir d'une situation reçue, près de son montant."""
    origine, faite, phrases = demande.origine, demande.faite, []
    if origine.get("ancien"):
        phrases.append(
            "Lien non vérifiable : il date d’avant que les liens portent leur longueur. S’il a été "
            "coupé en route, rien ne le montre. Relisez vos réponses."
        )
    if origine.get("reste"):
        phrases.append("Ce lien était incomplet : ce qui s’en lisait compte seul.")
    if origine.get("edition") not in {None, "", faite.edition}:
        phrases.append(f"Ce lien vient d’une autre édition du guide que celle-ci, {edition().nom}.")
    if origine.get("regles") not in {None, "", faite.regles}:
        phrases.append(
            f"Ce lien a été fait avec la version {origine['regles']} des règles ; ce guide les "
            f"applique dans leur version {faite.regles}, et le résultat peut différer."
        )
    return " ".join(phrases)


def sans_geste(demande: Demande, **change: Any) -> Demande:
    """La même demande d'un résultat, changée."""
    return replace(demande, geste={}, **change)
