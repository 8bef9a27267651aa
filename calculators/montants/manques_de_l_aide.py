"""Les réponses qui préciseraient une estimation d'aide, quand on ne les a pas."""

from __future__ import annotations

from collections.abc import Iterator

from calculators.montants.heures import heures_manquantes
from calculators.montants.organismes import ProjetSaisi
from calculators.montants.questions_de_l_aide import RAPIDE, ReponsesAide


def manque_a_l_aide(projet: ProjetSaisi, reponses: ReponsesAide) -> Iterator[str]:
    """Leurs chemins ; rien pour des forfaits seuls, que le nombre d'ESSMS suffit à fixer."""
    if not projet.essms and not reponses.essms:
        yield from (champ.nom for champ in RAPIDE.champs)
    comptes = {un.chemin for un in projet.essms}
    for ligne in reponses.essms:
        chemin = f"essms.{ligne.rang}."
        if ligne.saad and chemin in comptes:
            yield from heures_manquantes(ligne.saad, f"{chemin}saad.")
    if projet.cout_amoa or any(un.devis for un in projet.essms):
        yield from _des_specifiques(projet, reponses)


def _des_specifiques(projet: ProjetSaisi, reponses: ReponsesAide) -> Iterator[str]:
    """Les organismes, leur nombre et leur taille ; le régime de TVA."""
    if not projet.organismes:
        yield "organismes"
    for organisme in projet.organismes.values():
        if organisme.nb_essms is None:
            yield organisme.champ("nb_essms")
    if reponses.regroupement is None and not projet.en_regroupement:
        yield "regroupement"
    if reponses.regime_tva is None:
        yield "regime_tva"
