"""The guide as it is published: packed by `scripts/publish`, behind Caddy with deploy/caddy/Caddyfile; what was sent.

Where there is no Caddy, a small server of our own sends the same packed files with the same headers.
"""

from __future__ import annotations

import json
import mimetypes
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from footcare import hosting
from publishing.releases import Releases

from benchmarks.rivals import environment

CADDY = "Caddy, deploy/caddy/Caddyfile"
OWN = "our own server, as Caddy is not here"


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer: its path, and the bytes of its body. Headers do not count: HTTP/2 sends those of a site once."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Published:
    """A published guide: its address, who serves it, and what that has sent since it was last asked."""

    home: str
    server: str
    sent: Callable[[], Sequence[Sent]]


@contextmanager
def published(guide: Path) -> Iterator[Published]:
    """Build the guide in a folder for an address of this machine, publish it and serve it."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
        one.close()
        home = f"http://127.0.0.1:{port}/"
        base = Path(folder)
        base.chmod(0o755)
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(base / "site")]
        subprocess.run(command, cwd=guide, env={**environment(), "GUIDE_SITE_URL": home}, check=True)
        releases = Releases(base / "srv")
        releases.show(releases.make(base / "site"))
        caddy = shutil.which("caddy")
        served = _by_caddy(caddy, guide, releases.root, port, base) if caddy else _by_us(releases.root, port)
        with served as sent:
            yield Published(home, CADDY if caddy else OWN, sent)


@contextmanager
def _by_caddy(caddy: str, guide: Path, releases: Path, port: int, base: Path) -> Iterator[Callable[[], Sequence[Sent]]]:
    """Serve with the given configuration; only a log of what is sent is added to it."""
    given = Path(__file__).resolve().parents[2] / "deploy" / "caddy" / "Caddyfile"
    log = base / "sent.log"
    wanted = f"\tlog {{\n\t\toutput file {log}\n\t\tformat json\n\t}}\n\theader -Server\n"
    (base / "Caddyfile").write_text(given.read_text("utf-8").replace("\theader -Server\n", wanted), encoding="utf-8")
    settings = {"GUIDE_ADDRESS": f"http://127.0.0.1:{port}", "GUIDE_ROOT": str(releases), "HOME": str(base)}
    command = [caddy, "run", "--adapter", "caddyfile", "--config", str(base / "Caddyfile")]
    with (base / "caddy.log").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env={**environment(), **settings}, cwd=base)
    try:
        _wait(port, process, base / "caddy.log")
        yield _Log(log).new
    finally:
        process.terminate()
        process.wait()


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(400):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"Caddy does not start:\n{log.read_text(encoding='utf-8')[-1000:]}")


class _Log:
    """Reads what Caddy has noted since the last time."""

    def __init__(self, path: Path) -> None:
        self.path, self.read = path, 0

    def new(self) -> Sequence[Sent]:
        lines = self.path.read_text(encoding="utf-8").splitlines() if self.path.exists() else []
        fresh, self.read = lines[self.read :], len(lines)
        entries = [json.loads(line) for line in fresh]
        return [Sent(urlsplit(entry["request"]["uri"]).path, entry["size"]) for entry in entries]


@contextmanager
def _by_us(releases: Path, port: int) -> Iterator[Callable[[], Sequence[Sent]]]:
    site = releases / "current" / "site"
    sent: list[Sent] = []
    listed = hosting.read((site / hosting.ADDRESS).read_text(encoding="utf-8"))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            file = site / path.lstrip("/")
            file = file / "index.html" if path.endswith("/") else file
            found = file.is_file() and file.resolve().is_relative_to(site.resolve())
            file = file if found else site / "404.html"
            headers = dict(hosting.beside(listed, path))
            headers["Content-Type"] = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            for ending, name in ((".br", "br"), (".gz", "gzip")):
                packed = file.with_name(file.name + ending)
                if name in self.headers.get("Accept-Encoding", "") and packed.is_file():
                    file, headers["Content-Encoding"], headers["Vary"] = packed, name, "Accept-Encoding"
                    break
            body = file.read_bytes()
            headers["Content-Length"] = str(len(body))
            self.send_response(200 if found else 404)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            sent.append(Sent(path, len(body)))  # before whoever asked can go on
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    def new() -> Sequence[Sent]:
        fresh = list(sent)
        sent.clear()
        return fresh

    with ThreadingHTTPServer(("127.0.0.1", port), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield new
        server.shutdown()
