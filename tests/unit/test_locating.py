"""Which line of which file a problem in a built page came from."""

from __future__ import annotations

import pytest
from footcare.locating import Locator, parts_of, spellings

PAGE = "docs/a.md"


def find(text, *needles, behind=None, **options):
    place = Locator({PAGE: text}, behind or {}).find(PAGE, needles, **options)
    return f"{place.path}:{place.line}"


def test_own_line():
    assert find("a\nb\nc", "c") == "docs/a.md:3"


def test_first_needle_first():
    assert find("a\nb\nc", "c", "a") == "docs/a.md:3"


def test_own_page_before_what_stands_behind_it():
    assert find("a\nb", "b", behind={"mkdocs.yml": "b"}) == "docs/a.md:2"


def test_what_stands_behind():
    assert find("a", "b", behind={"overrides/main.html": "a", "mkdocs.yml": "a\nb"}) == "mkdocs.yml:2"


def test_templates_first():
    assert find("b", "b", behind={"overrides/main.html": "b"}, templates_first=True) == "overrides/main.html:1"


def test_nowhere():
    assert find("a", "z", "") == "docs/a.md:1"


def test_a_page_that_no_source_made():
    place = Locator({}, {"overrides/404.html": "a\nb"}).find("", ["z"])
    assert (place.path, place.line) == ("mkdocs.yml", 1)


def test_asked_again_it_goes_on():
    locator = Locator({PAGE: "x\na\nx\nx"}, {})
    assert [locator.find(PAGE, ["x"]).line for _ in range(4)] == [1, 3, 4, 4]


@pytest.mark.parametrize(("needles", "line"), [(["c"], 3), (["z", "b"], 2), (["z"], 1), ([], 1)])
def test_line_in_the_page_itself(needles, line):
    assert Locator({PAGE: "a\nb\nc"}, {"mkdocs.yml": "\n\n\nz"}).line_in(PAGE, *needles) == line


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("../arch/", "[x](../arch/)"),
        ("../arch/", "[x](arch.md)"),
        ("../arch/#part", "[x](arch.md#part)"),
        ("a%20b.svg", "![x](<a b.svg>)"),
        ("a b.svg", "![x](a%20b.svg)"),
        ("?a=1&b=2", '<a href="?a=1&amp;b=2">'),
    ],
)
def test_spellings(address, written):
    assert any(spelling in written for spelling in (*spellings(address), *parts_of(address)))
