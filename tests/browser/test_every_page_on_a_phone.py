"""What holds for every page on a phone."""

from __future__ import annotations

import pytest
from faults import sticking_out, violations
from playwright.sync_api import expect
from visiting import EVERY_PAGE, NARROW, PHONE


@EVERY_PAGE
def test_nobody_is_kept_out(turn_to, address):
    assert violations(turn_to(address, PHONE)) == ""


@pytest.mark.parametrize("width", [PHONE, NARROW])
@EVERY_PAGE
def test_nothing_sticks_out(turn_to, address, width):
    assert sticking_out(turn_to(address, width)) == ""


def test_nobody_is_kept_out_of_the_menu(visit):
    page = visit("", PHONE)
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Pages")).to_be_in_viewport()
    assert violations(page) == ""


def test_nobody_is_kept_out_of_an_address_that_leads_nowhere(visit, visitor):
    page = visit("no/such/page/", PHONE)
    visitor.take_faults()
    assert violations(page) == ""
