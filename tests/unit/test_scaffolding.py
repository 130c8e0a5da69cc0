"""A new page: complete in form, not ready, and in the navigation; and a name that can stay for ever."""

from __future__ import annotations

import pytest
from footcare import navigation, scaffolding
from footcare.edits import Refused
from footcare.models import MODELS
from footcare.scaffolding import KINDS
from footcare.vocabulary import FOLDERS, Kind
from guarding import guide_of, own_settings, problems_of
from sites import PAGES, Draft

NAV = "nav:\n" + "".join(f"  - {name}\n" for name in PAGES)
SETTINGS = own_settings() + NAV
REDIRECT = (
    "      redirect_maps: {}\n",
    "      redirect_maps:\n        conditions/worn-toe.md: conditions/stiff-toe.md\n",
)


def made(kind="condition", name="runners-toe", settings=SETTINGS, files=PAGES, **options):
    src_uri, edits = scaffolding.new(kind, name, files, settings, **options)
    return Draft(src_uri, edits[f"docs/{src_uri}"]), edits["mkdocs.yml"]


def refusal(*words, **options):
    with pytest.raises(Refused) as caught:
        made(*words, **options)
    return str(caught.value)


def told(draft, settings):
    return [fault for fault in problems_of(guide_of(draft, mkdocs=settings)) if fault.path == f"docs/{draft.src_uri}"]


every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
def test_the_guard_tells_every_line_that_is_left_and_no_other(kind):
    draft, settings = made(kind, "brand-new")
    left = [number for number, line in enumerate(draft.text.split("\n"), 1) if "TODO" in line]
    assert [(fault.rule, fault.line) for fault in told(draft, settings)] == [("placeholder", line) for line in left]
    assert len(left) > 5


@every_kind
def test_every_field_is_there_or_named_in_a_comment(kind):
    draft, _ = made(kind, "brand-new")
    fields = MODELS[FOLDERS[KINDS[kind]]].model_fields
    assert [name for name in fields if f"\n{name}:" not in draft.text and f"\n# {name}:" not in draft.text] == []


@every_kind
def test_once_its_words_are_written_the_guard_is_content(kind):
    draft, settings = made(kind, "brand-new")
    good = PAGES[FILLED[kind]]
    fields = (
        good.replace("title: ", "title: New ").replace("description: ", "description: New ").replace(" and ", " & ")
    )
    fields = fields.replace("name: Heel", "name: New heel").replace("in the heel", "in the new heel")
    fields = fields.replace("order: 1", "order: 3").replace("regions: [sole-heel]\n", "").partition("\n---\n")[0]
    body = draft.text.partition("\n---\n")[2].replace("TODO:", "Say")
    assert told(Draft(draft.src_uri, f"{fields}\n---\n{body}"), settings) == []


FILLED = {
    "condition": "conditions/stiff-toe.md",
    "place": "symptoms/heel.md",
    "exercise": "exercises/heel-raise.md",
    "relief": "relief/rest.md",
    "prevention": "prevention/shoes.md",
}


def test_the_title_is_its_own_or_that_of_the_name():
    assert '\ntitle: "Runners toe"\n' in made()[0].text
    assert '\ntitle: "The runner\'s \\"toe\\": a colon"\n' in made(title='The runner\'s "toe": a colon')[0].text


def test_a_place_comes_last():
    assert "\norder: 3\n" in made("place", "arch")[0].text


def test_the_navigation_keeps_its_comments_and_its_order():
    before = SETTINGS.replace("  - relief/rest.md", "  - Rest: relief/rest.md # first")
    after = made("relief", "walk", before)[1]
    assert after == before.replace("# first\n", "# first\n  - relief/walk.md\n")


def test_where_pages_stand_by_name_so_does_the_new_one():
    names = [name for name, _ in navigation.entries(made()[1])]
    assert names[names.index("conditions/runners-toe.md") + 1] == "conditions/sore-heel.md"


@pytest.mark.parametrize("nav", ["nav: [index.md, {A: [conditions/sore-heel.md]}]\n", "nav:\n  - index.md\n", ""])
def test_a_navigation_that_only_a_person_can_change(nav):
    assert "nav" in refusal(settings=own_settings() + nav)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("trouble", "x"), "there is no kind 'trouble'; the kinds are condition, place, exercise, relief, prevention"),
        (("condition", "Runner’s Toe"), "at most 40 characters; try 'runners-toe'"),
        (("condition", "Müde_Füße"), "try 'mude-fusse'"),
        (("condition", "../about"), "try 'about'"),
        (("condition", "a" * 41), f"try '{'a' * 40}'"),
        (("condition", "?"), "for example 'runners-toe'"),
        (("condition", "yes"), "YAML reads it as something else than a word"),
        (("condition", "2020"), "YAML reads it as something else than a word"),
        (("condition", "words"), "has a meaning of its own in every folder"),
        (("condition", "stiff-toe"), "docs/conditions/stiff-toe.md exists already; change that page"),
        (("condition", "stiff-toes"), "'stiff-toes' looks like docs/conditions/stiff-toe.md"),
        (("relief", "heelraise"), "'heelraise' looks like docs/exercises/heel-raise.md"),
    ],
)
def test_refused(words, says):
    assert says in refusal(*words)


def test_a_name_that_differs_from_a_file_only_by_case():
    assert "looks like docs/conditions/Runners-Toe.md" in refusal(files={*PAGES, "conditions/Runners-Toe.md"})


def test_an_address_that_leads_elsewhere():
    settings = SETTINGS.replace(*REDIRECT)
    said = refusal("condition", "worn-toe", settings)
    assert said.startswith("'conditions/worn-toe.md' is the old address of conditions/stiff-toe.md, to which readers")
    assert "'worntoes' looks like the old address of conditions/stiff-toe.md" in refusal(
        "condition", "worntoes", settings
    )


def test_a_page_that_is_half_done_tells_the_rest():
    text = made()[0].text.replace('"TODO: The day on which the whole page was last checked: 2026-11-22."', "2026-11-22")
    faults = told(Draft("conditions/runners-toe.md", text), SETTINGS)
    said = [f"{fault.what}; {fault.remedy}" for fault in faults]
    assert "'running.answer' is left to be written; `stop`, `caution` or `carry-on`" in said
    assert "'TODO' was left in the text; write when to start again, and how" in said
    assert not any("reviewed" in one for one in said)


def test_every_kind_but_the_plain_page_can_be_made():
    assert {FOLDERS[folder] for folder in KINDS.values()} == set(Kind) - {Kind.PAGE}
