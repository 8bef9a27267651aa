"""Runs inside Pyodide: pytest on the tests of the rules. Arguments: a folder of packages, files."""

import sys

folder, *files = sys.argv[1:]
sys.path[:0] = ["/project", folder, "/packages"]

import pytest  # noqa: E402

sys.exit(int(pytest.main(["-p", "no:cacheprovider", "-p", "no:xdist", *files])))
