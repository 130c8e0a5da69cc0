"""What Lighthouse says of the guide on a phone: for search engines, accessibility, good practice, speed.

The guide is built for the address at which it is served here, compressed and with the headers that it has listed for
web servers. The marks for speed hang on this machine and are only told; the other three must be 100 for `--check`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import mimetypes
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from footcare import hosting

from benchmarks.finder import node
from benchmarks.rivals import RIVALS, install_node

PAGES = {
    "home": "",
    "place": "symptoms/heel-under/",
    "condition": "conditions/plantar-fasciitis/",
    "exercise": "exercises/heel-raise/",
    "finder": "finder/",
    "doctor": "doctor/",
    "log": "log/",
    "tip": "relief/ice-elevation/",
    "search": "search/",
    "offline": "offline/",
}
CATEGORIES = ("seo", "accessibility", "best-practices", "performance")
MUST_BE_WHOLE = CATEGORIES[:3]
COMPRESSED = ("text/", "application/json", "application/manifest+json", "application/xml", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class Fault:
    """An audit that a page does not pass, and the first places where."""

    category: str
    audit: str
    what: str
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """What Lighthouse says of a page: marks of 100, then milliseconds, and kilobytes as sent."""

    page: str
    seo: int
    accessibility: int
    best_practices: int
    performance: int
    lcp: float
    tbt: float
    cls: float
    kilobytes: float
    requests: int
    faults: tuple[Fault, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong that hangs on no machine."""
        return (self.seo, self.accessibility, self.best_practices) == (100, 100, 100)


class Missing(Exception):
    """Lighthouse is not to be had here; the message says why."""


def options(parser: argparse.ArgumentParser) -> None:
    """Add our options."""
    parser.add_argument(
        "--page", action="append", help=f"Lighthouse: only {', '.join(PAGES)}, or any address; repeatable"
    )
    parser.add_argument("--check", action="store_true", help="Lighthouse: fail unless the first three marks are 100")
    parser.add_argument("--json", action="store_true", help="Lighthouse: tell a program, and nothing else")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="Lighthouse: keep its own reports in this folder")


def run(root: Path, given: argparse.Namespace) -> int:
    """Build, serve, let Lighthouse look at each page, print."""
    try:
        marks = look(root, {name: PAGES.get(name, name) for name in given.page or PAGES}, given.keep)
    except Missing as missing:
        sys.stderr.write(f"missing: {missing}\n")
        return 2
    if given.json:
        print(json.dumps([asdict(one) for one in marks], indent=1, ensure_ascii=False))
    else:
        print(table(marks))
    return int(given.check and not all(one.is_whole for one in marks))


def look(root: Path, pages: Mapping[str, str], keep: Path | None = None) -> list[Marks]:
    """Build the guide, serve it, and let Lighthouse look at pages, which are addresses by name.

    Raises:
        Missing: Lighthouse is not to be had here.
        ValueError: Lighthouse could not look at a page.
    """
    with tempfile.TemporaryDirectory(dir=_made(root / ".cache")) as folder, _served(Path(folder, "site")) as home:
        _build(root, Path(folder, "site"), home)
        return look_at(root, home, pages, keep)


