"""De quoi sont faits les montants : forfaits, heures, dépenses, organismes (AAP § 3.3)."""
