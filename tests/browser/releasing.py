"""A site that changes: releases come and go, and so does the connection."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from typing import Any

from footcare import hosting, offline
from visiting import BASE

Answer = tuple[int, str, bytes]
BROKEN_OFF: Answer = (0, "", b"")  # the connection breaks in the middle


def release(source: Path, target: Path, **changes: str) -> Path:
    """Copy a built site, with some text put before the end of some files; list it anew as a build does.

    A file that has a hash in its name is named by a pattern; it keeps its name, as a careless host might have it.
    """
    copytree(source, target)
    for name, more in changes.items():
        (path,) = target.glob(name)
        text = path.read_text(encoding="utf-8")
        before, end, after = text.rpartition("</body>")
        path.write_text(f"{before}{more}{end}{after}" if end else f"{text}{more}", encoding="utf-8")
    return listed(target)


def listed(site: Path) -> Path:
    """List the files of a site as a build does."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (site / offline.ADDRESS).write_text(json.dumps(offline.release(files, files.__getitem__)), encoding="utf-8")
    return site


class Host:
    """A web server, always at the same address. It lets browsers keep everything for an hour, as many do."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.instead: Callable[[str], Answer | None] = lambda path: None
        self.asked: list[str] = []
        self._server: ThreadingHTTPServer | None = None
        self.port = 0
        self.come_back()

    @property
    def home(self) -> str:
        """The address of the home page."""
        return f"http://127.0.0.1:{self.port}{BASE}"

    def said(self, path: str) -> dict[str, str]:
        """Return what is said beside the file at a path, as the release that stands there has it."""
        listed = self.site / hosting.ADDRESS
        return hosting.beside(hosting.read(listed.read_text(encoding="utf-8")), path) if listed.is_file() else {}

    def come_back(self) -> None:
        """Answer again."""
        if self._server:
            return
        host = self

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *args: Any) -> None:
                super().__init__(*args, directory=str(host.site))

            def do_GET(self) -> None:
                name = self.path.partition("?")[0].removeprefix(BASE)
                host.asked.append(name)
                answer = host.instead(name)
                if answer:
                    self._send(*answer)
                elif Path(self.translate_path(self.path)).exists():
                    super().do_GET()
                else:
                    self._send(404, "text/html", (host.site / "404.html").read_bytes())

            def _send(self, status: int, kind: str, body: bytes) -> None:
                self.send_response(status or 200)
                if not status:
                    self.send_header("Content-Length", "99999")
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(body)

            def translate_path(self, path: str) -> str:
                return super().translate_path(path.removeprefix(BASE) if path.startswith(BASE) else "not-here")

            def end_headers(self) -> None:
                said = {**host.said(self.path.partition("?")[0]), "Cache-Control": "max-age=3600"}
                for name, value in said.items():
                    self.send_header(name, value)
                super().end_headers()

            def log_message(self, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}).start()

    def go_down(self) -> None:
        """Answer no more: a connection is refused."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


@contextmanager
def hosted(site: Path) -> Iterator[Host]:
    """Host a site while a test runs."""
    host = Host(site)
    try:
        yield host
    finally:
        host.go_down()
