"""The guard on HTML that an author writes by hand, as it stands in the source: where it begins and ends, and lies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown.util import BLOCK_LEVEL_ELEMENTS

from footcare.problems import Problem, Problems

NAME = re.compile(r"[a-z][a-z0-9:-]*")
BEGUN = re.compile(r"<(?P<name>[a-z][a-z0-9]*)\s[^<>]*?=\s*[\"'][^\"'<>]*(?:>|$)", re.IGNORECASE)
SWALLOWED = "and not closed, so it holds the rest of the page"  # Python-Markdown closes these by itself
UNQUOTED = "has a value whose quotes are not closed"
QUOTES = '"'  # stands for a value whose quotes are not closed, in the place of an element's name
READ = frozenset({"", "1", "block", "span", "markdown"})  # the values of `markdown` with which the inside is read
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
MAY_STAY_OPEN = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup"}
LIES_IN = {
    "li": {"ul", "ol", "menu"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "summary": {"details"},
    "figcaption": {"figure"}, "caption": {"table"},
}  # fmt: skip
# What the guide itself notes on elements: written by an author, it would mislead the guard.
OWN = frozenset({"data-written", "data-ragged", "data-indented", "data-drawn", "data-cite", "data-sources"})
# What is told of Markdown that stands as text: in an element without `markdown`, all of it has one reason.
OF_MARKDOWN = frozenset(
    {
        "emphasis-broken", "link-broken", "list-broken", "heading-broken", "code-unclosed", "table-broken",
        "admonition-broken", "definition-broken", "reference-undefined", "footnote-undefined", "markdown-unknown",
        "citation-broken",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Raw:
    """An element whose Markdown is not read, from its first line to its last; 0 if it is not closed."""

    name: str
    first: int
    last: int = 0


@dataclass(frozen=True, slots=True)
class ByHand:
    """The HTML in a source: `faults` are names, lines and what is wrong; the others are problems of their own."""

    faults: tuple[tuple[str, int, str], ...] = ()
    raw: tuple[Raw, ...] = ()
    misplaced: tuple[tuple[int, str, str], ...] = ()
    own: tuple[tuple[int, str], ...] = ()

    @property
    def has_open_quotes(self) -> bool:
        """Tell whether a value has a quote at one end only."""
        return any(name == QUOTES for name, _, _ in self.faults)

    def holder(self, line: int) -> Raw | None:
        """Return the outermost element around a line in which no Markdown is read."""
        return next((raw for raw in self.raw if raw.first <= line and (line <= raw.last or not raw.last)), None)


def scanned(source: str, first_line: int) -> ByHand:
    """Walk through the HTML of a source without code, whose first line is `first_line` of its file."""
    scan = _Scan(source, first_line)
    scan.feed(source)
    scan.close()
    for opened in scan.open:
        if opened.name not in MAY_STAY_OPEN:
            holds = f" {SWALLOWED}" if opened.reads else " and not closed"
            scan.faults.append((opened.name, opened.line, f"'<{opened.name}>' is opened here{holds}"))
        if opened.raw:
            may_stay = opened.name in MAY_STAY_OPEN
            scan.raw.append(Raw(opened.name, opened.line, scan.end_of_block(opened.line) if may_stay else 0))
    faults = sorted(scan.faults, key=lambda fault: fault[0] != QUOTES)  # what these swallow is out of step
    return ByHand(
        tuple(faults), tuple(sorted(scan.raw, key=lambda raw: raw.first)), tuple(scan.misplaced), tuple(scan.own)
    )


def check(path: str, by_hand: ByHand) -> Problems:
    """Elements lie where they belong, and leave the guide's own notes alone."""
    for line, what, advice in by_hand.misplaced:
        yield Problem(path, line, "html-broken", what, advice)
    for line, name in by_hand.own:
        yield Problem(
            path, line, "html-forbidden", f"'{name}' is an attribute that the guide itself writes", "take it out"
        )


def as_it_stands(path: str, line: int, holder: Raw) -> Problem:
    """Tell that Markdown in an element is not read."""
    what = f"the Markdown in '<{holder.name}>' (line {holder.first}) is shown as it stands"
    return Problem(path, line, "html-markdown", what, f"write '<{holder.name} markdown>', and empty lines around it")


@dataclass(slots=True)
class _Open:
    """An element that is open; `reads` tells whether the Markdown in it is read, `raw` that it is not."""

    name: str
    line: int
    reads: bool = False
    raw: bool = False
    summaries: int = 0


class _Scan(HTMLParser):
    """Walks the tags of a page's source, which is Markdown with HTML in it, and knows their lines."""

    def __init__(self, source: str, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = source.split("\n")
        self.before = first_line - 1
        self.open: list[_Open] = []
        self.faults: list[tuple[str, int, str]] = []
        self.raw: list[Raw] = []
        self.misplaced: list[tuple[int, str, str]] = []
        self.own: list[tuple[int, str]] = []

    def end_of_block(self, line: int) -> int:
        """Return the last line before an empty one, from a line on."""
        rest = self.lines[line - 1 - self.before :]
        return line + next((n for n, text in enumerate(rest) if not text.strip()), len(rest)) - 1

    @property
    def line(self) -> int:
        return self.before + self.getpos()[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag in VOID or not NAME.fullmatch(tag):  # `<https://…>` is a link
            return
        given = dict(attrs)
        reads = "markdown" in given and (given["markdown"] or "") in READ
        at_start = not self.lines[self.getpos()[0] - 1][: self.getpos()[1]].strip()
        raw = not reads and tag in BLOCK_LEVEL_ELEMENTS and (at_start or any(one.raw for one in self.open))
        self.open.append(_Open(tag, self.line, "markdown" in given, raw))

    def handle_startendtag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self.own += [(self.line, name) for name, _ in attrs if name in OWN]
        holders = LIES_IN.get(tag)
        if holders is None:
            return
        around = next(
            (one for one in reversed(self.open) if one.name not in MAY_STAY_OPEN or one.name in holders), None
        )
        if around is None or (around.name not in holders and not around.reads):
            shown = " or ".join(f"'<{name}>'" for name in sorted(holders))
            self.misplaced.append(
                (self.line, f"'<{tag}>' does not lie in {shown}", f"put it into {shown}, or take it out")
            )
        elif tag == "summary":
            around.summaries += 1

    def handle_data(self, data: str) -> None:
        found = BEGUN.search(data)
        if found:
            line = self.line + data[: found.start()].count("\n")
            what = f"'{found[0].split(chr(10))[0][:60]}' {UNQUOTED}"
            self.faults.append((QUOTES, line, what))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not NAME.fullmatch(tag):
            return
        names = [one.name for one in self.open]
        if tag not in names:
            self.faults.append((tag, self.line, f"'</{tag}>' closes nothing"))
            return
        place = len(names) - 1 - names[::-1].index(tag)
        inner, outer = self.open[-1], self.open[place]
        if inner is not outer and inner.name not in MAY_STAY_OPEN:
            what = f"'<{inner.name}>' is opened here and not closed before '</{tag}>'"
            self.faults.append((inner.name, inner.line, what))
        self.raw += [Raw(one.name, one.line, self.line) for one in self.open[place:] if one.raw]
        if tag == "details" and not outer.summaries:
            what = "'<details>' has no summary, so readers are not told what it holds"
            self.misplaced.append((outer.line, what, "begin it with '<summary>What it holds</summary>'"))
        del self.open[place:]
