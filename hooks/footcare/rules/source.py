"""The guard on a page's source: what Python-Markdown swallows without a trace in the page that it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, islice
from operator import eq

from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.extensions.fenced_code import FencedBlockPreprocessor

from footcare.problems import Problem, Problems
from footcare.rules import blocks, letters

CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
LONGEST_LINE = 10_000  # characters
MOST_OPEN = 100  # brackets of a paragraph that nothing closes: Python-Markdown looks for the end of each
DEEPEST = 40  # lists and quotations in each other
DEEP = re.compile(rf"(?:\s*(?:[-*+>]|\d+[.)])(?:\s|(?=>))){{{DEEPEST}}}|\s{{400}}")
MAY_BE_DEEP = re.compile(rf"\n[^a-z\n]{{{DEEPEST}}}", re.IGNORECASE)  # no line is deep without
BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")
ADDRESS = re.compile(r"(?<=\]\()\s*<[^<>\n]*>|(?<=\]:)\s*<[^<>\n]*>")
HOLDER = re.compile(r"(?:[-*+]|\d+[.)])\s|!!!|\?\?\?|\[\^[^\]]+\]:|:\s")  # what an indented text may belong to
FENCE = re.compile(r"(?P<indent>\s*(?:>\s*)*)(?P<fence>`{3,}|~{3,})[^`]*")
DRAWS = re.compile(  # what other programs make of a fence
    r"^(?:`{3,}|~{3,})[ \t]*\{?(?P<name>mermaid|plantuml|math|latex|note|tip|hint|warning|caution|danger|important"
    r"|admonition|figure|image|tabs?|dropdown|seealso|attention|error)\b",
    re.MULTILINE | re.IGNORECASE,
)
LITTLE = frozenset({"the", "a", "an", "of", "to", "and", "for", "with", "your", "not", "be", "are", "from", "this"})
TWICE = re.compile(rf"(?<![\w'’-])({'|'.join(sorted(LITTLE))})\s+(\1)(?![\w'’-])")
FORMULA = re.compile(r"\\\((?P<line>(?:(?!\\[()])[^\n])*)\\\)|\\\[(?P<block>(?:(?!\\[\[\]])[^\]])*)\\\]")
OF_FORMULA = re.compile(r"[\^_=]|\\[a-z]{2}")
DEFINITION = re.compile(r" {0,3}\[(?P<name>[^\[\]]+)\]:")
LISTED = re.compile(r"\s*(?:[-*+]|\d+\.|>)\s+(?P<whole>\[(?P<name>[^\[\]^]+)\]:\s*(?P<rest>\S[^\n]*))")
UNUSED = re.compile(r" {0,3}\[[^\[\]^]+\]:\s")
NEARLY = re.compile(r" {0,3}\[(?P<name>[^\[\]^]+)\]\s?:\s*(?P<rest>[^\n]*)")  # what was meant to define a reference
ABBREVIATION = re.compile(r" {0,3}\*\[(?P<name>[^\[\]]+)\] ?:\s*(?P<long>.*)")
HASHES = re.compile(r"#{1,6}[^#\s{].*")
UNDERLINE = re.compile(r"(?:-+|=+) *")
# Looked for first, behind the end of a line, as a pattern that begins with one letter is quick to look for.
MAY_BREAK = re.compile(r"\n(?:#{1,6}[^#\s{]|[-=]+ *(?:\n|$))")
INDENTED = re.compile(r"\n(?: {4}|\t)")
ATTRIBUTES = re.compile(r"\{:(?P<list>[^{}\n]*)\}")
PICTURE = re.compile(r"(?<!\S)! +(?=\[[^\[\]\n]*\]\([^()\n]*\.(?:svg|png|jpe?g|webp|gif|avif)\b)", re.IGNORECASE)


def check(path: str, source: str, first_line: int) -> Problems:
    """All rules on the source of a page, whose first line is `first_line` of its file."""
    text = without_fenced(source)
    yield from fences(path, text, first_line)
    if _may_be_fenced(source):
        yield from drawings(path, source, first_line)
    text = without_code(text)
    yield from comments(path, text, first_line)
    text = COMMENT.sub(_blank, text)
    if "-->" in text:
        line = first_line + text[: text.index("-->")].count("\n")
        yield Problem(
            path, line, "html-broken", "'-->' closes no comment", "a comment holds no other: take the inner one out"
        )
    yield from blocks.check(path, text, first_line)
    yield from words(path, text, first_line)
    if "&" in text:
        yield from letters.unseen(path, text, first_line)
    if "\\(" in text or "\\[" in text:
        yield from formulas(path, text, first_line)
    yield from definitions(path, text, first_line)
    yield from abbreviations(path, text, first_line)
    yield from headings(path, text, first_line)
    yield from attributes(path, text, first_line)
    for found in PICTURE.finditer(text) if "! " in text else ():
        line = first_line + text[: found.start()].count("\n")
        yield Problem(path, line, "link-broken", "'! [' begins no image", "write '![', without a space between")


def headings(path: str, text: str, first_line: int) -> Problems:
    """The hashes of a heading have a space behind them, and no sentence becomes one by the line below it."""
    before, last = "", ""
    for number, line in enumerate(text.split("\n"), first_line) if MAY_BREAK.search(f"\n{text}") else ():
        if line.startswith("#") and HASHES.match(line):
            what = f"'{line[:40]}' has no space behind '#'"
            yield Problem(
                path, number, "heading-broken", what, r"write '## Heading'; write a hash that is none as '\#'"
            )
        elif (
            last
            and not before.strip()
            and UNDERLINE.fullmatch(line)
            and last.rstrip().endswith((".", "!", ":", ",", ";"))
        ):
            what = f"'{line.strip()[:20]}' makes a heading of the sentence above it"
            yield Problem(path, number, "heading-broken", what, "put an empty line between the two")
        before, last = last, line if line[:1].isalpha() else ""


def attributes(path: str, text: str, first_line: int) -> Problems:
    """A list of attributes has one id at most, and nothing in it that is no attribute."""
    for found in ATTRIBUTES.finditer(text):
        given, rest = get_attrs_and_remainder(found["list"])
        ids = [value for name, value in given if name == "id"]
        strange = rest or next((name for name, value in given if not value or name == value), "")
        if strange or len(ids) > 1:
            what = (
                f"'{found[0]}' has two ids" if len(ids) > 1 else f"'{strange.strip()}' in '{found[0]}' is no attribute"
            )
            line = first_line + text[: found.start()].count("\n")
            yield Problem(path, line, "attributes-broken", what, "write '{: #id .class key=value }'")
            return


def abbreviations(path: str, text: str, first_line: int) -> Problems:
    """An abbreviation is explained once, and stands in the text."""
    first: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), first_line) if "*[" in text else ():
        found = ABBREVIATION.match(line)
        if not found:
            continue
        name, what, advice = found["name"], "", "take it out"
        if name in first:
            what, advice = (
                f"'{name}' is explained here a second time (first on line {first[name]})",
                "keep one of the two",
            )
        elif not found["long"].strip():
            what, advice = f"'{name}' is not explained", "write behind the colon what it stands for"
        elif not re.search(rf"(?<![\w\[]){re.escape(name)}(?!\w)", ABBREVIATION.sub("", text)):
            what = f"nothing on the page says '{name}'"
        if what:
            yield Problem(path, number, "abbreviation-broken", what, advice)
        first.setdefault(name, number)


def tangled(path: str, source: str, first_line: int) -> Problems:
    """A page is not so tangled that it takes for ever to read: one problem at most."""
    lines = source.split("\n")
    doubtful = max(map(len, lines)) > LONGEST_LINE or MAY_BE_DEEP.search(f"\n{source}")
    for number, line in enumerate(lines, first_line) if doubtful else ():
        if len(line) > LONGEST_LINE:
            what = f"the line has {len(line)} characters"
            yield Problem(path, number, "markdown-tangled", what, f"break it: {LONGEST_LINE} are more than enough")
            return
        if len(line) > DEEPEST and not line[0].isalpha() and DEEP.match(line):
            what = f"'{line.strip()[:40]}' is a list or a quotation in a list, over and over"
            yield Problem(path, number, "markdown-tangled", what, "nest it less")
            return
    pairs = [pair for pair in (("[", "]"), ("<", ">")) if source.count(pair[0]) > MOST_OPEN]
    for block in BLOCK.finditer(source) if pairs else ():
        for opened, closed in pairs:
            open_ = block[0].count(opened) - block[0].count(closed)
            if open_ > MOST_OPEN:
                number = first_line + source[: block.start()].count("\n")
                what = f"'{opened}' stands in this paragraph {open_} times more often than '{closed}'"
                yield Problem(path, number, "markdown-tangled", what, f"close it with '{closed}', or write it as code")
                return


def plain(source: str) -> str:
    """Return a source without its code, and without addresses in pointed brackets; every line stays where it is."""
    return ADDRESS.sub(_blank, without_code(without_fenced(source)))


def without_fenced(source: str) -> str:
    """Return a source without blocks of code, as Python-Markdown finds them."""
    text = FencedBlockPreprocessor.FENCED_BLOCK_RE.sub(_blank, source) if _may_be_fenced(source) else source
    return "\n".join(_without_indented(text.split("\n"))) if INDENTED.search(f"\n{text}") else text


def _may_be_fenced(source: str) -> bool:
    return "```" in source or "~~~" in source


def _without_indented(lines: list[str]) -> Iterator[str]:
    holder, before = "", ""
    for line in lines:
        indented = line.startswith(("    ", "\t"))
        code = indented and not HOLDER.match(holder) and not before.strip()
        yield "" if code else line
        if line.strip() and not indented:
            holder = line
        before = "" if code else line


def without_comments(text: str) -> str:
    """Return a text without its comments; every line stays where it is."""
    return COMMENT.sub(_blank, text)


def without_code(text: str) -> str:
    """Return a text without the code in its sentences."""
    return CODE.sub(_blank, text) if "`" in text else text


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def fences(path: str, text: str, first_line: int) -> Problems:
    """A block of code ends with the marks that it begins with, and is not indented."""
    for number, line in enumerate(text.split("\n"), first_line) if _may_be_fenced(text) else ():
        found = FENCE.fullmatch(line)
        if not found:
            continue
        shown = line.strip()[:60]
        if ">" in found["indent"]:
            what = f"'{shown}' begins no code here: it stands in a quotation"
            yield Problem(path, number, "fence-indented", what, "take the '>' out, or indent the code by 5 spaces")
        elif found["indent"]:
            what = f"'{shown}' begins no code here: it is indented"
            yield Problem(path, number, "fence-indented", what, "in a list or a box, indent code by 8 spaces instead")
        else:
            what = f"the code that begins with '{shown}' has no end"
            yield Problem(path, number, "fence-unclosed", what, "close it with a line of the same marks")
        return  # what follows is out of step


def words(path: str, text: str, first_line: int) -> Problems:
    """No little word stands twice in a row."""
    each = text.split()
    if LITTLE.isdisjoint(compress(each, map(eq, each, islice(each, 1, None)))):
        return  # much quicker than to search
    for found in TWICE.finditer(text):
        line = first_line + text[: found.start(2)].count("\n")
        what = f"'{found[1]}' stands here twice in a row"
        yield Problem(path, line, "word-twice", what, "take one of the two out")


def drawings(path: str, source: str, first_line: int) -> Problems:
    """A block of code is shown as it is: nothing is drawn from it."""
    for found in DRAWS.finditer(source):
        line = first_line + source[: found.start()].count("\n")
        what = f"'{found[0].strip()}' begins code here, and nothing else"
        advice = "for a box write '!!! note \"Title\"' and indent its text; for a picture make a file in docs/assets/"
        yield Problem(path, line, "markdown-unknown", what, advice)


def formulas(path: str, text: str, first_line: int) -> Problems:
    """The guide has no formulas."""
    for found in FORMULA.finditer(text):
        if not OF_FORMULA.search(found["line"] or found["block"] or ""):
            continue  # brackets that are none of Markdown's
        line = first_line + text[: found.start()].count("\n")
        what = f"'{' '.join(found[0].split())[:40]}' is a formula, of which only the letters are shown"
        yield Problem(path, line, "markdown-unknown", what, "say it in words")


def comments(path: str, text: str, first_line: int) -> Problems:
    """A comment ends."""
    start = text.rfind("<!--")
    if start >= 0 and "-->" not in text[start:]:
        line = first_line + text[:start].count("\n")
        yield Problem(path, line, "html-broken", "the comment that begins here has no end", "close it with '-->'")


def definitions(path: str, text: str, first_line: int) -> Problems:
    """Footnotes and references are defined once; a reference is used."""
    lines = list(enumerate(text.split("\n"), first_line)) if "]:" in text or "] :" in text else []
    first: dict[str, int] = {}
    for (number, line), (_, next_line) in zip(lines, [*lines[1:], (0, "")], strict=False):
        found = DEFINITION.match(line)
        if not found or not _defines(line, next_line):
            yield from _undefined(path, number, line, lines)
            continue
        name = " ".join(found["name"].casefold().split())
        if name in first:
            what = f"'[{found['name']}]' is defined here a second time (first on line {first[name]})"
            yield Problem(path, number, "defined-twice", what, "keep one of the two, or name them differently")
        elif not name.startswith("^") and f"[{name}]" not in _without_definitions(lines):
            what = f"nothing on the page uses '[{found['name']}]'"
            yield Problem(path, number, "reference-unused", what, f"write '[{found['name']}](address)' for a link")
        first.setdefault(name, number)


def _defines(line: str, next_line: str) -> bool:
    """Tell whether Python-Markdown takes a line for the definition of a footnote or a reference."""
    return line.lstrip().startswith("[^") or bool(ReferenceProcessor.RE.match(f"{line}\n{next_line}"))


def _undefined(path: str, number: int, line: str, lines: list[tuple[int, str]]) -> Problems:
    """Yield what is wrong with a line that was meant to be the definition of a reference, or was not."""
    found = NEARLY.match(line)
    if found and f"[{' '.join(found['name'].casefold().split())}]" in _without_definitions(lines, number):
        what = f"'{line.strip()[:60]}' does not define '[{found['name']}]'"
        yield Problem(path, number, "reference-undefined", what, "write '[name]: address', with %20 for a space")
        return
    if found and not found["name"].isdigit() and UNUSED.match(line):
        what = f"nothing on the page uses '[{found['name']}]'"
        yield Problem(path, number, "reference-unused", what, f"write '[{found['name']}](address)' for a link")
        return
    found = LISTED.match(line)
    if found and ReferenceProcessor.RE.fullmatch(found["whole"]):
        name = " ".join(found["name"].casefold().split())
        if f"[{name}]" not in _without_definitions(lines, number):
            what = f"'[{found['name']}]:' is taken for the definition of a link, and readers are not shown it"
            advice = f"write '**{found['name']}**: {found['rest'][:20]}…'"
            yield Problem(path, number, "reference-unused", what, advice)


def _without_definitions(lines: list[tuple[int, str]], but: int = 0) -> str:
    used = " ".join(line for number, line in lines if number != but and not DEFINITION.match(line))
    return " ".join(used.casefold().split())
