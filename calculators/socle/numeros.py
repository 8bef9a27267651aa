"""Ce qu'il faut vérifier d'un numéro FINESS lu (AAP § 3.3.1, mention outre-mer)."""

from __future__ import annotations

from calculators.francais.nombres import au_pluriel
from calculators.lieux.numero_finess import Numero
from calculators.socle.resultat import Alerte, attention, bloquant, info
from calculators.textes import Cite

DECOMPTE = (Cite("aap", "3.3.1"), Cite("aap", "7"))
OUTRE_MER = (Cite("instruction", "mention outre-mer"),)


def alertes_du_numero(numero: Numero, champ: str = "finess") -> tuple[Alerte, ...]:
    """Zéro rétabli, clé fausse, territoire exclu ou inconnu : ce qu'il faut vérifier."""
    alertes = []
    if numero.zero_retabli:
        alertes.append(
            info(
                f"FINESS {numero.numero} : le zéro du début a été rétabli, un tableur l’avait sans "
                "doute ôté.",
                champ=champ,
            )
        )
    if not numero.cle_valide:
        alertes.append(
            attention(
                f"La clé du FINESS {numero.numero} ne tombe pas juste : vérifiez qu’aucun chiffre "
                "n’est erroné.",
                champ=champ,
            )
        )
    if numero.territoire_exclu:
        alertes.append(
            bloquant(
                f"Le FINESS {numero.numero} est à {numero.territoire_exclu}, où le programme ne "
                "s’applique pas.",
                OUTRE_MER,
                champ,
            )
        )
    elif numero.region is None:
        alertes.append(
            attention(
                f"Le FINESS {numero.numero} ne commence pas par un département connu.",
                champ=champ,
            )
        )
    return tuple(alertes)


def alertes_des_doublons(combien: int, champ: str) -> tuple[Alerte, ...]:
    """Combien de numéros d'une liste en répètent un autre."""
    if not combien:
        return ()
    message = f"{au_pluriel(combien, 'doublon')} : chaque FINESS ne compte qu’une fois."
    return (attention(message, (Cite("aap", "3.3.1"),), champ),)
