"""Une situation dans l'adresse d'une page : « 2.longueur.contrôle.corps ».

Longueur et contrôle sont ceux du corps : un lien coupé ou changé en route se reconnaît. Le corps
est un texte comprimé, dont le début se lit seul : la campagne, l'édition et la version des règles,
puis une réponse par ligne, puis les listes. Les liens d'avant (« acquisitions=15&… ») n'ont ni
longueur ni contrôle : rien ne dit s'ils sont entiers.
"""

from __future__ import annotations

import binascii
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from calculators.bareme.versions import VERSION
from calculators.editions import edition
from calculators.lieux.territoires import cle
from calculators.socle.champs import Champ
from calculators.socle.listes import Lignes, chemins
from calculators.socle.situation import Cases, Situation, de_plat

FORMAT_DU_LIEN = "2"
LONGUEUR_MAXIMALE = 2_000
"""D'une adresse : au-delà, un courriel ou une messagerie peut la couper."""
TAILLE_DU_CORPS = 4_000_000
"""D'un corps décomprimé, en octets."""
MORCEAU = 64
Etat = Literal["complet", "incomplet", "ancien"]
_FORME = re.compile(r"2\.([0-9]{1,7})\.([0-9a-f]{8})\.([A-Za-z0-9_-]*)")
_ECHAPPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "[": "\\["}
_RETABLIS = {ecrit: signe for signe, ecrit in _ECHAPPES.items()}


@dataclass(frozen=True)
class Faite:
    """Avec quoi une situation a été faite : campagne, édition du guide, règles, page."""

    campagne: str = ""
    edition: str = ""
    regles: str = ""
    calculateur: str = ""

    @classmethod
    def ici(cls, campagne: str, calculateur: str = "") -> Faite:
        """Ce guide-ci, pour un projet de cette campagne."""
        return cls(campagne, cle(edition().nom), str(VERSION), calculateur)


@dataclass(frozen=True)
class Lien:
    """Ce qu'un lien dit. Incomplet, sa situation est ce qui en reste."""

    etat: Etat
    situation: Situation
    faite: Faite = Faite()


def est_un_lien(fragment: str) -> bool:
    """Ce qui suit le « # » d'une adresse est une situation, et non une place dans la page."""
    return fragment.startswith(f"{FORMAT_DU_LIEN}.") or "=" in fragment


# ── Écrire ────────────────────────────────────────────────────────────────────────────────────


def ecrire_lien(situation: Situation, champs: Sequence[Champ], faite: Faite) -> str:
    """Ce qui suit le « # » de l'adresse."""
    texte = "\n".join(_lignes(situation, champs, faite))
    compresseur = zlib.compressobj(9, zlib.DEFLATED, -15)
    comprime = compresseur.compress(texte.encode(errors="replace")) + compresseur.flush()
    corps = binascii.b2a_base64(comprime, newline=False).decode().rstrip("=")
    corps = corps.replace("+", "-").replace("/", "_")
    return f"{FORMAT_DU_LIEN}.{len(corps)}.{_controle(corps)}.{corps}"


def _controle(corps: str) -> str:
    return f"{zlib.crc32(corps.encode()):08x}"


def _lignes(situation: Situation, champs: Sequence[Champ], faite: Faite) -> Iterator[str]:
    yield "\t".join((faite.campagne, faite.edition, faite.regles, faite.calculateur))
    for nom, texte in sorted(situation.reponses.items()):
        if net := texte.strip():
            yield f"{_echapper(nom)}={_echapper(net)}"
    for champ in champs:
        if isinstance(champ, Lignes) and (lignes := situation.tableaux.get(champ.nom)):
            yield from _liste(champ, lignes)


def _liste(champ: Lignes, lignes: Sequence[Cases]) -> Iterator[str]:
    """Son nom, ses colonnes remplies, ses lignes."""
    noms = chemins(champ)
    servies = [
        place
        for place in range(len(noms))
        if any(place < len(ligne) and ligne[place].strip() for ligne in lignes)
    ]
    if servies:
        yield "\t".join((f"[{champ.nom}", *(noms[place] for place in servies)))
        for ligne in lignes:
            yield "\t".join(_echapper("".join(ligne[p : p + 1]).strip()) for p in servies)


