"""Ce qu'un porteur doit savoir en lisant une estimation d'aide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from calculators.bareme import DERNIER_RANG_PLEIN, TAILLE_IDEALE, TAILLE_IDEALE_ULTRAMARINE, Bareme
from calculators.francais.nombres import au_pluriel
from calculators.montants.alertes_specifiques import alertes_specifiques
from calculators.montants.essms import Essms
from calculators.montants.forfaits import SituationEssms
from calculators.montants.groupes import SAAD_GROUPES, alertes_des_groupes
from calculators.montants.heures import alertes_des_heures
from calculators.montants.organismes import ProjetSaisi
from calculators.montants.questions_de_l_aide import NOMBRES_D_ESSMS, ReponsesAide
from calculators.socle.eventail import prudentes
from calculators.socle.numeros import OUTRE_MER, alertes_du_numero
from calculators.socle.remplaces import remplace
from calculators.socle.resultat import Alerte, attention, bloquant, info, les_plus_graves_d_abord
from calculators.textes import Cite

MIXTE = (Cite("aap", "2.1.D, fin"),)
PREUVES = (Cite("aap", "3.4.2"), Cite("aap", "3.3.2, subvention unique"))


def alertes_de_l_aide(
    projet: ProjetSaisi, ecartes: Sequence[Essms], reponses: ReponsesAide, bareme: Bareme
) -> list[Alerte]:
    """Toutes les alertes, les plus graves d'abord."""
    alertes = [
        *alertes_des_ecartes(ecartes),
        *_des_nombres(projet.essms, reponses, bareme),
        *_finess(projet.essms),
        *_saad(projet.essms, bareme),
        *alertes_specifiques(projet, reponses, bareme),
        *_mixte(projet.essms),
        *_peut_baisser(projet.essms, reponses, bareme),
        *_avance_recue(projet.essms),
        *_taille(projet.essms, reponses, bareme),
        *_grappe_rejointe(reponses),
    ]
    if projet.essms:
        alertes.append(
            info(
                "L’aide est un forfait, mais ses dépenses se prouvent. Les textes ne disent pas si "
                "elle peut dépasser la dépense réelle (AMB-06).",
                PREUVES,
            )
        )
    return les_plus_graves_d_abord(alertes)


def _des_nombres(
    essms: Sequence[Essms], reponses: ReponsesAide, bareme: Bareme
) -> Iterator[Alerte]:
    """Les trois nombres et leurs groupes de SAAD ; la liste, s'il y en a une, les remplace."""
    if not reponses.essms:
        yield from alertes_des_groupes(reponses.comptes, reponses.saad_groupes, bareme)
        return
    dans_la_liste = Counter(e.situation for e in essms)
    for situation, saisi in reponses.comptes.items():
        compte = dans_la_liste[situation]
        yield from remplace(NOMBRES_D_ESSMS[situation], saisi, compte, "la liste des ESSMS")
    if reponses.saad_groupes:
        yield info(
            "La liste des ESSMS remplace aussi les groupes de SAAD : leur taux ne compte pas. "
            "Donnez les heures de chaque SAAD à sa ligne.",
            champ=SAAD_GROUPES.nom,
        )


def alertes_des_ecartes(ecartes: Sequence[Essms]) -> list[Alerte]:
    """CAL-01, ELI-08 : les lignes qui ne comptent pas, doublons ou territoires exclus."""
    return [_ecarte(e, e.finess.numero) for e in ecartes if e.finess]


def _ecarte(essms: Essms, numero: str) -> Alerte:
    champ = f"{essms.chemin}finess_et"
    if essms.exclu:
        return bloquant(
            f"Le FINESS {numero} est à {essms.exclu}, où le programme ne s’applique pas : il ne "
            "compte pas.",
            OUTRE_MER,
            champ,
        )
    return attention(
        f"Le FINESS {numero} figure plusieurs fois : il compte une fois, sous sa ligne la moins "
        "favorable.",
        (Cite("aap", "3.3.1"),),
        champ,
    )


def _finess(essms: Sequence[Essms]) -> list[Alerte]:
    alertes = [
        alerte
        for e in essms
        if e.finess
        for alerte in alertes_du_numero(e.finess, f"{e.chemin}finess_et")
    ]
    sans = [e for e in essms if e.chemin and not e.finess]
    if sans:
        alertes.append(
            info(
                f"{au_pluriel(len(sans), 'ligne')} sans FINESS ET : les doublons n’y sont pas vus. "
                "L’aide se compte par numéro ; une page de la CNSA de 2023 en veut un par ESSMS.",
                (Cite("aap", "3.3.1"), Cite("faq-cnsa", "FINESS")),
                f"{sans[0].chemin}finess_et",
            )
        )
    return alertes


def _saad(essms: Sequence[Essms], bareme: Bareme) -> list[Alerte]:
    return [
        alerte
        for e in essms
        if e.heures and e.chemin
        for alerte in alertes_des_heures(e.heures, f"Ligne {e.rang}", f"{e.chemin}saad.", bareme)
    ]


