"""The catalogue: every page's record, by id and by kind, with all references between pages resolved.

Made once per build from the text of all pages and data files; after that nobody reads front matter again.
"""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast
from xml.etree.ElementTree import ParseError

from yaml import YAMLError

from footcare import (
    citations,
    corrections,
    foot_map,
    front_matter,
    rulebook,
    runners_words,
    sheets,
    sources,
    triage,
    words,
)
from footcare.addresses import Addresses
from footcare.corrections import Correction
from footcare.foot_map import FootMap
from footcare.front_matter import FrontMatter
from footcare.models import Base, Condition, Exercise, Habit, LookAlike, Place, Remedy, Sheet
from footcare.problems import Problem, Problems, did_you_mean
from footcare.programmes import Claim, Programme, read_claims, read_programmes
from footcare.rulebook import Rulebook
from footcare.rules import model, plain
from footcare.runners_words import RunnersWords
from footcare.sources import Source
from footcare.triage import Triage
from footcare.vocabulary import Kind, kind_of
from footcare.words import Words

R = TypeVar("R", bound=Base, covariant=True)
T = TypeVar("T")

DOCS = "docs"
VOCABULARY = "data/vocabulary.yml"
SOURCES = "data/sources.yml"
ABBREVIATIONS = "data/abbreviations.yml"
PROGRAMMES = "data/programmes.yml"
CLAIMS = "data/claims.yml"
TRIAGE = "data/triage.yml"
SEARCH = "data/search.yml"
CORRECTIONS = "data/corrections.yml"
DRAWING = "assets/drawings/foot.svg"
EXERCISE_DRAWINGS = "assets/drawings/exercises/"


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """One page: where its file is (from `docs/`), its record, and its front matter with line numbers."""

    src_uri: str
    record: R
    matter: FrontMatter

    @property
    def id(self) -> str:
        """The page's id: its file name."""
        return self.src_uri.rpartition("/")[2].removesuffix(".md")

    @property
    def path(self) -> str:
        """The page's file, from the project's root."""
        return f"{DOCS}/{self.src_uri}"

    @property
    def title(self) -> str:
        """The page's title."""
        return self.record.title


@dataclass(frozen=True, slots=True)
class Pair:
    """Two conditions that are easily mistaken for each other, seen from the first."""

    other: Entry[Condition]
    this_sign: str
    other_sign: str


