"""L'unique entrée du navigateur : un formulaire en JSON, un résultat ou des erreurs en JSON."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.editions import Edition
from calculators.francais.nombres import euros, nombre, typographie
from calculators.lectures.exemples import finess_fictif
from calculators.socle.calculateur import Calculateur, resoudre, tous, trouver
from calculators.socle.champs import SaisieInvalide
from calculators.socle.lien import lire_lien
from calculators.socle.releve import SAISIES_MAX
from calculators.socle.resultat import ALERTES_MONTREES, LIGNES_MONTREES
from calculators.socle.saisie import aplatir
from tests import demandes
from tests.demandes import resumer
from tests.tirages import LOURD, entrees

CLES = {
    *("html", "detail", "montant", "annonce"),
    *("champs", "lien", "etat_du_jour"),
}
CHEMINS = st.sampled_from(
    ["acquisitions", "essms", "essms.1.finess_et", "essms.1.saad.heures_apa", "date", "finess_et"]
)


def demander(nom: str, plat: dict[str, str], *reste: str) -> dict[str, Any]:
    reponse = demandes.demander(nom, plat, *reste)
    assert set(reponse) >= CLES
    return reponse


def page_de(reponse: dict[str, Any]) -> str:
    """Tout ce que la réponse met à l'écran."""
    return f"{reponse['html']} {reponse['detail']}"


def texte_de(reponse: dict[str, Any]) -> str:
    """Le texte à l'écran, espaces réduites."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page_de(reponse))).split())


def erreurs(reponse: dict[str, Any]) -> dict[str, str]:
    return {champ: dit["erreur"] for champ, dit in reponse["champs"].items() if "erreur" in dit}


@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_l_exemple_traite_donne_le_resultat_de_la_page(calculateur: Calculateur[Any]) -> None:
    """Chaque ligne, chaque alerte et chaque lecture se retrouve à l'écran et dans le résumé."""
    reponse = demander(calculateur.nom, aplatir(calculateur.exemple))
    resultat = resoudre(calculateur, calculateur.exemple)
    resume = " ".join(resumer(calculateur.nom, aplatir(calculateur.exemple)).split())
    ecran = texte_de(reponse)
    assert reponse["montant"] == typographie(resultat.reponse)
    assert not erreurs(reponse)
    for ligne in resultat.lignes:
        montant = ligne.texte if ligne.montant is None else euros(ligne.montant)
        for attendu in (
            ligne.libelle,
            ligne.formule,
            montant,
            *(c.libelle for c in ligne.citations),
        ):
            assert " ".join(typographie(attendu).split()) in ecran
            assert " ".join(typographie(attendu).split()) in resume
    for alerte in resultat.alertes:
        assert " ".join(typographie(alerte.message).split()) in resume


def test_une_date_absente_est_aujourd_hui_pendant_la_campagne_et_son_dernier_jour_apres() -> None:
    """AMB-48, CLD-01."""
    pendant = demander("aide", {"acquisitions": "1"}, "2025-04-17")
    apres = demander("aide", {"acquisitions": "1"}, "2026-11-21")
    assert "au 17 avril 2025" in texte_de(pendant)
    assert "au 15 septembre 2025." in texte_de(apres)
    assert "clos, le dernier jour était le 15\u00a0septembre" in apres["etat_du_jour"]
    choisie = demander("aide", {"acquisitions": "1", "date": "15/01/2025"})
    assert "au 15 janvier 2025." in texte_de(choisie)


def test_hors_de_la_periode_aucun_montant_et_l_erreur_est_a_la_date() -> None:
    reponse = demander("aide", {"acquisitions": "15", "date": "2024-01-01"})
    assert list(erreurs(reponse)) == ["date"]
    assert "€" not in reponse["montant"] + reponse["annonce"]
    assert "315" not in texte_de(reponse)


