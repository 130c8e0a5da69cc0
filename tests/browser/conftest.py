"""A real Chromium on the real guide; `scripts/setup --browser` finds or installs it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from faults import Judged
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as BrowserError
from visiting import ROOT, Visitor, build_once, serve

QUIET = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark every test here, so that `-m "not browser"` leaves it out."""
    item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a Chromium. Where there is none the tests are skipped; in CI they fail."""
    known = ROOT / ".venv" / "chromium"
    path = known.read_text(encoding="utf-8").strip() if known.exists() else ""
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    try:
        driver = sync_playwright().start()
    except Exception as error:  # the driver itself does not start: it says so in a plain Exception
        do_without(f"Playwright does not start: {error}")
    try:
        try:
            chromium = driver.chromium.launch(executable_path=path or None, args=arguments)
        except BrowserError as error:
            do_without(f"Chromium does not start: {error.message.splitlines()[0]}")
        yield chromium
        chromium.close()
    finally:
        driver.stop()


def do_without(reason: str) -> None:
    """Skip the tests, or fail them in CI, where nobody reads what was skipped."""
    end = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
    end(f"{reason}. scripts/setup --browser finds or installs a Chromium.")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real guide, built once for all workers."""
    return build_once(shared_folder(tmp_path_factory))


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the folder that is the same for all workers."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def home(browser: Browser, built: Path) -> Iterator[str]:
    """Return the address of the home page of the real guide."""
    with serve(built) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser, home: str) -> Iterator[Visitor]:
    """Return somebody who has never been here; requests to other hosts and errors in the console fail the test."""
    visitor = Visitor(browser, home)
    yield visitor
    visitor.leave()
    visitor.complain()


@pytest.fixture
def visit(visitor: Visitor) -> Callable[..., Page]:
    """Return a function that opens a page for the first time: `visit("doctor/", PHONE)`."""
    return visitor.visit


@pytest.fixture(scope="session")
def reader(browser: Browser, home: str) -> Iterator[Visitor]:
    """Return somebody who reads one page after the other."""
    reader = Visitor(browser, home, AXE_SCRIPT)  # there on every page, so it need not be read anew on each
    yield reader
    reader.leave()


@pytest.fixture
def turn_to(reader: Visitor) -> Iterator[Callable[..., Page]]:
    """Return a function that turns to a page, as in a book: quicker than `visit`, for tests that look at many pages."""
    yield reader.turn_to
    reader.complain()


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """Return the colours that have been judged so far, so that nobody looks at the same ones on every page."""
    return Judged(shared_folder(tmp_path_factory) / "judged")
