"""What holds for every page, whatever it is about."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from visiting import BASE, DESK, HEIGHTS, NARROW, PHONE, Visitor, pages

# What sticks out to the right, where nothing around it scrolls or cuts it off.
STICKS_OUT = """() => {
  const page = document.documentElement, width = page.clientWidth;
  const cut = (element) => {
    for (; element && element !== document.body; element = element.parentElement)
      if (getComputedStyle(element).overflowX !== "visible") return true;
    return false;
  };
  const out = [...document.querySelectorAll("article *, footer *, aside *")].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width && box.height && box.right > width + 1 && !cut(element);
  });
  if (page.scrollWidth > width && !out.length) out.push(document.body);
  return out.slice(0, 5).map(element => element.outerHTML.replace(/\\s+/g, " ").slice(0, 120));
}"""


@pytest.fixture(scope="module", params=pages(), ids=lambda address: address or "home")
def address(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def opened(reader: Visitor, address: str) -> Page:
    return reader.visit(address, DESK)


@pytest.fixture
def page(opened: Page, turn_to: Callable[..., Page]) -> Page:
    return opened


def test_the_sitemap_lists_the_pages_that_are_tested_here(reader):
    sitemap = reader.browser.new_context().request.get(f"{reader.home}sitemap.xml")
    found = [urlsplit(loc.text).path for loc in ElementTree.fromstring(sitemap.text()).findall("{*}url/{*}loc")]
    assert sorted(found) == sorted(BASE + address for address in pages())


def test_every_page_has_a_title_of_its_own(reader):
    request = reader.browser.new_context().request
    titles = {
        address: re.search("<title>(.+?)</title>", request.get(reader.home + address).text()).group(1)
        for address in pages()
    }
    count = Counter(titles.values())
    assert {address: title for address, title in titles.items() if count[title] > 1} == {}


def test_it_says_what_it_is_and_who_answers_for_it(page, address):
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    end = page.get_by_role("article").locator("footer")
    expect(end).to_contain_text(re.compile(r"Last reviewed \d+ [A-Z][a-z]+ 20\d\d"))
    expect(end.get_by_role("link", name="not clinically reviewed")).to_be_visible()
    expect(end.get_by_role("link", name="Report a mistake")).to_have_attribute("href", re.compile("/issues/new"))
    source = f"{address.rstrip('/')}(/index)?.md" if address else "index.md"
    edit = end.get_by_role("link", name="Edit this page")
    expect(edit).to_have_attribute("href", re.compile(f"/docs/{source}$"))


def test_nothing_sticks_out(page):
    for width in (DESK, PHONE, NARROW):
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        assert page.evaluate(STICKS_OUT) == [], f"at {width} pixels"