def _echapper(texte: str) -> str:
    return re.sub(r"[\\\n\t\r\[]", lambda trouve: _ECHAPPES[trouve[0]], texte)


def _retablir(texte: str) -> str:
    return re.sub(r"\\.", lambda trouve: _RETABLIS.get(trouve[0], trouve[0]), texte)


# ── Lire ──────────────────────────────────────────────────────────────────────────────────────


def lire_lien(fragment: str, champs: Sequence[Champ]) -> Lien:
    """Ce que dit un lien, entier, incomplet ou ancien ; aucun ne lève d'erreur."""
    if not fragment.startswith(f"{FORMAT_DU_LIEN}."):
        return Lien("ancien", _situation_ancienne(fragment, champs))
    forme = _FORME.match(fragment)
    longueur, controle, recu = forme.groups() if forme else ("0", "", "")
    corps = recu[: int(longueur)]  # une ponctuation collée derrière ne le change pas
    complet = len(corps) == int(longueur) > 0 and _controle(corps) == controle
    texte = _decomprimer(corps)
    lignes = texte.split("\n")
    if not complet:
        lignes = lignes[:-1]  # la dernière est peut-être coupée
    faite = Faite(*(lignes[0].split("\t") if lignes else ())[:4])
    return Lien("complet" if complet else "incomplet", _situation(lignes[1:], champs), faite)


def _decomprimer(corps: str) -> str:
    """Le texte, ou ce qui s'en lit avant ce qui manque ou qui a changé."""
    entier = corps[: len(corps) - (len(corps) % 4 == 1)].replace("-", "+").replace("_", "/")
    octets = binascii.a2b_base64(entier + "=" * (-len(entier) % 4))
    decompresseur, lus = zlib.decompressobj(-15), bytearray()
    try:
        for debut in range(0, len(octets), MORCEAU):
            reste = TAILLE_DU_CORPS - len(lus)
            lus += decompresseur.decompress(octets[debut : debut + MORCEAU], max(reste, 1))
            if reste <= 0:
                break
    except zlib.error:
        pass
    return lus.decode(errors="ignore")


def _situation(lignes: Sequence[str], champs: Sequence[Champ]) -> Situation:
    listes = {champ.nom: chemins(champ) for champ in champs if isinstance(champ, Lignes)}
    reponses: dict[str, str] = {}
    tableaux: dict[str, list[Cases]] = {}
    nom, colonnes, rang = "", [""], 0
    for ligne in lignes:
        if ligne.startswith("["):
            nom, *colonnes = ligne[1:].split("\t")
            rang = 0
        elif not nom:
            question, _, texte = ligne.partition("=")
            reponses[_retablir(question)] = _retablir(texte)
        else:
            cases = dict(zip(colonnes, map(_retablir, ligne.split("\t")), strict=False))
            rang += 1
            if nom in listes:
                ligne_lue = [cases.pop(chemin, "") for chemin in listes[nom]]
                tableaux.setdefault(nom, []).append(ligne_lue)
            reponses |= {f"{nom}.{rang}.{autre}": texte for autre, texte in cases.items()}
    return Situation(reponses, tableaux)


def _situation_ancienne(fragment: str, champs: Sequence[Champ]) -> Situation:
    paires = (paire.partition("=") for paire in fragment.split("&"))
    return de_plat({_decoder(nom): _decoder(texte) for nom, _, texte in paires}, champs)


def _decoder(texte: str) -> str:
    """Ce qu'une adresse écrit « %C3%A9 » ou « + »."""
    octets = texte.replace("+", " ").encode(errors="replace")
    net = re.sub(rb"%([0-9A-Fa-f]{2})", lambda t: bytes((int(t[1], 16),)), octets)
    return net.decode(errors="replace")
