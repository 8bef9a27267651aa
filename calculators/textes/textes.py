"""Les textes cités par le guide, et la citation d’une section de l’un d’eux.

Ce module dit quels textes existent, qui les a pris, quand, lequel modifie lequel et comment nous
les connaissons. Une citation vers un texte ou une section absents d’ici ne peut pas être écrite.
Les intitulés de sections sont les nôtres, pas ceux des textes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculators.editions import edition
from calculators.lieux.territoires import cle
from calculators.textes.sections import AAP, CNSA, DSIH, INSTRUCTION, NOTICE

Nature = Literal["appel à projets", "instruction", "page", "presse"]
Connaissance = Literal["texte", "extrait", "presse", "mention"]

REFERENCE = "aap"
"""L’appel à projets dont les règles ont été écrites."""
PROPRE = "aap-regional"
"""Celui de l’édition, quand il est autre."""

_CHIFFRES_ROMAINS = frozenset("IVX")


@dataclass(frozen=True, eq=False)
class Texte:
    """Un texte que le guide cite.

    `connu_par` dit ce que nous en avons lu : « texte » (le document entier), « extrait » (le début
    d’une page), « presse » (ce que d’autres en rapportent), « mention » (sa seule référence dans
    un autre texte). `adresse` ne vient que des textes eux-mêmes ; sans elle, `recherche` dit où le
    chercher. `modifie` liste des identifiants. `appele` : son nom dans une phrase, pour dire
    « d’après » lui.
    """

    id: str
    titre: str
    court: str
    emetteur: str
    nature: Nature
    signature: date | None
    publication: date | None
    adresse: str | None
    modifie: tuple[str, ...]
    connu_par: Connaissance
    sections: Mapping[str, str]
    appele: str = ""
    recherche: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """Une section d’un texte. Lève `ValueError` si le texte ou la section n’existe pas.

    Une section de l’AAP de référence que celui de l’édition reprend s’affiche comme la sienne.
    """

    texte: str
    section: str

    def __post_init__(self) -> None:
        if self.texte not in TEXTES and self.texte != PROPRE:
            raise ValueError(f"texte inconnu : {self.texte!r}")
        if self.section not in texte(self.texte).sections:
            raise ValueError(f"section inconnue dans {self.texte} : {self.section!r}")

    @property
    def empruntee(self) -> bool:
        """De l’AAP de référence, que celui de l’édition ne reprend pas, ou qu’elle n’a pas."""
        return self.texte == REFERENCE and not (aap_est_de_l_edition() or self._reprise)

    @property
    def _reprise(self) -> str | None:
        """La section de l’AAP de l’édition qui dit la même chose."""
        aap = edition().aap
        return aap.sections.get(self.section) if aap and self.texte == REFERENCE else None

    @property
    def _ici(self) -> tuple[Texte, str]:
        """Le texte et la section à montrer au lecteur de cette édition."""
        reprise = self._reprise
        return (texte(PROPRE), reprise) if reprise else (texte(self.texte), self.section)

    @property
    def libelle(self) -> str:
        """La citation telle qu’elle s’affiche : « AAP Bretagne 2025, § 3.3.1 »."""
        montre, section = self._ici
        return f"{montre.court}, {lieu(section)}"

    @property
    def appele(self) -> str:
        """Le nom de son texte dans une phrase : « l’AAP breton »."""
        return self._ici[0].appele

    @property
    def intitule(self) -> str:
        """De quoi parle la section, dans nos mots."""
        montre, section = self._ici
        return montre.sections[section]

    @property
    def ancre(self) -> str:
        """L’ancre de la section sur la page des textes : « texte-aap-3-3-1 »."""
        montre, section = self._ici
        return f"texte-{montre.id}-{cle(section)}"


def lieu(section: str) -> str:
    """La section précédée de « § » quand elle porte un numéro, telle quelle sinon."""
    tete = section.split(",")[0].split(".")[0]
    numerotee = section[0].isdigit() or _CHIFFRES_ROMAINS.issuperset(tete)
    return f"§\u00a0{section}" if numerotee else section


_BULLETIN = "https://bulletins-officiels.social.gouv.fr/instruction-ndeg-dnsdgcscnsa2025100-du-2-septembre-2025-modifiant-linstruction-ndeg-dnsdgcscnsa202540-du-16-avril-2025-relative-la-mise-en-oeuvre-de-la-phase-de-generalisation-du-programme-esms-numerique"
_MINISTERE = "Ministère chargé des affaires sociales (DNS, DGCS) et CNSA"
_PROGRAMME = "du programme « ESMS numérique »"
_GENERALISATION = f"relative à la mise en œuvre de la phase de généralisation {_PROGRAMME}"


def _mention(
    identifiant: str, numero: str, jour: date, titre: str, emetteur: str = _MINISTERE
) -> Texte:
    """Un texte antérieur, connu par la liste des textes de référence de l’instruction d’avril."""
    return Texte(
        identifiant,
        titre,
        f"instruction {numero}",
        emetteur,
        "instruction",
        jour,
        None,
        None,
        (),
        "mention",
        {"référence": "Référence du texte"},
        recherche="cherchez-la par son numéro : les textes lus n’en donnent pas l’adresse.",
    )


def _page(
    identifiant: str,
    titre: str,
    court: str,
    emetteur: str,
    adresse: str | None,
    sections: Mapping[str, str],
    publication: date | None = None,
    nature: Nature = "page",
    recherche: str = "",
) -> Texte:
    """Une page secondaire, dont nous n’avons lu que le début."""
    return Texte(
        identifiant,
        titre,
        court,
        emetteur,
        nature,
        None,
        publication,
        adresse,
        (),
        "extrait",
        sections,
        recherche=recherche,
    )


_LISTE = (
    Texte(
        "aap",
        "Appel à projets ESMS numérique, phase de généralisation 2025 (ARS Bretagne)",
        "AAP Bretagne 2025",
        "ARS Bretagne",
        "appel à projets",
        None,
        None,
        None,
        (),
        "texte",
        AAP,
        "l’AAP breton",
        "demandez-le à l’agence qui l’a publié : il ne donne pas sa propre adresse.",
    ),
    Texte(
        "instruction",
        f"Instruction n° DNS/DGCS/CNSA/2025/40 du 16 avril 2025 {_GENERALISATION}",
        "instruction 2025/40",
        _MINISTERE,
        "instruction",
        date(2025, 4, 16),
        None,
        None,
        ("instruction-2024",),
        "texte",
        INSTRUCTION,
        recherche="cherchez le NOR TSSL2508512J au Bulletin officiel, et non sur Légifrance.",
    ),
    Texte(
        "instruction-septembre",
        "Instruction n° DNS/DGCS/CNSA/2025/100 du 2 septembre 2025 modifiant l’instruction n° "
        f"DNS/DGCS/CNSA/2025/40 du 16 avril 2025 {_GENERALISATION}",
        "instruction 2025/100",
        _MINISTERE,
        "instruction",
        date(2025, 9, 2),
        date(2025, 9, 5),
        _BULLETIN,
        ("instruction",),
        "presse",
        {"référence": "Dates, numéro NOR et texte modifié"},
    ),
    Texte(
        "notice",
        "Notice de mai 2025 présentant l’instruction 2025/40",
        "notice de l’instruction 2025/40",
        "Auteur non nommé",
        "page",
        None,
        None,
        None,
        (),
        "texte",
        NOTICE,
        recherche="la copie lue ne dit ni son auteur ni son adresse ; lisez plutôt l’instruction.",
    ),
    Texte(
        "cnsa",
        "Présentation du programme ESMS numérique",
        "page CNSA du programme",
        "CNSA",
        "page",
        None,
        None,
        "https://www.cnsa.fr/grands-chantiers/programme-esms-numerique",
        (),
        "texte",
        CNSA,
    ),
    Texte(
        "dsih",
        "Article de septembre 2025 sur l’instruction 2025/100",
        "article DSIH",
        "DSIH",
        "presse",
        None,
        None,
        "https://dsih.fr/articles/5985/esms-numerique-linstruction-du-5-septembre-donne-un-nouveau-cap-pour-2025",
        (),
        "texte",
        DSIH,
    ),
    _mention(
        "instruction-2024",
        "2024/15",
        date(2024, 2, 1),
        f"Instruction n° DNS/DGCS/CNSA/2024/15 du 1er février 2024 {_GENERALISATION}",
    ),
    _mention(
        "instruction-2023",
        "2023/13",
        date(2023, 1, 16),
        f"Instruction n° DGCS/DNS/CNSA/2023/13 du 16 janvier 2023 {_GENERALISATION}",
    ),
    _mention(
        "instruction-2022",
        "2022/34",
        date(2022, 2, 8),
        f"Instruction n° DNS/CNSA/DGCS/2022/34 du 8 février 2022 {_GENERALISATION}",
    ),
    _mention(
        "instruction-2021",
        "2021/139",
        date(2021, 6, 25),
        "Instruction n° DNS/CNSA/DGCS/2021/139 du 25 juin 2021 relative à la mise en œuvre de la "
        f"deuxième étape de la phase d’amorçage {_PROGRAMME}",
    ),
    _mention(
        "instruction-2020",
        "technique 2020",
        date(2020, 11, 12),
        "Instruction technique CNSA du 12 novembre 2020 relative à la mise en œuvre de la phase "
        f"d’amorçage {_PROGRAMME}",
        "CNSA",
    ),
    _page(
        "care-insight",
        "Article du 12 septembre 2025 sur l’instruction 2025/100",
        "article care-insight",
        "care-insight",
        "https://care-insight.fr/?p=7814",
        {
            "crédits": "Crédits déplacés vers le SONS, enveloppes régionales",
            "AHI": "AHI admises au SONS, cibles levées hors SONS",
            "bilan": "Structures financées",
        },
        date(2025, 9, 12),
        "presse",
    ),
    _page(
        "media-social",
        "Article sur la circulaire FMIS du 8 septembre 2025",
        "article du Média social",
        "Le Média social",
        "https://www.lemediasocial.fr/credits-supplementaires-pour-la-psychiatrie-et-les-esms-accompagnant-des-accidentes-de-la-route_oiDlc9",
        {"délégation": "Crédits délégués aux ARS"},
        None,
        "presse",
    ),
    _page(
        "cnsa-aide",
        "Investissement numérique des ESMS",
        "page CNSA des aides",
        "CNSA",
        "https://www.cnsa.fr/budget-et-financement/financement-des-esms/investissement-numerique-des-esms",
        {"regroupement": "Nombre minimum d’ESSMS"},
    ),
    _page(
        "cnsa-2022",
        "Obtenir une aide à l’investissement numérique (version de 2022)",
        "page CNSA de 2022",
        "CNSA",
        "https://www.cnsa.fr/print/grands-chantiers/programme-esms-numerique/obtenir-une-aide-a-linvestissement-numerique",
        {"regroupement": "Nombre minimum d’ESSMS", "guichet": "Guichets de 2022"},
    ),
    _page(
        "faq-cnsa",
        "Foire aux questions du programme, mise à jour du 3 février 2023",
        "FAQ CNSA de 2023",
        "CNSA",
        None,
        {"FINESS": "FINESS géographique exigé, USLD", "SAAD": "Heures par ESSMS, prorata"},
        recherche="elle a été lue sur une copie : demandez à la CNSA si elle vaut encore.",
    ),
    _page(
        "ars-corse-2023",
        "Généralisation du programme ESMS numérique, année 2023",
        "page ARS Corse de 2023",
        "ARS Corse",
        "https://www.corse.ars.sante.fr/generalisation-du-programme-esms-numerique-annee-2023",
        {"AHI et PJM": "Projets uniquement AHI ou PJM"},
    ),
    _page(
        "ars-paca",
        "Appel à projets du programme ESMS numérique, phase de généralisation",
        "page ARS PACA",
        "ARS Provence-Alpes-Côte d’Azur",
        "https://www.paca.ars.sante.fr/appel-projets-programme-esms-numerique-phase-de-generalisation-1",
        {"non-redondance": "Un seul financement par logiciel"},
    ),
    _page(
        "ars-grand-est",
        "Point d’avancement du programme ESMS numérique en Grand Est",
        "page ARS Grand Est",
        "ARS Grand Est",
        "https://www.grand-est.ars.sante.fr/point-davancement-du-programme-esms-numerique-en-grand-est",
        {"petits organismes": "Taille d’un petit organisme"},
    ),
    _page(
        "geroscopie-2024",
        "Article sur l’instruction de 2024",
        "article Géroscopie de 2024",
        "Géroscopie",
        "https://geroscopie.fr/mise-en-oeuvre-de-la-phase-de-generalisation-du-programme-esms-numerique-2024-idm-58-ids-31991",
        {
            "calendrier": "Dates limites de 2024",
            "guichet": "Guichets de 2024",
            "crédits": "Crédits de 2024",
        },
        None,
        "presse",
    ),
    _page(
        "esegur-normandie-2023",
        "Article sur les financements de 2023",
        "article e-Ségur Normandie de 2023",
        "e-Ségur Normandie",
        "https://www.esegur-normandie.fr/actualites/medico-social-150-millions-d-euros-de-financement-prevu-pour-2023,4574,7322.html",
        {"versement": "Condition du second versement"},
    ),
    _page(
        "airmes-2021",
        "Présentation de la phase d’amorçage (2021)",
        "article Airmes de 2021",
        "Airmes",
        "https://airmes.eu/2021/09/08/phase-2-esms-numerique",
        {
            "petits organismes": "Taille d’un petit organisme",
            "guichet": "ARS d’un projet multirégional",
            "projet mixte": "Un seul logiciel pour tous",
        },
        date(2021, 9, 8),
        "presse",
    ),
)

TEXTES: Mapping[str, Texte] = {texte.id: texte for texte in _LISTE}
"""Ceux de toutes les éditions."""


def textes() -> list[Texte]:
    """Tous les textes de cette édition, le sien d’abord."""
    propre = edition().aap and not aap_est_de_l_edition()
    return [*([texte(PROPRE)] if propre else []), *_LISTE]


def texte(identifiant: str) -> Texte:
    """Le texte de cet identifiant. Lève `KeyError` s’il est inconnu."""
    return _aap_de_l_edition() if identifiant == PROPRE else TEXTES[identifiant]


def aap_est_de_l_edition() -> bool:
    """L’AAP de référence est celui de l’édition : elle n’emprunte rien."""
    aap = edition().aap
    return aap is not None and aap.reference


def citer_l_aap(section: str) -> Cite:
    """Une section de l’AAP de l’édition, sous son numéro à lui."""
    return Cite(REFERENCE if aap_est_de_l_edition() else PROPRE, section)


def _aap_de_l_edition() -> Texte:
    """L’AAP d’une autre région : de ses sections, celles que l’édition dit reprendre."""
    aap, ici = edition().aap, edition().lieu
    if aap is None or ici is None:
        raise KeyError(PROPRE)
    return Texte(
        PROPRE,
        aap.titre,
        aap.court,
        aap.emetteur,
        "appel à projets",
        None,
        None,
        aap.adresse or None,
        (),
        "texte",
        {sienne: AAP[reference] for reference, sienne in aap.sections.items()},
        f"l’AAP {ici.masculin}",
        f"demandez-le à : {aap.emetteur}.",
    )
