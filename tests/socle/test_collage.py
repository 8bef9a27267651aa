"""Les tableaux tels que chacun les a : la bonne colonne, la bonne ligne, et ce qu'on en dit."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from calculators.montants.questions_de_l_aide import ESSMS, ORGANISMES
from calculators.montants.services import SERVICES
from calculators.saad import COLONNES
from calculators.socle.calculateur import resoudre, trouver
from calculators.socle.collage import Collage, Correction, en_reponses, lire_collage
from calculators.socle.listes import Lignes, chemins


def lu(champ: Lignes, collage: Collage, chemin: str) -> list[str]:
    """Une colonne de ce qu'on a lu."""
    return [ligne[chemins(champ).index(chemin)] for ligne in collage.lignes]


def aide(texte: str, colonne: str = "finess_et", **reste: Any) -> Collage:
    return lire_collage(ESSMS, texte, colonne=colonne, **reste)


def services(texte: str, **reste: Any) -> Collage:
    return lire_collage(SERVICES, texte, **reste)


def phrases(collage: Collage) -> list[str]:
    return [phrase.replace("\u00a0", " ").replace("\u202f", " ") for phrase in collage.phrases]


def montant(nom: str, champ: Lignes, collage: Collage) -> str:
    donnees = resoudre(trouver(nom), {champ.nom: en_reponses(champ, collage)}).donnees
    return str(donnees["total"])


def test_une_premiere_ligne_sans_chiffre_n_est_pas_un_en_tete() -> None:
    """Trois organismes, 63 000 €."""
    collage = aide("Association Les Lilas\r\nAssociation du Parc\r\nCCAS de Rennes", "organisme")
    assert lu(ESSMS, collage, "organisme") == [
        "Association Les Lilas",
        "Association du Parc",
        "CCAS de Rennes",
    ]
    assert montant("aide", ESSMS, collage) == "63000.00"
    assert (collage.entete, collage.devine, phrases(collage)) == (0, False, ["3 lignes lues"])


def test_soixante_lignes_collees_en_sont_soixante() -> None:
    texte = "\n".join(["EHPAD Les Lilas", *(f"Association n° {n}" for n in range(2, 61))])
    assert len(aide(texte, "organisme").lignes) == 60


def test_un_en_tete_avec_un_chiffre_reste_un_en_tete() -> None:
    collage = aide("FINESS ET (9 caractères)\tOrganisme\r\n220002612\tA\r\n350000121\tB")
    assert lu(ESSMS, collage, "finess_et") == ["220002612", "350000121"]
    assert montant("aide", ESSMS, collage) == "42000.00"
    assert phrases(collage) == ["2 lignes lues", "en-tête reconnu"]


def test_les_colonnes_se_trouvent_a_leur_titre_dans_un_autre_ordre() -> None:
    texte = (
        "Nom;FINESS;Type;Heures totales;APA;PCH\n"
        "SAAD À Domicile 35 & Cie;350000121;acquisition;10 000;5 000;100\n"
        "ADMR « Vilaine & Oust »;220002612;mise à niveau;8 000,5;500;- €"
    )
    collage = services(texte)
    assert [dict(zip(chemins(SERVICES), ligne, strict=True)) for ligne in collage.lignes][1] == {
        "nom": "ADMR « Vilaine & Oust »",
        "finess_ej": "",
        "finess_et": "220002612",
        "heures_totales": "8 000,5",
        "heures_apa": "500",
        "heures_pch": "- €",
        "heures_autres_dependance": "",
        "type_financement": "",
        "situation": "mise à niveau",
    }
    assert lu(ESSMS, aide(texte), "saad.heures_apa") == ["5 000", "500"]
    assert lu(ESSMS, aide(texte), "nom") == ["SAAD À Domicile 35 & Cie", "ADMR « Vilaine & Oust »"]