def _mixte(essms: Sequence[Essms]) -> list[Alerte]:
    autres = [e for e in essms if e.situation != "acquisition"]
    if not autres or len(autres) == len(essms):
        return []
    return [
        attention(
            "Votre groupement mélange acquisitions et mises à niveau. L’AAP annonce pour ce cas "
            "des conditions particulières qu’il ne publie pas : interrogez l’ARS (AMB-01).",
            MIXTE,
            _place(autres[0]),
        )
    ]


_NOMBRES: Mapping[SituationEssms, str] = {
    "acquisition": "acquisitions",
    "mise_a_niveau": "mises_a_niveau",
    "sons": "sons",
}


def _place(essms: Essms) -> str:
    """La question qui dit sa situation, dans sa ligne ou parmi les trois nombres."""
    return f"{essms.chemin}situation" if essms.chemin else _NOMBRES[essms.situation]


def _peut_baisser(essms: Sequence[Essms], reponses: ReponsesAide, bareme: Bareme) -> list[Alerte]:
    """Aux derniers rangs au tarif plein, un ESSMS moins aidé qu'un autre peut lui prendre le sien.

    AMB-01, AMB-16 : le montant prudent donne alors ces rangs à qui ils rapportent le moins.
    """
    rangs = sum(e.nombre for e in essms) + reponses.deja
    inegaux = len({(e.situation, e.taux(prudentes(), bareme)) for e in essms}) > 1
    if not inegaux or bareme.respecte(DERNIER_RANG_PLEIN, rangs):
        return []
    dernier = bareme.nombre(DERNIER_RANG_PLEIN)
    return [
        attention(
            f"Au-delà du {dernier}e ESSMS, ajouter une mise à niveau, une commande SONS ou un SAAD "
            "mixte peut faire baisser le montant prudent : voyez-le avec l’ARS (AMB-01, AMB-16).",
            bareme.version(DERNIER_RANG_PLEIN).citations,
            next(_place(e) for e in essms if e.situation != "acquisition" or e.heures),
        )
    ]


def _avance_recue(essms: Sequence[Essms]) -> list[Alerte]:
    """Une dépense réelle se sait après l'avance, qui suivait l'aide accordée (AMB-68)."""
    moindres = [e for e in essms if e.depense is not None and e.depense < e.devis]
    if not moindres:
        return []
    return [
        info(
            "L’aide suit ici la dépense réelle. Si l’avance est déjà versée, elle suivait l’aide "
            "accordée : faites le décompte avec « Avance et solde » (AMB-68).",
            (Cite("aap", "3.4.1"),),
            f"{moindres[0].chemin}depense_materiel",
        )
    ]


def hors_bornes(projet: ProjetSaisi, reponses: ReponsesAide, bareme: Bareme) -> tuple[str, ...]:
    """Les lectures plus basses que rien de saisi ne chiffre : AMB-06, 07, 20 et 28."""
    if not projet.essms:
        return ()
    montants_saisis = bool(projet.cout_amoa) or any(e.devis for e in projet.essms)
    toutes_taxes = montants_saisis and reponses.regime_tva != "HT"
    trop_petit = bool(_taille(projet.essms, reponses, bareme))
    sans_heures = any(e.heures and not e.chemin for e in projet.essms)
    return (
        "AMB-06",
        *["AMB-07"] * toutes_taxes,
        *["AMB-20"] * sans_heures,
        *["AMB-28"] * trop_petit,
    )


def _taille(essms: Sequence[Essms], reponses: ReponsesAide, bareme: Bareme) -> list[Alerte]:
    """GRP-01, GRP-04 : la taille de la grappe entière, celle que l'on rejoint comprise."""
    combien = sum(e.nombre for e in essms)
    if not combien or bareme.respecte(TAILLE_IDEALE, combien + reponses.deja):
        return []
    if combien + reponses.deja == 1 and not reponses.regroupement:
        return [
            attention(
                "Un ESSMS seul : l’instruction oblige les porteurs à mutualiser, et une pièce doit "
                "l’attester. Demandez à l’ARS, ou rejoignez un regroupement (AMB-28).",
                (Cite("instruction", "résumé"), Cite("aap", "3.2.D"), Cite("aap", "annexe 2")),
                "regroupement",
            )
        ]
    return [
        info(
            f"Un projet réunit idéalement {bareme.texte(TAILLE_IDEALE)} "
            f"({bareme.texte(TAILLE_IDEALE_ULTRAMARINE)} en Corse et outre-mer, selon "
            "une page de la CNSA). L’ARS apprécie : en dessous, cherchez un regroupement (AMB-28).",
            bareme.version(TAILLE_IDEALE).citations,
        )
    ]


def _grappe_rejointe(reponses: ReponsesAide) -> list[Alerte]:
    """GRP-14, GRP-15, GRP-16, GRP-17, GRP-18 : ce qu'il faut pour rejoindre une grappe financée."""
    if not reponses.deja:
        return []
    return [
        info(
            "Rejoindre une grappe déjà financée demande l’accord de son porteur, un marché ou un "
            "contrat qui le permette, et de ne pas faire courir de risque à son calendrier ni à "
            "ses cibles.",
            (Cite("aap", "3.2.D"),),
            "essms_deja_finances_dans_la_grappe",
        )
    ]
