"""Search finds the heel, by finger and by keyboard."""

from __future__ import annotations

import re

import pytest
from faults import violations
from playwright.sync_api import Locator, Page, expect
from visiting import DESK, PHONE


@pytest.fixture
def searches() -> bool:
    return True


def box(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search").get_by_role("textbox", name="Search")


def results(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search").get_by_role("list").get_by_role("link")


def expect_heels(page: Page) -> None:
    expect(page.get_by_role("dialog", name="Search").get_by_role("status")).to_have_text(re.compile(r"\d+ matching"))
    expect(results(page).first).to_contain_text("heel", ignore_case=True)


def expect_page_about_heels(page: Page) -> None:
    expect(page).not_to_have_url(re.compile("/guide/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("heel", ignore_case=True)


def test_on_a_phone_the_button_opens_it_and_the_first_result_is_about_the_heel(visit):
    page = visit("", PHONE)
    button = page.get_by_role("button", name="Search")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(box(page)).to_be_focused()
    page.keyboard.type("heel")
    expect_heels(page)
    results(page).first.click()
    expect_page_about_heels(page)


def test_on_a_phone_escape_closes_it_and_goes_back_to_the_button(visit):
    page = visit("", PHONE)
    button = page.get_by_role("button", name="Search")
    button.press("Enter")
    expect(box(page)).to_be_focused()
    page.keyboard.type("heel")
    expect_heels(page)
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(results(page).first).not_to_be_in_viewport()


def test_on_a_desk_a_key_opens_it_and_the_keyboard_is_enough(visit):
    page = visit("", DESK)
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("heel")
    expect_heels(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_page_about_heels(page)


def test_on_a_desk_the_box_is_in_the_header_and_needs_no_button(visit):
    page = visit("", DESK)
    expect(box(page)).to_be_in_viewport()
    expect(page.get_by_role("button", name="Search")).not_to_be_visible()


def test_words_that_lead_nowhere_are_said_to(visit):
    page = visit("", DESK)
    box(page).press_sequentially("zzxxyy")
    status = page.get_by_role("dialog", name="Search").get_by_role("status")
    expect(status).to_have_text("No matching documents")


def test_the_name_that_runners_use_finds_the_trouble(visit):
    page = visit("", DESK)
    box(page).press_sequentially("black toenail")
    expect(results(page).filter(has_text="Black toenail").first).to_be_visible()


def test_nobody_is_kept_out_of_the_search(visit):
    page = visit("", PHONE)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("heel")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    assert violations(page) == ""
