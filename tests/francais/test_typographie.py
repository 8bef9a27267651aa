"""Tout ce que le guide affiche suit la typographie française, et explique ses sigles."""

from __future__ import annotations

import re

import pytest

from calculators.lectures import REGISTRE, THEMES
from calculators.regles import PARTIES, REGLES
from calculators.textes import TEXTES
from calculators.textes.contacts import contacts
from calculators.textes.glossaire import glossaire

GLOSSAIRE = glossaire()
LECTURES = {
    f"{a.id} {rang}": phrase
    for a in REGISTRE.values()
    for rang, phrase in enumerate(
        [
            a.titre,
            a.question,
            a.pourquoi,
            *(lecture.libelle for lecture in a.lectures),
            *([a.exemple.phrase] if a.exemple else []),
        ]
    )
}
REGLES_ET_PARTIES = {
    **{regle.id: regle.titre for regle in REGLES.values()},
    **{partie.lettre: partie.titre for partie in PARTIES},
}
AUTRES = {
    **{f"texte {t.id}": f"{t.titre} {t.court} {t.emetteur}" for t in TEXTES.values()},
    **{f"{t.id} {cle}": f"{cle} {s}" for t in TEXTES.values() for cle, s in t.sections.items()},
    **{f"contact {c.id}": f"{c.nom} {c.mission}" for c in contacts()},
    **{f"mot {t.sigle}": f"{t.developpe} {t.definition}" for t in GLOSSAIRE.values()},
    **{f"theme {cle}": titre for cle, titre in THEMES.items()},
}
PHRASES = {**LECTURES, **REGLES_ET_PARTIES, **AUTRES}
FAUTES = {
    "espace ordinaire devant un signe double": r" [:;?!»]",
    "aucune espace devant un signe double": r"[^\s\u00a0\u202f][;?!»]|\w:(?!//)",
    "espace ordinaire après un guillemet ouvrant": r"«[^\u00a0\u202f]",
    "apostrophe droite": r"'",
    "guillemet droit": r'"',
    "double espace": r"  ",
    "trois points au lieu d’un": r"\.\.\.",
    "espace ordinaire après n° ou §": r"[n§]° |§ ",
    "espace au bord": r"^\s|\s$",
}
ROMAINS = {"II", "III", "IV"}
MORCEAUX_DE_NOMS = {"DSIH", "GR", "HOP", "EN", "MS", "SMS"}
"""GR e-Santé Bretagne, HOP’EN, Collectif SI MS Bretagne, MaturiN-SMS."""


@pytest.mark.parametrize("faute", FAUTES)
def test_aucune_phrase_affichee_n_a_de_faute_de_typographie(faute: str) -> None:
    fautives = {ou: p for ou, p in PHRASES.items() if re.search(FAUTES[faute], p.strip(" "))}
    assert not fautives


def test_une_definition_est_une_phrase() -> None:
    for terme in GLOSSAIRE.values():
        assert terme.definition[0].isupper(), terme
        assert terme.definition.endswith("."), terme


def test_le_glossaire_developpe_les_sigles_du_dossier() -> None:
    attendus = (
        "ESSMS ESMS DUI AAP ARS GRADeS CNSA DNS ANS ANAP SONS SAAD PJM AHI GHT OG AMOA MOA APA PCH "
        "DMP MSSanté FMIS AE PNRR FRR DSR VA ASP GCSMS HT TTC FEDER FSE CASF EHPAD ESAT USLD"
    )
    sans = [s for s in attendus.split() if s not in GLOSSAIRE or not GLOSSAIRE[s].developpe]
    assert not sans
    assert {"FINESS ET", "FINESS EJ", "PAI numérique", "GALIS"} <= set(GLOSSAIRE)


def test_tout_sigle_employe_est_au_glossaire() -> None:
    employes = {
        sigle.rstrip("s")
        for phrase in PHRASES.values()
        for sigle in re.findall(r"\b[A-Z]{2,}[a-z]?\b", phrase)
    }
    inconnus = employes - set(GLOSSAIRE) - ROMAINS - MORCEAUX_DE_NOMS
    assert not inconnus


def test_rien_n_affiche_un_nom_de_personne_ni_un_telephone() -> None:
    assert not [t for t in PHRASES.values() if re.search(r"\b(M\.|Mme|Tél)\b", t)]
