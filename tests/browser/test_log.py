"""The log on the device: what is noted stays, whatever happens, and nowhere else."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from faults import sticking_out, violations
from playwright.sync_api import Download, Locator, Page, expect
from visiting import DESK, NARROW, PHONE

KEY = "runners-foot-log"
SEE_SOMEONE = "Let somebody look at your foot"
NO_ROOM = """() => {
  const usual = Storage.prototype.setItem;
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  window.makeRoom = () => { Storage.prototype.setItem = usual; };
}"""
FORBIDDEN = (
    """Object.defineProperty(window, "localStorage", {get() { throw new DOMException("no", "SecurityError"); }})"""
)


def days_ago(days: int) -> str:
    return str(date.today() - timedelta(days))


def run(days: int, km: float = 5, **more: Any) -> dict[str, Any]:
    """Return an entry of so many days ago."""
    rest = {"minutes": None, "before": None, "during": None, "morning": None, "exercises": [], "note": ""}
    return {"id": f"run-{days}", "date": days_ago(days), "metres": round(km * 1000), **rest, **more}


def log_of(*entries: Any) -> str:
    return json.dumps({"format": "runners-foot-log", "version": 1, "unit": "km", "entries": entries})


GOOD = [run(9, 8, during=3, morning=2), run(7, 6, during=2, morning=2), run(2, 10, before=1, during=2, morning=1)]
BAD = [*GOOD, run(1, 4, before=2, during=7, note="Walked home")]


def ready(page: Page) -> Page:
    expect(page.locator(".fc-log[data-ready]")).to_be_attached()
    return page


def arrive(visit: Any, width: int, *entries: Any, text: str = "") -> Page:
    """Open the log with entries in it: another tab could have put them there."""
    page = ready(visit("log/", width))
    if entries or text:
        put(page, text or log_of(*entries))
    return page


def put(page: Page, text: str) -> None:
    page.evaluate(
        "([key, text]) => { localStorage.setItem(key, text); dispatchEvent(new StorageEvent('storage', {key})); }",
        [KEY, text],
    )


def stored(page: Page) -> list[dict[str, Any]]:
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    return json.loads(text)["entries"] if text else []


def rows(page: Page) -> Locator:
    return page.get_by_role("table", name=re.compile("Your entries")).locator("tbody").get_by_role("row")


def says(page: Page) -> Locator:
    return page.locator(".fc-log-bar [data-text]")


def note_run(page: Page, distance: str = "5", during: int | None = None) -> None:
    page.get_by_role("textbox", name="Distance").fill(distance)
    if during is not None:
        pain(page, "Pain during the run", str(during))
    page.get_by_role("button", name="Save the run").click()


def pain(page: Page, when: str, number: str) -> None:
    page.get_by_role("group", name=when).get_by_role("radio", name=number, exact=True).check()


def saved(page: Page, button: str) -> Download:
    with page.expect_download() as found:
        page.get_by_role("button", name=button).first.click()
    return found.value


def choose(page: Page, text: str) -> Locator:
    """Choose a file with this text, and return what is said about it."""
    file = {"name": "log.json", "mimeType": "application/json", "buffer": text.encode()}
    page.get_by_label("Bring entries back from a file").set_input_files(file)  # type: ignore[arg-type]
    return page.get_by_role("group", name="What is in the file")


def tab_to(page: Page, there: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({there!r})"):
            return
    pytest.fail(f"the Tab key does not reach {there}")


def test_a_run_is_noted_found_again_and_changed(visit):
    page = arrive(visit, PHONE)
    note_run(page, "5,25", during=2)
    expect(says(page)).to_contain_text("Saved: the run of")
    expect(rows(page)).to_contain_text(["5.25 km"])
    ready(page).reload()
    page.get_by_role("button", name="Edit the run of").click()
    expect(page.get_by_label("Date")).to_be_focused()
    expect(page.get_by_role("textbox", name="Distance")).to_have_value("5.25")
    expect(page.get_by_role("group", name="Pain during the run").get_by_role("radio", name="2")).to_be_checked()
    pain(page, "Pain the next morning", "1")
    page.get_by_text("Exercises you did:").click()
    page.get_by_role("checkbox", name="Short foot").check()
    page.get_by_role("button", name="Save the change").click()
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text(["Short foot"])
    assert [(one["metres"], one["during"], one["morning"]) for one in stored(page)] == [(5250, 2, 1)]
    expect(page.get_by_role("button", name="Edit the run of")).to_be_focused()


def test_miles_are_a_setting(visit):
    page = arrive(visit, PHONE, *GOOD)
    page.get_by_label("Unit of all distances").select_option("miles")
    expect(rows(page).first).to_contain_text("6.21 mi")
    note_run(page, "3.1")
    page.reload()
    expect(page.get_by_label("Unit of all distances")).to_have_value("mi")
    expect(rows(page).first).to_contain_text("3.1 mi")


def test_what_is_deleted_comes_back(visit):
    page = arrive(visit, DESK, *GOOD)
    page.get_by_role("button", name="Delete the run of").first.click()
    expect(rows(page)).to_have_count(2)
    assert len(stored(page)) == 2
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(rows(page)).to_have_count(3)
    assert stored(page) == GOOD


def test_a_slip_is_told_at_its_field_and_nothing_typed_is_lost(visit):
    page = arrive(visit, PHONE)
    page.get_by_role("textbox", name="Note").fill("Felt good")
    page.get_by_label("Date").fill(days_ago(-1))
    note_run(page, "five")
    expect(page.get_by_text("The date lies in the future.")).to_be_visible()
    expect(page.get_by_label("Date")).to_be_focused()
    expect(page.get_by_role("textbox", name="Distance")).to_have_accessible_description(re.compile("more than 0"))
    expect(page.get_by_role("textbox", name="Note")).to_have_value("Felt good")
    page.get_by_label("Date").fill(days_ago(0))
    note_run(page, "5")
    expect(rows(page)).to_have_count(1)


def test_an_empty_entry_is_not_saved(visit):
    page = arrive(visit, PHONE)
    page.get_by_role("button", name="Save the run").click()
    expect(page.get_by_role("alert").filter(visible=True)).to_have_text("There is nothing in it but a date.")
    assert stored(page) == []


def test_the_next_morning_is_asked_for(visit):
    page = arrive(visit, PHONE, run(1, during=2))
    question = page.get_by_role("region", name="How was the next morning?")
    question.get_by_role("button", name="3").click()
    expect(question).not_to_be_visible()
    assert [one["morning"] for one in stored(page)] == [3]


def test_too_much_pain_leads_to_somebody_who_can_look(visit):
    page = arrive(visit, PHONE, *GOOD)
    says_pain = page.get_by_role("region", name="What does the pain say?")
    next_run = page.get_by_role("region", name="How far next time?")
    help_now = says_pain.get_by_role("link", name="Get help now")
    expect(help_now).to_be_visible()
    expect(next_run.get_by_text("Up to 11 km", exact=True)).to_be_visible()
    note_run(page, "4", during=7)
    expect(says_pain.get_by_role("heading", name=SEE_SOMEONE)).to_be_visible()
    expect(page.get_by_role("status").filter(has_text=SEE_SOMEONE)).to_have_count(1)
    expect(says_pain).to_contain_text("the pain during the run was 7 out of 10")
    expect(says_pain.get_by_role("link", name="who can help")).to_have_attribute("href", "../doctor/#who-can-help")
    expect(help_now).to_have_attribute("href", "../doctor/#get-help-now")
    expect(next_run.get_by_text("Up to").filter(visible=True)).to_have_count(0)
    expect(next_run.get_by_text("Your pain comes first.")).to_be_visible()


def test_both_rules_stand_side_by_side_where_there_is_enough(visit):
    page = arrive(visit, DESK, *GOOD[1:])
    next_run = page.get_by_role("region", name="How far next time?")
    expect(next_run.get_by_text("You have noted 2 runs with a distance")).to_be_visible()
    expect(next_run.get_by_role("heading", level=3).filter(visible=True)).to_have_count(0)
    put(page, log_of(*GOOD))
    rules = next_run.get_by_role("heading", level=3)
    expect(rules).to_have_text(["The newer rule: the run", "The old rule: the week"])
    tops = {round(rule.bounding_box()["y"]) for rule in rules.all()}
    assert len(tops) == 1, "side by side"
    expect(next_run.get_by_text("Weak evidence")).to_be_visible()


def test_a_saved_file_brings_everything_back(visit):
    page = arrive(visit, DESK, *BAD)
    file = saved(page, "Save as a file")
    assert file.suggested_filename == f"running-log-{days_ago(0)}.json"
    text = file.path().read_text(encoding="utf-8")
    assert json.loads(text)["entries"] == BAD
    table = saved(page, "Save as a table").path().read_bytes()
    assert table.startswith(b"\xef\xbb\xbfdate,")
    put(page, log_of({**BAD[0], "morning": 9}, run(0, 3)))
    found = choose(page, text)
    expect(found).to_contain_text("New: 3")
    expect(found).to_contain_text("not the same: 1")
    assert len(stored(page)) == 2, "nothing changes before somebody says so"
    found.get_by_role("button", name="Add 3 entries").click()
    assert [one["morning"] for one in stored(page)] == [9, 2, 1, None, None], "the one that is here stays"
    page.get_by_role("button", name="Undo").click()
    assert len(stored(page)) == 2
    choose(page, text).get_by_role("radio", name="The one in the file").check()
    found.get_by_role("button", name="Add 3 entries").click()
    assert stored(page) == [*BAD, run(0, 3)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (log_of(*GOOD)[:-20], "not a log, or a part of it is missing"),
        ('{"entries": []}', "not a log of this guide"),
        (log_of(*[5] * 5001), "more than 5000"),
    ],
    ids=["cut off", "other", "huge"],
)
def test_a_broken_file_changes_nothing(visit, text, why):
    page = arrive(visit, PHONE, *GOOD)
    found = choose(page, text)
    expect(found).to_contain_text(why)
    expect(found).to_contain_text("Your log is as it was.")
    found.get_by_role("button", name="Close").click()
    assert stored(page) == GOOD


def test_a_hostile_file_is_only_text(visit):
    page = arrive(visit, DESK)
    note = "<img src=x onerror='document.title=1'><b>bold</b>"
    hostile = {**run(1, note=note), "exercises": ["javascript"], "__proto__": {"polluted": 1}}
    found = choose(page, log_of(hostile, {**run(2), "id": "<b>"}, run(-1)))
    expect(found).to_contain_text("Entry 2: its id is missing or not valid.")
    expect(found).to_contain_text("Entry 3: the date lies in the future.")
    found.get_by_role("button", name="Add 1 entry").click()
    expect(rows(page)).to_contain_text([note])
    assert page.evaluate("[{}.polluted ?? 0, document.title === '1']") == [0, False]


def test_a_full_store_is_told_and_loses_nothing(visit):
    page = arrive(visit, PHONE, *GOOD)
    page.evaluate(NO_ROOM)
    note_run(page, "3")
    expect(says(page)).to_contain_text("Not stored yet")
    notice = page.get_by_role("note").filter(has_text="There is no room left")
    expect(notice).to_be_visible()
    expect(rows(page)).to_have_count(4)
    assert stored(page) == GOOD
    with page.expect_download() as found:
        notice.get_by_role("button", name="Save as a file").click()
    assert len(json.loads(found.value.path().read_text(encoding="utf-8"))["entries"]) == 4
    page.evaluate("makeRoom()")
    notice.get_by_role("button", name="Try again").click()
    expect(notice).not_to_be_visible()
    assert len(stored(page)) == 4


def test_where_nothing_may_be_stored_the_log_says_so_and_works(visit, visitor):
    page = visitor.visit("404.html", PHONE)
    page.add_init_script(FORBIDDEN)
    ready(visitor.visit("log/", PHONE))
    expect(page.get_by_text("Your browser stores nothing for this page.")).to_be_visible()
    note_run(page, "3")
    expect(rows(page)).to_have_count(1)
    assert len(json.loads(saved(page, "Save as a file").path().read_text(encoding="utf-8"))["entries"]) == 1
    visitor.take_faults()  # the theme's own scripts want a store, too


@pytest.mark.parametrize(
    "text", [log_of(*GOOD)[:-20], log_of(GOOD[0], {**GOOD[1], "during": 99})], ids=["cut", "partly"]
)
def test_what_cannot_be_read_is_kept_aside(visit, text):
    page = arrive(visit, DESK, text=text)
    notice = page.get_by_role("note").filter(has_text="A part of your log could not be read.")
    expect(notice).to_be_visible()
    note_run(page, "3")
    assert saved(page, "Save what could not be read").path().read_text(encoding="utf-8") == text
    page.reload()
    notice.get_by_role("button", name="Delete it").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete it").click()
    expect(notice).not_to_be_visible()
    assert stored(page)[-1]["metres"] == 3000


def test_two_tabs_show_the_same(visit):
    page = arrive(visit, DESK, *GOOD)
    other = page.context.new_page()
    other.goto("log/")
    ready(other)
    page.get_by_role("textbox", name="Note").fill("typing")
    note_run(other, "3")
    expect(rows(page)).to_have_count(4)
    expect(page.get_by_role("textbox", name="Note")).to_have_value("typing")
    note_run(page, "4")
    expect(rows(other)).to_have_count(5)
    other.get_by_role("button", name="Delete the run of").last.click()
    expect(rows(page)).to_have_count(4)
    assert len(stored(page)) == 4


def test_delete_all_asks_first_and_offers_a_copy(visit):
    page = arrive(visit, PHONE, *GOOD)
    dialog = page.get_by_role("dialog", name="Delete the whole log?")
    page.get_by_role("button", name="Delete the whole log").click()
    expect(dialog.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Escape")
    assert stored(page) == GOOD
    page.get_by_role("button", name="Delete the whole log").click()
    with page.expect_download() as found:
        dialog.get_by_role("button", name="Save a copy first").click()
    assert json.loads(found.value.path().read_text(encoding="utf-8"))["entries"] == GOOD
    dialog.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_text("Your runs will stand here")).to_be_visible()
    assert page.evaluate("key => Object.keys(localStorage).filter(one => one.startsWith(key))", KEY) == []
    page.get_by_role("button", name="Undo").click()
    assert stored(page) == GOOD


def test_by_keyboard_alone(visit):
    page = arrive(visit, PHONE)
    page.get_by_label("Date").focus()
    tab_to(page, "[name=distance]")
    page.keyboard.type("6.5")
    tab_to(page, "[name=during]")
    for _ in range(4):  # from "not noted" on to 0, 1, 2, 3
        page.keyboard.press("ArrowRight")
    tab_to(page, "[type=submit]")
    page.keyboard.press("Enter")
    assert [(one["metres"], one["during"]) for one in stored(page)] == [(6500, 3)]
    tab_to(page, "[data-key^=Delete]")
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(0)
    page.keyboard.press("Enter")  # the focus is on Undo
    expect(page.get_by_role("button", name="Delete the run of")).to_be_focused()
    expect(rows(page)).to_have_count(1)


def test_nothing_leaves_the_device(visit):
    page = arrive(visit, DESK, *GOOD)
    with page.expect_response("**/scrolling.js"):
        page.mouse.wheel(0, 10)
    page.wait_for_load_state("networkidle")  # what a page fetches when it is idle is not an entry of the reader's
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    note_run(page, "3", during=2)
    page.evaluate("() => new Promise(requestIdleCallback)")
    assert asked == []
    assert page.evaluate("document.cookie + location.hash + location.search") == ""


@pytest.mark.parametrize(
    ("width", "entries"),
    [(PHONE, BAD), (DESK, GOOD), (PHONE, [run(1, before=1, during=4, morning=3)])],
    ids=["see someone", "fine", "ease"],
)
def test_nobody_is_kept_out(visit, judged, width, entries):
    page = arrive(visit, width, *entries)
    assert violations(page, judged) == ""


def test_nobody_is_kept_out_of_what_opens(visit, judged):
    page = arrive(visit, PHONE, *GOOD)
    choose(page, log_of({**GOOD[0], "note": "other"}, run(5), 5))
    page.get_by_text("Exercises you did:").click()
    page.get_by_role("textbox", name="Distance").fill("x")
    page.get_by_role("button", name="Save the run").click()
    page.get_by_role("button", name="Delete the run of").first.click()
    assert violations(page, judged) == ""
    page.get_by_role("button", name="Delete the whole log").click()
    assert violations(page, judged) == ""


def test_nothing_sticks_out(visit):
    page = arrive(visit, NARROW, *BAD, run(0, note="x" * 300))
    assert sticking_out(page) == ""


def test_the_chart_says_in_words_what_it_shows(visit):
    page = arrive(visit, PHONE, *BAD)
    chart = page.get_by_role("img", name=re.compile("^Chart from"))
    expect(chart).to_have_accessible_name(re.compile("Pain during the run: first 3, last 7, highest 7"))
    expect(chart.locator("circle")).to_have_count(4)
    assert chart.bounding_box()["width"] <= PHONE


def test_the_log_is_printed_without_its_buttons(visit):
    page = arrive(visit, DESK, *BAD)
    page.evaluate("window.print = () => {}")  # so that it stays as it is printed
    page.get_by_role("button", name="Print the log").click()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name=SEE_SOMEONE)).to_be_visible()
    expect(rows(page).first).to_contain_text("Walked home")
    expect(page.get_by_role("button").filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("textbox").filter(visible=True)).to_have_count(0)


def test_four_weeks_on_paper_fit_on_one_sheet(visit):
    page = arrive(visit, PHONE)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print four weeks on paper").click()
    pdf = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_without_javascript_there_is_a_log_on_paper(visit):
    page = visit("log/", PHONE, javascript=False)
    expect(page.locator(".fc-log noscript p")).to_be_visible()  # Playwright sees no text in a noscript
    grid = page.get_by_role("table", name=re.compile("Four weeks from"))
    expect(grid.get_by_role("row")).to_have_count(1 + 4 * 7)
    expect(grid.get_by_role("row").last).to_be_visible()
    expect(page.get_by_role("button").filter(visible=True)).to_have_count(0)


def test_no_other_page_loads_it(visit):
    page = visit("prevention/mileage/", DESK)
    fetched = "performance.getEntriesByType('resource').map(one => one.name).filter(name => /[/]log[./]/.test(name))"
    assert page.evaluate(fetched) == []
    page.get_by_role("link", name="running and pain log").click()
    ready(page)
    assert len(page.evaluate(fetched)) > 5
