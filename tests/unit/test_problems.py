"""A problem: how it reads, in which order, and what is offered for a word that nobody knows."""

from __future__ import annotations

import dataclasses

import pytest
from footcare.problems import Problem, did_you_mean, unique

ONE = Problem("docs/a.md", 7, "a-rule", "this is wrong", "do that")


def test_one_line():
    assert str(ONE) == "docs/a.md:7: a-rule: this is wrong; do that"


def test_annotation():
    assert ONE.annotation() == "::error file=docs/a.md,line=7,title=a-rule::this is wrong; do that"


@pytest.mark.parametrize(
    ("what", "written"), [("100 %", "100 %25"), ("a\nb", "a%0Ab"), ("%0A", "%250A"), ("a\rb", "a%0Db")]
)
def test_nobody_can_smuggle_a_command_into_an_annotation(what, written):
    assert dataclasses.replace(ONE, what=what).annotation().endswith(f"::{written}; do that")


def test_order_is_that_of_files_and_lines():
    places = [("b.md", 1), ("a.md", 10), ("a.md", 9)]
    problems = [dataclasses.replace(ONE, path=path, line=line) for path, line in places]
    assert [(problem.path, problem.line) for problem in unique(problems)] == [("a.md", 9), ("a.md", 10), ("b.md", 1)]


def test_each_once():
    assert unique([ONE, ONE]) == [ONE]


def test_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        ONE.line = 8


@pytest.mark.parametrize(
    ("word", "advice"),
    [("arhc", "did you mean 'arch'?"), ("heel", "did you mean 'heel'?"), ("zzz", "look it up"), ("", "look it up")],
)
def test_did_you_mean(word, advice):
    assert did_you_mean(word, ["arch", "heel", "ball"], "look it up") == advice
