"""Tout le projet d'un coup : les mêmes résultats que chaque calculateur, rien d'inventé."""

from __future__ import annotations

import json
from typing import Any

import pytest

from calculators.editions import Edition
from calculators.projet import CALCULATEUR, UNIS
from calculators.socle.calculateur import Calculateur, declares, resoudre, trouver
from calculators.socle.champs import SaisieInvalide
from calculators.socle.resultat import resultat_en_json

ELIGIBLE = {
    "article_l312_1": True,
    "fonds_europeens": False,
    "deja_finance": False,
    "commande_sons": False,
    "meme_solution": True,
    "referencement": "medico_social",
    "champ": "general",
    "entite_nationale": False,
    "rejoint_grappe": False,
}
BRETONS = [
    {"finess_et": "220002612", "organisme": "A", "devis_materiel": 4000},
    {
        "finess_et": "290000017",
        "organisme": "B",
        "saad": {"heures_totales": 1000, "heures_apa": 750},
    },
]
DEUX = [{"nom": "A", "nb_essms": 6}, {"nom": "B", "nb_essms": 15}]


def dit(**valeurs: Any) -> dict[str, Any]:
    """Le JSON du projet."""
    reponse = resultat_en_json(resoudre(CALCULATEUR, valeurs))
    assert json.loads(json.dumps(reponse)) == reponse
    return reponse


def seul(nom: str, **valeurs: Any) -> dict[str, Any]:
    return resultat_en_json(resoudre(trouver(nom), valeurs))


def test_le_projet_reunit_les_questions_de_tous_chacune_une_fois() -> None:
    noms = [champ.nom for champ in CALCULATEUR.champs]
    assert len(set(noms)) == len(noms)
    attendus = {champ.nom for calculateur in UNIS for champ in calculateur.champs}
    assert set(noms) == attendus


@pytest.mark.parametrize("calculateur", declares(), ids=lambda c: c.nom)
def test_un_calculateur_dit_s_il_est_du_projet(calculateur: Calculateur[Any]) -> None:
    """Aucun n'est oublié ; les petits organismes sont jugés un à un."""
    fichier = f"calculators/{calculateur.nom.replace('-', '_')}.py"
    assert calculateur.au_projet != 0, (
        f"écrivez dans {fichier} « au_projet= » : le rang du calcul parmi ceux de `projet` "
        f"({', '.join(f'{c.au_projet} {c.nom}' for c in UNIS)}), ou None s’il n’en est pas"
    )
    assert (calculateur in UNIS) is (calculateur.au_projet is not None)


def test_deux_calculateurs_n_ont_pas_le_meme_rang_dans_le_projet() -> None:
    rangs = [calculateur.au_projet or 0 for calculateur in UNIS]
    assert rangs == sorted(set(rangs)), [(c.nom, c.au_projet) for c in UNIS]
    assert [calculateur.nom for calculateur in UNIS][:3] == ["aide", "eligibilite", "guichet"]


def test_chaque_resultat_est_celui_du_calculateur_seul() -> None:
    situation = {"acquisitions": 60, "nb_regions": 2, "date": "2025-03-01"}
    projet = dit(**situation, region="bretagne", finess="220002612", materiel=True)
    assert projet["aide"] == seul("aide", acquisitions=60, date="2025-03-01")
    assert projet["guichet"] == seul("guichet", nb_essms=60, nb_regions=2, date="2025-03-01")
    assert projet["versement"] == seul(
        "versement", total=projet["aide"]["total"], date="2025-03-01"
    )
    assert projet["calendrier"] == seul(
        "calendrier", guichet="national", multiregional=True, date="2025-03-01"
    )
    assert projet["pieces"] == seul("pieces", materiel=True, date="2025-03-01")
    assert projet["enveloppes"] == seul("enveloppes", region="bretagne", date="2025-03-01")
    assert projet["finess"] == seul("finess", finess="220002612", date="2025-03-01")
    assert projet["cibles"] == seul("cibles", date="2025-03-01")
    assert projet["eligibilite"] == seul("eligibilite", nb_essms=60, date="2025-03-01")