@pytest.mark.parametrize(
    ("titre", "chemin"),
    [
        *(("FINESS", "finess_et"), ("N° FINESS géographique", "finess_et"), ("ET", "finess_et")),
        *(("Numéro FINESS de l’établissement", "finess_et"), ("nofinesset", "finess_et")),
        *(("FINESS ET (9 caractères)", "finess_et"), ("n°finess_et", "finess_et")),
        *(("Finess juridique", ""), ("FINESS EJ", ""), ("N° FINESS du gestionnaire", "")),
        *(("FINESS de l’entité juridique", ""), ("SIRET", ""), ("Code postal", "")),
        *(("Gestionnaire", "organisme"), ("ORGANISME GESTIONNAIRE (OG)", "organisme")),
        *(("Nom de l’organisme", "organisme"), ("Nom de l’établissement", "nom"), ("Commune", "")),
        *(("Situation", "situation"), ("Devis matériel HT", "devis_materiel")),
        *(("Montant du devis (€ TTC)", "devis_materiel"), ("Dépense réelle", "depense_materiel")),
        *(("H. APA", "saad.heures_apa"), ("Heures PCH 2024", "saad.heures_pch")),
        *(
            ("Nombre total d’heures", "saad.heures_totales"),
            ("Total heures", "saad.heures_totales"),
        ),
        *(("Heures totales réalisées en 2024 (d)", "saad.heures_totales"),),
        *(("Autres", "saad.heures_autres_dependance"), ("Taux", ""), ("Aide", "")),
        *(("Heures dépendance hors APA/PCH", "saad.heures_autres_dependance"),),
        *(("Précisez type de financement col.G", "saad.type_financement"),),
        *(("Financeur", "saad.type_financement"), ("% total activités MS", ""), ("Téléphone", "")),
    ],
)
def test_un_titre_se_reconnait_comme_on_l_ecrit(titre: str, chemin: str) -> None:
    contenu = {"finess_et": "350000121", "situation": "sons", "organisme": "CCAS", "": "néant"}
    cellule = contenu.get(chemin, "12")
    collage = aide(f"Nom;{titre};Ville\nEHPAD A;{cellule};Brest\nEHPAD B;{cellule};Auray")
    assert (collage.entete, collage.colonnes[1].chemin) == (1, chemin)


def test_l_organisme_est_le_gestionnaire_quand_un_tableau_a_les_deux() -> None:
    texte = "Raison sociale;N° FINESS;Gestionnaire\nEHPAD A;350000121;CCAS\nEHPAD B;220002612;CIAS"
    assert lu(ESSMS, aide(texte), "organisme") == ["CCAS", "CIAS"]
    seule = aide("FINESS;Raison sociale\n350000121;ADMR\n220002612;ASSAD")
    assert lu(ESSMS, seule, "organisme") == ["ADMR", "ASSAD"]
    assert seule.devine
    assert "colonne « Raison sociale » lue comme « Organisme gestionnaire »" in phrases(seule)


def test_deux_colonnes_pour_une_question_la_mieux_nommee_et_cela_se_demande() -> None:
    collage = aide("FINESS;FINESS établissement\n350000121;220002612\n350000121;220004188")
    assert lu(ESSMS, collage, "finess_et") == ["220002612", "220004188"]
    assert collage.devine


def test_type_est_la_situation_s_il_en_donne_une_sinon_rien() -> None:
    assert lu(ESSMS, aide("FINESS;Type\n350000121;sons\n220002612;sons"), "situation")[0] == "sons"
    collage = aide("FINESS;Type\n350000121;EHPAD\n220002612;SAAD")
    assert [colonne.chemin for colonne in collage.colonnes] == ["finess_et", ""]


def test_sans_en_tete_le_contenu_corrige_l_ordre() -> None:
    collage = aide("CCAS de Rennes\t350000121\tsons\nADMR du Léguer\t220002612\tacquisition")
    assert collage.lignes[0][:3] == ("350000121", "CCAS de Rennes", "sons")
    assert collage.devine
    assert {colonne.comment for colonne in collage.colonnes} == {"contenu"}


def test_sans_en_tete_le_code_postal_et_le_rang_ne_sont_pas_des_montants() -> None:
    texte = (
        "1;220002612;220005805;ESATCO Loudéac;22604;Bretagne\n"
        "2;220004188;220005805;ESATCO Tréguier;22220;Bretagne"
    )
    collage = aide(texte)
    assert [tuple(filter(None, ligne)) for ligne in collage.lignes] == [
        ("220002612", "ESATCO Loudéac"),
        ("220004188", "ESATCO Tréguier"),
    ]


