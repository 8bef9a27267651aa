"""Les lieux : départements, régions, numéros FINESS."""
