"""The guard on the words of front matter and data files: they are plain, and nothing is left to be written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from footcare.citations import CITATION
from footcare.problems import Problem, Problems
from footcare.rules.authored import CITATION_LEFT, PLACEHOLDER, holds_placeholder, may_hold_placeholder
from footcare.rules.letters import UNSEEN, named
from footcare.rules.source import plain, without_comments

Way = tuple[str | int, ...]

MARKUP = re.compile(
    r"\[[^\]\n]+\]\([^)\n]*\)|\*\*|(?<!\w)__(?=\w)|`|\{\{|\}\}|\{%|</?[a-z][^<>\n]*>|<!--|&#?\w{2,10};"
    r"|\\.?|\bhttps?://\S*|(?<![\w.])www\.\w[^\s,;]*|^(?:\d{1,2}[.)]|[-*+•>]|#{1,6})(?=\s)",
    re.IGNORECASE | re.MULTILINE,
)
# Without these, a text holds no markup and no citation.
SIGNS = ("[", "**", "__", "`", "{{", "}}", "{%", "<", "&", "@", "\\", "://", "www.")
STARTS = frozenset("0123456789-*+•>#")  # what a text begins with that would be an entry of a list, or a heading
UNMARKED = re.compile(r"\[[a-z0-9]+(?:-[a-z0-9]+)*-(?:19|20)\d\d[a-z]?\]")  # the id of a source, without its '@'
ENDS = (".", "!", "?")
CITED = re.compile(CITATION)
UNCITED = frozenset({"title", "description", "name", "where", "runners_say", "also_called"})  # which show no marks
UNREAD = frozenset({"URL", "DOI"})


def entries(path: str, values: Sequence[tuple[Way, str | list[Any]]], line_of: Any) -> Problems:
    """All rules on the `values` of the front matter at `path`; `line_of` finds the line of the value at a way."""
    texts = [(way, value) for way, value in values if isinstance(value, str) and way[-1] not in UNREAD]
    doubtful = _doubtful(texts)
    for way, text in texts:
        if doubtful or text[:1] in STARTS or not text.isprintable():
            yield from words(path, way, text, line_of)
    for way, value in values:
        if isinstance(value, list) and len(value) > 1:
            yield from _twice(path, way, value, line_of)
            yield from _split(path, way, value, line_of)


def values(value: Any, way: Way = ()) -> list[tuple[Way, str | list[Any]]]:
    """Return every text and every list in what front matter or a data file holds, with the way to it."""
    found: list[tuple[Way, str | list[Any]]] = []
    if isinstance(value, str | list):
        found.append((way, value))
    for key, item in _inside(value):
        if isinstance(item, str):  # most are
            found.append(((*way, key), item))
        elif isinstance(item, dict | list):
            found += values(item, (*way, key))
    return found


def _inside(value: Any) -> Iterable[tuple[str | int, Any]]:
    """Return what a value holds, each with its key or number."""
    return value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()


def _doubtful(texts: Sequence[tuple[Way, str]]) -> bool:
    """Tell whether any of the texts can break a rule: to look at all of them at once is much quicker."""
    if any("@" in text and _field(way) in UNCITED for way, text in texts):
        return True
    rest = CITED.sub("", "\n".join(text for _, text in texts))
    if any(sign in rest for sign in SIGNS):
        marked = "\n".join(line for line in rest.split("\n") if any(sign in line for sign in SIGNS))
        if MARKUP.search(marked) or UNMARKED.search(marked) or CITATION_LEFT.search(marked):
            return True
    return holds_placeholder(rest)


def _field(way: Way) -> str:
    """Return the name of the field that a text stands in."""
    return next(step for step in reversed(way) if isinstance(step, str))


def words(path: str, way: Way, text: str, line_of: Any) -> Problems:
    """A text is plain: nothing in it means anything but citations such as `[@id]`."""
    field = _field(way)
    cited = CITED.search(text)
    if cited and field in UNCITED:
        what = f"'{cited[0]}' stands in '{field}', which shows no citations"
        yield Problem(path, line_of(*way), "front-matter-markup", what, "cite the source in the text of the page")
        return
    seen = next(UNSEEN.finditer(text), None) if not text.isprintable() else None
    if seen:
        what = f"'{field}' holds an invisible {named(seen[0])}"
        yield Problem(path, line_of(*way), "invisible-character", what, "take it out: type the words around it again")
        return
    if "\n" in text.strip():
        what = f"the text of '{field}' has several lines, and is shown as one"
        advice = "write '>-' where '|' stands, or make it one line"
        yield Problem(path, line_of(*way), "front-matter-markup", what, advice)
        return
    rest = CITED.sub("", text) if cited else text
    for form, rule, what, advice in (
        (PLACEHOLDER, "placeholder", "'{}' was left in the text", "write what belongs there"),
        (CITATION_LEFT, "citation-broken", "'{}' is no citation", "write '[@id]', or '[@id; @other]' for two sources"),
        (UNMARKED, "citation-broken", "'{}' is no citation", "write '[@id]', or '[@id; @other]' for two sources"),
        (MARKUP, "front-matter-markup", "'{}' is shown just so: this is plain text", "say it in plain words"),
    ):
        found = form.search(rest)
        if found:
            yield Problem(path, line_of(*way), rule, what.format(found[0][:60]), advice)
            return


def unfinished(path: str, data: Any, body: str, first_line: int, line_of: Any) -> Problems:
    """What is left to be written on a page whose front matter is not yet whole, so that nothing can be drawn of it."""
    lines = enumerate(without_comments(plain(body)).split("\n"), first_line)
    fields = ((line_of(*way), value) for way, value in values(data) if isinstance(value, str))
    for number, text in (*fields, *lines):
        found = PLACEHOLDER.search(text) if may_hold_placeholder(text) else None
        if found:
            asked = text[found.end() :].lstrip(": ").rstrip(". ")  # behind the TODO of a new page stands what to write
            what = f"'{found[0]}' was left in the text"
            yield Problem(path, number, "placeholder", what, f"write {asked}" if asked else "write what belongs there")


def _twice(path: str, way: Way, values: list[Any], line_of: Any) -> Problems:
    """An entry stands in a list once."""
    told: set[str] = set()
    texts = [value.casefold() for value in values if isinstance(value, str)]
    for number, value in enumerate(values) if len({*texts}) < len(texts) else ():
        if isinstance(value, str) and value.casefold() in told:
            what = f"'{value[:60]}' stands in '{way[-1]}' a second time"
            yield Problem(path, line_of(*way, number), "listed-twice", what, "take one of the two out")
        elif isinstance(value, str):
            told.add(value.casefold())


def _split(path: str, way: Way, values: list[Any], line_of: Any) -> Problems:
    """In a list in brackets, a text with a comma stands in quotes: without them it falls apart into two entries."""
    whole = [isinstance(value, str) and value.rstrip().endswith(ENDS) for value in values]
    if all(whole) or not any(whole):
        return
    for number, value in enumerate(values[:-1]):
        line = line_of(*way, number)
        if isinstance(value, str) and not whole[number] and line == line_of(*way, number + 1):
            what = f"'{value[:60]}' in '{_field(way)}' ends without a full stop, unlike the entries beside it"
            advice = "put a text that holds a comma in quotes; else end all entries alike"
            yield Problem(path, line, "list-split", what, advice)
            return
