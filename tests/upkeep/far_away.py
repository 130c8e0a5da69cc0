"""A server on this machine that stands for all others, and the names that lead to it.

It answers as its paths say, and notes every request. Names ending in `.test` lead to it; `gone.test` is no name,
`inside.test` leads into a private network.
"""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

HERE = "127.0.0.1"
INSIDE = {"inside.test": "10.0.0.1", "inside-six.test": "fd00::1", "mapped.test": "::ffff:192.168.0.1"}
ROBOTS = "User-agent: *\nDisallow: /secret\n"
REDIRECTS = {
    "/301": (301, "/200"),
    "/308": (308, "/200"),
    "/302": (302, "/200"),
    "/307": (307, "/200"),
    "/301-then-302": (301, "/302"),
    "/302-then-301": (302, "/301"),
    "/301-then-404": (301, "/404"),
    "/301-home": (301, "/"),
    "/loop": (307, "/loop-back"),
    "/loop-back": (307, "/loop"),
    "/to-a-private-network": (302, "http://10.0.0.1/"),
    "/to-a-file": (302, "file:///etc/passwd"),
    "/to-a-secret": (302, "/secret"),
}


class Names(AbstractResolver):
    """Looks up the names of the tests, and no others: nobody far away is ever asked."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        if host == "gone.test" or not host.endswith(".test"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if host == "just-now.test":
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        address = INSIDE.get(host, HERE)
        of = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [ResolveResult(hostname=host, host=address, port=port, family=of, proto=0, flags=0)]

    async def close(self) -> None:
        pass


@dataclass(slots=True)
class Visit:
    """One request: when it came, and when it was answered or left alone, in seconds."""

    method: str
    host: str
    path: str
    agent: str
    began: float
    ended: float


@dataclass
class FarAway:
    """What the server has seen, and how it is reached."""

    port: int
    visits: list[Visit] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    closing: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str, name: str = "one.test", scheme: str = "http") -> str:
        return f"{scheme}://{name}:{self.port}{path}"

    def seen(self, path: str) -> list[str]:
        """Return the methods with which a path was asked for."""
        return [visit.method for visit in self.visits if visit.path == path]


@contextmanager
def far_away() -> Iterator[FarAway]:
    """Run the server."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            host, now = self.headers["Host"].partition(":")[0], time.monotonic()
            self.visit = Visit(self.command, host, self.path, self.headers["User-Agent"] or "", now, now)
            with there.lock:
                there.visits.append(self.visit)
                there.counts[f"{self.command} {self.path}"] += 1
            try:
                self._act(there.counts[f"{self.command} {self.path}"])
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        do_HEAD = do_GET = _answer  # noqa: N815 - as BaseHTTPRequestHandler asks

        def _act(self, turn: int) -> None:
            path = self.path
            if path == "/robots.txt":
                host = self.headers["Host"]
                if host.startswith("broken-robots"):
                    self._say(500)
                elif host.startswith("slow-robots"):
                    self._say(200, body="User-agent: *\nCrawl-delay: 7\n")
                elif host.startswith("strict"):
                    self._say(200, body=ROBOTS)
                else:
                    self._say(404)
            elif path in REDIRECTS:
                status, there_ = REDIRECTS[path]
                self._say(status, Location=there_)
            elif path == "/429-once":
                self._say(429 if turn == 1 else 200, **{"Retry-After": "30"})
            elif path == "/429-for-an-hour":
                self._say(429, **{"Retry-After": "3600"})
            elif path == "/500-then-200":
                self._say(500 if turn == 1 or self.command == "HEAD" else 200)
            elif path == "/no-head":
                self._say(405 if self.command == "HEAD" else 200)
            elif path == "/never":
                there.closing.wait(10)
            elif path.startswith("/slow"):
                time.sleep(0.05)
                self._say(200)
            elif path == "/huge":
                self._huge()
            elif path == "/cut":
                self.close_connection = True
            elif path == "/nonsense":
                self.wfile.write(b"this is no HTTP\r\n\r\n")
                self.close_connection = True
            else:
                self._say(int(path.strip("/") or 200))

        def _say(self, status: int, body: str = "", **headers: str) -> None:
            self.visit.ended = time.monotonic()  # noted before it is sent: after that, the test may be over
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body.encode())

        def _huge(self) -> None:
            """Answer GET with more than anybody wants, and HEAD not at all."""
            if self.command == "HEAD":
                self._say(501)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(10**12))
            self.end_headers()
            piece = b"x" * 65536
            while not there.closing.is_set():
                self.wfile.write(piece)
                with there.lock:
                    there.counts["bytes"] += len(piece)

        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer((HERE, 0), Handler) as server:
        server.daemon_threads = True
        there = FarAway(server.server_port)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield there
        finally:
            there.closing.set()
            server.shutdown()
            thread.join()


@dataclass
class Clock:
    """A clock that moves on only when somebody waits, and notes how long."""

    at: float = 1000.0
    waits: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.at += seconds
        await asyncio.sleep(0)
