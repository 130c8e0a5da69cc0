"""Moving a page, or taking it away: what names it or links to it follows, and its old address leads on.

Works on the texts of the project, by path from its root, and returns the texts that change.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping

from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.toc import slugify

from footcare import front_matter, navigation, redirects, references
from footcare.catalogue import DOCS
from footcare.edits import Edits, Refused
from footcare.problems import nearest
from footcare.references import Reference
from footcare.rules.source import CODE
from footcare.scaffolding import check_name
from footcare.vocabulary import SECTIONS, Kind, kind_of

Texts = Mapping[str, str]

SETTINGS = navigation.PATH
KINDS = {  # what an id in front matter can stand for, by the kind of its page
    Kind.PLACE: {"place"},
    Kind.CONDITION: {"condition"},
    Kind.EXERCISE: {"exercise", "tip"},
    Kind.REMEDY: {"remedy", "tip"},
    Kind.HABIT: {"habit", "tip"},
    Kind.PAGE: set(),
}
LINK = re.compile(
    r"(?P<before>\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?|\b(?:href|src)\s*=\s*[\"']?)"
    r"(?P<address>(?!/|#)[^\s\"'<>()#?:]+)(?P<part>#[^\s\"'<>()]*)?",
    re.MULTILINE,
)
CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
PICKED = re.compile(r"(?P<before>\b(?:place|condition)\s*=\s*[\"'])(?P<id>[a-z0-9-]+)(?=[\"'])")


def find(name: str, pages: Mapping[str, str] | set[str]) -> str:
    """Return the page that a person means by `name`: its id, or its path with or without `docs/` and `.md`.

    Raises:
        Refused: no page is called so, or several are.
    """
    given = name.removeprefix(f"{DOCS}/")
    path = given if given.endswith(".md") else f"{given}.md"
    if path in pages:
        return path
    same = sorted(page for page in pages if "/" not in given and posixpath.basename(page) == path)
    if len(same) == 1:
        return same[0]
    if same:
        raise Refused(f"'{name}' can be {' or '.join(same)}; say which")
    near = nearest(path, pages) or nearest(path, {posixpath.basename(page) for page in pages})
    raise Refused(f"there is no page '{name}'" + (f"; did you mean '{near.removesuffix('.md')}'?" if near else ""))


def rename(texts: Texts, old: str, new: str) -> Edits:
    """Return the files that change when the page at `old` moves to `new` (paths from `docs/`, ending in `.md`).

    Raises:
        Refused: it cannot move there; the reason says what to do.
    """
    targets = _may_go(texts, old)
    pages = _pages(texts) - {old}
    if new == old:
        raise Refused(f"the page is called '{old}' already")
    if kind_of(new) is not kind_of(old):
        raise Refused(f"a page stays in its folder, which decides its kind: '{old}' cannot become '{new}'")
    check_name(new, pages, {was: to for was, to in targets.items() if to.partition("#")[0] != old})
    settings = navigation.renamed(texts[SETTINGS], old, new)
    settings = redirects.rewritten(settings, redirects.moved(targets, old, new))
    edits = _following(texts, old, new, lambda part: part)
    page = edits.pop(f"{DOCS}/{old}", texts[f"{DOCS}/{old}"])
    page = _carried(page, old, new)
    return {**edits, f"{DOCS}/{new}": page, f"{DOCS}/{old}": None, SETTINGS: settings}


def remove(texts: Texts, old: str, to: str = "") -> Edits:
    """Return the files that change when the page at `old` goes, and readers are led to the page `to`.

    `to` is a path from `docs/`, with or without `#part`. With it, what names the page or links to it does so with `to`;
    without it readers are led to the first page of the folder, and what names the page stays: the guard tells it.

    Raises:
        Refused: it cannot go; the reason says what to do.
    """
    targets = _may_go(texts, old)
    pages = _pages(texts) - {old}
    folder = posixpath.dirname(old)
    home = next((page for page in (posixpath.join(folder, "index.md"), "index.md") if page in pages), "")
    target = to or home
    page = target.partition("#")[0]
    if page not in pages:
        raise Refused(f"'{to or 'index.md'}' is no page to which readers could be led")
    settings = redirects.rewritten(navigation.without(texts[SETTINGS], old), redirects.removed(targets, old, target))
    edits = _following(texts, old, page, _kept(old, to)) if to else {}
    return {**edits, f"{DOCS}/{old}": None, SETTINGS: settings}


def _may_go(texts: Texts, old: str) -> dict[str, str]:
    """Return the redirects, if the page may go at all."""
    if f"{DOCS}/{old}" not in texts:
        raise Refused(f"there is no page '{old}'")
    if posixpath.basename(old) in {"index.md", "words.md"} or old == "doctor.md":
        raise Refused(f"'{old}' is where the guide expects it; it can be changed, but not moved or removed")
    return {was: to for was, to, _ in redirects.entries(texts[SETTINGS])}


def _pages(texts: Texts) -> set[str]:
    return {path.removeprefix(f"{DOCS}/") for path in texts if path.startswith(f"{DOCS}/") and path.endswith(".md")}


def _following(texts: Texts, old: str, new: str, part: Callable[[str], str]) -> dict[str, str]:
    """Return the texts in which something names `old` or links to it, with `new` in its place."""
    edits: dict[str, str] = {}
    for path, text in texts.items():
        if path.endswith(".md"):
            after = _page_following(path, text, old, new, part)
        elif path.endswith(".yml") and path != SETTINGS:
            after = _replaced(text, references.in_data(path, text), _ids(old, new))
        else:
            continue
        if after != text:
            edits[path] = after
    return edits


def _page_following(path: str, text: str, old: str, new: str, part: Callable[[str], str]) -> str:
    start = 0
    if path.startswith(f"{DOCS}/") and text.startswith(front_matter.FENCE):
        head, start, block = _front(text)
        block = _replaced(block, references.in_page(path.removeprefix(f"{DOCS}/"), block), _ids(old, new))
        text, start = f"{head}{block}{text[start:]}", len(head) + len(block)
    body = _links(
        text[start:], path, lambda target, was: f"{DOCS}/{new}{part(was)}" if target == f"{DOCS}/{old}" else None
    )
    if kind_of(old) in {Kind.PLACE, Kind.CONDITION} and kind_of(new) is kind_of(old):
        body = _calls(body, _id(old), _id(new))
    return text[:start] + body


def _front(text: str) -> tuple[str, int, str]:
    """Return what stands before the block of front matter, where the block ends, and the block."""
    head = text.index("\n") + 1
    end = text.find(f"\n{front_matter.FENCE}", head - 1)
    end = len(text) if end < 0 else end
    return text[:head], end, text[head:end]


def _id(src_uri: str) -> str:
    return posixpath.basename(src_uri).removesuffix(".md")


def _ids(old: str, new: str) -> Callable[[Reference], str | None]:
    """Return what to write for a reference, if it is one to `old`."""
    same = kind_of(old) is kind_of(new)

    def instead(reference: Reference) -> str | None:
        if reference.what == "page" and reference.id == old:
            return new
        if reference.what == "address" and reference.id == old.removesuffix(".md"):
            return new.removesuffix(".md")
        if same and reference.what in KINDS[kind_of(old)] and reference.id == _id(old):
            return _id(new)
        return None

    return instead


def _replaced(text: str, found: Iterator[Reference], instead: Callable[[Reference], str | None]) -> str:
    for reference in sorted(found, key=lambda one: one.start, reverse=True):
        after = instead(reference)
        if after is not None:
            text = f"{text[: reference.start]}{after}{text[reference.end :]}"
    return text


def _links(body: str, path: str, instead: Callable[[str, str], str | None], seen_from: str = "") -> str:
    """Return the body of the file at `path` with other links: `instead` is given the file and `#part` of each.

    They are written as seen from `path`, or from where the body will stand.
    """
    folder = posixpath.dirname(seen_from or path) or "."
    hidden = _without_code(body)
    pieces: list[str] = []
    end = 0
    for found in LINK.finditer(hidden):
        address, part = found["address"], found["part"] or ""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
        after = instead(target, part)
        if after is None:
            continue
        page, mark, rest = after.partition("#")
        written = posixpath.relpath(page, folder)
        pieces += [body[end : found.start("address")], f"{written}{mark}{rest}"]
        end = found.end()
    return "".join([*pieces, body[end:]])


def _kept(old: str, to: str) -> Callable[[str], str]:
    """Return which part of `to` a link to a part of `old` leads to: that of `to`, or one that both kinds have."""
    page, _, part = to.partition("#")
    same = kind_of(page) is kind_of(old)
    shared = {f"#{slugify(name, '-')}" for name in SECTIONS[kind_of(old)]} if same else set()
    return lambda was: f"#{part}" if part else was if was in shared else ""


def _calls(body: str, old: str, new: str) -> str:
    """Return a body whose macros pick the place or condition `new` where they picked `old`."""

    def picked(found: re.Match[str]) -> str:
        return f"{found['before']}{new if found['id'] == old else found['id']}"

    return CALL.sub(lambda call: PICKED.sub(picked, call[0]), body)


def _carried(text: str, old: str, new: str) -> str:
    """Return a page's text with links that lead from its new folder to where they led from its old one."""
    if posixpath.dirname(old) == posixpath.dirname(new):
        return text
    start = _front(text)[1] if text.startswith(front_matter.FENCE) else 0
    body = _links(text[start:], f"{DOCS}/{old}", lambda target, part: f"{target}{part}", f"{DOCS}/{new}")
    return text[:start] + body


def _without_code(text: str) -> str:
    """Return a text with blanks for its code, so that every other character stays where it is."""
    for form in (FencedBlockPreprocessor.FENCED_BLOCK_RE, CODE):
        text = form.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text


def mentions(texts: Texts, old: str) -> Iterator[tuple[str, int]]:
    """Yield where code, tests and other texts still name a page, for a person to look at."""
    address = old.removesuffix(".md")
    end = r"(?![\w-])" if "/" in address else r"(?=\.md|/(?!\w))"  # a single word may mean anything
    form = re.compile(rf"(?<![\w/-]){re.escape(address)}{end}")
    for path, text in texts.items():
        lines = {number for number, line in enumerate(text.split("\n"), 1) if form.search(line)}
        named = (one for one in references.in_data(path, text) if _ids(old, old)(one))
        lines |= {text.count("\n", 0, one.start) + 1 for one in named}
        yield from ((path, number) for number in sorted(lines))
