"""What was judged on one page is not judged again on the next, and a fault is told all the same."""

from __future__ import annotations

import pytest
from faults import Judged, violations
from visiting import DESK, NARROW, PHONE

ADDRESS = "about/"
OWN_STYLE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
# What somebody may put into a page, how it looks, and the rule that it breaks.
FAULTS = [
    ("<p>Grey on grey</p>", "p { color: #999; background: #aaa }", "color-contrast"),
    ("<p><button>A</button><button>B</button></p>", "button { all: unset; font-size: 8px; width: 9px }", "target-size"),
    ("<p><a href='#b'>B</a></p><p><a href='#a'>A</a></p>", "p { font-size: 8px; margin: 0 }", "target-size"),
    (
        "<div><p>Unreached</p></div>",
        "div { height: 9px; overflow: auto } p { height: 90px }",
        "scrollable-region-focusable",
    ),
]


@pytest.fixture
def planted(turn_to):
    """Return a function that opens a page and puts something at its beginning; afterwards it is gone."""
    pages = []

    def plant(width, html, css):
        page = turn_to(ADDRESS, width)
        pages.append(page)
        page.evaluate(
            "html => document.querySelector('article').insertAdjacentHTML('afterbegin', html)",
            f"<section class=planted>{html}</section>",
        )
        page.evaluate(OWN_STYLE, f".planted {{ {css} }}")
        return page

    yield plant
    for page in pages:
        page.evaluate("document.querySelector('.planted').remove()")


@pytest.fixture(scope="module")
def seen(reader):
    """Return who has judged a page at every width, and found no fault with it."""
    judged = Judged()
    for width in (DESK, PHONE, NARROW):
        assert violations(reader.visit(ADDRESS, width), judged, layout=True) == ""
    return judged


@pytest.mark.parametrize("width", [DESK, NARROW])
@pytest.mark.parametrize(("html", "css", "rule"), FAULTS, ids=["colour", "buttons", "links", "scrolling"])
def test_a_fault_with_boxes_or_colours_is_told(planted, seen, width, html, css, rule):
    told = violations(planted(width, html, css), seen, layout=True).splitlines()
    assert {line.split(": ")[1] for line in told} == {rule}


def test_a_fault_in_the_dark_alone_is_told(planted, seen):
    page = planted(PHONE, "<p>Black as the night</p>", "p { color: #222 }")
    told = violations(page, seen, layout=True)
    assert ", dark: color-contrast: " in told
    assert ", light: " not in told


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("link => link.textContent = ''", "link-name"),
        ("link => link.setAttribute('aria-expanded', 'maybe')", "aria-valid-attr-value"),
        ("link => link.setAttribute('role', 'heading')", "aria-"),
        ("link => { link.textContent = 'Pale'; link.style.color = '#ccc'; }", "color-contrast"),
    ],
)
def test_a_fault_in_a_part_that_was_judged_before_is_told(turn_to, seen, change, rule):
    page = turn_to(ADDRESS, DESK)
    menu = ".md-sidebar--primary"
    assert seen.part(page, menu) == ""
    link = page.locator(f"{menu} a:visible").last
    before = link.evaluate("link => link.outerHTML")
    link.evaluate(change)
    told = seen.part(page, menu)
    page.locator(f"{menu} a:visible").last.evaluate("(link, html) => link.outerHTML = html", before)
    assert f": {rule}" in told
