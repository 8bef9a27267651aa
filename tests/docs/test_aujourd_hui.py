"""Les pages lues après la clôture : rien n’y est ouvert, dû ou possible qui ne le soit plus.

Une tournure refusée ici a déjà trompé : elle disait au présent une étape close, tenait la presse ou
un conseil pour une règle, ou promettait plus que le texte.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from calculators.bareme.campagnes import par_defaut
from calculators.editions.fichier import DOSSIER
from calculators.lieux.territoires import REGIONS
from calculators.regles import REGLES
from calculators.socle.calculateur import resoudre, trouver
from calculators.textes import TEXTES
from calculators.textes.glossaire import glossaire
from theme.publish import ROOT
from theme.publish.pages import departments, pages

ECRITS = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))} | {
    path.name: re.sub("(?m)^#.*", "", path.read_text("utf-8"))
    for path in sorted(DOSSIER.glob("*.toml"))
}
ECRITS["règles"] = "\n".join(regle.titre for regle in REGLES.values())
ETAPES_CLOSES = (
    r"\bdéposez\b|\bse déposent?\b|avant de déposer|ouvrez le téléservice|\bcette année\b|"
    r"peut encore être ajusté|restent éligibles|où déposer \?|n’a lieu que|\bdésormais\b|"
    r"pouvons-nous (déposer|rejoindre)|s’engagent en|en vigueur|préférence aux acquisitions"
)
PLUS_QUE_LE_TEXTE = (
    r"seule l’ARS (instruit|décide)|eux seuls|\bménage\b|jardinage|garde d’enfants|"
    r"regarde deux choses|demande deux choses|plus divers qu’ailleurs|étaient rares|"
    r"l’ANS référence|un seul dépôt|quand votre convention doit être prête|n’est jamais une perte|"
    r"non publiées?\b|la région, donc le guichet|Hopitalex|une vraie équipe"
)


def lu(source: str) -> str:
    """La page en une ligne, sans l’adresse de ses liens ni ses commandes."""
    sans = re.sub(r"\{%.*?%\}|\{#.*?#\}|\]\([^)]*\)|^mise_a_jour.*$", " ", source, flags=re.DOTALL)
    return " ".join(sans.split())


@pytest.mark.parametrize("page", ECRITS)
def test_une_etape_close_ne_se_dit_pas_au_present(page: str) -> None:
    trouvees = re.finditer(ETAPES_CLOSES, lu(ECRITS[page]), re.IGNORECASE)
    assert not [trouvee[0] for trouvee in trouvees]


@pytest.mark.parametrize("page", ECRITS)
def test_une_page_ne_dit_pas_plus_que_le_texte(page: str) -> None:
    trouvees = re.finditer(PLUS_QUE_LE_TEXTE, lu(ECRITS[page]), re.IGNORECASE)
    assert not [trouvee[0] for trouvee in trouvees]


def test_une_tournure_refusee_se_voit() -> None:
    for source in ("**Déposez** la veille", "Cette\nannée, elle marque", "Règles en vigueur du 15"):
        assert re.search(ETAPES_CLOSES, lu(source), re.IGNORECASE), source
    assert re.search(PLUS_QUE_LE_TEXTE, lu("Seule l’ARS\ninstruit les demandes"), re.IGNORECASE)


@pytest.mark.parametrize("page", [p for p in ECRITS if "\ndates: true\n" in ECRITS[p]])
def test_une_page_de_regles_dit_d_abord_que_l_appel_est_clos(page: str) -> None:
    avant, bandeau, _ = ECRITS[page].partition("{{ etat_campagne() }}")
    assert bandeau
    assert "!!! en-bref" not in avant


def test_le_bandeau_dit_les_deux_clotures_et_la_derniere_annee(rendues: Mapping[str, str]) -> None:
    """CLD-01, CLD-02, CLD-03, CLD-14 : le 15 septembre était encore ouvert."""
    (dit,) = re.findall(r'<div class="etat-campagne".*?</div>', rendues["contacts"])
    bandeau = " ".join(dit.split())
    assert "Le dernier jour pour déposer était le 15 septembre 2025" in bandeau
    assert "le 1er juin 2025 au plus tard" in bandeau
    assert "2025 était la dernière année d’engagement" in bandeau
    assert "clos depuis" not in bandeau


def test_l_accueil_s_ouvre_sur_les_trois_situations_de_ses_lecteurs() -> None:
    titres = re.findall(r"^ *-? *## (.+)$", ECRITS["index"], re.MULTILINE)
    assert titres[:3] == [
        "Mon projet est financé",
        "Ma demande a été refusée",
        "Je prépare la suite",
    ]


def test_un_montant_de_septembre_se_dit_avec_sa_source(rendues: Mapping[str, str]) -> None:
    """REG-21 à REG-25, BUD-12 : dans la même phrase, la même rangée ou sous le même titre."""
    for page in ("enveloppes", "ce-qui-a-change"):
        for bloc in re.findall(r'<div class="regle".*?</div>', rendues[page], re.DOTALL):
            if re.search(r"(63,5|76,5|8,3|7,8|6,1|5,4) millions", bloc.replace("\u00a0", " ")):
                assert re.search(r"selon la presse|article", bloc), bloc


def test_un_texte_cite_mene_a_son_document_ou_dit_ou_le_chercher() -> None:
    sans = [texte.id for texte in TEXTES.values() if not (texte.adresse or texte.recherche)]
    assert not sans


def test_un_petit_organisme_a_ses_deux_seuils_au_glossaire() -> None:
    """PET-01, PET-02 : les mêmes qu’au barème."""
    definition = glossaire()["petit organisme gestionnaire"].definition
    valeurs = par_defaut().valeurs
    for seuil in ("petit-organisme", "petit-organisme-ultramarin"):
        assert f"moins de {par_defaut().a_la_fin.nombre(valeurs[seuil])}" in definition


def test_chaque_departement_a_son_nom_et_sa_region() -> None:
    codes = [code for _, _, codes in REGIONS.values() for code in codes.split()]
    assert sorted(codes) == sorted(departments.NAMES)
    assert dict(departments.by_region())["Bretagne"].startswith("Côtes-d’Armor\u00a0(22), F")


def total(**situation: object) -> Decimal:
    prudent = resoudre(trouver("aide"), situation).donnees["total"]
    assert isinstance(prudent, Decimal)
    return prudent


@pytest.mark.parametrize("situation", ["acquisitions", "mises_a_niveau", "sons"])
def test_un_essms_de_plus_ajoute_toujours_quand_tous_font_pareil(situation: str) -> None:
    """« Estimer l’aide » et les questions le disent de ces projets, et d’eux seuls (AMB-02)."""
    totaux = [total(**{situation: combien}) for combien in range(1, 121)]
    assert all(avant < apres for avant, apres in pairwise(totaux))


def test_un_projet_mixte_peut_perdre_a_grandir_et_les_pages_le_disent(
    rendues: Mapping[str, str],
) -> None:
    """AMB-01, AMB-16."""
    assert total(acquisitions=49) == 1_029_000
    assert total(acquisitions=49, mises_a_niveau=1) == 1_018_000
    assert total(acquisitions=49, mises_a_niveau=11) == 908_000
    for page in ("estimer-l-aide", "faq"):
        assert "1\u202f018\u202f000\u00a0€" in rendues[page]


@pytest.fixture(scope="module")
def rendues(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Les pages, macros résolues."""
    dossier = tmp_path_factory.mktemp("pages")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "PAGES", dossier)
        pages.render()
    return {path.stem: path.read_text("utf-8") for path in sorted(Path(dossier).glob("*.md"))}