@dataclass(frozen=True)
class Catalogue:
    """All that the guide knows about its pages. What is derived from it is made once, and lives as long as it does."""

    pages: Mapping[str, Entry[Base]] = field(default_factory=dict)
    words: Words = field(default_factory=Words)
    sources: Mapping[str, Source] = field(default_factory=dict)
    source_lines: Mapping[str, int] = field(default_factory=dict)
    foot_map: FootMap = field(default_factory=FootMap)
    drawn_on: Mapping[str, int] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=Addresses)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    triage: Triage = field(default_factory=Triage)
    rulebook: Rulebook = field(default_factory=Rulebook)
    runners_words: RunnersWords = field(default_factory=RunnersWords)
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    derived: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` makes of the catalogue, which is made only once under that name."""
        if name not in self.derived:
            self.derived[name] = make()
        return cast("T", self.derived[name])

    def of_kind(self, kind: Kind) -> dict[str, Entry[Base]]:
        """Return the pages of one kind by id, in the order of their titles (places: in their own order)."""
        return self.once(f"pages {kind}", lambda: self._of_kind(kind))

    def _of_kind(self, kind: Kind) -> dict[str, Entry[Base]]:
        found = [entry for entry in self.pages.values() if entry.record.kind is kind]
        found.sort(key=lambda entry: (getattr(entry.record, "order", 0), entry.title.casefold()))
        return {entry.id: entry for entry in found}

    @property
    def conditions(self) -> dict[str, Entry[Condition]]:
        """All conditions by id, in the order of their titles."""
        return cast("dict[str, Entry[Condition]]", self.of_kind(Kind.CONDITION))

    @property
    def places(self) -> dict[str, Entry[Place]]:
        """All places by id, in their own order."""
        return cast("dict[str, Entry[Place]]", self.of_kind(Kind.PLACE))

    @property
    def remedies(self) -> dict[str, Entry[Remedy]]:
        """All remedies by id."""
        return cast("dict[str, Entry[Remedy]]", self.of_kind(Kind.REMEDY))

    @property
    def habits(self) -> dict[str, Entry[Habit]]:
        """All habits by id."""
        return cast("dict[str, Entry[Habit]]", self.of_kind(Kind.HABIT))

    @property
    def exercises(self) -> dict[str, Entry[Exercise]]:
        """All exercises by id."""
        return cast("dict[str, Entry[Exercise]]", self.of_kind(Kind.EXERCISE))

    @property
    def written(self) -> dict[str, Entry[Base]]:
        """The pages that somebody has written, by their file: all but the sheets."""
        return self.once("written pages", self._written)

    def _written(self) -> dict[str, Entry[Base]]:
        return {src_uri: entry for src_uri, entry in self.pages.items() if not isinstance(entry.record, Sheet)}

    @property
    def sheets(self) -> dict[str, Entry[Sheet]]:
        """The sheets to print that nobody has written, by the condition's id."""
        found = (entry for entry in self.pages.values() if isinstance(entry.record, Sheet))
        return {entry.record.condition: cast("Entry[Sheet]", entry) for entry in found}  # type: ignore[attr-defined]

    def tip(self, id_: str) -> Entry[Base] | None:
        """Return the remedy, habit or exercise with that id."""
        for kind in (Kind.REMEDY, Kind.HABIT, Kind.EXERCISE):
            found = self.of_kind(kind).get(id_)
            if found:
                return found
        return None

    def lacks_source(self, id_: str) -> bool:
        """Tell whether no source has that id; one that could not be read has been told already."""
        return id_ not in self.sources and id_ not in self.source_lines and (SOURCES not in self.unread)

    def look_alikes(self, of: Entry[Condition]) -> tuple[Pair, ...]:
        """Return the conditions that look like `of`, whichever of the two pages the pair is written on."""
        return self.once(f"look-alikes {of.id}", lambda: tuple(self._look_alikes(of)))

    def _look_alikes(self, of: Entry[Condition]) -> Iterator[Pair]:
        conditions = self.conditions
        given: set[str] = set()  # a pair that is written twice is told, and drawn once
        for row in of.record.look_alikes:
            if row.condition in conditions and row.condition not in given:
                given.add(row.condition)
                yield Pair(conditions[row.condition], row.here, row.there)
        for other, row in self.once("look-alikes from elsewhere", self._named_as_look_alikes).get(of.id, ()):
            if other.id not in {of.id, *given}:
                given.add(other.id)
                yield Pair(other, row.there, row.here)

    def _named_as_look_alikes(self) -> dict[str, list[tuple[Entry[Condition], LookAlike]]]:
        """Return for each condition the pairs that are written on the pages of others."""
        found: dict[str, list[tuple[Entry[Condition], LookAlike]]] = {}
        for other in self.conditions.values():
            for row in other.record.look_alikes:
                found.setdefault(row.condition, []).append((other, row))
        return found


def afresh(make: Callable[..., Any], *given: Any) -> Any:
    """Make a thing anew: the memory of those who read the guide once."""
    return make(*given)


def read(
    pages: Mapping[str, str],
    data: Mapping[str, str],
    drawings: Mapping[str, str] | None = None,
    addresses: Addresses | None = None,
    today: datetime.date | None = None,
    *,
    remember: Callable[..., Any] = afresh,
    crosswise: bool = True,
) -> tuple[Catalogue, list[Problem]]:
    """Read the text of all pages (by the path from `docs/`) and data files; return the catalogue and all problems.

    Whoever reads the guide again and again can hand in `remember`: it is called with a function and what that is given,
    and returns what the function returns, or has returned. If not `crosswise`, only what is wrong with each file for
    itself is told.
    """
    problems: list[Problem] = []
    today = today or datetime.date.today()
    entries: dict[str, Entry[Base]] = {}
    for src_uri, text in pages.items():
        made, faults = remember(_entry, src_uri, text, today)
        problems += faults
        if made:
            entries[src_uri] = made
    unread = set(pages) - set(entries)
    entries |= {src_uri: made for src_uri, made in _sheets(entries).items() if src_uri not in pages}
    vocabulary, faults = remember(words.read, data.get(VOCABULARY, ""))
    problems += faults
    unread |= {VOCABULARY} if faults else set()
    registry, source_lines, faults = remember(sources.read, data.get(SOURCES, ""))
    problems += faults
    unread |= {SOURCES} if faults and not source_lines else set()
    drawing, faults = remember(_drawing, data.get(DRAWING))
    problems += faults
    unread |= {DRAWING} if faults else set()
    if any(isinstance(entry.record, Condition) for entry in entries.values()):
        for name, noun, rule, found in (
            (VOCABULARY, "words", "vocabulary", vocabulary.feels),
            (SOURCES, "sources", "source-field", source_lines),
        ):
            if not found and name not in unread:  # else all that names one would be told
                what = f"there are no {noun}: the file is empty, or not there"
                problems.append(Problem(f"{DOCS}/{name}", 1, rule, what, "fetch it from the last commit"))
                unread.add(name)
    programmes, faults = remember(read_programmes, data.get(PROGRAMMES, ""))
    problems += faults
    claims, marks, faults = remember(read_claims, data.get(CLAIMS, ""))
    problems += faults
    problems += _pages_of(claims, marks, pages) if crosswise else []
    cannot_wait, faults = remember(triage.read, data.get(TRIAGE, ""))
    problems += faults
    corrected, corrected_on, faults = remember(corrections.read, data.get(CORRECTIONS, ""))
    problems += faults
    problems += corrections.check(corrected, corrected_on, pages, today) if crosswise else []
    for name in (VOCABULARY, PROGRAMMES, CLAIMS, TRIAGE, CORRECTIONS) if crosswise else ():
        problems += _sources_of(name, data.get(name, ""), registry, source_lines)
    rules, faults = remember(_rules, data.get(rulebook.PATH, ""))
    problems += faults
    abbreviations, faults = remember(_abbreviations, data.get(ABBREVIATIONS, ""))
    problems += faults
    places = [posixpath.basename(src)[:-3] for src, entry in entries.items() if entry.record.kind is Kind.PLACE]
    known = (tuple(ids) for ids in (places, vocabulary.feels, vocabulary.times, vocabulary.signs))
    runners, faults = remember(_runners_words, data.get(SEARCH, ""), *known)
    problems += faults if not problems else []
    catalogue = Catalogue(
        pages=entries,
        words=vocabulary,
        sources=registry,
        source_lines=source_lines,
        foot_map=drawing,
        drawn_on=remember(_lines, data.get(DRAWING, ""), drawing.regions),
        drawings=drawings or {},
        addresses=addresses or Addresses(),
        abbreviations=abbreviations,
        programmes=programmes,
        claims=claims,
        triage=cannot_wait,
        unread=frozenset(unread),
        rulebook=rules,
        runners_words=runners,
        corrections=corrected,
    )
    problems += check(catalogue, complete=not problems) if crosswise else []
    return catalogue, problems


def _entry(src_uri: str, text: str, today: datetime.date) -> tuple[Entry[Base] | None, list[Problem]]:
    """Read one page."""
    path = f"{DOCS}/{src_uri}"
    matter = front_matter.read(path, text)
    if matter.problems:
        return None, [*matter.problems]
    found, faults = front_matter.record(path, kind_of(src_uri), matter)
    problems = [*faults]
    if not found:
        told = {fault.line for fault in faults}
        left = plain.unfinished(path, matter.data, matter.body, matter.body_line, matter.line)
        return None, problems + [problem for problem in left if problem.line not in told]
    if found.reviewed > today:
        what = f"'reviewed: {found.reviewed}' lies in the future"
        line = matter.line("reviewed")
        problems.append(Problem(path, line, "reviewed-in-future", what, "write the day of the review"))
    if found.changed and found.changed.date > today:
        what = f"'changed.date: {found.changed.date}' lies in the future"
        line = matter.line("changed", "date")
        problems.append(Problem(path, line, "changed-in-future", what, "write the day of the change"))
    return Entry(src_uri, found, matter), problems


def _runners_words(text: str, *known: tuple[str, ...]) -> tuple[RunnersWords, list[Problem]]:
    return runners_words.read(text, dict(zip(runners_words.GROUPS, known, strict=True)))


def _abbreviations(text: str) -> tuple[dict[str, str], list[Problem]]:
    """Read what abbreviations stand for."""
    path = f"{DOCS}/{ABBREVIATIONS}"
    data, marks, problems = front_matter.parse(path, text)
    for short, long in data.items():
        if not short.strip() or not isinstance(long, str) or not long.strip():
            what = f"'{short}' stands for nothing that is text"
            problems.append(Problem(path, marks[(short,)], "data-field", what, "write 'GP: general practitioner'"))
    return {short: long for short, long in data.items() if short.strip() and isinstance(long, str)}, problems


def _sheets(entries: Mapping[str, Entry[Base]]) -> dict[str, Entry[Base]]:
    """Return the sheets to print, which are pages that nobody writes."""
    conditions = {entry.id: entry.record for entry in entries.values() if isinstance(entry.record, Condition)}
    exercises = {entry.id: entry.record for entry in entries.values() if isinstance(entry.record, Exercise)}
    made = sheets.sheets(conditions, exercises)
    return {src_uri: Entry(src_uri, record, FrontMatter(body=sheets.BODY)) for src_uri, record in made}


def _rules(text: str) -> tuple[Rulebook, list[Problem]]:
    try:
        return rulebook.read(text), []
    except (YAMLError, ValueError, TypeError):
        return Rulebook(), rulebook.faults(text)


def _drawing(text: str | None) -> tuple[FootMap, list[Problem]]:
    if text is None:
        return FootMap(), []
    try:
        return foot_map.read(text), []
    except (ParseError, KeyError, ValueError) as error:
        line, what = 1, str(error)
        if isinstance(error, ParseError):
            line = error.position[0]
        elif isinstance(error, ValueError):
            what, box = error.args
            line = text.partition(f'"{box}"')[0].count("\n") + 1 if f'"{box}"' in text else 1
        return FootMap(), [
            Problem(foot_map.PATH, line, "drawing", f"the drawing cannot be read: {what}", "save it as plain SVG")
        ]


def _lines(text: str, regions: Iterable[str]) -> dict[str, int]:
    """Return the line of the drawing on which each region stands."""
    lines = text.split("\n")
    return {region: next((n for n, line in enumerate(lines, 1) if f'id="{region}"' in line), 1) for region in regions}


def _pages_of(claims: Mapping[str, Claim], marks: Mapping[Any, int], pages: Iterable[str]) -> Problems:
    """Every claim names a page that tells more."""
    for id_, claim in claims.items():
        if claim.page not in pages:
            advice = did_you_mean(claim.page, pages, "write the path of a page from docs/")
            what = f"there is no page '{claim.page}'"
            yield Problem(f"{DOCS}/{CLAIMS}", marks[(id_, "page")], "unknown-page", what, advice)


def _sources_of(name: str, text: str, registry: Mapping[str, Source], lines: Mapping[str, int]) -> Problems:
    """Every source that a data file names or cites is in the registry."""
    data, marks, _ = front_matter.parse(f"{DOCS}/{name}", text)
    values = plain.values(data)
    yield from plain.entries(f"{DOCS}/{name}", values, lambda *way: marks[way])
    for way, id_ in _cited(values):
        if id_ not in lines and lines:
            advice = did_you_mean(id_, registry, f"add it to {sources.PATH}")
            yield Problem(f"{DOCS}/{name}", marks[way], "unknown-source", f"there is no source '{id_}'", advice)


def check(catalogue: Catalogue, *, complete: bool) -> Problems:
    """Every reference from one page to another, to the vocabulary and to the sources leads somewhere.

    `complete` tells whether every page could be read; what hangs on the whole is judged only then.
    """
    at = getattr(catalogue.source_lines, "at", lambda id_, *_: catalogue.source_lines[id_])
    yield from plain.entries(f"{DOCS}/{SOURCES}", [*_words_of(catalogue.sources)], at)
    for entry in catalogue.conditions.values():
        yield from _condition(catalogue, entry)
    for exercise in catalogue.exercises.values():
        yield from _picture(catalogue, exercise)
    for tip in (*catalogue.remedies.values(), *catalogue.habits.values()):
        for n, id_ in enumerate(tip.record.exercises):
            yield from _known(catalogue, tip, ("exercises", n), id_, catalogue.exercises, "exercise", "exercises")
    for entry_ in catalogue.pages.values():
        values = plain.values(entry_.matter.data)
        for way, id_ in _cited(values):
            yield from _source(catalogue, entry_, way, id_)
        yield from plain.entries(entry_.path, values, entry_.matter.line)
        if isinstance(entry_.record, Place):
            for n, id_ in enumerate(entry_.record.near):
                yield from _known(catalogue, entry_, ("near", n), id_, catalogue.places, "place", "symptoms")
        yield from model.page(entry_)
    yield from model.places(catalogue.places)
    yield from model.tips([*catalogue.remedies.values(), *catalogue.habits.values(), *catalogue.exercises.values()])
    if complete:
        named = {id_ for group in words.GROUPS for id_ in getattr(catalogue.words, group)}
        yield from triage.check(catalogue.triage, named, catalogue.places, catalogue.conditions)
    regions = list(_regions(catalogue))
    yield from regions
    yield from _shared(catalogue, "title")
    yield from _shared(catalogue, "description")
    if complete and not any(problem.rule == "unknown-region" for problem in regions):
        yield from _unreached(catalogue)


def _words_of(registry: Mapping[str, Source]) -> Iterator[tuple[plain.Way, str]]:
    """Yield the texts of the sources that readers see, each with the way to it."""
    for id_, source in registry.items():
        yield (id_, "title"), source.title
        for name, text in (("container-title", source.container_title), ("publisher", source.publisher)):
            if text:
                yield (id_, name), text


def _cited(values: Iterable[tuple[plain.Way, str | list[Any]]]) -> Iterator[tuple[plain.Way, str]]:
    """Yield the sources that the values of front matter, or of a data file, name or cite, each with the way to it."""
    for way, value in values:
        if isinstance(value, str):
            if "[@" in value:
                yield from ((way, id_) for id_ in citations.cited_in(value))
        elif way[-1:] == ("sources",):
            yield from (((*way, number), item) for number, item in enumerate(value) if isinstance(item, str))


def _condition(catalogue: Catalogue, entry: Entry[Condition]) -> Problems:
    record = entry.record
    for n, row in enumerate(record.symptoms):
        if row in record.symptoms[:n]:
            what = f"the same row for '{row.place}' stands here twice"
            yield Problem(entry.path, entry.matter.line("symptoms", n), "listed-twice", what, "take one of the two out")
        yield from _known(catalogue, entry, ("symptoms", n, "place"), row.place, catalogue.places, "place", "symptoms")
        for name, ids, known in (
            ("feel", row.feel, catalogue.words.feels),
            ("when", row.when, catalogue.words.times),
            ("signs", row.signs, catalogue.words.signs),
        ):
            for m, id_ in enumerate(ids):
                if id_ not in known and VOCABULARY not in catalogue.unread:
                    advice = did_you_mean(id_, known, "choose one from docs/data/vocabulary.yml, or add it there")
                    what = f"'{id_}' is no word for '{name}'"
                    yield Problem(entry.path, entry.matter.line("symptoms", n, name, m), "unknown-word", what, advice)
    for name, noun, pages in (
        ("exercises", "exercise", catalogue.exercises),
        ("relief", "remedy", catalogue.remedies),
        ("prevention", "habit", catalogue.habits),
    ):
        for n, id_ in enumerate(getattr(record, name)):
            yield from _known(catalogue, entry, (name, n), id_, pages, noun, name)
    for n, help_ in enumerate(record.helps):
        folders = ("relief", "prevention", "exercises")
        unread = any(f"{folder}/{help_.page}.md" in catalogue.unread for folder in folders)
        if help_.page and not unread and not catalogue.tip(help_.page):
            tips = [*catalogue.remedies, *catalogue.habits, *catalogue.exercises]
            advice = did_you_mean(help_.page, tips, "use the file name of a page in relief, prevention or exercises")
            line = entry.matter.line("helps", n, "page")
            yield Problem(entry.path, line, "unknown-page", f"there is no tip '{help_.page}'", advice)
    for n, pair in enumerate(record.look_alikes):
        yield from _look_alike(catalogue, entry, n, pair)


def _look_alike(catalogue: Catalogue, entry: Entry[Condition], n: int, pair: LookAlike) -> Problems:
    way = ("look_alikes", n, "condition")
    yield from _known(catalogue, entry, way, pair.condition, catalogue.conditions, "condition", "conditions")
    if pair.condition == entry.id:
        what = f"'{pair.condition}' is named as its own look-alike"
        yield Problem(entry.path, entry.matter.line(*way), "look-alike", what, "name another condition")
    if pair.here.casefold() == pair.there.casefold():
        what = "'here' and 'there' say the same, and tell nothing apart"
        line = entry.matter.line("look_alikes", n, "there")
        yield Problem(entry.path, line, "look-alike", what, "say what points to the one, and what to the other")
    if pair.condition in [row.condition for row in entry.record.look_alikes[:n]]:
        what = f"the look-alike '{pair.condition}' stands here twice"
        yield Problem(entry.path, entry.matter.line(*way), "look-alike", what, "keep one of the two")
    other = catalogue.conditions.get(pair.condition)
    if other and other.id < entry.id and any(row.condition == entry.id for row in other.record.look_alikes):
        what = f"this pair is already written in {other.path}"
        advice = "keep it on one of the two pages; it is drawn on both"
        yield Problem(entry.path, entry.matter.line(*way), "look-alike", what, advice)


def _known(
    catalogue: Catalogue,
    entry: Entry[Base],
    way: tuple[str | int, ...],
    id_: str,
    known: Iterable[str],
    noun: str,
    folder: str,
) -> Problems:
    if id_ not in known and f"{folder}/{id_}.md" not in catalogue.unread:
        advice = did_you_mean(id_, known, f"use the file name of a page in docs/{folder}/")
        yield Problem(entry.path, entry.matter.line(*way), f"unknown-{noun}", f"there is no {noun} '{id_}'", advice)


def _source(catalogue: Catalogue, entry: Entry[Base], way: tuple[str | int, ...], id_: str) -> Problems:
    if catalogue.lacks_source(id_):
        advice = did_you_mean(id_, catalogue.sources, f"add it to {sources.PATH}")
        line = entry.matter.line(*way)
        yield Problem(entry.path, line, "unknown-source", f"there is no source '{id_}'", advice)


def _picture(catalogue: Catalogue, entry: Entry[Exercise]) -> Problems:
    if entry.record.picture not in catalogue.drawings:
        advice = did_you_mean(entry.record.picture, catalogue.drawings, f"draw it as docs/{EXERCISE_DRAWINGS}*.svg")
        what = f"there is no drawing '{entry.record.picture}.svg'"
        yield Problem(entry.path, entry.matter.line("picture"), "unknown-drawing", what, advice)


def _regions(catalogue: Catalogue) -> Problems:
    """Every region of the foot map belongs to exactly one place."""
    taken: dict[str, str] = {}
    known = catalogue.foot_map.regions
    orders: dict[int, str] = {}
    for entry in catalogue.places.values():
        order = entry.record.order
        if order in orders:
            what = f"'order: {order}' is also that of {orders[order]}"
            yield Problem(entry.path, entry.matter.line("order"), "front-matter-value", what, "give it another")
        orders.setdefault(order, entry.path)
        for n, region in enumerate(entry.record.regions):
            if DRAWING in catalogue.unread:
                return
            if region not in known:
                advice = did_you_mean(region, known, f"use an id from {foot_map.PATH}")
                yield Problem(
                    entry.path,
                    entry.matter.line("regions", n),
                    "unknown-region",
                    f"the foot map has no region '{region}'",
                    advice,
                )
            elif taken.get(region, entry.path) != entry.path:  # twice in one list is told as such
                what = f"the region '{region}' already belongs to {taken[region]}"
                yield Problem(
                    entry.path, entry.matter.line("regions", n), "region-taken", what, "give each region to one place"
                )
            taken.setdefault(region, entry.path)


def _shared(catalogue: Catalogue, name: str) -> Problems:
    """No two pages have the same title or description: search engines and readers tell pages apart by them."""
    first: dict[str, Entry[Base]] = {}
    for entry in catalogue.pages.values():
        value = getattr(entry.record, name).casefold()
        if value in first:
            what = f"the {name} is the same as in {first[value].path}"
            yield Problem(entry.path, entry.matter.line(name), f"shared-{name}", what, f"give each page its own {name}")
        first.setdefault(value, entry)


def _unreached(catalogue: Catalogue) -> Problems:
    """Every region of the foot map leads to a place."""
    given = {region for entry in catalogue.places.values() for region in entry.record.regions}
    if catalogue.places:
        for region in sorted(catalogue.foot_map.regions - given):
            what = f"the region '{region}' of the foot map leads nowhere"
            advice = "name it under 'regions' in the front matter of a place"
            yield Problem(foot_map.PATH, catalogue.drawn_on.get(region, 1), "region-unused", what, advice)
