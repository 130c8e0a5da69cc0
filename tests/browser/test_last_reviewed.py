"""A page that was reviewed long ago says so by itself, however old the last build is."""

from __future__ import annotations

import datetime

import pytest
from footcare import reviews
from playwright.sync_api import expect
from visiting import PHONE, front_matter

ADDRESS = "conditions/gout/"
DUE = reviews.due(front_matter(ADDRESS)["reviewed"])
NOTE = "this page is due for a new check"


@pytest.mark.parametrize(("days", "says_so"), [(-1, False), (0, True), (800, True)])
def test_once_a_year_is_over_the_page_says_so(visit, days, says_so):
    page = visit("assets/drawings/favicon.svg", PHONE)  # to have a page whose clock can be set
    day = DUE + datetime.timedelta(days=days)
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(ADDRESS)
    expect(page.locator(".fc-page-end time")).to_be_visible()
    expect(page.get_by_text(NOTE)).to_be_visible(visible=says_so)


def test_without_javascript_nothing_false_is_said(visit):
    page = visit(ADDRESS, PHONE, javascript=False)
    expect(page.locator(".fc-page-end time")).to_be_visible()
    expect(page.get_by_text(NOTE)).to_be_hidden()
