"""What holds for every page on a phone, the smallest too."""

from __future__ import annotations

import pytest
from faults import sticking_out, violations
from visiting import EVERY_PAGE, NARROW, PHONE

# Opens the menu, and tells what gets the focus: without Playwright's locators, which every page would have to load.
OPEN_MENU = """async () => {
  document.querySelector(".fc-opener--menu").click();
  const inside = () => document.activeElement.closest(".md-sidebar--primary");
  for (let frame = 0; frame < 300 && !inside(); frame++) await new Promise(requestAnimationFrame);
  const {tagName, ariaLabel, innerText} = document.activeElement;
  return `${tagName}: ${ariaLabel ?? innerText.trim()}`;
}"""


@pytest.mark.parametrize("width", [NARROW, PHONE])
@EVERY_PAGE
def test_nobody_is_kept_out_and_nothing_sticks_out(turn_to, judged, address, width):
    page = turn_to(address, width)
    assert sticking_out(page) == ""
    assert violations(page, judged, layout=True) == ""


@EVERY_PAGE
def test_nobody_is_kept_out_of_the_menu(turn_to, judged, address):
    page = turn_to(address, PHONE)
    assert page.evaluate(OPEN_MENU) == "BUTTON: Close the menu"
    assert judged.part(page, ".md-sidebar--primary") == ""
    page.keyboard.press("Escape")


@pytest.mark.parametrize("width", [PHONE, NARROW])
def test_nobody_is_kept_out_of_an_address_that_leads_nowhere(visit, visitor, judged, width):
    page = visit("no/such/page/", width)
    visitor.take_faults()
    assert violations(page, judged, layout=width != PHONE) == ""
