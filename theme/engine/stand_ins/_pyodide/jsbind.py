"""How Python calls JavaScript functions: the program calls none (see README.md)."""

default_signature = None
