"""Vérifier un numéro FINESS : forme, clé, département, région, application de l'instruction."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.bareme import Bareme
from calculators.lieux.numero_finess import Numero, lire_finess
from calculators.lieux.territoires import nom_de_region
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.champs import Erreur, SaisieInvalide
from calculators.socle.champs_finess import FinessAVerifier
from calculators.socle.numeros import DECOMPTE, OUTRE_MER, alertes_du_numero
from calculators.socle.resultat import Ligne, Resultat, bloquant


@dataclass(frozen=True, eq=False)
class ReponsesFiness:
    """Un numéro tel qu'il est écrit, peut-être faux."""

    finess: str | None


def calculer(reponses: ReponsesFiness, bareme: Bareme) -> Resultat:
    """Un numéro mal formé n'est pas une erreur ici : c'est la réponse."""
    if not reponses.finess:
        raise SaisieInvalide(Erreur("finess", "Indiquez un numéro FINESS."))
    try:
        numero = lire_finess(reponses.finess)
    except ValueError as refus:
        return _illisible(bareme, str(refus))
    return _lu(numero, bareme)


def _illisible(bareme: Bareme, message: str) -> Resultat:
    donnees = {
        "valide": False,
        "cle_valide": False,
        "departement": None,
        "region": None,
        "applicable": False,
    }
    return Resultat(
        bareme=bareme,
        reponse="Numéro illisible",
        phrase=message,
        donnees=donnees,
        alertes=(bloquant(message, champ="finess"),),
    )


def _lu(numero: Numero, bareme: Bareme) -> Resultat:
    region = nom_de_region(numero.region) if numero.region else None
    exclu = numero.territoire_exclu
    ou = region or exclu or "département inconnu"
    return Resultat(
        bareme=bareme,
        reponse=ou,
        phrase=f"FINESS {numero.numero}, département {numero.departement or 'inconnu'}.",
        donnees={
            "valide": bool(region or exclu),
            "cle_valide": numero.cle_valide,
            "departement": numero.departement,
            "region": region,
            "applicable": region is not None,
        },
        lignes=(
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
                texte="oui" if region else "non",
            ),
        ),
        alertes=alertes_du_numero(numero),
    )


CALCULATEUR = Calculateur(
    nom="finess",
    titre="Vérifier un FINESS",
    resume="vérifie un numéro FINESS et dit sa région",
    au_projet=100,
    groupes=(Groupe("Le numéro", (FinessAVerifier(nom="finess", libelle="Numéro FINESS ET"),)),),
    reponses=ReponsesFiness,
    calculer=calculer,
    exemple={"finess": "{finess}"},
    exemple_titre="{etablissement}",
)
