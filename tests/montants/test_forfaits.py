"""Les forfaits d'usage et de logiciel : rang par rang, situation par situation."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.bareme import DERNIER_RANG_PLEIN
from calculators.bareme.campagnes import bareme_par_defaut
from calculators.lectures import REGISTRE
from calculators.montants.forfaits import (
    POSTES,
    Lot,
    Lots,
    SituationEssms,
    parts,
    parts_pleines,
    prix,
    ranger,
    somme,
    total,
)
from calculators.socle.eventail import prudentes
from tests.tirages import LOURD

REGLES = bareme_par_defaut()
SEUIL = REGLES.nombre(DERNIER_RANG_PLEIN)
LECTURES_DES_RANGS = ("AMB-01", "AMB-03", "AMB-05", "AMB-16", "AMB-17")


def lot(situation: SituationEssms, nombre: int, taux: Fraction | int = 1) -> Lot:
    return Lot(situation, Fraction(taux), Fraction(nombre))


def aide(*lots: Lot, deja: int = 0, **lectures: str) -> Fraction:
    """L'aide forfaitaire ; `AMB_01="…"` change la lecture d'AMB-01."""
    choisies = {nom.replace("_", "-"): lecture for nom, lecture in lectures.items()}
    return total(parts(lots_de(lots), deja, prudentes() | choisies, REGLES), REGLES)


def lots_de(lots: tuple[Lot, ...]) -> list[Lot]:
    return list(lots)


@pytest.mark.parametrize(
    ("situation", "montants"),
    [
        ("acquisition", {48: 1_008_000, 49: 1_029_000, 50: 1_034_000, 51: 1_039_000}),
        ("mise_a_niveau", {48: 240_000, 49: 245_000, 50: 247_000, 51: 249_000}),
        ("sons", {48: 240_000, 49: 245_000, 50: 247_000, 51: 249_000}),
    ],
)
def test_le_50e_essms_passe_au_tarif_reduit(
    situation: SituationEssms, montants: dict[int, int]
) -> None:
    """CAL-10, CAL-11, CAL-13, CAL-14, CAL-16, CAL-17, AMB-02."""
    assert {n: int(aide(lot(situation, n))) for n in montants} == montants


@pytest.mark.parametrize("situation", ["acquisition", "mise_a_niveau", "sons"])
def test_chaque_rang_ajoute_le_tarif_que_dit_l_operateur_du_texte(
    situation: SituationEssms,
) -> None:
    """CAL-10, CAL-11, CAL-13, CAL-14, CAL-16, CAL-17 : « jusqu'au », puis « à partir du »."""
    tarifs = [couple for (_, s), couple in prix(prudentes()).items() if s == situation]
    for n in (1, 2, SEUIL - 1, SEUIL, SEUIL + 1, SEUIL + 2, 200):
        plein = REGLES.respecte(DERNIER_RANG_PLEIN, n)
        attendu = sum(REGLES.montant(haut if plein else bas) for haut, bas in tarifs)
        assert aide(lot(situation, n)) - aide(lot(situation, n - 1)) == Fraction(attendu)


def test_le_logiciel_n_est_aide_que_pour_une_acquisition() -> None:
    """CAL-15, CAL-20, CAL-21, CAL-24 : le reste relève du SONS."""
    liste = parts([lot("mise_a_niveau", 3), lot("sons", 2)], 0, prudentes(), REGLES)
    assert somme(liste, "logiciel", REGLES) == 0
    liste = parts([lot("acquisition", 1)], 0, prudentes(), REGLES)
    assert [int(somme(liste, poste, REGLES)) for poste in POSTES] == [7000, 14000]


AMB_01 = [lecture.id for lecture in REGISTRE["AMB-01"].lectures]


