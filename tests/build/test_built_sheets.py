"""Sheets to print: pages of the site that stand in no folder, known to the guard like any other."""

from __future__ import annotations

from sites import draft, write

SHEET = "sheets/sore-heel/index.html"


def test_it_is_a_page_of_the_site_and_of_no_folder(good_site):
    assert good_site.texts(SHEET, "h1") == ["Exercise sheet: sore heel"]
    assert not (good_site.root / "docs" / "sheets").exists()


def test_it_says_the_same_dose_as_the_condition_and_the_exercise(good_site):
    dose = "3 sets of 12, once a day, 3 days a week"
    assert good_site.texts(SHEET, ".fc-sheet__dose") == [dose]
    assert good_site.texts("conditions/sore-heel/index.html", ".fc-exercise__dose") == [dose]
    assert dose in good_site.texts("exercises/heel-raise/index.html", ".fc-dose")[0]


def test_it_has_steps_a_stop_rule_the_answer_on_running_and_the_signs_of_danger(good_site):
    assert good_site.texts(SHEET, ".fc-sheet__steps li") == ["Stand on both feet.", "Rise on tiptoe."]
    assert good_site.texts(SHEET, ".fc-sheet__stop") == ["Stop if it hurts."]
    assert good_site.texts(SHEET, ".fc-pill") == ["Run with caution"]
    assert good_site.texts(SHEET, ".fc-sheet__sign li") == ["you cannot stand on it"]


def test_its_log_has_four_weeks_of_seven_days(good_site):
    weeks = good_site.page(SHEET).css(".fc-log")
    assert [week.css_first("caption").text() for week in weeks] == ["Week 1", "Week 2", "Week 3", "Week 4"]
    for week in weeks:
        assert {len(row.css("td")) for row in week.css("tbody tr")} == {7}


def test_a_dose_of_several_times_a_day_has_as_many_boxes(build_site):
    site = build_site(
        draft("exercises/heel-raise.md").but("  days_a_week: 3\n", "  days_a_week: 3\n  times_a_day: 4\n")
    )
    first = site.page(SHEET).css_first(".fc-log tbody td")
    assert len(first.css(".fc-box")) == 4


def test_the_condition_leads_to_it(good_site):
    link = good_site.page("conditions/sore-heel/index.html").css_first(".fc-to-sheet a")
    assert (link.text(), link.attributes["href"]) == ("Print the exercise sheet", "../../sheets/sore-heel/")
    assert good_site.page("conditions/stiff-toe/index.html").css(".fc-to-sheet") == []


def test_search_engines_and_the_search_leave_it_to_the_condition(good_site):
    robots = [node.attributes["content"] for node in good_site.page(SHEET).css("meta[name=robots]")]
    assert robots == ["noindex"]
    assert good_site.page("conditions/sore-heel/index.html").css("meta[name=robots]") == []
    sitemap = (good_site.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert "/sheets/" not in sitemap
    assert "/conditions/sore-heel/" in sitemap
    found = "".join(path.read_text(encoding="utf-8") for path in (good_site.folder / "search" / "parts").iterdir())
    assert "conditions/sore-heel/" in found
    assert "sheets/sore-heel/" not in found


def test_whoever_edits_it_edits_the_condition(good_site):
    links = [node.attributes["href"] for node in good_site.page(SHEET).css(".fc-page-end a[rel=edit]")]
    assert [link.partition("/docs/")[2] for link in links] == ["conditions/sore-heel.md"]


def test_an_author_may_link_to_it(build_site):
    site = build_site(draft("index.md").plus("See [the sheet](sheets/sore-heel.md).", before="\nStart"))
    assert site.page("index.html").css_first("article a[href='sheets/sore-heel/']").text() == "the sheet"


def test_a_link_to_a_sheet_that_is_not_there_is_told(mistakes):
    spoilt = draft("index.md").plus("See [the sheet](sheets/stiff-toe.md).", before="\nStart")
    assert mistakes(spoilt) == [f"{spoilt.at('stiff-toe')}: link-target"]


def test_an_anchor_that_a_sheet_has_not_is_told(mistakes):
    spoilt = draft("index.md").plus("See [the sheet](sheets/sore-heel.md#gone).", before="\nStart")
    assert mistakes(spoilt) == [f"{spoilt.at('gone')}: link-anchor"]


def test_a_mistake_in_its_macro_is_told_with_its_own_line(mistakes, project):
    path = project / "overrides" / "macros" / "sheet.jinja"
    text = path.read_text(encoding="utf-8").replace('<ol class="fc-sheet__steps">', '{{ nobody }}<ol class="x">', 1)
    write(path, text)
    line = text.partition("nobody")[0].count("\n") + 1
    assert mistakes() == [f"overrides/macros/sheet.jinja:{line}: template-undefined"]


def test_only_a_sheet_may_call_its_macro(mistakes):
    spoilt = draft("index.md").plus("{{ exercise_sheet() }}", before="\nStart")
    assert mistakes(spoilt) == [f"{spoilt.at('exercise_sheet')}: template-wrong-page"]
