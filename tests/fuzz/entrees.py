"""Des entrées hostiles pour chaque lecteur de texte, tirées d'un `Random`.

Hypothesis en tire peu, et réduit celles qui échouent ; `build.py check`, jusqu'à un million.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from random import Random
from typing import Any

from calculators.lectures.exemples import finess_fictif
from calculators.socle.calculateur import tous
from calculators.socle.champs import Champ, Choix, Jour
from calculators.socle.champs_chiffres import Nombre
from calculators.socle.champs_finess import Finess, ListeFiness
from calculators.socle.listes import Bloc, Lignes
from theme.publish.site import saisies

_NOMS = (*saisies.NOMS, *saisies.NOMS_RARES, *saisies.FINANCEURS, *saisies.TEXTES_TAPES)
_TOUT = (*_NOMS, *saisies.FINESS, *saisies.NOMBRES, *saisies.DATES, *saisies.CHOIX)
_SIGNES = (
    "\x00\x07\x0b\x1c\x85\u00a0\u2007\u2009\u2028\u202f\u200b\u200e\u202e\ufeff\ufffd\ud800\udfff"
    "\U0010ffff\u0301\u0327٣３𝟑²½ΣıİßﬁÅ🌷'’\"«»,;.:/-−–+€%()[]{}\\#&<>=@\n\r\t 0123456789eEhkMABx"
)
_LITTERAUX = (
    *(
        "1e400000",
        "-1e400000",
        "1e-400000",
        "1e999999999999999999999",
        "9" * 5_000,
        "0." + "1" * 400,
    ),
    *("-0", "-0.0", "1E5", "12.5", "01", "1.", ".5", "+1", "0x10", "NaN", "Infinity", "-Infinity"),
    *("true", "null", "[]", "{}", "[[]]", '{"a":1}', '"\\ud800"', "1 2"),
)
_CALCULATEURS = tuple(tous())


def nombre(hasard: Random) -> str:
    return _retouche(hasard, hasard.choice(saisies.NOMBRES))


def finess(hasard: Random) -> str:
    return _retouche(hasard, hasard.choice(saisies.FINESS))


def date(hasard: Random) -> str:
    return _retouche(hasard, hasard.choice(saisies.DATES))


def mot(hasard: Random) -> str:
    return _retouche(hasard, hasard.choice(_TOUT))


def tableau(hasard: Random) -> str:
    """Ce que l'on colle : des cellules, parfois un en-tête, des guillemets, des lignes vides."""
    separateur = hasard.choice(["\t", ";", ",", " ", "|"])
    lignes = [_cellules(hasard, separateur) for _ in range(hasard.randrange(6))]
    if hasard.random() < 0.3:
        lignes.insert(0, separateur.join(hasard.sample(_ENTETES, hasard.randint(1, 4))))
    return _retouche(hasard, hasard.choice(["\n", "\r\n", "\r", "\n\n\n"]).join(lignes))


_ENTETES = ("FINESS ET", "FINESS EJ", "n° finess", "Nom", "Raison sociale", "Siège", "CP", "", "35")


def _cellules(hasard: Random, separateur: str) -> str:
    cellules = [hasard.choice(_TOUT)[:60] for _ in range(hasard.randint(1, 4))]
    return separateur.join(f'"{c}"' if hasard.random() < 0.2 else c for c in cellules)


def formulaire(hasard: Random) -> tuple[str, dict[str, str]]:
    """Un calculateur, et des réponses à plat dont certaines n'ont pas de champ."""
    calculateur, bruit = hasard.choice(_CALCULATEURS), hasard.choice(_BRUITS)
    plat = dict(_a_plat(hasard, calculateur.champs, "", bruit))
    if hasard.random() < bruit:
        for cle in hasard.sample([*plat, mot(hasard), "essms.0.x", "essms.1", "essms.", "."], 1):
            plat[_retouche(hasard, cle)] = mot(hasard)
    return calculateur.nom, plat


_BRUITS = (0.0, 0.0, 0.02, 0.2, 0.7)
"""La part des réponses qui ne répondent pas à la question."""
_RANGS = ("0", "01", "50", "51", "20001", "1000000", "9" * 9, "-1", "٣", "x", "")


