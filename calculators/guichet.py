"""AAP § 7 et § 8 : à quel guichet déposer, et jusqu'à quand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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
from calculators.socle.champs import Erreur, Incomplet, SaisieInvalide
from calculators.socle.numeros import alertes_des_doublons, alertes_du_numero
from calculators.socle.remplaces import remplace
from calculators.socle.resultat import Alerte, Ligne, Resultat, attention, ligne_de
from calculators.socle.tableau import Colonne, Tableau
from calculators.textes import Cite

TABLEAU = (Cite("aap", "7, tableau"),)
_LISTE = "la liste des FINESS ET"


@dataclass(frozen=True, eq=False)
class ReponsesGuichet:
    """Un projet : deux nombres, ou ses numéros, qui l'emportent."""

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


def _guichets(nb_essms: int | None, nb_regions: int | None, bareme: Bareme) -> set[Guichet]:
    """Ceux qui restent possibles quand un des deux nombres n'est pas connu."""
    essms = (NB_ESSMS.minimum, NB_ESSMS.maximum) if nb_essms is None else (nb_essms,)
    regions = (NB_REGIONS.minimum, NB_REGIONS.maximum) if nb_regions is None else (nb_regions,)
    return {guichet_de(e, r, bareme) for e in essms for r in regions}


def calculer(reponses: ReponsesGuichet, bareme: Bareme) -> Resultat:
    """Le guichet, ses dates et son état au jour dit."""
    numeros = list(dict.fromkeys(reponses.finess_et))
    admis = [n for n in numeros if not n.territoire_exclu]
    nb_essms, nb_regions = _compter(reponses, admis)
    # Le tableau des guichets ne change pas dans la campagne : hors d'elle, l'état reste vrai.
    tableau = bareme.au(bareme.periode.au_plus_pres(bareme.jour))
    guichet, *autres = _guichets(nb_essms, nb_regions, tableau)
    if autres:
        raise _incomplet(nb_essms, nb_regions)
    # Des régions inconnues valent plusieurs régions, le cas aux dates les plus courtes.
    dates = fenetre(bareme.campagne, guichet, nb_regions != 1)
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
            *_nombres_remplaces(reponses, nb_essms, nb_regions),
            *_alerte_avant_la_campagne(bareme),
            *alertes_des_dates(dates, bareme.jour),
            *alertes_multiregionales(guichet, (nb_regions or 1) > 1),
            *_alerte_sans_regions(nb_regions, bareme),
        ),
        lectures=lectures_des_dates(dates),
        tableaux=_par_region(admis),
        manque=() if nb_regions else ("nb_regions",),
    )


def _incomplet(nb_essms: int | None, nb_regions: int | None) -> Incomplet:
    """Ce qu'il faut encore pour choisir un guichet."""
    if nb_essms is None:
        suite = () if nb_regions else ("nb_regions",)
        phrase = "Indiquez le nombre d’ESSMS, ou collez leurs FINESS."
        return Incomplet(phrase, "nb_essms", *suite)
    return Incomplet("Indiquez le nombre de régions.", "nb_regions")


def _alerte_sans_regions(nb_regions: int | None, bareme: Bareme) -> tuple[Alerte, ...]:
    if nb_regions:
        return ()
    seule = fenetre(bareme.campagne, "regional", multiregional=False)
    message = (
        "Vous n’avez pas dit dans combien de régions est le projet : ces dates sont celles de "
        f"plusieurs. Dans une seule, le dépôt allait du {date_fr(seule.ouverture)} au "
        f"{date_fr(seule.cloture)}."
    )
    return (attention(message, (Cite("aap", "8"),), "nb_regions"),)


def _alerte_avant_la_campagne(bareme: Bareme) -> tuple[Alerte, ...]:
    if bareme.jour >= bareme.periode.debut:
        return ()
    message = (
        f"Aucun texte connu ici ne couvre le {date_fr(bareme.jour)} : ce guichet est celui de "
        f"{bareme.campagne.nom}."
    )
    return (attention(message, TABLEAU, "date"),)


def _nombres_remplaces(
    reponses: ReponsesGuichet, nb_essms: int | None, nb_regions: int | None
) -> Iterator[Alerte]:
    if reponses.finess_et and nb_essms and nb_regions:
        yield from remplace(NB_ESSMS, reponses.nb_essms, nb_essms, _LISTE)
        yield from remplace(NB_REGIONS, reponses.nb_regions, nb_regions, _LISTE)


def _compter(reponses: ReponsesGuichet, admis: list[Numero]) -> tuple[int | None, int | None]:
    """Les ESSMS et leurs régions, lus dans les FINESS géographiques, sinon saisis (GUI-01, GUI-02).

    Un département inconnu compte pour une région de plus : c'est le moins favorable. None : pas
    dit.
    """
    nb_essms, nb_regions = reponses.nb_essms, reponses.nb_regions
    if reponses.finess_et:
        regions = {n.region for n in admis}
        if not any(regions):
            raise SaisieInvalide(
                Erreur(
                    "finess_et",
                    "Aucun de ces FINESS n’est dans une région où le programme s’applique.",
                )
            )
        return len(admis), len(regions)
    if nb_essms and nb_regions and nb_regions > nb_essms:
        raise SaisieInvalide(Erreur("nb_regions", "Il y a plus de régions que d’ESSMS."))
    return nb_essms, nb_regions


