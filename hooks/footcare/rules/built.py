"""The guard on the built site: links, ids, headings, images; every rule yields problems.

A rule neither prints nor counts nor stops. What it needs to know comes in as arguments; its docstring says the rule
as an author would.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify

from footcare.locating import Locator, Place, parts_of, spellings
from footcare.markup import Facts, Link
from footcare.problems import Problem, Problems, did_you_mean, nearest
from footcare.rules.authored import CURLY, FORBIDDEN, OTHER_HOST, SLIP, names_no_file
from footcare.vocabulary import SECTIONS, kind_of

NO_PICTURES = (".html", ".json", ".md", ".txt", ".xml")
WORDLESS = re.compile(
    r"<!--.*?-->|!\[[^\]]*\](?:\([^)]*\))?|\{:[^}]*\}|&nbsp;|<br ?/?>"
)  # what a heading may hold without words
NO_WORDS = re.compile(r"!\[\s*\]")
ALT = re.compile(r"\balt\s*=\s*[\"']?[^\s\"'>]")
SECTION_IDS = {kind: frozenset(slugify(name, "-") for name in names) for kind, names in SECTIONS.items()}


@dataclass(frozen=True, slots=True)
class Built:
    """The built site: every file in it, what is known of each page, and where problems came from.

    `sources` maps a page's address to the path of its source; `base` is the path under which the site is served;
    `known_good` has the addresses that have proved to lead somewhere, each with the folder that it begins in, and
    `known_near` those of them that lead out of a page's own folder, as they stand on the pages beside it.
    """

    files: frozenset[str]
    pages: Mapping[str, Facts]
    sources: Mapping[str, str]
    locator: Locator
    base: str = "/"
    known_good: set[tuple[str, str]] = field(default_factory=set)
    known_near: dict[str | None, set[str]] = field(default_factory=dict)


def links(site: Built, facts: Facts) -> Problems:
    """Every link, image, style sheet and script of a page leads to something that the site has."""
    folders = [posixpath.dirname(facts.address)]
    while folders[-1]:
        folders.append(posixpath.dirname(folders[-1]))
    ids = {f"#{id_}" for id_ in facts.ids}
    near = site.known_near.setdefault(folders[1] if folders[0] else None, set())
    good: Link | None = None
    for link in facts.links:
        address = link.address
        if link is good or address in ids or address in near or (link.tag == "a" and address.startswith("https://")):
            continue
        place = (facts.address, address) if address.startswith(("#", "?")) else _from(folders, address)
        if place not in site.known_good:  # most links of a page stand on many pages
            problem = next(_link(site, facts, link), None)
            if problem:
                yield problem
                continue
            site.known_good.add(place)
        if address.startswith("../"):
            near.add(address)
        good = link


def _from(folders: Sequence[str], address: str) -> tuple[str, str]:
    """Return an address without its leading `../`, and the folder in which the rest begins."""
    up = 0
    while up < len(folders) - 1 and address.startswith("../", 3 * up):
        up += 1
    return folders[up], address[3 * up :]


def _link(site: Built, facts: Facts, link: Link) -> Problems:
    """Yield what is wrong with one link: one problem at most."""
    if link.in_content and link.tag in FORBIDDEN:
        return  # told of the element itself
    try:
        parts = urlsplit(link.address)
    except ValueError:
        if link.tag != "a":  # links are told with what the author wrote
            what = f"'{link.address}' is not an address"
            yield _at(site, facts, link, "link-target", what, "correct it, or take it out")
        return
    if parts.scheme in {"mailto", "tel", "data", "javascript"}:
        return
    if parts.scheme or parts.netloc:
        if link.loaded:
            what = f"'{link.address}' makes readers' browsers ask another host"
            yield _at(site, facts, link, "third-party", what, "keep a copy in docs/assets/, or link to it instead")
        return
    if link.written and link.tag == "a" and _is_told(link.written):
        return
    target = resolve(facts.address, link.address, site.base)
    if "%2f" in (link.written or link.address).partition("?")[0].lower():
        target = None  # no web server takes it for a slash
    shown = (link.written or link.address) if link.in_content else target or link.address
    is_copy = link.in_content and target is not None and target.endswith(".md")  # of a page, for programs that read
    if target is None or target not in site.files or is_copy:
        noun = "image" if link.tag == "img" else "file" if link.loaded else "page"
        what = f"'{shown}' leads to no {noun} of the guide"
        yield _at(site, facts, link, "link-target", what, _meant(site, facts, link, target))
        return
    if link.tag == "img" and link.address not in {"", "#"} and target.endswith((*NO_PICTURES, ".css", ".js")):
        what = f"'{shown}' is no picture"
        yield _at(site, facts, link, "link-target", what, "name a file in docs/assets/, or take the '!' before it out")
        return
    target = target if target in site.files else posixpath.join(target, "index.html")
    fragment = unquote(parts.fragment)
    if not fragment or target not in site.pages:
        return
    ids = site.pages[target].ids
    kind = kind_of(site.sources.get(target, "").removeprefix("docs/"))
    if fragment.startswith("fnref:"):
        return  # the way back from a footnote: one that nothing leads to is told of itself
    if "=" in fragment and not link.written:
        return  # answers for a script of that page, which a macro has put together
    if fragment in SECTION_IDS[kind]:
        return  # a section that is missing is told on its own page
    if fragment not in ids and not fragment.startswith(":~:"):
        where = "this page" if target == facts.address else site.sources.get(target, target)
        advice = did_you_mean(fragment, ids, "use the id of a heading there")
        yield _at(site, facts, link, "link-anchor", f"'{shown}': {where} has nothing called '{fragment}'", advice)


def _is_told(written: str) -> bool:
    """Tell whether what is wrong with an address in Markdown is told of the link itself."""
    return "?" in written.partition("#")[0] or names_no_file(written) or bool(SLIP.match(written))


def _meant(site: Built, facts: Facts, link: Link, target: str | None) -> str:
    """Say which address was probably meant: of a file where Markdown wrote it, else of a built page."""
    if link.address[:1] in CURLY and link.address:
        return "write straight quotes around it, or none"
    if link.written and OTHER_HOST.match(link.written) and not link.written.endswith((".md", *NO_PICTURES)):
        return f"for another site write 'https://{link.written}'"
    here = facts.address if link.in_content else ""
    files = {file for file in site.files if link.tag == "a" or not file.endswith(NO_PICTURES)}
    if link.written:
        here = site.sources.get(facts.address, "").removeprefix("docs/")
        target = resolve(here, link.written, "/")
        if link.tag == "a":
            files = {path.removeprefix("docs/") for path in site.sources.values()}
    wanted = target or link.written or link.address
    folder, suffix = posixpath.dirname(wanted), posixpath.splitext(wanted)[1]
    if suffix not in {"", ".html", ".md"}:  # a picture was meant if a picture was named
        files = {file for file in files if file.endswith(suffix)} or files
    guess = nearest(_name(wanted), map(_name, files))
    likely = [file for file in files if _name(file) == guess]
    if not likely and suffix not in {"", ".html"}:  # `feet.svg` is nearer to `foot.svg` than `feet` to `foot`
        guess = nearest(posixpath.basename(wanted), map(posixpath.basename, files))
        likely = [file for file in files if posixpath.basename(file) == guess]
    if not likely:
        return "correct it, or take it out"
    meant = min(
        likely, key=lambda file: (posixpath.splitext(file)[1] != suffix, posixpath.dirname(file) != folder, file)
    )
    shown = meant if link.written else _page(meant)
    return f"did you mean '{posixpath.relpath(shown, posixpath.dirname(here) or '.')}'?"


def _name(file: str) -> str:
    """Return what a reader would call a file: the name of its folder if it is an index page, else its own."""
    stem = file.removesuffix("/index.html").rpartition("/")[2]
    return (stem.rpartition(".")[0] or stem).casefold()


def resolve(here: str, address: str, base: str = "/") -> str | None:
    """Return the file of the site to which `address` leads from the page `here`; None if it leads out of the site."""
    path = unquote(urlsplit(address).path)
    if not path:
        return here
    if path.startswith("/"):
        if not f"{path}/".startswith(base):
            return None
        path, folder = path[len(base) :].lstrip("/"), ""
    else:
        folder = posixpath.dirname(here)
    target = posixpath.normpath(posixpath.join(folder, path)) if path else "."
    if target.startswith(".."):
        return None
    target = "" if target == "." else target
    is_folder = target == "" or path.rpartition("/")[2] in {"", ".", ".."}
    return posixpath.join(target, "index.html") if is_folder else target


def _page(file: str) -> str:
    return file.removesuffix("index.html") or "."


def _at(site: Built, facts: Facts, link: Link, rule: str, what: str, remedy: str) -> Problem:
    path = site.sources.get(facts.address, "")
    exact = [*(spellings(link.written) if link.written else ()), *spellings(link.address)]
    parts = parts_of(link.written or link.address)
    place = site.locator.find(path, exact, parts, templates_first=not link.in_content)
    return Problem(place.path, place.line, rule, what, remedy)


def ids(site: Built, facts: Facts) -> Problems:
    """No two things on a page have the same id: a link could lead to either."""
    path = site.sources.get(facts.address, "")
    for id_, count in Counter(facts.ids).items():
        if count > 1:
            text = site.locator.pages.get(path, "").split("\n")
            what = f"the id '{id_}' stands on this page {count} times"
            given = re.compile(rf"\{{[^}}]*#{re.escape(id_)}[\s}}]|\bid\s*=\s*[\"']?{re.escape(id_)}(?![\w-])")
            lines = [number for number, line in enumerate(text, 1) if given.search(line)]
            place = Place(path, lines[-1]) if lines else site.locator.find(path, (id_,))
            yield Problem(place.path, place.line, "id-twice", what, "give each its own id")


def headings(site: Built, facts: Facts) -> Problems:
    """A page has one main heading, and no level is left out on the way down."""
    path = site.sources.get(facts.address, "")
    ones = [heading for heading in facts.headings if heading.level == 1]
    if len(ones) != 1:
        place = site.locator.find(path, [f"# {ones[-1].text}", ones[-1].text] if ones else [])
        what = f"the page has {len(ones) or 'no'} main heading{'s' * (len(ones) != 1)}"
        yield Problem(
            place.path, place.line, "heading-one", what, "the title is the main heading; begin the text with '##'"
        )
    before = 1
    sections = {name.casefold() for name in SECTIONS[kind_of(path.removeprefix("docs/"))]}
    for heading in facts.headings:
        if not heading.text:
            what = f"a heading of level {heading.level} has no text"
            line = _empty_heading(site, path, heading.level)
            yield Problem(path, line, "heading-empty", what, "write one, or take the marks out")
        if heading.level > before + 1:
            place = site.locator.find(path, (f"{'#' * heading.level} {heading.text}", heading.text))
            what = f"'{heading.text}' is of level {heading.level} under a heading of level {before}"
            yield Problem(place.path, place.line, "heading-skip", what, f"begin it with '{'#' * (before + 1)}'")
        of_wrong_level = heading.level != 2 and heading.text.casefold() in sections  # which is told by itself
        before = 2 if of_wrong_level else heading.level


def _empty_heading(site: Built, path: str, level: int) -> int:
    lines = [(n, WORDLESS.sub("", line).strip()) for n, line in enumerate(site.locator.pages[path].split("\n"), 1)]
    return next((n for n, line in lines if line == "#" * level or f"<h{level}" in line.lower()), 1)


def images(site: Built, facts: Facts) -> Problems:
    """Every image says in words what it shows."""
    path = site.sources.get(facts.address, "")
    for image in facts.images:
        if not image.alt or not image.alt.strip():
            name = posixpath.basename(image.src)
            place = _without_words(site, path, name) or site.locator.find(path, (name, "<svg"))
            what = f"the image '{name}' has no alternative text"
            yield Problem(
                place.path, place.line, "image-alt", what, "write what a reader who cannot see it needs to know"
            )


def _without_words(site: Built, path: str, name: str) -> Place | None:
    """Return the line on which an image of that name is written without words for it."""
    for number, line in enumerate(site.locator.pages.get(path, "").split("\n"), 1):
        silent = NO_WORDS.search(line) or ("<img" in line and not ALT.search(line))
        if name and name in line and silent:
            return Place(path, number)
    return None
