"""Le fichier d’une édition se lit, ou se refuse en nommant la clé et ce qui est attendu."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest

from calculators.editions import Edition
from calculators.editions.coherence import EditionRefusee
from calculators.editions.fichier import DOSSIER, chemin, lire_edition
from calculators.textes.sections import AAP

EDITIONS = sorted(DOSSIER.glob("*.toml"))
BRETAGNE = (DOSSIER / "bretagne.toml").read_text("utf-8")
CLES = [ligne for ligne in BRETAGNE.splitlines() if re.match(r"\S+ = ", ligne)]


def lire_texte(texte: str, dossier: Path) -> Edition:
    fichier = dossier / "essai.toml"
    fichier.write_text(texte, "utf-8")
    return lire_edition(fichier, AAP)


@pytest.mark.parametrize("fichier", EDITIONS, ids=lambda f: f.stem)
def test_chaque_edition_du_dossier_se_lit(fichier: Path) -> None:
    assert lire_edition(fichier, AAP).nom


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        ('nom = "Bretagne"', "", "« nom » : cette clé manque ; il faut un texte entre guillemets"),
        ('nom = "Bretagne"', "nom = 3", "« nom » : il faut un texte entre guillemets ; lu : « 3 »"),
        ('nom = "Bretagne"', 'nom = " "', "« nom » : il faut un texte entre guillemets"),
        ('nom = "Bretagne"', 'nom = "B"\nnon = "C"', "« non » : clé inconnue ; il faut l’une de"),
        ('region = "bretagne"', 'region = "breizh"', "« region » : il faut une région parmi : auv"),
        ('region = "bretagne"', "", "« lieu » : une région et ses formes vont ensemble"),
        ("depots = 2025-03-31", 'depots = "31/03/2025"', "comites[1].depots » : il faut un jour"),
        ("depots = 2025-03-31", "depots = 2025-03-31T10:00:00", "il faut un jour sans guillemets"),
        ("depots = 2025-03-31", "depots = 2025-02-31", "la ligne"),
        ("depots = 2025-03-31", "depots = 31/03/2025", "« depots = 31/03/2025 »"),
        ("depots = 2025-03-31", "", "comites[1].depots » : cette clé manque"),
        ("depots = 2025-05-31", "depots = 2025-01-31", "comites[2].depots » : il faut un jour qui"),
        ("fin = 2025-04-30", "fin = 2025-04-01", "comites[1].fin » : il faut un jour qui suit"),
        ("sous_credits = true", 'sous_credits = "oui"', "il faut true ou false ; lu : « oui »"),
        ('article = "le"', 'article = "du"', "contacts.appui.article » : il faut un mot parmi"),
        ("ars-bretagne-dis@ars.sante.fr", "02 99 00 00 00", "contacts.ars.adresse » : il faut un"),
        ("https://www.esante-bretagne.fr/", "http://x.fr/", "contacts.appui.adresse » : il faut"),
        ("https://www.esante-bretagne.fr/", "javascript:alert()", "contacts.appui.adresse »"),
        ('section = "8"', 'section = "88"', "campagnes.2025.section » : il faut une section"),
        ("[contacts.ars]", "[contacts.mairie]", "« contacts.mairie » : clé inconnue"),
        ("[contacts.collectif]", "[autres.collectif]", "« autres » : clé inconnue"),
        ('finess = "220002612"', 'finess = "220002613"', "exemples.finess » : il faut un numéro"),
        ("reference = true", "reference = false", "« aap.titre » : cette clé manque"),
        ("reference = true", 'reference = true\ntitre = "T"', "cette clé va seule"),
        ("[lieu]", "[lieu", "la ligne"),
        ('en = "en Bretagne"', 'en = "en Bretagne', "la ligne"),
        ("[[glossaire]]", "[glossaire]", "« glossaire » : il faut une liste"),
        ("[regles]", 'regles = "PRI-01"\n[autre]', "clé inconnue"),
    ],
)
def test_une_cle_fautive_est_nommee_avec_ce_qui_est_attendu(
    tmp_path: Path, avant: str, apres: str, dit: str
) -> None:
    assert avant in BRETAGNE
    texte = BRETAGNE.replace(avant, apres, 1)
    if avant == "[[glossaire]]":
        texte = re.sub(r"\[\[glossaire\]\]\nsigle = \"GR.*?\n\n", "", texte, flags=re.DOTALL)
    with pytest.raises(EditionRefusee, match=re.escape(dit)) as refus:
        lire_texte(texte, tmp_path)
    assert str(refus.value).startswith("essai.toml")
    assert str(refus.value).endswith(".")


@pytest.mark.parametrize("cle", CLES)
@pytest.mark.parametrize("valeur", [None, "7", "true", "[]", '""', "{ x = 1 }", "2025-99-99"])
def test_aucune_faute_dans_une_cle_ne_fait_une_trace(
    tmp_path: Path, cle: str, valeur: str | None
) -> None:
    nom = cle.split(" = ")[0]
    texte = BRETAGNE.replace(cle, "" if valeur is None else f"{nom} = {valeur}", 1)
    with suppress(EditionRefusee):
        lire_texte(texte, tmp_path)


@pytest.mark.parametrize("octets", [b"", b"\xff\xfe", b"\x00", b"nom", b'nom = """'])
def test_un_fichier_qui_n_est_pas_du_toml_se_refuse(tmp_path: Path, octets: bytes) -> None:
    fichier = tmp_path / "essai.toml"
    fichier.write_bytes(octets)
    with pytest.raises(EditionRefusee, match=r"^essai\.toml"):
        lire_edition(fichier, AAP)


@pytest.mark.parametrize("nom", ["zelande", "", "../bretagne", "rien.toml", "calculators"])
def test_une_edition_inconnue_dit_celles_qui_existent(nom: str) -> None:
    with pytest.raises(EditionRefusee, match="Celles d’ici : bretagne, nationale"):
        chemin(nom)
