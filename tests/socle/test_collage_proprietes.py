"""Le même tableau, sous toutes ses formes, est la même situation ; aucune ligne ne se perd."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.collages.cellules import est_un_trait
from calculators.collages.decodage import decoder
from calculators.collages.decoupage import decouper
from calculators.montants.questions_de_l_aide import ESSMS
from calculators.montants.services import SERVICES
from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.collage import Collage, en_reponses, lire_collage
from calculators.socle.listes import Lignes, chemins
from tests.fuzz.entrees import tableau

ICI = Path(__file__).resolve().parents[1] / "donnees" / "etablissements.csv"
ETABLISSEMENTS = list(csv.DictReader(ICI.read_text("utf-8").splitlines(), delimiter=";"))
SITUATIONS = ("acquisition", "Mise à niveau", "SONS", "Acquisition d’une nouvelle solution")
TITRES = {
    "finess_et": ("FINESS ET", "N° FINESS géographique", "FINESS (9 caractères)", "finess_et"),
    "organisme": ("Gestionnaire", "Organisme gestionnaire", "ORGANISME", "Nom de l’organisme"),
    "situation": ("Situation", "Projet", "Type de projet", "situation"),
    "nom": ("Nom de l’établissement", "Établissement", "Nom de l’ESSMS", "Nom", "Structure"),
    "devis_materiel": ("Devis matériel HT", "Devis", "Montant du devis (€)"),
    "saad.heures_totales": ("Heures totales", "H. totales", "Total heures 2024", "heures_totales"),
    "saad.heures_apa": ("APA", "Heures APA", "H. APA", "Heures APA (e)"),
    "": ("Finess juridique", "Commune", "Observations", "Code postal"),
}


@dataclass(frozen=True)
class Forme:
    """Comment quelqu'un tient son tableau."""

    separateur: str
    codage: str
    fin: str
    guillemets: Literal[0, 1]
    titres: int
    vides: bool
    total: bool
    note: bool
    graine: int


FORMES = st.builds(
    Forme,
    separateur=st.sampled_from("\t;,"),
    codage=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    fin=st.sampled_from(["\r\n", "\n"]),
    guillemets=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    titres=st.integers(0, 2),
    vides=st.booleans(),
    total=st.booleans(),
    note=st.booleans(),
    graine=st.integers(0, 10_000),
)


def situation(hasard: Random) -> list[dict[str, str]]:
    """Quelques établissements réels, ce qu'ils demandent, et leurs heures pour certains."""
    lignes = []
    for etablissement in hasard.sample(ETABLISSEMENTS, hasard.randint(3, 121)):
        totales = hasard.randint(1, 40_000)
        ligne = {
            "finess_et": etablissement["finess_et"],
            "organisme": f"Organisme {etablissement['finess_ej']}",
            "situation": hasard.choice(SITUATIONS),
            "nom": etablissement["raison_sociale"],
            "devis_materiel": hasard.choice(["", "1 200,50", "800"]),
        }
        if hasard.random() < 0.3:
            apa = str(hasard.randint(0, totales))
            ligne |= {"saad.heures_totales": str(totales), "saad.heures_apa": apa}
        lignes.append(ligne)
    return lignes


