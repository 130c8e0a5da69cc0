"""What search engines read of the real guide is valid, and is what readers see."""

from __future__ import annotations

import json

import pytest
from schema_org import faults
from selectolax.lexbor import LexborHTMLParser


@pytest.fixture(scope="module")
def pages(built):
    """Return every page with its linked data."""
    found = {}
    for path in sorted(built.rglob("index.html")):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        script = page.css_first('script[type="application/ld+json"]')
        found[path.relative_to(built).as_posix()] = page, json.loads(script.text())["@graph"]
    assert len(found) > 90
    return found


def test_every_page_has_valid_data(pages):
    assert {
        address: list(faults(node)) for address, (_, graph) in pages.items() for node in graph if [*faults(node)]
    } == {}


def test_names_sources_dates_and_breadcrumbs_are_those_that_readers_see(pages):
    for address, (page, (told, *graph)) in pages.items():
        assert told["name"] == " ".join(page.css_first("h1").text(deep=True).replace("¶", "").split()), address
        assert [told["lastReviewed"]] == [node.attributes["datetime"] for node in page.css(".fc-page-end time")]
        shown = [node.attributes["href"] for node in page.css(".fc-sources li > a[href^='https']")]
        assert [cited["url"] for cited in told.get("citation", [])] == shown, address
        crumbs = [
            item["name"] for node in graph if node["@type"] == "BreadcrumbList" for item in node["itemListElement"]
        ]
        way = [] if address == "index.html" else [" ".join(node.text().split()) for node in page.css(".md-path__item")]
        assert crumbs[: len(way)] == way
        assert crumbs[len(way) :] in ([], [told["name"]])


def test_titles_and_descriptions_are_unique(pages):
    for selector in ("title", 'meta[name="description"]', 'meta[property="og:image"]', 'link[rel="canonical"]'):
        assert len({page.css_first(selector).html for page, _ in pages.values()}) == len(pages)
