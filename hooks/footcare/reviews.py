"""When a page is due for its next review: a year after the last one, or as soon as a source of it has changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from footcare.catalogue import Entry
from footcare.models import Base

Registry = Mapping[str, Any]  # the sources by id, each with its fields as they are written

# Where a source is found says nothing of what it says: a new address is no reason to read it again.
WHERE = ("URL", "DOI")
IN_FULL = ("issued", "genre", "type")  # short enough to be told


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """What has changed of a source since a page that rests on it was reviewed."""

    source: str
    what: str

    def __str__(self) -> str:
        return f"{self.source}: {self.what}"


@dataclass(frozen=True, slots=True)
class Review:
    """A page, the day of its last review, the day of the next one at the latest, and what has changed since."""

    path: str
    title: str
    reviewed: datetime.date
    due: datetime.date
    changes: tuple[Change, ...] = ()

    def is_due(self, day: datetime.date) -> bool:
        """Tell whether it is time."""
        return bool(self.changes) or self.due <= day


def due(reviewed: datetime.date) -> datetime.date:
    """Return the day a year later; after 29 February, 1 March."""
    try:
        return reviewed.replace(year=reviewed.year + 1)
    except ValueError:
        return datetime.date(reviewed.year + 1, 3, 1)


def reviews(
    entries: Iterable[Entry[Base]],
    rests_on: Mapping[str, Iterable[str]],
    now: Registry,
    on: Callable[[datetime.date], Registry | None],
    day: datetime.date,
) -> list[Review]:
    """Return every page with its next review, the soonest first.

    `rests_on` has the sources of each page by `src_uri`; `on` gives the registry as it was at the end of a day, or None
    where nobody knows. A page whose sources have changed is due at once, `day`.
    """
    found = [
        Review(
            entry.path,
            entry.title,
            entry.record.reviewed,
            due(entry.record.reviewed),
            tuple(changes(rests_on.get(entry.src_uri, ()), on(entry.record.reviewed), now)),
        )
        for entry in entries
    ]
    return sorted(found, key=lambda one: (min(one.due, day) if one.changes else one.due, one.reviewed, one.path))


def changes(ids: Iterable[str], before: Registry | None, now: Registry) -> Iterator[Change]:
    """Yield what differs between two states of the registry, of these sources alone."""
    if before is None:
        return
    for id_ in sorted(ids):
        if id_ not in now:
            continue
        if id_ not in before:
            yield Change(id_, "new since then")
            continue
        old, new = (_what_it_says(registry[id_]) for registry in (before, now))
        differing = [field for field in {**old, **new} if old.get(field) != new.get(field)]
        if differing:
            yield Change(id_, ", ".join(_told(field, old.get(field), new.get(field)) for field in differing))


def _what_it_says(entry: Any) -> dict[str, Any]:
    return {field: value for field, value in entry.items() if field not in WHERE} if isinstance(entry, dict) else {}


def _told(field: str, old: Any, new: Any) -> str:
    return f"{field} {old or 'none'} → {new or 'none'}" if field in IN_FULL else f"another {field}"
