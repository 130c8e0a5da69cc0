"""Answers browsers, and tells them when the page that they show is no longer right.

Every page has one thing more than in a build: the script that shows it anew (`reload.js`). It asks for `CHANGES` with
the version of the page that it has, and hears when there is another.
"""

from __future__ import annotations

import mimetypes
import posixpath
import threading
import time
from collections.abc import Iterable, Mapping
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from footcare import hosting
from footcare.problems import Problem

from preview.guide import Guide, Wrong, version
from preview.watching import Saves

OURS = "/~preview/"
SCRIPT, STYLE, CHANGES = f"{OURS}reload.js", f"{OURS}wrong.css", f"{OURS}changes"
BODY_END = b"</body>"
PATIENCE = 2.0  # seconds that a request waits until a file that was just saved has been read
HEARTBEAT = 20.0  # seconds after which a browser that has gone is noticed
IN_PAGES = (".md", ".yml", ".jinja", ".html")  # what these hold stands in the pages; the rest is loaded by them
TYPES = {
    ".js": "text/javascript", ".mjs": "text/javascript", ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml", ".md": "text/markdown", ".gz": "application/gzip", ".woff2": "font/woff2",
}  # fmt: skip
ERROR = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>This page cannot be shown</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="/~preview/wrong.css"></head>
<body><h1>This page cannot be shown</h1>
<p>Mend this and save. The page then shows itself.</p>
<ul>{rows}</ul>
</body></html>
"""


class Preview(ThreadingHTTPServer):
    """A guide on a port of this machine; port 0 is any that is free.

    Raises:
        OSError: the port is taken, or may not be used.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int) -> None:
        self.guide: Guide | None = None
        self.saves: Saves | None = None
        self.begun = threading.Event()
        self.changed = threading.Condition()
        self.moment = 0
        self.shared = time.time_ns()  # a version of what all pages share, which no other run has
        self.closed = False
        super().__init__(("127.0.0.1", port), Handler)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def show(self, guide: Guide, saves: Saves) -> None:
        """Begin to answer: until then browsers wait."""
        self.guide, self.saves = guide, saves
        self.begun.set()

    def tell(self, paths: Iterable[str]) -> None:
        """Tell all open pages that files have changed; those that are other now show themselves anew."""
        with self.changed:
            self.moment += 1
            self.shared += any(not path.endswith(IN_PAGES) for path in paths)
            self.changed.notify_all()

    def server_close(self) -> None:
        """Let nobody wait any longer."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()
        self.begun.set()
        super().server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a browser goes before it has its answer."""


class Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    server: Preview
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class asks
        """Say nothing: the terminal is for what authors should know."""

    def do_HEAD(self) -> None:
        """Answer with the headers alone."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer with a file of the guide."""
        self.server.begun.wait()
        parts = urlsplit(self.path)
        path = unquote(parts.path)
        if path == CHANGES:
            self._tell_of_changes(parse_qs(parts.query))
        elif path in (SCRIPT, STYLE):
            file = Path(__file__).with_name(path.removeprefix(OURS))
            self._send(HTTPStatus.OK, file.read_bytes(), file.suffix)
        else:
            status, content, ending, scripts = self._found(path)
            if status is HTTPStatus.FOUND:
                self._send(status, b"", ending, {"Location": quote(f"{path}/")})
            elif ending == ".html":
                self._send(status, self._with_script(content), ending, _headers(scripts))
            else:
                self._send(status, content, ending)

    def _found(self, path: str) -> tuple[HTTPStatus, bytes, str, Iterable[str]]:
        """Return what is at a path: how it went, the content, its ending, and the scripts that stand in it."""
        guide, saves = self.server.guide, self.server.saves
        if guide is None or saves is None:
            return HTTPStatus.SERVICE_UNAVAILABLE, b"", ".txt", ()
        saves.settle(PATIENCE)
        address = posixpath.normpath(path).strip("/")
        names = (f"{address}/index.html".lstrip("/"),) if path.endswith("/") else (address, f"{address}/index.html")
        try:
            for name in names:
                content = guide.get(name)
                if content is None:
                    continue
                if name != address and not path.endswith("/"):
                    return HTTPStatus.FOUND, b"", ".html", ()
                return HTTPStatus.OK, content, posixpath.splitext(name)[1], _scripts(name, content)
            missing = guide.get("404.html") or b""
            return HTTPStatus.NOT_FOUND, missing, ".html", _scripts("404.html", missing)
        except Wrong as error:
            return HTTPStatus.INTERNAL_SERVER_ERROR, _page(error.problems), ".html", ()

    def _version(self, content: bytes) -> str:
        """Return the version of a page: its own content, and the styles and scripts that all pages share."""
        return f"{version(content)}-{self.server.shared}"

    def _with_script(self, content: bytes) -> bytes:
        script = f'<script src="{SCRIPT}" data-version="{self._version(content)}"></script>'.encode()
        before, end, after = content.rpartition(BODY_END)
        return before + script + end + after if end else content + script

    def _tell_of_changes(self, asked: Mapping[str, list[str]]) -> None:
        """Wait until the page that a browser shows is no longer right, and say so; then the browser asks for it."""
        path, shown = asked.get("page", ["/"])[0], asked.get("version", [""])[0]
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        server, moment = self.server, -1
        while not server.closed:
            if moment != server.moment:
                moment = server.moment
                _, content, _, _ = self._found(path)
                if self._version(content) != shown:
                    self._say("event: changed\ndata: \n\n")
                    return
            with server.changed:
                heard = server.changed.wait_for(lambda: server.closed or moment != server.moment, HEARTBEAT)  # noqa: B023
            if not heard:
                self._say(": still here\n\n")

    def _say(self, text: str) -> None:
        self.wfile.write(text.encode())
        self.wfile.flush()

    def _send(self, status: HTTPStatus, content: bytes, ending: str, headers: Mapping[str, str] | None = None) -> None:
        tag = f'"{version(content)}"'
        if status is HTTPStatus.OK and self.headers.get("If-None-Match") == tag:
            status, content = HTTPStatus.NOT_MODIFIED, b""
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", _type(ending))
            self.send_header("Content-Length", str(len(content)))
        if status in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            self.send_header("ETag", tag)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _type(ending: str) -> str:
    found = TYPES.get(ending) or mimetypes.guess_type(f"file{ending}")[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") or found.endswith(("json", "xml")) else found


def _scripts(name: str, content: bytes) -> list[str]:
    return hosting.hashes(content.decode()) if name.endswith(".html") else []


def _headers(scripts: Iterable[str]) -> dict[str, str]:
    """Return what a server is to say beside a page, as far as it makes sense on one's own machine."""
    return {"Content-Security-Policy": hosting.policy(scripts), "Referrer-Policy": hosting.REFERRER}


def _page(problems: Iterable[Problem]) -> bytes:
    """Return the page that is shown in the place of one that cannot be drawn."""
    rows = "".join(
        f"<li><code>{escape(one.path)}:{one.line}</code> {escape(one.what)}. To do: {escape(one.remedy)}.</li>"
        for one in problems
    )
    return ERROR.format(rows=rows).encode()


__all__ = ["CHANGES", "SCRIPT", "Preview"]