def test_une_erreur_se_dit_a_son_champ_et_rien_de_saisi_ne_se_perd() -> None:
    valeurs = {"essms.2.devis_materiel": "1.234", "essms.1.finess_et": "x", "cout_amoa": "5 k€"}
    reponse = demander("aide", valeurs)
    assert set(erreurs(reponse)) == {"essms.2.devis_materiel", "essms.1.finess_et"}
    assert reponse["champs"]["cout_amoa"] == {"echo": "5\u202f000\u00a0€"}
    rouverte = lire_lien(reponse["lien"], trouver("aide").champs).situation
    assert rouverte.reponses == {"cout_amoa": "5 k€"}
    assert [[*filter(None, ligne)] for ligne in rouverte.tableaux["essms"]] == [["x"], ["1.234"]]
    assert reponse["annonce"].startswith("2\u00a0réponses à corriger")


def test_une_cle_inconnue_n_empeche_pas_le_calcul_mais_se_dit() -> None:
    reponse = demander("aide", {"acquisitions": "15", "acquisition": "3", "essms": "x"})
    assert reponse["montant"] == "315\u202f000\u00a0€"
    assert "acquisition, essms" in texte_de(reponse)


def test_ce_que_l_on_saisit_ne_devient_jamais_du_code() -> None:
    piege = '<img src=x onerror="alert(1)"> & « {{ 7*7 }} »'
    for nom, valeurs in (
        (
            "saad",
            {
                "services.1.nom": piege,
                "services.1.heures_totales": "1",
                "services.1.heures_autres_dependance": "1",
                "services.1.type_financement": piege,
            },
        ),
        ("aide", {"essms.1.organisme": piege, "essms.1.devis_materiel": "5", "essms.2.x": piege}),
        ("aide", {piege: piege, "acquisitions": piege}),
        ("finess", {"finess": piege[:30]}),
    ):
        reponse = demander(nom, valeurs)
        assert "<img" not in page_de(reponse)
        assert "onerror" not in page_de(reponse) or "&lt;img" in page_de(reponse)
        assert " 49 " not in texte_de(reponse)


@LOURD
@given(st.sampled_from(tous()), st.data())
def test_un_lien_rouvert_redonne_la_meme_page(
    calculateur: Calculateur[Any], data: st.DataObject
) -> None:
    """Tout ce qui est saisi, et rien d'autre."""
    premiere = demander(calculateur.nom, aplatir(data.draw(entrees(calculateur))))
    geste = {"nom": "lien", "fragment": premiere["lien"]}
    seconde = demandes.demander(calculateur.nom, {}, geste=geste)
    seconde.pop("situation")
    assert seconde == premiere


@given(
    st.sampled_from([calculateur.nom for calculateur in tous()]),
    st.dictionaries(CHEMINS | st.text(max_size=12), st.text(max_size=30), max_size=6),
)
def test_aucun_formulaire_ne_fait_de_panne(nom: str, valeurs: dict[str, str]) -> None:
    demander(nom, valeurs)


def test_mille_essms_restent_une_reponse() -> None:
    valeurs = {f"essms.{n}.finess_et": finess_fictif(n) for n in range(1, 1001)}
    reponse = demander("aide", valeurs)
    assert reponse["montant"] == "5\u202f784\u202f000\u00a0€"


def test_rien_n_est_rendu_pour_les_champs_des_lignes_que_la_page_ne_montre_pas() -> None:
    """Elles comptent ; leurs erreurs se disent."""
    valeurs = {f"essms.{rang}.devis_materiel": "1 k€" for rang in range(1, 5)}
    toutes, deux = (
        demandes.demander("aide", valeurs, montrees={"essms": [1, derniere]})
        for derniere in (50, 2)
    )
    assert {**toutes, "champs": {}} == {**deux, "champs": {}}
    assert set(toutes["champs"]) - set(deux["champs"]) >= {"essms.3.devis_materiel"}
    assert "essms.2.devis_materiel" in deux["champs"]
    valeurs["essms.4.devis_materiel"] = "@"
    faux = demandes.demander("aide", valeurs, montrees={"essms": [1, 2]})
    assert set(erreurs(faux)) == {"essms.4.devis_materiel"}


def test_une_ligne_de_trop_est_refusee_comme_sur_la_ligne_de_commande() -> None:
    """Ni coupée en silence à vingt mille, ni comptée."""
    lignes = [{"finess_et": finess_fictif(n)} for n in range(1, 20_002)]
    with pytest.raises(SaisieInvalide) as refus:
        resoudre(trouver("aide"), {"essms": lignes})
    reponse = demander("aide", aplatir({"essms": lignes}))
    assert reponse["montant"] == "…"
    assert erreurs(reponse) == {"essms": typographie(refus.value.erreurs[0].message)}
    assert refus.value.erreurs[0].message.startswith("20001 lignes")


