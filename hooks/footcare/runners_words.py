"""How runners put things (`docs/data/search.yml`): words that mean the same, slips, and hints at a symptom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field

from footcare import front_matter
from footcare.models import Names, Record, Text, Texts
from footcare.problems import Problem, did_you_mean

PATH = "docs/data/search.yml"
GROUPS = ("places", "feels", "times", "signs")


class RunnersWords(Record):
    """How runners put things: `docs/data/search.yml`."""

    same: tuple[Annotated[Texts, Field(min_length=2)], ...] = ()
    slips: dict[Text, Text] = Field(default_factory=dict)
    silent: Text = "the"
    everyday: Text = "foot"
    things: Texts = ()
    danger: Texts = ()
    places: dict[Annotated[str, Names("place")], Texts] = Field(default_factory=dict)
    feels: dict[str, Texts] = Field(default_factory=dict)
    times: dict[str, Texts] = Field(default_factory=dict)
    signs: dict[str, Texts] = Field(default_factory=dict)


def read(text: str, known: Mapping[str, Iterable[str]]) -> tuple[RunnersWords, list[Problem]]:
    """Read how runners put things; mistakes, and ids that are not among the `known`, come back as problems."""
    data, marks, problems = front_matter.parse(PATH, text)
    found, faults = front_matter.validate(PATH, RunnersWords, data, marks, ())
    if found is None:
        return RunnersWords(), problems + faults
    for group in GROUPS:
        ids = set(known.get(group, ()))
        for id_ in getattr(found, group):
            if id_ not in ids:
                what = f"there is no '{id_}' among the {group}"
                advice = did_you_mean(id_, ids, f"take an id of the {group}")
                problems.append(Problem(PATH, marks[(group, id_)], "vocabulary", what, advice))
    return found, problems + faults
