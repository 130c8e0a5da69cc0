"""The style sheets that pages link: the theme's without what no page can use, joined with ours in one small file.

Of the theme's rules those stay whose classes and elements stand in a page, in a template of the frame or in a script;
names are to be written whole there, not put together. Ours stay: we know what they are for. lightningcss makes the
result small.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import lightningcss
import tinycss2

from footcare.kept import Kept, versions

MADE_WITH = ("lightningcss", "tinycss2")
FORMAT = 2  # another number, and what was kept in another form is made again
FOLDER = (
    "assets/stylesheets"  # what lies here has the hash of its content in its name, and is kept for ever (hosting.py)
)
# Browsers of May 2024 and newer: what is written a second time for older ones is left out.
BROWSERS = ["chrome >= 125", "firefox >= 126", "safari >= 17.5"]

RELATIVE = re.compile(r"""\burl\(\s*["']?(?![a-z]+:|[#/])([^"')]+)["']?\s*\)""")
STRINGS = re.compile(r'"([^"\n]*)"|\'([^\'\n]*)\'|`([^`]*)`')
CLASSES = re.compile(r'\bclass="([^"]*)"')
ELEMENTS = re.compile(r"<([a-z][a-z0-9]*)")
VALUES = re.compile(r'="([a-z-]+)"')
WORDS = re.compile(r"[\w-]+")
EVERY_SCHEME = re.compile(r"(?<=[}\n])\[data-md-color-scheme\]\s*\{([^}]*)\}")
VARIABLES = re.compile(r"(--[\w-]+)\s*:")
REFERENCES = re.compile(r"\bvar\(\s*(--[\w-]+)")
THEMES = "data-md-"  # an attribute that only the theme knows
ALTERNATIVES = {"is", "where", "has", "-webkit-any", "matches"}  # one of what stands in the brackets is enough
INSIDE = {"media", "supports", "container", "layer"}  # rules that hold rules


# What is used


def names_in_page(html: str) -> set[str]:
    """Return the classes and elements of a page's text, and what its attributes say in one word."""
    names = {*ELEMENTS.findall(html), *VALUES.findall(html)}
    for classes in set(CLASSES.findall(html)):
        names.update(classes.split())
    return names


def names_in_template(text: str) -> set[str]:
    """Return the same of a template of the frame, and every word that it may put there."""
    return {
        *names_in_page(text),
        *(word for classes in CLASSES.findall(text) for word in WORDS.findall(classes)),
        *re.findall(r"\b(data-md-[a-z-]+|__[a-z]+)", text),
    }


def names_in_script(text: str) -> set[str]:
    """Return every word that a script writes in quotes: any may become a class or an element."""
    return {word for found in STRINGS.findall(text) for word in WORDS.findall("".join(found))}


# What is kept


@dataclass(slots=True)
class _Rule:
    """A rule: what stands before its brackets, and its declarations or the rules inside."""

    head: str
    declarations: list[Any] = field(default_factory=list)
    rules: list[_Rule] = field(default_factory=list)
    text: str = ""
    name: str = ""  # of an animation

    def written(self) -> str:
        """Return the rule as it stands in a style sheet."""
        if self.text:
            return self.text
        inner = [rule.written() for rule in self.rules]
        inner += [f"{declaration.serialize()};" for declaration in self.declarations]
        return f"{self.head}{{{''.join(inner)}}}" if any(inner) else ""


def cut(css: str, used: Collection[str], ours: str = "") -> str:
    """Return a style sheet without the rules that match nothing, and without the variables that nobody asks for.

    `used` are the names of all classes and elements there can be. `ours` are the style sheets that follow: they may ask
    for variables too, and those that they set for every scheme need not be set before.
    """
    rules = [*_kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), used)]
    asked = set(REFERENCES.findall(ours))
    dead = {name for rule in EVERY_SCHEME.findall(ours) for name in VARIABLES.findall(rule)}
    for rule in _all(rules):
        rule.declarations = [one for one in rule.declarations if one.name not in dead]
    while True:  # a variable may have been asked for only by one that is gone
        text = "".join(rule.written() for rule in rules)
        defined = {one.name for rule in _all(rules) for one in rule.declarations if one.name.startswith("--")}
        dead = defined - asked - set(REFERENCES.findall(text))
        if not dead:
            break
        for rule in _all(rules):
            rule.declarations = [one for one in rule.declarations if one.name not in dead]
    moves = {
        word
        for rule in _all(rules)
        for one in rule.declarations
        if "animation" in one.name
        for word in WORDS.findall(one.serialize())
    }
    return "".join(rule.written() for rule in rules if not rule.name or rule.name in moves)


def _all(rules: Iterable[_Rule]) -> Iterator[_Rule]:
    for rule in rules:
        yield rule
        yield from _all(rule.rules)


def _kept(nodes: Iterable[Any], used: Collection[str]) -> Iterator[_Rule]:
    """Yield what is kept of some rules (tinycss2's nodes, which share no useful type)."""
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = [one for one in _parts(node.prelude) if _may_match(one, used)]
            if selectors:
                head = ",".join(tinycss2.serialize(one).strip() for one in selectors)
                yield _Rule(head, _declarations(node.content))
        elif node.type == "at-rule" and node.lower_at_keyword in INSIDE and node.content is not None:
            head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield _Rule(head, rules=[*_kept(inner, used)])
        elif node.type == "at-rule":
            yield _Rule("", text=node.serialize(), name=_name(node))


