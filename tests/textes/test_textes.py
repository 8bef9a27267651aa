"""Les citations : chacune mène à une section qui existe, sous une ancre qui ne change pas."""

from __future__ import annotations

from datetime import date

import pytest

from calculators.editions import Edition
from calculators.lieux.territoires import cle
from calculators.textes import TEXTES, Cite, lieu
from calculators.textes.contacts import contact, contacts

TOUTES = [Cite(texte.id, section) for texte in TEXTES.values() for section in texte.sections]


def test_citer_un_texte_inconnu_est_refuse() -> None:
    with pytest.raises(ValueError, match="texte inconnu"):
        Cite("circulaire", "1")


@pytest.mark.parametrize("section", ["", "3.3.9", "3.3.1 ", "annexe 5"])
def test_citer_une_section_inconnue_est_refuse(section: str) -> None:
    with pytest.raises(ValueError, match="section inconnue"):
        Cite("aap", section)


@pytest.mark.parametrize(
    ("citation", "libelle", "ancre"),
    [
        (Cite("aap", "3.3.1"), "AAP Bretagne 2025, §\u00a03.3.1", "texte-aap-3-3-1"),
        (Cite("aap", "3.3.2 1)"), "AAP Bretagne 2025, §\u00a03.3.2 1)", "texte-aap-3-3-2-1"),
        (Cite("aap", "annexe 1"), "AAP Bretagne 2025, annexe 1", "texte-aap-annexe-1"),
        (Cite("instruction", "I.C"), "instruction 2025/40, §\u00a0I.C", "texte-instruction-i-c"),
        (Cite("instruction", "V"), "instruction 2025/40, §\u00a0V", "texte-instruction-v"),
        (Cite("instruction", "résumé"), "instruction 2025/40, résumé", "texte-instruction-resume"),
    ],
)
def test_une_citation_se_lit_et_a_une_ancre(citation: Cite, libelle: str, ancre: str) -> None:
    assert (citation.libelle, citation.ancre) == (libelle, ancre)


def test_deux_sections_n_ont_jamais_la_meme_ancre() -> None:
    assert len({citation.ancre for citation in TOUTES}) == len(TOUTES)


def test_une_ancre_ne_contient_que_des_lettres_des_chiffres_et_des_tirets() -> None:
    assert all(citation.ancre == cle(citation.ancre) for citation in TOUTES)


def test_une_citation_peut_servir_de_cle() -> None:
    assert len({Cite("aap", "7"), Cite("aap", "7"), Cite("aap", "8")}) == 2


def test_seule_une_section_numerotee_prend_le_signe_paragraphe() -> None:
    assert [lieu(s)[0] for s in ("1", "II.A", "7, nota")] == ["§"] * 3
    assert [lieu(s) for s in ("validation", "introduction")] == ["validation", "introduction"]


def test_un_texte_ne_modifie_que_des_textes_connus() -> None:
    assert all(cible in TEXTES for texte in TEXTES.values() for cible in texte.modifie)


def test_l_instruction_de_septembre_modifie_celle_d_avril_et_n_est_connue_que_par_la_presse() -> (
    None
):
    septembre = TEXTES["instruction-septembre"]
    assert septembre.modifie == ("instruction",)
    assert septembre.connu_par == "presse"
    assert (septembre.signature, septembre.publication) == (date(2025, 9, 2), date(2025, 9, 5))


def test_un_texte_se_signe_avant_d_etre_publie() -> None:
    for texte in TEXTES.values():
        if texte.signature and texte.publication:
            assert texte.signature <= texte.publication


def test_un_texte_a_un_nom_court_a_lui() -> None:
    assert len({texte.court for texte in TEXTES.values()}) == len(TEXTES)


def test_une_adresse_est_une_page_lisible_par_son_nom() -> None:
    adresses = [texte.adresse for texte in TEXTES.values() if texte.adresse]
    assert all(adresse.startswith("https://") and " " not in adresse for adresse in adresses)


def test_un_contact_est_un_service_jamais_une_personne() -> None:
    for service in contacts():
        nom = service.adresse.split("@")[0]
        assert service.adresse.startswith("https://") or "." not in nom.replace("esms.", "")


def test_les_contacts_bretons_demandent_l_objet_de_l_appel_a_projets(bretagne: Edition) -> None:
    objets = {c.id: c.objet for c in contacts()}
    assert not objets.pop("cnsa")
    assert set(objets.values()) == {"AAP ESMS numérique"}


def test_le_lien_d_un_contact_remplit_l_objet_du_message(bretagne: Edition) -> None:
    assert contact("ars").lien.startswith("mailto:ars-bretagne-dis@")
    assert contact("ars").lien.endswith("?subject=AAP%20ESMS%20numérique")
    assert contact("appui").lien == contact("appui").adresse
    assert contact("programme").lien == "mailto:esms.numerique@cnsa.fr"
