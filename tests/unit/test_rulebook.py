"""The rulebook: it holds every rule of the guard and no other, and its examples are what the guard really says."""

from __future__ import annotations

import ast
import re

import pytest
from footcare import rulebook
from footcare.rulebook import Rule
from guarding import environment, plant, rules, told
from sites import ROOT

CODE = sorted((ROOT / "hooks" / "footcare").rglob("*.py"))
BOOK = rulebook.read(rules()).rules

# Which argument of these calls is the id of a rule.
NAMED = {"Problem": 2, "_at": 3, "_heading_problem": 3, "_problem": 2, "Leftover": 1, "_Refused": 1, "MacroError": 0}
# What the name in an id such as f"shared-{name}" can be.
NAMES = {
    "unknown-": ("place", "condition", "exercise", "remedy", "habit", "feel", "when", "sign"),
    "shared-": ("title", "description"),
}
SHOWN = [rule for rule in BOOK.values() if rule.bad or rule.good]


@pytest.fixture(scope="module")
def rules_page():
    """Return what the macro of contribute/rules.md draws."""
    return environment().get_template("contribute.jinja").module.rules(str, rulebook.read(rules()).groups())


def ids_in_code():
    """Return the id of every rule that the code can yield."""
    found = set()
    for path in CODE:
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in NAMED:
                found |= ids_of(call.args[NAMED[call.func.id]])
    return found


def ids_of(node):
    """Return the ids that an argument can be: a constant, or a beginning with what it can end with."""
    if isinstance(node, ast.Constant):
        return {node.value}
    if isinstance(node, ast.JoinedStr):
        start = node.values[0].value
        return {f"{start}{name}" for name in NAMES[start]}
    return set()


def test_every_rule_of_the_code_is_in_the_book():
    assert ids_in_code() == set(BOOK)


def test_every_rule_is_drawn_with_its_id_as_that_of_a_heading(rules_page):
    assert re.findall(r'<h3 id="([^"]+)"', rules_page) == list(BOOK)


def test_every_group_is_drawn(rules_page):
    groups = list(dict.fromkeys(rule.group for rule in BOOK.values()))
    assert re.findall(r"<h2 [^>]*>([^<]+)<", rules_page) == groups


def test_only_what_is_a_matter_of_taste_is_a_warning():
    assert [rule.id for rule in BOOK.values() if rule.severity != "error"] == ["link-text", "link-window", "word-twice"]


def test_what_can_never_be_silenced():
    fixed = {rule.id for rule in BOOK.values() if not rule.may_be_silenced}
    groups = {"Front matter", "Templates", "Silences"}
    assert {rule.id for rule in BOOK.values() if rule.group in groups} <= fixed
    assert fixed >= {"html-forbidden", "html-handler", "link-scheme", "doctor-cases", "file-encoding"}


def test_a_rule_says_itself_in_a_plain_sentence():
    for rule in BOOK.values():
        assert re.fullmatch(r"[A-Z].*\.", rule.says), rule.id
        assert not re.search(r"\b(must|should|shall|will)\b", rule.says), rule.id
        path, line, id_, what = rule.message.split(":", 3)
        assert (id_.strip(), line.isdecimal(), "; " in what) == (rule.id, True, True), path


@pytest.mark.parametrize("rule", SHOWN, ids=[rule.id for rule in SHOWN])
def test_the_bad_example_is_told_as_the_book_says(rule: Rule):
    assert rule.message in told(plant(rule.file, rule.good, rule.bad))


@pytest.mark.parametrize("rule", SHOWN, ids=[rule.id for rule in SHOWN])
def test_the_good_example_is_left_alone(rule: Rule):
    assert told(plant(rule.file, rule.good, rule.good)) == []


def test_every_rule_without_an_example_has_a_test_of_its_own():
    files = (path for path in (ROOT / "tests" / "unit").glob("test_*.py") if path.stem != "test_rulebook")
    tests = "".join(path.read_text(encoding="utf-8") for path in files)
    assert [rule.id for rule in BOOK.values() if rule not in SHOWN and f"{rule.id}: " not in tests] == []
