"""The foot finder: triage first, an answer at every choice, by key and by finger, and nothing leaves the device."""

from __future__ import annotations

import re

import pytest
from faults import sticking_out, violations
from playwright.sync_api import Locator, Page, expect
from visiting import DESK, NARROW, PHONE

HEEL = "finder/#age=adult&places=heel-under&feel=stabbing&when=first-steps"
EMERGENCY = "Call your local emergency number now"


def arrive(page: Page) -> Page:
    """Wait until the finder has its data."""
    expect(page.locator(".fc-finder[data-ready]")).to_be_attached()
    return page


def answer(page: Page) -> Locator:
    return page.get_by_role("region", name="Your answer")


def causes(page: Page) -> list[str]:
    return answer(page).get_by_role("heading", level=4).all_inner_texts()


def option(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=re.compile(f"^{name}"))


def tab_to(page: Page, there: str) -> None:
    """Press the Tab key until `there`, a piece of JavaScript, is true."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate(there):
            return
    pytest.fail(f"the Tab key does not reach {there}")


def test_danger_is_asked_first(visit):
    page = arrive(visit("finder/", PHONE))
    questions = page.get_by_role("group").filter(has=page.get_by_role("heading", level=2))
    names = [text.partition("\n")[0] for text in questions.all_inner_texts()]
    assert names[0] == "Is one of these true?"
    assert names.index("Where does it hurt?") > names.index("Do you have one of these?")
    for question in questions.all():
        expect(question.get_by_text("Why we ask:")).to_be_visible()


def test_a_sign_of_danger_is_answered_at_once(visit):
    page = arrive(visit("finder/", PHONE))
    option(page, "The foot suddenly hurts and turns cold").check()
    expect(answer(page).get_by_role("heading", name=EMERGENCY)).to_be_attached()
    expect(page.locator("[data-says][role=status]")).to_contain_text(f"Answer: {EMERGENCY}")
    expect(page.locator(".fc-bar")).to_be_in_viewport()
    option(page, "Under the heel").check()
    expect(answer(page).get_by_role("heading", name=EMERGENCY)).to_be_attached()


def test_by_keyboard_alone(visit):
    page = arrive(visit("finder/", PHONE))
    page.locator(".fc-finder input").first.focus()
    tab_to(page, "document.activeElement.value === 'heel-under'")
    page.keyboard.press("Space")
    expect(option(page, "Under the heel")).to_be_checked()
    tab_to(page, "document.activeElement.innerText === 'See the answer'")
    page.keyboard.press("Enter")
    expect(answer(page)).to_be_focused()
    assert len(causes(page)) >= 2


def test_what_has_the_focus_is_not_under_the_bar(visit):
    page = arrive(visit(HEEL, PHONE))
    page.locator(".fc-finder input").first.focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        box, bar = page.evaluate("""() => {
          const focused = document.activeElement;
          const box = (focused.closest("label") ?? focused).getBoundingClientRect();
          return [[box.top, box.bottom], document.querySelector(".fc-bar").getBoundingClientRect().top];
        }""")
        assert box[0] < bar, "what has the focus lies wholly under the bar"


def test_by_touch(browser, home):
    context = browser.new_context(
        base_url=home, has_touch=True, is_mobile=True, viewport={"width": 360, "height": 800}, service_workers="block"
    )
    page = context.new_page()
    page.goto("finder/")
    arrive(page)
    page.locator(".fc-region[data-place='heel-under']").first.tap()
    expect(option(page, "Under the heel")).to_be_checked()
    page.get_by_text("Stabbing or sharp").tap()
    page.get_by_role("button", name="See the answer").tap()
    expect(answer(page)).to_be_in_viewport()
    assert causes(page)[0] == "Plantar fasciitis"
    context.close()


def test_every_cause_says_what_speaks_for_and_against_it(visit):
    page = arrive(visit(HEEL, DESK))
    found = answer(page).get_by_role("article")
    assert 2 <= found.count() <= 5
    for cause in found.all():
        for label in ("More likely if", "Less likely if", "May I run?"):
            expect(cause.get_by_role("term").filter(has_text=label)).to_be_visible()
    assert "%" not in answer(page).inner_text()
    expect(answer(page)).to_contain_text("not a diagnosis")


def test_the_answers_stand_in_the_address(visit):
    page = arrive(visit("finder/", DESK))
    option(page, "Under the heel").check()
    option(page, "Diabetes").check()
    page.get_by_role("radio", name="Adult").check()
    expect(page).to_have_url(re.compile("finder/#at_risk=diabetes&age=adult&places=heel-under$"))
    page.reload()
    arrive(page)
    expect(option(page, "Under the heel")).to_be_checked()
    expect(page.get_by_role("radio", name="Adult")).to_be_checked()
    page.evaluate("location.hash = '#places=arch'")
    expect(option(page, "Arch")).to_be_checked()
    expect(option(page, "Under the heel")).not_to_be_checked()


def test_changed_choice_by_choice_it_is_the_answer_that_its_address_gives(visit):
    page = arrive(visit("finder/", PHONE))
    for name in ("Under the heel", "Stabbing or sharp", "Diabetes", "Arch"):
        option(page, name).check()
    option(page, "Under the heel").uncheck()
    page.get_by_role("button", name="See the answer").click()
    said, sent = answer(page).inner_text(), answer(page).get_by_role("textbox").input_value()
    expect(page).to_have_url(re.compile("finder/#at_risk=diabetes&places=arch&feel=stabbing$"))
    page.reload()
    arrive(page)
    assert (answer(page).inner_text(), answer(page).get_by_role("textbox").input_value()) == (said, sent)


def test_nothing_leaves_the_device(visit):
    page = visit("finder/", DESK)
    arrive(page)
    with page.expect_response("**/scrolling.js"):
        page.mouse.wheel(0, 10)
    page.wait_for_load_state("networkidle")  # what a page fetches when it is idle is not an answer of the reader's
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    option(page, "Under the heel").check()
    option(page, "Diabetes").check()
    page.wait_for_timeout(200)
    assert asked == []
    kept = "() => [localStorage, sessionStorage].flatMap(Object.values).join() + document.cookie"
    assert "heel-under" not in page.evaluate(kept)


def test_only_its_page_fetches_the_data(visit, visitor):
    page = visitor.visit("conditions/plantar-fasciitis/", DESK)
    fetched = """() => performance.getEntriesByType("resource").map(one => one.name)
        .filter(name => /guide[.]json|finder.*[.]js/.test(name))"""
    assert page.evaluate(fetched) == []
    arrive(visit("finder/", DESK))
    assert any(name.endswith("/guide.json") for name in page.evaluate(fetched))


def test_without_its_data_it_says_where_to_go(visit, visitor):
    page = visitor.visit("", DESK)
    page.route("**/guide.json", lambda route: route.abort())
    page.goto("finder/")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("could not load")
    expect(alert.get_by_role("link")).to_have_count(2)
    page.unroute("**/guide.json")
    visitor.take_faults()


def test_words_to_send(visit):
    page = arrive(visit(HEEL, DESK))
    text = page.get_by_role("textbox", name=re.compile("Send this to a physio")).input_value()
    for part in (
        "Where: Under the heel",
        "Feels like: Stabbing or sharp",
        "Plantar fasciitis",
        "not clinically reviewed",
        page.url,
    ):
        assert part in text


def test_none_of_these_takes_the_others_back(visit):
    page = arrive(visit("finder/", DESK))
    danger = page.get_by_role("group", name="Is one of these true?")
    option(page, "You cannot take four steps").check()
    danger.get_by_role("checkbox", name="None of these").check()
    expect(option(page, "You cannot take four steps")).not_to_be_checked()
    option(page, "You cannot take four steps").check()
    expect(danger.get_by_role("checkbox", name="None of these")).not_to_be_checked()


def test_no_dead_end(visit):
    page = arrive(visit("finder/", DESK))
    option(page, "I cannot say").check()
    expect(answer(page).get_by_role("link", name=re.compile("checks|symptoms")).first).to_be_visible()
    expect(page.get_by_role("link", name="Six small checks").first).to_be_visible()
    option(page, "Under the heel").check()
    expect(answer(page).get_by_text("None of these fits?")).to_be_visible()


def test_a_place_shortens_the_lists_and_a_button_shows_all(visit):
    page = arrive(visit("finder/", DESK))
    signs = page.get_by_role("group", name="What can you see or feel?")
    everything = signs.get_by_role("checkbox").count()
    option(page, "Under the heel").check()
    more = signs.get_by_role("button", name="Show all")
    expect(more).to_be_visible()
    assert signs.get_by_role("checkbox").count() < everything
    more.click()
    expect(signs.get_by_role("button")).to_have_attribute("aria-expanded", "true")
    expect(signs.get_by_role("checkbox")).to_have_count(everything)


def test_start_again(visit):
    page = arrive(visit(HEEL, DESK))
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".fc-finder :checked")).to_have_count(0)
    expect(page).to_have_url(re.compile("finder/$"))
    expect(page.locator(".fc-finder input").first).to_be_focused()


@pytest.mark.parametrize("width", [NARROW, PHONE, DESK])
@pytest.mark.parametrize(
    "fragment", ["#places=heel-under&feel=stabbing", "#flags=cold-pale", "#flags=calf", "#places=cannot-say"]
)
def test_nobody_is_kept_out_of_an_answer(visit, judged, width, fragment):
    page = arrive(visit(f"finder/{fragment}", width))
    assert violations(page, judged, layout=width != PHONE) == ""


def test_nothing_sticks_out_of_an_answer(visit):
    assert sticking_out(arrive(visit(HEEL, NARROW))) == ""


def test_without_javascript_there_are_the_tables_by_place(visit):
    page = visit("finder/", PHONE, javascript=False)
    article = page.get_by_role("article")
    expect(article.get_by_role("checkbox")).to_have_count(0)
    expect(article.get_by_role("heading", name=re.compile("^Emergency"))).to_be_visible()
    expect(article.get_by_role("heading", level=3, name="Under the heel")).to_be_visible()
    assert article.get_by_role("table").count() >= 13
