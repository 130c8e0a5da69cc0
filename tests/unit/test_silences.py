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


OTHER = Problem("docs/a.md", 3, "link-target", "what", "remedy")
TWO = "<!-- guard: link-text: why --> <!-- guard: link-target: why -->"


@pytest.mark.parametrize(
    "text",
    [f"1\n2\n3 {TWO}\n", f"1\n{TWO}\n3\n", "\n<!--".join(TWO.split(" <!--")) + "\n3\n"],
    ids=["end", "one", "two"],
)
def test_two_rules_can_be_silenced_on_one_line(text):
    found = silences.apply([HERE, OTHER], {"docs/a.md": text}, {*RULES, "link-target"}, ())
    assert in_brief(found) == []


def test_of_two_silences_of_one_rule_one_is_not_needed():
    twice = "3 <!-- guard: link-text: why --> <!-- guard: link-text: why -->"
    assert left(f"1\n2\n{twice}\n", HERE) == ["docs/a.md:3: silence-unneeded"]


@pytest.mark.parametrize("rule", ["LINK-TEXT", "link text", "link-txt"])
def test_a_rule_that_is_misspelled_is_told_instead_of_what_it_silences(rule):
    assert left(f"1\n2\n3 <!-- guard: {rule}: why -->\n", HERE) == ["docs/a.md:3: silence-unknown"]


def test_a_silence_of_nothing():
    found = silences.apply([], {"docs/a.md": "<!-- guard: -->\n"}, RULES, ())
    assert [problem.what for problem in found] == ["this silences no rule"]
