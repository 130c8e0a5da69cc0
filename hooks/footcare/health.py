"""The health of the guide in seven parts, each a picture and a table: for its own page, and for `scripts/report`.

It needs all pages, so a page's macro leaves a mark, and the pictures are drawn when the last page has its HTML.
"""

from __future__ import annotations

import datetime
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, TypeAlias
from urllib.parse import urldefrag

import jinja2

from footcare import citations, readability, reviews, silences
from footcare.catalogue import DOCS, Catalogue, Entry
from footcare.models import Base, Condition
from footcare.rules.built import resolve
from footcare.sources import GENRES
from footcare.vocabulary import EVIDENCE, Evidence, Fit, Kind

PARTS = ("places", "sources", "reviews", "evidence", "links", "reading", "silences")
MARK = re.compile(r'<div data-health="([a-z]+)"></div>')  # our own mark, left by `macros`
HREF = re.compile(r'<a\s[^>]*?href="([^"#]+)')  # in pages that we have printed ourselves
FOR_AUTHORS = "contribute/"
LISTS = ("search.md",)  # and every index.md: who lists all pages recommends none
LONGEST = 29  # letters beside a picture
MONTHS = 12  # a time line shows no less
MOST = 200  # rows of a table or picture on the page
READABLE = 7  # the grade of a US school that no page should be above
KINDS = {
    Kind.CONDITION: "Conditions",
    Kind.PLACE: "Places",
    Kind.REMEDY: "Remedies",
    Kind.HABIT: "Habits",
    Kind.EXERCISE: "Exercises",
    Kind.PAGE: "Other pages",
}
FEW = (
    (0, 0, "no page"),
    (1, 1, "1 page"),
    (2, 2, "2 pages"),
    (3, 5, "3 to 5 pages"),
    (6, 10, "6 to 10 pages"),
    (11, 10**6, "11 pages or more"),
)

Cell: TypeAlias = "str | int | float | Entry[Base] | tuple[Entry[Base], ...]"


@dataclass(frozen=True, slots=True)
class Grid:
    """A heat map: in every row some marks, each with the number of its column, from 0, and the id of a label."""

    form: ClassVar[str] = "grid"
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]
    keys: tuple[tuple[str, str], ...]

    def first(self, most: int) -> Grid:
        """Return no more than its first rows."""
        return replace(self, rows=self.rows[:most])


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars: in every row one number for each key."""

    form: ClassVar[str] = "bars"
    keys: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    def first(self, most: int) -> Bars:
        """Return no more than its first rows."""
        return replace(self, rows=self.rows[:most])

    @property
    def most(self) -> int:
        """The length of the longest bar."""
        return max((sum(numbers) for _, numbers in self.rows), default=0) or 1


@dataclass(frozen=True, slots=True)
class Months:
    """A time line: the first day of every month, and a number."""

    form: ClassVar[str] = "months"
    rows: tuple[tuple[datetime.date, int], ...]

    @property
    def most(self) -> int:
        """The highest column."""
        return max((number for _, number in self.rows), default=0) or 1


@dataclass(frozen=True, slots=True)
class Dots:
    """A dot for every value between two whole numbers, row by row, and a line at one of them."""

    form: ClassVar[str] = "dots"
    low: int
    high: int
    line: int
    rows: tuple[tuple[str, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part: what it shows in a few words and in a sentence, its picture, and all its numbers as a table."""

    id: str
    title: str
    says: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    picture: Grid | Bars | Months | Dots | None = None


def health(
    catalogue: Catalogue, pages: Mapping[str, str], prose: Mapping[str, str], texts: Mapping[str, str]
) -> dict[str, Part]:
    """Return all parts by id.

    `pages` has the HTML of every page by its source, `prose` the same before anything is drawn into it, and `texts`
    every file that may hold a silence, by its path.
    """
    return {
        "places": places(catalogue),
        "sources": sources(catalogue, pages),
        "reviews": due(catalogue),
        "evidence": evidence(catalogue),
        "links": links(catalogue, pages),
        "reading": grades(catalogue, prose),
        "silences": silenced(texts),
    }


def drawn(
    html: str, parts: Callable[[], Mapping[str, Part]], href: Callable[[Entry[Base]], str], macros: jinja2.Environment
) -> str:
    """Put the pictures and tables in the place of a page's marks. `parts` is asked only if there are any."""
    if "data-health" not in html:
        return html
    found = parts()
    part = macros.get_template("health.jinja").make_module({"href": href}).part  # type: ignore[attr-defined]
    return MARK.sub(lambda mark: str(part(shown(found[mark[1]]))) if mark[1] in found else "", html)


