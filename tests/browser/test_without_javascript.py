"""A reader without JavaScript misses comfort, and no content."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from visiting import DESK, EVERY_PAGE, PHONE

SCENES = ["", "symptoms/heel-under/", "conditions/plantar-fasciitis/"]


# What is written on a page and does not show, and what of it must be there at all.
HIDDEN = """() => {
  const written = "article :is(p, li, tbody td, h2, h3, img):not(.fc-paper, .fc-paper *)";
  const last = [...document.querySelectorAll("article table")].map(table => [...table.rows].at(-1));
  const first = document.querySelector("article p:not(.fc-paper, .fc-paper *)");
  const needed = [document.querySelector("h1"), first, ...last];
  const box = part => part?.getBoundingClientRect() ?? {};
  const gone = needed.filter(part => !(box(part).width && box(part).height));
  const hidden = [...document.querySelectorAll(written)].filter(part => !part.checkVisibility());
  return [...hidden, ...gone].map(part => part ? part.outerHTML.slice(0, 120) : "nothing at all");
}"""


@EVERY_PAGE
def test_all_of_a_page_is_there(turn_to, address):
    assert turn_to(address, PHONE, javascript=False).evaluate(HIDDEN) == []


@pytest.mark.parametrize("address", SCENES, ids=lambda address: address or "home")
def test_every_link_leads_to_a_page(visit, address):
    page = visit(address, DESK, javascript=False)
    links = page.locator("a[href]").evaluate_all("all => all.map(a => new URL(a.getAttribute('href'), a.baseURI).href)")
    here = sorted({link.partition("#")[0] for link in links if link.startswith(page.url.partition("/guide/")[0])})
    assert len(here) > 10
    assert {link: answer for link in here if (answer := page.request.get(link).status) != 200} == {}


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("address", ["conditions/plantar-fasciitis/", "offline/"])
def test_no_button_is_there_that_does_nothing(visit, address, width):
    page = visit(address, width, javascript=False)
    expect(page.get_by_role("button").filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("textbox").filter(visible=True)).to_have_count(0)


def test_on_a_phone_the_menu_opens(visit):
    page = visit("", PHONE, javascript=False)
    link = page.get_by_role("navigation", name="Pages").get_by_role("link", name="Foot troubles")
    expect(link).not_to_be_in_viewport()
    page.get_by_role("banner").locator("noscript label").click()  # Playwright sees no text in a noscript
    expect(link).to_be_in_viewport()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("trouble", ignore_case=True)


def test_the_drawings_of_exercises_are_there(visit):
    page = visit("conditions/plantar-fasciitis/", PHONE, javascript=False)
    drawn = page.locator(".fc-exercise__picture use").evaluate_all("""all => all.filter(one => one.checkVisibility())
        .map(one => one.getBBox().width > 0)""")
    assert drawn == [True] * page.locator(".fc-exercise").count()
