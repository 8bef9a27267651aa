"""Instruction IV et V : l'enveloppe d'une région, en avril et après septembre 2025."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from calculators import bareme
from calculators.bareme import AVANT_SEPTEMBRE, DEPUIS_SEPTEMBRE, ENVELOPPES, SEPTEMBRE, Version
from calculators.bareme.periodes import HorsPeriode, Periode
from calculators.francais.nombres import arrondir, euros
from calculators.lieux.territoires import REGIONS, nom_de_region
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.champs import Choix, Erreur, SaisieInvalide, Valeurs
from calculators.socle.enjeux import enjeu
from calculators.socle.resultat import (
    Alerte,
    LectureRetenue,
    Ligne,
    Resultat,
    Tableau,
    attention,
    info,
    ligne_de,
)
from calculators.textes import Cite
from calculators.textes.contacts import CONTACTS

VERSIONS: Mapping[str, Periode] = {
    "avril-2025": AVANT_SEPTEMBRE,
    "septembre-2025": DEPUIS_SEPTEMBRE,
}
REGION = Choix(
    nom="region",
    libelle="Région",
    options={region: nom for region, (nom, _, _) in REGIONS.items()},
    citations=(Cite("instruction", "V"),),
)
VERSION = Choix(
    nom="version",
    libelle="Version des textes",
    options={
        "avril-2025": "Avril 2025, instruction 2025/40",
        "septembre-2025": "Septembre 2025, instruction 2025/100",
    },
    aide="Sans réponse : celle qui s’applique à la date choisie.",
    citations=(Cite("instruction-septembre", "référence"),),
)
PREMIERE_HORS_AVRIL = (
    "Depuis septembre, seul le total de la première délégation est connu, par la presse : pas la "
    "part de chaque région (AMB-54)."
)


def calculer(valeurs: Valeurs, jour: date) -> Resultat:
    """L'enveloppe de la région dans la version demandée, ou dans celle du jour."""
    if valeurs["region"] is None:
        raise SaisieInvalide(Erreur("region", "Choisissez une région."))
    region = valeurs["region"]
    version = valeurs["version"] or _version_du(jour)
    regles = VERSIONS[version].au_plus_pres(jour)
    trouvee = enveloppe(region, regles)
    delegation = premiere_delegation(region, regles)
    return Resultat(
        jour=jour,
        regles_du=regles,
        reponse=euros(_euros_de(trouvee)) if trouvee else "Inconnue",
        phrase=_phrase(region, version, trouvee),
        donnees={**_donnees(region, version, trouvee, delegation), "regles_du": regles},
        lignes=tuple(_lignes(region, trouvee, delegation, regles)),
        alertes=tuple(_alertes(region, version, trouvee)),
        lectures=tuple(_lectures(region, version, trouvee)),
        tableaux=(_toutes(version, regles),),
    )


def _version_du(jour: date) -> str:
    """La version en vigueur ce jour-là ; HorsPeriode hors de la campagne."""
    bareme.CREDITS_REGIONAUX.au(jour)
    return "avril-2025" if jour < SEPTEMBRE else "septembre-2025"


def enveloppe(region: str, jour: date) -> Version | None:
    """L'enveloppe de la région ce jour-là, None si aucun texte lu ne la donne.

    En avril, le tableau des 18 régions (REG-01, REG-02, REG-03, REG-04, REG-05, REG-06, REG-07,
    REG-08, REG-09, REG-10, REG-11, REG-12, REG-13, REG-14, REG-15, REG-16, REG-17, REG-18) ; en
    septembre, ce que la presse en cite (REG-21, REG-22, REG-23, REG-24, REG-25, REG-26).
    """
    try:
        return ENVELOPPES[region].au(jour)
    except HorsPeriode:
        return None


def _euros_de(version: Version) -> Decimal:
    assert isinstance(version.grandeur, Decimal)
    return version.grandeur


def premiere_delegation(region: str, jour: date) -> Decimal | None:
    """La part déléguée en premier, en euros ; None depuis septembre (REG-28, BUD-04, BUD-05)."""
    if jour >= SEPTEMBRE:
        return None
    part = bareme.PART_PREMIERE_DELEGATION.taux(jour)
    return arrondir(ENVELOPPES[region].montant(jour) * part.numerator / part.denominator)


def en_tout(jour: date) -> Decimal:
    """Le total des enveloppes régionales, en euros (REG-19, BUD-12)."""
    return bareme.CREDITS_REGIONAUX.montant(jour)


def ecart(region: str, trouvee: Version | None) -> Decimal | None:
    """Ce que l'enveloppe de septembre a de plus que celle d'avril, en euros (REG-27)."""
    if trouvee is None or trouvee.periode != DEPUIS_SEPTEMBRE:
        return None
    return _euros_de(trouvee) - ENVELOPPES[region].montant(AVANT_SEPTEMBRE.fin)


def _donnees(
    region: str, version: str, trouvee: Version | None, delegation: Decimal | None
) -> dict[str, Any]:
    sources = " ; ".join(c.libelle for c in trouvee.citations) if trouvee else None
    return {
        "region": nom_de_region(region),
        "version": version,
        "enveloppe": trouvee.grandeur if trouvee else None,
        "premiere_delegation": delegation,
        "source": sources,
        "de_presse": bool(trouvee and trouvee.de_presse),
        "ecart_avec_avril": ecart(region, trouvee),
        "total_des_regions": en_tout(VERSIONS[version].debut),
    }