def shown(part: Part) -> Part:
    """Return a part as a page shows it: what is longer than anybody reads is cut, and where the rest is is said."""
    rows, picture = part.rows[:MOST], part.picture
    if isinstance(picture, Grid | Bars):
        picture = picture.first(MOST)
    more = f" Here are the first {MOST} of {len(part.rows):,}: scripts/report has all."
    return replace(part, rows=rows, picture=picture, says=part.says + more * (len(part.rows) > MOST))


def places(catalogue: Catalogue) -> Part:
    """Which condition shows at which place."""
    used = {row.place for entry in catalogue.conditions.values() for row in entry.record.symptoms}
    columns = {id_: entry for id_, entry in catalogue.places.items() if id_ in used}
    at, number = list(columns.values()), {id_: n for n, id_ in enumerate(columns)}
    picture: list[tuple[str, tuple[tuple[int, str], ...]]] = []
    rows: list[tuple[Cell, ...]] = []
    for entry in catalogue.conditions.values():
        fits = sorted((number[id_], fit) for id_, fit in _fits(entry.record).items() if id_ in number)
        picture.append((short(entry.title), tuple(fits)))
        rows.append((entry, *(tuple(at[n] for n, found in fits if found == fit) for fit in Fit)))
    count = Counter(fit for _, marks in picture for _, fit in marks)
    return Part(
        "places",
        "Which condition shows where",
        f"{len(picture)} conditions at {len(columns)} places: {count[Fit.TYPICAL]} times it is typical, "
        f"{count[Fit.POSSIBLE]} times possible.",
        ("Condition", "Typical at", "Possible at"),
        tuple(rows),
        Grid(
            tuple(at.record.name for at in columns.values()),
            tuple(picture),
            ((Fit.TYPICAL, "typical"), (Fit.POSSIBLE, "possible")),
        ),
    )


def _fits(record: Condition) -> dict[str, str]:
    """Return the best fit of a condition at each of its places."""
    found: dict[str, str] = {}
    for row in record.symptoms:
        if found.get(row.place) != Fit.TYPICAL:
            found[row.place] = row.fit
    return found


def sources(catalogue: Catalogue, pages: Mapping[str, str]) -> Part:
    """What the conditions rest on."""
    counts = []
    for entry in catalogue.conditions.values():
        ids = citations.listed(pages.get(entry.src_uri, ""))
        counts.append((entry, Counter(catalogue.sources[id_].genre for id_ in ids if id_ in catalogue.sources)))
    counts.sort(key=lambda row: (-row[1].total(), row[0].title))
    middle = statistics.median(count.total() for _, count in counts) if counts else 0
    return Part(
        "sources",
        "How many sources a condition rests on, and of which kind",
        f"The condition in the middle rests on {middle:g} sources.",
        ("Condition", "Sources", "Of which kind"),
        tuple(
            (entry, count.total(), _listed((GENRES[genre], count[genre]) for genre in GENRES))
            for entry, count in counts
        ),
        Bars(
            tuple((genre.value, words) for genre, words in GENRES.items()),
            tuple((short(entry.title), tuple(count[genre] for genre in GENRES)) for entry, count in counts),
        ),
    )


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    """Say how many of each there are: 'guideline 2, trial 1'."""
    return ", ".join(f"{words} {count}" for words, count in counts if count)


def due(catalogue: Catalogue) -> Part:
    """When pages are due for a review. No day of today: the same guide comes out the same on any day."""
    months: dict[datetime.date, Counter[Kind]] = {}
    for entry in catalogue.written.values():
        month = reviews.due(entry.record.reviewed).replace(day=1)
        months.setdefault(month, Counter())[entry.record.kind] += 1
    line = tuple((month, months.get(month, Counter()).total()) for month in _months(months))
    first = f"The first are due in {min(months):%B %Y}." if months else "There are no pages."
    return Part(
        "reviews",
        "When pages are due for a review",
        f"Every page is due a year after its last review. {first}",
        ("Month", "Pages due", "Of which kind"),
        tuple(
            (f"{month:%B %Y}", count.total(), _listed((KINDS[kind].lower(), count[kind]) for kind in KINDS))
            for month, count in sorted(months.items())
        ),
        Months(line),
    )


