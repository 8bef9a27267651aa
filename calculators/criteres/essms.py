"""AAP § 3.1 et § 3.3.1, instruction (mention Outre-mer) : quels ESSMS le programme aide."""

from __future__ import annotations

from calculators.bareme import Bareme
from calculators.criteres.critere import Critere, Motif
from calculators.criteres.reponses import ReponsesEligibilite
from calculators.lieux.territoires import EXCLUS, cle
from calculators.socle.champs import Choix, OuiNon
from calculators.textes import Cite
from calculators.usages.mesures import CHAMPS

ILES_DU_NORD = "saint-martin-saint-barthelemy"
_EXCLUS = {cle(nom): nom for nom in EXCLUS.values()}

ARTICLE = OuiNon(
    nom="article_l312_1",
    libelle="Tous les ESSMS du projet relèvent-ils de l’article L.312-1 ?",
    aide="Du code de l’action sociale et des familles. Une unité de soins de longue durée (USLD) "
    "relève du sanitaire.",
    citations=(Cite("aap", "3.1"), Cite("cnsa", "obtenir une aide")),
)
TERRITOIRE = Choix(
    nom="territoire",
    libelle="Où sont les ESSMS ?",
    options={
        "metropole": "Métropole",
        "corse": "Corse",
        "outre-mer": "Guadeloupe, Guyane, La Réunion, Martinique ou Mayotte",
        ILES_DU_NORD: "Saint-Martin ou Saint-Barthélemy",
        **_EXCLUS,
    },
    citations=(Cite("instruction", "mention outre-mer"),),
)
FINESS_PROPRE = OuiNon(
    nom="finess_propre",
    libelle="Chaque ESSMS a-t-il son propre FINESS géographique ?",
    aide="FINESS ET : le numéro de l’établissement, pas celui de son organisme.",
    citations=(Cite("aap", "3.3.1"), Cite("faq-cnsa", "FINESS")),
)
CHAMP = Choix(
    nom="champ",
    libelle="De quel champ sont les ESSMS ?",
    options={
        **CHAMPS,
        "ahi_pjm": "AHI et PJM, sans autre champ",
        "plusieurs": "Plusieurs, dont le cas général",
    },
    aide="AHI : accueil, hébergement, insertion. SONS : la prestation Ségur de l’éditeur.",
    citations=(Cite("aap", "2.1.A"), Cite("aap", "2.1.B")),
)
DEPARTEMENT_SEUL = OuiNon(
    nom="departement_seul",
    libelle="Un ESSMS est-il financé par le seul département ?",
    citations=(Cite("aap", "3.1"),),
)
CONFORT = OuiNon(
    nom="activite_confort",
    libelle="Un service à domicile fait-il aussi du confort ?",
    aide="Services à la famille ou de la vie quotidienne, sans part essentielle à la vie.",
    citations=(Cite("aap", "3.1"),),
)
QUESTIONS = (ARTICLE, TERRITOIRE, FINESS_PROPRE, CHAMP, DEPARTEMENT_SEUL, CONFORT)


def article_l312_1(reponses: ReponsesEligibilite, _bareme: Bareme) -> list[Motif]:
    """Tout ESSMS de cet article est éligible, et lui seul (ELI-01, ELI-06, AMB-04)."""
    critere = Critere(
        "Article L.312-1",
        (Cite("aap", "3.1"), Cite("cnsa", "obtenir une aide"), Cite("faq-cnsa", "FINESS")),
        ("ELI-01", "ELI-06"),
    )
    return [
        critere.si_oui(
            reponses.article_l312_1,
            ARTICLE,
            "Vos ESSMS sont de ceux que le programme aide.",
            "Un établissement hors de cet article n’est pas éligible : retirez-le du projet.",
        )
    ]


def territoire(reponses: ReponsesEligibilite, _bareme: Bareme) -> list[Motif]:
    """Quatre territoires sont exclus, deux îles sont à confirmer (ELI-08, ELI-09, AMB-29)."""
    critere = Critere(
        "Territoire",
        (Cite("instruction", "mention outre-mer"), Cite("notice", "outre-mer")),
        ("ELI-08", "ELI-09"),
    )
    ou = reponses.territoire
    if ou is None:
        return [critere.demander(TERRITOIRE)]
    if ou in _EXCLUS:
        message = f"Le programme ne s’applique pas à ce territoire : {_EXCLUS[ou]}."
        return [critere.motif("exclut", message, TERRITOIRE)]
    if ou == ILES_DU_NORD:
        message = "Aucun texte ne vous exclut ni ne vous donne d’enveloppe : faites-le confirmer "
        return [critere.motif("a_confirmer", f"{message}(AMB-29).")]
    return [critere.motif("admet", "Le programme s’applique à ce territoire.")]


def finess(reponses: ReponsesEligibilite, _bareme: Bareme) -> list[Motif]:
    """L'AAP compte des FINESS géographiques uniques (CAL-01, CAL-02).

    Que chacun doive avoir le sien ne vient que d'une page de 2023 : rien n'exclut (AMB-04).
    """
    critere = Critere(
        "FINESS géographique",
        (Cite("aap", "3.3.1"), Cite("aap", "7"), Cite("faq-cnsa", "FINESS")),
        ("CAL-01", "CAL-02"),
    )
    if reponses.finess_propre is None:
        return [critere.demander(FINESS_PROPRE)]
    if reponses.finess_propre:
        return [critere.motif("admet", "Chaque ESSMS a le numéro sur lequel l’aide se calcule.")]
    return [
        critere.motif(
            "a_confirmer",
            "L’AAP compte des FINESS géographiques uniques. Qu’il en faille un en propre, seule "
            "une foire aux questions de la CNSA de 2023 le dit : demandez à la CNSA ce qu’il en "
            "est de cet ESSMS (AMB-04).",
        )
    ]


def departement(reponses: ReponsesEligibilite, _bareme: Bareme) -> list[Motif]:
    """Être payé par le seul département n'exclut pas (ELI-02)."""
    critere = Critere("Financement par le département", (Cite("aap", "3.1"),), ("ELI-02",))
    if not reponses.departement_seul:
        return []
    return [critere.motif("admet", "Être financé par le seul département n’exclut pas.")]


def confort(reponses: ReponsesEligibilite, _bareme: Bareme) -> list[Motif]:
    """Un service mixte est éligible, pour sa part essentielle seulement (ELI-03)."""
    critere = Critere(
        "Activités de confort", (Cite("aap", "3.1"), Cite("aap", "annexe 1")), ("ELI-03",)
    )
    if not reponses.activite_confort:
        return []
    message = "L’aide suit la seule part médico-sociale des heures : voyez le calcul des SAAD."
    return [critere.motif("limite", message)]


CRITERES = (article_l312_1, territoire, finess, departement, confort)
