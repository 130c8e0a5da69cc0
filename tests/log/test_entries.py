"""What an entry may hold, and how a log is read, written and compared."""

from __future__ import annotations

import csv
import io
import json

import pytest
from writing import entry, log

GOOD = entry("2026-11-20", 5.2, minutes=31, before=1, during=2, morning=1, exercises=["heel-raise"], note="Hills")


@pytest.fixture
def understood(call):
    def understood(**spoiled):
        found = call("entry", "understood", {**GOOD, **spoiled}, {"latest": "2026-11-25"})
        return found["entry"], [fault["field"] for fault in found["faults"]]

    return understood


def test_a_good_entry_stays_as_it_is(understood):
    assert understood() == (GOOD, [])


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("id", [None, "", 5, "__proto__", "A", "a b", "x" * 65, "<b>"]),
        ("date", [None, "", "2026-02-30", "2026-11-26", "1969-12-31", 0, "today"]),
        ("metres", [0, -1, 500_001, "5000", [], True]),
        ("minutes", [-1, 6001, "31"]),
        ("before", [-1, 11, 2.5, "3", True]),
        ("during", [-1, 11, 2.5, "3"]),
        ("morning", [-1, 11, 2.5, {}]),
        ("exercises", ["heel-raise", [5], ["<b>"], ["a"] * 41, {}]),
        ("note", [5, ["a"], "x" * 1001]),
    ],
)
def test_a_fault_is_told_with_its_field(understood, field, values):
    for value in values:
        entry, faults = understood(**{field: value})
        assert (entry, set(faults)) == (None, {field}), value


def test_the_last_day_is_allowed(understood):
    assert understood(date="2026-11-25")[1] == []


def test_an_entry_with_nothing_in_it_is_refused(call):
    assert call("entry", "understood", entry("2026-11-20"))["faults"] == [
        {"field": "entry", "why": "there is nothing in it but a date"}
    ]


@pytest.mark.parametrize("given", [None, [], "entry", 5, [GOOD]])
def test_what_is_no_entry(call, given):
    assert call("entry", "understood", given)["entry"] is None


def test_what_nobody_knows_is_left_out(understood):
    assert understood(colour="red", toString="x", constructor=1)[0] == GOOD


def test_later_ids_sort_later(call):
    moments = [0, 1, 10**12, 1_795_000_000_000, 1_795_000_000_001, 4 * 10**12]
    ids = [call("entry", "newId", moment) for moment in moments]
    assert [id_.partition("-")[0] for id_ in ids] == sorted(id_.partition("-")[0] for id_ in ids)


def test_a_log_that_is_written_is_read_as_it_was(run):
    assert run("fuzz.mjs")["faults"] == {}


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "5", "[]", "{}", '"log"', json.dumps(log())[:-1], json.dumps({**log(), "version": 2}),
     json.dumps({**log(), "format": "other"}), json.dumps({**log(), "entries": {}}), "[" * 100_000],
)  # fmt: skip
def test_what_is_no_log_is_told_in_words(call, text):
    found = call("format", "read", text)
    assert found["broken"].endswith(".")
    assert found["log"]["entries"] == {}


def test_single_faults_do_not_spoil_the_rest(call):
    text = json.dumps(log(GOOD, {**GOOD, "id": "other", "during": 11}, GOOD, None))
    found = call("format", "read", text)
    assert list(found["log"]["entries"]) == [GOOD["id"]]
    assert [why.partition(":")[0] for why in found["refused"]] == ["Entry 2", "Entry 3", "Entry 4"]
    assert "the pain during the run must be a whole number from 0 to 10" in found["refused"][0]


def test_too_much_is_not_read(call):
    assert "more than 5000" in call("format", "read", json.dumps(log(*[5] * 5001)))["broken"]
    assert "too big" in call("format", "read", " " * 4_000_001)["broken"]


def test_a_file_is_compared_before_anything_changes(run):
    here = [GOOD, entry("2026-11-19", 4)]
    given = [GOOD, entry("2026-11-19", 4, morning=2), entry("2026-11-18", 3), entry("2026-11-26", 3), 5]
    found = run("compare.mjs", {"here": here, "text": json.dumps(log(*given)), "latest": "2026-11-25"})
    assert [one["id"] for one in found["fresh"]] == ["2026-11-18"]
    assert [one["morning"] for one in found["differing"]] == [2]
    assert found["known"] == 1
    assert found["refused"] == ["Entry 4: the date lies in the future.", "Entry 5: it is not an entry."]


def test_a_table_for_spreadsheets(call):
    notes = ["=1+1", "@x", 'a "b", c\nd', "-5", "fine"]
    more = {"exercises": ["a", "b"], "before": 0}
    entries = [entry(f"2026-11-0{n}", 5.25, note=note, **more) for n, note in enumerate(notes, 1)]
    rows = list(csv.reader(io.StringIO(call("csv", "table", entries, "km"), newline="")))
    assert rows[0][:2] == ["date", "distance (km)"]
    assert rows[1] == ["2026-11-01", "5.25", "", "0", "", "", "a b", "'=1+1"]
    assert [row[-1] for row in rows[1:]] == ["'=1+1", "'@x", 'a "b", c\nd', "'-5", "fine"]


@pytest.mark.parametrize(
    ("runs", "today", "asked"),
    [
        ([("2026-11-24", None)], "2026-11-25", True),
        ([("2026-11-24", 2)], "2026-11-25", False),
        ([("2026-11-25", None)], "2026-11-25", False),
        ([("2026-11-18", None)], "2026-11-25", True),
        ([("2026-11-17", None)], "2026-11-25", False),
        ([("2026-11-23", None), ("2026-11-24", 1)], "2026-11-25", False),
        ([("2026-11-24", None), ("2026-11-25", None)], "2026-11-25", True),
        ([], "2026-11-25", False),
    ],
)
def test_when_it_asks_for_the_next_morning(call, runs, today, asked):
    entries = [entry(day, 5, morning=morning) for day, morning in runs]
    assert bool(call("morning", "unfinished", entries, today)) is asked


def test_everything_of_the_chart_is_inside_of_it(run):
    assert run("charts.mjs") == []
