"""Ce que l'on colle d'un tableur : la bonne colonne, ou un refus qui dit laquelle coller."""

from __future__ import annotations

import pytest

from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.champs import Erreurs, SaisieInvalide
from calculators.socle.champs_finess import ListeFiness, finess_colles

DEUX = ["220002612", "220004188"]
LISTE = ListeFiness(nom="finess_et", libelle="FINESS ET")


@pytest.mark.parametrize(
    "texte",
    [
        "220002612\n220004188",
        "220002612\r\n220004188\r\n",
        "  220002612  \n\n\t220004188",
        "220002612 220004188",
        "220002612, 220004188",
        "220002612;220004188",
        "220002612\t220004188",
        '"220002612"\n"220004188"',
        "FINESS ET\n220002612\n220004188",
        "\ufefffiness_et\n220002612\n220004188",
        "N° FINESS géographique\n220002612\n220004188",
    ],
)
def test_une_colonne_se_lit_avec_ou_sans_en_tete(texte: str) -> None:
    assert finess_colles(texte) == DEUX


@pytest.mark.parametrize("separateur", ["\t", ";", ","])
@pytest.mark.parametrize(
    "entetes",
    [
        ("finess_et", "finess_ej", "raison_sociale"),
        ("finess_ej", "finess_et", "raison_sociale"),
        ("raison sociale", "FINESS juridique", "FINESS"),
        ("nofinessej", "rs", "nofinesset"),
        ("N° FINESS EJ", "Nom", "N° FINESS ET"),
        ("FINESS", "FINESS établissement", "Projet"),
        ("nom", "finess", "rejet"),
    ],
)
def test_la_colonne_des_finess_geographiques_se_lit_dans_l_en_tete(
    separateur: str, entetes: tuple[str, ...]
) -> None:
    """GUI-02 : la région est celle de l'établissement, jamais celle du siège."""
    geographique = next(
        rang
        for rang, nom in enumerate(entetes)
        if nom in {"finess_et", "nofinesset", "N° FINESS ET", "FINESS établissement"}
        or (nom in {"FINESS", "finess"} and "FINESS établissement" not in entetes)
    )
    lignes = [list(entetes)]
    for numero in DEUX:
        ligne = ["750000000", "750000000", "750000000"]
        ligne[geographique] = numero
        lignes.append(ligne)
    assert finess_colles("\n".join(separateur.join(ligne) for ligne in lignes)) == DEUX


def test_une_cellule_entre_guillemets_peut_contenir_le_separateur() -> None:
    texte = 'nom;finess_et\n"ESAT ; atelier";220002612\nESAT;220004188'
    assert finess_colles(texte) == DEUX


def test_une_ligne_sans_numero_est_passee() -> None:
    assert finess_colles("finess_et;nom\n220002612;A\n;B\n220004188;C\nTotal") == DEUX
    assert finess_colles("nom;finess_et\nA;220002612\nTotal\nB;220004188") == DEUX


@pytest.mark.parametrize("separateur", ["\t", ";", ","])
def test_un_tableau_sans_en_tete_connu_est_refuse(separateur: str) -> None:
    """Rien ne dit laquelle des deux colonnes est l'établissement."""
    with pytest.raises(ValueError, match="aucune ne s’appelle « FINESS ET »"):
        finess_colles(f"220002612{separateur}220005805\n220004188{separateur}220005805")


@pytest.mark.parametrize("texte", ["", " \n\t\n", "\ufeff"])
def test_un_texte_vide_ne_donne_aucun_numero(texte: str) -> None:
    assert finess_colles(texte) == []


def test_une_cellule_demesuree_est_refusee_par_une_phrase() -> None:
    with pytest.raises(SaisieInvalide, match="n’est pas un numéro FINESS"):
        resoudre(trouver("guichet"), {"finess_et": "finess\n" + "9" * 200_000})


def test_la_seule_colonne_de_numeros_d_un_tableau_sans_en_tete_se_lit() -> None:
    assert finess_colles("ESAT A;220002612;22600\nESAT B;220004188;22220") == DEUX


def test_un_numero_garde_ses_espaces_interieurs() -> None:
    assert finess_colles("22 000 261 2\n22 000 418 8") == ["22 000 261 2", "22 000 418 8"]
    erreurs = Erreurs()
    lus = LISTE.lire("22 000 261 2\n2a0000014\n22000418\u00a08", "finess_et", erreurs)
    assert [n.numero for n in lus] == ["220002612", "2A0000014", "220004188"]
    assert not erreurs


def test_le_zero_qu_un_tableur_a_ote_est_retabli_et_cela_se_dit() -> None:
    resultat = resoudre(trouver("guichet"), {"finess_et": "10000024\n10000065"})
    assert resultat.donnees["nb_regions"] == 1
    retablis = [a.message for a in resultat.alertes if "zéro du début" in a.message]
    assert [message[7:16] for message in retablis] == ["010000024", "010000065"]


def test_les_numeros_illisibles_tiennent_en_un_message_les_trois_premiers_cites() -> None:
    with pytest.raises(SaisieInvalide) as refus:
        resoudre(trouver("guichet"), {"finess_et": ["220002612", "a", "b", "c", "d", "e"]})
    (erreur,) = refus.value.erreurs
    assert erreur.champ == "finess_et"
    assert [f"Numéro {n} :" in erreur.message for n in (1, 2, 3, 4, 5)] == [
        False,
        True,
        True,
        True,
        False,
    ]
    assert erreur.message.endswith("Et 2\u00a0autres.")


def test_une_liste_du_contrat_est_faite_de_numeros() -> None:
    for liste in ([220002612.5], [True], [["220002612"]], [None], {"0": "220002612"}, 5):
        with pytest.raises(SaisieInvalide, match="entre guillemets"):
            resoudre(trouver("guichet"), {"finess_et": liste})


def test_trop_de_numeros_sont_refuses() -> None:
    with pytest.raises(SaisieInvalide, match="plus que"):
        resoudre(trouver("guichet"), {"finess_et": ["220002612"] * (LISTE.maximum + 1)})
