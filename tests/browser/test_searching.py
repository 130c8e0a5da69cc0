"""Search finds the heel, by finger and by keyboard, and costs nothing to those who do not search."""

from __future__ import annotations

import re

import pytest
from faults import sticking_out, violations
from playwright.sync_api import Locator, Page, expect
from visiting import DESK, DOCS, NARROW, PHONE, pages


def button(page: Page) -> Locator:
    return page.get_by_role("button", name="Search")


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search")


def box(page: Page) -> Locator:
    return dialog(page).get_by_role("searchbox", name="What hurts, where and when?")


def status(page: Page) -> Locator:
    return dialog(page).get_by_role("status")


def results(within: Locator) -> Locator:
    return within.get_by_role("list").get_by_role("link")


def expect_heels(page: Page) -> None:
    expect(status(page)).to_have_text(re.compile(r"\d+ pages"))
    expect(results(dialog(page)).first).to_contain_text("heel", ignore_case=True)


def expect_page_about_heels(page: Page) -> None:
    expect(page).not_to_have_url(re.compile("/guide/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("heel", ignore_case=True)


def test_on_a_phone_the_button_opens_it_and_the_first_result_is_about_the_heel(visit):
    page = visit("", PHONE)
    expect(button(page)).to_have_attribute("aria-expanded", "false")
    button(page).click()
    expect(box(page)).to_be_focused()
    page.keyboard.type("heel")
    expect_heels(page)
    results(dialog(page)).first.click()
    expect_page_about_heels(page)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_escape_closes_it_and_goes_back_to_the_button(visit, width):
    page = visit("", width)
    button(page).press("Enter")
    expect(box(page)).to_be_focused()
    page.keyboard.type("heel")
    expect_heels(page)
    page.keyboard.press("Escape")
    expect(dialog(page)).not_to_be_visible()
    expect(button(page)).to_have_attribute("aria-expanded", "false")
    expect(button(page)).to_be_focused()


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_on_a_desk_a_key_opens_it(visit, key):
    page = visit("", DESK)
    page.keyboard.press(key)
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")


def test_the_keyboard_is_enough(visit):
    page = visit("", DESK)
    page.keyboard.press("/")
    page.keyboard.type("heel")
    expect_heels(page)
    page.keyboard.press("ArrowDown")
    expect(results(dialog(page)).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results(dialog(page)).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect_page_about_heels(page)


def test_enter_opens_the_best_result(visit):
    page = visit("", DESK)
    page.keyboard.press("/")
    page.keyboard.type("heel")
    expect_heels(page)
    page.keyboard.press("Enter")
    expect_page_about_heels(page)


def test_words_that_lead_nowhere_are_said_to_and_lead_to_the_map(visit):
    page = visit("", DESK)
    button(page).click()
    page.keyboard.type("zzxxyy")
    expect(status(page)).to_have_text("Nothing found for “zzxxyy”.")
    dialog(page).get_by_role("link", name="show where it hurts").click()
    expect(page).to_have_url(re.compile("/guide/(symptoms|finder)/$"))


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("my heal stabs me getting out of bed", "Plantar fasciitis"),
        ("black toenail", "Black toenail"),
        ("achillies tendonitis", "Achilles tendinopathy"),
        ("planter faciitis", "Plantar fasciitis"),
    ],
)
def test_what_runners_say_finds_the_trouble_slips_and_all(visit, said, title):
    page = visit("", DESK)
    button(page).click()
    box(page).fill(said)
    expect(results(dialog(page)).first).to_contain_text(title)


def test_a_result_says_whether_to_run_and_where_it_hurts(visit):
    page = visit("", PHONE)
    button(page).click()
    box(page).fill("stress fracture")
    expect(results(dialog(page)).first).to_contain_text("Stop running")
    expect(results(dialog(page)).first).to_contain_text("Top of the foot")


# The dialog is the same on every page, apart from the style of a page's own (the finder has one).
@pytest.mark.parametrize("width", [NARROW, PHONE, DESK])
@pytest.mark.parametrize("address", ["", "finder/"])
def test_nobody_is_kept_out_of_the_search(visit, judged, address, width):
    page = visit(address, width)
    button(page).click()
    page.keyboard.type("heel")
    expect(results(dialog(page)).first).to_be_visible()
    assert violations(page, judged, layout=width != PHONE) == ""


def test_the_search_is_the_same_on_every_page(built):
    texts = [(built / address / "index.html").read_text(encoding="utf-8") for address in pages()]
    dialogs = [re.search(r"<dialog.*?</dialog>", text, re.DOTALL)[0] for text in texts]
    assert len({re.sub(r'(href|action)="[^"]*"', "", one) for one in dialogs}) == 1
    styles = (DOCS / "assets" / "styles" / "pages").rglob("*.css")
    own = {style.name for style in styles if re.search(r"\.fc-(search|result)", style.read_text(encoding="utf-8"))}
    assert own <= {"finder.css"}, "what is the search like on a page with this style?"


def test_who_does_not_search_fetches_nothing_for_it(visit):
    page = visit("about/", PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("doctor/", wait_until="networkidle")
    assert [url for url in asked if re.search("search/|vendor/|worker", url)] == []
    with page.expect_request(re.compile(r"/search/index\.json$")):
        button(page).click()


def test_without_its_index_it_says_so_and_tries_again(visit, visitor):
    page = visit("", DESK)
    page.route("**/search/index.json", lambda route: route.abort())
    button(page).click()
    expect(status(page)).to_have_text("The search could not be loaded.")
    visitor.take_faults()  # the browser tells of what it could not fetch
    page.unroute("**/search/index.json")
    page.keyboard.press("Escape")
    button(page).click()
    page.keyboard.type("heel")
    expect_heels(page)


def test_without_a_part_it_never_says_that_there_is_nothing(visit, visitor):
    page = visit("", DESK)
    page.route("**/search/parts/*", lambda route: route.abort())
    button(page).click()
    page.keyboard.type("heel")
    expect(status(page)).to_have_text("The search could not be loaded.")
    expect(dialog(page).get_by_role("link", name="show where it hurts")).not_to_be_visible()
    visitor.take_faults()
    page.unroute("**/search/parts/*")
    page.keyboard.type("s")
    expect_heels(page)


def test_an_answer_that_comes_late_does_not_take_the_place_of_a_newer_one(visit):
    page = visit("", DESK)
    button(page).click()
    page.keyboard.type("heel")
    expect_heels(page)
    held = []
    page.route("**/search/parts/*", lambda route: held.append(route) if not held else route.continue_())
    with page.expect_request("**/search/parts/*"):
        box(page).fill("walking")  # far from "heel" in the alphabet, so in another part; it does not come
    box(page).fill("blisters")
    expect(results(dialog(page)).first).to_contain_text("Blisters")
    held[0].continue_()
    page.wait_for_load_state("networkidle")
    expect(results(dialog(page)).first).to_contain_text("Blisters")


# The page of the search


def test_an_address_with_words_shows_their_results(visit):
    page = visit("search/?q=numb+toes", PHONE)
    article = page.get_by_role("article")
    expect(article.get_by_role("searchbox")).to_have_value("numb toes")
    expect(article.get_by_role("status")).to_have_text(re.compile(r"\d+ pages"))
    expect(article.locator(".fc-results").get_by_role("link").first).to_contain_text("toes")


def test_the_page_keeps_the_words_in_its_address(visit):
    page = visit("search/", DESK)
    article = page.get_by_role("article")
    article.get_by_role("searchbox").fill("gout")
    article.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=gout$"))
    expect(article.locator(".fc-results").get_by_role("link").first).to_contain_text("Gout")


def test_all_results_lead_from_the_dialog_to_the_page(visit):
    page = visit("", DESK)
    button(page).click()
    box(page).fill("toe")
    dialog(page).get_by_role("link", name="All results").click()
    expect(page.get_by_role("article").get_by_role("searchbox")).to_have_value("toe")


def test_the_page_with_results_suits_everybody(visit, judged):
    page = visit("search/?q=heel", NARROW)
    expect(page.locator(".fc-results a").first).to_be_visible()
    assert sticking_out(page) == ""
    assert violations(page, judged) == ""


def test_without_javascript_it_lists_every_page(visit):
    page = visit("about/", PHONE, javascript=False)
    page.goto("search/")
    article = page.get_by_role("article")
    expect(article).to_contain_text("The search needs JavaScript")
    for name in ("Gout", "Why does it hurt under my heel?", "Lacing your shoes", "Heel raise"):
        expect(article.get_by_role("link", name=name, exact=True)).to_be_visible()


def test_a_page_that_is_not_there_leads_to_the_search(visit, visitor):
    page = visit("not-here/", DESK)
    visitor.take_faults()  # the browser tells of the missing page
    box = page.get_by_role("article").get_by_role("searchbox")
    box.fill("heel pain")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Search this guide")).to_be_visible()
    expect(page.get_by_role("article").get_by_role("searchbox")).to_have_value("heel pain")
