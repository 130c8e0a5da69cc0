"""The corrections (`docs/data/corrections.yml`): mistakes that could have changed what a reader does."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from footcare import front_matter
from footcare.models import Id, Record, Text
from footcare.problems import Problem, Problems, did_you_mean
from footcare.programmes import PageUri

PATH = "docs/data/corrections.yml"


class Correction(Record):
    """A mistake that could have changed what a reader does, and how it was put right. It is never taken away again."""

    date: datetime.date = Field(ge=datetime.date(2020, 1, 1))
    page: PageUri
    said: Text
    right: Text
    harm: Text
    found_by: Text | None = None


def read(text: str) -> tuple[dict[Id, Correction], Mapping[Any, int], list[Problem]]:
    """Read the corrections; return them by id with the line of each value, and problems."""
    data, marks, problems = front_matter.parse(PATH, text)
    found: dict[Id, Correction] = {}
    for id_, fields in data.items():
        made, faults = front_matter.validate(PATH, Correction, fields, marks, (id_,))
        problems += faults
        if made:
            found[id_] = made
    return found, marks, problems


def check(
    corrections: Mapping[Id, Correction], marks: Mapping[Any, int], pages: Iterable[str], today: datetime.date
) -> Problems:
    """Every correction is of a page, and no correction or change lies in the future."""
    for id_, correction in corrections.items():
        if correction.page not in pages:
            advice = did_you_mean(correction.page, pages, "write the path of a page from docs/")
            what = f"there is no page '{correction.page}'"
            yield Problem(PATH, marks[(id_, "page")], "unknown-page", what, advice)
        if correction.date > today:
            what = f"'date: {correction.date}' lies in the future"
            yield Problem(PATH, marks[(id_, "date")], "data-field", what, "write the day on which it was mended")