def test_la_liste_des_essms_repond_a_d_autres_questions() -> None:
    projet = dit(essms=BRETONS, organismes=DEUX, **ELIGIBLE)
    assert projet["deduits"] == {
        "nb_essms": 2,
        "nb_regions": 1,
        "region": "bretagne",
        "territoire": "metropole",
        "finess_propre": True,
        "materiel": True,
        "saad": True,
        "services": 1,
        "activite_confort": True,
        "dpi_ght": False,
        "uniquement_ahi_pjm": False,
        "regroupement": True,
        "total": projet["aide"]["total"],
        "guichet": "regional",
        "multiregional": False,
    }
    assert projet["guichet"]["guichet"] == "regional"
    assert projet["enveloppes"]["region"] == "Bretagne"
    assert projet["saad"]["services"][0]["taux_medico_social"] == "0.75"
    assert projet["eligibilite"]["manquants"] == ["regroupement_duree", "regroupement_moyens"]
    assert projet["pieces"]["nb_obligatoires"] == 12


def test_une_reponse_donnee_n_est_jamais_remplacee() -> None:
    projet = dit(essms=BRETONS, materiel=False, saad=False, nb_regions=2, region="corse", total=10)
    assert projet["pieces"]["nb_obligatoires"] == 10
    assert projet["guichet"]["nb_regions"] == 2
    assert projet["enveloppes"]["region"] == "Corse"
    assert projet["versement"]["avance"] == "5.00"
    assert not {"materiel", "saad", "nb_regions", "region", "total"} & set(projet["deduits"])


def avertit(projet: dict[str, Any]) -> dict[str, str]:
    """Les avertissements qui visent une question, par question."""
    return {a["champ"]: a["message"] for a in projet["alertes"] if a["niveau"] == "attention"}


def test_une_reponse_que_le_reste_contredit_se_dit() -> None:
    projet = dit(essms=BRETONS, materiel=False, saad=False, nb_regions=2, region="corse", total=10)
    vus = avertit(projet)
    assert {"materiel", "saad", "nb_regions", "region", "total"} <= set(vus)
    assert vus["region"] == (
        "À « Région », vous répondez : Corse. Le reste de la situation dit : Bretagne. Votre "
        "réponse est gardée : vérifiez."
    )


def test_une_liste_remplace_partout_les_nombres_donnes_a_cote_d_elle() -> None:
    """GUI-01, GUI-02 : le guichet, l'éligibilité et le calendrier suivent la même liste."""
    bretons = ["220002612", "290000017"]
    nombres = {"acquisitions": 60, "nb_essms": 60, "nb_regions": 2}
    projet = dit(**nombres, essms=BRETONS, finess_et=bretons)
    assert projet["aide"]["nb_essms"] == projet["guichet"]["nb_essms"] == 2
    assert projet["guichet"]["guichet"] == "regional"
    assert projet["deduits"]["nb_essms"] == 2
    vus = avertit(projet)
    for champ in nombres:
        assert "remplace ce nombre" in vus[champ]
    assert not [message for message in vus.values() if "Votre réponse est gardée" in message]
    sans = dit(essms=BRETONS, finess_et=bretons)
    assert projet["eligibilite"] == sans["eligibilite"]
    assert projet["calendrier"] == sans["calendrier"]


def test_des_groupes_de_saad_repondent_a_d_autres_questions() -> None:
    """SAAD-02, SAAD-15, ELI : un groupe à moitié médico-social fait du confort."""
    projet = dit(acquisitions=60, saad_groupes=[{"nombre": 10, "taux": "50 %"}])
    assert projet["aide"]["total"] == "979000.00"
    assert projet["aide"]["maximum"] == "1059000.00"
    assert projet["deduits"]["saad"]
    assert projet["deduits"]["activite_confort"]
    entier = dit(acquisitions=60, saad_groupes=[{"nombre": 10, "taux": 100}])
    assert "activite_confort" not in entier["deduits"]
    sons = dit(saad_groupes=[{"nombre": 1, "taux": 100, "situation": "sons"}])
    assert sons["deduits"]["commande_sons"]


@pytest.mark.parametrize(
    ("groupe", "averti"),
    [
        ({"nombre": 1, "taux": 75}, False),
        ({"nombre": 1, "taux": 50}, True),
        ({"nombre": 2, "taux": 75}, True),
        ({"nombre": 1, "taux": 75, "situation": "sons"}, True),
    ],
)
def test_des_services_et_des_groupes_aux_taux_differents_se_disent(
    groupe: dict[str, Any], averti: bool
) -> None:
    projet = dit(saad_groupes=[groupe], services=[SERVICE])
    assert projet["aide"]["nb_essms"] == groupe["nombre"]
    assert ("services" in avertit(projet)) is averti


