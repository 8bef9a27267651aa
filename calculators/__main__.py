"""`python3 -m calculators NOM < entree.json > sortie.json` : le contrat JSON, rien à installer."""

from __future__ import annotations

import json
import sys
from typing import Any

from calculators.calculateur import tous, trouver
from calculators.champs import Erreur, SaisieInvalide
from calculators.contrat import appeler, erreurs_en_json

MODE_D_EMPLOI = "python3 -m calculators NOM < entree.json    (NOM --schema : ses questions)"


def principal(arguments: list[str]) -> int:
    """Code de sortie : 0 avec un résultat, 2 avec des erreurs dites en JSON."""
    if not arguments:
        return _lister()
    try:
        return _ecrire(_reponse(*arguments))
    except SaisieInvalide as invalide:
        return _ecrire(erreurs_en_json(invalide.erreurs), 2)


def _reponse(nom: str, *options: str) -> dict[str, Any]:
    try:
        calculateur = trouver(nom)
    except KeyError:
        noms = ", ".join(c.nom for c in tous())
        message = f"Calculateur inconnu : « {nom[:40]} ». Noms : {noms}."
        raise SaisieInvalide(Erreur("", message)) from None
    if options == ("--schema",):
        return {"nom": calculateur.nom, "champs": [c.schema() for c in calculateur.champs]}
    if options:
        raise SaisieInvalide(Erreur("", f"Argument inconnu : « {options[0][:40]} »."))
    return appeler(calculateur, _entree())


def _lister() -> int:
    lignes = [f"{calculateur.nom:<18}{calculateur.resume}" for calculateur in tous()]
    sys.stdout.buffer.write("\n".join([*lignes, "", MODE_D_EMPLOI, ""]).encode())
    return 0


def _entree() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SaisieInvalide(Erreur("", "Ce texte n’est pas en UTF-8.")) from None


def _ecrire(objet: dict[str, Any], code: int = 0) -> int:
    texte = json.dumps(objet, ensure_ascii=False, indent=1) + "\n"
    # Un demi-caractère (« \ud800 ») n'existe pas en UTF-8 : il reste échappé, comme reçu.
    sys.stdout.buffer.write(texte.encode(errors="backslashreplace"))
    return code


if __name__ == "__main__":
    sys.exit(principal(sys.argv[1:]))
