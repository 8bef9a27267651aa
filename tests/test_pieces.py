"""Les pièces du dossier : dix toujours dues, quatre selon le projet, deux par prudence."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from calculators.bareme import PIECES
from calculators.bareme.campagnes import bareme_par_defaut
from calculators.pieces import CALCULATEUR, DRAPEAUX
from calculators.socle.calculateur import resoudre
from calculators.socle.champs import SaisieInvalide
from calculators.socle.resultat import Resultat

REGLES = bareme_par_defaut()
TOUJOURS = [
    "note-de-presentation",
    "gouvernance",
    "attestation-de-mutualisation",
    "strategie-de-deploiement",
    "strategie-de-conduite-du-changement",
    "planning-du-projet",
    "planning-du-deploiement",
    "planning-de-la-conduite-du-changement",
    "plan-de-financement",
    "lettre-d-engagement",
]
NOMS = [drapeau.nom for drapeau in DRAPEAUX]
TOUT_NON = dict.fromkeys(NOMS, False)


def dit(**valeurs: Any) -> Resultat:
    return resoudre(CALCULATEUR, valeurs)


def dues(**valeurs: Any) -> list[str]:
    return [p["id"] for p in dit(**valeurs).donnees["pieces"] if p["obligatoire"]]


def test_dix_pieces_sont_dues_par_tous_dans_l_ordre_de_la_liste() -> None:
    """GAL-06, GAL-07, GAL-08, GAL-09, GAL-10, GAL-11, GAL-12, GAL-13, GAL-14, GAL-15."""
    assert dues(**TOUT_NON) == TOUJOURS
    assert dues() == TOUJOURS


@pytest.mark.parametrize(
    ("drapeau", "piece"),
    [
        ("saad", "declaration-des-heures"),
        ("entite_nationale", "accord-de-l-entite-nationale"),
        ("dpi_ght", "etude-de-couverture"),
        ("uniquement_ahi_pjm", "etude-de-couverture"),
        ("materiel", "plan-d-implantation-du-materiel"),
        ("amoa", "plan-d-implantation-du-materiel"),
    ],
)
def test_une_piece_de_plus_selon_le_projet(drapeau: str, piece: str) -> None:
    """GAL-16, GAL-17, GAL-18, GAL-19, GAL-20, PET-16, SAAD-02, ELI-17, CNF-09."""
    assert dues(**{**TOUT_NON, drapeau: True}) == [*TOUJOURS, piece]


def test_toutes_les_situations_gardent_quatorze_pieces_et_une_raison() -> None:
    for reponses in product([True, False, None], repeat=len(NOMS)):
        resultat = dit(**dict(zip(NOMS, reponses, strict=True)))
        pieces = resultat.donnees["pieces"]
        assert len(pieces) == REGLES.nombre(PIECES) == 14
        assert all(p["raison"] and p["contenu"] for p in pieces)
        assert not [p for p in pieces if p["obligatoire"] and p["a_preciser"]]
        assert len(resultat.lignes) == 14 + len(resultat.donnees["recommandees"])


def test_ne_pas_savoir_n_est_jamais_non() -> None:
    resultat = dit(dpi_ght=False)
    etude = next(p for p in resultat.donnees["pieces"] if p["id"] == "etude-de-couverture")
    assert etude["a_preciser"]
    assert etude["raison"] == (
        "À préciser : obligatoire si tous les ESSMS relèvent de l’AHI ou de la PJM."
    )
    assert resultat.donnees["nb_a_preciser"] == 4


def test_une_raison_nomme_ce_qui_l_a_declenchee() -> None:
    pieces = dit(**{**TOUT_NON, "dpi_ght": True}).donnees["pieces"]
    assert pieces[12]["raison"] == "Obligatoire : la solution est le DPI d’un GHT."


def test_le_materiel_appelle_des_devis_que_la_liste_ne_cite_pas() -> None:
    """GAL-21, AMB-51."""
    resultat = dit(**{**TOUT_NON, "materiel": True})
    assert [p["id"] for p in resultat.donnees["recommandees"]] == ["devis-du-materiel"]
    assert not resultat.donnees["recommandees"][0]["obligatoire"]


def test_un_ght_prouve_qu_il_n_a_pas_d_autre_aide() -> None:
    """CNF-10, AMB-30."""
    resultat = dit(**{**TOUT_NON, "dpi_ght": True})
    assert [p["id"] for p in resultat.donnees["recommandees"]] == ["attestation-sans-autre-aide"]


@pytest.mark.parametrize(
    ("drapeau", "ambiguite"),
    [
        ("entite_nationale", "AMB-49"),
        ("uniquement_ahi_pjm", "AMB-50"),
        ("materiel", "AMB-51"),
        ("amoa", "AMB-70"),
        ("dpi_ght", "AMB-30"),
    ],
)
def test_une_clause_floue_se_montre_quand_elle_joue(drapeau: str, ambiguite: str) -> None:
    """AMB-30, AMB-49, AMB-50, AMB-51, AMB-70."""
    sans = {v.ambiguite for v in dit(**TOUT_NON).lectures}
    avec = {v.ambiguite for v in dit(**{**TOUT_NON, drapeau: True}).lectures}
    assert avec - sans == {ambiguite}


def test_le_plan_du_materiel_s_attend_aussi_pour_une_amoa_inconnue() -> None:
    """GAL-19, PET-16, AMB-70 : tout financement spécifique, pas le seul matériel."""
    assert dit(**{**TOUT_NON, "amoa": None}).donnees["nb_a_preciser"] == 1
    ensemble = dit(**{**TOUT_NON, "materiel": True, "amoa": True})
    assert "AMB-70" not in {v.ambiguite for v in ensemble.lectures}


def test_sans_saad_la_declaration_vide_est_une_lecture_possible() -> None:
    """AMB-52."""
    assert [v.ambiguite for v in dit(saad=False).lectures] == ["AMB-52"]
    assert not dit(saad=True).lectures


def test_ou_le_texte_ne_dit_rien_le_resultat_le_dit() -> None:
    resultat = dit(saad=True)
    assert "Contenu non défini" in resultat.lignes[1].formule
    assert "Contenu non défini" not in resultat.lignes[10].formule


@pytest.mark.parametrize(
    ("valeurs", "champ"),
    [
        ({"saad": "peut-être"}, "saad"),
        ({"saad": 1}, "saad"),
        ({"date": "2024-12-31"}, "date"),
        ({"ehpad": True}, "ehpad"),
    ],
)
def test_une_demande_illisible_se_dit_a_son_champ(valeurs: dict[str, Any], champ: str) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        dit(**valeurs)
    assert [e.champ for e in refus.value.erreurs] == [champ]
