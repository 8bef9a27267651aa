"""Vérifier des numéros FINESS : forme, clé, département, région, application de l'instruction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from calculators.bareme import Bareme
from calculators.francais.nombres import au_pluriel, nombre
from calculators.lieux.numero_finess import Numero, lire_finess
from calculators.lieux.territoires import nom_de_region
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.champs import Incomplet
from calculators.socle.champs_finess import FinessAVerifier
from calculators.socle.numeros import (
    DECOMPTE,
    OUTRE_MER,
    alertes_des_doublons,
    alertes_du_numero,
)
from calculators.socle.resultat import Alerte, Ligne, Resultat, bloquant
from calculators.socle.tableau import Colonne, Contenu, Tableau

COLONNES = (
    Colonne("Rang", "nombre"),
    Colonne("FINESS ET"),
    Colonne("Département"),
    Colonne("Région"),
    Colonne("Clé"),
    Colonne("À vérifier"),
)


@dataclass(frozen=True, eq=False)
class ReponsesFiness:
    """Des numéros tels qu'ils sont écrits, peut-être faux."""

    finess: tuple[str, ...]


@dataclass(frozen=True)
class Verifie:
    """Un numéro écrit et ce qu'on en lit : `numero`, ou le `refus` qui dit pourquoi rien."""

    ecrit: str
    numero: Numero | None = None
    refus: str = ""

    @property
    def region(self) -> str | None:
        return nom_de_region(self.numero.region) if self.numero and self.numero.region else None

    @property
    def valide(self) -> bool:
        """Neuf caractères, qui commencent par un département connu."""
        return bool(self.region or (self.numero and self.numero.territoire_exclu))

    @property
    def cle_valide(self) -> bool:
        return self.numero is not None and self.numero.cle_valide

    @property
    def ou(self) -> str:
        """Sa région, ou le territoire exclu où il est."""
        exclu = self.numero.territoire_exclu if self.numero else None
        return self.region or exclu or "département inconnu"

    @property
    def donnees(self) -> dict[str, Any]:
        return {
            "valide": self.valide,
            "cle_valide": self.cle_valide,
            "departement": self.numero.departement if self.numero else None,
            "region": self.region,
            "applicable": self.region is not None,
        }

    @property
    def alertes(self) -> tuple[Alerte, ...]:
        """Ce qu'il faut vérifier."""
        if self.numero is None:
            return (bloquant(self.refus, champ="finess"),)
        return alertes_du_numero(self.numero)


def calculer(reponses: ReponsesFiness, bareme: Bareme) -> Resultat:
    """Un numéro mal formé n'est pas une erreur ici : c'est la réponse."""
    verifies = [_verifier(ecrit) for ecrit in reponses.finess]
    if not verifies:
        raise Incomplet("Indiquez un numéro FINESS.", "finess")
    if len(verifies) == 1:
        return _un_seul(verifies[0], bareme)
    return _plusieurs(verifies, bareme)


def _verifier(ecrit: str) -> Verifie:
    try:
        return Verifie(ecrit, lire_finess(ecrit))
    except ValueError as refus:
        return Verifie(ecrit, refus=str(refus))


def _un_seul(un: Verifie, bareme: Bareme) -> Resultat:
    if un.numero is None:
        return Resultat(
            bareme=bareme,
            reponse="Numéro illisible",
            phrase=un.refus,
            donnees=un.donnees,
            alertes=un.alertes,
        )
    departement = un.numero.departement or "inconnu"
    return Resultat(
        bareme=bareme,
        reponse=un.ou,
        phrase=f"FINESS {un.numero.numero}, département {departement}.",
        donnees=un.donnees,
        lignes=_lignes(bareme, un.ou, "oui" if un.region else "non"),
        alertes=un.alertes,
    )


def _lignes(bareme: Bareme, ou: str, applicable: str) -> tuple[Ligne, ...]:
    return (
        Ligne(
            "Région de l’établissement",
            "lue dans les premiers chiffres du numéro",
            DECOMPTE,
            bareme.periode,
            texte=ou,
        ),
        Ligne(
            "Le programme s’y applique",
            "quatre territoires sont exclus",
            OUTRE_MER,
            bareme.periode,
            texte=applicable,
        ),
    )


