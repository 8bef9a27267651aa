"""AAP § 4 : des nombres saisis aux cinq mesures, leurs totaux déduits (CIB-10 à CIB-16)."""

from __future__ import annotations

from collections.abc import Iterator

from calculators.socle.champs import Erreur, SaisieInvalide
from calculators.usages.mesures import DOSSIERS_ACTIFS, INDICATEURS, Mesure
from calculators.usages.questions_des_cibles import MesuresSaisies, ReponsesCibles


def file_active(reponses: ReponsesCibles) -> int | None:
    """Effectif au 31 décembre et sorties définitives de l'année (CIB-10, CIB-11, CIB-12)."""
    effectif, sorties = reponses.effectif_31_12, reponses.sorties_definitives
    return None if effectif is None or sorties is None else effectif + sorties


def lire_mesures(reponses: ReponsesCibles) -> list[Mesure]:
    """Les cinq mesures ; SaisieInvalide si des nombres se contredisent.

    Un total laissé vide se déduit : la file active pour les dossiers actifs (CIB-13), les
    dossiers actifs pour les deux indicateurs suivants (CIB-15, CIB-16). Un total déduit nul ne se
    mesure pas.
    """
    saisies = reponses.indicateurs or MesuresSaisies()
    actifs = saisies.de(DOSSIERS_ACTIFS).numerateur
    mesures = []
    for indicateur in INDICATEURS:
        saisie = saisies.de(indicateur)
        total = saisie.denominateur
        if total is None and not indicateur.socle:
            total = (file_active(reponses) if indicateur is DOSSIERS_ACTIFS else actifs) or None
        mesures.append(Mesure(indicateur, saisie.numerateur, total, saisie.exclus or 0))
    erreurs = [erreur for mesure in mesures for erreur in _contradictions(mesure)]
    if erreurs:
        raise SaisieInvalide(*erreurs)
    return mesures


def _contradictions(mesure: Mesure) -> Iterator[Erreur]:
    """Un total nul, des exclusions ou un numérateur plus grands que lui : rien à calculer."""
    chemin = f"indicateurs.{mesure.indicateur.id}."
    if mesure.denominateur is None or mesure.base is None:
        return
    if mesure.denominateur == 0:
        yield Erreur(
            f"{chemin}denominateur",
            "Le total ne peut pas être zéro : sans personne à compter, il n’y a pas de taux.",
        )
    elif mesure.base < 0:
        yield Erreur(
            f"{chemin}exclus", "Vous retranchez plus de personnes que le total n’en compte."
        )
    elif mesure.numerateur is not None and mesure.numerateur > mesure.base:
        reste = " une fois les exclusions ôtées" if mesure.exclus else ""
        yield Erreur(
            f"{chemin}numerateur",
            f"Le numérateur dépasse le total{reste} : un taux ne peut pas passer cent pour cent.",
        )
