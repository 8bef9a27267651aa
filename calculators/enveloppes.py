"""Instruction IV et V : l'enveloppe d'une région, en avril et après septembre 2025."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculators.bareme import (
    CREDITS_REGIONAUX,
    ENVELOPPES,
    PART_PREMIERE_DELEGATION,
    PREMIERE_DELEGATION,
    Bareme,
    Version,
)
from calculators.editions import edition
from calculators.francais.nombres import euros, majuscule
from calculators.francais.oral import elider, minuscule
from calculators.lieux.territoires import REGIONS, nom_de_region
from calculators.montants.enveloppes import (
    dire_l_ecart,
    ecart,
    ecrire_enveloppe,
    en_tout,
    enveloppe,
    euros_de,
    montant_ou_texte,
    ont_change,
    premiere_delegation,
    premieres,
    sourcee,
)
from calculators.socle.calculateur import Calculateur, Groupe
from calculators.socle.champs import Choix, Erreur, Incomplet, SaisieInvalide
from calculators.socle.enjeux import enjeu
from calculators.socle.resultat import (
    Alerte,
    LectureRetenue,
    Ligne,
    Resultat,
    attention,
    info,
    ligne_de,
)
from calculators.socle.tableau import Colonne, Sourcee, Tableau
from calculators.textes import Cite
from calculators.textes.contacts import contact

REGION = Choix(
    nom="region",
    libelle="Région",
    options={region: nom for region, (nom, _, _) in REGIONS.items()},
    citations=(Cite("instruction", "V"),),
)
VERSION_DES_TEXTES = Choix(
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
    "Depuis septembre, un article donne le total de la première délégation, sans la part de chaque "
    "région (AMB-54)."
)


@dataclass(frozen=True, eq=False)
class ReponsesEnveloppes:
    """Une région, et la version des textes."""

    region: str | None
    version: str | None


def calculer(reponses: ReponsesEnveloppes, bareme: Bareme) -> Resultat:
    """L'enveloppe de la région dans la version demandée, ou dans celle du jour."""
    region = reponses.region
    if region is None:
        raise Incomplet("Choisissez une région.", "region")
    version = reponses.version or bareme.campagne.version_du(bareme.jour)
    regles = _regles(version, bareme)
    trouvee = enveloppe(region, regles)
    delegation = premiere_delegation(region, regles)
    return Resultat(
        bareme=bareme,
        regles_du=regles.jour,
        reponse=majuscule(ecrire_enveloppe(trouvee)) if trouvee else "Inconnue",
        phrase=_phrase(region, version, trouvee),
        donnees={**_donnees(region, version, regles), "regles_du": regles.jour},
        lignes=tuple(_lignes(region, trouvee, delegation, regles)),
        alertes=tuple(_alertes(region, trouvee, regles)),
        lectures=tuple(_lectures(region, trouvee, regles)),
        tableaux=(_toutes(version, regles),),
        manque=(),
    )


def _regles(version: str, bareme: Bareme) -> Bareme:
    """Les règles de cette version, au jour demandé ou au plus près."""
    versions = bareme.campagne.versions
    if version not in versions:
        message = f"Cette version n’est pas de la campagne {bareme.campagne.nom}."
        raise SaisieInvalide(Erreur("version", message))
    return bareme.au(versions[version].au_plus_pres(bareme.jour))


def _donnees(region: str, version: str, bareme: Bareme) -> dict[str, Any]:
    trouvee = enveloppe(region, bareme)
    sources = " ; ".join(c.libelle for c in trouvee.citations) if trouvee else None
    return {
        "region": nom_de_region(region),
        "version": version,
        "enveloppe": trouvee.grandeur if trouvee else None,
        "premiere_delegation": premiere_delegation(region, bareme),
        "source": sources,
        "de_presse": bool(trouvee and trouvee.de_presse),
        "ecart_avec_avril": ecart(region, bareme),
        "total_des_regions": en_tout(bareme),
    }


def _phrase(region: str, version: str, trouvee: Version | None) -> str:
    nom, quand = nom_de_region(region), version.replace("-", " ")
    if trouvee is None:
        return f"{nom}, {quand} : la presse ne cite pas ce montant."
    if trouvee.de_presse:
        return f"{nom}, {quand} : montant de presse, arrondi ou rapporté, non officiel."
    return f"{nom}, {quand} : enveloppe de l’année, tous projets régionaux."


