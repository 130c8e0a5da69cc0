"""What holds for every page, whatever it is about, seen on a desk."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from urllib.parse import urlsplit

from faults import sticking_out, violations
from playwright.sync_api import expect
from visiting import BASE, DESK, EVERY_PAGE, pages, sheets, source_of


def test_the_sitemap_lists_the_pages_that_are_tested_here(visit):
    sitemap = visit().request.get("sitemap.xml").text()
    found = [urlsplit(loc.text).path for loc in ElementTree.fromstring(sitemap).findall("{*}url/{*}loc")]
    assert sorted(found) == sorted(BASE + address for address in pages())


def test_every_page_has_a_title_of_its_own(visit):
    request = visit().request
    every = [*pages(), *sheets()]
    titles = {address: re.search("<title>(.+?)</title>", request.get(address).text()).group(1) for address in every}
    count = Counter(titles.values())
    assert {address: title for address, title in titles.items() if count[title] > 1} == {}


@EVERY_PAGE
def test_it_says_what_it_is_and_who_answers_for_it(turn_to, address):
    page = turn_to(address, DESK)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    end = page.get_by_role("article").locator("footer")
    expect(end).to_contain_text(re.compile(r"Last reviewed \d+ [A-Z][a-z]+ 20\d\d"))
    expect(end.get_by_role("link", name="not clinically reviewed")).to_be_visible()
    expect(end.get_by_role("link", name="Report a mistake")).to_have_attribute("href", re.compile("/issues/new"))
    edit = end.get_by_role("link", name="Edit this page")
    expect(edit).to_have_attribute("href", re.compile(f"/docs/{source_of(address)}$"))


@EVERY_PAGE
def test_nothing_sticks_out(turn_to, address):
    assert sticking_out(turn_to(address, DESK)) == ""


@EVERY_PAGE
def test_nobody_is_kept_out(turn_to, judged, address):
    assert violations(turn_to(address, DESK), judged) == ""
