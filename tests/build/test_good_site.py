"""A good guide builds without a word, and what is written once shows wherever it belongs."""

from __future__ import annotations

import json

import pytest
from footcare.guide import guide
from sites import draft, good

SORE_HEEL = "conditions/sore-heel/index.html"
STIFF_TOE = "conditions/stiff-toe/index.html"


def test_good_guide_builds_without_a_word(good_site):
    assert good_site.page("index.html").css_first("h1").text() == "Sore feet from running"


def test_guide_json_is_the_catalogue(good_site):
    assert good_site.guide == json.loads(json.dumps(guide(good())))


def test_citations_are_numbered_as_a_reader_meets_them(build_site):
    site = build_site(
        draft("conditions/sore-heel.md").but("reason: It can", "reason: Doctors say [@smith-2020] it can")
    )
    assert site.texts(SORE_HEEL, "a.fc-cite") == ["[1]", "[2]", "[2]", "[2]", "[2]", "[1]"]
    assert [node.id for node in site.page(SORE_HEEL).css(".fc-sources li")] == [
        "source-jones-2021",
        "source-smith-2020",
    ]


def test_source_named_but_not_cited_comes_last(build_site):
    site = build_site(draft("symptoms/heel.md").but("order: 1", "order: 1\nsources: [smith-2020]"))
    assert site.texts("symptoms/heel/index.html", ".fc-sources .fc-genre") == ["Trial", "Read for this page"]


def test_look_alikes_are_drawn_on_both_pages(good_site):
    rows = [good_site.texts(page, ".fc-table--pairs tbody tr > *") for page in (SORE_HEEL, STIFF_TOE)]
    assert rows == [
        ["Stiff toe", "The heel is sore.", "The toe does not bend."],
        ["Sore heel", "The toe does not bend.", "The heel is sore."],
    ]


def test_a_symptom_is_written_once_and_shown_in_three_tables(good_site):
    pages = ("symptoms/index.html", "symptoms/heel/index.html", SORE_HEEL)
    assert [len(good_site.page(page).css("#row-sore-heel-1")) for page in pages] == [1, 1, 1]


def test_a_place_gathers_the_cases_of_its_conditions(good_site):
    cards = good_site.texts("symptoms/toe/index.html", ".fc-card li")
    assert [case.partition(" (")[0] for case in cards] == [
        "it is cold and white",
        "it is hot and swollen",
        "you cannot stand on it",
        "it lasts for months",
        "it lasts for weeks",
    ]


def test_a_tip_names_the_conditions_that_name_it(good_site):
    assert good_site.texts("relief/rest/index.html", "tr th[scope=row]") == ["Sore heel"]
    assert "Also named as part of the care for stiff toe ." in good_site.texts("relief/rest/index.html", "article p")


def test_nothing_is_left_beside_the_site(good_site):
    names = sorted(path.name for path in good_site.root.iterdir() if path.name != ".cache")
    assert names == ["docs", "mkdocs.yml", "overrides", "site"]


def test_data_and_front_matter_are_not_published(good_site):
    assert [name for name in good_site.files() if name.endswith(".yml")] == []
    for name in (SORE_HEEL, SORE_HEEL.replace(".html", ".md")):
        assert "in_short" not in (good_site.folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("text", [draft("index.md").text.replace("\n", "\r\n"), "\ufeff" + draft("index.md").text])
def test_windows_line_ends_and_a_byte_order_mark_are_fine(build_site, project, text):
    (project / "docs" / "index.md").write_bytes(text.encode())
    assert build_site().page("index.html").css_first("h1").text() == "Sore feet from running"


def test_the_body_may_begin_like_metadata(build_site):
    site = build_site(draft("index.md").but("Start with", "Note: this is text.\nStart with"))
    assert "Note: this is text." in site.texts("index.html", "article p:not(.fc-paper)")[0]


def test_drafts_stay_out_of_the_site(build_site, good_site):
    hidden = draft("index.md").but("Sore feet from running\n", "A draft\n").but("This tiny guide says", "A draft says")
    site = build_site(type(hidden)(".hidden.md", hidden.text))
    assert site.guide == good_site.guide