def _lignes(
    region: str, trouvee: Version | None, delegation: Decimal | None, bareme: Bareme
) -> list[Ligne]:
    lignes = []
    if trouvee:
        formule = "selon la presse" if trouvee.de_presse else "tableau de l’instruction"
        lignes.append(
            ligne_de(
                "Enveloppe de la région",
                formule,
                bareme,
                ENVELOPPES[region],
                **montant_ou_texte(trouvee),
            )
        )
    if delegation is not None and trouvee:
        part = PART_PREMIERE_DELEGATION
        formule = f"{bareme.texte(part)} × {euros(euros_de(trouvee))}"
        lignes.append(
            ligne_de(
                "Première délégation", formule, bareme, part, ENVELOPPES[region], montant=delegation
            )
        )
    difference = ecart(region, bareme)
    if difference is not None and trouvee:
        avril = premieres(bareme).texte(ENVELOPPES[region])
        formule = f"{avril} en avril"
        lignes.append(
            ligne_de(
                "Écart avec avril",
                formule,
                bareme,
                ENVELOPPES[region],
                texte=dire_l_ecart(difference, trouvee),
            )
        )
    regions = CREDITS_REGIONAUX
    titre, total = f"Total des {len(REGIONS)} régions", montant_ou_texte(bareme.version(regions))
    lignes.append(ligne_de(titre, regions.libelle, bareme, regions, **total))
    return lignes


def _alertes(region: str, trouvee: Version | None, bareme: Bareme) -> list[Alerte]:
    presse = (Cite("dsih", "régions"), Cite("care-insight", "crédits"))
    alertes = []
    if trouvee is None:
        ici = edition().region in {None, region}
        demande = contact("ars" if ici else "programme")
        adresse = f" ({demande.adresse})" if demande.adresse else ""
        alertes.append(
            attention(
                "La presse ne cite pas cette région et nous n’avons pas lu l’instruction de "
                f"septembre. Nous ne reconstituons pas le montant : demandez-le {demande.au}"
                f"{adresse}.",
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
    if ont_change(bareme):
        alertes.append(
            info(PREMIERE_HORS_AVRIL, bareme.version(PREMIERE_DELEGATION).citations, "version")
        )
    return alertes


def _lectures(region: str, trouvee: Version | None, bareme: Bareme) -> list[LectureRetenue]:
    """AMB-55 en septembre ; AMB-59 pour les six régions au forfait, en avril.

    Les textes suivent l'ordre des lectures du registre.
    """
    en_avril = premieres(bareme).texte(ENVELOPPES[region])
    if ont_change(bareme):
        ici = ecrire_enveloppe(trouvee) if trouvee else "montant inconnu"
        baisse, hausse = f"{ici}, pour {en_avril} en avril", "aucun montant cité n’a monté"
        return [enjeu("AMB-55", baisse, hausse)]
    if REGIONS[region][1] != "metropole":
        sans_base = "non calculable : les textes lus ne donnent pas le nombre d’ESSMS par région"
        return [enjeu("AMB-59", en_avril, sans_base)]
    return []


def _toutes(version: str, bareme: Bareme) -> Tableau:
    """Les 18 régions et leur somme, dans cette version."""
    if ont_change(bareme):
        avant, colonnes, somme = premieres(bareme), _COLONNES_DEPUIS, CREDITS_REGIONAUX
    else:
        avant, colonnes, somme = bareme, _COLONNES_AVANT, PREMIERE_DELEGATION
    lignes = (
        (nom_de_region(region), sourcee(ENVELOPPES[region], avant), _seconde(region, bareme))
        for region in REGIONS
    )
    total = ("Total", sourcee(CREDITS_REGIONAUX, avant), sourcee(somme, bareme))
    titre = f"Enveloppes des {len(REGIONS)} régions, {version.replace('-', ' ')}"
    return Tableau(titre, (Colonne("Région"), *colonnes), (*lignes, total))


_COLONNES_AVANT = Colonne("Enveloppe", "euros"), Colonne("Première délégation", "euros")
_COLONNES_DEPUIS = (
    Colonne("Avril", "euros"),
    Colonne("Septembre, selon la presse", "euros", si_rien="non citée"),
)


def _seconde(region: str, bareme: Bareme) -> Sourcee | None:
    """La première délégation ; depuis septembre, la nouvelle enveloppe, si elle est connue."""
    if ont_change(bareme):
        return sourcee(ENVELOPPES[region], bareme) if enveloppe(region, bareme) else None
    sources = bareme.version(PART_PREMIERE_DELEGATION).citations
    return Sourcee(premiere_delegation(region, bareme), sources)


def _dire(resultat: Resultat) -> str:
    donnees, montant = resultat.donnees, minuscule(resultat.reponse)
    region = f"de la région {donnees['region']} en {donnees['version'].replace('-', ' ')}"
    if donnees["enveloppe"] is None:
        return f"l’enveloppe {region} n’est pas connue du guide."
    dit = f"l’enveloppe {region} est {elider('de', montant)}"
    return f"{dit}, un montant de presse, non officiel." if donnees["de_presse"] else f"{dit}."


CALCULATEUR = Calculateur(
    nom="enveloppes",
    titre="L’enveloppe de ma région",
    resume="dit l’enveloppe d’une région et sa première délégation",
    au_projet=90,
    groupes=(Groupe("Région et version", (REGION, VERSION_DES_TEXTES)),),
    reponses=ReponsesEnveloppes,
    calculer=calculer,
    dire=_dire,
    exemple={"region": "{region}", "version": "avril-2025"},
    exemple_titre="{la_region}, en avril 2025",
)