def test_un_nombre_d_essms_ou_un_guichet_contredit_se_dit() -> None:
    vus = avertit(dit(acquisitions=60, nb_essms=10, nb_regions=2, guichet="national"))
    assert "60" in vus["nb_essms"]
    assert "Régional" in vus["guichet"]


def test_une_situation_qui_se_tient_n_avertit_de_rien(bretagne: Edition) -> None:
    situation = {"essms": BRETONS, "organismes": DEUX, "nb_essms": 2, "nb_regions": 1}
    vus = avertit(dit(**situation, region="bretagne", saad=True, materiel=True, **ELIGIBLE))
    assert not [message for message in vus.values() if "vérifiez" in message.lower()]


SERVICE = {"finess_et": "220002612", "heures_totales": 1000, "heures_apa": 750}


def test_des_services_seuls_sont_les_essms_du_projet() -> None:
    """CAL-04, SAAD-06."""
    projet = dit(services=[SERVICE, {**SERVICE, "finess_et": "290000017"}])
    assert projet["aide"]["total"] == projet["saad"]["total"] == "31500.00"
    assert projet["versement"]["avance"] == "15750.00"
    assert projet["guichet"]["nb_essms"] == projet["aide"]["nb_essms"] == 2
    assert projet["deduits"]["essms"] == 2
    assert "services" not in avertit(projet)


def test_un_service_repete_compte_une_fois_dans_l_aide_comme_dans_le_prorata() -> None:
    """CAL-01."""
    ligne = {"finess_et": "220002612", "saad": {"heures_totales": 1000, "heures_apa": 750}}
    for situation in ({"services": [SERVICE] * 2}, {"essms": [ligne] * 2}):
        projet = dit(**situation)
        assert projet["aide"]["total"] == projet["saad"]["total"] == "15750.00"


def test_des_services_seuls_n_avertissent_pas_d_une_liste_que_personne_n_a_donnee() -> None:
    projet = dit(services=[{"nom": "S1", "heures_totales": 10, "heures_apa": 20}])
    assert projet["aide"]
    assert [a["champ"] for a in projet["alertes"] if a["champ"].startswith("essms")] == []
    assert [a for a in projet["alertes"] if a["champ"].startswith("services")]


@pytest.mark.parametrize(
    "situation",
    [
        {"acquisitions": 5},
        {"essms": [{"finess_et": "220002612"}]},
        {"essms": [{"finess_et": "220002612", "saad": {"heures_totales": 10, "heures_apa": 9}}]},
    ],
)
def test_des_services_que_l_aide_ne_compte_pas_se_disent(situation: dict[str, Any]) -> None:
    """SAAD-06 : l'aide suit les trois nombres ou la liste."""
    projet = dit(services=[SERVICE], **situation)
    assert projet["saad"]["total"] == "15750.00" != projet["aide"]["total"]
    assert "services" in avertit(projet)


@pytest.mark.parametrize(
    "situation", [{"acquisitions": 5}, {"essms": [{"finess_et": "290000017"}]}]
)
def test_des_finess_qui_ne_sont_pas_ceux_de_l_aide_se_disent(situation: dict[str, Any]) -> None:
    """CAL-01, GUI-01."""
    projet = dit(finess_et=["220002612"], **situation)
    assert projet["guichet"]["nb_essms"] == 1
    assert "finess_et" in avertit(projet)
    assert "finess_et" not in avertit(dit(finess_et=["220002612"], acquisitions=1))


def test_un_saad_sans_confort_n_en_fait_pas() -> None:
    tout = {"finess_et": "220002612", "saad": {"heures_totales": 1000, "heures_apa": 1000}}
    assert "activite_confort" not in dit(essms=[tout])["deduits"]


def test_chaque_organisme_est_petit_ou_non() -> None:
    projet = dit(organismes=[*DEUX, {"nom": "C"}])
    assert projet["petit-organisme"] == [
        {"nom": "A", "petit_organisme": True, "seuil": 15},
        {"nom": "B", "petit_organisme": False, "seuil": 15},
    ]


