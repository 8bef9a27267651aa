"""AAP § 3.3 : estimer l'aide d'un projet, ligne par ligne, et ce que les textes laissent ouvert."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from calculators import bareme
from calculators.alertes_aide import alertes_de_l_aide
from calculators.calculateur import Calculateur, Groupe
from calculators.champs import (
    Bloc,
    Choix,
    Entier,
    Erreur,
    Finess,
    Libre,
    Lignes,
    Montant,
    OuiNon,
    SaisieInvalide,
    Valeurs,
)
from calculators.essms import SITUATIONS, Essms, forfaits_du_projet, lots, regrouper
from calculators.eventail import Eventail
from calculators.forfaits import POSTES, Part, Poste, Situation, parts, somme
from calculators.heures import CHAMPS_HEURES, lire_heures
from calculators.nombres import arrondir, au_pluriel, euros, nombre, repartir
from calculators.petit_organisme import NB_ESSMS, TERRITOIRE
from calculators.resultat import Ligne, Resultat, Tableau, ligne_de
from calculators.specifiques import Organisme, Projet, amoa, composantes_specifiques, materiel
from calculators.territoires import lire_territoire
from calculators.textes import Cite
from calculators.versement import lignes_de_versement, partager

RAPIDE = Groupe(
    "Votre projet en trois nombres",
    (
        Entier(nom="acquisitions", libelle="ESSMS qui acquièrent une nouvelle solution",
               aide="Déjà équipés ou non : ils changent de logiciel ou en prennent un premier.",
               unite="ESSMS", citations=(Cite("aap", "3.3.2 1)"), Cite("aap", "3.3.2 2)"))),
        Entier(nom="mises_a_niveau", libelle="ESSMS qui mettent leur solution à niveau",
               aide="Ils gardent leur logiciel et passent à une version référencée Ségur.",
               unite="ESSMS", citations=(Cite("aap", "3.3.2 1)"),)),
        Entier(nom="sons", libelle="ESSMS avec une commande SONS, même logiciel",
               aide="SONS : Système ouvert non sélectif, la prestation Ségur de l’éditeur.",
               unite="ESSMS", citations=(Cite("instruction", "I.C"),)),
    ),
)  # fmt: skip
ESSMS = Lignes(
    nom="essms",
    libelle="Liste des ESSMS",
    singulier="ESSMS",
    aide="Un par ligne. Vous pouvez coller plusieurs lignes d’un tableur dans la première case.",
    citations=(Cite("aap", "3.3.1"),),
    champs=(
        Finess(nom="finess_et", libelle="FINESS ET", aide="FINESS géographique, 9 caractères."),
        Libre(nom="organisme", libelle="Organisme gestionnaire", longueur=120),
        Choix(nom="situation", libelle="Situation", options=SITUATIONS, defaut="acquisition"),
        Montant(nom="devis_materiel", libelle="Devis matériel", secondaire=True),
        Montant(nom="depense_materiel", libelle="Dépense réelle", secondaire=True),
        Bloc(
            nom="saad",
            libelle="Si c’est un service d’aide à domicile mixte : ses heures",
            champs=CHAMPS_HEURES,
            secondaire=True,
        ),
    ),
)
ORGANISMES = Lignes(
    nom="organismes",
    libelle="Organismes gestionnaires du projet",
    singulier="organisme",
    aide="Pour savoir s’ils sont petits : matériel et AMOA leur sont réservés.",
    citations=(Cite("aap", "3.3.2 3)"),),
    champs=(Libre(nom="nom", libelle="Nom", longueur=120), NB_ESSMS, TERRITOIRE),
)
COMPLET = Groupe("Établissement par établissement", (ESSMS,), replie=True,
                 aide="Pour les SAAD, le matériel, ou pour vérifier vos FINESS. Remplace les "
                 "trois nombres.")  # fmt: skip
SPECIFIQUES = Groupe(
    "Petits organismes : matériel et AMOA",
    (
        ORGANISMES,
        OuiNon(nom="regroupement", libelle="Le projet est-il un regroupement d’organismes ?",
               citations=(Cite("aap", "3.3.2 3)"),)),
        Montant(nom="cout_amoa", libelle="Coût de l’AMOA",
                aide="AMOA : assistance à maîtrise d’ouvrage. Un chef de projet interne compte.",
                citations=(Cite("aap", "3.3.2 3)"),)),
        Choix(nom="regime_tva", libelle="Vos montants sont saisis",
              options={"HT": "Hors taxes", "TTC": "Toutes taxes comprises"},
              aide="Hors taxes si vous récupérez la TVA, toutes taxes comprises sinon.",
              citations=(Cite("aap", "3.3.2"),)),
    ),
    replie=True,
)  # fmt: skip
GRAPPE = Groupe(
    "Vous rejoignez une grappe déjà financée",
    (
        Entier(nom="essms_deja_finances_dans_la_grappe",
               libelle="ESSMS déjà financés dans cette grappe", unite="ESSMS",
               citations=(Cite("aap", "3.2.D"),)),
    ),
    replie=True,
)  # fmt: skip


def lire_essms(valeurs: Valeurs) -> tuple[list[Essms], list[Essms]]:
    """Les ESSMS distincts et les doublons de FINESS, depuis l'un ou l'autre formulaire."""
    comptes: dict[Situation, int] = {
        "acquisition": valeurs["acquisitions"] or 0,
        "mise_a_niveau": valeurs["mises_a_niveau"] or 0,
        "sons": valeurs["sons"] or 0,
    }
    if any(comptes.values()) and valeurs["essms"]:
        raise SaisieInvalide(Erreur("essms", "Donnez soit les trois nombres, soit la liste des "
                                    "ESSMS, pas les deux : effacez l’un ou l’autre."))  # fmt: skip
    if valeurs["essms"]:
        return _sans_doublons([_un_essms(ligne) for ligne in valeurs["essms"]])
    return [Essms(situation, n) for situation, n in comptes.items() if n], []


def _un_essms(ligne: Valeurs) -> Essms:
    return Essms(
        situation=ligne["situation"],
        finess=ligne["finess_et"],
        organisme=ligne["organisme"] or "",
        heures=lire_heures(ligne["saad"]) if ligne["saad"] else None,
        devis=ligne["devis_materiel"] or Decimal(0),
        depense=ligne["depense_materiel"],
        chemin=f"essms.{ligne['rang']}.",
    )


def _sans_doublons(essms: list[Essms]) -> tuple[list[Essms], list[Essms]]:
    """Un FINESS compte une fois, sous sa ligne la moins favorable quel que soit l'ordre."""
    gardes: dict[str, Essms] = {}
    doubles = []
    for un in essms:
        numero = un.finess.numero if un.finess else un.chemin
        if numero in gardes:
            gardes[numero], double = sorted((gardes[numero], un), key=_faveur)
            doubles.append(double)
        else:
            gardes[numero] = un
    hors_champ = [e for e in gardes.values() if e.finess and e.finess.territoire_exclu]
    return [e for e in gardes.values() if e not in hors_champ], doubles + hors_champ


