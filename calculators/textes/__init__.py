"""Les textes cités, leurs sections, les mots et les contacts qu’ils donnent."""

from calculators.textes.textes import TEXTES, Cite, Texte, lieu

__all__ = ["TEXTES", "Cite", "Texte", "lieu"]
