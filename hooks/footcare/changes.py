"""When a page's words last changed, and what is news: changes of advice and corrections.

The dates come from the model, never from git or from the clock. A build must come out the same from a shallow clone,
from an archive without history and after a file was merely reformatted; and the reader is shown the same dates.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from footcare.catalogue import Catalogue, Entry
from footcare.citations import without
from footcare.models import Base

PAGE = "corrections.md"  # which lists them all


@dataclass(frozen=True, slots=True)
class News:
    """One entry of the feed. `id` never changes; `src_uri` is the page that it leads to."""

    id: str
    date: datetime.date
    title: str
    text: str
    src_uri: str


def modified(catalogue: Catalogue, entry: Entry[Base]) -> datetime.date:
    """Return the day on which a page's words last changed: checked as a whole, changed in its advice, or corrected."""
    days = [entry.record.reviewed]
    if entry.record.changed:
        days.append(entry.record.changed.date)
    days += [
        correction.date for correction in catalogue.corrections.values() if entry.src_uri in {correction.page, PAGE}
    ]
    return max(days)


def news(catalogue: Catalogue) -> list[News]:
    """Return the changes of advice, newest first, and last the page that lists all corrections."""
    found = sorted(_news(catalogue), key=lambda one: (-one.date.toordinal(), one.id))
    page = catalogue.pages.get(PAGE)
    if page:
        found.append(News("corrections", modified(catalogue, page), page.title, page.record.description, PAGE))
    return found


def _news(catalogue: Catalogue) -> Iterator[News]:
    for id_, correction in catalogue.corrections.items():
        page = catalogue.pages.get(correction.page)
        if page:
            text = f"We said: {correction.said} Right is: {correction.right} How bad: {correction.harm}"
            yield News(f"correction-{id_}", correction.date, f"Corrected: {page.title}", without(text), correction.page)
    for entry in catalogue.pages.values():
        change = entry.record.changed
        if change:
            title = f"Changed advice: {entry.title}"
            yield News(f"{entry.src_uri}-{change.date}", change.date, title, without(change.what), entry.src_uri)


__all__ = ["PAGE", "News", "modified", "news"]
