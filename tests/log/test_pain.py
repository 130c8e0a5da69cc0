"""When the log says that somebody should look at the foot."""

from __future__ import annotations

import pytest
from writing import entry


@pytest.fixture
def judge(call, bands):
    """Return what is said of runs on one day after the other: each is a dict of its pains."""

    def judge(*runs, order=1):
        entries = [entry(f"2026-11-{day:02}", 5, **pains) for day, pains in enumerate(runs, 1)]
        found = call("pain", "judge", entries[::order], bands)
        return found["answer"], [reason["kind"] for reason in found["reasons"]]

    return judge


def test_the_rule_is_that_of_the_guide(bands):
    assert [(band["from"], band["to"], band["answer"]) for band in bands] == [
        (0, 3, "carry-on"),
        (4, 5, "caution"),
        (6, 10, "stop"),
    ]


@pytest.mark.parametrize(
    ("pain", "answer"), [(0, "fine"), (3, "fine"), (4, "ease"), (5, "ease"), (6, "see-someone"), (10, "see-someone")]
)
@pytest.mark.parametrize("when", ["before", "during", "morning"])
def test_one_number(judge, when, pain, answer):
    assert judge({when: pain})[0] == answer


def test_nothing_noted_says_nothing(judge):
    assert judge() == ("nothing", [])
    assert judge({}, {}) == ("nothing", [])


@pytest.mark.parametrize(
    ("pains", "answer"),
    [
        ([0, 1, 2], "see-someone"),
        ([5, 0, 1, 2], "see-someone"),
        ([1, 2], "fine"),
        ([1, 2, 2], "fine"),
        ([2, 2, 3], "fine"),
        ([1, 3, 2], "fine"),
        ([1, 2, 3, 3], "fine"),
        ([3, 2, 1], "fine"),
    ],
)
@pytest.mark.parametrize("when", ["during", "morning"])
def test_worse_for_three_runs_in_a_row(judge, when, pains, answer):
    assert judge(*[{when: pain} for pain in pains])[0] == answer


def test_runs_are_taken_in_the_order_of_their_days(judge):
    runs = [{"during": 1}, {"during": 2}, {"during": 3}]
    assert judge(*runs, order=-1) == judge(*runs) == ("see-someone", ["growing"])


def test_a_run_without_a_number_is_passed_over(judge):
    assert judge({"during": 1}, {}, {"during": 2}, {}, {"during": 3})[0] == "see-someone"


@pytest.mark.parametrize(("last", "answer"), [(3, "see-someone"), (2, "fine")])
def test_three_bad_mornings_in_a_row(judge, last, answer):
    bad = {"before": 2, "during": 2, "morning": 3}
    assert judge(bad, bad, {**bad, "morning": last})[0] == answer


def test_one_bad_morning_asks_for_less(judge):
    assert judge({"before": 1, "during": 1, "morning": 2}) == ("ease", ["after"])
    assert judge({"before": 2, "during": 3, "morning": 2}) == ("fine", [])


@pytest.mark.parametrize(("later", "answer"), [(2, "see-someone"), (3, "fine")])
def test_too_much_pain_counts_until_three_entries_are_better(judge, later, answer):
    assert judge({"during": 7}, *[{"during": 1}] * later)[0] == answer


def test_pain_on_a_day_of_rest_counts_too(call, bands):
    rest = entry("2026-11-01", exercises=["heel-raise"], morning=8)
    assert call("pain", "judge", [rest], bands)["answer"] == "see-someone"


def test_two_runs_of_one_day_are_taken_as_they_were_noted(call, bands):
    runs = [entry("2026-11-01", 5, id=id_, during=pain) for id_, pain in (("b", 2), ("a", 1), ("c", 3))]
    found = call("pain", "judge", runs, bands)
    assert [run["during"] for run in found["reasons"][0]["entries"]] == [1, 2, 3]


def test_every_case_is_told_in_words(call, bands, judge):
    bad = {"before": 2, "during": 6, "morning": 3}
    kinds = {kind for runs in ([bad] * 3, [{"during": 4, "before": 1, "morning": 2}]) for kind in judge(*runs)[1]}
    assert kinds | set(judge({"during": 1}, {"during": 2}, {"during": 3})[1]) == {
        "too-much",
        "mornings",
        "some",
        "after",
        "growing",
    }
