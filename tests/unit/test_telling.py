"""One voice: to a person, to GitHub, to a program."""

from __future__ import annotations

import json

from footcare import changed, telling
from footcare.problems import Problem
from footcare.rulebook import Rule, Rulebook, Severity

BOOK = Rulebook(
    rules={
        "link-text": Rule(id="link-text", group="Links", says="x", severity=Severity.WARNING, message="x"),
        "link-target": Rule(id="link-target", group="Links", says="x", message="x"),
    }
)
GRAVE = Problem("docs/a.md", 3, "link-target", "'x' is gone", "correct it")
MILD = Problem("docs/b.md", 1, "link-text", "'here' says nothing", "say more")


def told(form):
    return telling.told([GRAVE, MILD], BOOK, form, "https://feet.example/", "the whole guide")


def test_to_a_person():
    assert told("text").splitlines() == [
        "docs/a.md:3: link-target: 'x' is gone; correct it (https://feet.example/contribute/rules/#link-target)",
        "docs/b.md:1: warning: link-text: 'here' says nothing; say more (https://feet.example/contribute/rules/#link-text)",
        "1 problem and 1 warning in the whole guide",
    ]


def test_to_github():
    assert told("github").splitlines()[2:4] == [
        "::error file=docs/a.md,line=3,title=link-target::'x' is gone; correct it",
        "::warning file=docs/b.md,line=1,title=link-text::'here' says nothing; say more",
    ]


def test_to_a_program():
    assert json.loads(told("json"))[0] == {
        "path": "docs/a.md",
        "line": 3,
        "rule": "link-target",
        "what": "'x' is gone",
        "remedy": "correct it",
        "severity": "error",
        "help": "https://feet.example/contribute/rules/#link-target",
    }


def test_to_code_scanning():
    log = json.loads(told("sarif"))
    (run,) = log["runs"]
    assert (log["version"], run["tool"]["driver"]["rules"][0]) == (
        "2.1.0",
        {
            "id": "link-target",
            "shortDescription": {"text": "x"},
            "defaultConfiguration": {"enabled": True, "level": "error"},
            "helpUri": "https://feet.example/contribute/rules/#link-target",
        },
    )
    assert run["results"][1] == {
        "ruleId": "link-text",
        "ruleIndex": 1,
        "level": "warning",
        "message": {"text": "'here' says nothing; say more"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "docs/b.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 1},
                }
            }
        ],
    }


def test_to_code_scanning_of_a_file_whose_name_is_no_address():
    odd = Problem("docs/my feet%.md", 1, "name-odd", "x", "y")
    (result,) = json.loads(telling.told([odd], BOOK, "sarif", "", "x"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "docs/my%20feet%25.md"


def test_to_code_scanning_that_there_is_nothing():
    (run,) = json.loads(telling.told([], BOOK, "sarif", "https://feet.example/", "x"))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_nothing_to_tell():
    assert telling.told([], BOOK, "text", "/", "docs/a.md") == "No problems in docs/a.md"


def test_github_is_noticed():
    assert (telling.usual({"GITHUB_ACTIONS": "true"}), telling.usual({})) == ("github", "text")


def test_changed_pages_come_first():
    assert changed.first([GRAVE, MILD], {"docs/b.md"}) == [MILD, GRAVE]


def test_without_git_nothing_has_changed(tmp_path):
    assert changed.files(tmp_path) == frozenset()