def _months(found: Iterable[datetime.date]) -> Iterator[datetime.date]:
    """Yield every month from the first to the last, and no less than a year."""
    days = sorted(found)
    if not days:
        return
    number = days[0].year * 12 + days[0].month - 1
    last = max(days[-1].year * 12 + days[-1].month - 1, number + MONTHS - 1)
    yield from (datetime.date(n // 12, n % 12 + 1, 1) for n in range(number, last + 1))


def evidence(catalogue: Catalogue) -> Part:
    """How sure the conditions are that a remedy, habit or exercise helps."""
    counts: dict[str, Counter[Evidence]] = {}
    for entry in catalogue.conditions.values():
        for row in entry.record.helps:
            if row.page:
                counts.setdefault(row.page, Counter())[row.evidence] += 1
    tips = [*catalogue.remedies.values(), *catalogue.habits.values(), *catalogue.exercises.values()]
    rows = [(tip, counts.get(tip.id, Counter())) for tip in tips]
    rows.sort(key=lambda row: (-row[1].total(), row[0].title))
    named = [row for row in rows if row[1]]
    total = sum((count for _, count in rows), Counter[Evidence]())
    return Part(
        "evidence",
        "How sure the conditions are that something helps",
        f"{len(named)} of {len(rows)} remedies, habits and exercises are named under what helps: "
        f"{_listed((EVIDENCE[label].words.lower(), total[label]) for label in Evidence) or 'none'}.",
        ("What", "Times named", "With which label", "Its own label"),
        tuple(
            (
                tip,
                count.total(),
                _listed((label.value, count[label]) for label in Evidence),
                str(getattr(tip.record, "evidence", "") or "–"),
            )
            for tip, count in rows
        ),
        Bars(
            tuple((label.value, EVIDENCE[label].words.lower()) for label in Evidence),
            tuple((short(tip.title), tuple(count[label] for label in Evidence)) for tip, count in named),
        ),
    )


def links(catalogue: Catalogue, pages: Mapping[str, str]) -> Part:
    """How many pages lead to a page in their text or tables. Menus do not count, nor do lists of all pages."""
    written = catalogue.written
    files = {catalogue.addresses.file(src_uri): src_uri for src_uri in written}
    linked: dict[str, set[str]] = {src_uri: set() for src_uri in written}
    for here, html in pages.items():
        if here.endswith("index.md") or here in LISTS:
            continue
        file = catalogue.addresses.file(here)
        for address in set(HREF.findall(html)):
            there = files.get(_target(file, address))
            if there and there != here:
                linked[there].add(here)
    counts = sorted(
        ((written[src_uri], len(by)) for src_uri, by in linked.items()),
        key=lambda row: (row[1], row[0].src_uri),
    )
    alone = [entry for entry, count in counts if not count]
    sizes = [(words, sum(low <= count <= high for _, count in counts)) for low, high, words in FEW]
    return Part(
        "links",
        "How many other pages lead to a page",
        f"{len(alone)} of {len(counts)} pages are reached by menus and lists alone.",
        ("Page", "Pages that lead to it"),
        tuple((entry, count) for entry, count in counts if count < 3),
        Bars((("pages", "pages"),), tuple((f"From {words}", (number,)) for words, number in sizes)),
    )


def _target(here: str, address: str) -> str:
    """Return the file of the site that an address leads to, '' if it leads out of it."""
    return "" if ":" in address or address.startswith("//") else resolve(here, urldefrag(address).url) or ""


def grades(catalogue: Catalogue, prose: Mapping[str, str]) -> Part:
    """How plainly pages are written: what stands in their sections, not what is drawn from their front matter."""
    syllables, written = readability.Syllables(), catalogue.written
    found = [
        (written[src_uri], readability.measure(src_uri, html, syllables))
        for src_uri, html in prose.items()
        if src_uri in written and not src_uri.startswith(FOR_AUTHORS)
    ]
    found.sort(key=lambda row: (-row[1].grade, row[0].src_uri))
    values = [measure.grade for _, measure in found]
    low, high = min([0, *values]), max([READABLE + 1, *values])
    middle = statistics.median(values) if values else 0
    above = sum(value > READABLE for value in values)
    return Part(
        "reading",
        "Reading grade of every page",
        f"The page in the middle has grade {middle:.1f}. {above} of {len(values)} are above grade {READABLE}.",
        ("Page", "Grade", "Words", "Mean sentence"),
        tuple((entry, round(one.grade, 1), one.words, round(one.mean, 1)) for entry, one in found),
        Dots(
            int(low // 1),
            int(-(-high // 1)),
            READABLE,
            tuple(
                (words, tuple(one.grade for entry, one in found if entry.record.kind is kind))
                for kind, words in KINDS.items()
            ),
        ),
    )


def silenced(texts: Mapping[str, str]) -> Part:
    """What the guard is told to pass over, and why."""
    found = [one for path in sorted(texts) for one in silences.read(path, texts[path])]
    count = len(found)
    says = f"{count} problem{' is' if count == 1 else 's are'} silenced." if count else "No problem is silenced."
    rows = tuple((f"{one.path}:{one.line}", one.rule, one.reason) for one in found)
    return Part("silences", "What the guard is told to pass over", says, ("Where", "Rule", "Why"), rows)


def short(title: str) -> str:
    """Return a title as it fits beside a picture on a phone: without what stands in brackets, and cut at a word."""
    title = title.partition(" (")[0]
    return title if len(title) <= LONGEST else f"{title[: title.rfind(' ', 0, LONGEST - 2)]} …"


def where(entry: Entry[Base]) -> str:
    """Return the file of a page, for a table without links."""
    return f"{DOCS}/{entry.src_uri}"
