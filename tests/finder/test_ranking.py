"""What the ranking promises, on the real guide."""

from __future__ import annotations

import pytest

URGENCIES = ["self-care", "routine", "urgent", "emergency"]


def ids(found):
    return [cause["id"] for cause in found["causes"]]


def test_every_combination_of_two_and_three_answers(run):
    found = run("properties.mjs")
    assert found["faults"] == {}
    assert found["count"] > 200_000


def test_every_red_flag_alone_is_answered_as_urgently_as_it_says(data, run):
    flags = list(data["flags"])
    found = run("rank_all.mjs", [{"flags": [flag]} for flag in flags])
    assert [one["urgency"] for one in found] == [data["flags"][flag]["urgency"] for flag in flags]


@pytest.mark.parametrize("urgency", ["emergency", "urgent", "routine"])
def test_every_case_of_the_pages_is_understood_as_a_flag(data, run, urgency):
    cases = sorted({case for page in data["conditions"].values() for case in page["doctor"].get(urgency, [])})
    found = run("rank_all.mjs", [{"flags": case} for case in cases])
    late = [
        case
        for case, one in zip(cases, found, strict=True)
        if one["urgency"] not in URGENCIES[URGENCIES.index(urgency) :]
    ]
    assert late == []
    assert [one["ignored"] for one in found if one["ignored"]] == []


def test_every_typical_row_leads_to_its_page(data, run):
    rows = [
        (id_, {"places": [row["place"]], "feel": row["feel"], "when": row["when"], "signs": row.get("signs", [])})
        for id_, page in data["conditions"].items()
        for row in page["symptoms"]
        if row["fit"] == "typical"
    ]
    found = run("rank_all.mjs", [answers for _, answers in rows])
    assert [id_ for (id_, _), one in zip(rows, found, strict=True) if id_ not in ids(one)[:2]] == []


def test_nothing_said(rank):
    found = rank({})
    assert (found["urgency"], found["causes"], found["ignored"]) == ("self-care", [], [])
    assert found["advice"]["today"]


def test_the_most_urgent_flag_wins(rank):
    assert rank({"flags": ["calf", "cold-pale", "four-steps"]})["urgency"] == "emergency"


@pytest.mark.parametrize(
    ("answers", "urgency"),
    [
        ({"places": ["heel-under"], "when": ["first-steps"]}, "self-care"),
        ({"places": ["heel-under"], "when": ["first-steps"], "at_risk": ["diabetes"]}, "routine"),
        ({"places": ["skin"], "signs": ["blister"]}, "self-care"),
        ({"places": ["skin"], "signs": ["blister"], "at_risk": ["diabetes"]}, "urgent"),
        ({"flags": ["calf"], "at_risk": ["weak-immune-system"]}, "emergency"),
        ({"at_risk": True}, "routine"),
    ],
)
def test_a_reader_at_risk_is_raised_by_one_step(rank, answers, urgency):
    assert rank(answers)["urgency"] == urgency


def test_a_child_has_another_heel_than_an_adult(run):
    heel = {"places": ["heel-back"], "feel": ["ache"], "when": ["during-run"]}
    child, adult = run("rank_all.mjs", [{**heel, "age": "child"}, {**heel, "age": "adult"}])
    assert ids(child)[0] == "severs-disease"
    assert "severs-disease" not in ids(adult)[:2]


@pytest.mark.parametrize(("years", "group"), [(0, "child"), (12, "child"), (13, "teen"), (18, "adult"), (60, "older")])
def test_age_in_years(rank, years, group):
    assert rank({"age": years})["answers"]["age"] == group
    assert rank({"age": str(years)})["answers"]["age"] == group


@pytest.mark.parametrize(
    "answers",
    [
        {"place": "heel-under", "feels": "stabbing", "times": "first-steps"},
        {"where": ["heel-under"], "feel": {"stabbing": True, "ache": False}, "when": "first-steps"},
        {"places": "Under the heel", "feel": "Stabbing or sharp", "time": ["With the first steps after rest"]},
        {"places": ["heel-under"], "signs": ["stabbing", "first-steps"]},
    ],
)
def test_answers_in_other_shapes(rank, answers):
    found = rank(answers)
    assert (ids(found)[0], found["ignored"]) == ("plantar-fasciitis", [])
    assert (found["answers"]["feel"], found["answers"]["when"]) == (["stabbing"], ["first-steps"])


@pytest.mark.parametrize("answers", [None, [], "", 3, {"feel": None}, {"places": [None, "", False]}])
def test_what_is_no_answer_is_no_mistake(rank, answers):
    assert rank(answers)["ignored"] == []


def test_what_is_unknown_is_told(rank):
    found = rank({"places": ["elbow"], "feel": ["blue"], "flags": ["zzz"], "age": "old", "colour": "red"})
    assert found["ignored"] == ["age: old", "places: elbow", "feel: blue", "colour", "flags: zzz"]
    assert found["urgency"] == "routine", "somebody named a sign that worries them"


def test_no_cause_is_given_as_a_percentage(rank):
    found = rank({"places": ["ball"], "feel": ["burning"]})
    assert "%" not in str(found)
    assert all(cause["score"] <= 5 for cause in found["causes"])


def test_answers_that_fit_nothing_are_seen_by_somebody(rank):
    found = rank(
        {"places": ["heel-under"], "feel": ["itching"], "when": ["in-cold"], "signs": ["toe-moved", "dark-nail"]}
    )
    assert found["urgency"] != "self-care"
