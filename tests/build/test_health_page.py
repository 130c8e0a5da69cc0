"""The page of the guide's health is drawn when all pages are known, and the report says the same."""

from __future__ import annotations

from footcare import proofs
from sites import Draft
from upkeep import report

PAGE = Draft(
    "health.md",
    """\
---
title: The health of this tiny guide
description: Where this tiny guide is thick or thin, what it rests on, when it is due, and which pages are hard to read.
reviewed: 2026-11-22
---

## Where?

{{ health("places") }}

## How plain?

{{ health("reading") }}

## Who links?

{{ health("links") }}
""",
)


def test_the_page_and_the_report_have_the_same_numbers(build_site):
    site = build_site(PAGE)
    shown = [
        [" ".join(cell.text(separator="").split()) for cell in row.css("th, td")]
        for row in site.page("health/index.html").css("#health-reading + table tbody tr")
    ]
    told = report.parts(proofs.pull(site.root))["reading"].rows
    assert shown == [[entry.title, *map(str, numbers)] for entry, *numbers in told]
    assert len(shown) == 14


def test_a_part_that_there_is_not(mistakes):
    assert mistakes(PAGE.but('"places"', '"place"')) == ["docs/health.md:9: unknown-part"]
