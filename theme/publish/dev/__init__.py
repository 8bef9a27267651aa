"""What developers run: installation, locks, checks, server."""
