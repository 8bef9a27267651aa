"""Le français du guide passe l’orthographe (Hunspell) et la grammaire (Grammalecte).

Un mot juste que le dictionnaire ignore va dans tests/mots.txt ; une remarque de grammaire sans
objet, dans ADMIS.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from calculators.editions.fichier import DOSSIER
from calculators.textes.glossaire import glossaire
from tests.built.francais import phrases_des_calculateurs, phrases_du_site
from theme.publish import ROOT

MOTS = ROOT / "tests" / "mots.txt"
MOT = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)'(?=.)", re.IGNORECASE)
IDENTIFIANT = re.compile(r"\S*[@/]\S*|\b\w+\.\w+\S*|\b\w*\d\w*|\b[A-Z]{3,4}-(?=\d)")
SIGLE = re.compile(r"\b[A-Z]{2,}\w*")
NEUTRES = {"(?<=ppel) à projets": "", "(?<=ppels) à projets": "", r"\bSONS\b": "Programme"}
"""Ce que Grammalecte prend pour un pluriel, et ce qui a le même accord."""
REGLES_ECARTEES: Mapping[str, str] = {
    "num_grand_nombre_soudé": "un FINESS s’écrit d’un seul tenant",
    "majuscule_début_paragraphe": "une case de tableau n’est pas une phrase",
    "g2__typo_ordinaux_chiffres_exposants": "« 1er » et « 49e » s’écrivent comme dans les textes",
    "g2__maj_code": "« code de l’action sociale et des familles » est un nom commun",
}
ADMIS: Mapping[str, str] = {
    "aucun montant [cité]": "participe, pas le nom féminin",
    "hôpital, [médico-social]": "une énumération de familles de logiciels",
    "médico-social et [autres]": "une énumération de familles de logiciels",
    "[Seuls] un département ou une caisse": "deux sujets",
    "ceux qui sont [parties] au projet": "« partie » est un nom",
    "au pour cent [entier]": "« pour cent » est un nom",
    "à minuit » laisse [ouvert]": "attribut de « ce que »",
    "à minuit » [laisse] ouvert": "un verbe",
    "[parue] une seconde instruction": "le sujet suit",
    "ce qu’elle permet y [sont] écrits": "deux sujets",
    "logiciel [payée]": "c’est la mise à niveau qui est payée",
    "de [logiciel] payée": "c’est la mise à niveau qui est payée",
    "ce renvoi pour [périmé]": "tenir pour",
    "heures sont [médico-sociales]": "accord avec « heures »",
    "La page [Cibles]": "le titre d’une page",
    "[Nombre] de SAAD mixtes": "un sigle au pluriel",
    "[Total] activités": "le titre d’une colonne, tel qu’on l’écrit",
    "Total [activités]": "le titre d’une colonne, tel qu’on l’écrit",
    "[Autres] dépendance": "le titre d’une colonne, tel qu’on l’écrit",
    "Autres [dépendance]": "le titre d’une colonne, tel qu’on l’écrit",
    "« Moins de » [exclut]": "le sujet est une expression citée",
}
"""Passage que Grammalecte relève → pourquoi il est juste."""


@pytest.fixture(scope="module")
def phrases(site_folder: Path) -> dict[str, str]:
    """Toutes les phrases, et où chacune se lit."""
    return {**phrases_des_calculateurs(), **phrases_du_site(site_folder)}


def mots(texte: str) -> Iterable[str]:
    """Les mots d’un texte, sans élision, adresse ni identifiant."""
    plat = IDENTIFIANT.sub(" ", texte.replace("’", "'"))
    return (ELISION.sub("", mot) for mot in MOT.findall(plat))


def connus() -> set[str]:
    """Les mots que le projet ajoute au dictionnaire : les siens et les sigles du glossaire."""
    lignes = (ligne.partition("#")[0].strip() for ligne in MOTS.read_text("utf-8").splitlines())
    sigles = (mot for terme in glossaire().values() for mot in mots(terme.sigle))
    return {*filter(None, lignes), *sigles}


def inconnus(demandes: Iterable[str]) -> set[str]:
    """Ceux de ces mots que ni Hunspell ni le projet ne connaissent."""
    commande = ["hunspell", "-d", "fr", "-i", "utf-8", "-l"]
    vu = subprocess.run(
        commande, input="\n".join(demandes), capture_output=True, text=True, check=True
    )
    connu = connus()
    return {mot for mot in vu.stdout.split() if not connu & {mot, mot.lower()}}


def remarques(textes: Iterable[str], dossier: Path) -> list[dict[str, Any]]:
    """Ce que Grammalecte relève, les sigles mis à part : il se trompe sur leur genre."""
    texte = "\n\n".join(textes)
    for motif, neutre in NEUTRES.items():
        texte = re.sub(motif, neutre, texte)
    fichier = dossier / "textes.txt"
    fichier.write_text(texte, "utf-8")
    commande = ["grammalecte-cli", "-f", str(fichier), "-j", "-ctx", "-owe"]
    vu = subprocess.run(commande, capture_output=True, text=True, check=True)
    trouvees = (e for p in json.loads(vu.stdout)["data"] for e in p["lGrammarErrors"])
    gardees = (e for e in trouvees if not e["sRuleId"].startswith(tuple(REGLES_ECARTEES)))
    return [e for e in gardees if not SIGLE.search(_autour(e))]


def _autour(erreur: Mapping[str, str]) -> str:
    """Le passage relevé et le mot qui le touche de chaque côté."""
    avant, apres = erreur["sBefore"].split(), erreur["sAfter"].split()
    return " ".join([*avant[-1:], erreur["sUnderlined"], *apres[:1]])


def test_chaque_mot_est_au_dictionnaire(phrases: Mapping[str, str]) -> None:
    ou = {mot: f"{lieu} : {phrase}" for phrase, lieu in phrases.items() for mot in mots(phrase)}
    assert not {mot: ou[mot] for mot in sorted(inconnus(ou))}


def test_la_grammaire_est_juste(phrases: Mapping[str, str], tmp_path: Path) -> None:
    passages = {
        " ".join(f"{e['sBefore'][-60:]}[{e['sUnderlined']}]{e['sAfter'][:40]}".split()): e[
            "sMessage"
        ]
        for e in remarques(phrases, tmp_path)
    }
    assert not {p: message for p, message in passages.items() if not any(a in p for a in ADMIS)}
    assert not [a for a in ADMIS if not any(a in p for p in passages)], "exceptions de trop"


def test_un_mot_faux_et_un_accord_faux_se_voient(tmp_path: Path) -> None:
    assert inconnus(mots("Un établisement de l’ARS, § II.A, AMB-01.")) == {"établisement"}
    relevees = remarques(["Les services qui dépose un dossier."], tmp_path)
    assert [erreur["sUnderlined"] for erreur in relevees] == ["dépose"]


def test_les_mots_ajoutes_servent_encore(phrases: Mapping[str, str]) -> None:
    """Dans ce site, ou dans le fichier d’une autre édition."""
    textes = [*phrases, *(fichier.read_text("utf-8") for fichier in DOSSIER.glob("*.toml"))]
    employes = {m for texte in textes for mot in mots(texte) for m in (mot, mot.lower())}
    lignes = [ligne.partition("#")[0].strip() for ligne in MOTS.read_text("utf-8").splitlines()]
    ajoutes = [mot for mot in lignes if mot]
    assert ajoutes == sorted(set(ajoutes), key=str.casefold)
    assert set(ajoutes) <= employes
