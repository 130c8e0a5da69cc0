"""What a screen reader gets: in which order, under which names, and nothing twice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect
from reading import Heard, heard
from visiting import PHONE

FINDER = "finder/#age=adult&places=heel-under&feel=stabbing&when=first-steps"
SCENES = ["", "symptoms/heel-under/", "conditions/plantar-fasciitis/", FINDER, "doctor/"]
TABLES = ["symptoms/", "symptoms/heel-under/", "conditions/", "conditions/stress-fracture/", "doctor/", "relief/"]

# Every link: what a reader hears of it, and where it leads. A source may be called as a page is; who wrote it is said
# before.
LINKS = """() => [...document.querySelectorAll("article a[href]:not([aria-hidden], .fc-sources a)")].map(link => {
  const target = new URL(link.href.baseVal ?? link.href, document.baseURI);
  const here = target.pathname === location.pathname;
  const part = here ? target.hash : ""; // another page may be opened at several of its parts
  return [(link.ariaLabel ?? link.innerText).trim().toLowerCase(), target.origin + target.pathname + part];
})"""


def listen(page: Page) -> list[Heard]:
    if "finder" in page.url:
        expect(page.locator(".fc-finder[data-ready]")).to_be_attached()
    return heard(page)


@dataclass(frozen=True)
class Scene:
    """A page as it is read, and what can be asked of the page itself."""

    said: list[Heard]
    links: list[tuple[str, str]]
    title: str
    language: str


def positions(said: list[Heard], role: str, name: str) -> list[int]:
    return [at for at, one in enumerate(said) if one.role == role and one.name.startswith(name)]


@pytest.fixture(scope="module", params=SCENES, ids=lambda address: address.partition("#")[0] or "home")
def scene(request, reader):
    """Return a page, listened to once."""
    page = reader.visit(request.param, PHONE)
    said = listen(page)
    return Scene(said, page.evaluate(LINKS), page.title(), page.evaluate("document.documentElement.lang"))


def test_headings_go_down_step_by_step_and_all_have_words(scene):
    headings = [one for one in scene.said if one.role == "heading"]
    assert [one.level for one in headings].count(1) == 1
    assert headings[0].level == 1
    assert [(above.name, below.name) for above, below in pairwise(headings) if below.level > above.level + 1] == []
    assert [one for one in headings if not one.name or "¶" in one.name] == []


def test_nothing_that_can_be_used_is_nameless_and_no_picture_is_empty(scene):
    used = ("link", "button", "checkbox", "radio", "textbox", "searchbox", "image", "img", "navigation")
    assert [one for one in scene.said if one.role in used and not one.name] == []


def test_nothing_is_read_twice_in_a_row(scene):
    said = [one for one in scene.said if one.role == "StaticText" and len(one.name) > 3]
    assert [one.name for one, following in pairwise(said) if one.name == following.name] == []


def test_links_of_one_name_lead_to_one_page(scene):
    targets = defaultdict(set)
    for name, target in scene.links:
        targets[name].add(target)
    assert {name: found for name, found in targets.items() if len(found) > 1} == {}


def test_landmarks_are_there_once_or_have_names_of_their_own(scene):
    for role in ("banner", "main", "contentinfo"):
        assert [one.role for one in scene.said].count(role) == 1
    named = [one.name for one in scene.said if one.role in ("navigation", "complementary", "region")]
    assert len(set(named)) == len(named)


def test_the_page_says_its_language_and_its_name(scene):
    [root] = [one for one in scene.said if one.role == "RootWebArea"]
    assert (root.name, scene.language) == (scene.title, "en")


def test_a_condition_begins_with_what_to_do_and_its_red_flags_come_before_the_sources(visit):
    said = listen(visit("conditions/plantar-fasciitis/", PHONE))
    order = [
        positions(said, "heading", "Plantar fasciitis"),
        positions(said, "StaticText", "May I run?"),
        positions(said, "StaticText", "What to do today"),
        positions(said, "StaticText", "Get help now if"),
        positions(said, "heading", "What it feels like"),
        positions(said, "heading", "When to see a doctor"),
        positions(said, "heading", "Emergency"),
        positions(said, "heading", "Urgent"),
        positions(said, "heading", "Sources"),
    ]
    first = [found[0] for found in order]
    assert first == sorted(first)


@pytest.mark.parametrize("address", ["symptoms/heel-under/", "conditions/plantar-fasciitis/", "doctor/"])
def test_every_red_flag_is_read_in_full(visit, address):
    page = visit(address, PHONE)
    text = " ".join(one.name for one in listen(page) if one.role == "StaticText")
    first_words = "all => all.map(one => document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode().data.trim())"
    flags = page.locator(".fc-card li, .fc-flags tbody th").evaluate_all(first_words)
    assert len(flags) > 3
    assert [flag for flag in flags if flag not in text] == []


def test_home_reads_the_line_of_help_first_and_then_asks_where_it_hurts(visit):
    said = listen(visit("", PHONE))
    [help_, *_], [question, *_] = positions(said, "link", "Get help now"), positions(said, "heading", "Where does")
    [first, *_] = positions(said, "link", "Why does")
    assert help_ < question < first


def test_the_finder_reads_its_questions_before_its_answer_and_says_it(visit):
    said = listen(visit(FINDER, PHONE))
    names = [one.name for one in said if one.role == "heading" and one.level == 2]
    assert names[0] == "Is one of these true?"
    assert names.index("Where does it hurt?") < names.index("Your answer")
    [region] = positions(said, "region", "Your answer")
    assert positions(said, "status", "")
    for choice in (one for one in said if one.role in ("checkbox", "radio")):
        if "form" not in choice.within or "navigation" in choice.within:
            continue
        assert "group" in choice.within, f"{choice.name}: nobody hears to which question it belongs"
    assert all(at < region for at in positions(said, "checkbox", ""))


@pytest.mark.parametrize("address", TABLES)
def test_rows_of_labels_and_values_are_still_rows_of_a_table(visit, address):
    page = visit(address, PHONE)
    said = listen(page)
    count = {role: sum(one.role == role for one in said) for role in ("table", "row", "rowheader", "columnheader")}
    drawn = page.locator("table.fc-table:visible")
    assert count["table"] == page.locator("main table:visible").count() >= drawn.count() > 0
    assert count["row"] == page.locator("main table:visible tr").count()
    assert count["rowheader"] == drawn.locator("tbody th").count() > 0
    assert count["columnheader"] == page.locator("main table:visible thead th").count() > 0
    assert [one for one in said if one.role == "cell" and not {"table", "row"} <= set(one.within)] == []
    for table in drawn.all():  # said outright: some browsers forget what a table is once it is drawn otherwise
        expect(table).to_have_attribute("role", "table")
        assert table.locator("tr:not([role=row]), td:not([role=cell]), th:not([role$=header])").count() == 0
        expect(table.locator("caption")).not_to_be_empty()