def _phrase(region: str, version: str, trouvee: Version | None) -> str:
    nom, quand = nom_de_region(region), version.replace("-", " ")
    if trouvee is None:
        return f"{nom}, {quand} : aucun texte lu ici ne donne ce montant."
    if trouvee.de_presse:
        return f"{nom}, {quand} : montant de presse, arrondi ou rapporté, non officiel."
    return f"{nom}, {quand} : enveloppe de l’année, tous projets régionaux."


def _lignes(
    region: str, trouvee: Version | None, delegation: Decimal | None, jour: date
) -> list[Ligne]:
    lignes = []
    if trouvee:
        formule = "selon la presse" if trouvee.de_presse else "tableau de l’instruction"
        lignes.append(
            ligne_de(
                "Enveloppe de la région",
                formule,
                jour,
                ENVELOPPES[region],
                montant=_euros_de(trouvee),
            )
        )
    if delegation is not None and trouvee:
        part = bareme.PART_PREMIERE_DELEGATION
        formule = f"{part.texte(jour)} × {euros(_euros_de(trouvee))}"
        lignes.append(
            ligne_de(
                "Première délégation", formule, jour, part, ENVELOPPES[region], montant=delegation
            )
        )
    difference = ecart(region, trouvee)
    if difference is not None:
        avril = euros(ENVELOPPES[region].montant(AVANT_SEPTEMBRE.fin))
        lignes.append(
            ligne_de(
                "Écart avec avril",
                f"{avril} en avril",
                jour,
                ENVELOPPES[region],
                montant=difference,
            )
        )
    regions = bareme.CREDITS_REGIONAUX
    lignes.append(
        ligne_de(
            f"Total des {len(REGIONS)} régions",
            regions.libelle,
            jour,
            regions,
            montant=en_tout(jour),
        )
    )
    return lignes


def _alertes(region: str, version: str, trouvee: Version | None) -> list[Alerte]:
    presse = (Cite("dsih", "régions"), Cite("care-insight", "crédits"))
    alertes = []
    if trouvee is None:
        contact = CONTACTS["ars-bretagne" if region == "bretagne" else "cnsa"]
        alertes.append(
            attention(
                "La presse ne cite pas cette région et nous n’avons pas lu l’instruction de "
                f"septembre. Nous ne reconstituons pas le montant : demandez-le à {contact.nom} "
                f"({contact.adresse}).",
                presse,
                "version",
            )
        )
    elif trouvee.de_presse:
        alertes.append(
            attention(
                "Montant rapporté par la presse, souvent arrondi au dixième de million : ne "
                "l’inscrivez pas dans un dossier.",
                trouvee.citations,
                "version",
            )
        )
    if version == "septembre-2025":
        alertes.append(
            info(PREMIERE_HORS_AVRIL, bareme.PREMIERE_DELEGATION.au(SEPTEMBRE).citations)
        )
    return alertes


def _lectures(region: str, version: str, trouvee: Version | None) -> list[LectureRetenue]:
    """AMB-55 en septembre ; AMB-59 pour les six régions au forfait, en avril.

    Les textes suivent l'ordre des lectures du registre.
    """
    en_avril = euros(ENVELOPPES[region].montant(AVANT_SEPTEMBRE.fin))
    if version == "septembre-2025":
        ici = euros(_euros_de(trouvee)) if trouvee else "montant inconnu"
        baisse, hausse = f"{ici}, pour {en_avril} en avril", "aucun montant cité n’a monté"
        return [enjeu("AMB-55", baisse, hausse)]
    if REGIONS[region][1] != "metropole":
        sans_base = "non calculable : le nombre d’ESSMS par région n’est pas publié"
        return [enjeu("AMB-59", en_avril, sans_base)]
    return []


def _toutes(version: str, jour: date) -> Tableau:
    """Les 18 régions et leur somme, dans cette version."""
    if version == "avril-2025":
        lignes = [_en_avril(region, jour) for region in REGIONS]
        delegue = bareme.PREMIERE_DELEGATION.texte(jour)
        lignes.append(("Total", euros(en_tout(jour)), delegue))
        colonnes = ("Région", "Enveloppe", "Première délégation")
    else:
        lignes = [_en_septembre(region, jour) for region in REGIONS]
        lignes.append(("Total", euros(en_tout(AVANT_SEPTEMBRE.fin)), euros(en_tout(jour))))
        colonnes = ("Région", "Avril", "Septembre, selon la presse")
    titre = f"Enveloppes des {len(REGIONS)} régions, {version.replace('-', ' ')}"
    return Tableau(titre, colonnes, tuple(lignes), (1, 2))


def _en_avril(region: str, jour: date) -> tuple[str, str, str]:
    delegation = premiere_delegation(region, jour)
    assert delegation is not None
    return nom_de_region(region), ENVELOPPES[region].texte(jour), euros(delegation)


def _en_septembre(region: str, jour: date) -> tuple[str, str, str]:
    connue = enveloppe(region, jour)
    septembre = ENVELOPPES[region].texte(jour) if connue else "inconnue"
    return nom_de_region(region), ENVELOPPES[region].texte(AVANT_SEPTEMBRE.fin), septembre


CALCULATEUR = Calculateur(
    nom="enveloppes",
    titre="L’enveloppe de ma région",
    resume="dit l’enveloppe d’une région et sa première délégation",
    au_projet=90,
    groupes=(Groupe("Région et version", (REGION, VERSION)),),
    calculer=calculer,
    exemple={"region": "bretagne", "version": "avril-2025"},
    exemple_titre="la Bretagne, en avril 2025",
)