def test_le_finess_qui_distingue_les_lignes_est_celui_de_l_etablissement() -> None:
    """Le siège se répète ; le prendre pour l'établissement ferait des doublons."""
    collage = aide("220005805\tESATCO\t220002612\n220005805\tESATCO\t220004188")
    assert lu(ESSMS, collage, "finess_et") == ["220002612", "220004188"]
    seul = services("SAAD A;350000121;1000;500\nSAAD B;220002612;900;100", colonne="nom")
    assert lu(SERVICES, seul, "finess_et") == ["350000121", "220002612"]


def test_une_reponse_mal_ecrite_reste_a_sa_place() -> None:
    """À sa case, l'erreur se voit ; la colonne ignorée, la situation serait supposée."""
    collage = aide("350000121\tCCAS\tacquisit. nouvelle\n220002612\tADMR\tMAJ")
    assert lu(ESSMS, collage, "situation") == ["acquisit. nouvelle", "MAJ"]


@pytest.mark.parametrize("ordre", [*permutations(range(3))])
def test_sans_en_tete_trois_colonnes_se_lisent_dans_tous_les_ordres(
    ordre: tuple[int, ...],
) -> None:
    lignes = [("350000121", "CCAS", "sons"), ("220002612", "CCAS", "mise à niveau")]
    texte = "\n".join("\t".join(ligne[place] for place in ordre) for ligne in lignes)
    assert [ligne[:3] for ligne in aide(texte).lignes] == lignes


@pytest.mark.parametrize("ordre", [*permutations(range(4))])
def test_sans_en_tete_un_service_se_lit_dans_tous_les_ordres(ordre: tuple[int, ...]) -> None:
    """Les heures gardent le leur : le total, puis l'APA."""
    lignes = [
        ("SAAD A", "220005805", "220002612", "1000\t500"),
        ("SAAD B", "220005805", "220004188", "900\t100"),
    ]
    texte = "\n".join("\t".join(ligne[place] for place in ordre) for ligne in lignes)
    lues = ["\t".join(ligne[:5]) for ligne in services(texte, colonne="nom").lignes]
    assert lues == ["\t".join(ligne) for ligne in lignes]


def test_des_numeros_qu_un_tableur_a_changes_restent_a_leur_place() -> None:
    collage = aide("350000121.0\tCCAS\n3,5E+08\tCIAS\n220002612\tADMR")
    assert lu(ESSMS, collage, "finess_et") == ["350000121.0", "3,5E+08", "220002612"]


def test_une_colonne_absente_ne_decale_pas_les_heures() -> None:
    """Sans FINESS EJ, 1 000 h au total : jamais 1 000 h de PCH sur 500."""
    collage = services("SAAD A\t350000121\t1000\t500\t100", colonne="nom")
    assert collage.lignes == (("SAAD A", "", "350000121", "1000", "500", "100", "", "", ""),)
    assert collage.devine


def test_un_taux_ne_va_jamais_dans_la_situation_ni_dans_des_heures() -> None:
    collage = aide("350000121\tCCAS\t75 %\n220002612\tADMR\t50 %")
    assert lu(ESSMS, collage, "situation") == ["", ""]
    taux = services("Nom;Heures totales;APA\nA;1000;75 %\nB;500;25,5 %")
    assert lu(SERVICES, taux, "heures_apa") == ["", ""]


@pytest.mark.parametrize("champ_recu", ["organisme", "finess_et", "devis_materiel"])
def test_une_colonne_seule_va_a_la_case_qui_la_recoit(champ_recu: str) -> None:
    collage = aide("350000121\n220002612\nxx", champ_recu)
    assert lu(ESSMS, collage, champ_recu) == ["350000121", "220002612", "xx"]


@pytest.mark.parametrize(
    ("texte", "champ_recu", "chemin"),
    [
        ("Organisme gestionnaire\nCCAS\nCIAS", "organisme", "organisme"),
        ("Nom\nCCAS\nCIAS", "organisme", "nom"),
        ("N° FINESS ET\n350000121\n220002612", "organisme", "finess_et"),
    ],
)
def test_le_titre_d_une_colonne_seule_n_est_pas_une_ligne(
    texte: str, champ_recu: str, chemin: str
) -> None:
    collage = aide(texte, champ_recu)
    assert lu(ESSMS, collage, chemin) == texte.split("\n")[1:]


