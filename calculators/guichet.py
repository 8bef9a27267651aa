"""AAP § 7 et § 8 : à quel guichet déposer, et jusqu'à quand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from calculators.bareme import SEUIL_GUICHET, Bareme
from calculators.bareme.fenetres import Fenetre, Guichet, fenetre
from calculators.depots.dates_de_depot import (
    alertes_des_dates,
    alertes_multiregionales,
    lectures_des_dates,
)
from calculators.depots.questions import FINESS_DU_PROJET, NB_ESSMS, NB_REGIONS
from calculators.francais.nombres import au_pluriel, date_fr
from calculators.lieux.numero_finess import Numero
from calculators.lieux.territoires import nom_de_region
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.champs import Erreur, SaisieInvalide
from calculators.socle.numeros import alertes_du_numero
from calculators.socle.resultat import Alerte, Ligne, Resultat, attention, ligne_de
from calculators.socle.tableau import Colonne, Tableau
from calculators.textes import Cite

TABLEAU = (Cite("aap", "7, tableau"),)


@dataclass(frozen=True, eq=False)
class ReponsesGuichet:
    """Un projet : deux nombres, ou ses numéros."""

    nb_essms: int | None
    nb_regions: int | None
    finess_et: tuple[Numero, ...]


def guichet_de(nb_essms: int, nb_regions: int, bareme: Bareme) -> Guichet:
    """Les trois lignes du tableau : régional sous le seuil ou dans une seule région.

    Les deux critères décident ensemble (GUI-08) : GUI-03, GUI-04, GUI-05.
    """
    if bareme.respecte(SEUIL_GUICHET, nb_essms) or nb_regions == 1:
        return "regional"
    return "national"


def calculer(reponses: ReponsesGuichet, bareme: Bareme) -> Resultat:
    """Le guichet, ses dates et son état au jour dit."""
    numeros = list(dict.fromkeys(reponses.finess_et))
    admis = [n for n in numeros if not n.territoire_exclu]
    nb_essms, nb_regions = _compter(reponses, admis)
    # Le tableau des guichets ne change pas dans la campagne : hors d'elle, l'état reste vrai.
    tableau = bareme.au(bareme.periode.au_plus_pres(bareme.jour))
    guichet = guichet_de(nb_essms, nb_regions, tableau)
    dates = fenetre(bareme.campagne, guichet, nb_regions > 1)
    etat = dates.etat(bareme.jour)
    return Resultat(
        bareme=bareme,
        reponse="Guichet national" if guichet == "national" else "Guichet régional",
        phrase=dates.phrase(bareme.jour),
        donnees={
            "guichet": guichet,
            "nb_essms": nb_essms,
            "nb_regions": nb_regions,
            "ouverture": dates.ouverture,
            "cloture": dates.cloture,
            "etat": etat,
        },
        lignes=_lignes(nb_essms, nb_regions, guichet, dates, tableau),
        alertes=(
            *_alertes_des_numeros(reponses.finess_et, numeros),
            *_alerte_avant_la_campagne(bareme),
            *alertes_des_dates(dates, bareme.jour),
            *alertes_multiregionales(guichet, nb_regions > 1),
        ),
        lectures=lectures_des_dates(dates),
        tableaux=_par_region(admis),
    )


def _alerte_avant_la_campagne(bareme: Bareme) -> tuple[Alerte, ...]:
    if bareme.jour >= bareme.periode.debut:
        return ()
    message = (
        f"Aucun texte connu ici ne couvre le {date_fr(bareme.jour)} : ce guichet est celui de "
        f"{bareme.campagne.nom}."
    )
    return (attention(message, TABLEAU),)


def _compter(reponses: ReponsesGuichet, admis: list[Numero]) -> tuple[int, int]:
    """Les ESSMS et leurs régions, saisis ou lus dans les FINESS géographiques (GUI-01, GUI-02).

    Un département inconnu compte pour une région de plus : c'est le moins favorable.
    """
    nb_essms, nb_regions = reponses.nb_essms, reponses.nb_regions
    if reponses.finess_et:
        if nb_essms is not None or nb_regions is not None:
            raise SaisieInvalide(
                Erreur("finess_et", "Donnez soit les nombres, soit les FINESS, pas les deux.")
            )
        regions = {n.region for n in admis}
        if not any(regions):
            raise SaisieInvalide(
                Erreur(
                    "finess_et",
                    "Aucun de ces FINESS n’est dans une région où le programme s’applique.",
                )
            )
        return len(admis), len(regions)
    if nb_essms is None:
        raise SaisieInvalide(
            Erreur("nb_essms", "Indiquez le nombre d’ESSMS, ou collez leurs FINESS.")
        )
    if nb_regions is None:
        raise SaisieInvalide(Erreur("nb_regions", "Indiquez le nombre de régions."))
    if nb_regions > nb_essms:
        raise SaisieInvalide(Erreur("nb_regions", "Il y a plus de régions que d’ESSMS."))
    return nb_essms, nb_regions


def _lignes(
    nb_essms: int, nb_regions: int, guichet: Guichet, dates: Fenetre, bareme: Bareme
) -> tuple[Ligne, ...]:
    sous_le_seuil = bareme.respecte(SEUIL_GUICHET, nb_essms)
    signe = "moins de" if sous_le_seuil else "au moins"
    ouverture, cloture = dates.sources
    lignes = [
        ligne_de(
            "Nombre d’ESSMS",
            f"{signe} {bareme.texte(SEUIL_GUICHET)}",
            bareme,
            SEUIL_GUICHET,
            texte=au_pluriel(nb_essms, "ESSMS", "ESSMS"),
        ),
        Ligne(
            "Nombre de régions",
            "celles des établissements",
            (Cite("aap", "7"),),
            bareme.periode,
            texte=au_pluriel(nb_regions, "région"),
        ),
        Ligne(
            "Guichet de dépôt",
            _regle(sous_le_seuil, nb_regions),
            TABLEAU,
            bareme.periode,
            texte="national" if guichet == "national" else "régional",
        ),
        ligne_de("Ouverture", ouverture.libelle, bareme, ouverture, texte=date_fr(dates.ouverture)),
        ligne_de("Dernier jour", cloture.libelle, bareme, cloture, texte=date_fr(dates.cloture)),
    ]
    return tuple(lignes)


def _regle(sous_le_seuil: bool, nb_regions: int) -> str:
    if sous_le_seuil:
        return "sous le seuil, le nombre de régions est indifférent"
    if nb_regions == 1:
        return "au seuil ou au-delà, dans une seule région"
    return "au seuil ou au-delà, dans plusieurs régions"


def _alertes_des_numeros(donnes: Sequence[Numero], numeros: Sequence[Numero]) -> list[Alerte]:
    alertes = [alerte for n in numeros for alerte in alertes_du_numero(n, "finess_et")]
    doubles = len(donnes) - len(numeros)
    if doubles:
        message = f"{au_pluriel(doubles, 'doublon')} : chaque FINESS ne compte qu’une fois."
        alertes.append(attention(message, (Cite("aap", "3.3.1"),), "finess_et"))
    return alertes


def _par_region(admis: list[Numero]) -> tuple[Tableau, ...]:
    combien = Counter(nom_de_region(n.region) if n.region else "Inconnue" for n in admis)
    colonnes = Colonne("Région"), Colonne("ESSMS", "nombre")
    lignes = tuple(sorted(combien.items()))
    return (Tableau("ESSMS par région", colonnes, lignes),) if lignes else ()


CALCULATEUR = Calculateur(
    nom="guichet",
    titre="Déterminer le guichet",
    resume="dit à quel guichet déposer un projet, et entre quelles dates",
    au_projet=30,
    groupes=(
        Groupe("Votre projet en deux nombres", (NB_ESSMS, NB_REGIONS)),
        Groupe("Ou d’après vos FINESS", (FINESS_DU_PROJET,), replie=True),
    ),
    reponses=ReponsesGuichet,
    calculer=calculer,
    exemple={"nb_essms": 60, "nb_regions": 2},
    exemple_titre="un projet de 60 ESSMS dans deux régions",
)
