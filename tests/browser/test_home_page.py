"""Home asks where it hurts, and a tap or a key leads to the answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from visiting import DESK, PHONE

# Of every link: the side of the largest square (in pixels, upright) that lies wholly in what can be tapped for it.
LARGEST_SQUARES = """links => links.map(link => {
  const box = link.getBoundingClientRect();
  const hits = (x, y) => document.elementFromPoint(x, y)?.closest("a")?.href.baseVal === link.href.baseVal;
  const largest = step => {
    let above = [], best = 0;
    for (let y = box.top + 0.5; y < box.bottom; y += step) {
      const row = [];
      for (let x = box.left + 0.5, n = 0; x < box.right; x += step, n++) {
        row.push(hits(x, y) ? 1 + Math.min(row[n - 1] ?? 0, above[n] ?? 0, above[n - 1] ?? 0) : 0);
        best = Math.max(best, row[n]);
      }
      above = row;
    }
    return best * step;
  };
  const roughly = largest(4);
  return [link.closest("svg").getAttribute("aria-label"), link.ariaLabel, roughly > 32 ? roughly : largest(1)];
})"""


def foot(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Places on the foot")


def regions(page: Page) -> Locator:
    return foot(page).get_by_role("group").get_by_role("link")


def addresses(links: Locator) -> list[str]:
    return links.evaluate_all("links => links.map(link => link.getAttribute('href'))")


def focused_region(page: Page) -> str | None:
    return page.evaluate("document.activeElement.closest('svg a')?.getAttribute('href')")


def tab_to_the_map(page: Page) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused_region(page):
            return
    pytest.fail("the Tab key does not reach the map")


def test_home_asks_where_it_hurts(visit):
    page = visit("", PHONE)
    expect(page.get_by_role("heading", level=1, name="Where does it hurt?")).to_be_in_viewport()
    expect(foot(page)).to_be_in_viewport()


def test_every_region_asks_a_question_that_its_page_answers(turn_to):
    page = turn_to("")
    links = regions(page).evaluate_all(
        "links => links.map(a => [a.getAttribute('href'), a.getAttribute('aria-label')])"
    )
    names = dict(links)
    assert {(address, names[address]) for address, _ in links} == set(map(tuple, links)), "a place has two names"
    assert len(names) >= 10
    for address, name in names.items():
        assert address.startswith("symptoms/")
        assert page.goto(address).status == 200
        expect(page.get_by_role("heading", level=1, name=name, exact=True)).to_be_visible()


def test_the_list_beside_the_map_has_all_its_places(visit):
    page = visit()
    listed = addresses(foot(page).get_by_role("list").get_by_role("link"))
    assert len(listed) == len(set(listed))
    assert set(addresses(regions(page))) <= set(listed)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_tab_key_reaches_every_place_once_in_the_order_of_the_map(visit, width):
    page = visit("", width)
    tab_to_the_map(page)
    reached = []
    while address := focused_region(page):
        reached.append(address)
        page.keyboard.press("Tab")
    assert reached == list(dict.fromkeys(addresses(regions(page))))


def test_the_enter_key_opens_the_place(visit):
    page = visit()
    tab_to_the_map(page)
    page.keyboard.press("Tab")
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_region_shows_that_it_has_the_focus(visit, dark):
    page = visit("", PHONE, dark=dark)
    tab_to_the_map(page)
    unseen = []
    while name := focused_region(page):
        drawing = page.get_by_role("group").filter(has=page.locator(":focus"))
        box = drawing.bounding_box()
        focused = page.screenshot(clip=box)
        page.evaluate("document.activeElement.blur()")
        if page.screenshot(clip=box) == focused:
            unseen.append(name)
        page.keyboard.press("Tab")  # goes on from where the focus was
    assert unseen == []


def test_every_region_is_large_enough_for_a_finger(visit):
    page = visit("", PHONE)
    page.set_viewport_size({"width": PHONE, "height": 3000})  # all of the map at once
    squares = regions(page).evaluate_all(LARGEST_SQUARES)
    assert [square for square in squares if square[-1] < 24] == [], "view, region, pixels that a finger can hit"


def test_the_map_works_without_javascript(visit):
    page = visit("", PHONE, javascript=False)
    name = "Why does my arch hurt?"
    regions(page).and_(page.get_by_role("link", name=name)).first.click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