def test_le_collage_part_de_la_case_qui_le_recoit() -> None:
    collage = aide("sons\t1 200 €\nacquisition\t800 €", "situation")
    assert lu(ESSMS, collage, "devis_materiel") == ["1 200 €", "800 €"]


def test_un_total_est_mis_de_cote_dit_et_peut_etre_repris() -> None:
    """Deux services, 23 100 € ; le total, compté, en ajoutait un troisième."""
    texte = (
        "A\t\t\t10 000\t9 000\t0\t0\r\nB\t\t\t10 000\t2 000\t0\t0\r\n"
        "Total\t\t\t20 000\t10 000\t1000\t0"
    )
    collage = services(texte, colonne="nom")
    assert montant("saad", SERVICES, collage) == "23100.00"
    assert phrases(collage) == ["2 lignes lues", "1 ligne de total mise de côté"]
    (ecartee,) = collage.ecartees
    assert (ecartee.rang, ecartee.raison) == (3, "ligne de total")
    assert ecartee.texte.startswith("Total · 20 000")
    repris = services(texte, colonne="nom", correction=Correction(reprises=frozenset({3})))
    assert (len(repris.lignes), repris.ecartees) == (3, ())


def test_titres_lignes_vides_en_tetes_repetes_et_notes_ne_sont_pas_des_services() -> None:
    texte = (
        "Déclaration des heures 2024;;;\n15/09/2025;;;\n;;;\n"
        "Nom;FINESS;Heures totales;APA\nSAAD A;350000121;1000;500\n;;;\n"
        "Nom;FINESS;Heures totales;APA\nSAAD B;220002612;900;100\nTOTAL GÉNÉRAL;;1900;600\n"
        "Source : logiciel de planification;;;\nÀ compléter avant le 15 septembre;;;\n"
    )
    collage = services(texte)
    assert lu(SERVICES, collage, "nom") == ["SAAD A", "SAAD B"]
    assert collage.entete == 4
    assert [ecartee.rang for ecartee in collage.ecartees] == [7, 9, 10, 11]
    assert phrases(collage) == [
        "2 lignes lues",
        "en-tête reconnu",
        "2 lignes de titre au-dessus",
        "1 en-tête répété mis de côté",
        "1 ligne de total mise de côté",
        "2 notes mises de côté",
    ]


def test_un_service_qui_n_a_qu_un_nom_reste() -> None:
    texte = "FINESS;Gestionnaire;Situation\n350000121;CCAS;sons\n;Association Les Lilas;\n;;"
    assert lu(ESSMS, aide(texte), "organisme") == ["CCAS", "Association Les Lilas"]


def test_un_autre_en_tete_plus_bas_se_dit_et_se_demande() -> None:
    texte = "FINESS;Gestionnaire\n350000121;CCAS\nGestionnaire;FINESS\nADMR;220002612"
    collage = aide(texte)
    assert [ecartee.rang for ecartee in collage.ecartees] == [3]
    assert collage.devine


def test_une_ligne_sans_rien_de_lu_est_mise_de_cote() -> None:
    collage = aide("FINESS;Observations\n350000121;RAS\n;vu le 3 mai\n220002612;")
    assert [e.raison for e in collage.ecartees] == ["rien dans les colonnes lues"]


def test_l_annexe_1_de_l_appel_a_projets_s_ouvre_telle_quelle() -> None:
    texte = (
        "a;b;c;d;e;f;g;h;i;j\n"
        '"Nom de la\nstructure";FINESS EJ;FINESS ET;Nombres d’heures réalisées par la structure;'
        "Heures APA;Heure PCH;Heures dépendance hors APA/PCH;Précisez type de financement col.G;"
        "% total activités MS;% total activités de confort\n"
        "SAAD A;220005805;220002612;1 000,5;500;0;10;CARSAT;50,97 %;49,03 %\n"
    )
    collage = services(texte)
    assert collage.lignes == (
        ("SAAD A", "220005805", "220002612", "1 000,5", "500", "0", "10", "CARSAT", ""),
    )
    assert (collage.entete, collage.devine) == (2, False)


def test_un_en_tete_sur_deux_lignes_se_lit_en_une() -> None:
    texte = "Nom;FINESS;Heures;;\n;;totales;APA;PCH\nSAAD A;350000121;1000;500;20"
    assert services(texte).lignes[0][3:6] == ("1000", "500", "20")


