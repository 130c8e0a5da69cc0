"""The colours follow the device, until the reader chooses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from visiting import DESK, PHONE, ready

LIGHT_PAPER, DARK_PAPER = "rgb(251, 248, 242)", "rgb(20, 32, 31)"


def expect_paper(page: Page, colour: str) -> None:
    expect(page.locator("body")).to_have_css("background-color", colour)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
@pytest.mark.parametrize(("dark", "paper"), [(False, LIGHT_PAPER), (True, DARK_PAPER)], ids=["light", "dark"])
def test_the_paper_is_as_the_device_prefers(visit, dark, paper, javascript):
    expect_paper(visit("", PHONE, dark=dark, javascript=javascript), paper)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_reader_can_choose_and_the_choice_stays(visit, width):
    page = visit("", width)
    page.get_by_title("Switch to dark mode").click()
    expect_paper(page, DARK_PAPER)
    page.reload()
    expect_paper(page, DARK_PAPER)
    page.goto("conditions/plantar-fasciitis/")
    expect_paper(ready(page), DARK_PAPER)
    page.get_by_title("Switch to light mode").click()
    expect_paper(page, LIGHT_PAPER)


def test_on_a_dark_device_the_reader_can_choose_light(visit):
    page = visit("", PHONE, dark=True)
    page.get_by_title("Switch to light mode").click()
    expect_paper(page, LIGHT_PAPER)
    page.reload()
    expect_paper(page, LIGHT_PAPER)


def test_the_keyboard_is_enough(visit):
    page = visit("", DESK)
    page.get_by_role("button", name="Switch to dark mode").focus()
    page.keyboard.press("Enter")
    expect_paper(page, DARK_PAPER)
    expect(page.get_by_role("button", name="Switch to dark mode")).to_have_count(0)
    expect(page.get_by_role("button", name="Switch to light mode")).to_be_focused()
    page.keyboard.press("Enter")
    expect_paper(page, LIGHT_PAPER)


def test_no_light_page_is_seen_on_a_dark_device_before_the_scripts_are_there(visitor):
    page = visitor.visit("", PHONE, dark=True)
    page.route("**/*.js", lambda route: route.abort())
    with page.expect_console_message(lambda said: said.location["url"].endswith("/guide.js")):
        page.reload()
    expect_paper(page, DARK_PAPER)
    visitor.take_faults()  # the scripts that did not come


def test_the_browsers_own_frame_takes_the_colour_that_was_chosen(visit):
    page = visit("", PHONE)
    page.get_by_title("Switch to dark mode").click()
    colours = page.locator("meta[name=theme-color]").evaluate_all("all => all.map(one => one.content)")
    assert set(colours) == {"#14201f"}
