"""Ce dont tout calculateur est fait : questions, lecture, résultat, contrat JSON."""
