"""`python3 -m calculators NOM < entree.json > sortie.json` : le contrat JSON, rien à installer."""

from __future__ import annotations

import json
import sys
from typing import Any

from calculators.calculateur import Calculateur, tous, trouver
from calculators.champs import Erreur, SaisieInvalide
from calculators.contrat import appeler, erreurs_en_json

MODE_D_EMPLOI = "python3 -m calculators NOM < entree.json    (NOM --schema : ses questions)"


def principal(arguments: list[str]) -> int:
    """Code de sortie : 0 avec un résultat, 2 avec des erreurs dites en JSON."""
    if not arguments:
        return _lister()
    try:
        calculateur = trouver(arguments[0])
        if arguments[1:] == ["--schema"]:
            return _ecrire({"nom": calculateur.nom, "champs": _schema(calculateur)})
        if arguments[1:]:
            raise SaisieInvalide(Erreur("", f"Argument inconnu. {MODE_D_EMPLOI}"))
        return _ecrire(appeler(calculateur, _entree()))
    except KeyError:
        noms = ", ".join(c.nom for c in tous())
        refus = Erreur("", f"Calculateur inconnu : « {arguments[0][:40]} ». Noms : {noms}.")
        return _ecrire(erreurs_en_json((refus,)), 2)
    except SaisieInvalide as invalide:
        return _ecrire(erreurs_en_json(invalide.erreurs), 2)


def _lister() -> int:
    for calculateur in tous():
        print(f"{calculateur.nom:<18}{calculateur.resume}")
    print(f"\n{MODE_D_EMPLOI}")
    return 0


def _entree() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SaisieInvalide(Erreur("", "Ce texte n’est pas en UTF-8.")) from None


def _schema(calculateur: Calculateur) -> list[dict[str, Any]]:
    return [champ.schema() for champ in calculateur.champs]


def _ecrire(objet: dict[str, Any], code: int = 0) -> int:
    sys.stdout.buffer.write(json.dumps(objet, ensure_ascii=False, indent=1).encode() + b"\n")
    return code


if __name__ == "__main__":
    sys.exit(principal(sys.argv[1:]))
