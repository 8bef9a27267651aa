"""AAP § 3.2.B et § 3.2.D : l'entité nationale, la taille du projet, le regroupement, la grappe."""

from __future__ import annotations

from calculators.bareme import TAILLE_IDEALE, TAILLE_IDEALE_ULTRAMARINE, Bareme, Valeur
from calculators.criteres.critere import Critere, Motif
from calculators.criteres.reponses import ReponsesEligibilite
from calculators.depots.questions import NB_ESSMS
from calculators.francais.nombres import au_pluriel
from calculators.socle.champs import OuiNon
from calculators.socle.enjeux import enjeu
from calculators.socle.resultat import LectureRetenue
from calculators.textes import Cite

_REGROUPEMENT = (Cite("aap", "3.2.D"),)


def _question(nom: str, libelle: str, aide: str = "") -> OuiNon:
    return OuiNon(nom=nom, libelle=libelle, aide=aide, citations=_REGROUPEMENT)


ENTITE = OuiNon(
    nom="entite_nationale",
    libelle="Le porteur ou un ESSMS est-il rattaché à une entité nationale ?",
    aide="Une association ou une fondation nationale, par exemple.",
    citations=(Cite("aap", "3.2.B"), Cite("aap", "annexe 2")),
)
ACCORD = OuiNon(
    nom="accord_entite_nationale",
    libelle="Avez-vous son accord écrit pour ce projet ?",
    citations=(Cite("aap", "3.2.B"),),
)
GRAPPE = _question(
    "rejoint_grappe",
    "Rejoignez-vous une grappe déjà financée ?",
    "Grappe : un regroupement d’organismes pour un même projet.",
)
GRAPPE_ACCORD = _question("grappe_accord", "Son porteur est-il d’accord ?")
GRAPPE_MOMENT = _question(
    "grappe_temporalite", "Le moment est-il cohérent avec le projet de la grappe ?"
)
GRAPPE_MARCHE = _question(
    "grappe_marche", "Le contrat ou le marché de la grappe permet-il de vous accueillir ?"
)
GRAPPE_RISQUE = _question(
    "grappe_sans_risque",
    "La grappe garde-t-elle ses délais et ses cibles d’usage ?",
    "Votre arrivée ne doit pas lui faire courir de risque excessif.",
)
REGROUPEMENT = _question("regroupement", "Le projet est-il un regroupement d’organismes ?")
DUREE = _question("regroupement_duree", "Dure-t-il au moins le temps du projet ?")
MOYENS = _question("regroupement_moyens", "Met-il des moyens en commun pour le projet ?")
ENTITES = (ENTITE, ACCORD)
GRAPPES = (GRAPPE, GRAPPE_ACCORD, GRAPPE_MOMENT, GRAPPE_MARCHE, GRAPPE_RISQUE)
REGROUPEMENTS = (NB_ESSMS, REGROUPEMENT, DUREE, MOYENS)


def entite_nationale(reponses: ReponsesEligibilite, _bareme: Bareme) -> list[Motif]:
    """Rattaché à une entité nationale : son accord écrit d'abord (ELI-16, ELI-17, AMB-49)."""
    critere = Critere("Entité nationale", (Cite("aap", "3.2.B"),), ("ELI-16", "ELI-17"))
    if reponses.entite_nationale is None:
        return [critere.demander(ENTITE)]
    if not reponses.entite_nationale:
        return [critere.motif("admet", "Aucun accord d’une entité nationale n’est à demander.")]
    return [
        critere.si_oui(
            reponses.accord_entite_nationale,
            ACCORD,
            "L’accord écrit de l’entité nationale est à joindre au dossier.",
            "Sans l’accord écrit de l’entité nationale, le projet ne peut pas être déposé : "
            "obtenez-le d’abord.",
        )
    ]


def grappe(reponses: ReponsesEligibilite, _bareme: Bareme) -> list[Motif]:
    """Rejoindre une grappe financée : quatre conditions ensemble (GRP-14), que l'ARS apprécie.

    L'accord du porteur (GRP-15), le moment (GRP-16), la régularité du marché (GRP-17), le risque
    (GRP-18).
    """
    critere = Critere("Rejoindre une grappe", _REGROUPEMENT, ("GRP-14",))
    if reponses.rejoint_grappe is None:
        return [critere.demander(GRAPPE)]
    if not reponses.rejoint_grappe:
        return [critere.motif("admet", "Vous déposez votre propre projet.")]
    return [
        Critere("Grappe, accord", _REGROUPEMENT, ("GRP-14", "GRP-15")).si_oui(
            reponses.grappe_accord,
            GRAPPE_ACCORD,
            "Le porteur de la grappe est d’accord.",
            "Le porteur de la grappe doit être d’accord.",
        ),
        Critere("Grappe, moment", _REGROUPEMENT, ("GRP-14", "GRP-16")).si_oui(
            reponses.grappe_temporalite,
            GRAPPE_MOMENT,
            "Le moment convient au projet de la grappe.",
            "Le moment doit être cohérent avec le projet de la grappe.",
        ),
        Critere("Grappe, marché", _REGROUPEMENT, ("GRP-14", "GRP-17")).si_oui(
            reponses.grappe_marche,
            GRAPPE_MARCHE,
            "Le marché de la grappe permet de vous accueillir.",
            "Vous accueillir doit être régulier au regard du marché de la grappe.",
        ),
        Critere("Grappe, risque", _REGROUPEMENT, ("GRP-14", "GRP-18")).si_oui(
            reponses.grappe_sans_risque,
            GRAPPE_RISQUE,
            "La grappe garde ses délais et ses cibles.",
            "Votre arrivée ne doit pas mettre en danger le projet de la grappe.",
        ),
    ]


