"""Les questions du calculateur de l'aide : trois nombres, ou la liste des ESSMS et le reste."""

from __future__ import annotations

from dataclasses import replace

from calculators.montants.essms import SITUATION
from calculators.montants.heures import CHAMPS_HEURES
from calculators.montants.petits import TAILLE, TERRITOIRE_DE_L_ORGANISME
from calculators.socle.calculateur import Groupe
from calculators.socle.champs import Bloc, Choix, Entier, Finess, Libre, Lignes, Montant, OuiNon
from calculators.textes import Cite

RAPIDE = Groupe(
    "Votre projet en trois nombres",
    (
        Entier(
            nom="acquisitions",
            libelle="ESSMS qui acquièrent une nouvelle solution",
            aide="Déjà équipés ou non : ils changent de logiciel ou en prennent un premier.",
            unite="ESSMS",
            citations=(Cite("aap", "3.3.2 1)"), Cite("aap", "3.3.2 2)")),
        ),
        Entier(
            nom="mises_a_niveau",
            libelle="ESSMS qui mettent leur solution à niveau",
            aide="Ils gardent leur logiciel et passent à une version référencée Ségur.",
            unite="ESSMS",
            citations=(Cite("aap", "3.3.2 1)"),),
        ),
        Entier(
            nom="sons",
            libelle="ESSMS avec une commande SONS, même logiciel",
            aide="SONS : Système ouvert non sélectif, la prestation Ségur de l’éditeur.",
            unite="ESSMS",
            citations=(Cite("instruction", "I.C"),),
        ),
    ),
)
ESSMS = Lignes(
    nom="essms",
    libelle="Liste des ESSMS",
    singulier="ESSMS",
    aide="Un par ligne. Vous pouvez coller plusieurs lignes d’un tableur dans la première case.",
    citations=(Cite("aap", "3.3.1"),),
    champs=(
        Finess(nom="finess_et", libelle="FINESS ET", aide="FINESS géographique, 9 caractères."),
        Libre(nom="organisme", libelle="Organisme gestionnaire", longueur=120),
        SITUATION,
        Montant(nom="devis_materiel", libelle="Devis matériel", secondaire=True),
        Montant(nom="depense_materiel", libelle="Dépense réelle", secondaire=True),
        Bloc(
            nom="saad",
            libelle="Si c’est un service d’aide à domicile mixte : ses heures",
            champs=CHAMPS_HEURES,
            secondaire=True,
        ),
    ),
)
ORGANISMES = Lignes(
    nom="organismes",
    libelle="Organismes gestionnaires du projet",
    singulier="organisme",
    aide="Pour savoir s’ils sont petits : matériel et AMOA leur sont réservés.",
    citations=(Cite("aap", "3.3.2 3)"),),
    champs=(
        Libre(nom="nom", libelle="Nom", longueur=120),
        TAILLE,
        replace(TERRITOIRE_DE_L_ORGANISME, defaut=None, aide="Sans réponse, celui de ses FINESS."),
    ),
)
COMPLET = Groupe(
    "Établissement par établissement",
    (ESSMS,),
    replie=True,
    aide="Pour les SAAD, le matériel, ou pour vérifier vos FINESS. Remplace les trois nombres.",
)
SPECIFIQUES = Groupe(
    "Petits organismes : matériel et AMOA",
    (
        ORGANISMES,
        OuiNon(
            nom="regroupement",
            libelle="Le projet est-il un regroupement d’organismes ?",
            citations=(Cite("aap", "3.3.2 3)"),),
        ),
        Montant(
            nom="cout_amoa",
            libelle="Coût de l’AMOA",
            aide="AMOA : assistance à maîtrise d’ouvrage. Un chef de projet interne compte.",
            citations=(Cite("aap", "3.3.2 3)"),),
        ),
        Choix(
            nom="regime_tva",
            libelle="Vos montants sont saisis",
            options={"HT": "Hors taxes", "TTC": "Toutes taxes comprises"},
            aide="Hors taxes si vous récupérez la TVA, toutes taxes comprises sinon.",
            citations=(Cite("aap", "3.3.2"),),
        ),
    ),
    replie=True,
)
GRAPPE = Groupe(
    "Vous rejoignez une grappe déjà financée",
    (
        Entier(
            nom="essms_deja_finances_dans_la_grappe",
            libelle="ESSMS déjà financés dans cette grappe",
            unite="ESSMS",
            citations=(Cite("aap", "3.2.D"),),
        ),
    ),
    replie=True,
)
QUESTIONS_DE_L_AIDE = (RAPIDE, COMPLET, SPECIFIQUES, GRAPPE)
