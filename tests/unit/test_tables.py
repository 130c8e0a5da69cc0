"""Rows for the macros: who names what, in which order."""

from __future__ import annotations

import pytest
from footcare import tables
from footcare.macros import dose_in_words
from footcare.models import Dose
from footcare.vocabulary import Urgency
from sites import draft, good, read


def test_symptoms_by_place_typical_ones_first():
    assert [(row.place.id, row.condition.id, row.fit.words) for row in tables.symptoms(good())] == [
        ("heel", "sore-heel", "Typical"),
        ("toe", "stiff-toe", "Typical"),
        ("toe", "sore-heel", "Possible"),
    ]


def test_rows_keep_their_ids_wherever_they_are_drawn():
    rows = tables.symptoms(good(), place="toe")
    assert [row.id for row in rows] == ["row-stiff-toe-1", "row-sore-heel-2"]


def test_rows_of_a_place_a_condition_and_both():
    assert [row.id for row in tables.symptoms(good(), condition="sore-heel")] == ["row-sore-heel-1", "row-sore-heel-2"]
    assert [row.id for row in tables.symptoms(good(), place="toe", condition="sore-heel")] == ["row-sore-heel-2"]
    assert tables.symptoms(good(), place="nowhere") == tables.symptoms(good(), condition="none") == []


def test_words_of_a_row():
    row = tables.symptoms(good())[0]
    assert [(word.anchor, word.label.words) for word in (*row.feel, *row.when, *row.signs)] == [
        ("feel-ache", "Dull ache"),
        ("time-morning", "In the morning"),
        ("sign-swollen", "Swollen"),
    ]


@pytest.mark.parametrize(
    ("group", "found"),
    [
        ("feels", [("ache", ["sore-heel"]), ("stiff", ["stiff-toe"])]),
        ("times", [("morning", ["sore-heel"]), ("run", ["sore-heel", "stiff-toe"])]),
        ("signs", [("swollen", ["sore-heel"])]),
    ],
)
def test_words_and_who_shares_them(group, found):
    assert [(row.word.id, [entry.id for entry in row.conditions]) for row in tables.words(good(), group)] == found


def test_cases_of_two_conditions_in_the_same_words_are_one():
    catalogue = read(draft("conditions/stiff-toe.md").but("[it is hot and swollen]", "[you cannot stand on it]"))[0]
    cases = tables.cases(catalogue.conditions.values(), Urgency.URGENT)
    assert [(case.text, [entry.id for entry in case.conditions]) for case in cases] == [
        ("you cannot stand on it", ["sore-heel", "stiff-toe"])
    ]


def test_conditions_at_a_place():
    assert [entry.id for entry in tables.conditions_at(good(), "toe")] == ["stiff-toe", "sore-heel"]


def test_tips_of_a_condition_with_what_it_says_of_them():
    rows = tables.tips(good(), good().conditions["sore-heel"])
    assert [(row.tip.id, row.help.what if row.help else None) for row in rows] == [("rest", "Rest"), ("shoes", None)]


@pytest.mark.parametrize(
    ("tip", "found"),
    [
        ("rest", [("sore-heel", "For a week."), ("stiff-toe", None)]),
        ("shoes", [("sore-heel", None)]),
        ("heel-raise", [("sore-heel", "Every second day.")]),
    ],
)
def test_conditions_that_name_a_tip(tip, found):
    rows = tables.conditions_helped(good(), good().tip(tip))
    assert [(row.condition.id, row.help.how if row.help else None) for row in rows] == found


def test_tips_of_a_folder():
    rows = tables.tip_summaries(good(), good().remedies.values())
    assert [(row.tip.id, [entry.id for entry in row.conditions]) for row in rows] == [
        ("rest", ["sore-heel", "stiff-toe"])
    ]


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        ({"sets": 3, "repetitions": 12, "days_a_week": 3}, "3 sets of 12, once a day, 3 days a week"),
        ({"sets": 1, "repetitions": 10, "days_a_week": 7}, "1 set of 10, once a day, every day"),
        ({"sets": 1, "days_a_week": 1}, "1 set, once a day, 1 day a week"),
        (
            {"sets": 3, "hold": 30, "times_a_day": 2, "days_a_week": 7},
            "3 sets, hold each for 30 seconds, twice a day, every day",
        ),
        ({"sets": 1, "minutes": 1, "days_a_week": 7}, "1 minute, once a day, every day"),
        ({"sets": 1, "minutes": 1.5, "times_a_day": 3, "days_a_week": 5}, "1.5 minutes, 3 times a day, 5 days a week"),
        ({"sets": 2, "minutes": 5, "days_a_week": 2}, "2 sets, 5 minutes each, once a day, 2 days a week"),
        (
            {"sets": 1, "repetitions": 10, "minutes": 2, "days_a_week": 2},
            "1 set of 10, 2 minutes each, once a day, 2 days a week",
        ),
        (
            {"sets": 2, "repetitions": 8, "hold": 1, "days_a_week": 2},
            "2 sets of 8, hold each for 1 second, once a day, 2 days a week",
        ),
    ],
)
def test_a_dose_in_words(dose, words):
    assert dose_in_words(Dose(**dose)) == words
