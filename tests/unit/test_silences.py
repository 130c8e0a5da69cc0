"""Silencing a rule on one line, with a reason."""

from __future__ import annotations

import pytest
from footcare import silences
from footcare.problems import Problem
from sites import in_brief

RULES = {"link-text", "html-forbidden"}
HERE = Problem("docs/a.md", 3, "link-text", "what", "remedy")


def left(text, *problems, fixed=("html-forbidden",)):
    return in_brief(silences.apply(problems, {"docs/a.md": text}, RULES, fixed))


@pytest.mark.parametrize(
    "text",
    [
        "1\n2\n3 <!-- guard: link-text: the words before say where -->\n",
        "1\n<!-- guard: link-text: the words before say where -->\n3\n",
        "1\n2\nkey: value # guard: link-text: a reason\n",
    ],
)
def test_a_silenced_rule_says_nothing(text):
    assert left(text, HERE) == []


def test_another_line_is_not_silenced():
    assert left("1 <!-- guard: link-text: why -->\n2\n3\n", HERE) == [
        "docs/a.md:3: link-text",
        "docs/a.md:1: silence-unneeded",
    ]


def test_a_silence_needs_a_reason():
    assert "docs/a.md:3: silence-reason" in left("1\n2\n3 <!-- guard: link-text -->\n", HERE)


def test_a_silence_that_is_not_needed():
    assert left("1\n<!-- guard: link-text: why -->\n3\n") == ["docs/a.md:2: silence-unneeded"]


def test_a_rule_that_nobody_knows():
    assert left("<!-- guard: link-test: why -->\n") == ["docs/a.md:1: silence-unknown"]


def test_a_rule_that_cannot_be_silenced():
    problem = Problem("docs/a.md", 1, "html-forbidden", "what", "remedy")
    assert left("<script> <!-- guard: html-forbidden: please -->\n", problem) == [
        "docs/a.md:1: html-forbidden",
        "docs/a.md:1: silence-refused",
    ]


def test_what_is_shown_as_code_silences_nothing():
    assert left("1\n2\n3 `<!-- guard: link-text: why -->`\n", HERE) == ["docs/a.md:3: link-text"]
