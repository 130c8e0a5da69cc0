"""The real presentations: whole, and ranked at least as well as the guide says of itself."""

from __future__ import annotations

import pytest
import yaml
from sites import ROOT

CASES = yaml.safe_load((ROOT / "tests" / "presentations.yml").read_text(encoding="utf-8"))
KINDS = {"report", "clinic", "vignette", "story"}
URGENCIES = ["self-care", "routine", "urgent", "emergency"]


def asked(case):
    wanted = case["triage"]
    return wanted if isinstance(wanted, list) else [wanted]


@pytest.fixture(scope="module")
def found(run):
    answers = run("rank_all.mjs", [case["answers"] for case in CASES.values()])
    return dict(zip(CASES, answers, strict=True))


def test_there_are_enough_of_every_kind():
    assert len(CASES) >= 100
    assert {case["kind"] for case in CASES.values()} == KINDS
    assert {case["set"] for case in CASES.values()} == {"a", "b"}


def test_each_is_whole(data):
    for id_, case in CASES.items():
        assert case["url"].startswith(("http://", "https://")), id_
        assert len(case["told"]) > 40, id_
        assert set(asked(case)) <= set(URGENCIES), id_
        assert case.get("cause") in {None, *data["conditions"]}, id_


def test_everything_in_them_is_understood(found):
    assert {id_: one["ignored"] for id_, one in found.items() if one["ignored"]} == {}


def test_nobody_in_need_is_sent_home(found):
    needed = {id_ for id_, case in CASES.items() if set(asked(case)) <= {"urgent", "emergency"}}
    assert len(needed) >= 15
    assert {id_ for id_ in needed if found[id_]["urgency"] not in ("urgent", "emergency")} == set()


@pytest.mark.parametrize("part", ["a", "b"])
@pytest.mark.parametrize(("places", "least"), [(1, 0.65), (3, 0.90)])
def test_the_right_cause_is_among_the_first(found, part, places, least):
    known = {id_: case["cause"] for id_, case in CASES.items() if case["set"] == part and "cause" in case}
    right = [id_ for id_, cause in known.items() if cause in [one["id"] for one in found[id_]["causes"][:places]]]
    assert len(right) / len(known) >= least
