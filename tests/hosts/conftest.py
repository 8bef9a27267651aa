"""The built site on other hosts than ours, in the browser of the other tests."""

from __future__ import annotations

from tests.browser.conftest import navigateur, site_folder

__all__ = ["navigateur", "site_folder"]
