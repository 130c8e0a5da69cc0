"""What a page has read of the catalogue while it was drawn, and what of it is no longer so.

A page is drawn from a `Watched` catalogue, which looks like any other and notes what is read. Each note is a key:

    ("conditions/gout.md", "title")   a field of one page's record
    (Kind.CONDITION, "title")         that field of any page of a kind
    (Kind.CONDITION, "")              which pages of a kind there are, and in which order
    ("conditions/gout.md",)           whether there is that page
    ("sources", "smith-2020")         one source; ("sources",): any
    ("words",)                        a part of the data
    ("derived", "rows by place", "heel")  one entry of what `Catalogue.once` has made; without the id: all of it

What is derived is kept too. When something differs that it was made from it is made anew and compared, entry by entry:
nearly always most of it is the same, and so is every page that has read no more of it.

`changed` compares two catalogues and returns the keys of all that differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
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


@dataclass(slots=True)
class Derived:
    """What was made of the catalogue, how, and what was read meanwhile."""

    value: Any
    make: Callable[[], Any]
    notes: Keys


class Reading:
    """The catalogue of the moment, who is reading it, and what has been derived from it."""

    def __init__(self) -> None:
        self.catalogue = Catalogue()
        self.notes: Keys | None = None
        self.deriving = False
        self.derived: dict[str, Derived] = {}

    def turn_to(self, catalogue: Catalogue) -> Keys:
        """Read another catalogue from now on; return the keys of all that differs."""
        keys = changed(self.catalogue, catalogue)
        self.catalogue = catalogue
        try:
            for name, derived in [*self.derived.items()] if keys else ():  # in the order in which they were made
                if not derived.notes.isdisjoint(keys):
                    before = derived.value
                    derived.value, derived.notes = self._again(derived)
                    keys |= _of_derived(name, before, derived.value)
        except LookupError:  # it cannot be made again, most often because it is about a page that has gone
            keys |= {key for name, derived in self.derived.items() for key in _all_of(name, derived.value)}
            self.derived = {}
        return keys

    def _again(self, derived: Derived) -> tuple[Any, Keys]:
        if not _anew(derived.make):
            raise LookupError("it holds what was read before")
        return self._made(derived.make)

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
        """Return what `make` makes of the catalogue; whoever reads it notes what of it."""
        if name not in self.derived:
            value, notes = self._made(make)
            if not _anew(make):  # it may hold what was read around it
                notes |= self.notes or set()
            self.derived[name] = Derived(value, make, notes)
        value = self.derived[name].value
        if type(value) is dict:
            return cast("T", DerivedDict(self, name))
        if type(value) is list:
            return cast("T", DerivedList(self, name))
        self.note("derived", name)
        return cast("T", value)

    def _made(self, make: Callable[[], T]) -> tuple[T, Keys]:
        before, self.deriving = self.deriving, True
        try:
            with self.noted() as notes:
                return make(), notes
        finally:
            self.deriving = before


class DerivedDict(Mapping[Any, Any]):
    """A derived dictionary, which notes what is read of it."""

    def __init__(self, reading: Reading, name: str) -> None:
        self.reading, self.name = reading, name

    @property
    def _all(self) -> dict[Any, Any]:
        return cast("dict[Any, Any]", self.reading.derived[self.name].value)

    def __getitem__(self, key: Any) -> Any:
        self.reading.note("derived", self.name, key)
        return self._all[key]

    def __contains__(self, key: Any) -> bool:
        self.reading.note("derived", self.name, key)
        return key in self._all

    def __iter__(self) -> Iterator[Any]:
        self.reading.note("derived", self.name)
        return iter(self._all)

    def __len__(self) -> int:
        self.reading.note("derived", self.name)
        return len(self._all)


class DerivedList(Sequence[Any]):
    """A derived list, which notes that it is read."""

    def __init__(self, reading: Reading, name: str) -> None:
        self.reading, self.name = reading, name

    @property
    def _all(self) -> list[Any]:
        self.reading.note("derived", self.name)
        return cast("list[Any]", self.reading.derived[self.name].value)

    def __getitem__(self, index: Any) -> Any:
        return self._all[index]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def _anew(make: Callable[[], Any]) -> bool:
    """Tell whether a function, called again, makes its thing of the catalogue as it is then.

    It does unless it holds something that was taken out of the catalogue when it was first called.
    """
    about = getattr(make, "__self__", None)
    held = [cell.cell_contents for cell in getattr(make, "__closure__", None) or ()]
    return all(one is None or isinstance(one, (str, *LIVE)) or (callable(one) and _anew(one)) for one in [about, *held])


def _all_of(name: str, value: Any) -> Keys:
    return {("derived", name), *(("derived", name, id_) for id_ in (value if isinstance(value, dict) else ()))}


def _of_derived(name: str, old: Any, new: Any) -> Keys:
    if isinstance(old, dict) and isinstance(new, dict):
        ids = {id_ for id_ in {*old, *new} if id_ not in old or id_ not in new or old[id_] != new[id_]}
        return {("derived", name, id_) for id_ in ids} | (
            {("derived", name)} if ids or list(old) != list(new) else set()
        )
    return {("derived", name)} if old != new else set()


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
    """Pages by a name. It notes for which one somebody asks, or that somebody asks for all.

    `every` is a kind, whose pages are named by their ids, or "pages": all, named by their files.
    """

    def __init__(self, reading: Reading, every: Kind | str) -> None:
        self.reading, self.every = reading, every

    @property
    def names(self) -> Mapping[str, Entry[Base]]:
        """The pages of the catalogue as it is now."""
        catalogue = self.reading.catalogue
        return catalogue.of_kind(self.every) if isinstance(self.every, Kind) else catalogue.pages

    def __getitem__(self, name: str) -> Entry[Base]:
        src_uri = self._src_uri(name)
        if src_uri is None:
            raise KeyError(name)
        return WatchedEntry(self.reading, src_uri)

    def _src_uri(self, name: str) -> str | None:
        entry = self.names.get(name)
        if entry is None or self.reading.deriving:
            self.reading.note(self.every, "")
            return entry.src_uri if entry else None
        self.reading.note(entry.src_uri)
        return entry.src_uri

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
        return cast("dict[str, Entry[Base]]", Pages(self.reading, kind))


def _every_page(reading: Reading, _: str) -> Pages:
    return Pages(reading, "pages")


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


LIVE = (Watched, WatchedEntry, Pages, ById, DerivedDict, DerivedList)  # which look at the catalogue as it is now


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
    same = old is not None and new is not None and old.record == new.record
    names = [
        name
        for name in (() if same else type(record).model_fields)
        if old is None or new is None or _differ(getattr(old.record, name), getattr(new.record, name))
    ]
    names += [ANY] if names else []
    names += [MATTER] if old is None or new is None or _differ(old.matter, new.matter) else []
    return {(about, name) for about in (src_uri, record.kind) for name in names}


def _differ(old: Any, new: Any) -> bool:
    return old is not new and old != new


__all__ = ["Key", "Keys", "Reading", "Watched", "changed"]
