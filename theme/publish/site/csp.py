"""Computes the content security policy of each page, and writes it in the page and in `_headers`.

Strict by construction: nothing is allowed but the site's own files, and what the generator wrote in
the page, by its hash. Only the worker may compile WebAssembly.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from theme.publish.site.assets import IMMUTABLE
from theme.publish.site.html_pages import Page, address

META = '<meta http-equiv="Content-Security-Policy" content="{}">'
WORKER = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
OFFLINE = "default-src 'none'; connect-src 'self'"
# A page may be framed by anyone: nothing in it acts for its reader, and collectifs embed it.
ONLY_IN_HEADERS = "frame-ancestors *"
EVERYWHERE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
    "payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
IMMUTABLE_FOR_A_YEAR = "public, max-age=31536000, immutable"
FRESH = "no-cache"


def policy(page: Page) -> str:
    """The policy of a page: its own inline scripts and styles, by hash, and files of the site."""
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *_hashes(page.inline_scripts)],
        "style-src": ["'self'", *_hashes(page.inline_styles)],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def write(pages: list[Page]) -> dict[Path, str]:
    """Put each page's policy at the top of its head, and return them all."""
    policies = {page.path: policy(page) for page in pages}
    for path, content in policies.items():
        text = path.read_text("utf-8")
        head, found, rest = text.partition("<head>")
        path.write_text(head + found + META.format(content) + rest, "utf-8")
    return policies


def write_headers(site: Path, policies: dict[Path, str]) -> None:
    """Write every header in `_headers`, which several hosts read, and our own server.

    Rules that match the same address add up, and two policies would both apply: each page has its
    own rule, and each worker too.
    """
    rules: dict[str, dict[str, str]] = {"/*": EVERYWHERE}
    for path, content in policies.items():
        value = {"Content-Security-Policy": f"{content}; {ONLY_IN_HEADERS}", "Cache-Control": FRESH}
        rules["/" + address(site, path)] = value
    for folder in IMMUTABLE:
        rules[f"/{folder}/*"] = {"Cache-Control": IMMUTABLE_FOR_A_YEAR}
    for worker in sorted(site.glob("js/worker.*.js")):
        rules[f"/js/{worker.name}"] = {"Content-Security-Policy": WORKER}
    rules["/service.js"] = {"Content-Security-Policy": OFFLINE, "Cache-Control": FRESH}
    text = "\n".join(
        f"{address}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for address, headers in rules.items()
    )
    (site / "_headers").write_text(text, "utf-8")


def _hashes(texts: list[str]) -> list[str]:
    digests = {hashlib.sha256(text.encode()).digest() for text in texts}
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
