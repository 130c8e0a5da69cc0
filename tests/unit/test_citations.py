"""Citations: `[@id]` becomes a numbered link, in the order in which a reader meets the sources."""

from __future__ import annotations

import re

import pytest
from footcare import citations
from footcare.macros import FILTERS
from footcare.pages import Press
from footcare.templates import macro_environment
from markdown import Markdown
from sites import ROOT, good, in_full

REGISTRY = good().sources

KEPT = "\u00a0"  # a number keeps to the word before it


def shown(text, *also):
    """Return the text of a page as a reader sees it, its sources in order, and the ids that no source has."""
    html = Markdown(extensions=["footcare.citations", "fenced_code", "tables"]).convert(text)
    html, references, unknown = citations.number(html, REGISTRY, also)
    return re.sub(r"<[^>]+>", "", html), [(found.number, found.source.id, found.cited) for found in references], unknown


def test_one():
    assert shown("It helps [@smith-2020].") == (f"It helps{KEPT}[1].", [(1, "smith-2020", True)], [])


def test_the_link():
    html = Markdown(extensions=["footcare.citations"]).convert("[@smith-2020]")
    link = '<a class="fc-cite" href="#source-smith-2020" aria-label="Source 1: Smith and others 2020">[1]</a>'
    assert link in citations.number(html, REGISTRY, ())[0]


def test_order_is_that_of_the_text():
    assert shown("a [@jones-2021] b [@smith-2020] c [@jones-2021]") == (
        f"a{KEPT}[1] b{KEPT}[2] c{KEPT}[1]",
        [(1, "jones-2021", True), (2, "smith-2020", True)],
        [],
    )


@pytest.mark.parametrize(
    "written", ["[@smith-2020; @jones-2021]", "[@smith-2020;@jones-2021]", "[@smith-2020 ;\n@jones-2021]"]
)
def test_several_at_once(written):
    assert shown(written)[:2] == ("[1][2]", [(1, "smith-2020", True), (2, "jones-2021", True)])


def test_named_in_front_matter_only():
    assert shown("a [@jones-2021]", "smith-2020", "jones-2021")[1] == [
        (1, "jones-2021", True),
        (2, "smith-2020", False),
    ]


def test_unknown():
    assert shown("a [@nobody] b [@smith-2020]") == (f"a{KEPT} b{KEPT}[1]", [(1, "smith-2020", True)], ["nobody"])


@pytest.mark.parametrize(
    "written", ["`[@smith-2020]`", "```\n[@smith-2020]\n```", "    [@smith-2020]", r"\[@smith-2020]"]
)
def test_in_code_it_is_text(written):
    text, references, unknown = shown(written)
    assert (text.strip(), references, unknown) == ("[@smith-2020]", [], [])


@pytest.mark.parametrize(
    "written", ["**[@smith-2020]**", "- [@smith-2020]", "> [@smith-2020]", "| a |\n| - |\n| [@smith-2020] |"]
)
def test_everywhere_else_it_is_a_citation(written):
    assert shown(written)[1] == [(1, "smith-2020", True)]


@pytest.mark.parametrize("written", ["a@smith-2020", "[smith-2020]", "[@]", "[@smith-2020, p. 3]", "[@ smith-2020]"])
def test_what_is_no_citation(written):
    assert shown(written)[1:] == ([], [])


def test_a_sentence_of_front_matter():
    assert citations.marked("5 < 6 [@a; @b].") == '5 &lt; 6 <sup data-cite="a"></sup><sup data-cite="b"></sup>.'


def test_a_sentence_without_its_citations():
    assert citations.without("It helps [@a] a lot [@b; @c].") == "It helps a lot."


def test_ids_in_a_sentence():
    assert citations.cited_in("It helps [@a] a lot [@b; @c].") == ["a", "b", "c"]


def finished(markdown, src_uri="about.md"):
    """Return a page of the tiny guide after it has been through the press."""
    press = Press(good(), macro_environment(ROOT / "overrides" / "macros", FILTERS))
    page = press.prepare(src_uri, markdown, 7)
    html = Markdown(extensions=["footcare.citations"]).convert(page.markdown)
    return press.finish(page, html, lambda *needles: 8)


def test_unknown_is_a_problem():
    assert in_full(finished("[@smith-2021]\n\n{{ sources() }}").problems) == [
        "docs/about.md:8: unknown-source: there is no source 'smith-2021'; did you mean 'smith-2020'?"
    ]


def test_cited_but_not_listed():
    assert in_full(finished("[@smith-2020]").problems) == [
        "docs/about.md:8: sources-unlisted: the page cites sources but does not list them; "
        "add a last section '## Sources' with the line {{ sources() }}"
    ]


def test_cited_and_listed():
    done = finished("[@smith-2020]\n\n{{ sources() }}")
    assert (done.problems, [reference.anchor for reference in done.references]) == ((), ["source-smith-2020"])
    assert 'id="source-smith-2020"' in done.html


def test_nobody_can_smuggle_in_a_drawing():
    assert 'data-drawn="7"' not in finished('<div data-drawn="7"></div>').html
