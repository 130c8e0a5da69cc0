"""The sheets of exercises: one or two pages of paper, with the doses of the pages that they are made from."""

from __future__ import annotations

import pytest
from faults import sticking_out
from paper import FORMATS, pieces_of, plain, printed, whole
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser
from visiting import DESK, PHONE, each, front_matter, sheets

EVERY_SHEET = each(sheets())


def condition_of(address):
    return address.replace("sheets/", "conditions/")


@pytest.fixture
def texts(built):
    """Return a function that reads the pieces of a page without opening it."""

    def read(address, selector):
        nodes = LexborHTMLParser((built / address / "index.html").read_text(encoding="utf-8")).css(selector)
        return [" ".join(node.text().split()) for node in nodes]

    return read


def test_there_is_one_for_every_condition_that_has_exercises(turn_to):
    listed = turn_to("sheets/").locator(".fc-sheets").get_by_role("link")
    assert sorted(link.get_attribute("href").rstrip("/") for link in listed.all()) == sorted(
        f"{address.split('/')[1]}" for address in sheets()
    )


@EVERY_SHEET
def test_it_says_the_doses_and_steps_of_the_pages(texts, address):
    wanted = front_matter(condition_of(address))["exercises"]
    assert texts(address, ".fc-sheet__dose") == texts(condition_of(address), ".fc-exercise__dose")
    assert len(texts(address, ".fc-sheet__dose")) == len(wanted)
    steps, stops = [], []
    for exercise in wanted:
        written = front_matter(f"exercises/{exercise}/")
        steps += written["steps"]
        stops.append(f"Stop if {written['stop']}.")
    assert texts(address, ".fc-sheet__steps li") == steps
    assert texts(address, ".fc-sheet__stop") == stops


@EVERY_SHEET
def test_it_says_whether_to_run_and_when_to_get_help_as_the_condition_does(texts, address):
    assert texts(address, ".fc-pill") == texts(condition_of(address), ".fc-answer .fc-pill")
    cases = texts(condition_of(address), ".fc-card--emergency li, .fc-card--urgent li")
    assert texts(address, ".fc-sheet__sign li") == [case.partition(" [")[0].rstrip("\u00a0") for case in cases]


@EVERY_SHEET
def test_it_is_printed_whole_on_one_or_two_pages(turn_to, address):
    page = turn_to(address, DESK)
    boxes = pieces_of(page, ".fc-sheet__exercise", ".fc-sheet__signs", ".fc-log", ".fc-log tr")
    exercises = front_matter(condition_of(address))["exercises"]
    for paper in FORMATS:
        found = printed(page, paper)
        assert len(found) <= (1 if len(exercises) == 1 else 2)
        assert [pieces for pieces in boxes if not whole(pieces, found)] == []
        assert "notclinicallyreviewed" in found[-1]
        assert "lastreviewed" in found[-1]
        assert plain(f"/guide/{address}") in found[0]


def test_nothing_sticks_out_on_paper(visit):
    page = visit("sheets/plantar-fasciitis/", DESK)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 687, "height": 900})  # A4 between the margins
    assert sticking_out(page) == ""


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_condition_to_the_printer(visit, javascript):
    page = visit("conditions/plantar-fasciitis/", PHONE, javascript=javascript)
    page.get_by_role("link", name="Print the exercise sheet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Exercise sheet: plantar fasciitis")
    expect(page.get_by_role("table", name="Week 4")).to_be_visible()
    button = page.get_by_role("button", name="Print this sheet")
    expect(button).to_be_visible(visible=javascript)
    if javascript:
        page.evaluate("window.print = () => { window.printed = true }")
        button.click()
        assert page.evaluate("window.printed")
