"""The hosts that a static site meets, each run for real on this machine: folder in, address out."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from theme.publish.dev.server import serving

NGINX = "/usr/sbin/nginx"
CADDY = "caddy"
PATIENCE = 10
# What /etc/nginx/nginx.conf of Debian says, less what wants root; one process, which ends with us.
NGINX_AS_DEBIAN = """
daemon off; master_process off; pid {work}/pid; error_log {work}/errors;
events {{}}
http {{
  sendfile on; tcp_nopush on; types_hash_max_size 2048; access_log off;
  client_body_temp_path {work}/body; proxy_temp_path {work}/proxy;
  fastcgi_temp_path {work}/fastcgi; uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
  include /etc/nginx/mime.types; default_type application/octet-stream; gzip {gzip};
  server {{
    listen 127.0.0.1:{port}; root {root}; error_page 404 /{folder}404.html;
    {directives}
  }}
}}
"""
CADDY_AS_DEBIAN = """
{{
  admin off
  auto_https off
}}
http://127.0.0.1:{port} {{
  root * {root}
  file_server
  handle_errors {{
    rewrite * /{folder}404.html
    file_server
  }}
}}
"""
WRONG_TYPES = """
    location ~ \\.wasm$ { types {} default_type text/plain; }
    location ~ \\.mjs$ { types {} default_type application/octet-stream; }"""
NO_CACHE_HEADER = 'etag off; if_modified_since off; add_header Last-Modified "";'
LIKE_GITHUB_PAGES = """
    add_header Cache-Control max-age=600; add_header Access-Control-Allow-Origin *;
    gzip_types text/css application/javascript application/json application/wasm image/svg+xml;"""

Serve = Callable[[Path, Path], AbstractContextManager[str]]


@dataclass(frozen=True)
class Host:
    """A way to serve a folder: `serve(site, work)` gives the address while it runs."""

    name: str
    serve: Serve
    says_404: bool = True
    """Whether it shows the site's own page at an address that leads nowhere."""


def nginx(folder: str = "", *, gzip: str = "on", directives: str = "") -> Serve:
    """Debian's nginx, the site under `folder` ("" or "guide/")."""

    @contextmanager
    def serve(site: Path, work: Path) -> Iterator[str]:
        port, root = free_port(), placed(site, work, folder)
        config = work / "nginx.conf"
        text = NGINX_AS_DEBIAN.format(
            work=work, port=port, root=root, folder=folder, gzip=gzip, directives=directives
        )
        config.write_text(text, "utf-8")
        command = [NGINX, "-p", str(work), "-e", f"{work}/errors", "-c", str(config)]
        with running(command, port, work):
            yield f"http://127.0.0.1:{port}/{folder}"

    return serve


def caddy(folder: str = "") -> Serve:
    """Debian's Caddy, the site under `folder`."""

    @contextmanager
    def serve(site: Path, work: Path) -> Iterator[str]:
        port, root = free_port(), placed(site, work, folder)
        config = work / "Caddyfile"
        config.write_text(CADDY_AS_DEBIAN.format(port=port, root=root, folder=folder), "utf-8")
        command = [CADDY, "run", "--adapter", "caddyfile", "--config", str(config)]
        with running(command, port, work):
            yield f"http://127.0.0.1:{port}/{folder}"

    return serve


def plain(folder: str = "") -> Serve:
    """`python -m http.server`, which knows neither compression nor the site's page for 404."""

    @contextmanager
    def serve(site: Path, work: Path) -> Iterator[str]:
        port, root = free_port(), placed(site, work, folder)
        command = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1"]
        with running([*command, "--directory", str(root), str(port)], port, work):
            yield f"http://127.0.0.1:{port}/{folder}"

    return serve


def ours(site: Path, _work: Path) -> AbstractContextManager[str]:
    """The server of build.py, which follows `_headers` as some hosts do."""
    return serving(site)


HOSTS = (
    Host("nginx", nginx()),
    Host("nginx without gzip", nginx(gzip="off")),
    Host("nginx with wrong types", nginx(directives=WRONG_TYPES)),
    Host("nginx under a folder", nginx("guide/")),
    Host("nginx without a cache header", nginx(directives=NO_CACHE_HEADER)),
    Host("like GitHub Pages", nginx("guide/", directives=LIKE_GITHUB_PAGES)),
    Host("Caddy", caddy()),
    Host("Caddy under a folder", caddy("guide/")),
    Host("plain server", plain(), says_404=False),
    Host("plain server under a folder", plain("guide/"), says_404=False),
    Host("ours", ours),
)


def placed(site: Path, work: Path, folder: str) -> Path:
    """The folder to serve for `site` to be found under `folder`."""
    if not folder:
        return site
    root = work / "root"
    root.mkdir()
    (root / folder.rstrip("/")).symlink_to(site, target_is_directory=True)
    return root


def free_port() -> int:
    """A port that nobody listens to on this machine."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], port: int, work: Path) -> Iterator[None]:
    """Run a server until the end of the block; entered once it listens to `port`."""
    assert shutil.which(command[0]), f"{command[0]} manque"
    home = {"HOME": str(work), "PATH": "/usr/bin:/bin"}
    with (work / "output").open("wb") as output:
        server = subprocess.Popen(command, cwd=work, env=home, stdout=output, stderr=output)
    try:
        _wait(server, port, work)
        yield
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _wait(server: subprocess.Popen[bytes], port: int, work: Path) -> None:
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit and server.poll() is None:
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError((work / "output").read_text(errors="replace"))
