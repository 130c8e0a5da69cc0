"""What a page has read of the catalogue while it was drawn, and what of it is no longer so.

A page is drawn from a `Watched` catalogue, which looks like any other and notes what is read. Each note is a key:

    ("conditions/gout.md", "title")   a field of one page's record
    (Kind.CONDITION, "title")         that field of any page of a kind
    (Kind.CONDITION, "")              which pages of a kind there are, and in which order
    ("conditions/gout.md",)           whether there is that page
    ("sources", "smith-2020")         one source; ("sources",): any
    ("words",)                        a part of the data

`changed` compares two catalogues and returns the keys of all that differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from footcare.catalogue import Catalogue, Entry
from footcare.front_matter import FrontMatter
from footcare.models import Base
from footcare.vocabulary import Kind

T = TypeVar("T")
Key = tuple[Any, ...]
Keys = set[Key]

ANY = "*"  # all of a record at once
MATTER = "---"  # the front matter as it is written
BY_ID = ("sources", "source_lines", "drawings")
WHOLE = (
    "words", "foot_map", "drawn_on", "abbreviations", "programmes", "claims", "triage", "rulebook", "runners_words",
    "corrections", "unread",
)  # fmt: skip


class Reading:
    """The catalogue of the moment, who is reading it, and what has been derived from it."""

    def __init__(self) -> None:
        self.catalogue = Catalogue()
        self.notes: Keys | None = None
        self.deriving = False
        self.derived: dict[str, tuple[Any, Keys]] = {}
        self.pages: dict[Any, Pages] = {}

    def turn_to(self, catalogue: Catalogue) -> None:
        """Read another catalogue from now on; what was derived from the last one is forgotten."""
        self.catalogue = catalogue
        self.derived, self.pages = {}, {}

    def note(self, *key: Any) -> None:
        """Note that somebody reads something."""
        if self.notes is not None:
            self.notes.add(key)

    @contextmanager
    def noted(self) -> Iterator[Keys]:
        """Note all that is read inside; what stands around it does not note the same."""
        before, self.notes = self.notes, set()
        try:
            yield self.notes
        finally:
            self.notes = before

    def derive(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` makes of the catalogue; whoever asks for it has read what it was made from."""
        if name not in self.derived:
            before, self.deriving = self.deriving, True
            try:
                with self.noted() as notes:
                    made = make()
            finally:
                self.deriving = before
            self.derived[name] = made, notes
        made, notes = self.derived[name]
        if self.notes is not None:
            self.notes |= notes
        return cast("T", made)


class Record:
    """A page's record, which notes each field that is read."""

    __slots__ = ("_reading", "_src_uri")

    def __init__(self, reading: Reading, src_uri: str) -> None:
        self._reading, self._src_uri = reading, src_uri

    @property
    def __class__(self) -> Any:  # so that it passes for what it stands for
        return type(self._reading.catalogue.pages[self._src_uri].record)

    @__class__.setter
    def __class__(self, value: Any) -> None:
        raise TypeError("a record stays what it is")

    def __getattr__(self, name: str) -> Any:
        reading, record = self._reading, self._reading.catalogue.pages[self._src_uri].record
        field = name if name in type(record).model_fields else ANY
        reading.note(record.kind if reading.deriving else self._src_uri, field)
        return getattr(record, name)

    def __eq__(self, other: object) -> bool:
        return type(other) is Record and other._src_uri == self._src_uri

    def __hash__(self) -> int:
        return hash(self._src_uri)


class WatchedEntry(Entry[Base]):
    """A page of a watched catalogue."""

    __slots__ = ("reading",)
    reading: Reading

    def __init__(self, reading: Reading, src_uri: str) -> None:
        object.__setattr__(self, "reading", reading)
        object.__setattr__(self, "src_uri", src_uri)

    @property
    def record(self) -> Base:
        """Its record, which notes what is read."""
        return cast("Base", Record(self.reading, self.src_uri))

    @property
    def matter(self) -> FrontMatter:
        """Its front matter as it is written."""
        entry = self.reading.catalogue.pages[self.src_uri]
        self.reading.note(entry.record.kind if self.reading.deriving else self.src_uri, MATTER)
        return entry.matter

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WatchedEntry) and other.src_uri == self.src_uri

    def __hash__(self) -> int:
        return hash(self.src_uri)


