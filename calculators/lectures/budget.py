"""Ce que les textes laissent ouvert ou contredisent sur les crédits, les chiffres et les noms."""

from __future__ import annotations

from calculators.lectures.ambiguite import Ambiguite, Exemple, Lecture
from calculators.textes import Cite

AMBIGUITES: tuple[Ambiguite, ...] = (
    Ambiguite(
        id="AMB-53",
        titre="Une enveloppe qui aurait augmenté en septembre",
        theme="budget",
        question=(
            "Un article dit que l’enveloppe nationale a été relevée en septembre. L’instruction "
            "d’avril donnait déjà ce total, qui comprend d’autres lignes que le programme."
        ),
        citations=(
            Cite("dsih", "budget"),
            Cite("instruction", "IV"),
            Cite("instruction", "résumé"),
            Cite("care-insight", "crédits"),
        ),
        lectures=(
            Lecture(
                "total-inchange",
                "Le total du Ségur médico-social n’a pas bougé ; une part du programme est passée "
                "au SONS.",
            ),
            Lecture("hausse", "L’enveloppe du programme a été relevée."),
        ),
        prudente="total-inchange",
        pourquoi=(
            "L’addition des lignes d’avril donne ce total, et un second article décrit un "
            "transfert vers le SONS."
        ),
        etat="résolue",
        contact="programme",
    ),
    Ambiguite(
        id="AMB-54",
        titre="Crédits régionaux : l’année ou la première délégation",
        theme="budget",
        question=(
            "Un article compare les crédits régionaux de septembre à un montant plus faible, dit "
            "prévu au départ. Ce montant n’était que la première délégation, pas l’enveloppe de "
            "l’année."
        ),
        citations=(
            Cite("dsih", "budget"),
            Cite("instruction", "IV"),
            Cite("care-insight", "crédits"),
            Cite("media-social", "délégation"),
        ),
        lectures=(
            Lecture(
                "enveloppe-en-baisse",
                "L’enveloppe régionale de l’année a baissé ; la première délégation est inchangée.",
            ),
            Lecture("delegation-en-hausse", "Les crédits délégués aux ARS ont été relevés."),
        ),
        prudente="enveloppe-en-baisse",
        pourquoi=(
            "Il faut comparer une année à une année. Deux autres articles le confirment, l’un pour "
            "l’enveloppe, l’autre pour la délégation."
        ),
        etat="résolue",
        contact="programme",
    ),
    Ambiguite(
        id="AMB-55",
        titre="Enveloppes régionales de septembre",
        theme="budget",
        question=(
            "Un article dit les enveloppes régionales revues à la hausse. Toutes celles qu’il cite "
            "sont plus basses qu’en avril, ou égales pour l’outre-mer. Il ne cite pas les autres."
        ),
        citations=(
            Cite("dsih", "régions"),
            Cite("instruction", "V"),
            Cite("care-insight", "crédits"),
        ),
        lectures=(
            Lecture("baisse", "Les enveloppes ont baissé, sauf les forfaits maintenus."),
            Lecture("hausse", "Les enveloppes ont été relevées."),
        ),
        prudente="baisse",
        pourquoi=(
            "Les montants de l’article le montrent. Pour les régions qu’il ne cite pas, toute "
            "valeur de septembre serait une reconstitution, jamais un chiffre officiel."
        ),
        etat="résolue",
        contact="programme",
        exemple=Exemple(
            "enveloppes",
            {"region": "{region}", "version": "septembre-2025"},
            "L’enveloppe {de_la_region} après l’instruction de septembre.",
        ),
    ),
    Ambiguite(
        id="AMB-56",
        titre="Frais de gestion : dans le total ou en plus",
        theme="budget",
        question=(
            "Un article liste à part les frais de gestion, que prend la Caisse des dépôts. "
            "Sont-ils compris dans les crédits du programme ?"
        ),
        citations=(Cite("dsih", "budget"), Cite("instruction", "IV")),
        lectures=(
            Lecture("compris", "Ils sont compris dans les crédits du programme."),
            Lecture("en-plus", "Ils s’y ajoutent."),
        ),
        prudente="compris",
        pourquoi=(
            "L’instruction d’avril les range dans le programme, et le total annoncé n’est juste "
            "qu’ainsi."
        ),
        etat="résolue",
        contact="programme",
    ),
    Ambiguite(
        id="AMB-57",
        titre="Crédits de l’appel à projets national en septembre",
        theme="budget",
        question=(
            "L’article de septembre ne cite pas les crédits de l’appel à projets national. Ont-ils "
            "changé depuis avril ?"
        ),
        citations=(Cite("dsih", "budget"), Cite("instruction", "IV")),
        lectures=(
            Lecture("inchanges", "Ils sont les mêmes qu’en avril."),
            Lecture("inconnus", "On ne peut pas le savoir."),
        ),
        prudente="inchanges",
        pourquoi=(
            "C’est une déduction : ce qui reste du total, une fois ôtés les crédits régionaux et "
            "les frais de gestion, est exactement leur montant d’avril."
        ),
        etat="en partie résolue",
        contact="programme",
    ),
    Ambiguite(
        id="AMB-58",
        titre="La date de l’instruction de septembre",
        theme="budget",
        question=(
            "La presse parle de l’instruction du 5 septembre 2025. Le bulletin officiel la date du "
            "2. Laquelle retenir ?"
        ),
        citations=(
            Cite("instruction-septembre", "référence"),
            Cite("dsih", "note 1"),
            Cite("dsih", "AHI"),
        ),
        lectures=(
            Lecture("signee-le-2", "Elle est signée le 2 et publiée le 5."),
            Lecture("du-5", "Elle est du 5."),
        ),
        prudente="signee-le-2",
        pourquoi=(
            "Le bulletin officiel donne la date de signature ; le 5 est celle de la publication. "
            "Le guide applique ses valeurs à partir de la publication."
        ),
        etat="résolue",
        contact="programme",
    ),
    Ambiguite(
        id="AMB-59",
        titre="Une répartition au prorata, sauf pour six régions",
        theme="budget",
        question=(
            "L’instruction dit répartir les crédits selon le nombre d’ESSMS de chaque région. Six "
            "régions ont pourtant exactement le même montant."
        ),
        citations=(Cite("instruction", "V"),),
        lectures=(
            Lecture(
                "montants-du-tableau",
                "Le tableau fait foi : un forfait pour six régions, le prorata pour les autres.",
            ),
            Lecture(
                "prorata-strict",
                "Le prorata s’applique à toutes, et le tableau serait à recalculer.",
            ),
        ),
        prudente="montants-du-tableau",
        pourquoi=(
            "Le tableau est le seul chiffrage publié, et sa somme est juste. Le guide ne le "
            "recalcule pas."
        ),
        etat="sans effet",
        contact="programme",
        exemple=Exemple(
            "enveloppes",
            {"region": "corse", "version": "avril-2025"},
            "Une des six régions au forfait.",
        ),
    ),
    Ambiguite(
        id="AMB-60",
        titre="Combien d’établissements visés",
        theme="budget",
        question=(
            "Les textes ne donnent pas le même nombre d’ESSMS visés ni déjà aidés. La page de la "
            "CNSA s’arrête à fin 2022 ; l’instruction est de 2025."
        ),
        citations=(
            Cite("instruction", "résultat attendu"),
            Cite("cnsa", "phase de généralisation"),
            Cite("cnsa", "encart"),
            Cite("care-insight", "bilan"),
        ),
        lectures=(
            Lecture(
                "chacun-a-sa-date",
                "Chaque chiffre vaut à la date de son texte, et se cite avec lui.",
            ),
            Lecture("le-plus-recent", "Seul le chiffre du texte le plus récent vaut."),
        ),
        prudente="chacun-a-sa-date",
        pourquoi="Aucun texte ne corrige l’autre. Votre demande n’en dépend pas.",
        etat="sans effet",
        contact="programme",
    ),
    Ambiguite(
        id="AMB-61",
        titre="« Bénéficiaire » ou « bénéfice » du programme",
        theme="budget",
        question=(
            "L’instruction écrit que le bénéficiaire du programme exclut tout autre financement "
            "européen ; sa notice écrit le bénéfice. Est-ce votre organisme entier qui est exclu "
            "d’autres fonds, ou l’opération aidée ?"
        ),
        citations=(
            Cite("instruction", "résumé"),
            Cite("notice", "exclusivité"),
            Cite("aap", "3.2.A"),
            Cite("aap", "note 5"),
        ),
        lectures=(
            Lecture(
                "l-operation",
                "C’est l’opération aidée qui ne peut pas avoir d’autre financement européen.",
            ),
            Lecture("l-organisme", "C’est l’organisme entier qui ne peut plus en recevoir."),
        ),
        prudente="l-operation",
        pourquoi=(
            "Ce n’est pas la lecture la moins favorable. La notice écrit « bénéfice », et l’appel "
            "à projets parle de l’opération : le premier mot semble une coquille. Mais aucun texte "
            "ne la corrige, et l’instruction l’emporte : faites confirmer si votre organisme "
            "reçoit un autre fonds européen."
        ),
        etat="en partie résolue",
        contact="programme",
        tranchee=True,
        exemple=Exemple(
            "eligibilite",
            {"fonds_europeens": False},
            "L’opération n’a pas d’autre aide européenne ; votre organisme en reçoit une ailleurs.",
        ),
    ),
    Ambiguite(
        id="AMB-62",
        titre="Le nom de la DNS",
        theme="budget",
        question=(
            "L’instruction écrit délégation au numérique en santé ; l’appel à projets et la CNSA "
            "écrivent délégation ministérielle. Est-ce le même service ?"
        ),
        citations=(
            Cite("instruction", "émetteurs"),
            Cite("aap", "en-tête"),
            Cite("cnsa", "le programme"),
        ),
        lectures=(
            Lecture(
                "meme-service", "C’est le même service, sous son nom actuel ou son ancien nom."
            ),
            Lecture("deux-services", "Ce sont deux services."),
        ),
        prudente="meme-service",
        pourquoi="Le sigle est le même partout. Le guide prend le nom de l’instruction.",
        etat="sans effet",
        contact="programme",
    ),
)
