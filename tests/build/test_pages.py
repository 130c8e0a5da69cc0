"""What else a page must be: one main heading, ids of its own, images in words, names that exist."""

from __future__ import annotations

import pytest
from sites import draft

PAGE = draft("conditions/sore-heel.md")


def test_two_main_headings(mistakes):
    page = draft("index.md").but("Start", "# One\n\n# Two\n\nStart")
    assert mistakes(page) == [f"{page.at('# Two')}: heading-one"]


def test_a_level_left_out(mistakes):
    page = PAGE.plus("#### Deep")
    assert mistakes(page) == [f"{page.at('#### Deep')}: heading-skip"]


def test_an_id_twice(mistakes):
    page = PAGE.plus('<p id="one">x</p>\n\n<p id="one">x</p>')
    assert mistakes(page) == [f"{page.at('id=', 1)}: id-twice"]


@pytest.mark.parametrize("written", ["### x {: #can-i-run }", "x\n{: #can-i-run }"])
def test_the_id_of_a_section_given_away(mistakes, written):
    page = PAGE.plus(written)
    assert mistakes(page) == [f"{page.at('## Can I run?')}: section-id"]


def test_a_section_with_another_id(mistakes):
    page = PAGE.but("## Can I run?", "## Can I run? {: #running }")
    assert mistakes(page) == [f"{page.at('## Can I run?')}: section-id"]


def test_an_image_without_words(mistakes):
    page = PAGE.plus('![](../assets/drawings/foot.svg)\n\n<img src="../../assets/drawings/favicon.svg">')
    assert mistakes(page) == [f"{page.at(name)}: image-alt" for name in ("foot.svg", "favicon.svg")]


def test_an_unknown_citation(mistakes):
    page = PAGE.plus("It is so [@smith-2021].")
    assert mistakes(page) == [f"{page.at('@smith-2021')}: unknown-source"]


def test_an_unknown_citation_in_front_matter(mistakes):
    page = PAGE.but("It can get worse.", "It can get worse [@nobody].")
    assert mistakes(page) == [f"{page.at('@nobody')}: unknown-source"]


def test_citations_without_a_list(mistakes):
    page = draft("about.md").but("It is made", "It is [@smith-2020] made")
    assert mistakes(page) == [f"{page.at('@smith')}: sources-unlisted"]


def test_a_source_that_nobody_cites(mistakes):
    sources = draft("data/sources.yml")
    copy = (
        sources.text.partition("jones-2021:")[0].replace("smith-2020", "poe-2019").replace("https://", "https://old.")
    )
    more = sources.but("jones-2021:", f"{copy}jones-2021:")
    assert mistakes(more) == [f"{more.at('poe-2019')}: source-unused"]


def test_a_misspelled_condition(mistakes):
    page = PAGE.but("condition: stiff-toe", "condition: stif-toe")
    assert mistakes(page) == [f"{page.at('stif-toe')}: unknown-condition"]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("title: Sore heel", "titel: Sore heel", "front-matter-unknown-key"),
        ("  answer: caution", "  answer: perhaps", "front-matter-value"),
        ("    evidence: weak", "    evidence: no", "front-matter-value"),
        ("    how: For a week.", "    how: For a week: no more.", "front-matter-yaml"),
        ("exercises: [heel-raise]", "exercises: [heel-raise", "front-matter-yaml"),
        ("relief: [rest]", "relief: [rest]\nrelief: [rest]", "front-matter-duplicate-key"),
        ("    feel: [ache]\n    when: [morning]", "    feel: [ake]\n    when: [morning]", "unknown-word"),
    ],
)
def test_front_matter_is_told_with_its_line(mistakes, old, new, rule):
    page = PAGE.but(old, new)
    changed = next(line for line in new.split("\n")[::-1] if line not in old.split("\n") or new.count(line) > 1)
    told = mistakes(page)
    assert any(problem.endswith(f": {rule}") for problem in told)
    assert any(problem.rpartition(": ")[0] in {page.at(changed, -1), after(page.at(changed, -1))} for problem in told)


def after(place: str) -> str:
    path, _, line = place.rpartition(":")
    return f"{path}:{int(line) + 1}"


def test_a_macro_that_is_not_there(mistakes):
    page = PAGE.plus("{{ care_card() }}")
    assert mistakes(page) == [f"{page.at('care_card()')}: template-undefined"]


def test_a_macro_on_the_wrong_page(mistakes):
    page = draft("about.md").but("It is made", "{{ care_cards() }}")
    assert mistakes(page) == [f"{page.at('care_cards')}: template-wrong-page"]


def test_a_page_that_is_not_utf8(mistakes, project):
    (project / "docs" / "about.md").write_bytes(draft("about.md").text.encode().replace(b"tests", b"t\xe9sts"))
    assert "docs/about.md:7: file-encoding" in mistakes()
