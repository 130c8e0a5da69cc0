"""What holds for every page on a phone, the smallest too."""

from __future__ import annotations

import pytest
from faults import sticking_out, violations
from playwright.sync_api import expect
from visiting import EVERY_PAGE, NARROW, PHONE


@pytest.mark.parametrize("width", [NARROW, PHONE])
@EVERY_PAGE
def test_nobody_is_kept_out_and_nothing_sticks_out(turn_to, judged, address, width):
    page = turn_to(address, width)
    assert sticking_out(page) == ""
    assert violations(page, judged, layout=True) == ""


@EVERY_PAGE
def test_nobody_is_kept_out_of_the_menu(turn_to, judged, address):
    page = turn_to(address, PHONE)
    page.evaluate("document.querySelector('.fc-opener--menu').click()")
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    assert judged.part(page, ".md-sidebar--primary") == ""
    page.keyboard.press("Escape")


@pytest.mark.parametrize("width", [PHONE, NARROW])
def test_nobody_is_kept_out_of_an_address_that_leads_nowhere(visit, visitor, judged, width):
    page = visit("no/such/page/", width)
    visitor.take_faults()
    assert violations(page, judged, layout=width != PHONE) == ""