def look_at(root: Path, home: str, pages: Mapping[str, str], keep: Path | None = None) -> list[Marks]:
    """Let Lighthouse look at pages of the guide at `home`; raises what `look` raises."""
    for missing in install_node(root):
        raise Missing(missing)
    marks = []
    with tempfile.TemporaryDirectory() as folder:
        reports = _made(keep or Path(folder))
        for number, (name, address) in enumerate(pages.items(), 1):
            sys.stderr.write(f"\rLighthouse looks at {name}, {number} of {len(pages)}".ljust(60))
            marks.append(_judged(root, name, f"{home}{address}", reports / f"{name.strip('/').replace('/', '-')}.json"))
        sys.stderr.write("\r" + " " * 60 + "\r")
    return marks


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _build(root: Path, site: Path, home: str) -> None:
    """Build the guide as it is published, for the address at which it is served here."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("GUIDE_", "GITHUB_"))}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=root, env={**surroundings, "GUIDE_SITE_URL": home}, check=True)


def _judged(root: Path, name: str, address: str, report: Path) -> Marks:
    """Let Lighthouse look at a page as a phone does: its own settings for mobiles, nothing changed."""
    chromium = (root / ".venv" / "chromium").read_text(encoding="utf-8").strip()
    program = root / RIVALS / "node" / "node_modules" / "lighthouse" / "cli" / "index.js"
    sandbox = " --no-sandbox" if os.geteuid() == 0 else ""
    command = [
        node(), str(program), address, "--quiet", "--output=json", f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags=--headless --disable-gpu{sandbox}",
    ]  # fmt: skip
    surroundings = {**os.environ, **({"CHROME_PATH": chromium} if chromium else {})}
    subprocess.run(command, env=surroundings, check=True, stdout=sys.stderr)
    return marks_of(name, json.loads(report.read_text(encoding="utf-8")))


# What a report says


def marks_of(page: str, report: dict[str, Any]) -> Marks:
    """Take from Lighthouse's report what we tell.

    Raises:
        ValueError: Lighthouse could not look at the page.
    """
    if report.get("runtimeError"):
        raise ValueError(f"{page}: {report['runtimeError']['message']}")
    audits = report["audits"]
    sent = audits["network-requests"]["details"]["items"]
    seo, accessibility, practice, speed = (round(100 * report["categories"][name]["score"]) for name in CATEGORIES)
    return Marks(
        page,
        seo=seo,
        accessibility=accessibility,
        best_practices=practice,
        performance=speed,
        lcp=audits["largest-contentful-paint"]["numericValue"],
        tbt=audits["total-blocking-time"]["numericValue"],
        cls=audits["cumulative-layout-shift"]["numericValue"],
        kilobytes=sum(item.get("transferSize", 0) for item in sent) / 1000,
        requests=len(sent),
        faults=tuple(_faults(report)),
    )


def _faults(report: dict[str, Any]) -> Iterator[Fault]:
    """Yield every audit with a weight that a page does not pass; those of speed are told by its times."""
    for category in MUST_BE_WHOLE:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield Fault(category, audit["id"], audit["title"], tuple(_places(audit)))


def _places(audit: dict[str, Any]) -> Iterator[str]:
    """Yield where an audit fails: an element, an address or a message."""
    for item in audit.get("details", {}).get("items", [])[:5]:
        place = item.get("sourceLocation", {}).get("url") or item.get("url")
        said = [item.get("node", {}).get("snippet"), item.get("description"), place]
        yield ", ".join(str(part) for part in said if part)[:200] or str(item)[:200]


def table(marks: Sequence[Marks]) -> str:
    """Return the marks as a table, and what is wrong below it."""
    width = max(len(one.page) for one in marks)
    head = f"{'':{width}}  SEO  access  practice  speed  LCP s  TBT ms    CLS   kB  requests"
    lines = [
        f"{one.page:{width}}  {one.seo:3}  {one.accessibility:6}  {one.best_practices:8}  {one.performance:5}"
        f"  {one.lcp / 1000:5.1f}  {one.tbt:6.0f}  {one.cls:5.3f}  {one.kilobytes:3.0f}  {one.requests:8}"
        for one in marks
    ]
    faults = [
        f"\n{one.page}: {fault.category}: {fault.what} ({fault.audit})" + "".join(f"\n    {w}" for w in fault.where)
        for one in marks
        for fault in one.faults
    ]
    return "\n".join([head, *lines, *faults])


# Serving


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """Serve a folder, which may not be there yet, as web servers of today do; give the address of its home page."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            file = site / path.lstrip("/")
            file = file / "index.html" if path.endswith("/") else file
            found = file.is_file() and file.resolve().is_relative_to(site.resolve())
            file = file if found else site / "404.html"
            body, kind = file.read_bytes(), mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self.send_response(200 if found else 404)
            for name, value in hosting.beside(self._listed(), path).items():
                self.send_header(name, value)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith(COMPRESSED) else kind)
            if kind.startswith((*COMPRESSED, "text/javascript")) and "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, mtime=0)
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Vary", "Accept-Encoding")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _listed(self) -> list[hosting.Rule]:
            return hosting.read((site / hosting.ADDRESS).read_text(encoding="utf-8"))

        def log_message(self, *args: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            if not isinstance(sys.exc_info()[1], ConnectionError):  # a browser that is done just goes
                super().handle_error(request, client_address)

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
