"""Des réponses qui ne parlent pas du même projet : aucune n'est remplacée, toutes se disent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from calculators.croisements.deductions import services_des_essms
from calculators.croisements.situation import SituationDuProjet
from calculators.francais.nombres import au_pluriel, au_plus_proche
from calculators.lieux.numero_finess import Numero
from calculators.montants.forfaits import SituationEssms
from calculators.montants.groupes import GroupeDeSaad
from calculators.montants.heures import Heures, lire_heures
from calculators.montants.services import ServiceSaisi
from calculators.socle.champs import Champ
from calculators.socle.resultat import Alerte, attention

_Taux = Counter[tuple[SituationEssms, Fraction | None]]
"""Combien de services par situation et par taux ; None, un taux inconnu."""


def contredites(
    champs: Iterable[Champ], donnees: SituationDuProjet, deduites: Mapping[str, object]
) -> Iterator[Alerte]:
    """Les réponses données qui ne sont pas ce que le reste de la situation dit."""
    for champ in champs:
        donnee, deduite = getattr(donnees, champ.nom), deduites.get(champ.nom)
        if isinstance(deduite, tuple) or None in (donnee, deduite) or donnee == deduite:
            continue
        yield attention(
            f"À « {champ.libelle} », vous répondez : {champ.ecrire(donnee)}. Le reste de la "
            f"situation dit : {champ.ecrire(deduite)}. Votre réponse est gardée : vérifiez.",
            champ=champ.nom,
        )


def desaccords(situation: SituationDuProjet, nb_essms: int) -> Iterator[Alerte]:
    """Les listes qui ne parlent pas du même projet, quand l'aide y compte `nb_essms`."""
    yield from _des_finess(situation, nb_essms)
    yield from _des_services(situation)


def _des_finess(situation: SituationDuProjet, nb_essms: int) -> Iterator[Alerte]:
    finess = _admis(situation.finess_et)
    listes = _admis(e.finess_et for e in situation.essms)
    if finess and listes and finess != listes:
        yield _desaccord(
            "Les FINESS ET du projet ne sont pas ceux des ESSMS décrits un par un. Le guichet suit "
            "les premiers, l’aide suit les seconds.",
            "finess_et",
        )
    elif finess and nb_essms and len(finess) != nb_essms:
        yield _desaccord(
            f"Vous donnez {au_pluriel(len(finess), 'FINESS', 'FINESS')} ET, mais l’aide compte "
            f"{au_pluriel(nb_essms, 'ESSMS', 'ESSMS')}.",
            "finess_et",
        )


def _des_services(situation: SituationDuProjet) -> Iterator[Alerte]:
    services, groupes = situation.services, situation.saad_groupes
    if services and groupes and not situation.essms:
        if _taux_des_services(services) != _taux_des_groupes(groupes):
            yield _desaccord(
                "Les services et les groupes de SAAD ne disent pas les mêmes taux. L’aide suit les "
                "groupes ; le prorata de chaque service suit ses heures.",
                "services",
            )
    elif services and not situation.essms:
        yield _desaccord(
            "L’aide est estimée sans le prorata des services : les trois nombres ne disent pas "
            "leurs heures. Pour l’avoir, donnez la liste des ESSMS, avec les heures de chaque "
            "service.",
            "services",
        )
    elif services and _memes(services) != _memes(services_des_essms(situation)):
        yield _desaccord(
            "Les services et la liste des ESSMS ne donnent pas les mêmes heures. L’aide suit la "
            "liste ; le prorata de chaque service suit les services.",
            "services",
        )


def _taux_des_services(services: Iterable[ServiceSaisi]) -> _Taux:
    heures = ((service.situation, lire_heures(service)) for service in services)
    return Counter((s, _arrondi(h.part) if h.coherentes else None) for s, h in heures)


def _taux_des_groupes(groupes: Iterable[GroupeDeSaad]) -> _Taux:
    taux: _Taux = Counter()
    for groupe in groupes:
        dit = _arrondi(Fraction(groupe.taux) / 100) if groupe.taux else None
        taux[groupe.situation, dit] += groupe.nombre or 0
    return taux


def _arrondi(taux: Fraction) -> Fraction:
    """Au pour cent entier : c'est ainsi qu'un taux se dit quand on n'a pas les heures."""
    return au_plus_proche(taux, 2)


def _admis(numeros: Iterable[Numero | None]) -> set[Numero]:
    """Ceux des territoires où le programme s'applique, chacun une fois."""
    return {n for n in numeros if n and not n.territoire_exclu}


def _desaccord(message: str, champ: str) -> Alerte:
    return attention(f"{message} Vérifiez.", champ=champ)


def _memes(
    services: Iterable[ServiceSaisi],
) -> Counter[tuple[Numero | None, SituationEssms, Heures]]:
    """Ce qui distingue des services pour l'aide : FINESS, situation et heures, sans leur ordre."""
    return Counter((s.finess_et, s.situation, lire_heures(s)) for s in services)
