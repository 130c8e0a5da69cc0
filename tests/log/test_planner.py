"""How far next time: the two rules of the page on mileage, to the metre."""

from __future__ import annotations

import pytest
from writing import entry

TODAY = "2026-11-25"  # a Wednesday: last week is 16 to 22 November


@pytest.fixture
def plan(call):
    """Return what is found on `TODAY` for runs: pairs of a day and a distance."""

    def plan(*runs, unit="km", today=TODAY, metres=None):
        entries = [entry(day, far, id=f"run-{n}") for n, (day, far) in enumerate(runs)]
        for one in entries:
            one["metres"] = metres or one["metres"]
        return call("planner", "plan", entries, unit, today)

    return plan


def three(far, day="2026-11-18"):
    return [(day, far), ("2026-11-17", 1), ("2026-11-16", 1)]


def test_no_run_may_be_more_than_a_tenth_longer_than_the_longest(plan):
    assert plan(*three(10))["single"] == {"longest": 1000, "date": "2026-11-18", "limit": 1100}


@pytest.mark.parametrize(("far", "limit"), [(5, 550), (5.05, 550), (5.09, 550), (5.1, 560), (0.5, 50), (42.2, 4640)])
def test_a_limit_is_cut_to_tenths_and_never_rounded_up(plan, far, limit):
    runs = [("2026-11-18", far), ("2026-11-17", 0.1), ("2026-11-16", 0.1)]
    assert plan(*runs)["single"]["limit"] == limit


@pytest.mark.parametrize(("day", "longest"), [("2026-10-26", 2000), ("2026-10-25", 100), ("2026-11-26", 100)])
def test_it_looks_back_30_days_and_not_ahead(plan, day, longest):
    near = [("2026-11-18", 1), ("2026-11-17", 1), ("2026-11-16", 1)]
    assert plan((day, 20), *near)["single"]["longest"] == longest


def test_a_week_may_have_a_tenth_more_than_the_last(plan):
    runs = [("2026-11-15", 30), ("2026-11-16", 5), ("2026-11-22", 15), ("2026-11-23", 4), ("2026-11-25", 3.5)]
    assert plan(*runs)["week"] == {
        "from": "2026-11-16",
        "to": "2026-11-22",
        "last": 2000,
        "limit": 2200,
        "so_far": 750,
        "left": 1450,
    }


def test_a_week_that_is_full_leaves_nothing(plan):
    found = plan(("2026-11-16", 5), ("2026-11-23", 4), ("2026-11-24", 4))
    assert (found["week"]["left"], found["both"]) == (0, 0)


def test_the_stricter_of_both_is_what_keeps_to_both(plan):
    assert plan(*three(10))["both"] == 1100
    assert plan(*three(10), ("2026-11-24", 9))["both"] == 420


@pytest.mark.parametrize("today", ["2026-11-23", "2026-11-29"])
def test_the_week_is_from_monday_to_sunday(plan, today):
    assert plan(*three(10), today=today)["week"]["from"] == "2026-11-16"


def test_with_too_little_it_says_nothing(plan):
    for runs in ([], three(10)[:1], three(10)[:2]):
        found = plan(*runs)
        assert (found["runs"], found["single"], found["week"], found["both"]) == (len(runs), None, None, None)


def test_runs_of_long_ago_are_no_longer_enough(plan):
    found = plan(*three(10), today="2027-01-10")
    assert (found["runs"], found["single"]) == (0, None)


def test_a_week_without_runs_gives_no_number_for_the_week(plan):
    found = plan(("2026-11-10", 5), ("2026-11-12", 5), ("2026-11-14", 5))
    assert (found["single"]["limit"], found["week"], found["both"]) == (550, None, None)


def test_runs_without_a_distance_are_counted_by_themselves(call):
    runs = [entry(f"2026-11-{day}", 5) for day in (18, 19, 20)]
    others = [
        entry("2026-11-21", minutes=30),
        entry("2026-11-22", during=1),
        entry("2026-11-23", exercises=["toe-curl"]),
    ]
    found = call("planner", "plan", runs + others, "km", TODAY)
    assert (found["runs"], found["unmeasured"]) == (3, 2)


@pytest.mark.parametrize("miles", [1, 3, 5, 10, 13.1, 26.2])
def test_ten_miles_stay_ten_miles(call, plan, miles):
    kept = call("distance", "metres", miles, "mi")
    found = plan(*three(1), unit="mi", metres=kept)
    assert found["single"]["longest"] == round(miles * 100)
    assert found["single"]["limit"] == int(round(miles * 100) * 11 / 10 / 10) * 10


@pytest.mark.parametrize(
    ("text", "number"),
    [("5", 5), ("5.25", 5.25), ("5,25", 5.25), (" 5 ", 5), (".5", 0.5), ("5.", 5), ("", None), ("  ", None),
     ("five", "NaN"), ("1e3", "NaN"), ("-5", "NaN"), ("5 km", "NaN"), ("1.000,5", "NaN"), ("Infinity", "NaN")],
)  # fmt: skip
def test_what_is_typed_as_a_number(call, text, number):
    assert call("distance", "typed", text) == number
