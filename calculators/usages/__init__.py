"""Les cibles d’usage : ce qui se mesure, et comment (AAP § 4)."""