def regroupement(reponses: ReponsesEligibilite, _bareme: Bareme) -> list[Motif]:
    """Un regroupement dure le temps du projet et partage des moyens (GRP-05, GRP-06).

    La coopération durable n'est que souhaitée (GRP-08).
    """
    critere = Critere("Regroupement", _REGROUPEMENT, ("GRP-05", "GRP-06", "GRP-08"))
    if reponses.rejoint_grappe:
        return []
    if reponses.regroupement is None:
        return [critere.demander(REGROUPEMENT)]
    if not reponses.regroupement:
        return [critere.motif("admet", "Un seul organisme porte le projet.")]
    motifs = [
        critere.si_oui(
            reponses.regroupement_duree,
            DUREE,
            "Le regroupement dure autant que le projet.",
            "Un regroupement doit durer au moins le temps du projet.",
        ),
        critere.si_oui(
            reponses.regroupement_moyens,
            MOYENS,
            "Le regroupement partage des moyens.",
            "Un regroupement doit mettre des moyens en commun pour le projet.",
        ),
    ]
    # Qui rejoint une grappe n'a pas de regroupement à former : sans le savoir, rien n'exclut.
    if reponses.rejoint_grappe is None and any(motif.effet == "exclut" for motif in motifs):
        return [critere.demander(GRAPPE)]
    return motifs


def taille_attendue(reponses: ReponsesEligibilite) -> Valeur:
    """La taille attendue d'un projet là où sont les ESSMS."""
    ultramarin = reponses.territoire not in {None, "metropole"}
    return TAILLE_IDEALE_ULTRAMARINE if ultramarin else TAILLE_IDEALE


def taille(reponses: ReponsesEligibilite, bareme: Bareme) -> list[Motif]:
    """Le nombre attendu d'ESSMS : un idéal que l'ARS apprécie, pas un rejet (GRP-01, GRP-04)."""
    attendue, nombre = taille_attendue(reponses), reponses.nb_essms
    critere = Critere("Taille du projet", bareme.version(attendue).citations, ("GRP-01", "GRP-04"))
    if reponses.rejoint_grappe:
        return []
    if nombre is None:
        return [critere.demander(NB_ESSMS)] if reponses.regroupement is False else []
    if nombre == 1 and not reponses.regroupement:
        return [_seul()]
    if bareme.respecte(attendue, nombre):
        return [critere.motif("admet", f"Le projet compte au moins {bareme.texte(attendue)}.")]
    compte = f"Le projet compte {au_pluriel(nombre, 'ESSMS', 'ESSMS')}"
    if attendue is TAILLE_IDEALE:
        message = (
            f"{compte} ; {bareme.texte(attendue)} sont attendus. L’ARS apprécie : cherchez un "
        )
    else:
        message = (
            f"{compte}. L’AAP ne fixe aucun nombre ici ; une page de la CNSA en attend "
            f"{bareme.texte(attendue)} : à confirmer auprès de votre ARS. Cherchez un "
        )
    return [critere.motif("limite", f"{message}regroupement (AMB-28).")]


def _seul() -> Motif:
    """Un ESSMS sans personne : l'instruction veut mutualiser, une pièce l'atteste (GRP-20)."""
    critere = Critere(
        "Un seul ESSMS",
        (Cite("instruction", "résumé"), Cite("aap", "3.2.D"), Cite("aap", "annexe 2")),
        ("GRP-01", "GRP-04", "GRP-20"),
    )
    return critere.motif(
        "a_confirmer",
        "L’instruction oblige les porteurs à mutualiser, et une pièce doit l’attester : un ESSMS "
        "seul n’a personne avec qui le faire. Demandez à l’ARS, ou rejoignez un regroupement "
        "(AMB-28).",
    )


def lecture_de_la_taille(reponses: ReponsesEligibilite, bareme: Bareme) -> list[LectureRetenue]:
    """Sous le nombre attendu, la CNSA et l'AAP ne disent pas la même chose (AMB-28)."""
    petits = {"limite", "a_confirmer"}
    if reponses.nb_essms and any(m.effet in petits for m in taille(reponses, bareme)):
        return [enjeu("AMB-28", "recevable, si l’ARS l’admet", "non recevable")]
    return []


CRITERES = (entite_nationale, taille, regroupement, grappe)
