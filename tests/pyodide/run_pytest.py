"""Runs inside Pyodide: pytest on the tests of the rules. Arguments: a folder of packages, files."""

import os
import sys

# Packages of the browser's tests have some for Hypothesis, which Pyodide cannot import.
os.environ["HYPOTHESIS_NO_PLUGINS"] = "1"
folder, *files = sys.argv[1:]
sys.path[:0] = ["/project", folder, "/packages"]

import pytest  # noqa: E402

sys.exit(int(pytest.main(["-p", "no:cacheprovider", "-p", "no:xdist", *files])))
