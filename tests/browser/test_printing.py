"""On paper: the text, its sources and its links, no frame, and no card cut in two."""

from __future__ import annotations

import pytest
from paper import cut, plain, printed
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


def test_links_have_numbers_and_their_addresses_are_listed(paper):
    numbered = paper.get_by_role("article").locator("a[data-note]")
    marks = numbered.evaluate_all("links => links.map(a => getComputedStyle(a, '::after').content)")
    assert len(marks) >= 10
    assert all("→" in mark for mark in marks)
    spelled = paper.locator(".fc-paper__notes li").all_inner_texts()
    pairs = numbered.evaluate_all("links => links.map(a => [+a.dataset.note, new URL(a.href).pathname])")
    assert [path for number, path in pairs if not spelled[number - 1].endswith(path)] == []
    assert len(spelled) == len(set(spelled)) == max(number for number, _ in pairs)


def test_no_link_in_the_text_is_left_without_its_address(paper):
    silent = paper.locator("article :is(p, li) a[href]:not([data-note], .fc-cite, [href^='#'])").filter(visible=True)
    assert silent.evaluate_all("all => all.filter(a => !a.closest('.fc-sources, .fc-words, footer'))") == []


def test_on_a_screen_none_of_it_shows(visit):
    page = visit(PAGE, DESK)
    for part in page.locator(".fc-paper").all():
        expect(part).not_to_be_visible()
    mark = "all => all.map(a => getComputedStyle(a, '::after').content)"
    assert set(page.locator("a[data-note]").evaluate_all(mark)) == {"none"}


@pytest.mark.parametrize("address", [*LONGEST, "exercises/heel-raise/", "symptoms/heel-under/"])
def test_it_is_printed_whole_on_a_sensible_number_of_sheets(visit, address):
    page = visit(address, DESK, dark=True)
    found = printed(page)
    assert 1 <= len(found) <= 12
    kinds = ("article tbody tr", ".fc-card, .fc-summary, .fc-exercise, .fc-stop, .fc-at-risk", "article li")
    assert cut(page, found, *kinds) == []
    assert plain("Runner's Foot Guide") in found[0]
    assert plain(f"/guide/{address}") in found[0]
    assert all("notclinicallyreviewed" in sheet for sheet in found)
    assert plain("Last reviewed") in found[-1]


def test_a_head_stands_over_its_table_on_every_sheet(visit):
    found = printed(visit("symptoms/", DESK))
    rows = [sheet for sheet in found if plain("Run with caution") in sheet]
    assert len(rows) > 5
    assert [sheet[:80] for sheet in rows if plain("What it could be") not in sheet] == []


def test_an_answer_of_the_finder_is_printed_with_its_causes_open(visit):
    page = visit("finder/#age=adult&places=heel-under&feel=stabbing&when=first-steps", DESK)
    expect(page.locator(".fc-cause").first).to_be_attached()
    found = printed(page)
    assert cut(page, found, ".fc-cause > *") == []
    told = "".join(found)
    closed = page.locator(".fc-cause details:not([open]) li").evaluate_all("all => all.map(li => li.textContent)")
    assert len(closed) >= 2
    assert [step for step in closed if plain(step) not in told] == []
    assert plain("/conditions/plantar-fasciitis/") in told
