"""What follows a reader who scrolls, what a tap on an abbreviation says, and how folded parts are reached."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from visiting import DESK, PHONE

CONDITION = "conditions/plantar-fasciitis/"


def scroll_to(page: Page, part: str) -> None:
    page.locator(f"#{part}").evaluate("part => part.scrollIntoView()")


def reading(page: Page) -> list[str]:
    return page.locator(".md-nav--secondary .md-nav__link--active").all_inner_texts()


def test_the_contents_mark_what_is_being_read(visit):
    page = visit(CONDITION, DESK)
    assert reading(page) == []
    for part, words in (("what-helps", "What helps"), ("sources", "Sources"), ("can-i-run", "Can I run?")):
        scroll_to(page, part)
        active = page.locator(".md-nav--secondary .md-nav__link--active")
        expect(active).to_have_text(words)
        expect(active).to_be_in_viewport()


def test_who_scrolls_up_is_offered_the_way_back_to_the_top(visit):
    page = visit(CONDITION, DESK)
    button = page.get_by_role("button", name="Back to top")
    page.mouse.wheel(0, 3000)
    expect(page.locator(".md-nav--secondary .md-nav__link--active")).to_have_count(1)  # the script is there
    expect(button).not_to_be_visible()
    page.mouse.wheel(0, -300)
    expect(button).to_be_visible()
    button.click()
    page.wait_for_function("() => scrollY === 0")
    expect(button).not_to_be_visible()


def test_the_open_page_can_be_seen_in_a_long_list_of_pages(visit):
    page = visit("conditions/turf-toe/", DESK)
    link = page.get_by_role("navigation", name="Pages").get_by_role("link", name="Turf toe")
    expect(link).to_be_in_viewport(ratio=0.9)
    assert page.evaluate("scrollY") == 0


def test_a_tap_on_an_abbreviation_says_what_it_stands_for(visit):
    page = visit(CONDITION, PHONE)
    abbreviation = page.locator("article abbr").first
    abbreviation.click()
    meaning = page.get_by_text(abbreviation.get_attribute("title"), exact=True)
    expect(meaning).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(meaning).not_to_be_visible()


def test_a_link_into_what_is_folded_away_unfolds_it(visit):
    page = visit("log/", PHONE)
    fold = page.locator("details:not([open])").first
    inside = fold.evaluate("fold => (fold.lastElementChild.id ||= 'inside')")
    page.evaluate("id => { location.hash = id; }", inside)
    expect(page.locator(f"#{inside}")).to_be_visible()


def test_what_scrolls_sideways_can_be_reached_by_keyboard_and_the_rest_is_not_in_the_way(visit):
    page = visit("contribute/first-page/", PHONE)
    ways = """all => all.map(box => [box.scrollWidth > box.clientWidth, box.hasAttribute("tabindex")])"""
    found = page.locator("pre > code").evaluate_all(ways)
    assert [True, True] in found
    assert all(wide == reached for wide, reached in found)
