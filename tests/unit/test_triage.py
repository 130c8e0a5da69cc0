"""Red flags, risks and warnings: typed data with the line of every mistake."""

from __future__ import annotations

import pytest
from footcare.triage import check, read
from footcare.vocabulary import Urgency
from sites import ROOT, in_full

REAL = (ROOT / "docs" / "data" / "triage.yml").read_text(encoding="utf-8")
SMALL = """\
risks:
  diabetes: {words: Diabetes, meaning: Small sores get worse fast.}
flags:
  snap:
    urgency: emergency
    words: You heard a snap
    why: A bone may be broken.
    conditions: [sore-heel]
    sources: [smith-2020]
warnings:
  hot:
    urgency: urgent
    why: It may be infected.
    places: [heel]
    signs: [[swollen], [ache, diabetes, child]]
    unless: [ache]
    sources: [smith-2020]
"""
WORDS, PLACES, CONDITIONS = ["ache", "swollen"], ["heel"], ["sore-heel"]


def problems(old="", new=""):
    found, faults = read(SMALL.replace(old, new, 1) if old else SMALL)
    return in_full([*faults, *check(found, WORDS, PLACES, CONDITIONS)])


def test_the_real_ones():
    found, faults = read(REAL)
    assert faults == []
    order = [list(Urgency).index(flag.urgency) for flag in found.flags.values()]
    assert order == sorted(order), "the most urgent come first"
    assert all(flag.urgency is not Urgency.ROUTINE for flag in found.flags.values())


def test_a_good_one():
    assert problems() == []


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("emergency", "soon", 5, "'urgency: soon' is not one of: emergency, urgent, routine"),
        ("    why: A bone may be broken.\n", "", 4, "'flags.snap' has no 'why'"),
        ("warnings:", "warning:", 10, "'warning' is no group here; did you mean 'warnings'?"),
        ("[sore-heel]", "[sore-heal]", 8, "there is no condition 'sore-heal'; did you mean 'sore-heel'?"),
        ("[heel]", "[heal]", 14, "there is no place 'heal'; did you mean 'heel'?"),
        ("[swollen]", "[swolen]", 15, "there is no word 'swolen'; did you mean 'swollen'?"),
        ("unless: [ache]", "unless: [ashe]", 16, "there is no word 'ashe'; did you mean 'ache'?"),
    ],
)
def test_a_mistake(old, new, line, said):
    (found,) = problems(old, new)
    assert found.startswith(f"docs/data/triage.yml:{line}: ")
    assert said in found
