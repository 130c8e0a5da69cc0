"""Programmes and claims: typed data with the line of every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from footcare.programmes import Ladder, PainRule, read_claims, read_programmes
from sites import ROOT, in_full

REAL = (ROOT / "docs" / "data" / "programmes.yml").read_text(encoding="utf-8")


def test_the_real_ones():
    found, problems = read_programmes(REAL)
    assert problems == []
    assert [type(one) for one in found.values()] == [Ladder, PainRule]


def test_the_real_claims():
    found, _, problems = read_claims(Path(ROOT, "docs", "data", "claims.yml").read_text(encoding="utf-8"))
    assert problems == []
    assert len(found) > 10


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("walk: 9, run: 1,", "walk: 9,", "'return-to-running.stages.1' has no 'run'"),
        ("walk: 9,", "walk: 99,", "'return-to-running.stages.1': 'walk: 99' should be at most 60"),
        ("walk: 9,", "walk: 9, crawl: 1,", "'return-to-running.stages.1' has a field 'crawl', which is not known"),
    ],
)
def test_a_mistake_in_a_stage(old, new, said):
    text = REAL.replace(old, new, 1)
    line = next(n for n, one in enumerate(text.split("\n"), 1) if "Stage 1" in one)
    assert in_full(read_programmes(text)[1]) == [
        f"docs/data/programmes.yml:{line}: data-field: {said}; see the entries around it"
    ]