def _name(node: Any) -> str:
    """Return the name of an animation; other rules have none."""
    return tinycss2.serialize(node.prelude).strip() if node.lower_at_keyword.endswith("keyframes") else ""


def _declarations(content: Iterable[Any]) -> list[Any]:
    found = tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True)
    return [one for one in found if one.type == "declaration"]


def _parts(tokens: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield what stands between the commas."""
    part: list[Any] = []
    for token in tokens:
        if token == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _may_match(selector: Iterable[Any], used: Collection[str]) -> bool:
    """Tell whether every name that a selector asks for is used; what a `:not()` names need not be."""
    before = ""
    for token in selector:
        is_name = token.type == "hash" or (token.type == "ident" and before != ":")
        if is_name and token.value not in used:
            return False
        if token.type == "[] block":
            name, *values = (one.value for one in token.content if one.type in ("ident", "string"))
            if (name.startswith(THEMES) and name not in used) or (_is_whole(token.content) and values[0] not in used):
                return False
        is_choice = token.type == "function" and token.lower_name in ALTERNATIVES
        if is_choice and not any(_may_match(one, used) for one in _parts(token.arguments)):
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _is_whole(attribute: Iterable[Any]) -> bool:
    """Tell whether a selector asks for the whole value of an attribute, such as `[dir=rtl]`."""
    return any(token == "=" for token in attribute)


# What is published


@dataclass(frozen=True, slots=True)
class Sheets:
    """The style sheets of a guide: those of every page, and where those of single pages are published."""

    shared: tuple[str, ...]
    own: Mapping[str, str]

    def of(self, page: Any) -> list[str]:
        """Return the addresses of the style sheets of a page (MkDocs'), or of a template that is none."""
        return [*self.shared, *(self.own.get(one, one) for one in (page.meta["styles"] if page else ()))]


def with_more(sheets: Sheets, addresses: Iterable[str]) -> Sheets:
    """Return the sheets with others that every page links as they are."""
    return Sheets((*sheets.shared, *addresses), sheets.own)


def as_they_are(theme: Iterable[str], ours: Iterable[str]) -> Sheets:
    """Return the sheets for a preview, where nothing is cut and an author finds each rule in its file."""
    return Sheets((*theme, *ours), {})


@dataclass(frozen=True, slots=True)
class Source:
    """The texts that the published sheets are made from: the theme's, ours for all pages, and those of single pages."""

    theme: str
    ours: Mapping[str, str]
    own: Mapping[str, str]
    used: frozenset[str]

    @property
    def recipe(self) -> str:
        """All that the result hangs on, as a text."""
        return repr(
            (self.theme, sorted(self.ours.items()), sorted(self.own.items()), sorted(self.used), BROWSERS, FORMAT)
        )


def made(source: Source) -> tuple[Sheets, dict[str, str]]:
    """Return the sheets as pages link them, and their files: address → text.

    Raises:
        ValueError: a browser would not understand one of ours; the message says where.
    """
    texts = {name: small(moved(text, name), name) for name, text in {**source.ours, **source.own}.items()}
    theme = cut(source.theme, source.used, "".join(texts.values()))
    # For paper too: to ask for a second file takes longer than the few bytes that it adds to this one.
    shared = small("".join([theme, *(texts[name] for name in source.ours)]))
    files = {address("guide", shared): shared}
    own = {}
    for name in source.own:
        own[name] = address(PurePosixPath(name).stem, texts[name])
        files[own[name]] = texts[name]
    return Sheets((address("guide", shared),), own), files


def kept(source: Source, folder: Path) -> tuple[Sheets, dict[str, str]]:
    """Return what `made` returns, kept in the project's `.cache`, which is `folder`, until something changes."""

    def make() -> bytes:
        sheets, files = made(source)
        return json.dumps([sheets.shared, sheets.own, files]).encode()

    found = Kept(folder / "stylesheets", ".json", versions(*MADE_WITH)).file(source.recipe, make)
    shared, own, files = json.loads(found if isinstance(found, bytes) else found.read_bytes())
    return Sheets(tuple(shared), own), files


def moved(css: str, name: str) -> str:
    """Return a style sheet that names files beside it, as it must name them from where it is published."""

    def seen_from_there(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), found[1]))
        return f'url("{posixpath.relpath(target, FOLDER)}")'

    return RELATIVE.sub(seen_from_there, css)


def small(css: str, name: str = "") -> str:
    """Return a style sheet in as few bytes as say the same.

    Raises:
        ValueError: a browser would not understand the sheet `name`; the message says why.
    """
    try:
        return str(lightningcss.process_stylesheet(css, filename=name, browsers_list=BROWSERS))
    except Exception as error:  # it has no type of its own
        raise ValueError(f"{name}: {error}") from error


def address(name: str, css: str) -> str:
    """Return where a style sheet is published: `guide` → `assets/stylesheets/guide.1a2b3c4d.min.css`."""
    return f"{FOLDER}/{name}.{hashlib.sha256(css.encode()).hexdigest()[:8]}.min.css"


__all__ = [
    "MADE_WITH",
    "Sheets",
    "Source",
    "as_they_are",
    "cut",
    "kept",
    "made",
    "moved",
    "names_in_page",
    "names_in_script",
    "names_in_template",
    "small",
    "with_more",
]
