"""Sheets to print: a page for each condition that has exercises, made from records that are written elsewhere."""

from __future__ import annotations

import datetime

from footcare.rules import links
from footcare.sheets import sheets
from sites import Draft, draft, good, in_full, read
from test_rules import judge

HEEL = draft("conditions/sore-heel.md")
RAISE = draft("exercises/heel-raise.md")
WRITTEN = """\
---
title: My own sheet for heels
description: A sheet that somebody has written by hand, with the one exercise that helped, and how often to do it.
reviewed: 2026-11-22
---

Rise on tiptoe.
"""


def test_a_condition_with_exercises_has_a_sheet_and_others_have_none():
    assert list(good().sheets) == ["sore-heel"]
    assert good().sheets["sore-heel"].src_uri == "sheets/sore-heel.md"


def test_it_is_named_after_the_condition():
    record = good().sheets["sore-heel"].record
    assert record.title == "Exercise sheet: sore heel"
    assert record.description.startswith("The exercise for sore heel to print")


def test_a_title_as_long_as_titles_may_be_makes_a_sheet_too():
    catalogue, problems = read(HEEL.but("title: Sore heel\n", f"title: {'Sore heel ' * 6}\n"))
    assert not problems, in_full(problems)
    assert catalogue.sheets["sore-heel"].title == f"Exercise sheet: {'sore heel ' + 'Sore heel ' * 4}Sore heel"


def test_it_was_reviewed_when_the_oldest_of_its_pages_was():
    catalogue, _ = read(RAISE.but("reviewed: 2026-11-22", "reviewed: 2025-03-01"))
    assert catalogue.sheets["sore-heel"].record.reviewed == datetime.date(2025, 3, 1)


def test_an_exercise_that_is_not_there_is_left_out():
    record = good().conditions["sore-heel"].record
    assert list(sheets({"sore-heel": record}, {})) == []


def test_a_page_that_somebody_has_written_is_used_instead():
    catalogue, problems = read(Draft("sheets/sore-heel.md", WRITTEN))
    assert not problems, in_full(problems)
    assert catalogue.sheets == {}
    assert catalogue.pages["sheets/sore-heel.md"].title == "My own sheet for heels"


def test_a_macro_may_hand_answers_to_a_script_and_an_author_must_name_a_part():
    assert [*judge(links, '<a href="../../#condition=sore-heel">x</a>')] == []
    written = '<a href="../../#condition=sore-heel" data-written="../index.md#condition=sore-heel">x</a>'
    assert [problem.rule for problem in judge(links, written)] == ["link-anchor"]
