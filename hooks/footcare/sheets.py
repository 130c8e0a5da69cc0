"""Sheets to print and take along: a page per condition that has exercises, made from the records and written nowhere.

A sheet is a page like any other, with an address of its own: it works offline, without JavaScript and from a link in a
message, and the guard looks at it. Its doses are those of the exercises' own pages, so the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from footcare.models import Condition, Exercise, Sheet
from footcare.vocabulary import in_sentence

FOLDER = "sheets"
BODY = "{{ exercise_sheet() }}\n"


def source_of(condition: str) -> str:
    """Return the path from `docs/` that the sheet of a condition would have, if it were written."""
    return f"{FOLDER}/{condition}.md"


def sheets(conditions: Mapping[str, Condition], exercises: Mapping[str, Exercise]) -> Iterator[tuple[str, Sheet]]:
    """Yield the path and the record of a sheet for each condition that has exercises, in the order of `conditions`."""
    for id_, condition in conditions.items():
        found = [exercises[name] for name in condition.exercises if name in exercises]
        if found:
            yield source_of(id_), _sheet(id_, condition, found)


def _sheet(id_: str, condition: Condition, found: list[Exercise]) -> Sheet:
    """Return the record of one sheet: it was reviewed when the oldest of the pages was that it is made from."""
    what = "The exercise" if len(found) == 1 else f"The {len(found)} exercises"
    name = in_sentence(condition.title)
    return Sheet(
        title=f"Exercise sheet: {name}",
        description=f"{what} for {name} to print: pictures, doses, when to stop, and a log of 4 weeks.",
        reviewed=min(page.reviewed for page in (condition, *found)),
        condition=id_,
        wide=True,
        menu=False,
    )


__all__ = ["BODY", "FOLDER", "sheets", "source_of"]
