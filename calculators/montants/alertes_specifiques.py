"""Ce qu'un porteur doit savoir en lisant une estimation de matériel et d'AMOA (AAP § 3.3.2 3))."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from calculators.bareme import Bareme
from calculators.montants.essms import Essms
from calculators.montants.organismes import Organisme, ProjetSaisi, lieu_de, petit
from calculators.montants.questions_de_l_aide import ReponsesAide
from calculators.socle.eventail import prudentes
from calculators.socle.resultat import Alerte, attention
from calculators.textes import Cite

SPECIFIQUES = (Cite("aap", "3.3.2 3)"),)


def alertes_specifiques(
    projet: ProjetSaisi, reponses: ReponsesAide, bareme: Bareme
) -> list[Alerte]:
    """Les alertes sur les organismes, le matériel, l'AMOA et le régime de TVA."""
    return [
        *_tailles(projet),
        *_materiel(projet, bareme),
        *(_amoa(projet) if projet.cout_amoa else ()),
        *_tva(projet, reponses),
    ]


def _tailles(projet: ProjetSaisi) -> Iterator[Alerte]:
    """Un organisme qui a plus d'ESSMS dans le projet qu'en tout."""
    for organisme in projet.organismes.values():
        dans_le_projet = projet.effectifs[organisme]
        if organisme.nb_essms is not None and dans_le_projet > organisme.nb_essms:
            yield attention(
                f"« {organisme.nom} » déclare {organisme.nb_essms} ESSMS, mais en a "
                f"{dans_le_projet} dans le projet : ce nombre compte, vérifiez.",
                champ=organisme.champ("nb_essms"),
            )


def _materiel(projet: ProjetSaisi, bareme: Bareme) -> Iterator[Alerte]:
    """Ce qui empêche un matériel demandé de compter, ou le rend incertain."""
    avec_devis = [essms for essms in projet.essms if essms.devis]
    for essms in projet.essms:
        if essms.depense and not essms.devis:
            yield attention(
                f"Ligne {essms.rang} : une dépense sans devis ne compte pas. Le matériel suit les "
                "devis.",
                (Cite("aap", "3.3.1"),),
                f"{essms.chemin}devis_materiel",
            )
    if avec_devis and not projet.en_regroupement:
        yield attention(
            "Matériel hors regroupement : l’AAP ne cite que les regroupements et les projets "
            "nationaux. Le montant prudent ne le compte pas (AMB-13).",
            SPECIFIQUES,
            "regroupement",
        )
    sous_sons = [essms for essms in avec_devis if essms.situation == "sons"]
    if sous_sons:
        yield attention(
            "Matériel sous commande SONS : le texte n’y ouvre qu’un complément pour l’usage. Le "
            "montant prudent ne compte pas ce matériel (AMB-72).",
            (Cite("instruction", "I.C"), Cite("aap", "2.1.D, fin")),
            f"{sous_sons[0].chemin}devis_materiel",
        )
    lectures = prudentes()
    ecartes = Counter(
        projet.organisme(essms) or Organisme(essms.organisme or "sans nom")
        for essms in avec_devis
        if not petit(projet.profil(projet.organisme(essms)), lieu_de(essms), lectures, bareme)
    )
    for organisme, combien in sorted(ecartes.items(), key=lambda ecarte: ecarte[0].nom):
        yield _ecarte(organisme, combien)
    yield from _a_cheval(projet, avec_devis)


def _ecarte(organisme: Organisme, combien: int) -> Alerte:
    """Un organisme dont le matériel ne compte pas : taille inconnue, ou trop grande."""
    raison = (
        "indiquez combien d’ESSMS il gère. Sans cela,"
        if organisme.nb_essms is None
        else "il n’est pas petit au sens de l’AAP, et"
    )
    return attention(
        f"Organisme « {organisme.nom} » : {raison} le matériel de {combien} ESSMS ne compte pas.",
        SPECIFIQUES,
        organisme.champ("nb_essms"),
    )


def _a_cheval(projet: ProjetSaisi, avec_devis: list[Essms]) -> Iterator[Alerte]:
    demandeurs = {projet.organisme(essms) for essms in avec_devis}
    for organisme in projet.organismes.values():
        profil = projet.profil(organisme)
        if organisme in demandeurs and profil and profil.a_cheval:
            yield attention(
                f"« {organisme.nom} » est en métropole et en Corse ou outre-mer, où le seuil des "
                "petits organismes diffère : demandez à l’ARS lequel prendre (AMB-11).",
                SPECIFIQUES,
                organisme.champ("territoire"),
            )


def _amoa(projet: ProjetSaisi) -> Iterator[Alerte]:
    yield attention(
        "AMOA : elle s’adresse aux regroupements de petits organismes. Le montant prudent suppose "
        "qu’ils le sont tous (AMB-14).",
        SPECIFIQUES,
        "cout_amoa",
    )
    inconnus = [un for un in projet.organismes.values() if un.nb_essms is None]
    if inconnus or not projet.organismes:
        yield attention(
            "AMOA : indiquez tous les organismes du projet et le nombre d’ESSMS de chacun. Sans "
            "cela, elle ne compte pas.",
            SPECIFIQUES,
            inconnus[0].champ("nb_essms") if inconnus else "organismes",
        )


def _tva(projet: ProjetSaisi, reponses: ReponsesAide) -> Iterator[Alerte]:
    """CAL-08 : des montants saisis sans dire s'ils sont hors taxes."""
    saisis = projet.cout_amoa or any(essms.devis for essms in projet.essms)
    if saisis and reponses.regime_tva is None:
        yield attention(
            "Dites si vos montants sont hors taxes ou toutes taxes comprises : l’aide suit votre "
            "régime de TVA (AMB-07).",
            (Cite("aap", "3.3.2"),),
            "regime_tva",
        )
