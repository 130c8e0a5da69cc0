"""The sheet for a visit: questions with room to write, filled in with what the guide knows of the reader."""

from __future__ import annotations

import pytest
from faults import sticking_out, violations
from paper import FORMATS, cut, printed
from playwright.sync_api import expect
from visiting import DESK, NARROW, entries, front_matter

SHEET = "sheets/doctor/"
FINDER = "age=adult&places=heel-under&feel=stabbing&when=first-steps&at_risk=diabetes"
LONGEST = max(
    entries("conditions"),
    key=lambda page: len(str(front_matter(page)["doctor"]["routine"])) + len(str(front_matter(page)["helps"])),
).split("/")[1]


def known(page, about):
    return page.locator(f"[data-about={about}] .fc-known")


def test_without_javascript_it_is_a_sheet_to_fill_in(visit):
    page = visit(SHEET, DESK, javascript=False)
    for question in ("Since when?", "What makes it worse", "Which shoes", "How far in a week", "Which medicines"):
        expect(page.get_by_text(question)).to_be_visible()
    expect(page.get_by_role("heading", name="Emergency: call your local emergency number if")).to_be_visible()


def test_it_takes_the_answers_of_the_finder_along(visit):
    page = visit(f"finder/#{FINDER}", DESK)
    page.get_by_role("link", name="Print a sheet for the visit").click()
    expect(known(page, "where")).to_have_text("Under the heel")
    expect(known(page, "feel")).to_have_text("Stabbing or sharp")
    expect(known(page, "when")).to_have_text("With the first steps after rest")
    expect(known(page, "risks")).to_have_text("Diabetes")
    expect(known(page, "guide")).to_contain_text("The foot finder: Book a visit")
    expect(known(page, "guide")).to_contain_text("not a diagnosis): Plantar fasciitis")
    expect(page.get_by_role("status").filter(has_text="filled in")).to_be_visible()


def test_a_sign_of_danger_is_written_down(visit):
    page = visit(f"{SHEET}#flags=snap", DESK)
    expect(known(page, "guide")).to_contain_text("Sign of danger: You heard or felt a snap")


def test_it_knows_the_condition_that_a_reader_comes_from(visit):
    page = visit("conditions/stress-fracture/", DESK)
    page.get_by_role("link", name="Print a sheet for the visit").click()
    expect(known(page, "guide")).to_have_text("The page on Stress fracture: Stop running")
    written = front_matter("conditions/stress-fracture/")
    assert known(page, "tried").locator("li").all_inner_texts() == [row["what"] for row in written["helps"]]
    assert known(page, "reasons").locator("li").count() == len(written["doctor"]["routine"])


def test_it_knows_the_place_that_a_reader_comes_from(visit):
    page = visit("symptoms/ball/", DESK)
    page.get_by_role("link", name="Print a sheet for the visit").click()
    expect(known(page, "where")).to_have_text("Ball of the foot")


@pytest.mark.parametrize("fragment", ["condition=gone", "place=constructor", "what-cannot-wait"])
def test_what_it_does_not_know_leaves_it_empty(visit, fragment):
    page = visit(f"{SHEET}#{fragment}", DESK)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".fc-known")).to_have_count(0)


@pytest.mark.parametrize("paper", FORMATS)
@pytest.mark.parametrize("fragment", ["", FINDER, f"condition={LONGEST}"], ids=["empty", "finder", "condition"])
def test_it_is_printed_whole_on_two_pages(visit, paper, fragment):
    page = visit(f"{SHEET}#{fragment}", DESK)
    expect(page.locator(".fc-known").first).to_be_attached(attached=bool(fragment))
    found = printed(page, paper)
    assert len(found) == 2
    assert cut(page, found, ".fc-asked", ".fc-sheet__signs") == []


def test_filled_in_nobody_is_kept_out_and_nothing_sticks_out(visit, judged):
    page = visit(f"{SHEET}#{FINDER}", NARROW)
    expect(known(page, "where")).to_be_visible()
    assert sticking_out(page) == ""
    assert violations(page, judged) == ""
