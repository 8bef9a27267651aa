"""Ce que les textes laissent ouvert sur les cibles, chiffré sur les mesures saisies (AAP § 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from calculators.bareme import Bareme
from calculators.francais.nombres import au_pluriel
from calculators.socle.enjeux import enjeu
from calculators.socle.resultat import LectureRetenue
from calculators.usages.mesures import (
    DOSSIERS_ACTIFS,
    INDICATEURS,
    ChampEssms,
    Indicateur,
    Mesure,
    obligation,
    taux_ecrit,
)


@dataclass(frozen=True)
class Totaux:
    """Les deux totaux de personnes que les lectures opposent. None : inconnu."""

    file_active: int | None
    sur_trois_mois: int | None


def lectures_des_cibles(
    mesures: Sequence[Mesure],
    champ: ChampEssms,
    totaux: Totaux,
    toutes: bool | None,
    bareme: Bareme,
) -> list[LectureRetenue]:
    """AMB-26, AMB-31, AMB-32, AMB-35 et AMB-36, chacune quand elle joue."""
    lectures = []
    if champ.startswith("ahi") and not bareme.vrai(obligation("ahi_non_sons")):
        lectures.append(_lecture_des_ahi(champ))
    socles = [m for m in mesures if m.indicateur.socle and m.taux is not None]
    if socles:
        lectures.append(_lecture_des_totaux_socles(socles, totaux.file_active, bareme))
    actifs = next(m for m in mesures if m.indicateur is DOSSIERS_ACTIFS)
    if actifs.taux is not None:
        lectures.append(_lecture_du_total(actifs, totaux.sur_trois_mois, bareme))
    lectures += _lecture_de_l_egalite([m for m in mesures if m.taux is not None], bareme)
    if toutes is False:
        lectures.append(
            enjeu("AMB-36", "aucun solde", "une part du solde", "aucun solde, avance à rendre")
        )
    return lectures


def _lecture_des_ahi(champ: ChampEssms) -> LectureRetenue:
    """Combien de cibles sont dues sous chaque lecture de la dispense (AMB-26)."""
    dui = sum(not indicateur.socle for indicateur in INDICATEURS)
    toutes = len(INDICATEURS)
    dispense = champ == "ahi_non_sons"
    dues = (dui if dispense else toutes, toutes - 1 if dispense else toutes, dui)
    return enjeu("AMB-26", *(au_pluriel(n, "cible due", "cibles dues") for n in dues))


def _lecture_des_totaux_socles(
    socles: Sequence[Mesure], file: int | None, bareme: Bareme
) -> LectureRetenue:
    saisis = ", ".join(_en_mots(m.indicateur, m.taux, bareme) for m in socles)
    if file is None:
        return enjeu("AMB-31", saisis, "inconnu : la file active manque")
    sur_la_file = ", ".join(_en_mots(m.indicateur, _rapporte(m, file), bareme) for m in socles)
    return enjeu("AMB-31", saisis, sur_la_file)


def _lecture_du_total(actifs: Mesure, trois_mois: int | None, bareme: Bareme) -> LectureRetenue:
    sur_la_file = _en_mots(actifs.indicateur, actifs.taux, bareme)
    if trois_mois is None:
        return enjeu("AMB-32", sur_la_file, "inconnu : dites combien de personnes sur trois mois")
    sur_trois_mois = _en_mots(actifs.indicateur, _rapporte(actifs, trois_mois), bareme)
    return enjeu("AMB-32", sur_la_file, sur_trois_mois)


def _rapporte(mesure: Mesure, total: int) -> Fraction | None:
    """Le même numérateur sur un autre total ; None si cela ne fait pas un taux."""
    taux = Mesure(mesure.indicateur, mesure.numerateur, total, mesure.exclus).taux
    return taux if taux is not None and 0 <= taux <= 1 else None


def _en_mots(indicateur: Indicateur, taux: Fraction | None, bareme: Bareme) -> str:
    nom = {"mssante": "MSSanté ", "dmp": "DMP "}.get(indicateur.id, "")
    if taux is None:
        return f"{nom}sans objet"
    return nom + taux_ecrit(taux, bareme.taux(indicateur.cible))


def _lecture_de_l_egalite(mesurees: Sequence[Mesure], bareme: Bareme) -> list[LectureRetenue]:
    """Combien de cibles atteintes selon l'arrondi et l'égalité, si cela change (AMB-35)."""
    taux_et_cibles = [(m.taux or Fraction(0), m.cible(bareme)) for m in mesurees]
    comptes = (
        sum(bool(m.atteint(bareme)) for m in mesurees),
        sum(_au_pour_cent(taux) >= cible for taux, cible in taux_et_cibles),
        sum(taux > cible for taux, cible in taux_et_cibles),
    )
    if len(set(comptes)) == 1:
        return []
    return [
        enjeu(
            "AMB-35",
            *(
                f"{au_pluriel(n, 'cible atteinte', 'cibles atteintes')} sur {len(mesurees)}"
                for n in comptes
            ),
        )
    ]


def _au_pour_cent(taux: Fraction) -> Fraction:
    """Le taux arrondi au pour cent, la moitié vers le haut : une lecture, jamais la nôtre."""
    return Fraction(int(taux * 100 + Fraction(1, 2)), 100)
