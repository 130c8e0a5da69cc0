"""What holds for every page, whatever it is about, seen on a desk."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from faults import sticking_out, violations
from selectolax.lexbor import LexborHTMLParser
from visiting import BASE, DESK, EVERY_PAGE, pages, sheets, source_of

# Whether the title and the link that says who answers for the page are seen and read aloud, asked without Playwright's
# locators: to ask with them takes longer on so many pages than to open these.
SHOWN = """() => {
  const seen = one => one && one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().width > 0
    && one.getBoundingClientRect().height > 0 && !one.closest("[role=none], [role=presentation], [aria-hidden=true]");
  const links = [...document.querySelectorAll("article footer a[href]")];
  const told = links.find(link => /not clinically reviewed/i.test(link.innerText));
  return [document.querySelector("h1"), told].map(one => Boolean(seen(one)));
}"""


def read(built: Path, address: str) -> LexborHTMLParser:
    """Return a page as it is written, for what needs no visit."""
    return LexborHTMLParser((built / address / "index.html").read_text(encoding="utf-8"))


def test_the_sitemap_lists_the_pages_that_are_tested_here(built):
    sitemap = (built / "sitemap.xml").read_text(encoding="utf-8")
    found = [urlsplit(loc.text).path for loc in ElementTree.fromstring(sitemap).findall("{*}url/{*}loc")]
    assert sorted(found) == sorted(BASE + address for address in pages())


def test_every_page_has_a_title_of_its_own(built):
    titles = [read(built, address).css_first("title").text() for address in [*pages(), *sheets()]]
    assert [title for title, count in Counter(titles).items() if count > 1] == []


@EVERY_PAGE
def test_it_says_what_it_is_and_who_answers_for_it(built, address):
    page = read(built, address)
    assert page.css_first("html").attributes["lang"] == "en"
    assert (len(page.css("main, [role=main]")), len(page.css("h1"))) == (1, 1)
    [end] = page.css("article footer")
    assert re.search(r"Last reviewed \d+ [A-Z][a-z]+ 20\d\d", " ".join(end.text().split()))
    links = {link.text(strip=True): link.attributes["href"] for link in end.css("a")}
    assert "/issues/new" in links["Report a mistake"]
    assert links["Edit this page"].endswith(f"/docs/{source_of(address)}")


@EVERY_PAGE
def test_its_title_and_who_answers_for_it_show_and_nothing_sticks_out(turn_to, address):
    page = turn_to(address, DESK)
    assert page.evaluate(SHOWN) == [True, True]
    assert sticking_out(page) == ""


@EVERY_PAGE
def test_nobody_is_kept_out(turn_to, judged, address):
    assert violations(turn_to(address, DESK), judged) == ""
