"""The redirects in mkdocs.yml: from a page that is gone to one that is there, in one step."""

from __future__ import annotations

import pytest
from footcare import redirects
from sites import in_full

PAGES = ["index.md", "symptoms/heel.md"]


def told(*maps, plugins="plugins:\n  - search\n  - redirects:\n      redirect_maps:\n"):
    text = plugins + "".join(f"        {old}: {new}\n" for old, new in maps)
    return in_full(redirects.check(text, PAGES))


@pytest.mark.parametrize("new", ["symptoms/heel.md", "symptoms/heel.md#sources", "https://example.org/heel"])
def test_all_is_well(new):
    assert told(("heels.md", new)) == []


def test_one_that_leads_nowhere():
    assert told(("heels.md", "symptoms/heal.md")) == [
        "mkdocs.yml:5: redirect-target: the redirect from 'heels.md' leads to 'symptoms/heal.md', which is no page; "
        "did you mean 'symptoms/heel.md'?"
    ]


def test_a_page_that_is_still_there():
    assert told(("a.md", "index.md"), ("symptoms/heel.md", "index.md")) == [
        "mkdocs.yml:6: redirect-page: 'symptoms/heel.md' is still a page, so nobody is led on from it; "
        "take out the redirect, or the page"
    ]


def test_two_steps():
    assert told(("a.md", "b.md"), ("b.md", "symptoms/heel.md")) == [
        "mkdocs.yml:5: redirect-chain: the redirect from 'a.md' leads to another redirect; "
        "let it lead to 'symptoms/heel.md'"
    ]


def test_a_circle():
    assert told(("a.md", "b.md"), ("b.md", "a.md")) == [
        "mkdocs.yml:5: redirect-chain: the redirect from 'a.md' leads round in a circle; let it lead to a page",
        "mkdocs.yml:6: redirect-chain: the redirect from 'b.md' leads round in a circle; let it lead to a page",
    ]


@pytest.mark.parametrize(
    "text", ["", "plugins: []\n", "plugins:\n  redirects: {}\n", "plugins:\n  - redirects:\n      redirect_maps: {}\n"]
)
def test_no_redirects_at_all(text):
    assert in_full(redirects.check(text, PAGES)) == []


def test_plugins_as_a_mapping():
    plugins = "plugins:\n  search: {}\n  redirects:\n    redirect_maps:\n"
    assert told(("a.md", "gone.md"), plugins=plugins)[0].startswith("mkdocs.yml:5: redirect-target: ")