@pytest.mark.parametrize(
    ("acquisitions", "mises_a_niveau", "montants"),
    [
        (30, 30, [780_000, 747_000, 604_000, 675_500, 725_000]),
        (49, 1, [1_034_000, 1_031_000, 1_018_000, 1_018_260, 1_029_000]),
        (29, 20, [709_000] * 5),
        (1, 1, [26_000] * 5),
    ],
)
def test_un_groupement_mixte_se_compte_de_cinq_facons(
    acquisitions: int, mises_a_niveau: int, montants: list[int]
) -> None:
    """CAL-19, AMB-01 ; jusqu'à 49 ESSMS, toutes les façons donnent la même somme."""
    lots = lot("acquisition", acquisitions), lot("mise_a_niveau", mises_a_niveau)
    assert [aide(*lots, AMB_01=lecture) for lecture in AMB_01] == montants


def test_qui_rejoint_une_grappe_prend_les_rangs_suivants() -> None:
    """GRP-14, AMB-03 : 45 déjà financés, 10 de plus : 4 rangs pleins et 6 réduits."""
    dix = lot("acquisition", 10)
    assert aide(dix, deja=45) == 114_000
    assert aide(dix, deja=45, AMB_03="rang-repart") == 210_000
    assert aide(dix, deja=49) == aide(dix, deja=500) == 50_000


def test_une_commande_sons_suit_le_tarif_de_la_mise_a_niveau() -> None:
    """ELI-10, AMB-05 ; jamais de logiciel, même lue comme une acquisition."""
    assert aide(lot("sons", 1)) == 5_000
    assert aide(lot("sons", 1), AMB_05="usage-acquisition") == 7_000


def test_les_saad_d_un_grand_projet_perdent_le_plus_aux_premiers_rangs() -> None:
    """AMB-16 : 60 acquisitions, dont 10 SAAD à 50 %."""
    projet = lot("acquisition", 10, Fraction(1, 2)), lot("acquisition", 50)
    montants = [aide(*projet, AMB_16=lecture.id) for lecture in REGISTRE["AMB-16"].lectures]
    assert montants == [979_000, Fraction(2_981_000, 3), 1_059_000]


def test_le_prorata_ne_reduit_pas_le_nombre_d_essms() -> None:
    """CAL-01, AMB-17 : 60 SAAD à 50 %, ou 30 équivalents."""
    saad = lot("acquisition", 60, Fraction(1, 2))
    assert aide(saad) == 542_000
    assert aide(saad, AMB_17="equivalents") == 630_000


def test_une_part_dit_combien_d_essms_elle_paie_avant_et_apres_prorata() -> None:
    """SAAD-06."""
    liste = parts([lot("acquisition", 60, Fraction(1, 2))], 0, prudentes(), REGLES)
    vues = [(p.poste, p.plein, int(p.nombre), p.ponderes) for p in liste]
    assert vues == [
        ("usages", True, 49, Fraction(49, 2)),
        ("usages", False, 11, Fraction(11, 2)),
        ("logiciel", True, 49, Fraction(49, 2)),
        ("logiciel", False, 11, Fraction(11, 2)),
    ]


def test_un_lot_a_cheval_sur_le_seuil_dit_sa_part_au_tarif_plein() -> None:
    """AMB-16 : les SAAD d'abord, donc entiers au tarif plein, et les autres pour le reste."""
    effectifs = ranger([lot("acquisition", 10, Fraction(1, 2)), lot("acquisition", 50)])
    pleines = parts_pleines(effectifs, 0, prudentes(), REGLES)
    assert pleines["usages", "acquisition", Fraction(1, 2)] == 1
    assert pleines["logiciel", "acquisition", Fraction(1)] == Fraction(39, 50)


def test_sans_essms_il_n_y_a_ni_part_ni_aide() -> None:
    for lecture in AMB_01:
        assert parts([], 3, prudentes() | {"AMB-01": lecture}, REGLES) == []
    assert Lots([]).occupants("usages", Fraction(SEUIL), prudentes(), REGLES) == []


