"""Matériel et AMOA des petits organismes : qui y a droit, combien, et ce qui reste ouvert."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from calculators.lectures import REGISTRE
from calculators.lectures.exemples import MOITIE, essms, finess_fictif
from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.champs import SaisieInvalide
from calculators.socle.resultat import Resultat


def aide(**valeurs: Any) -> Resultat:
    return resoudre(trouver("aide"), valeurs)


def euros(resultat: Resultat, *postes: str) -> list[int]:
    return [int(resultat.donnees[poste]) for poste in postes]


def organisme(nom: str, nb_essms: int | None, territoire: str | None = None) -> dict[str, Any]:
    return {"nom": nom, "nb_essms": nb_essms, "territoire": territoire}


def equiper(devis: Any, nb_essms: int | None = 5, **autres: Any) -> Resultat:
    """Une petite association en regroupement demande un matériel par ESSMS."""
    devis = devis if isinstance(devis, list) else [devis]
    lignes = [
        {"finess_et": finess_fictif(n), "organisme": "A", "devis_materiel": d}
        for n, d in enumerate(devis, start=1)
    ]
    valeurs = {"essms": lignes, "organismes": [organisme("A", nb_essms)], "regroupement": True}
    return aide(**(valeurs | autres))


def lectures(resultat: Resultat) -> dict[str, dict[str, int]]:
    """Ambiguïté → lecture → montant du total."""
    return {
        lue.ambiguite: {
            lecture.id: int(alternative.montant or 0)
            for lecture, alternative in zip(
                REGISTRE[lue.ambiguite].lectures, lue.alternatives, strict=True
            )
        }
        for lue in resultat.lectures
    }


def messages(resultat: Resultat, champ: str) -> str:
    return " ".join(a.message for a in resultat.alertes if a.champ == champ)


@pytest.mark.parametrize(("devis", "montant"), [(9_999, 9_999), (10_000, 10_000), (10_001, 10_000)])
def test_le_materiel_s_arrete_a_dix_mille_euros_par_essms(devis: int, montant: int) -> None:
    """PET-04, CAL-06."""
    assert euros(equiper(devis), "materiel") == [montant]


def test_le_materiel_ne_depasse_jamais_la_depense_reelle() -> None:
    """CAL-07 : devis 8 000, dépense 6 500 ; puis dépense nulle ; puis plus que le devis."""
    for depense, montant in ((6_500, 6_500), (0, 0), (9_000, 8_000)):
        lignes = [{"organisme": "A", "devis_materiel": 8_000, "depense_materiel": depense}]
        assert euros(equiper(0, essms=lignes), "materiel") == [montant]


def test_une_depense_sans_devis_ne_compte_pas_et_cela_se_dit() -> None:
    """CAL-06."""
    resultat = equiper(0, essms=[{"organisme": "A", "depense_materiel": 5_000}])
    assert euros(resultat, "materiel") == [0]
    assert "sans devis" in messages(resultat, "essms.1.devis_materiel")


@pytest.mark.parametrize(("montant_saisi", "aide_materiel"), [(9_000, 9_000), (10_800, 10_000)])
def test_le_regime_de_tva_change_le_montant_saisi_pas_le_calcul(
    montant_saisi: int, aide_materiel: int
) -> None:
    """CAL-08, AMB-07 : 9 000 € hors taxes, 10 800 € toutes taxes comprises."""
    assert euros(equiper(montant_saisi, regime_tva="TTC"), "materiel") == [aide_materiel]
    assert "hors taxes" in messages(equiper(montant_saisi), "regime_tva")
    assert not messages(equiper(montant_saisi, regime_tva="HT"), "regime_tva")


@pytest.mark.parametrize(
    ("nb_essms", "territoire", "petit"),
    [
        *[(14, "metropole", True), (15, "metropole", False)],
        *[(7, "corse", True), (8, "corse", False)],
        *[(7, "la-reunion", True), (8, "outre-mer", False)],
    ],
)
def test_un_organisme_est_petit_sous_le_seuil_de_son_territoire(
    nb_essms: int, territoire: str, petit: bool
) -> None:
    """PET-01, PET-02 ; ici les ESSMS n'ont pas de FINESS, l'organisme dit son territoire."""
    lignes = [{"organisme": "A", "devis_materiel": 1_000}]
    organismes = [organisme("A", nb_essms, territoire)]
    resultat = equiper(0, essms=lignes, organismes=organismes)
    assert euros(resultat, "materiel") == [1_000 * petit]
    assert ("n’est pas petit" in messages(resultat, "organismes.1.nb_essms")) is not petit


def test_le_seuil_se_compare_a_l_organisme_pas_au_regroupement() -> None:
    """AMB-09 : deux organismes de 7 et 8 ESSMS, ensemble 15 : 150 000 € et l'AMOA."""
    lignes = [
        *essms(7, organisme="A", devis_materiel="10000"),
        *essms(8, organisme="B", devis_materiel="10000", depuis=8),
    ]
    resultat = aide(
        essms=lignes, organismes=[organisme("A", 7), organisme("B", 8)], cout_amoa=100_000
    )
    assert euros(resultat, "materiel", "amoa") == [150_000, 100_000]


