"""Programmes (stages to climb, the pain rule) and the claims of the article, as typed data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from footcare import front_matter
from footcare.models import Id, Names, Record, SourceIds, Text, Texts
from footcare.problems import Problem, Problems
from footcare.vocabulary import Evidence, Running

PROGRAMMES = "docs/data/programmes.yml"
CLAIMS = "docs/data/claims.yml"
PageUri = Annotated[str, StringConstraints(pattern=r"^[a-z0-9/-]+\.md$"), Names("page")]


class Stage(Record):
    """One stage of a ladder: minutes of walking and of running, and how often in one session."""

    name: Text
    walk: float = Field(ge=0, le=60)
    run: float = Field(gt=0, le=60)
    times: int = Field(ge=1, le=20)
    note: Text | None = None


class Ladder(Record):
    """A staged programme: when to start, go on, stay, drop back and stop."""

    title: Text
    sources: SourceIds = Field(min_length=1)
    entry: Texts = Field(min_length=1)
    stages: tuple[Stage, ...] = Field(min_length=2)
    every: Text
    pass_: Texts = Field(min_length=1, alias="pass")
    repeat: Texts = Field(min_length=1)
    drop_back: Texts = Field(min_length=1)
    stop: Texts = Field(min_length=1)


class Band(Record):
    """A band of pain from 0 to 10, and whether one may run in it."""

    lowest: int = Field(ge=0, le=10, alias="from")
    highest: int = Field(ge=0, le=10, alias="to")
    answer: Running
    words: Text


class PainRule(Record):
    """What pain during a run allows."""

    title: Text
    sources: SourceIds = Field(min_length=1)
    bands: tuple[Band, ...] = Field(min_length=2)
    next_morning: Text
    limits: Text


class Claim(Record):
    """Something that is often said, with what speaks for and against it."""

    claim: Text
    speaks_for: Text = Field(alias="for")
    against: Text
    verdict: Text
    evidence: Evidence
    page: PageUri


Programme = Ladder | PainRule


def read_programmes(text: str) -> tuple[dict[Id, Programme], list[Problem]]:
    """Read the programmes: those with `bands` are pain rules, the others ladders."""
    data, marks, problems = front_matter.parse(PROGRAMMES, text)
    found: dict[Id, Programme] = {}
    for id_, fields in data.items():
        model: type[Programme] = PainRule if isinstance(fields, dict) and "bands" in fields else Ladder
        made, faults = front_matter.validate(PROGRAMMES, model, fields, marks, (id_,))
        problems += faults
        if made:
            found[id_] = made
        if isinstance(made, PainRule):
            problems += _bands(id_, made, marks)
    return found, problems


def _bands(id_: Id, rule: PainRule, marks: Mapping[Any, int]) -> Problems:
    """The bands of a pain rule cover 0 to 10, each number once."""
    due = 0
    for number, band in enumerate(rule.bands):
        if band.lowest != due or band.highest < band.lowest:
            what = f"'{id_}': the band from {band.lowest} to {band.highest} should begin at {due}, and end no lower"
            yield Problem(PROGRAMMES, marks[(id_, "bands", number)], "data-field", what, "leave no gap and no overlap")
            return
        due = band.highest + 1
    if due != 11:
        what = f"'{id_}': the bands end at {due - 1}, not at 10"
        yield Problem(PROGRAMMES, marks[(id_, "bands")], "data-field", what, "let the last one reach 10")


def read_claims(text: str) -> tuple[dict[Id, Claim], Mapping[Any, int], list[Problem]]:
    """Read the claims; return them by id, with the line of each value."""
    data, marks, problems = front_matter.parse(CLAIMS, text)
    found: dict[Id, Claim] = {}
    for id_, fields in data.items():
        made, faults = front_matter.validate(CLAIMS, Claim, fields, marks, (id_,))
        problems += faults
        if made:
            found[id_] = made
    return found, marks, problems
