"""Une campagne ne prête rien à une autre, et ses règles suivent ses projets jusqu'au bout."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from calculators import bareme
from calculators.bareme import Campagne
from calculators.bareme.campagnes import bareme_du_jour, du_jour, par_defaut, toutes
from calculators.bareme.fenetres import derniere_fenetre
from calculators.bareme.periodes import HorsPeriode
from calculators.socle.calculateur import Calculateur, resoudre, tous
from calculators.socle.champs import SaisieInvalide
from calculators.socle.contrat import appeler
from calculators.socle.resultat import Resultat
from tests.bareme.campagne_inventee import PERIODE, campagne_2026

CALCULATEURS = tous()
JOURS = ("2025-01-15", "2025-09-04", "2025-09-05", "2026-06-01", "2027-06-30")
UN_JOUR = timedelta(days=1)


@pytest.fixture
def en_2026() -> Iterator[Campagne]:
    with campagne_2026() as campagne:
        yield campagne


def exemple(calculateur: Calculateur[Any], **plus: str) -> Resultat:
    return resoudre(calculateur, {**_sans_version(calculateur.exemple), **plus})


def _sans_version(valeurs: Any) -> dict[str, Any]:
    """Une version des textes est celle d'une campagne : ici, celle du jour."""
    return {cle: valeur for cle, valeur in valeurs.items() if cle != "version"}


@pytest.mark.parametrize("calculateur", CALCULATEURS, ids=lambda c: c.nom)
def test_une_campagne_de_plus_ne_change_aucun_resultat_de_2025(
    calculateur: Calculateur[Any],
) -> None:
    def tous_les_jours() -> list[Any]:
        entrees = [{**calculateur.exemple, "date": jour} for jour in JOURS]
        return [appeler(calculateur, json.dumps(un)) for un in [calculateur.exemple, *entrees]]

    avant = tous_les_jours()
    with campagne_2026():
        assert tous_les_jours() == avant


@pytest.mark.parametrize("calculateur", CALCULATEURS, ids=lambda c: c.nom)
def test_chaque_calculateur_repond_aux_regles_de_2026_et_d_elles_seules(
    calculateur: Calculateur[Any], en_2026: Campagne
) -> None:
    resultat = exemple(calculateur, campagne="2026")
    assert resultat.bareme.campagne is en_2026
    assert resultat.jour == derniere_fenetre(en_2026).cloture
    cites = {c.texte for ligne in resultat.lignes for c in ligne.citations}
    cites |= {c.texte for alerte in resultat.alertes for c in alerte.citations}
    assert all(texte.endswith("-de-2026") for texte in cites), cites
    assert all(PERIODE.debut <= ligne.periode.debut for ligne in resultat.lignes)
    assert all(ligne.periode.fin <= PERIODE.fin for ligne in resultat.lignes)


def test_les_montants_et_les_dates_sont_ceux_de_la_campagne_nommee(en_2026: Campagne) -> None:
    par_nom = {c.nom: c for c in CALCULATEURS}
    aide = {n: exemple(par_nom["aide"], campagne=n).donnees["total"] for n in ("2025", "2026")}
    assert aide == {"2025": Decimal(315_000), "2026": Decimal(15 * (14_001 + 28_001))}
    depot = exemple(par_nom["guichet"], campagne="2026", date="2026-03-01").donnees
    assert depot["cloture"] == date(2025, 6, 1) + timedelta(days=400)


@pytest.mark.parametrize("calculateur", CALCULATEURS, ids=lambda c: c.nom)
def test_la_date_seule_ne_fait_pas_changer_de_campagne(
    calculateur: Calculateur[Any], en_2026: Campagne
) -> None:
    """Sans campagne nommée, c'est 2025, même un jour où 2026 est ouverte."""
    resultat = exemple(calculateur, date=str(PERIODE.debut))
    assert resultat.bareme.campagne is par_defaut()
    assert "vient après la campagne 2025" in resultat.alertes[-1].message
    assert en_2026.nom not in json.dumps([a.message for a in resultat.alertes[:-1]])


def test_une_valeur_se_refuse_avant_sa_campagne_et_se_garde_apres(en_2026: Campagne) -> None:
    with pytest.raises(HorsPeriode, match="Aucun texte connu ici"):
        en_2026.au(PERIODE.debut - UN_JOUR).version(bareme.AVANCE)
    fin = en_2026.au(PERIODE.fin).version(bareme.AVANCE)
    assert en_2026.au(date(2031, 1, 1)).version(bareme.AVANCE) is fin


def test_aucune_version_ne_sort_de_sa_campagne(en_2026: Campagne) -> None:
    for campagne in toutes().values():
        for valeur in campagne.valeurs.values():
            for version in campagne.versions_de(valeur):
                assert version.periode == version.periode.dans(campagne.periode)


def test_ce_qu_une_campagne_n_a_pas_fixe_est_refuse_et_jamais_pris_a_une_autre(
    en_2026: Campagne,
) -> None:
    sans = tuple(f for f in en_2026.fixations if f[0] is not bareme.LOGICIEL_ACQUISITION)
    incomplete = replace(en_2026, fixations=sans)
    with pytest.raises(HorsPeriode, match="campagne 2026 lus ici ne disent rien de ceci"):
        incomplete.au(PERIODE.debut).montant(bareme.LOGICIEL_ACQUISITION)


def test_une_version_des_textes_d_une_autre_campagne_est_refusee(en_2026: Campagne) -> None:
    enveloppes = next(c for c in CALCULATEURS if c.nom == "enveloppes")
    demande = {"region": "bretagne", "version": "avril-2025", "campagne": en_2026.nom}
    with pytest.raises(SaisieInvalide, match="pas de la campagne 2026"):
        resoudre(enveloppes, demande)


def test_une_campagne_inconnue_est_refusee_et_les_connues_sont_nommees() -> None:
    with pytest.raises(SaisieInvalide, match="campagne: Choisissez parmi : Campagne 2025"):
        exemple(CALCULATEURS[0], campagne="2026")


@pytest.mark.parametrize(
    ("aujourdhui", "campagne", "jour"),
    [
        (date(2024, 6, 1), "2025", date(2025, 9, 15)),
        (date(2025, 9, 15), "2025", date(2025, 9, 15)),
        (PERIODE.debut - UN_JOUR, "2025", date(2025, 9, 15)),
        (date(2026, 5, 5), "2026", date(2026, 5, 5)),
        (date(2027, 6, 30), "2026", date(2026, 10, 20)),
    ],
)
def test_la_page_prend_la_campagne_ouverte_ce_jour_sinon_la_derniere(
    en_2026: Campagne, aujourdhui: date, campagne: str, jour: date
) -> None:
    assert du_jour(aujourdhui).nom == campagne
    assert bareme_du_jour(du_jour(aujourdhui), aujourdhui).jour == jour
