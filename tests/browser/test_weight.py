"""What a first visit weighs over Brotli, against scripts/benchmarks/budgets.toml; and what is left for later."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Page, expect
from visiting import BASE, PHONE, ROOT

KINDS = {
    "home": "",
    "place": "symptoms/heel-under/",
    "condition": "conditions/plantar-fasciitis/",
    "exercise": "exercises/heel-raise/",
    "finder": "finder/",
}
BUDGET = tomllib.loads((ROOT / "scripts/benchmarks/budgets.toml").read_text(encoding="utf-8"))["weight"]
MODULES = {
    "frame/scheme.js",
    "guide.js",
    "offline/start.js",
    "offline/page.js",
    "offline/shelf.js",
    "offline/release.js",
}
BLOCKING = """() => performance.getEntriesByType("resource")
  .filter(entry => entry.renderBlockingStatus === "blocking").map(entry => entry.name)"""
EARLY = """() => {
  const [painted] = performance.getEntriesByName("first-contentful-paint");
  return performance.getEntriesByType("resource").filter(one => one.startTime < painted.startTime).map(one => one.name);
}"""
WORKER_ASKED = """() => performance.getEntriesByType("resource").some(one => one.name.includes("offline/release.js"))"""
BELOW = (
    """[...document.querySelectorAll("article [id]")].find(one => one.getBoundingClientRect().top > innerHeight)?.id"""
)


@pytest.fixture
def weigh(visitor, built):
    """Return a function that opens a page: the files that it asked for, from the site's root, and the page itself."""

    def weighed(address: str) -> tuple[list[Path], Page]:
        asked: list[str] = []
        page = visitor.visit("robots.txt", PHONE)  # it asks for nothing that could be counted
        page.context.on("request", lambda request: asked.append(urlsplit(request.url).path.removeprefix(BASE)))
        page.context.route("**/*", lambda route: route.continue_())  # Chromium then keeps nothing
        page.goto(address)
        page.wait_for_function(WORKER_ASKED)
        page.wait_for_load_state("networkidle")
        return [file(built, one) for one in asked], page

    return weighed


def file(built: Path, address: str) -> Path:
    return built / (f"{address}index.html" if address.endswith("/") or not address else address)


def bytes_of(files: list[Path]) -> int:
    return sum(len(brotli.compress(one.read_bytes(), quality=11)) for one in files)


def names(files: list[Path], built: Path, folder: str) -> set[str]:
    return {str(one.relative_to(built / folder)) for one in files if one.is_relative_to(built / folder)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_visit_weighs_no_more_than_it_may(weigh, kind, built):
    files, _ = weigh(KINDS[kind])
    own = {"finder": {"guide.json"}}.get(kind, set())  # the finder ranks with all that the guide knows
    assert {one.name for one in files if one.suffix == ".json"} == own
    if not own:
        assert bytes_of(files) <= BUDGET["first_visit"]
    scripts = names(files, built, "assets/scripts")
    assert {name for name in scripts if not name.startswith("finder/")} - {"pieces.js"} == MODULES
    assert any(name.startswith("finder/") for name in scripts) == bool(own)
    assert [one.name for one in files if "search" in one.parts or "vendor" in one.parts] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_screen_waits_for_no_more_than_it_may(weigh, kind, built):
    _, page = weigh(KINDS[kind])
    blocking = {urlsplit(url).path.removeprefix(BASE) for url in page.evaluate(BLOCKING)}
    assert {urlsplit(url).path.removeprefix(BASE) for url in page.evaluate(EARLY)} == blocking
    assert all(re.fullmatch(r"assets/stylesheets/\w+\.[0-9a-f]{8}\.min\.css", name) for name in blocking)
    text = file(built, KINDS[kind]).read_text(encoding="utf-8")
    below = page.evaluate(BELOW)
    first = text[: text.index(f'id="{below}"')] if below else text  # a browser shows what has come so far
    waited = len(brotli.compress(first.encode(), quality=11)) + bytes_of([built / name for name in blocking])
    assert waited <= BUDGET["before_paint"]


def test_a_first_search_fetches_what_it_needs_and_only_then(weigh, built):
    _, page = weigh(KINDS["condition"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.removeprefix(BASE)))
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("heel")
    expect(page.get_by_role("status").filter(has_text="page")).to_be_visible()
    assert len(asked) == len(set(asked))
    assert "search/index.json" in asked
    parts = [one for one in asked if one.startswith("search/parts/")]
    assert 2 <= len(parts) < len(list((built / "search" / "parts").iterdir())) / 2
    assert bytes_of([file(built, one) for one in asked]) <= BUDGET["first_search"]


def test_every_class_of_the_theme_that_a_page_has_keeps_its_style(built):
    """A class that a template puts together from pieces would lose it: write it whole."""
    theme = Path(__import__("material").__file__).parent / "templates/assets/stylesheets"
    named = set(re.findall(r"\.(md-[\w-]+)", "".join(one.read_text(encoding="utf-8") for one in theme.glob("*.css"))))
    used = {
        name
        for page in built.rglob("*.html")
        for classes in re.findall(r'class="([^"]*)"', page.read_text(encoding="utf-8"))
        for name in classes.split()
    }
    kept = "".join(one.read_text(encoding="utf-8") for one in (built / "assets/stylesheets").glob("guide.*.css"))
    assert len(named & used) > 30
    assert {name for name in named & used if f".{name}" not in kept} == set()