def _faveur(essms: Essms) -> tuple[Any, ...]:
    heures = essms.heures
    part = (heures.apa + heures.pch) / (heures.totales or 1) if heures else Decimal(1)
    return essms.situation == "acquisition", part, essms.devis, essms.organisme, essms.chemin


def lire_organismes(valeurs: Valeurs, essms: Iterable[Essms]) -> dict[str, Organisme]:
    """Les organismes déclarés, et ceux que seules les lignes d'ESSMS nomment, sans taille."""
    nommes = {un.organisme: Organisme(un.organisme) for un in essms if un.organisme}
    declares = {
        (o["nom"] or f"organisme {o['rang']}"): Organisme(
            o["nom"] or f"organisme {o['rang']}",
            o["nb_essms"],
            lire_territoire(o["territoire"]) or "metropole",
        )
        for o in valeurs["organismes"]
    }
    return nommes | declares


def calculer(valeurs: Valeurs, jour: date) -> Resultat:
    """L'aide prudente, ses bornes sous toutes les lectures, et ses lignes."""
    essms, ecartes = lire_essms(valeurs)
    deja = valeurs["essms_deja_finances_dans_la_grappe"] or 0
    projet = Projet(essms, lire_organismes(valeurs, essms), valeurs["regroupement"],
                    valeurs["cout_amoa"] or Decimal(0))  # fmt: skip
    eventail = Eventail((forfaits_du_projet(essms, deja, jour),
                         *composantes_specifiques(projet, jour)))  # fmt: skip
    retenues, total = eventail.retenues, arrondir(eventail.prudent)
    forfaits = parts(lots(regrouper(essms), retenues, jour), deja, retenues, jour)
    exacts = [somme(forfaits, "usages", jour), somme(forfaits, "logiciel", jour),
              materiel(projet, retenues, jour), amoa(projet, retenues, jour)]  # fmt: skip
    montants = dict(zip(("usages", "logiciel", "materiel", "amoa"), repartir(total, exacts),
                        strict=True))  # fmt: skip
    avance, solde = partager(total, jour)
    bornes = eventail.fourchette()
    combien = sum(e.nombre for e in essms)
    return Resultat(
        jour=jour,
        reponse=euros(total),
        phrase=_phrase(combien),
        donnees={
            "total": total, "minimum": bornes.minimum, "maximum": bornes.maximum, **montants,
            "avance": avance, "solde": solde, "nb_essms": combien,
        },
        lignes=(*_lignes_des_forfaits(forfaits, montants, jour),
                *_lignes_specifiques(montants, jour), *lignes_de_versement(total, jour)),
        alertes=tuple(alertes_de_l_aide(projet, ecartes, valeurs, jour)),
        lectures=eventail.lectures(),
        fourchette=bornes,
        tableaux=_tableaux(ecartes),
    )  # fmt: skip