lots_quelconques = st.lists(
    st.builds(
        lot,
        st.sampled_from(["acquisition", "mise_a_niveau", "sons"]),
        st.integers(1, 60),
        st.fractions(0, 1, max_denominator=40),
    ),
    max_size=6,
    unique_by=lambda lot: (lot.situation, lot.taux),
).map(tuple)
lectures_quelconques = st.fixed_dictionaries(
    {
        ambiguite: st.sampled_from([lecture.id for lecture in REGISTRE[ambiguite].lectures])
        for ambiguite in LECTURES_DES_RANGS
    }
)
deja_finances = st.integers(0, 60)


@LOURD
@given(lots_quelconques, lectures_quelconques, deja_finances)
def test_chaque_essms_est_paye_une_fois_par_poste_et_jamais_plus_de_49_au_plein(
    lots: tuple[Lot, ...], lectures: dict[str, str], deja: int
) -> None:
    """CAL-01, CAL-02."""
    liste = parts(lots_de(lots), deja, prudentes() | lectures, REGLES)
    for poste in POSTES:
        concernes = [un for un in lots if poste == "usages" or un.situation == "acquisition"]
        if lectures["AMB-17"] == "nombre-inchange":
            assert sum(p.nombre for p in liste if p.poste == poste) == sum(
                un.nombre for un in concernes
            )
        assert sum(p.ponderes for p in liste if p.poste == poste) == sum(
            un.nombre * un.taux for un in concernes
        )
        if lectures["AMB-01"] != "compteurs-separes" and deja == 0:
            assert sum(p.nombre for p in liste if p.poste == poste and p.plein) <= SEUIL
    assert all(p.nombre > 0 and 0 <= p.ponderes <= p.nombre for p in liste)


@LOURD
@given(lots_quelconques, lectures_quelconques, deja_finances)
def test_l_ordre_des_lots_ne_change_rien(
    lots: tuple[Lot, ...], lectures: dict[str, str], deja: int
) -> None:
    choisies = {nom.replace("-", "_"): lecture for nom, lecture in lectures.items()}
    assert aide(*lots, deja=deja, **choisies) == aide(*reversed(lots), deja=deja, **choisies)


@LOURD
@given(lots_quelconques, lectures_quelconques, deja_finances)
def test_chaque_lecture_prudente_des_rangs_donne_le_moins(
    lots: tuple[Lot, ...], lectures: dict[str, str], deja: int
) -> None:
    """AMB-03, AMB-05, AMB-16, AMB-17 : quelle que soit la lecture des autres clauses."""
    choisies = {nom.replace("-", "_"): lecture for nom, lecture in lectures.items()}
    for ambiguite in ("AMB-03", "AMB-05", "AMB-16", "AMB-17"):
        prudente = {ambiguite.replace("-", "_"): REGISTRE[ambiguite].prudente}
        assert aide(*lots, deja=deja, **(choisies | prudente)) <= aide(*lots, deja=deja, **choisies)


@LOURD
@given(lots_quelconques, lectures_quelconques, deja_finances)
def test_les_parts_pleines_redonnent_le_total(
    lots: tuple[Lot, ...], lectures: dict[str, str], deja: int
) -> None:
    """Ce que chaque service reçoit s'additionne en l'aide du projet (annexe 1)."""
    choisies = prudentes() | lectures
    pleines = parts_pleines(ranger(lots_de(lots)), deja, choisies, REGLES)
    retrouve = Fraction(0)
    for (poste, situation), (haut, bas) in prix(choisies).items():
        for un in (un for un in lots if un.situation == situation):
            equivalents = lectures["AMB-17"] == "equivalents"
            part = pleines[poste, situation, Fraction(1) if equivalents else un.taux]
            plein, reduit = Fraction(REGLES.montant(haut)), Fraction(REGLES.montant(bas))
            moyen = reduit + (plein - reduit) * part
            retrouve += moyen * un.nombre * un.taux
    assert retrouve == total(parts(lots_de(lots), deja, choisies, REGLES), REGLES)
