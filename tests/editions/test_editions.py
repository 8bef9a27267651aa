"""Chaque édition répond de tout, et dit ce qu’elle emprunte à l’AAP d’une autre région."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from calculators import editions
from calculators.bareme import CLOTURE_REGIONALE, LOGICIEL_ACQUISITION
from calculators.bareme.campagnes import par_defaut
from calculators.bareme.comites import comites, multiregionale
from calculators.bareme.fenetres import derniere_fenetre
from calculators.editions import Aap, Edition
from calculators.socle.calculateur import resoudre, tous, trouver
from calculators.socle.emprunts import d_apres
from calculators.socle.resultat import resultat_en_json
from calculators.textes import Cite, textes
from calculators.textes.contacts import contact, contacts

MARQUE = "d’après l’AAP breton"


def emprunteuses() -> list[str]:
    """Les valeurs qu’un lecteur ne connaît que par l’AAP d’une autre région."""
    campagne = par_defaut()
    fixees = (
        (v.id, version) for v in campagne.valeurs.values() for version in campagne.versions_de(v)
    )
    trouvees = [identifiant for identifiant, version in fixees if version.empruntee]
    trouvees += [c.nom for c in comites(campagne) if any(cite.empruntee for cite in c.citations)]
    trouvees += [quand for quand, _, cites in multiregionale(campagne) if cites[0].empruntee]
    return list(dict.fromkeys(trouvees))


def test_la_bretagne_n_emprunte_rien(bretagne: Edition) -> None:
    assert not emprunteuses()
    for calculateur in tous():
        assert MARQUE not in str(resultat_en_json(resoudre(calculateur, calculateur.exemple)))


def test_l_edition_nationale_emprunte_ce_que_l_aap_breton_dit_seul(nationale: Edition) -> None:
    """Calculé : une valeur que l’instruction donne aussi n’est pas empruntée."""
    seules = [
        valeur.id
        for valeur, versions in par_defaut().fixations
        if any({c.texte for c in version.citations} == {"aap"} for version in versions)
    ]
    assert emprunteuses() == seules
    assert LOGICIEL_ACQUISITION.id in seules
    assert CLOTURE_REGIONALE.id not in seules


@pytest.mark.parametrize("nom", [c.nom for c in tous()])
def test_chaque_ligne_empruntee_le_dit_et_le_total_aussi(nationale: Edition, nom: str) -> None:
    calculateur = trouver(nom)
    resultat = resoudre(calculateur, calculateur.exemple)
    empruntees = [ligne for ligne in resultat.lignes if ligne.empruntee]
    assert all(ligne.formule.count(MARQUE) == 1 for ligne in empruntees)
    assert bool(empruntees) == any("suit l’AAP breton" in a.message for a in resultat.alertes)
    assert not empruntees or MARQUE in resultat.phrase
    for ligne in resultat.lignes:
        seule = {c.texte for c in ligne.citations} == {"aap"}
        assert not seule or ligne in empruntees


@pytest.mark.parametrize("nom", [c.nom for c in tous() if c.nom != "calendrier"])
def test_les_deux_editions_calculent_pareil(
    bretagne: Edition, nationale: Edition, nom: str
) -> None:
    """Les mots changent, non les nombres : le même exemple, dans l’une et dans l’autre."""

    def donnees(edition: Edition) -> Any:
        editions.choisir(edition)
        return resoudre(trouver(nom), exemple).donnees

    exemple = trouver(nom).exemple
    un, autre = donnees(bretagne), donnees(nationale)
    assert nombres(un) == nombres(autre)


def nombres(donnees: Any) -> Any:
    """Sans les textes : montants, dates, oui ou non."""
    if isinstance(donnees, dict):
        return {cle: nombres(v) for cle, v in donnees.items() if cle != "calendrier"}
    if isinstance(donnees, list | tuple):
        return [] if donnees and isinstance(donnees[0], dict) else [nombres(v) for v in donnees]
    return None if isinstance(donnees, str) else donnees


def test_sans_comites_le_calendrier_dit_de_les_demander(nationale: Edition) -> None:
    depot = {"guichet": "regional", "multiregional": False, "date": "2025-03-01"}
    resultat = resoudre(trouver("calendrier"), depot)
    assert resultat.donnees["comite"] is None
    assert any("demandez leurs dates à votre ARS" in a.message for a in resultat.alertes)
    assert "comité" not in " ".join(e["libelle"] for e in resultat.donnees["echeances"])


def test_une_region_sans_nom_se_dit_la_votre(nationale: Edition) -> None:
    ars = contact("ars")
    assert (ars.seul, ars.le, ars.au, ars.du) == (
        *("votre ARS", "votre ARS", "à votre ARS", "de votre ARS"),
    )
    assert [c.id for c in contacts() if c.adresse] == ["cnsa"]


def test_un_service_s_accorde_avec_son_article(bretagne: Edition) -> None:
    appui = contact("appui")
    assert (appui.le, appui.au, appui.du) == (
        *("le GR e-Santé Bretagne", "au GR e-Santé Bretagne", "du GR e-Santé Bretagne"),
    )
    assert contact("ars").au == "à l’ARS Bretagne"


def test_une_region_qui_a_son_aap_le_cite_la_ou_il_dit_la_meme_chose(bretagne: Edition) -> None:
    """Ses sections reprises ne sont plus empruntées ; les autres le restent."""
    sections = {"3.3.2 2)": "4.2", "10": "10"}
    aap = Aap(titre="Appel", court="AAP du Phare", emetteur="ARS du Phare", sections=sections)
    editions.choisir(replace(bretagne, aap=aap, campagnes={}))
    reprise, autre = Cite("aap", "3.3.2 2)"), Cite("aap", "3.3.2 1)")
    assert (reprise.libelle, reprise.ancre) == (
        *("AAP du Phare, §\u00a04.2", "texte-aap-regional-4-2"),
    )
    assert (reprise.empruntee, autre.empruntee) == (False, True)
    assert autre.libelle.startswith("AAP Bretagne 2025")
    assert textes()[0].sections == {"4.2": reprise.intitule, "10": "Contacts"}
    lignes = resoudre(trouver("aide"), {"acquisitions": 1}).lignes
    dites = {ligne.libelle.split(",")[0]: MARQUE in ligne.formule for ligne in lignes}
    assert (dites["Usages"], dites["Équipement logiciel"]) == (True, False)


def test_une_edition_qu_on_change_change_ses_comites(bretagne: Edition) -> None:
    assert len(comites(par_defaut())) == 3
    un = replace(bretagne.campagnes["2025"], comites=bretagne.campagnes["2025"].comites[-1:])
    editions.choisir(replace(bretagne, campagnes={"2025": un}))
    (seul,) = comites(par_defaut())
    assert seul.nom == "premier comité"
    assert seul.depots == derniere_fenetre(par_defaut()).cloture


def test_la_marque_vient_du_nom_du_texte() -> None:
    assert d_apres() == MARQUE
