"""What a runner sees first: what it is, may I run, what to do today, when to get help, and where it hurts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from visiting import DESK, HEIGHTS, PHONE, each, entries, front_matter

EVERY_TROUBLE = each(entries("conditions"))
PLACES = {address.split("/")[1]: front_matter(address) for address in entries("symptoms")}
DRAWN = {id_: place for id_, place in PLACES.items() if place.get("regions")}
EVERY_DRAWN_PLACE = each([f"symptoms/{id_}/" for id_ in DRAWN])


def places_of(address: str) -> list[str]:
    """Return where the pain of a condition is, in words, as far as it is on the drawing."""
    found = dict.fromkeys(row["place"] for row in front_matter(address)["symptoms"])
    return [DRAWN[id_]["where"] for id_ in found if id_ in DRAWN]


@EVERY_DRAWN_PLACE
def test_a_place_shows_where_it_is(turn_to, address):
    drawing = turn_to(address, PHONE).get_by_role("img", name="Drawing of a right foot")
    where = PLACES[address.split("/")[1]]["where"]
    expect(drawing).to_have_accessible_name(re.compile(rf"The pain is .*\b{where}\b"))
    expect(drawing).to_be_visible()


@EVERY_TROUBLE
def test_a_trouble_shows_where_the_pain_is(turn_to, address):
    drawing = turn_to(address, PHONE).get_by_role("img", name="Drawing of a right foot")
    places = places_of(address)
    expect(drawing).to_have_count(1 if places else 0)
    for where in places:
        expect(drawing).to_have_accessible_name(re.compile(rf"The pain is .*\b{where}\b"))
        expect(drawing).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_place_that_hurts_has_another_colour(visit, dark):
    page = visit("conditions/plantar-fasciitis/", DESK, dark=dark)
    drawing = page.get_by_role("img", name="Drawing of a right foot")
    fills = "shapes => [...new Set(shapes.map(shape => getComputedStyle(shape).fill))]"
    sore, rest = (drawing.locator(shape).evaluate_all(fills) for shape in (".fc-hurts", ".fc-region:not(.fc-hurts)"))
    assert len(sore) == 1
    assert sore[0] not in rest


@EVERY_TROUBLE
def test_the_first_screen_of_a_trouble_answers_the_four_questions(turn_to, address):
    page = turn_to(address, PHONE)
    main = page.get_by_role("article")
    answers = {
        "what it is": main.get_by_role("paragraph").first,
        "may I run": main.get_by_text(re.compile("^(Stop running|Run with caution|Carry on running)$")).first,
        "what to do today": main.get_by_text("What to do today").locator("xpath=following::ul[1]"),
        "when to get help": main.get_by_text("Get help now if").locator("xpath=.."),
    }
    ends = {}
    for question, answer in answers.items():
        expect(answer).to_be_visible()
        box = answer.bounding_box()
        ends[question] = round(box["y"] + box["height"])
    assert list(ends.values()) == sorted(ends.values()), f"in another order: {ends}"
    assert ends["when to get help"] <= HEIGHTS[PHONE], f"each ends at this pixel: {ends}"
