"""De quoi sont faits les montants : forfaits, heures, dépenses, enveloppes (AAP § 3.3)."""
