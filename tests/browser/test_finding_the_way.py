"""The menu, the keyboard's way through a page, and what a visitor sees who is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from visiting import DESK, PHONE

LOST = "no/such/page/anywhere/"

# What the Tab key has reached, unless it can be seen before long. A hidden radio button is seen by its label.
UNSEEN = """async () => {
  const focused = document.activeElement;
  const seen = focused.type === "radio" ? focused.nextElementSibling : focused;
  for (let frame = 0; frame < 10; frame++) {
    const {left, right, top, bottom} = seen.getBoundingClientRect();
    const inside = right > left && bottom > top && right > 0 && left < innerWidth && bottom > 0 && top < innerHeight;
    if (inside && seen.checkVisibility({opacityProperty: true, visibilityProperty: true})) return null;
    await new Promise(requestAnimationFrame);
  }
  return focused.outerHTML.replace(/\\s+/g, " ").slice(0, 120);
}"""


def menu(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Pages")


def test_on_a_phone_a_tap_opens_the_menu_and_it_leads_somewhere(visit):
    page = visit("", PHONE)
    button = page.get_by_role("button", name="Menu", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(menu(page)).not_to_be_in_viewport()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    menu(page).get_by_role("link", name="Foot troubles").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("trouble", ignore_case=True)


def test_on_a_phone_the_keyboard_opens_the_menu_and_it_leads_somewhere(visit):
    page = visit("", PHONE)
    button = page.get_by_role("button", name="Menu", exact=True)
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    link = menu(page).get_by_role("link", name="When to see a doctor")
    for _ in range(40):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="When to see a doctor")).to_be_visible()


def test_escape_closes_the_menu_and_goes_back_to_the_button(visit):
    page = visit("", PHONE)
    button = page.get_by_role("button", name="Menu", exact=True)
    button.press("Enter")
    expect(menu(page)).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(menu(page)).not_to_be_in_viewport()


def test_a_tap_beside_the_menu_closes_it(visit):
    page = visit("", PHONE)
    button = page.get_by_role("button", name="Menu", exact=True)
    button.click()
    expect(menu(page)).to_be_in_viewport()
    page.mouse.click(PHONE - 10, 600)
    expect(button).to_have_attribute("aria-expanded", "false")


def test_on_a_desk_the_sections_are_in_view_and_need_no_button(visit):
    page = visit("", DESK)
    expect(
        page.get_by_role("navigation", name="Sections").get_by_role("link", name="Foot troubles")
    ).to_be_in_viewport()
    expect(page.get_by_role("button", name="Menu", exact=True)).not_to_be_visible()


def unseen(page: Page, stops: int = 45) -> str:
    """Press the Tab key and return what it reaches unseen, a line each."""
    found = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        found += filter(None, [page.evaluate(UNSEEN)])
    return "\n".join(found)


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("address", ["", "conditions/plantar-fasciitis/"])
def test_the_tab_key_never_leads_to_something_unseen(visit, address, width):
    assert unseen(visit(address, width)) == ""


def test_the_tab_key_never_leads_to_something_unseen_while_the_menu_is_open(visit):
    page = visit("", PHONE)
    page.get_by_role("button", name="Menu", exact=True).press("Enter")
    expect(menu(page)).to_be_in_viewport()
    assert unseen(page, 15) == ""


@pytest.mark.parametrize("address", ["", "conditions/plantar-fasciitis/", "about/"])
def test_the_skip_link_leads_past_the_menu_to_all_of_the_text(visit, address):
    page = visit(address, DESK)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('article a[href]:not([aria-hidden])') === document.activeElement")


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize(
    ("link", "heading"),
    [("Under the heel", "Why does it hurt under my heel?"), ("When to see a doctor", "When to see a doctor")],
)
def test_an_address_that_leads_nowhere_offers_a_way_on(visit, visitor, width, link, heading):
    page = visit(LOST, width)
    assert [fault for fault in visitor.take_faults() if f"/{LOST}" not in fault] == [], "more is missing than the page"
    expect(page.get_by_role("heading", level=1, name="This page is not here")).to_be_visible()
    page.get_by_role("article").get_by_role("link", name=link).click()
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