def test_tous_les_essms_de_l_organisme_comptent_meme_hors_du_projet() -> None:
    """AMB-10 : un organisme de 20 n'en engage que 10."""
    resultat = equiper([1_000] * 10, nb_essms=20)
    assert euros(resultat, "materiel", "minimum", "maximum") == [0, 210_000, 220_000]
    assert lectures(resultat)["AMB-10"] == {"tous-ses-essms": 210_000, "essms-du-projet": 220_000}


def corse(rang: int) -> str:
    return {1: "2A0000014", 2: "2A0000022"}[rang]


def test_un_organisme_a_cheval_se_juge_la_ou_est_chaque_essms() -> None:
    """AMB-11 : 10 ESSMS en tout : petit en métropole (moins de 15), pas en Corse (moins de 8)."""
    lignes = [
        {"finess_et": finess_fictif(1), "organisme": "A", "devis_materiel": 4_000},
        {"finess_et": corse(1), "organisme": "A", "devis_materiel": 3_000},
    ]
    resultat = equiper(0, essms=lignes, organismes=[organisme("A", 10)])
    assert euros(resultat, "materiel", "minimum", "maximum") == [4_000, 42_000, 49_000]
    assert lectures(resultat)["AMB-11"] == {
        "seuil-du-lieu": 46_000,
        "seuil-bas-pour-tout": 42_000,
        "seuil-haut-pour-tout": 49_000,
    }
    assert "AMB-11" in messages(resultat, "organismes.1.territoire")


@pytest.mark.parametrize(("nb_essms", "materiel"), [(7, 7_000), (15, 0)])
def test_un_organisme_a_cheval_petit_partout_ou_nulle_part_ne_souleve_rien(
    nb_essms: int, materiel: int
) -> None:
    """AMB-11."""
    lignes = [
        {"finess_et": finess_fictif(1), "organisme": "A", "devis_materiel": 4_000},
        {"finess_et": corse(1), "organisme": "A", "devis_materiel": 3_000},
    ]
    resultat = equiper(0, essms=lignes, organismes=[organisme("A", nb_essms)])
    assert euros(resultat, "materiel") == [materiel]
    assert "AMB-11" not in lectures(resultat)


def test_le_territoire_d_un_organisme_se_lit_dans_ses_finess() -> None:
    """PET-01 : 10 ESSMS tous en Corse : pas petit, ni pour le matériel ni pour l'AMOA."""
    lignes = [{"finess_et": corse(n), "organisme": "A", "devis_materiel": 1_000} for n in (1, 2)]
    resultat = equiper(0, essms=lignes, organismes=[organisme("A", 10)], cout_amoa=50_000)
    assert euros(resultat, "materiel", "amoa", "maximum") == [0, 0, 44_000 + 100_000]


def test_deux_devis_ne_se_compensent_pas() -> None:
    """AMB-12 : 4 000, 18 000 et 8 000 : 22 000 par ESSMS, 30 000 mutualisés."""
    resultat = equiper([4_000, 18_000, 8_000])
    assert euros(resultat, "materiel") == [22_000]
    assert lectures(resultat)["AMB-12"] == {"par-essms": 85_000, "mutualise": 93_000}


@pytest.mark.parametrize("devis", [[12_000, 18_000], [3_000, 8_000]])
def test_mutualiser_le_plafond_n_a_pas_d_enjeu_si_tous_le_depassent_ou_aucun(
    devis: list[int],
) -> None:
    """AMB-12."""
    assert "AMB-12" not in lectures(equiper(devis))


def test_un_petit_organisme_seul_ne_compte_pas_son_materiel() -> None:
    """PET-05, AMB-13 : 14 ESSMS, 140 000 € en jeu."""
    resultat = equiper([10_000] * 14, nb_essms=14, regroupement=False)
    assert euros(resultat, "materiel", "maximum") == [0, 294_000 + 140_000]
    assert "AMB-13" in messages(resultat, "regroupement")


def test_plusieurs_organismes_font_un_regroupement_quand_rien_n_est_dit() -> None:
    """PET-05."""
    organismes = [organisme("A", 5), organisme("B", 5)]
    assert euros(equiper(1_000, organismes=organismes, regroupement=None), "materiel") == [1_000]
    assert euros(equiper(1_000, regroupement=None), "materiel") == [0]


def test_deux_ecritures_d_un_meme_nom_sont_le_meme_organisme() -> None:
    lignes = [
        {"organisme": "Les  Ajoncs ", "devis_materiel": 1_000},
        {"organisme": "LES AJONCS", "devis_materiel": 1_000},
    ]
    resultat = aide(essms=lignes, organismes=[organisme("les ajoncs", 5)])
    assert "AMB-13" in lectures(resultat)  # un seul organisme : pas de regroupement déduit
    assert euros(resultat, "maximum") == [44_000]