def _plusieurs(verifies: Sequence[Verifie], bareme: Bareme) -> Resultat:
    """Le compte de ceux qui sont bien formés, puis chacun à sa ligne."""
    bien_formes = sum(un.valide and un.cle_valide for un in verifies)
    applicables = sum(un.region is not None for un in verifies)
    lus = [un.numero for un in verifies if un.numero]
    lieux = Counter(un.ou for un in verifies if un.numero)
    ou = ", ".join(f"{nom} {nombre(combien)}" for nom, combien in sorted(lieux.items()))
    sur = f"sur {nombre(len(verifies))}"
    accord = "bien formé" if bien_formes < 2 else "bien formés"
    return Resultat(
        bareme=bareme,
        reponse=f"{au_pluriel(bien_formes, 'numéro')} {sur} {accord}",
        phrase=_phrase(verifies),
        donnees={
            **_ensemble(verifies),
            "bien_formes": bien_formes,
            "numeros": [{"finess": un.ecrit, **un.donnees} for un in verifies],
        },
        lignes=_lignes(bareme, ou or "aucune", f"{nombre(applicables)} {sur}"),
        alertes=(
            *dict.fromkeys(alerte for un in verifies for alerte in un.alertes),
            *alertes_des_doublons(len(lus) - len(set(lus)), "finess"),
        ),
        tableaux=(Tableau("Chaque numéro", COLONNES, tuple(_rangees(verifies))),),
    )


def _ensemble(verifies: Sequence[Verifie]) -> dict[str, Any]:
    """Les clés d'un seul numéro : vraies si elles le sont de tous, un lieu s'il leur est commun."""
    ensemble: dict[str, Any] = {}
    for cle in verifies[0].donnees:
        valeurs = {un.donnees[cle] for un in verifies}
        commune = next(iter(valeurs)) if len(valeurs) == 1 else None
        ensemble[cle] = commune is True if isinstance(verifies[0].donnees[cle], bool) else commune
    return ensemble


def _phrase(verifies: Sequence[Verifie]) -> str:
    """Combien de chaque défaut, en peu de mots."""
    lisibles = [un.numero for un in verifies if un.numero]
    defauts = (
        au_pluriel(len(verifies) - len(lisibles), "illisible"),
        f"{sum(not numero.cle_valide for numero in lisibles)} à la clé fausse",
        f"{sum(numero.departement is None for numero in lisibles)} d’un département inconnu",
        f"{sum(numero.territoire_exclu is not None for numero in lisibles)} hors du programme",
        f"{len(lisibles) - len(set(lisibles))} en double",
    )
    dits = [defaut for defaut in defauts if not defaut.startswith("0")]
    return f"À vérifier : {', '.join(dits)}." if dits else "Rien à vérifier dans leur forme."


def _rangees(verifies: Sequence[Verifie]) -> Iterator[tuple[Contenu, ...]]:
    """Une ligne par numéro ; le second de deux pareils dit où est le premier."""
    vus: dict[Numero, int] = {}
    for rang, un in enumerate(verifies, start=1):
        defauts = [alerte.message for alerte in un.alertes]
        if un.numero and vus.setdefault(un.numero, rang) != rang:
            defauts.append(f"Déjà au rang {vus[un.numero]}.")
        yield (
            rang,
            un.numero.numero if un.numero else un.ecrit,
            un.donnees["departement"],
            un.region,
            ("juste" if un.cle_valide else "fausse") if un.numero else None,
            " ".join(defauts),
        )


def _dire(resultat: Resultat) -> str:
    return f"la vérification du FINESS répond « {resultat.reponse} ». {resultat.phrase}"


CALCULATEUR = Calculateur(
    nom="finess",
    titre="Vérifier un FINESS",
    resume="vérifie des numéros FINESS et dit leur région",
    au_projet=100,
    groupes=(
        Groupe(
            "Le numéro, ou la liste",
            (
                FinessAVerifier(
                    nom="finess",
                    libelle="Numéros FINESS ET",
                    aide="Un numéro, ou toute une colonne collée d’un tableur.",
                ),
            ),
        ),
    ),
    reponses=ReponsesFiness,
    calculer=calculer,
    dire=_dire,
    exemple={"finess": "{finess}"},
    exemple_titre="{etablissement}",
)
