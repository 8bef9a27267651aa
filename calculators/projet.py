"""Tout le projet d'un coup : une situation entre, tous les résultats en sortent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, make_dataclass, replace
from typing import Any

from calculators import aide, cibles, eligibilite, guichet, petit_organisme
from calculators.bareme import Bareme
from calculators.bareme.periodes import HorsPeriode
from calculators.croisements.deductions import completer, des_essms, des_services, du_projet
from calculators.croisements.desaccords import contredites, desaccords
from calculators.croisements.situation import Deductions, SituationDuProjet
from calculators.depots.echeances import FIN_ATTENDUE
from calculators.francais.nombres import au_pluriel
from calculators.montants.petits import TERRITOIRES
from calculators.socle.calculateur import Calculateur, Groupe, declares
from calculators.socle.champs import Erreur, Incomplet, SaisieInvalide
from calculators.socle.emprunts import signaler
from calculators.socle.resultat import (
    Alerte,
    LectureRetenue,
    Ligne,
    Resultat,
    les_plus_graves_d_abord,
    resultat_en_json,
)
from calculators.socle.tableau import Colonne, Tableau
from calculators.textes import Cite
from calculators.usages.mesures import CHAMPS

# Ce module n'a pas encore de CALCULATEUR quand il les cherche : il ne s'y trouve pas lui-même.
UNIS = tuple(sorted((c for c in declares() if c.au_projet), key=lambda c: c.au_projet or 0))
"""Dans l'ordre où un porteur se pose les questions ; la première déclaration d'une clé l'emporte.

Le calculateur des petits organismes n'y est pas : il s'applique à chacun des `organismes`.
"""
PETIT = petit_organisme.CALCULATEUR
GENERAUX = frozenset({"enveloppes"})
"""Leurs tableaux ne parlent pas du projet."""
_DECOMPTE = (Cite("aap", "3.3.1"),)


def _groupes() -> tuple[Groupe, ...]:
    """Les questions de tous, chacune une fois, pliées sauf les premières."""
    deja: set[str] = set()
    groupes: list[Groupe] = []
    for calculateur in UNIS:
        for groupe in calculateur.groupes:
            nouveaux = tuple(champ for champ in groupe.champs if champ.nom not in deja)
            deja |= {champ.nom for champ in nouveaux}
            titre = groupe.titre if not groupes else f"{calculateur.titre} : {groupe.titre}"
            if nouveaux:
                groupes.append(Groupe(titre, nouveaux, groupe.aide, replie=bool(groupes)))
    return tuple(groupes)


QUESTIONS = tuple(champ for groupe in _groupes() for champ in groupe.champs)
_CROISEES = {attribut.name for attribut in fields(SituationDuProjet)}
ReponsesProjet = make_dataclass(
    "ReponsesProjet",
    [(question.nom, Any) for question in QUESTIONS if question.nom not in _CROISEES],
    bases=(SituationDuProjet,),
    frozen=True,
    kw_only=True,
    eq=False,
    repr=False,
)
"""Les réponses à toutes ; chaque calculateur en reçoit les siennes, dans leur type."""


class Etude:
    """L'étude d'un projet : les réponses, ce qu'on en déduit, et les résultats obtenus."""

    def __init__(self, donnees: SituationDuProjet, bareme: Bareme) -> None:
        self.donnees, self.bareme = donnees, bareme
        self.situation = donnees  # complétée de ce qu'on en déduit
        self.deduites: dict[str, Any] = {}
        self.alertes: list[Alerte] = []
        self.resultats: dict[str, Resultat] = {}
        self.refus: dict[str, str] = {}
        self.manque: dict[str, None] = {}  # un ensemble qui garde l'ordre

    def deduire(self, trouvees: Deductions) -> None:
        """Retient ce que la situation dit d'elle-même, et les réponses qui la contredisent."""
        self.deduites |= completer(self.donnees, trouvees)
        self.situation = replace(self.donnees, **self.deduites)
        self.alertes += contredites(QUESTIONS, self.donnees, trouvees)

    def compter(self, comptes: Mapping[str, int]) -> None:
        """Retient ce qu'une liste compte, même à la place d'un nombre donné : elle le remplace."""
        donnees = vars(self.donnees)
        self.deduites |= {nom: compte for nom, compte in comptes.items() if donnees[nom] != compte}
        self.situation = replace(self.donnees, **self.deduites)

    def sur_le_donne(self, alertes: Iterable[Alerte]) -> list[Alerte]:
        """Sans celles d'une liste que personne n'a donnée : ce dont elle vient a les siennes."""
        deduites = {nom for nom, valeur in self.deduites.items() if isinstance(valeur, tuple)}
        return [a for a in alertes if a.champ.partition(".")[0] not in deduites]

    def calculer(self, calculateur: Calculateur[Any]) -> Resultat | None:
        """Le résultat d'un calculateur, ou rien et la raison : il manque de quoi le demander.

        SaisieInvalide si une réponse donnée est en cause.
        """
        siennes = calculateur.construire(vars(self.situation))
        try:
            resultat = calculateur.calculer(siennes, self.bareme)
            self.resultats[calculateur.nom] = signaler(resultat)
            self.manquer(resultat.manque or ())
        except Incomplet as attente:
            self.manquer(attente.manque)
            self.refuser(calculateur.nom, attente.phrase)
        except SaisieInvalide as refus:
            fautives = [e for e in refus.erreurs if self._donnee(e)]
            if fautives:
                raise SaisieInvalide(*fautives) from None
            self.refuser(calculateur.nom, refus.erreurs[0].message)
        except HorsPeriode as refus:
            self.refuser(calculateur.nom, str(refus))
        return self.resultats.get(calculateur.nom)

    def manquer(self, chemins: Iterable[str]) -> None:
        """Retient les réponses qui préciseraient un résultat, une fois chacune."""
        self.manque |= dict.fromkeys(chemin for chemin in chemins if not self._deduit(chemin))

    def _deduit(self, chemin: str) -> bool:
        """La case est d'une liste que personne n'a donnée."""
        return chemin.partition(".")[0] in self.deduites

    def refuser(self, nom: str, raison: str) -> None:
        """Pas de résultat sous ce nom, et pourquoi."""
        self.resultats.pop(nom, None)
        self.refus[nom] = raison

    def _donnee(self, erreur: Erreur) -> bool:
        """L'erreur vise-t-elle une réponse du lecteur, et non une question sans réponse ?"""
        return vars(self.donnees).get(erreur.champ.split(".")[0]) not in (None, (), "")


