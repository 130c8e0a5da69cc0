"""On paper: the text and its sources, no frame, and no card cut in two."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from visiting import DESK, DOCS, PHONE, entries

PAGE = "conditions/plantar-fasciitis/"
LONGEST = sorted(entries("conditions"), key=lambda address: (DOCS / f"{address[:-1]}.md").stat().st_size)[-3:]


@pytest.fixture(params=[PHONE, DESK])
def paper(visit, request: pytest.FixtureRequest) -> Page:
    page = visit(PAGE, request.param)
    page.emulate_media(media="print")
    return page


def test_the_frame_is_not_printed(paper):
    for role in ("banner", "contentinfo", "navigation", "complementary", "dialog"):
        for part in paper.get_by_role(role).all():
            expect(part).not_to_be_visible()
    expect(paper.get_by_role("heading", level=1)).to_be_visible()
    expect(paper.get_by_text("Last reviewed")).to_be_visible()


def test_sources_are_spelled_out(paper):
    links = paper.locator("#sources ~ ol").get_by_role("link")
    assert links.count() >= 5
    spelled = links.evaluate_all("links => links.map(a => [a.href, getComputedStyle(a, '::after').content])")
    assert [href for href, content in spelled if href not in content] == []


def test_cards_and_rows_are_not_cut_in_two(paper):
    for whole in (".fc-card", ".fc-table tbody tr", ".fc-exercise", ".fc-summary"):
        found = paper.locator(whole).evaluate_all("parts => parts.map(part => getComputedStyle(part).breakInside)")
        assert set(found) == {"avoid"}, whole


def test_dark_readers_print_black_on_white(visit):
    page = visit(PAGE, DESK, dark=True)
    page.emulate_media(media="print")
    expect(page.get_by_role("article").get_by_role("paragraph").first).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


@pytest.mark.parametrize("address", [*LONGEST, "exercises/heel-raise/"])
def test_it_takes_a_sensible_number_of_sheets(visit, address):
    pdf = visit(address, DESK).pdf(format="A4")
    sheets = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 1 <= sheets <= 12
