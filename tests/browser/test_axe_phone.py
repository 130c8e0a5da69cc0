"""axe-core finds nothing wrong with any page on a phone, light or dark."""

from __future__ import annotations

import pytest
from accessibility import violations
from playwright.sync_api import expect
from visiting import PHONE, pages


@pytest.mark.parametrize("address", pages(), ids=lambda address: address or "home")
def test_nobody_is_kept_out(turn_to, address):
    assert violations(turn_to(address, PHONE)) == ""


def test_nobody_is_kept_out_of_the_menu(visit):
    page = visit("", PHONE)
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Pages")).to_be_in_viewport()
    assert violations(page) == ""


def test_nobody_is_kept_out_of_the_search(visit):
    page = visit("", PHONE)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("heel")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    assert violations(page) == ""


def test_nobody_is_kept_out_of_an_address_that_leads_nowhere(visit, visitor):
    page = visit("no/such/page/", PHONE)
    visitor.take_faults()
    assert violations(page) == ""
