"""Un critère d'éligibilité : ce que dit un passage, et ce qu'il fait d'une situation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from calculators.socle.champs import Champ, OuiNon
from calculators.textes import Cite

Effet = Literal["exclut", "a_confirmer", "limite", "admet"]
EFFETS: Mapping[Effet, str] = {
    "exclut": "non",
    "a_confirmer": "à confirmer",
    "limite": "oui, avec une limite",
    "admet": "oui",
}
"""Du plus grave au moins grave, et la réponse qui s'affiche."""


@dataclass(frozen=True, kw_only=True)
class Motif:
    """Ce qu'un critère dit de la situation.

    `questions` : celles à qui il faut répondre pour trancher, ou celles dont la réponse exclut.
    """

    effet: Effet
    titre: str
    message: str
    citations: tuple[Cite, ...]
    regles: tuple[str, ...]
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Critere:
    """Un passage des textes : son titre à nous, où il est, les règles du catalogue qu'il porte."""

    titre: str
    citations: tuple[Cite, ...]
    regles: tuple[str, ...]

    def motif(self, effet: Effet, message: str, *questions: Champ) -> Motif:
        return Motif(
            effet=effet,
            titre=self.titre,
            message=message,
            citations=self.citations,
            regles=self.regles,
            questions=tuple(question.nom for question in questions),
        )

    def demander(self, *questions: Champ) -> Motif:
        """On ne peut pas trancher sans ces réponses."""
        libelles = " ".join(question.libelle for question in questions)
        return self.motif("a_confirmer", f"Reste à savoir : {libelles}", *questions)

    def si_oui(self, reponse: bool | None, question: OuiNon, oui: str, non: str) -> Motif:
        """La réponse attendue est oui ; non exclut, ne pas savoir laisse ouvert."""
        return self._trancher(reponse, question, attendu=True, admis=oui, exclu=non)

    def si_non(self, reponse: bool | None, question: OuiNon, non: str, oui: str) -> Motif:
        """La réponse attendue est non ; oui exclut, ne pas savoir laisse ouvert."""
        return self._trancher(reponse, question, attendu=False, admis=non, exclu=oui)

    def _trancher(
        self, reponse: bool | None, question: OuiNon, *, attendu: bool, admis: str, exclu: str
    ) -> Motif:
        if reponse is None:
            return self.demander(question)
        if reponse is attendu:
            return self.motif("admet", admis)
        return self.motif("exclut", exclu, question)
