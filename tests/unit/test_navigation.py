"""The navigation in mkdocs.yml: every page is in it, and everything in it is a page."""

from __future__ import annotations

from footcare import navigation
from sites import in_full

NAV = "site_name: !ENV [A, b]\nnav:\n  - Home: index.md\n  - Where:\n      - symptoms/heel.md\n"


def test_all_is_well():
    assert in_full(navigation.check(NAV, ["index.md", "symptoms/heel.md"])) == []


def test_an_entry_that_is_no_page():
    assert in_full(navigation.check(NAV.replace("heel", "heal"), ["index.md", "symptoms/heel.md"])) == [
        "mkdocs.yml:5: nav-missing-page: the navigation names 'symptoms/heal.md', which is no page; "
        "did you mean 'symptoms/heel.md'?",
        "docs/symptoms/heel.md:1: nav-unlisted: no reader can find this page: it is not in the navigation; "
        "add 'symptoms/heel.md' to 'nav' in mkdocs.yml",
    ]


def test_addresses_elsewhere_are_no_pages():
    assert in_full(navigation.check(f"{NAV}  - There: https://example.org/\n", ["index.md", "symptoms/heel.md"])) == []


def test_no_navigation_at_all():
    assert in_full(navigation.check("site_name: x\n", ["index.md"])) == []


def test_a_page_that_is_named_twice():
    assert in_full(navigation.check(f"{NAV}  - Again: index.md\n", ["index.md", "symptoms/heel.md"])) == [
        "mkdocs.yml:6: nav-twice: the navigation names 'index.md' a second time (first on line 3); keep one of the two"
    ]


def test_entries_that_are_no_pages():
    for entry in ("http://example.org/", "symptoms/", "about.html", ""):
        (problem,) = in_full(navigation.check(f"{NAV}  - There: {entry}\n", ["index.md", "symptoms/heel.md"]))
        assert problem.startswith("mkdocs.yml:6: nav-missing-page: ")
