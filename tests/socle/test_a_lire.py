"""Le paragraphe à lire au téléphone : un par calculateur, et ce qu'aucun ne doit dire."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from calculators.editions import Edition
from calculators.francais.oral import phrases
from calculators.lectures import REGISTRE
from calculators.socle.a_lire import PHRASES, a_lire
from calculators.socle.calculateur import Calculateur, resoudre, tous, trouver
from calculators.socle.champs import SaisieInvalide
from tests.tirages import entrees

ARS = "votre ARS décide de l’aide"
SANS_GUICHET = f"{ARS}, ou la DNS et la CNSA pour un projet national"


def lu(nom: str, situation: Mapping[str, Any]) -> str:
    """Le paragraphe, ses espaces ordinaires."""
    calculateur = trouver(nom)
    return " ".join(a_lire(calculateur, resoudre(calculateur, situation)).split())


def fin(quoi: str, qui: str = SANS_GUICHET) -> str:
    return f"Cette {quoi} du guide est sans valeur officielle, et {qui}."


def se_dit(paragraphe: str) -> None:
    assert 2 <= len(phrases(paragraphe)) <= PHRASES, phrases(paragraphe)
    assert not re.search(r"\s:|[A-Z]{3}-\d\d|[][(){}€%§×=+/|*_]", paragraphe), paragraphe
    assert not re.search(r"\s,|[.,;][.,;]|\bNone\b", paragraphe), paragraphe
    assert paragraphe.endswith(".")
    assert "sans valeur officielle" in paragraphe
    assert "de l’aide" in paragraphe


EXEMPLES = {
    "aide": "l’aide pour 15 ESSMS est estimée à 315 000 euros, sous réserve des justificatifs.",
    "saad": "l’aide pour 1 service à domicile est estimée à 15 750 euros, au prorata des heures.",
    "versement": "une aide de 315 000 euros se verse en deux fois, 157 500 euros à la signature de "
    "la convention puis 157 500 euros à la fin du projet.",
    "guichet": "un projet de 60 ESSMS dans 2 régions relève du guichet national, qui recevait les "
    "dépôts du 15 février 2025 au 1er juin 2025.",
    "calendrier": "un dépôt fait le 15 septembre 2025 était recevable quant aux dates, car le "
    "guichet régional recevait les dépôts du 15 janvier 2025 au 15 septembre 2025.",
    "cibles": "le guide compte 1 cible manquée sur 5, et le solde suppose de les atteindre toutes. "
    "Il en manque 3 à la mesure « Dossiers actifs avec un projet personnalisé ».",
    "pieces": "le dossier demande 12 pièces obligatoires sur 14 de la liste, 1 de plus à joindre "
    "par prudence.",
    "petit-organisme": "cet organisme est petit, car il compte moins de 15 ESSMS.",
    "enveloppes": "l’enveloppe de la région Bretagne en avril 2025 est de 3 885 536 euros.",
    "eligibilite": "l’éligibilité de ce projet est à confirmer. Il reste 3 questions utiles, et "
    "d’abord celle-ci, un bon de commande SONS a-t-il été signé pour un de ces ESSMS ?",
    "finess": "la vérification du FINESS répond « Bretagne ». FINESS 220 002 612, département 22.",
    "projet": "l’aide de ce projet de 15 ESSMS est estimée à 315 000 euros. Le guide répond "
    "« à confirmer » sur l’éligibilité et « guichet régional » sur le dépôt.",
}


@pytest.mark.parametrize("nom", [c.nom for c in tous()])
def test_chaque_calculateur_dit_ce_que_l_on_a_demande_et_sa_reponse(
    bretagne: Edition, nom: str
) -> None:
    dit = lu(nom, trouver(nom).exemple)
    assert dit.startswith(f"Selon les règles de la campagne 2025, {EXEMPLES[nom]}")
    se_dit(dit)


@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_une_region_qui_a_son_propre_appel_a_projets_le_lit_aussi(
    nationale: Edition, calculateur: Calculateur[Any]
) -> None:
    se_dit(lu(calculateur.nom, trouver(calculateur.nom).exemple))


@pytest.mark.parametrize(
    "ambiguite", [a for a in REGISTRE.values() if a.exemple], ids=lambda a: a.id
)
def test_une_clause_floue_se_dit_sans_son_code(ambiguite: Any) -> None:
    se_dit(lu(ambiguite.exemple.calculateur, ambiguite.exemple.valeurs))


def test_les_bornes_se_disent_avec_les_lectures_qui_pesent_le_plus() -> None:
    dit = lu("aide", {"acquisitions": 30, "mises_a_niveau": 30})
    assert (
        "C’est le montant prudent, car selon la lecture des textes il irait de 604 000 euros à "
        "780 000 euros, et le guide retient qu’un seul compteur vaut pour tous, et les mises à "
        "niveau occupent les premiers rangs."
    ) in dit
    assert "laisse de côté des dépenses prouvées sous le forfait" in dit


def test_ce_qui_bloque_se_dit_en_premier() -> None:
    dit = lu("eligibilite", {"deja_finance": True})
    assert "n’est pas éligible en l’état, avec 1 condition des textes à lever" in dit
    assert "Attention, un ESSMS déjà aidé pour un DUI ne peut plus l’être" in dit


def test_une_eligibilite_reduite_ne_se_dit_pas_entiere() -> None:
    calculateur = trouver("eligibilite")
    sons = replace(
        resoudre(calculateur, calculateur.exemple),
        reponse="Éligible au seul complément d’usage",
        phrase="Sous commande SONS, l’acquisition est fermée.",
        donnees={"verdict": "eligible", "manquants": []},
    )
    dit = a_lire(calculateur, sons)
    assert "ce projet est éligible au seul complément d’usage. Sous commande SONS" in dit


def test_un_montant_de_presse_reste_d_environ_et_non_officiel() -> None:
    dit = lu("enveloppes", {"region": "ile-de-france", "version": "septembre-2025"})
    assert re.search(r"est d’environ \d+(,\d)? millions d’euros, un montant de presse", dit)
    inconnue = lu("enveloppes", {"region": "bretagne", "version": "septembre-2025"})
    assert "n’est pas connue du guide" in inconnue
    assert not re.search(r"\d euros", inconnue)


def test_qui_decide_depend_du_guichet() -> None:
    national = lu("guichet", {"nb_essms": 60, "nb_regions": 2})
    assert national.endswith(fin("réponse", "la DNS et la CNSA décident de l’aide"))
    assert lu("guichet", {"nb_essms": 3, "nb_regions": 1}).endswith(fin("réponse", ARS))
    assert lu("aide", {"acquisitions": 3}).endswith(fin("estimation"))


def test_sans_essms_aucun_montant_ne_se_dit() -> None:
    assert lu("aide", {}) == (
        "Selon les règles de la campagne 2025, il faut au moins un ESSMS pour estimer l’aide. "
        + fin("estimation")
    )


def test_un_decompte_dit_le_solde_qui_reste() -> None:
    situation = {"total": 31000, "materiel_accorde": 10000, "materiel_paye": 6000}
    dit = lu("versement", {**situation, "avance_recue": 15500})
    assert (
        "le solde est estimé à 11 500 euros, pour 27 000 euros d’aide due et 15 500 euros d’avance"
        in dit
    )


def test_un_calculateur_qui_ne_dit_rien_de_lui_meme_dit_sa_reponse() -> None:
    muet = replace(trouver("aide"), dire=None)
    dit = a_lire(muet, resoudre(muet, muet.exemple))
    assert "le guide répond 315\u202f000 euros, pour 15\u00a0ESSMS, sous réserve" in dit


@pytest.mark.parametrize("calculateur", tous(), ids=lambda c: c.nom)
def test_quoi_que_l_on_saisisse_le_paragraphe_se_dit(calculateur: Calculateur[Any]) -> None:
    @given(entrees(calculateur))
    def essayer(brut: Any) -> None:
        try:
            resultat = resoudre(calculateur, brut)
        except SaisieInvalide:
            return
        dit = a_lire(calculateur, resultat)
        assert len(phrases(dit)) >= 2
        assert not re.search(r"AMB-\d\d", dit)

    essayer()