def etudier(donnees: SituationDuProjet, bareme: Bareme) -> Etude:
    """Tous les calculateurs, chacun nourri de ce que les précédents ont établi."""
    etude = Etude(donnees, bareme)
    etude.deduire(des_services(donnees))
    etude.deduire(des_essms(etude.situation))
    etude.deduire(du_projet(etude.situation))
    _aide(etude)
    _guichet(etude)
    for calculateur in UNIS:
        if calculateur.nom not in {"aide", "guichet", "cibles"}:
            etude.calculer(calculateur)
    _cibles(etude)
    return etude


def _aide(etude: Etude) -> None:
    """L'aide, si au moins un ESSMS est décrit, et ce que son compte dit du reste."""
    estimee = etude.calculer(aide.CALCULATEUR)
    if not estimee:
        return
    nb_essms = estimee.donnees["nb_essms"]
    if nb_essms:
        etude.deduire({"total": estimee.donnees["total"]})
        if not etude.donnees.finess_et:
            etude.deduire({"nb_essms": nb_essms})
    elif not etude.situation.essms:
        etude.refuser("aide", estimee.phrase)
    etude.alertes += desaccords(etude.situation, nb_essms)


def _guichet(etude: Etude) -> None:
    """Le guichet, et ce que son compte dit du reste."""
    trouve = etude.calculer(guichet.CALCULATEUR)
    if trouve:
        nb_regions = trouve.donnees["nb_regions"]
        etude.compter({"nb_essms": trouve.donnees["nb_essms"], "nb_regions": nb_regions})
        trouvees: Deductions = {"guichet": trouve.donnees["guichet"]}
        if nb_regions is not None:
            trouvees["multiregional"] = nb_regions > 1
        etude.deduire(trouvees)


def _cibles(etude: Etude) -> None:
    """Les cibles se mesurent par champ : un projet de plusieurs champs en a plusieurs (AMB-27)."""
    champ = etude.donnees.champ
    if champ is None or champ in CHAMPS:
        etude.calculer(cibles.CALCULATEUR)
    else:
        etude.refus["cibles"] = (
            "Le projet a plusieurs champs : mesurez les cibles pour chacun (AMB-27)."
        )


def calculer(donnees: SituationDuProjet, bareme: Bareme) -> Resultat:
    """Chaque résultat sous le nom de son calculateur ; `non_calcules` dit pourquoi il en manque."""
    etude = etudier(donnees, bareme)
    obtenus = [(c, etude.resultats[c.nom]) for c in UNIS if c.nom in etude.resultats]
    estimee = etude.resultats.get("aide")
    return Resultat(
        bareme=bareme,
        reponse=estimee.reponse if estimee else "À compléter",
        phrase=_phrase(obtenus, etude.refus),
        donnees={
            **{c.nom: None for c in UNIS},
            **{c.nom: resultat_en_json(resultat) for c, resultat in obtenus},
            PETIT.nom: _petits_organismes(etude.situation, bareme),
            "deduits": {
                n: len(v) if isinstance(v, tuple) else v for n, v in etude.deduites.items()
            },
            "non_calcules": etude.refus,
        },
        lignes=tuple(_lignes(obtenus, bareme)),
        alertes=_alertes(
            [etude.alertes, *(etude.sur_le_donne(resultat.alertes) for _, resultat in obtenus)]
        ),
        lectures=_lectures(resultat for _, resultat in obtenus),
        fourchette=estimee.fourchette if estimee else None,
        tableaux=_tableaux(etude, obtenus),
        manque=tuple(etude.manque),
    )


