"""What cannot wait: the red flags, risks and warnings of the foot finder, as typed data (`docs/data/triage.yml`)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import Field

from footcare import front_matter
from footcare.models import ConditionId, Id, Ids, PlaceId, Record, SourceIds, Text
from footcare.problems import Problem, Problems, did_you_mean
from footcare.vocabulary import Age, Urgency

PATH = "docs/data/triage.yml"


class Risk(Record):
    """Something in the reader that raises every answer by one step."""

    words: Text
    meaning: Text


class Flag(Record):
    """A sign of danger that the reader is asked about first."""

    urgency: Urgency
    words: Text
    why: Text
    conditions: tuple[ConditionId, ...] = ()
    sources: SourceIds = Field(min_length=1)


class Warning(Record):  # noqa: A001 - the word of the data file
    """Answers that together amount to a sign of danger.

    One of `places`, and one word of each list in `signs`, and no word of `unless`.
    """

    urgency: Urgency
    why: Text
    places: tuple[PlaceId, ...] = ()
    signs: tuple[Annotated[Ids, Field(min_length=1)], ...] = Field(min_length=1)
    unless: Ids = ()
    conditions: tuple[ConditionId, ...] = ()
    sources: SourceIds = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Triage:
    """All of them by id, in the order of the file."""

    risks: Mapping[Id, Risk] = field(default_factory=dict)
    flags: Mapping[Id, Flag] = field(default_factory=dict)
    warnings: Mapping[Id, Warning] = field(default_factory=dict)
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)


MODELS: dict[str, type[Record]] = {"risks": Risk, "flags": Flag, "warnings": Warning}


def read(text: str) -> tuple[Triage, list[Problem]]:
    """Read the file; mistakes come back as problems."""
    data, marks, problems = front_matter.parse(PATH, text)
    found: dict[str, dict[Id, Any]] = {name: {} for name in MODELS}
    for group, entries in data.items():
        if group not in MODELS or not isinstance(entries, dict):
            advice = did_you_mean(group, MODELS, f"the groups are {', '.join(MODELS)}")
            problems.append(Problem(PATH, marks[(group,)], "data-field", f"'{group}' is no group here", advice))
            continue
        for id_, fields in entries.items():
            made, faults = front_matter.validate(PATH, MODELS[group], fields, marks, (group, id_))
            problems += faults
            if made:
                found[group][id_] = made
    return Triage(**found, lines=marks), problems


def check(triage: Triage, words: Collection[str], places: Collection[str], conditions: Collection[str]) -> Problems:
    """Every word, place and condition that a flag or a warning names is there."""
    known = {*words, *triage.risks, *Age}
    for group, entries in (("flags", triage.flags), ("warnings", triage.warnings)):
        for id_, entry in entries.items():
            named = [("conditions", n, one, "condition", conditions) for n, one in enumerate(entry.conditions)]
            if isinstance(entry, Warning):
                named += [("places", n, one, "place", places) for n, one in enumerate(entry.places)]
                named += [("signs", n, one, "word", known) for n, group_ in enumerate(entry.signs) for one in group_]
                named += [("unless", n, one, "word", known) for n, one in enumerate(entry.unless)]
                for n, one in enumerate(entry.unless):
                    if any(set(group_) <= {one} for group_ in entry.signs):
                        what = f"'{one}' is asked for under 'signs', and forbidden here: the warning never holds"
                        line = triage.lines.get((group, id_, "unless", n), 1)
                        yield Problem(PATH, line, "data-field", what, "take one of the two out")
            for name, n, value, noun, options in named:
                if value not in options:
                    line = triage.lines.get((group, id_, name, n), 1)
                    advice = did_you_mean(value, options, f"choose a {noun} that the guide has")
                    yield Problem(PATH, line, f"unknown-{noun}", f"there is no {noun} '{value}'", advice)
