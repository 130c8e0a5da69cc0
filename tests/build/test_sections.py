"""Every section of a page's kind is there once, in order, at level 2, and says something."""

from __future__ import annotations

import pytest
from sites import draft

DOCTOR = "## When to see a doctor\n\n{{ care_cards() }}\n\n"
PAGE = draft("conditions/sore-heel.md")


def test_missing(mistakes):
    page = PAGE.but(DOCTOR, "")
    assert mistakes(page) == [f"{page.at('## What we')}: section-missing"]


def test_missing_last(mistakes):
    page = draft("conditions/stiff-toe.md").but("\n## Sources\n\n{{ sources() }}\n", "")
    assert mistakes(page) == [f"{page.at('jones')}: sources-unlisted", f"{page.at('Why some toes')}: section-missing"]


def test_missing_on_a_place(mistakes):
    page = draft("symptoms/heel.md").but(DOCTOR, "")
    assert mistakes(page) == [f"{page.at('## Sources')}: section-missing"]


def test_out_of_order(mistakes):
    page = PAGE.but(DOCTOR, "").but("## What helps", f"{DOCTOR}## What helps")
    assert mistakes(page) == [f"{page.at('## When to see')}: section-order"]


def test_empty(mistakes):
    page = PAGE.but("{{ care_cards() }}", "")
    assert mistakes(page) == [f"{page.at('## When')}: section-empty"]


def test_twice(mistakes):
    page = PAGE.but("## What we", "## Can I run?\n\nPerhaps.\n\n## What we")
    assert mistakes(page) == [f"{page.at('## Can I', 1)}: section-twice"]


def test_without_cases(mistakes):
    page = PAGE.but("{{ care_cards() }}", "Soon.")
    assert mistakes(page) == [f"{page.at('## When')}: doctor-cases"]


@pytest.mark.parametrize(
    ("hidden", "rule", "shown"),
    [
        (f"<!--\n{DOCTOR}-->\n\n", "section-missing", "## When"),
        (f"```\n{DOCTOR}```\n\n", "section-missing", "## When"),
        (DOCTOR.replace("## ", "### "), "section-level", "### When"),
        (DOCTOR.replace("## ", "# "), "section-level", "# When"),
        ("!!! note\n    ## When to see a doctor\n\n    Soon.\n\n", "section-level", "    ## When"),
        ("> ## When to see a doctor\n>\n> Soon.\n\n", "section-level", "> ## When"),
        (DOCTOR.replace("## When to see a doctor", "When to see a doctor"), "section-missing", "## What we"),
    ],
    ids=["commented out", "in code", "level 3", "level 1", "in a box", "quoted", "no heading"],
)
def test_hidden(mistakes, hidden, rule, shown):
    page = PAGE.but(DOCTOR, hidden)
    assert f"{page.at(shown)}: {rule}" in mistakes(page)


@pytest.mark.parametrize("name", ["When to see a Doctor", "When to see the doctor", "When to see a doctor?"])
def test_spelled_otherwise(mistakes, name):
    page = PAGE.but("## When to see a doctor", f"## {name}")
    assert mistakes(page)[0] == f"{page.at(f'## {name}')}: section-missing"


def test_words_left_to_be_written(mistakes):
    page = PAGE.but("How long it lasts.", "How long it lasts. TODO")
    assert mistakes(page) == [f"{page.at('TODO')}: placeholder"]
