"""`scripts/report`: the health of the guide as plain tables."""

from __future__ import annotations

import json

import pytest
from footcare import proofs
from guarding import proofs_of
from upkeep import columns, report


@pytest.fixture
def run(monkeypatch, capsys):
    """Return a function that calls `scripts/report` on the tiny guide."""
    monkeypatch.setattr(proofs, "pull", lambda root: proofs_of())

    def called(*arguments):
        assert report.main(arguments) == 0
        return capsys.readouterr().out

    return called


def test_a_part_is_a_sentence_and_a_table(run):
    assert (
        run("sources")
        == """\
How many sources a condition rests on, and of which kind
========================================================
The condition in the middle rests on 1.5 sources.

Condition             Sources  Of which kind
--------------------  -------  --------------------------------
conditions/sore-heel        2  trial 1, public health service 1
conditions/stiff-toe        1  public health service 1
"""
    )


def test_a_program_gets_files_in_the_place_of_titles(run):
    told = json.loads(run("--json"))
    assert told["places"]["rows"][0] == {
        "Condition": "docs/conditions/sore-heel.md",
        "Typical at": ["docs/symptoms/heel.md"],
        "Possible at": ["docs/symptoms/toe.md"],
    }


def test_misuse(capsys):
    with pytest.raises(SystemExit) as stopped:
        report.main(["place"])
    assert stopped.value.code == 2
    assert "did you mean 'places'?" in capsys.readouterr().err


def test_a_table_without_rows():
    assert columns.plain(["a", "bc"], []) == "a  bc\n-  --"
