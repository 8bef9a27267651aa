"""AAP § 3.3 : estimer l'aide d'un projet, ligne par ligne, et ce que les textes laissent ouvert."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from calculators.bareme import AMOA_PLAFOND, DERNIER_RANG_PLEIN, MATERIEL_PLAFOND, Bareme
from calculators.francais.nombres import arrondir, au_pluriel, euros, nombre, repartir
from calculators.montants.alertes_aide import alertes_de_l_aide, hors_bornes
from calculators.montants.essms import Essms, forfaits_du_projet, lots, regrouper
from calculators.montants.forfaits import POSTES, Part, Poste, SituationEssms, parts, somme
from calculators.montants.manques_de_l_aide import manque_a_l_aide
from calculators.montants.projet_saisi import lire_projet
from calculators.montants.questions_de_l_aide import QUESTIONS_DE_L_AIDE, ReponsesAide
from calculators.montants.specifiques import amoa, materiel
from calculators.socle.calculateur import Calculateur
from calculators.socle.eventail import Eventail
from calculators.socle.resultat import Ligne, Resultat, ligne_de
from calculators.socle.tableau import Colonne, Tableau
from calculators.versement import lignes_de_versement, partager


def calculer(reponses: ReponsesAide, bareme: Bareme) -> Resultat:
    """L’aide prudente, unique (CAL-18), ses bornes sous toutes les lectures, et ses lignes."""
    projet, ecartes = lire_projet(reponses, bareme)
    essms, deja = projet.essms, reponses.deja
    specifiques = materiel(projet, bareme), amoa(projet, bareme)
    eventail = Eventail((forfaits_du_projet(essms, deja, bareme), *specifiques))
    retenues, total = eventail.retenues, arrondir(eventail.prudent)
    forfaits = parts(lots(regrouper(essms), retenues, bareme), deja, retenues, bareme)
    exacts = [
        *(somme(forfaits, poste, bareme) for poste in POSTES),
        *(composante.evaluer(retenues) for composante in specifiques),
    ]
    montants = dict(zip((*POSTES, "materiel", "amoa"), repartir(total, exacts), strict=True))
    avance, solde = partager(total, bareme)
    bornes = eventail.fourchette(*hors_bornes(projet, reponses, bareme))
    combien = sum(e.nombre for e in essms)
    return Resultat(
        bareme=bareme,
        reponse=euros(total),
        phrase=_phrase(combien),
        donnees={
            "total": total,
            "minimum": bornes.minimum,
            "maximum": bornes.maximum,
            **montants,
            "avance": avance,
            "solde": solde,
            "nb_essms": combien,
        },
        lignes=(
            *_lignes_des_forfaits(forfaits, montants, bareme),
            *_lignes_specifiques(montants, bareme),
            *lignes_de_versement(total, bareme),
        ),
        alertes=tuple(alertes_de_l_aide(projet, ecartes, reponses, bareme)),
        lectures=eventail.lectures(),
        fourchette=bornes,
        tableaux=_tableaux(ecartes),
        manque=tuple(manque_a_l_aide(projet, reponses)),
    )


def _phrase(combien: int) -> str:
    if not combien:
        return "Indiquez au moins un ESSMS pour estimer l’aide."
    return f"pour {au_pluriel(combien, 'ESSMS', 'ESSMS')}, sous réserve des justificatifs"


_NOMS: dict[tuple[Poste, SituationEssms], str] = {
    ("usages", "acquisition"): "Usages, acquisition",
    ("usages", "mise_a_niveau"): "Usages, mise à niveau",
    ("usages", "sons"): "Usages, commande SONS",
    ("logiciel", "acquisition"): "Équipement logiciel",
}


def _lignes_des_forfaits(
    forfaits: list[Part], montants: dict[str, Decimal], bareme: Bareme
) -> list[Ligne]:
    """Une ligne par poste, situation et tarif ; leur somme est celle du poste."""
    lignes = []
    for poste in POSTES:
        du_poste = [part for part in forfaits if part.poste == poste]
        du_poste.sort(key=lambda part: (part.situation, not part.plein))
        exacts = [part.montant(bareme) for part in du_poste]
        for part, montant in zip(du_poste, repartir(montants[poste], exacts), strict=True):
            lignes.append(_ligne_de_la_part(part, montant, bareme))
    return lignes


def _ligne_de_la_part(part: Part, montant: Decimal, bareme: Bareme) -> Ligne:
    combien = au_pluriel(part.nombre, "ESSMS", "ESSMS")
    if part.ponderes != part.nombre:
        combien += f", soit {nombre(part.ponderes, 4)} après prorata des heures,"
    dernier = bareme.nombre(DERNIER_RANG_PLEIN)
    rangs = f"jusqu’au {dernier}e rang" if part.plein else f"à partir du {dernier + 1}e rang"
    libelle = f"{_NOMS[part.poste, part.situation]}, {rangs}"
    formule = f"{combien} × {bareme.texte(part.prix)}"
    return ligne_de(libelle, formule, bareme, part.prix, montant=montant)


def _lignes_specifiques(montants: dict[str, Decimal], bareme: Bareme) -> list[Ligne]:
    lignes = []
    if montants["materiel"]:
        formule = f"devis ou dépense, {bareme.texte(MATERIEL_PLAFOND)} au plus par ESSMS"
        lignes.append(
            ligne_de(
                "Matériel et infrastructures",
                formule,
                bareme,
                MATERIEL_PLAFOND,
                montant=montants["materiel"],
            )
        )
    if montants["amoa"]:
        formule = f"coût prévu, {bareme.texte(AMOA_PLAFOND)} au plus par projet"
        lignes.append(ligne_de("AMOA", formule, bareme, AMOA_PLAFOND, montant=montants["amoa"]))
    return lignes


def _tableaux(ecartes: Sequence[Essms]) -> tuple[Tableau, ...]:
    lignes = tuple((e.rang, e.finess.numero, e.exclu or "déjà compté") for e in ecartes if e.finess)
    colonnes = Colonne("Ligne"), Colonne("FINESS ET"), Colonne("Pourquoi")
    return (Tableau("Lignes qui ne comptent pas", colonnes, lignes),) if lignes else ()


def _dire(resultat: Resultat) -> str:
    combien = resultat.donnees["nb_essms"]
    if not combien:
        return "il faut au moins un ESSMS pour estimer l’aide."
    pour = au_pluriel(combien, "ESSMS", "ESSMS")
    return f"l’aide pour {pour} est estimée à {resultat.reponse}, sous réserve des justificatifs."


CALCULATEUR = Calculateur(
    nom="aide",
    titre="Estimer l’aide",
    resume="estime l’aide d’un projet : usages, logiciel, matériel, AMOA",
    au_projet=10,
    groupes=QUESTIONS_DE_L_AIDE,
    reponses=ReponsesAide,
    calculer=calculer,
    dire=_dire,
    exemple={"acquisitions": 15},
    exemple_titre="une grappe de 15 EHPAD qui acquièrent ensemble une solution",
)
