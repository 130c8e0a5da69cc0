"""The model as data: complete, plain JSON, without what a record leaves empty."""

from __future__ import annotations

import json

from footcare.guide import guide
from sites import good

GUIDE = json.loads(json.dumps(guide(good())))


def test_everything_is_there():
    kinds = ("conditions", "places", "remedies", "habits", "exercises")
    assert {kind: list(GUIDE[kind]) for kind in kinds} == {
        "conditions": ["sore-heel", "stiff-toe"],
        "places": ["heel", "toe"],
        "remedies": ["rest"],
        "habits": ["shoes"],
        "exercises": ["heel-raise"],
    }


def test_plain_pages_are_not_data():
    assert "pages" not in GUIDE


def test_addresses():
    assert [GUIDE[kind][id_]["url"] for kind, id_ in (("conditions", "sore-heel"), ("remedies", "rest"))] == [
        "conditions/sore-heel/",
        "relief/rest/",
    ]


def test_a_record_is_whole():
    heel = GUIDE["conditions"]["sore-heel"]
    assert (heel["running"]["answer"], heel["symptoms"][0]["feel"], heel["reviewed"]) == (
        "caution",
        ["ache"],
        "2026-11-22",
    )


def test_what_is_empty_is_left_out():
    assert "hold" not in GUIDE["exercises"]["heel-raise"]["dose"]


def test_every_answer_has_its_label():
    answers = {condition["running"]["answer"] for condition in GUIDE["conditions"].values()}
    assert answers <= GUIDE["labels"]["running"].keys()


def test_every_word_and_source_that_is_named_is_there():
    rows = [row for condition in GUIDE["conditions"].values() for row in condition["symptoms"]]
    assert {word for row in rows for word in row["feel"]} <= GUIDE["words"]["feels"].keys()
    assert list(GUIDE["sources"]) == ["smith-2020", "jones-2021"]


def test_it_says_that_no_clinician_has_read_it():
    assert GUIDE["reviewed_by_a_clinician"] is False
