"""Vérifier un numéro FINESS : forme, clé, département, région, application de l'instruction."""

from __future__ import annotations

from datetime import date

from calculators.bareme import CAMPAGNE
from calculators.calculateur import Calculateur, Groupe
from calculators.champs import Erreur, FinessAVerifier, SaisieInvalide, Valeurs
from calculators.numero_finess import Numero, lire_finess
from calculators.resultat import Alerte, Ligne, Resultat
from calculators.territoires import nom_de_region
from calculators.textes import Cite

DECOMPTE = (Cite("aap", "3.3.1"), Cite("aap", "7"))
OUTRE_MER = (Cite("instruction", "mention outre-mer"),)


def calculer(valeurs: Valeurs, jour: date) -> Resultat:
    """Un numéro mal formé n'est pas une erreur ici : c'est la réponse."""
    if not valeurs["finess"]:
        raise SaisieInvalide(Erreur("finess", "Indiquez un numéro FINESS."))
    try:
        numero = lire_finess(valeurs["finess"])
    except ValueError as refus:
        return _illisible(jour, str(refus))
    return _lu(numero, jour)


def _illisible(jour: date, message: str) -> Resultat:
    donnees = {"valide": False, "cle_valide": False, "departement": None, "region": None,
               "applicable": False}  # fmt: skip
    return Resultat(
        jour=jour, reponse="Numéro illisible", phrase=message, donnees=donnees,
        alertes=(Alerte("bloquant", message, champ="finess"),),
    )  # fmt: skip


def _lu(numero: Numero, jour: date) -> Resultat:
    region = nom_de_region(numero.region) if numero.region else None
    exclu = numero.territoire_exclu
    ou = region or exclu or "département inconnu"
    return Resultat(
        jour=jour,
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
            Ligne("Région de l’établissement", "lue dans les premiers chiffres du numéro",
                  DECOMPTE, CAMPAGNE, texte=ou),
            Ligne("Le programme s’y applique", "quatre territoires sont exclus", OUTRE_MER,
                  CAMPAGNE, texte="oui" if region else "non"),
        ),
        alertes=alertes_du_numero(numero),
    )  # fmt: skip


def alertes_du_numero(numero: Numero, champ: str = "finess") -> tuple[Alerte, ...]:
    """Zéro rétabli, clé fausse, territoire exclu ou inconnu : ce qu'il faut vérifier."""
    alertes = []
    if numero.zero_retabli:
        alertes.append(Alerte("info", f"FINESS {numero.numero} : le zéro du début a été rétabli, "
                              "un tableur l’avait sans doute ôté.", champ=champ))  # fmt: skip
    if not numero.cle_valide:
        alertes.append(Alerte("attention", f"La clé du FINESS {numero.numero} ne tombe pas juste : "
                              "vérifiez qu’aucun chiffre n’est erroné.", champ=champ))  # fmt: skip
    if numero.territoire_exclu:
        alertes.append(Alerte("bloquant", f"Le FINESS {numero.numero} est à "
                              f"{numero.territoire_exclu}, où le programme ne s’applique pas.",
                              OUTRE_MER, champ))  # fmt: skip
    elif numero.region is None:
        alertes.append(Alerte("attention", f"Le FINESS {numero.numero} ne commence pas par un "
                              "département connu.", champ=champ))  # fmt: skip
    return tuple(alertes)


CALCULATEUR = Calculateur(
    nom="finess",
    titre="Vérifier un FINESS",
    resume="vérifie un numéro FINESS et dit sa région",
    groupes=(Groupe("Le numéro", (FinessAVerifier(nom="finess", libelle="Numéro FINESS ET"),)),),
    calculer=calculer,
    exemple={"finess": "220002612"},
    exemple_titre="un établissement des Côtes-d’Armor",
)