def _lignes(
    nb_essms: int | None,
    nb_regions: int | None,
    guichet: Guichet,
    dates: Fenetre,
    bareme: Bareme,
) -> tuple[Ligne, ...]:
    ouverture, cloture = dates.sources
    return (
        *_lignes_des_nombres(nb_essms, nb_regions, bareme),
        Ligne(
            "Guichet de dépôt",
            _regle(nb_essms, nb_regions, bareme),
            TABLEAU,
            bareme.periode,
            texte="national" if guichet == "national" else "régional",
        ),
        ligne_de("Ouverture", ouverture.libelle, bareme, ouverture, texte=date_fr(dates.ouverture)),
        ligne_de("Dernier jour", cloture.libelle, bareme, cloture, texte=date_fr(dates.cloture)),
    )


def _lignes_des_nombres(
    nb_essms: int | None, nb_regions: int | None, bareme: Bareme
) -> Iterator[Ligne]:
    """Une ligne par nombre connu."""
    if nb_essms is not None:
        signe = "moins de" if bareme.respecte(SEUIL_GUICHET, nb_essms) else "au moins"
        yield ligne_de(
            "Nombre d’ESSMS",
            f"{signe} {bareme.texte(SEUIL_GUICHET)}",
            bareme,
            SEUIL_GUICHET,
            texte=au_pluriel(nb_essms, "ESSMS", "ESSMS"),
        )
    if nb_regions is not None:
        yield Ligne(
            "Nombre de régions",
            "celles des établissements",
            (Cite("aap", "7"),),
            bareme.periode,
            texte=au_pluriel(nb_regions, "région"),
        )


def _regle(nb_essms: int | None, nb_regions: int | None, bareme: Bareme) -> str:
    if nb_essms is None:
        return "dans une seule région, le nombre d’ESSMS est indifférent"
    if bareme.respecte(SEUIL_GUICHET, nb_essms):
        return "sous le seuil, le nombre de régions est indifférent"
    if nb_regions == 1:
        return "au seuil ou au-delà, dans une seule région"
    return "au seuil ou au-delà, dans plusieurs régions"


def _alertes_des_numeros(donnes: Sequence[Numero], numeros: Sequence[Numero]) -> list[Alerte]:
    alertes = [alerte for n in numeros for alerte in alertes_du_numero(n, _place(n))]
    premiers = {n.rang for n in numeros}
    doubles = [n for n in donnes if n.rang not in premiers]
    ou = _place(doubles[0]) if doubles else "finess_et"
    return [*alertes, *alertes_des_doublons(len(doubles), ou)]


def _place(numero: Numero) -> str:
    """Celle du numéro dans la liste."""
    return f"finess_et.{numero.rang}"


def _par_region(admis: list[Numero]) -> tuple[Tableau, ...]:
    combien = Counter(nom_de_region(n.region) if n.region else "Inconnue" for n in admis)
    colonnes = Colonne("Région"), Colonne("ESSMS", "nombre")
    lignes = tuple(sorted(combien.items()))
    return (Tableau("ESSMS par région", colonnes, lignes),) if lignes else ()


def _dire(resultat: Resultat) -> str:
    donnees = resultat.donnees
    nb_essms, nb_regions = donnees["nb_essms"], donnees["nb_regions"]
    de = f" de {au_pluriel(nb_essms, 'ESSMS', 'ESSMS')}" if nb_essms else ""
    dans = (
        f" dans {au_pluriel(nb_regions, 'région')}"
        if nb_regions
        else ", compté comme de plusieurs régions faute de réponse,"
    )
    guichet = "guichet national" if donnees["guichet"] == "national" else "guichet régional"
    dates = f"du {date_fr(donnees['ouverture'])} au {date_fr(donnees['cloture'])}"
    return f"un projet{de}{dans} relève du {guichet}, qui recevait les dépôts {dates}."


CALCULATEUR = Calculateur(
    nom="guichet",
    titre="Déterminer le guichet",
    resume="dit à quel guichet déposer un projet, et entre quelles dates",
    au_projet=30,
    groupes=(
        Groupe("Votre projet en deux nombres", (NB_ESSMS, NB_REGIONS)),
        Groupe(
            "Ou d’après vos FINESS",
            (FINESS_DU_PROJET,),
            replie=True,
            aide="La liste remplace les deux nombres.",
        ),
    ),
    reponses=ReponsesGuichet,
    calculer=calculer,
    dire=_dire,
    exemple={"nb_essms": 60, "nb_regions": 2},
    exemple_titre="un projet de 60 ESSMS dans deux régions",
)