def test_le_tableau_copie_du_resultat_revient_tel_quel() -> None:
    """« Copier ce tableau » de saad, collé dans saad : les mêmes services, la même aide."""
    donne = {
        "services": [
            {
                "nom": "Service de Lannion",
                "finess_et": "220002612",
                "heures_totales": "40000",
                "heures_apa": "22000",
                "heures_pch": "8000",
            },
            {"nom": "SAAD « B »", "heures_totales": "10 000,5", "heures_apa": "2 000"},
        ]
    }
    premier = resoudre(trouver("saad"), donne)
    (tableau,) = premier.tableaux
    titres = [colonne.titre for colonne in COLONNES]
    texte = "\n".join("\t".join(ligne) for ligne in (titres, *tableau.ecrites()))
    for copie in (texte, texte.partition("\n")[2]):
        collage = services(copie, colonne="nom")
        repris = resoudre(trouver("saad"), {"services": en_reponses(SERVICES, collage)})
        assert repris.donnees == premier.donnees


def test_les_organismes_ont_aussi_leur_tableau() -> None:
    collage = lire_collage(ORGANISMES, "Gestionnaire\tNb ESSMS\tRégion\nCCAS\t12\tBretagne")
    assert collage.lignes == (("CCAS", "12", "Bretagne"),)


def test_un_en_tete_inconnu_se_devine_a_ce_qu_il_coiffe() -> None:
    texte = "Identifiant;Gest.;Choix\n350000121;CCAS;sons\n220002612;CIAS;acquisition"
    collage = aide(texte)
    assert collage.lignes[0][:3] == ("350000121", "", "sons")
    assert phrases(collage)[:2] == ["2 lignes lues", "en-tête supposé"]
    assert collage.devine


def test_une_personne_corrige_l_en_tete_les_colonnes_et_les_lignes() -> None:
    texte = "Établissement;Gest.\nEHPAD A;CCAS\nEHPAD B;CIAS\nEHPAD C;CIAS"
    correction = Correction(entete=1, colonnes={1: "organisme", 0: ""}, ecartees=frozenset({4, 99}))
    collage = aide(texte, correction=correction)
    assert lu(ESSMS, collage, "organisme") == ["CCAS", "CIAS"]
    assert [colonne.comment for colonne in collage.colonnes] == ["corrige", "corrige"]
    assert [ecartee.raison for ecartee in collage.ecartees] == ["mise de côté par vous"]
    sans = aide(texte, "organisme", correction=Correction(entete=0, colonnes={1: "organisme"}))
    assert lu(ESSMS, sans, "organisme") == ["Gest.", "CCAS", "CIAS", "CIAS"]


def test_une_colonne_corrigee_prend_sa_question_a_une_autre() -> None:
    collage = aide(
        "FINESS;Gestionnaire;Siège\n350000121;CCAS;Ville\n220002612;CIAS;Pays",
        correction=Correction(colonnes={2: "organisme"}),
    )
    assert lu(ESSMS, collage, "organisme") == ["Ville", "Pays"]
    assert [colonne.chemin for colonne in collage.colonnes] == ["finess_et", "", "organisme"]


@pytest.mark.parametrize(
    ("source", "phrase"),
    [
        ("", "vide"),
        ("\n;;\n", "vide"),
        ("a\x00b", "signes illisibles"),
        (b"PK\x03\x04", "un classeur"),
        ("\t".join(["350000121"] * 1_001), "1.001 cellules"),
        ("A\n" * 20_001, "20.001 lignes"),
    ],
)
def test_ce_qui_n_est_pas_un_tableau_est_refuse_par_une_phrase(
    source: str | bytes, phrase: str
) -> None:
    with pytest.raises(ValueError, match=phrase) as refus:
        lire_collage(ESSMS, source, colonne="organisme")
    assert str(refus.value).endswith(".")


def test_une_colonne_que_la_liste_n_a_pas_est_refusee() -> None:
    with pytest.raises(ValueError, match="« couleur »"):
        aide("a\nb", "couleur")
    with pytest.raises(ValueError, match="« couleur »"):
        aide("a\nb", correction=Correction(colonnes={0: "couleur"}))
