"""Deux fois plus de texte demande deux fois plus de temps, quoi que le texte répète."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import pytest

from calculators.francais.nombres import lire_nombre, typographie, typographie_html
from calculators.lieux.numero_finess import lire_finess
from calculators.lieux.territoires import cle
from calculators.montants.questions_de_l_aide import ESSMS
from calculators.montants.services import SERVICES
from calculators.socle.calculateur import tous, trouver
from calculators.socle.champs import Jour
from calculators.socle.champs_finess import finess_colles
from calculators.socle.collage import lire_collage
from calculators.socle.contrat import appeler
from calculators.socle.lien import lire_lien
from calculators.socle.saisie import deplier
from tests.demandes import requete
from theme.rendu import lier_ambiguites
from theme.reponse import repondre

LONGUEUR = 25_000
BUDGET = 0.125
"""Secondes de calcul pour ce texte : lu une fois, il en prend cent fois moins."""
MESURABLE = 0.004
ESSAIS = range(3, 8)
MOTIFS = (
    *("\n", "\r", " ", "\t", "\u00a0", "\x1c", "\x00", "\u0301\u0327", "\u0327\u0301", "Σ'", "İ"),
    *("1", "9 ", "1.", "1,", "-", "€", "k€", "h", "euros ", "%", "'", "’", "« ", "»", "/", "15/"),
    *(";", ",", '"', '""', '",', "\\", '\\"', "{", "[", "[]", '{"a":', "<", "<pre ", "<!--", "&"),
    *("AMB-01 ", "AMB-", "FINESS,", "220002612 ", "2a", "é", "𝟑", "🌷", "oui", "a-", "§ "),
)
MONTREES = {"essms": [1, 50], "services": [1, 50]}
JOUR = Jour(nom="jour", libelle="Jour")
AIDE = trouver("aide").champs
TEXTES: dict[str, Callable[[str], object]] = {
    "lire_nombre": lire_nombre,
    "lire_finess": lire_finess,
    "finess_colles": finess_colles,
    "tableau, une case": lambda texte: lire_collage(ESSMS, texte, colonne="organisme"),
    "tableau, des lignes": lambda texte: lire_collage(SERVICES, f"Nom;APA\nA;{texte}\n;1"),
    "tableau, un fichier": lambda texte: lire_collage(ESSMS, texte.encode(errors="replace")),
    "date": JOUR.comprendre,
    "cle": cle,
    "typographie": typographie,
    "typographie_html": typographie_html,
    "lier_ambiguites": lier_ambiguites,
    "contrat": lambda texte: appeler(trouver("versement"), texte),
    "contrat, une chaîne": lambda texte: appeler(trouver("versement"), '{"total":"' + texte),
    "contrat, une valeur": lambda texte: appeler(trouver("guichet"), _json("finess_et", texte)),
    "contrat, un choix": lambda texte: appeler(trouver("aide"), _json("regime_tva", texte)),
    "page, un nombre": lambda texte: _page("aide", {"cout_amoa": texte}),
    "page, des FINESS": lambda texte: _page("guichet", {"finess_et": texte}),
    "page, un lien": lambda texte: lire_lien(f"2.{len(texte)}.00000000.{texte}", AIDE),
    "page, un vieux lien": lambda texte: lire_lien(f"acquisitions={texte}", AIDE),
    "page, une clé": lambda texte: _page("versement", {texte: texte}),
}


def _json(nom: str, texte: str) -> str:
    return json.dumps({nom: texte})


def _page(nom: str, plat: dict[str, str]) -> str:
    return repondre(nom, requete(nom, plat, montrees=MONTREES))


def duree(faire: Callable[[Any], object], entree: Any) -> float:
    """Secondes de calcul de ce fil, que la machine soit occupée ou non."""
    debut = time.thread_time()
    with suppress(ValueError):
        faire(entree)
    return time.thread_time() - debut


@pytest.mark.parametrize("lecteur", TEXTES)
def test_aucune_repetition_ne_ralentit_la_lecture(lecteur: str) -> None:
    duree(TEXTES[lecteur], "1")  # ce qui ne se prépare qu'une fois
    lents = {
        (debut, motif, fin): mesuree
        for motif in MOTIFS
        for debut, fin in (("", ""), ("1", "x"), ("x", "1"))
        for texte in [debut + motif * (LONGUEUR // len(motif)) + fin]
        if (mesuree := duree(TEXTES[lecteur], texte)) > BUDGET
    }
    assert lents == {}


def _inconnues(n: int) -> Any:
    return "aide", {f"k{rang}": "1" for rang in range(n)}


def _mauvaises(n: int) -> Any:
    return "aide", {f"essms.{rang}.finess_et": "x" for rang in range(1, n)}


def _chevrons(n: int) -> Any:
    return "aide", {f"essms.{rang}.organisme": "<pre " * 24 for rang in range(1, n)}


def _heures(n: int) -> Any:
    return "saad", {
        f"services.{rang}.{nom}": str(heures)
        for rang in range(1, n)
        for nom, heures in (("heures_totales", 10_000 + rang), ("heures_apa", 501))
    }


@pytest.mark.parametrize(
    ("faire", "n"), [(_inconnues, 8_000), (_mauvaises, 4_000), (_chevrons, 400), (_heures, 250)]
)
def test_deux_fois_plus_de_reponses_prennent_deux_fois_plus_de_temps(
    faire: Callable[[int], Any], n: int
) -> None:
    _croit_lineairement(lambda taille: lambda: _page(*faire(taille)), n)


def test_deux_fois_plus_de_cles_se_deplient_en_deux_fois_plus_de_temps() -> None:
    champs = trouver("projet").champs

    def preparer(taille: int) -> Callable[[], object]:
        plat = {f"essms.{rang}.saad.heures_apa": "1" for rang in range(1, taille)}
        return lambda: deplier(plat, champs)

    _croit_lineairement(preparer, 4_000)


def test_une_ligne_de_rang_lointain_ne_coute_pas_plus_qu_une_autre() -> None:
    """Un lien de trente signes ne remplit ni le temps ni la mémoire."""
    for calculateur in tous():
        for nom in ("essms", "services", "organismes", "indicateurs"):
            plat = {f"{nom}.1000000.nom": "A", f"{nom}.999999999.nom": "B"}
            assert duree(partial(_page, calculateur.nom), plat) < BUDGET


@pytest.mark.parametrize(
    "ligne",
    [
        '"SAAD n° {n} ; site";{n};1 234,5;12;CARSAT;Total',
        "Total Accès n° {n};;1 000;500;;",
        "\n;;1 000;500;;",
        "Nom;FINESS;Heures totales;APA;;",
    ],
)
def test_deux_fois_plus_de_lignes_collees_prennent_deux_fois_plus_de_temps(ligne: str) -> None:
    def preparer(taille: int) -> Callable[[], object]:
        lignes = (ligne.format(n=rang) for rang in range(taille))
        texte = "\n".join(["Nom;FINESS;Heures totales;APA;Financeur;Avis", *lignes])
        return lambda: lire_collage(SERVICES, texte)

    _croit_lineairement(preparer, 1_500)


def _appeler(faire: Callable[[], object]) -> object:
    return faire()


def _croit_lineairement(preparer: Callable[[int], Callable[[], object]], n: int) -> None:
    """Au mieux de quelques essais : une machine chargée rallonge une mesure, jamais toutes."""
    taches = [preparer(taille) for taille in (n, 2 * n)]
    mesures = [[duree(_appeler, tache) for tache in taches] for _ in range(ESSAIS.start)]
    for _ in ESSAIS:
        un, deux = (min(colonne) for colonne in zip(*mesures, strict=True))
        if deux < 3 * un:
            break
        mesures.append([duree(_appeler, tache) for tache in taches])
    assert un > MESURABLE, "trop court pour être mesuré"
    assert deux < 3 * un, f"{un:.3f} s puis {deux:.3f} s"
