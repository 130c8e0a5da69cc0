"""The guard on lists and boxes in a page's source: what their indentation takes in, and what falls out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footcare.problems import Problem, Problems

ITEM = re.compile(r"(?P<indent> *)(?:\d+\.|[-*+])\s+\S")
CALL = re.compile(r"\{\{-?\s*(?P<name>[a-z_]+)\(")
BOX = re.compile(r" {0,3}!!! ?[\w-]")
# Looked for first, as most pages have none: an entry indented by 2 or 3 spaces, by more than 4 or by a tab; and what is
# indented by less than 4 below an empty line.
NESTED = re.compile(r"\n(?: {2,3}| {5,}| *\t[ \t]*)(?:[-*+]|\d+\.)\s")
FALLEN = re.compile(r"\n[ \t]*\n {1,3}[^\s>]")


def check(path: str, text: str, first_line: int) -> Problems:
    """All rules on lists and boxes; `text` is a page without its code and comments."""
    begun = f"\n{text}"
    if NESTED.search(begun):
        yield from nested(path, text, first_line)
    if FALLEN.search(begun):
        yield from fallen(path, text, first_line)
    if "{{" in text:
        yield from calls(path, text, first_line)
    if "!!!" in text:
        yield from boxes(path, text, first_line)


def calls(path: str, text: str, first_line: int) -> Problems:
    """No macro is called in an entry of a list."""
    start = text.find("{{")
    while start >= 0:
        begins, ends = text.rfind("\n", 0, start) + 1, text.find("\n", start)
        if begins != start and ITEM.match(text, begins):
            line = text[begins:] if ends < 0 else text[begins:ends]
            yield from _called(path, first_line + text.count("\n", 0, start), line, "list")
        start = text.find("{{", ends) if ends >= 0 else -1


def _called(path: str, number: int, line: str, where: str) -> Problems:
    """Yield that a macro is called in a list or a box: what it draws would stand behind that."""
    found = CALL.search(line)
    if found:
        what = f"what '{found['name']}' draws falls out of the {where}"
        advice = f"put {{{{ {found['name']}() }}}} on a line of its own, below the {where}"
        yield Problem(path, number, "macro-misplaced", what, advice)


def _numbered(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    return enumerate(text.expandtabs(4).split("\n"), first_line)


def nested(path: str, text: str, first_line: int) -> Problems:
    """A list in a list is indented by 4 spaces: by less it falls into the outer one. One problem at most."""
    outer: list[int] = []
    for number, line in _numbered(text, first_line):
        found = ITEM.match(line)
        if found:
            indent = len(found["indent"])
            while outer and outer[-1] > indent:
                outer.pop()
            if outer and 2 <= indent - outer[-1] <= 3:
                what = (
                    f"'{line.strip()[:40]}' is indented by {indent - outer[-1]} spaces, and falls into the outer list"
                )
                yield Problem(path, number, "list-indent", what, "indent a list in a list by 4 spaces")
                return
            if not outer or outer[-1] != indent:
                outer.append(indent)
        elif line.strip() and not line.startswith(" "):
            outer = []


def fallen(path: str, text: str, first_line: int) -> Problems:
    """What belongs to an entry of a list is indented by 4 spaces: by less it falls out, and the list ends before it."""
    listed = gap = False
    for number, line in _numbered(text, first_line):
        if not line.strip():
            gap = True
            continue
        indent = len(line) - len(line.lstrip(" "))
        if ITEM.match(line):
            listed = True
        elif indent < 4 and gap:
            if listed and indent and not BOX.match(line):
                spaces = f"{indent} space{'s' * (indent > 1)}"
                what = f"'{line.strip()[:40]}' is indented by {spaces}, and falls out of the list"
                yield Problem(path, number, "list-indent", what, "indent what belongs to an entry by 4 spaces")
            listed = False
        gap = False


def boxes(path: str, text: str, first_line: int) -> Problems:
    """All that belongs to a box is indented by 4 spaces."""
    inside = gap = False
    for number, line in _numbered(text, first_line):
        if not line.strip():
            gap = True
        elif BOX.match(line):
            inside, gap, filled = True, False, False
        elif inside:
            indent = len(line) - len(line.lstrip(" "))
            if indent >= 4:
                filled = True
                yield from _called(path, number, line, "box")
            else:
                if filled and (indent or not gap):  # a box that holds nothing is told by itself
                    what = f"'{line.strip()[:40]}' falls out of the box above it"
                    advice = "indent it by 4 spaces, or put an empty line before it if it does not belong to the box"
                    yield Problem(path, number, "box-indent", what, advice)
                inside = False
            gap = False