def _phrase(combien: int) -> str:
    if not combien:
        return "Indiquez au moins un ESSMS pour estimer l’aide."
    return f"pour {au_pluriel(combien, 'ESSMS', 'ESSMS')}, sous réserve des justificatifs"


_NOMS: dict[tuple[Poste, Situation], str] = {
    ("usages", "acquisition"): "Usages, acquisition",
    ("usages", "mise_a_niveau"): "Usages, mise à niveau",
    ("usages", "sons"): "Usages, commande SONS",
    ("logiciel", "acquisition"): "Équipement logiciel",
}


def _lignes_des_forfaits(
    forfaits: list[Part], montants: dict[str, Decimal], jour: date
) -> list[Ligne]:
    """Une ligne par poste, situation et tarif ; leur somme est celle de la poste."""
    lignes = []
    for poste in POSTES:
        de_la_poste = [part for part in forfaits if part.poste == poste]
        de_la_poste.sort(key=lambda part: (part.situation, not part.plein))
        exacts = [part.montant(jour) for part in de_la_poste]
        for part, montant in zip(de_la_poste, repartir(montants[poste], exacts), strict=True):
            lignes.append(_ligne_de_la_part(part, montant, jour))
    return lignes


def _ligne_de_la_part(part: Part, montant: Decimal, jour: date) -> Ligne:
    combien = au_pluriel(part.nombre, "ESSMS", "ESSMS")
    if part.ponderes != part.nombre:
        combien += f", soit {nombre(part.ponderes, 4)} après prorata des heures,"
    dernier = bareme.DERNIER_RANG_PLEIN.nombre(jour)
    rangs = f"jusqu’au {dernier}e rang" if part.plein else f"à partir du {dernier + 1}e rang"
    libelle = f"{_NOMS[part.poste, part.situation]}, {rangs}"
    formule = f"{combien} × {part.prix.texte(jour)}"
    return ligne_de(libelle, formule, jour, part.prix, montant=montant)


def _lignes_specifiques(montants: dict[str, Decimal], jour: date) -> list[Ligne]:
    lignes = []
    if montants["materiel"]:
        formule = f"devis ou dépense, {bareme.MATERIEL_PLAFOND.texte(jour)} au plus par ESSMS"
        lignes.append(ligne_de("Matériel et infrastructures", formule, jour,
                               bareme.MATERIEL_PLAFOND, montant=montants["materiel"]))  # fmt: skip
    if montants["amoa"]:
        formule = f"coût prévu, {bareme.AMOA_PLAFOND.texte(jour)} au plus par projet"
        lignes.append(ligne_de("AMOA", formule, jour, bareme.AMOA_PLAFOND,
                               montant=montants["amoa"]))  # fmt: skip
    return lignes


def _tableaux(ecartes: list[Essms]) -> tuple[Tableau, ...]:
    lignes = tuple(
        (e.chemin.split(".")[1], e.finess.numero, e.finess.territoire_exclu or "déjà compté")
        for e in ecartes
        if e.finess
    )
    titre = "Lignes qui ne comptent pas"
    return (Tableau(titre, ("Ligne", "FINESS ET", "Pourquoi"), lignes),) if lignes else ()


CALCULATEUR = Calculateur(
    nom="aide",
    titre="Estimer l’aide",
    resume="estime l’aide d’un projet : usages, logiciel, matériel, AMOA",
    groupes=(RAPIDE, COMPLET, SPECIFIQUES, GRAPPE),
    calculer=calculer,
    exemple={"acquisitions": 15},
    exemple_titre="une grappe de 15 EHPAD qui acquièrent ensemble une solution",
)
