"""Ce que plusieurs réponses d’un projet disent les unes des autres."""