def _phrase(obtenus: Sequence[tuple[Calculateur[Any], Resultat]], refus: Mapping[str, str]) -> str:
    reponses = au_pluriel(len(obtenus), "réponse")
    return f"{reponses} sur {len(UNIS)} questions" + ("" if refus else ", rien ne manque")


def _lignes(
    obtenus: Iterable[tuple[Calculateur[Any], Resultat]], bareme: Bareme
) -> Iterator[Ligne]:
    """Chaque réponse en une ligne, puis la fin attendue du déploiement, si le projet a commencé."""
    for calculateur, resultat in obtenus:
        yield _ligne(calculateur, resultat, bareme)
        yield from (ligne for ligne in resultat.lignes if ligne.libelle.startswith(FIN_ATTENDUE))


def _ligne(calculateur: Calculateur[Any], resultat: Resultat, bareme: Bareme) -> Ligne:
    """Un calculateur en une ligne, avec la première source de son résultat."""
    premiere = resultat.lignes[0] if resultat.lignes else None
    citations = premiere.citations if premiere else _DECOMPTE
    periode = premiere.periode if premiere else bareme.periode
    return Ligne(calculateur.titre, resultat.phrase, citations, periode, texte=resultat.reponse)


def _petits_organismes(situation: SituationDuProjet, bareme: Bareme) -> list[dict[str, Any]]:
    """Chaque organisme déclaré est-il petit ? Rien sans sa taille, ni avant la campagne."""
    reponses = []
    for organisme in situation.organismes:
        territoire = organisme.territoire or _territoire(situation)
        try:
            dit = PETIT.calculer(PETIT.reponses(organisme.nb_essms, territoire), bareme)
        except (SaisieInvalide, HorsPeriode):
            continue
        reponses.append({"nom": organisme.nom, **dit.donnees})
    return reponses


def _territoire(situation: SituationDuProjet) -> str:
    """Où est un organisme qui ne le dit pas : là où sont ses ESSMS, sinon en métropole."""
    ici = situation.territoire
    return ici if ici and ici in TERRITOIRES else "metropole"


def _alertes(listes: Iterable[Iterable[Alerte]]) -> tuple[Alerte, ...]:
    """Toutes les alertes, chacune une fois, les plus graves d'abord."""
    uniques = {alerte.message: alerte for liste in listes for alerte in liste}
    return tuple(les_plus_graves_d_abord(uniques.values()))


def _lectures(resultats: Iterable[Resultat]) -> tuple[LectureRetenue, ...]:
    """Toutes les clauses floues, chacune une fois, chiffrée par le premier calculateur."""
    uniques: dict[str, LectureRetenue] = {}
    for resultat in resultats:
        for lecture in resultat.lectures:
            uniques.setdefault(lecture.ambiguite, lecture)
    return tuple(uniques[ambiguite] for ambiguite in sorted(uniques))


def _tableaux(
    etude: Etude, obtenus: Sequence[tuple[Calculateur[Any], Resultat]]
) -> tuple[Tableau, ...]:
    """Ce qui n'a pas pu être calculé, puis les tableaux propres au projet."""
    titres = {c.nom: c.titre for c in UNIS}
    manque = tuple((titres[nom], raison) for nom, raison in etude.refus.items())
    colonnes = Colonne("Calcul"), Colonne("Il manque")
    premier = (Tableau("Ce qui reste à compléter", colonnes, manque),)
    suivants = (t for c, r in obtenus if c.nom not in GENERAUX for t in r.tableaux)
    return (*(premier if manque else ()), *suivants)


def _dire(resultat: Resultat) -> str:
    estimee, dits = resultat.donnees["aide"], {un.libelle: un.texte for un in resultat.lignes}
    dit = "l’aide de ce projet n’est pas encore estimée."
    if estimee:
        pour = au_pluriel(estimee["nb_essms"], "ESSMS", "ESSMS")
        dit = f"l’aide de ce projet de {pour} est estimée à {resultat.reponse}."
    autres = (("l’éligibilité", eligibilite.CALCULATEUR), ("le dépôt", guichet.CALCULATEUR))
    suites = [f"« {dits[c.titre].lower()} » sur {quoi}" for quoi, c in autres if c.titre in dits]
    return f"{dit} Le guide répond {' et '.join(suites)}." if suites else dit


CALCULATEUR = Calculateur(
    nom="projet",
    titre="Tout mon projet",
    resume="donne en une fois tous les résultats d’un projet",
    au_projet=None,
    groupes=_groupes(),
    reponses=ReponsesProjet,
    calculer=calculer,
    dire=_dire,
    en_carte=True,
    exemple={
        "acquisitions": 15,
        "nb_regions": 1,
        "champ": "general",
        "saad": False,
        "entite_nationale": False,
        "materiel": False,
        "region": "{region}",
        "version": "avril-2025",
    },
    exemple_titre="{grappe} de 15 EHPAD qui acquièrent ensemble une solution",
)