@pytest.mark.parametrize(
    ("cout", "montant"), [(80_000, 80_000), (100_000, 100_000), (100_001, 100_000)]
)
def test_l_amoa_s_arrete_a_cent_mille_euros_par_projet(cout: int, montant: int) -> None:
    """PET-08, PET-14."""
    organismes = [organisme("A", 5), organisme("B", 14)]
    resultat = aide(acquisitions=19, organismes=organismes, cout_amoa=cout)
    assert euros(resultat, "amoa", "maximum") == [montant, 399_000 + 100_000]


@pytest.mark.parametrize(
    ("tailles", "regroupement", "montants"),
    [
        ((5, 14), True, (80, 80, 80, 100, 100, 100)),
        ((5, 20), True, (0, 80, 0, 0, 100, 0)),
        ((5,), False, (0, 0, 80, 0, 0, 100)),
        ((20, 20), True, (0, 0, 0, 0, 0, 0)),
    ],
)
def test_l_amoa_se_lit_de_six_facons(
    tailles: tuple[int, ...], regroupement: bool, montants: tuple[int, ...]
) -> None:
    """PET-09, AMB-14 : qui y a droit, et combien ; en milliers d'euros.

    Quand aucune lecture n'y donne droit, elle n'est pas en jeu.
    """
    organismes = [organisme(f"O{n}", taille) for n, taille in enumerate(tailles)]
    resultat = aide(
        acquisitions=1, organismes=organismes, regroupement=regroupement, cout_amoa=80_000
    )
    vus = lectures(resultat)
    assert ("AMB-14" in vus) == any(montants)
    if any(montants):
        vues = tuple((montant - 21_000) // 1_000 for montant in vus["AMB-14"].values())
        assert vues == montants
    assert euros(resultat, "amoa") == [montants[0] * 1_000]
    assert euros(resultat, "maximum") == [21_000 + max(montants) * 1_000]


def test_une_amoa_sans_organisme_declare_demande_les_organismes() -> None:
    """PET-09."""
    resultat = aide(acquisitions=5, cout_amoa=10_000)
    assert euros(resultat, "amoa", "maximum") == [0, 105_000]
    assert "indiquez tous les organismes" in messages(resultat, "organismes")


def test_un_organisme_de_taille_inconnue_ne_compte_pas_et_cela_se_dit() -> None:
    """PET-02."""
    resultat = equiper([1_000, 1_000], organismes=[])
    assert euros(resultat, "materiel", "maximum") == [0, 42_000]
    assert "le matériel de 2 ESSMS ne compte pas" in messages(resultat, "organismes")


def test_le_prorata_d_un_saad_reduit_aussi_son_materiel() -> None:
    """AMB-15 : SAAD à 50 % et matériel de 10 000 € : 15 500 ou 20 500."""
    lignes = [{"organisme": "A", "devis_materiel": 10_000, "saad": MOITIE}]
    resultat = equiper(0, essms=lignes)
    assert euros(resultat, "total", "materiel") == [15_500, 5_000]
    assert lectures(resultat)["AMB-15"] == {"toute-l-aide": 15_500, "forfaits-seuls": 20_500}


def test_le_prorata_d_un_saad_ne_touche_jamais_l_amoa() -> None:
    """AMB-15, SAAD-06."""
    lignes = [{"organisme": nom, "saad": MOITIE} for nom in "AB"]
    organismes = [organisme("A", 5), organisme("B", 5)]
    resultat = aide(essms=lignes, organismes=organismes, cout_amoa=60_000)
    assert euros(resultat, "total", "amoa") == [81_000, 60_000]


def test_un_organisme_declare_deux_fois_est_refuse_a_sa_seconde_ligne() -> None:
    with pytest.raises(SaisieInvalide) as refus:
        aide(acquisitions=1, organismes=[organisme("A", 5), organisme("a ", 50)])
    assert [erreur.champ for erreur in refus.value.erreurs] == ["organismes.2.nom"]


def test_un_organisme_a_au_moins_les_essms_qu_il_engage() -> None:
    """PET-02 : 2 déclarés, 15 dans le projet : il n'est pas petit, et cela se dit."""
    resultat = equiper([1_000] * 15, nb_essms=2)
    assert euros(resultat, "materiel", "maximum") == [0, 315_000]
    assert "15 dans le projet" in messages(resultat, "organismes.1.nb_essms")


def test_le_materiel_au_centime_se_retrouve_au_total() -> None:
    resultat = equiper([Decimal("999.99"), Decimal("0.01")])
    assert resultat.donnees["materiel"] == Decimal("1000.00")
    assert resultat.donnees["total"] == Decimal("43000.00")
