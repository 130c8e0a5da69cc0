"""The colours follow the device, until the reader chooses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from visiting import DESK, PHONE

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
    expect_paper(page, DARK_PAPER)
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
    page.get_by_role("radio", name="Switch to dark mode").focus()
    page.keyboard.press("Enter")
    expect_paper(page, DARK_PAPER)
    expect(page.get_by_role("radio")).to_have_count(1)
    expect(page.get_by_role("radio", name="Switch to light mode")).to_be_focused()
    page.keyboard.press("Enter")
    expect_paper(page, LIGHT_PAPER)
