"""Ce qu'il faut vérifier d'un numéro FINESS lu (AAP § 3.3.1, mention outre-mer)."""

from __future__ import annotations

from calculators.lieux.numero_finess import Numero
from calculators.socle.resultat import Alerte
from calculators.textes import Cite

DECOMPTE = (Cite("aap", "3.3.1"), Cite("aap", "7"))
OUTRE_MER = (Cite("instruction", "mention outre-mer"),)


def alertes_du_numero(numero: Numero, champ: str = "finess") -> tuple[Alerte, ...]:
    """Zéro rétabli, clé fausse, territoire exclu ou inconnu : ce qu'il faut vérifier."""
    alertes = []
    if numero.zero_retabli:
        alertes.append(Alerte("info", f"FINESS {numero.numero} : le zéro du début a été rétabli, "
                              "un tableur l’avait sans doute ôté.", champ=champ))  # fmt: skip
    if not numero.cle_valide:
        alertes.append(Alerte("attention", f"La clé du FINESS {numero.numero} ne tombe pas juste : "
                              "vérifiez qu’aucun chiffre n’est erroné.", champ=champ))  # fmt: skip
    if numero.territoire_exclu:
        alertes.append(Alerte("bloquant", f"Le FINESS {numero.numero} est à "
                              f"{numero.territoire_exclu}, où le programme ne s’applique pas.",
                              OUTRE_MER, champ))  # fmt: skip
    elif numero.region is None:
        alertes.append(Alerte("attention", f"Le FINESS {numero.numero} ne commence pas par un "
                              "département connu.", champ=champ))  # fmt: skip
    return tuple(alertes)
