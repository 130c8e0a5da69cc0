"""The real guide, built and served as it will be published, and a visitor who opens its pages."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from footcare import hosting
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, ViewportSize, WebError

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"

# A guide may be published below the root of its host. So is this one, to catch links that forget it.
BASE = "/guide/"

NARROW, PHONE, DESK = 320, 360, 1280  # pixels
HEIGHTS = {NARROW: 640, PHONE: 800, DESK: 900}


# What there is to visit, known before anything is built: tests are named after pages.


def pages(folder: str = "") -> list[str]:
    """Return the addresses of the pages in a folder of `docs/`, relative to the home page; `` is the home page."""
    sources = sorted((DOCS / folder).rglob("*.md"))
    return [_address(source.relative_to(DOCS)) for source in sources if not source.is_relative_to(DOCS / "data")]


@cache
def sheets() -> tuple[str, ...]:
    """Return the addresses of the sheets that nobody writes: one for each condition that has exercises."""
    named = (page for page in entries("conditions") if front_matter(page).get("exercises"))
    return tuple(page.replace("conditions/", "sheets/") for page in named)


def source_of(address: str) -> str:
    """Return the file that a page is written in, from `docs/`; of a sheet it is the condition's."""
    if address in sheets():
        address = address.replace("sheets/", "conditions/")
    page = f"{address.rstrip('/')}.md"
    return page if address and (DOCS / page).is_file() else f"{address}index.md"


def entries(folder: str) -> list[str]:
    """Return the pages of a folder that are about one thing: neither its index nor the page of words."""
    return [address for address in pages(folder) if address not in (f"{folder}/", "symptoms/words/")]


@cache
def front_matter(address: str) -> dict[str, Any]:
    """Return what the author has written at the top of a page, read once for all tests."""
    _, matter, _ = (DOCS / f"{address.rstrip('/')}.md").read_text(encoding="utf-8").split("---\n", 2)
    written: dict[str, Any] = yaml.safe_load(matter)
    return written


def _address(source: Path) -> str:
    folder = source.parent if source.name == "index.md" else source.with_suffix("")
    return "" if folder == Path() else f"{folder.as_posix()}/"


def each(addresses: Iterable[str]) -> pytest.MarkDecorator:
    """Run a test for each of some pages; all tests that do so run on a page while it is open."""
    return pytest.mark.parametrize("address", addresses, ids=lambda address: address or "home")


EVERY_PAGE = each([*pages(), *sheets()])


# The site


def build_once(shared: Path) -> Path:
    """Build the guide into `shared`, unless another process of this run has done so."""
    site = shared / "site"
    with (shared / "building").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():  # a build that fails leaves nothing there
            _build(site)
    return site


def _build(site: Path) -> None:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("GUIDE_", "GITHUB_"))}
    surroundings |= {"GUIDE_SITE_URL": f"http://127.0.0.1{BASE}", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the guide cannot be built:\n{done.stdout}{done.stderr}"


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve the folder `site` below `BASE`, its 404.html where there is nothing; give the address of the home page.

    Every file comes with the headers that the build has listed for web servers, so every test runs under the policy.
    """
    listed = hosting.read((site / hosting.ADDRESS).read_text(encoding="utf-8"))

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # connections stay open: it is quicker

        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(site))

        def translate_path(self, path: str) -> str:
            below = urlsplit(path).path.startswith(BASE)
            return super().translate_path(path.removeprefix(BASE) if below else "not-here")

        def end_headers(self) -> None:
            said = hosting.beside(listed, urlsplit(self.path).path)
            said["Cache-Control"] = "max-age=3600"  # nothing changes while it is served
            for name, value in said.items():
                self.send_header(name, value)
            super().end_headers()

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            if code == 404:
                self._answer(code, "text/html; charset=utf-8", (site / "404.html").read_bytes())
            else:
                super().send_error(code, message, explain)

        def _answer(self, code: int, kind: str, body: bytes) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{BASE}"
        finally:
            server.shutdown()
            thread.join()


# The visitor


# What a policy refuses is a fault. The console says so in each browser's own words; this says which rule, and where.
TELL = """addEventListener("securitypolicyviolation", (event) => console.error(
    `policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile} ${event.sample}`))"""


# The scripts of a page come once it has been painted (overrides/partials/scripts.html); to import one again is to wait.
READY = """async () => {
  const held = () => [...document.querySelectorAll("template")].some(one => one.content.querySelector("script"));
  while (held()) await new Promise(done => setTimeout(done));
  for (const script of document.querySelectorAll("script[type=module]")) await import(script.src);
}"""


def ready(page: Page) -> Page:
    """Wait until a page that is open answers; return it."""
    page.evaluate(READY)
    return page


class Visitor:
    """Opens pages, and notes whatever goes wrong behind the scenes; `scripts` are there on every page."""

    def __init__(self, browser: Browser, home: str, *scripts: str) -> None:
        self.browser = browser
        self.home = home
        self.scripts = (TELL, *scripts)
        self._faults: list[str] = []
        self._pages: dict[tuple[bool, bool], Page] = {}

    def visit(self, address: str = "", width: int = DESK, *, dark: bool = False, javascript: bool = True) -> Page:
        """Open a page; `dark` is what the device prefers. The visitor has a device for every set of options."""
        device = (dark, javascript)
        page = self._pages.get(device)
        if page is None:
            page = self._pages[device] = self._open(*device)
        resize(page, width)
        page.goto(address)
        return ready(page) if javascript else page

    def turn_to(self, address: str, width: int = DESK, *, javascript: bool = True) -> Page:
        """Open a page unless it is the one that is open."""
        page = self._pages.get((False, javascript))
        if page is None or page.url != self.home + address:
            return self.visit(address, width, javascript=javascript)
        resize(page, width)
        return page

    def take_faults(self) -> list[str]:
        """Return the faults so far, and forget them: the test has asked for them."""
        taken, self._faults = self._faults, []
        return taken

    def complain(self) -> None:
        """Fail if anything went wrong that nobody has asked for."""
        faults = self.take_faults()
        assert faults == [], f"a page did what it must not do: {faults}"

    def leave(self) -> None:
        """Close everything."""
        for page in self._pages.values():
            page.context.close()

    def _open(self, dark: bool, javascript: bool) -> Page:
        context = self.browser.new_context(
            base_url=self.home,
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",  # nothing is caught halfway
            service_workers="block",  # every page comes from the site; what browsers keep has tests of its own
        )
        for script in self.scripts:
            context.add_init_script(script)
        context.on("request", self._on_request)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        return context.new_page()

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self._faults.append(f"asked for {request.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._faults.append(f"console: {message.text} ({message.location.get('url')})")

    def _on_error(self, error: WebError) -> None:
        self._faults.append(f"script: {error.error}")


def resize(page: Page, width: int) -> None:
    """Show a page on a screen of another width, in pixels; to set the same again would take time all the same."""
    size: ViewportSize = {"width": width, "height": HEIGHTS[width]}
    if page.viewport_size != size:
        page.set_viewport_size(size)
