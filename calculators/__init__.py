"""Les règles de l'AAP « ESMS numérique » 2025, en Python pur (bibliothèque standard seule)."""