def _a_plat(
    hasard: Random, champs: tuple[Champ, ...], prefixe: str, bruit: float
) -> Iterator[tuple[str, str]]:
    for champ in champs:
        chemin = f"{prefixe}{champ.nom}."
        if isinstance(champ, Lignes):
            for place in range(1, hasard.choice([1, 1, 2, 3, 6])):
                rang = hasard.choice(_RANGS) if hasard.random() < bruit / 4 else str(place)
                yield from _a_plat(hasard, champ.champs, f"{chemin}{rang}.", bruit)
        elif isinstance(champ, Bloc):
            yield from _a_plat(hasard, champ.champs, chemin, bruit)
        elif hasard.random() < 0.4:
            yield chemin[:-1], _reponse(hasard, champ, bruit)


def _reponse(hasard: Random, champ: Champ, bruit: float) -> str:
    """Ce qui répond à la question, ou ce que l'on tape à la place."""
    if hasard.random() < bruit:
        return hasard.choice([mot, nombre, finess, date, tableau])(hasard)
    if isinstance(champ, Nombre):
        grand = hasard.choice([60, 60, 2_000, champ.maximum])
        return str(hasard.randint(champ.minimum, max(champ.minimum, min(champ.maximum, grand))))
    if isinstance(champ, Choix):
        return hasard.choice([*champ.options, *champ.options.values()])
    if isinstance(champ, Jour):
        return hasard.choice(["", "2025-09-15", "17/04/2025", "2025-12-31"])
    if isinstance(champ, ListeFiness):
        return "\n".join(_numeros(hasard, hasard.randrange(5)))
    if isinstance(champ, Finess):
        return _numeros(hasard, 1)[0]
    return hasard.choice(_NOMS)


def _numeros(hasard: Random, combien: int) -> list[str]:
    return [finess_fictif(hasard.randint(1, 30)) for _ in range(combien)]


def contrat(hasard: Random) -> tuple[str, str]:
    """Un calculateur, et un texte JSON, ou presque."""
    calculateur, bruit = hasard.choice(_CALCULATEURS), hasard.choice(_BRUITS)
    objet = _objet(hasard, calculateur.champs, bruit)
    texte = json.dumps(objet, ensure_ascii=hasard.random() < 0.5)
    while '"@"' in texte:
        texte = texte.replace('"@"', hasard.choice(_LITTERAUX), 1)
    if hasard.random() < bruit / 4:
        profondeur = hasard.choice([1, 19, 20, 21, 2_000, 200_000])
        texte = '{"essms":' + "[" * profondeur + texte + "]" * profondeur + "}"
    return calculateur.nom, _retouche(hasard, texte) if hasard.random() < bruit else texte


def _objet(hasard: Random, champs: tuple[Champ, ...], bruit: float) -> dict[str, Any]:
    objet = {c.nom: _valeur(hasard, c, bruit) for c in champs if hasard.random() < 0.4}
    if hasard.random() < bruit / 4:
        objet[mot(hasard)] = hasard.choice([mot(hasard), None, [], {"a": [1]}])
    return objet


def _valeur(hasard: Random, champ: Champ, bruit: float) -> Any:
    """« @ » tient la place d'un littéral que Python n'écrirait pas."""
    if hasard.random() < bruit / 2:
        return hasard.choice(["@", None, True, 0, -1, 1.5, "", [], {}, [None], [[]], mot(hasard)])
    if isinstance(champ, Lignes):
        return [_objet(hasard, champ.champs, bruit) for _ in range(hasard.choice([0, 1, 2, 5]))]
    if isinstance(champ, Bloc):
        return _objet(hasard, champ.champs, bruit)
    if isinstance(champ, ListeFiness) and hasard.random() < 0.5:
        return _numeros(hasard, hasard.randrange(6))
    reponse = _reponse(hasard, champ, bruit)
    entier = isinstance(champ, Nombre) and reponse.isdecimal() and len(reponse) < 20
    return int(reponse) if entier else reponse


def _retouche(hasard: Random, texte: str) -> str:
    """Le même, ou le même abîmé : un signe ajouté, ôté, répété, une autre forme d'Unicode."""
    for _ in range(hasard.choice([0, 0, 1, 1, 2, 4])):
        ou = hasard.randint(0, len(texte))
        debut, fin, signe = texte[:ou], texte[ou:], hasard.choice(_SIGNES)
        texte = hasard.choice(
            [
                debut + signe + fin,
                debut + fin[1:],
                debut + signe * hasard.choice([2, 9, 40, 3_000]) + fin,
                debut + fin[:20] * hasard.choice([2, 9]) + fin,
                fin + debut,
                texte.swapcase(),
                unicodedata.normalize("NFKD", texte),
            ]
        )
    return texte