@pytest.mark.parametrize("combien", [20, 21, 1_001, 100_000])
def test_les_cles_inconnues_n_empechent_rien_et_se_comptent_toutes(combien: int) -> None:
    inconnues = {f"k{n}": "1" for n in range(combien)}
    reponse = demander("aide", {**inconnues, "acquisitions": "15"})
    assert reponse["montant"] == "315\u202f000\u00a0€"
    suite = {20: "k19.", 21: "k19, et 1 autre."}
    autres = f"k19, et {' '.join(nombre(combien - 20).split())} autres."
    assert suite.get(combien, autres) in texte_de(reponse)


def test_mille_cles_inconnues_n_en_cachent_aucune_qui_soit_fausse() -> None:
    """La lecture ne dit que mille erreurs : passé elles, une réponse fausse arrête encore."""
    inconnues = {f"k{n}": "1" for n in range(2_000)}
    assert demander("aide", {**inconnues, "cout_amoa": "?"})["montant"] == "…"


def test_un_nom_plein_de_chevrons_est_ecrit_tel_quel_dans_le_resume() -> None:
    resume = resumer("aide", {"essms.1.organisme": "< l'Âge <b> d'or"})
    assert "< l’Âge <b> d’or" in resume


def test_d_un_long_resultat_le_debut_est_montre_et_la_suite_est_dite(bretagne: Edition) -> None:
    """Le total les compte toutes ; mille lignes sont ce qu'un navigateur pose sans peine."""
    combien = LIGNES_MONTREES + 1
    services = [
        {
            "nom": f"S{n}",
            "finess_et": finess_fictif(n)[:8] + _autre_cle(n),
            "heures_totales": 2,
            "heures_apa": 1,
        }
        for n in range(1, combien + 1)
    ]
    reponse = demander("saad", aplatir({"services": services}))
    resultat = resoudre(trouver("saad"), {"services": services})
    assert reponse["montant"] == typographie(resultat.reponse)
    assert reponse["detail"].count('<span class="libelle">S') == LIGNES_MONTREES
    assert "Seules les 1\u202f000 premières lignes sont montrées" in reponse["detail"]
    autres = nombre(combien - ALERTES_MONTREES)
    assert f"Et {autres}\u00a0autres points de cette sorte" in reponse["detail"]
    assert f"{combien} points à vérifier" in texte_de(reponse)


def _autre_cle(rang: int) -> str:
    """Un dernier chiffre qui n'est pas la clé du numéro."""
    return str((int(finess_fictif(rang)[-1]) + 1) % 10)


def test_ce_qui_a_ete_saisi_se_montre_jusqu_a_un_cahier_et_le_reste_se_compte() -> None:
    valeurs = {f"essms.{rang}.devis_materiel": "1000" for rang in range(1, SAISIES_MAX + 101)}
    resume = resumer("aide", {**valeurs, "inconnue": "1"})
    assert resume.count("1\u202f000\u00a0€") >= SAISIES_MAX
    assert "Autres réponses, dans le fichier : 100" in " ".join(resume.split())


def test_une_periode_ne_se_montre_que_si_la_valeur_change_dans_la_campagne() -> None:
    """La fin de la campagne n’est l’échéance d’aucun projet : elle ne s’affiche nulle part."""
    aide = demander("aide", {"acquisitions": "1"})
    assert 'class="periode"' not in aide["detail"]
    for rendu in (aide["detail"], resumer("aide", {"acquisitions": "1"})):
        assert "31\u00a0décembre" not in rendu
    presse = {"region": "mayotte", "version": "septembre-2025"}
    enveloppe = demander("enveloppes", presse)
    depuis = "depuis le 5\u00a0septembre\u00a02025"
    assert f'<span class="periode">{depuis}</span>' in enveloppe["detail"]
    assert depuis in resumer("enveloppes", presse)
    avril = demander("enveloppes", presse | {"version": "avril-2025"})
    assert "jusqu’au 4\u00a0septembre\u00a02025" in avril["detail"]
