"""Ce que l'on colle ou ouvre : des octets aux cellules, et les lignes qui n'en sont pas."""