def test_ce_qui_manque_se_dit_au_lieu_de_s_inventer() -> None:
    projet = dit()
    assert set(projet["non_calcules"]) >= {
        "aide",
        "guichet",
        "calendrier",
        "saad",
        "versement",
        "enveloppes",
        "finess",
    }
    assert not {"eligibilite", "pieces", "cibles"} & set(projet["non_calcules"])
    assert all(projet[nom] is None for nom in projet["non_calcules"])
    assert projet["eligibilite"]["verdict"] == "a_confirmer"


def test_un_projet_de_plusieurs_champs_mesure_ses_cibles_champ_par_champ() -> None:
    """AMB-27."""
    assert dit(champ="plusieurs")["cibles"] is None
    assert dit(champ="pjm")["cibles"]["indicateurs"]["dmp"]["obligatoire"] is False


def test_une_commande_sons_repond_a_l_eligibilite() -> None:
    """ELI-10, ELI-11."""
    projet = dit(sons=3, nb_regions=1)
    sons = next(m for m in projet["eligibilite"]["motifs"] if "ELI-10" in m["regles"])
    assert sons["effet"] == "limite"


def test_le_dpi_d_un_ght_et_le_champ_disent_les_pieces() -> None:
    """GAL-18, GAL-19."""
    ght = dit(porteur_ght=True, referencement="hopital")
    assert ght["deduits"]["dpi_ght"] is True
    assert dit(champ="ahi_pjm")["deduits"]["uniquement_ahi_pjm"] is True
    assert "dpi_ght" not in dit(porteur_ght=True)["deduits"]


def test_avant_la_campagne_seul_ce_qui_reste_vrai_repond() -> None:
    projet = dit(acquisitions=15, nb_regions=1, guichet="regional", date="2024-12-01")
    assert projet["aide"] is None
    assert "Les textes couvrent" in projet["non_calcules"]["aide"]
    assert projet["calendrier"]["etat"] == "pas encore ouvert"


def test_apres_la_campagne_le_projet_garde_ses_regles_et_le_dit_une_fois() -> None:
    projet = dit(acquisitions=15, nb_regions=1, guichet="regional", date="2027-03-01")
    assert projet["aide"]["total"] == dit(acquisitions=15)["aide"]["total"]
    assert projet["calendrier"]["etat"] == "clos"
    apres = [a for a in projet["alertes"] if "vient après la campagne 2025" in a["message"]]
    assert len(apres) == 1


def test_les_alertes_et_les_clauses_floues_ne_se_repetent_pas(bretagne: Edition) -> None:
    projet = dit(acquisitions=60, nb_regions=2, entite_nationale=True)
    messages = [a["message"] for a in projet["alertes"]]
    assert len(set(messages)) == len(messages)
    floues = [v["ambiguite"] for v in projet["lectures"]]
    assert floues == sorted(set(floues))
    niveaux = [("bloquant", "attention", "info").index(a["niveau"]) for a in projet["alertes"]]
    assert niveaux == sorted(niveaux)


def test_un_projet_commence_dit_la_fin_attendue_de_son_deploiement() -> None:
    """Commencé le 1er décembre 2025 : trois réponses, la date est parmi les premières lignes."""
    projet = dit(acquisitions=15, debut_projet="2025-12-01", changement_de_logiciel="tous")
    lignes = {ligne["libelle"]: ligne["texte"] for ligne in projet["lignes"]}
    assert (
        lignes["Fin du déploiement attendue, 18\u00a0mois après le début"]
        == "1er\u00a0juin\u00a02027"
    )
    sans = dit(acquisitions=15)
    assert not [ligne for ligne in sans["lignes"] if "déploiement" in ligne["libelle"]]


@pytest.mark.parametrize(
    ("valeurs", "champ"),
    [
        ({"acquisitions": 2, "saad_groupes": [{"nombre": 3, "taux": 50}]}, "saad_groupes.1.nombre"),
        ({"nb_essms": 2, "nb_regions": 3}, "nb_regions"),
        ({"guichet": "national", "multiregional": False}, "multiregional"),
        (
            {"indicateurs": {"dmp": {"numerateur": 9, "denominateur": 8}}},
            "indicateurs.dmp.numerateur",
        ),
        ({"inconnue": 1}, "inconnue"),
    ],
)
def test_une_reponse_qui_ne_tient_pas_arrete_tout_a_son_champ(
    valeurs: dict[str, Any], champ: str
) -> None:
    with pytest.raises(SaisieInvalide) as refus:
        dit(**valeurs)
    assert [e.champ for e in refus.value.erreurs] == [champ]
