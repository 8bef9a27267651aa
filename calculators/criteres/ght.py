"""AAP § 3.2.C : quand un groupement hospitalier de territoire apporte le logiciel de l'hôpital."""

from __future__ import annotations

from calculators.criteres.critere import Critere, Motif
from calculators.criteres.reponses import ReponsesEligibilite
from calculators.socle.champs import OuiNon
from calculators.textes import Cite

_CONDITIONS = tuple(Cite("aap", f"3.2.C, GHT, condition {rang}") for rang in (1, 2, 3))
PORTEUR_GHT = OuiNon(
    nom="porteur_ght",
    libelle="Le porteur est-il un groupement hospitalier de territoire (GHT) ?",
    citations=(Cite("aap", "3.2.C, GHT"),),
)
MARCHE = OuiNon(
    nom="ght_marche_public",
    libelle="Son marché public permet-il d’en faire profiter les ESSMS ?",
    citations=(_CONDITIONS[0],),
)
ADEQUATION = OuiNon(
    nom="ght_adequation",
    libelle="Peut-il vérifier que le logiciel convient aux utilisateurs des ESSMS ?",
    citations=(_CONDITIONS[1],),
)
DOCUMENT = OuiNon(
    nom="ght_document",
    libelle="Un document compare-t-il le DPI à ce qu’on attend d’un DUI ?",
    aide="DPI : dossier patient informatisé. La comparaison suit le cahier des charges national.",
    citations=(_CONDITIONS[1],),
)
SANS_AUTRE_AIDE = OuiNon(
    nom="ght_sans_autre_aide",
    libelle="Peut-il montrer que ces ESSMS n’ont eu ni aide européenne ni aide HOP’EN ?",
    citations=(_CONDITIONS[2],),
)
QUESTIONS = (PORTEUR_GHT, MARCHE, ADEQUATION, DOCUMENT, SANS_AUTRE_AIDE)


def couloir_hospitalier(reponses: ReponsesEligibilite) -> list[Motif]:
    """Le couloir hôpital n'est ouvert qu'à un GHT, à trois conditions ensemble (CNF-03, CNF-06)."""
    critere = Critere("Couloir hôpital", (Cite("aap", "3.2.C, GHT"),), ("CNF-03", "CNF-06"))
    motif = critere.si_oui(
        reponses.porteur_ght,
        PORTEUR_GHT,
        "Un GHT peut équiper les ESSMS du logiciel de l’hôpital.",
        "Hors d’un GHT, la solution doit être référencée dans le couloir médico-social.",
    )
    return [motif, *_conditions(reponses)] if motif.effet == "admet" else [motif]


def _conditions(reponses: ReponsesEligibilite) -> list[Motif]:
    """Marché public (CNF-07), adéquation et document (CNF-08, CNF-09), aucune autre aide (CNF-10).

    La dernière vise les fonds européens et HOP'EN (NRD-11) ; aucune pièce n'est prévue (AMB-30).
    """
    un, deux, trois = (
        Critere("GHT, marché public", _CONDITIONS[:1], ("CNF-07",)),
        Critere("GHT, besoins des ESSMS", _CONDITIONS[1:2], ("CNF-08", "CNF-09")),
        Critere("GHT, autres aides", _CONDITIONS[2:], ("CNF-10", "NRD-11")),
    )
    return [
        un.si_oui(
            reponses.ght_marche_public,
            MARCHE,
            "Le marché public couvre les ESSMS.",
            "Le marché public doit pouvoir profiter aux ESSMS du projet.",
        ),
        deux.si_oui(
            reponses.ght_adequation,
            ADEQUATION,
            "Le GHT peut vérifier que le logiciel convient.",
            "Le GHT doit pouvoir vérifier que le logiciel convient aux ESSMS.",
        ),
        deux.si_oui(
            reponses.ght_document,
            DOCUMENT,
            "Un document compare le DPI aux besoins d’un DUI.",
            "Un document doit comparer le DPI à ce qu’on attend d’un DUI.",
        ),
        trois.si_oui(
            reponses.ght_sans_autre_aide,
            SANS_AUTRE_AIDE,
            "Aucune autre aide pour ces ESSMS : joignez une attestation (AMB-30).",
            "Le GHT doit montrer que ces ESSMS n’ont ni aide européenne ni HOP’EN.",
        ),
    ]
