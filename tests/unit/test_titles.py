"""The name of a page in search results."""

from __future__ import annotations

import pytest
from footcare import titles
from sites import draft, good, in_full, read

ABOUT = draft("about.md")
NAME = "Runner's Foot Guide"


def element(old, new):
    catalogue, _ = read(ABOUT.but(old, new))
    return titles.element(catalogue.pages["about.md"].record, NAME)


def told(*drafts):
    return in_full(titles.check(read(*drafts)[0], NAME))


def test_the_good_guide_has_good_titles():
    assert list(titles.check(good(), NAME)) == []


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Sore heel", "Sore heel | Runner's Foot Guide"),
        ("A long title that leaves no room for the name", "A long title that leaves no room for the name"),
    ],
)
def test_the_name_of_the_guide_stands_where_there_is_room(title, shown):
    assert element("title: About this tiny guide", f"title: {title}") == shown


def test_what_the_author_wrote_for_search_engines_comes_first():
    new = "title: About us\nsearch_title: Who writes about sore feet here"
    assert element("title: About this tiny guide", new) == "Who writes about sore feet here"


def test_a_title_that_others_have_is_told_on_its_line():
    heel = draft("conditions/sore-heel.md").but(
        "title: Sore heel", "title: Sore heel\nsearch_title: A heel that is sore after runs"
    )
    toe = draft("conditions/stiff-toe.md").but(
        "title: Stiff toe", "title: Stiff toe\nsearch_title: A heel that is sore after runs"
    )
    what = "search engines would show 'A heel that is sore after runs', as for docs/conditions/sore-heel.md"
    assert told(heel, toe) == [f"docs/conditions/stiff-toe.md:3: search-title: {what}; give each page its own"]
