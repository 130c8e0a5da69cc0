"""When a page is due for its next review."""

from __future__ import annotations

import datetime

import pytest
from footcare import reviews
from footcare.reviews import Change
from sites import good

DAY = datetime.date(2027, 3, 1)
BEFORE = {"nice-gout": {"title": "Gout", "issued": 2022, "URL": "https://a.example/"}}


def changed(ids=("nice-gout",), before=BEFORE, **fields):
    return list(reviews.changes(ids, before, {"nice-gout": {**BEFORE["nice-gout"], **fields}, "new-one": {}}))


@pytest.mark.parametrize(
    ("reviewed", "due"),
    [((2026, 11, 22), (2027, 11, 22)), ((2028, 2, 29), (2029, 3, 1)), ((2027, 2, 28), (2028, 2, 28))],
)
def test_a_review_holds_for_a_year(reviewed, due):
    assert reviews.due(datetime.date(*reviewed)) == datetime.date(*due)


def test_a_source_that_says_the_same_has_not_changed():
    assert changed() == []


def test_a_new_address_is_no_change():
    assert changed(URL="https://b.example/", DOI="10.1234/x") == []


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"issued": 2026}, "issued 2022 → 2026"),
        ({"title": "Gout: diagnosis"}, "another title"),
        ({"issued": None}, "issued 2022 → none"),
        ({"note": "Withdrawn"}, "another note"),
        ({"issued": 2026, "title": "Other"}, "another title, issued 2022 → 2026"),
    ],
)
def test_what_has_changed_is_told(fields, what):
    assert changed(**fields) == [Change("nice-gout", what)]


def test_a_source_that_came_later_is_told():
    assert changed(["new-one", "nice-gout"]) == [Change("new-one", "new since then")]


def test_other_sources_do_not_matter():
    assert changed([], issued=2026) == []


def test_where_nothing_is_known_of_then_nothing_is_said():
    assert changed(before=None, issued=2026) == []


def listed(day, rests_on):
    entries = good().pages.values()
    return reviews.reviews(entries, rests_on, {"a": {"issued": 2}}, lambda _: {"a": {"issued": 1}}, day)


def test_pages_whose_sources_changed_come_first_and_are_due():
    first, second, *_ = listed(DAY, {"relief/rest.md": ["a"]})
    assert (first.path, first.is_due(DAY), second.is_due(DAY)) == ("docs/relief/rest.md", True, False)
    assert str(first.changes[0]) == "a: issued 1 → 2"


def test_every_page_is_due_a_year_after_its_review():
    year_later = datetime.date(2027, 11, 22)
    assert {one.is_due(year_later) for one in listed(DAY, {})} == {True}
    assert {one.is_due(year_later - datetime.timedelta(days=1)) for one in listed(DAY, {})} == {False}
