"""Quand et où déposer, et les dates qui suivent (AAP § 7 et § 8, instruction II)."""