def ecrire(lignes: list[dict[str, str]], forme: Forme) -> bytes:
    """La situation, comme cette personne l'a : ses titres, son ordre, ses lignes en plus."""
    hasard = Random(forme.graine)  # noqa: S311 - rien de secret ici
    colonnes = [(chemin, hasard.choice(noms)) for chemin, noms in TITRES.items()]
    colonnes += [("", "Téléphone")] * hasard.randint(0, 1)
    hasard.shuffle(colonnes)
    vide = [""] * len(colonnes)
    rangees = [["Liste de nos ESSMS au 15/09/2025", *vide[1:]]] * forme.titres
    rangees += [[titre for _, titre in colonnes]]
    for ligne in lignes:
        rangees.append([ligne.get(c, "") if c else "220005805" for c, _ in colonnes])
        rangees += [vide] * (forme.vides and hasard.random() < 0.1)
    if forme.total:
        sommes = {
            chemin: str(sum(int(ligne.get(chemin) or 0) for ligne in lignes))
            for chemin in ("saad.heures_totales", "saad.heures_apa")
        }
        place = next(i for i, (chemin, _) in enumerate(colonnes) if chemin not in sommes)
        total = [sommes.get(chemin, "") for chemin, _ in colonnes]
        total[place] = hasard.choice(["Total", "TOTAL GÉNÉRAL", "Ensemble des établissements"])
        rangees.append(total)
    if forme.note:
        rangees += [vide, ["Source : répertoire FINESS, septembre 2025", *vide[1:]]]
    ecrit = io.StringIO()
    csv.writer(
        ecrit, delimiter=forme.separateur, lineterminator=forme.fin, quoting=forme.guillemets
    ).writerows(rangees)
    return ecrit.getvalue().encode(forme.codage)


def rien_ne_se_perd(champ: Lignes, source: str | bytes, collage: Collage) -> None:
    """Lignes du tableau = lignes comptées + lignes de l'en-tête + lignes dites."""
    texte = decoder(source) if isinstance(source, bytes) else source
    remplies = {
        rang
        for rang, ligne in enumerate(decouper(texte), start=1)
        if any(ligne) and not est_un_trait(ligne)
    }
    en_tete = {rang for rang in remplies if rang <= collage.entete}
    assert len(remplies) == len(collage.lignes) + len(en_tete) + len(collage.ecartees)
    assert {ecartee.rang for ecartee in collage.ecartees} <= remplies - en_tete
    assert {len(ligne) for ligne in collage.lignes} <= {len(chemins(champ))}
    assert all(collage.phrases)


@given(forme=FORMES)
def test_le_meme_tableau_sous_toutes_ses_formes_est_la_meme_situation(forme: Forme) -> None:
    lignes = situation(Random(forme.graine))  # noqa: S311
    source = ecrire(lignes, forme)
    collage = lire_collage(ESSMS, source)
    rien_ne_se_perd(ESSMS, source, collage)
    attendues = tuple(tuple(ligne.get(chemin, "") for chemin in chemins(ESSMS)) for ligne in lignes)
    assert collage.lignes == attendues
    assert len(collage.ecartees) == forme.total + forme.note


def test_les_etablissements_reels_donnent_la_meme_aide_sous_trois_formes() -> None:
    """121 établissements, dont un à Saint-Pierre : 49 à 21 000 €, 71 à 5 000 €."""
    lignes = [
        {"finess_et": un["finess_et"], "organisme": un["raison_sociale"]} for un in ETABLISSEMENTS
    ]
    for forme in (
        Forme(";", "cp1252", "\r\n", csv.QUOTE_MINIMAL, 1, True, True, True, 1),
        Forme("\t", "utf-16", "\n", csv.QUOTE_ALL, 0, False, False, True, 2),
        Forme(",", "utf-8-sig", "\r\n", csv.QUOTE_ALL, 2, True, True, False, 3),
    ):
        reponses = en_reponses(ESSMS, lire_collage(ESSMS, ecrire(lignes, forme)))
        total = resoudre(trouver("aide"), {"essms": reponses}).donnees["total"]
        assert str(total) == "1384000.00"


@pytest.mark.parametrize("champ", [ESSMS, SERVICES], ids=["essms", "services"])
@given(
    graine=st.integers(0, 100_000),
    colonne=st.sampled_from(["", "finess_et", "situation"]),
)
def test_aucune_ligne_d_un_tableau_quelconque_ne_se_perd(
    champ: Lignes, graine: int, colonne: str
) -> None:
    texte = tableau(Random(graine))  # noqa: S311
    try:
        collage = lire_collage(champ, texte, colonne=colonne)
    except ValueError as refus:
        assert str(refus).endswith(".")  # noqa: PT017 - une phrase, ou une lecture
        return
    rien_ne_se_perd(champ, texte, collage)
