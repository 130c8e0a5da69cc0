"""`scripts/bench seo`: what is taken from a report of Lighthouse, and when `--check` fails."""

from __future__ import annotations

import pytest
from benchmarks import lighthouse

WHOLE = dict.fromkeys(lighthouse.CATEGORIES, 1)


def report(scores=WHOLE, **audits):
    """Return what Lighthouse says; an audit is its score and its items, and belongs to accessibility."""
    times = {"largest-contentful-paint": 1500, "total-blocking-time": 20, "cumulative-layout-shift": 0}
    said = {name: {"id": name, "score": 0.5, "numericValue": value} for name, value in times.items()}
    said["network-requests"] = {"details": {"items": [{"transferSize": 1500}, {"transferSize": 500}]}}
    for name, (score, *items) in audits.items():
        said[name] = {"id": name, "title": f"The {name}", "score": score, "details": {"items": items}}
    named = [{"id": name, "weight": 1} for name in audits] + [{"id": "largest-contentful-paint", "weight": 0}]
    categories = {name: {"score": score, "auditRefs": []} for name, score in scores.items()}
    categories["accessibility"]["auditRefs"] = named
    return {"audits": said, "categories": categories}


def marks(*given, **audits):
    return lighthouse.marks_of("doctor", report(*given, **audits))


def test_what_is_taken_from_a_report():
    one = marks()
    assert (one.seo, one.performance, one.lcp, one.kilobytes, one.requests) == (100, 100, 1500, 2.0, 2)
    assert one.is_whole


@pytest.mark.parametrize("category", lighthouse.MUST_BE_WHOLE)
def test_one_mark_below_100_is_not_whole(category):
    assert not marks({**WHOLE, category: 0.99}).is_whole


def test_speed_hangs_on_the_machine():
    assert marks({**WHOLE, "performance": 0.1}).is_whole


def test_a_fault_says_where():
    told = lighthouse.table([marks({**WHOLE, "accessibility": 0.9}, contrast=(0, {"node": {"snippet": "<p>"}}))])
    assert "doctor: accessibility: The contrast (contrast)\n    <p>" in told


def test_what_passes_or_does_not_apply_is_no_fault():
    assert marks(contrast=(1,), names=(None,)).faults == ()


def test_a_page_that_could_not_be_looked_at_has_no_marks():
    with pytest.raises(ValueError, match="doctor: no page"):
        lighthouse.marks_of("doctor", {**report(), "runtimeError": {"message": "no page"}})