class Pages(Mapping[str, Entry[Base]]):
    """Pages by a name. It notes for which one somebody asks, or that somebody asks for all: then `every` is noted."""

    def __init__(self, reading: Reading, names: Mapping[str, str], every: Any) -> None:
        self.reading, self.names, self.every = reading, names, every

    def __getitem__(self, name: str) -> Entry[Base]:
        src_uri = self._src_uri(name)
        if src_uri is None:
            raise KeyError(name)
        return WatchedEntry(self.reading, src_uri)

    def _src_uri(self, name: str) -> str | None:
        src_uri = self.names.get(name)
        if src_uri is None or self.reading.deriving:
            self.reading.note(self.every, "")
        else:
            self.reading.note(src_uri)
        return src_uri

    def __contains__(self, name: object) -> bool:
        return self._src_uri(cast("str", name)) is not None

    def __iter__(self) -> Iterator[str]:
        self.reading.note(self.every, "")
        return iter(self.names)

    def __len__(self) -> int:
        self.reading.note(self.every, "")
        return len(self.names)


class ById(Mapping[str, Any]):
    """A part of the data that notes which of its entries are read."""

    def __init__(self, reading: Reading, part: str) -> None:
        self.reading, self.part = reading, part

    @property
    def _all(self) -> Mapping[str, Any]:
        return cast("Mapping[str, Any]", getattr(self.reading.catalogue, self.part))

    def __getitem__(self, id_: str) -> Any:
        self.reading.note(self.part, id_)
        return self._all[id_]

    def __contains__(self, id_: object) -> bool:
        self.reading.note(self.part, id_)
        return id_ in self._all

    def __iter__(self) -> Iterator[str]:
        self.reading.note(self.part)
        return iter(self._all)

    def __len__(self) -> int:
        self.reading.note(self.part)
        return len(self._all)


class Watched(Catalogue):
    """The catalogue that `reading` has open, which notes what is read of it."""

    reading: Reading

    def __init__(self, reading: Reading) -> None:
        object.__setattr__(self, "reading", reading)

    def __getattribute__(self, name: str) -> Any:
        if name in PARTS:
            return PARTS[name](object.__getattribute__(self, "reading"), name)
        return object.__getattribute__(self, name)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` makes of the catalogue."""
        return self.reading.derive(name, make)

    def of_kind(self, kind: Kind) -> dict[str, Entry[Base]]:
        """Return the pages of one kind by id."""
        pages, found = self.reading.pages, self.reading.catalogue.of_kind(kind)
        if kind not in pages:
            pages[kind] = Pages(self.reading, {id_: entry.src_uri for id_, entry in found.items()}, kind)
        return cast("dict[str, Entry[Base]]", pages[kind])


def _every_page(reading: Reading, _: str) -> Pages:
    if "pages" not in reading.pages:
        reading.pages["pages"] = Pages(reading, {src_uri: src_uri for src_uri in reading.catalogue.pages}, "pages")
    return reading.pages["pages"]


def _whole(reading: Reading, name: str) -> Any:
    reading.note(name)
    return getattr(reading.catalogue, name)


def _plain(reading: Reading, name: str) -> Any:
    return getattr(reading.catalogue, name)


PARTS: Mapping[str, Callable[[Reading, str], Any]] = {
    "pages": _every_page,
    **dict.fromkeys(BY_ID, ById),
    **dict.fromkeys(WHOLE, _whole),
    "addresses": _plain,  # which come from the settings
}


def changed(old: Catalogue, new: Catalogue) -> Keys:
    """Return the keys of all that differs between two catalogues."""
    keys: Keys = {(name,) for name in WHOLE if _differ(getattr(old, name), getattr(new, name))}
    for name in BY_ID:
        keys |= _of_data(name, getattr(old, name), getattr(new, name))
    if list(old.pages) != list(new.pages):
        keys.add(("pages", ""))
    for kind in Kind:
        if list(old.of_kind(kind)) != list(new.of_kind(kind)):
            keys.add((kind, ""))
    for src_uri in {*old.pages, *new.pages}:
        before, after = old.pages.get(src_uri), new.pages.get(src_uri)
        if before is after:
            continue
        if before is None or after is None:
            keys.add((src_uri,))
        keys |= _of_page(src_uri, before, after)
    return keys


def _of_data(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Keys:
    if not _differ(old, new):
        return set()
    ids = {id_ for id_ in {*old, *new} if id_ not in old or id_ not in new or _differ(old[id_], new[id_])}
    return {(name, id_) for id_ in ids} | {(name,)}


def _of_page(src_uri: str, old: Entry[Base] | None, new: Entry[Base] | None) -> Keys:
    """Return the keys of the fields that differ; all of them where a page came or went."""
    record = (old or new).record  # type: ignore[union-attr]
    names = [
        name
        for name in type(record).model_fields
        if old is None or new is None or _differ(getattr(old.record, name), getattr(new.record, name))
    ]
    names += [ANY] if names else []
    return {(about, name) for about in (src_uri, record.kind) for name in [*names, MATTER]}


def _differ(old: Any, new: Any) -> bool:
    return old is not new and old != new


__all__ = ["Key", "Keys", "Reading", "Watched", "changed"]
