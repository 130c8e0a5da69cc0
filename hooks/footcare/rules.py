"""The guard: every rule is a generator that yields problems; its docstring says the rule as an author would.

A rule neither prints nor counts nor stops. What it needs to know comes in as arguments.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

import tinycss2
from markdown.extensions.toc import slugify

from footcare.locating import Locator, spellings
from footcare.markup import Facts, Link, Section
from footcare.problems import Problem, Problems, did_you_mean, nearest
from footcare.vocabulary import SECTIONS, WHEN_TO_SEE_A_DOCTOR, Kind, kind_of

PLACEHOLDER = re.compile(
    r"\b(todo|tbd|tbc|fixme|xxx|lorem ipsum|coming soon|placeholder|to be written)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Built:
    """The built site: every file in it, what is known of each page, and where problems came from.

    `sources` maps a page's address to the path of its source; `base` is the path under which the site is served.
    """

    files: frozenset[str]
    pages: Mapping[str, Facts]
    sources: Mapping[str, str]
    locator: Locator
    base: str = "/"
    known_good: set[tuple[str, str]] = field(default_factory=set)


def links(site: Built, facts: Facts) -> Problems:
    """Every link, image, style sheet and script of a page leads to something that the site has."""
    folder = posixpath.dirname(facts.address)
    for link in facts.links:
        key = (facts.address if link.address.startswith(("#", "?")) else folder, link.address)
        if key in site.known_good:  # most links of a page stand on all pages of its folder
            continue
        problem = next(_link(site, facts, link), None)
        if problem:
            yield problem
        else:
            site.known_good.add(key)


def _link(site: Built, facts: Facts, link: Link) -> Problems:
    """Yield what is wrong with one link: one problem at most."""
    parts = urlsplit(link.address)
    if parts.scheme in {"mailto", "tel", "data", "javascript"}:
        return
    if parts.scheme or parts.netloc:
        if link.loaded:
            what = f"'{link.address}' makes readers' browsers ask another host"
            yield _at(site, facts, link, "third-party", what, "keep a copy in docs/assets/, or link to it instead")
        return
    target = resolve(facts.address, link.address, site.base)
    if target is None or not _exists(site, target):
        guess = nearest(target or link.address, site.files)
        advice = (
            f"did you mean '{posixpath.relpath(_page(guess), posixpath.dirname(facts.address) or '.')}'?"
            if guess
            else "correct it, or take it out"
        )
        noun = "image" if link.tag == "img" else "file" if link.loaded else "page"
        yield _at(site, facts, link, "link-target", f"'{link.address}' leads to no {noun} of the guide", advice)
        return
    target = target if target in site.files else posixpath.join(target, "index.html")
    fragment = unquote(parts.fragment)
    if not fragment or target not in site.pages:
        return
    ids = site.pages[target].ids
    kind = kind_of(site.sources.get(target, "").removeprefix("docs/"))
    if fragment in {slugify(name, "-") for name in SECTIONS[kind]}:
        return  # a section that is missing is told on its own page
    if fragment not in ids and not fragment.startswith(":~:"):
        where = "this page" if target == facts.address else site.sources.get(target, target)
        advice = did_you_mean(fragment, ids, "use the id of a heading there")
        yield _at(
            site, facts, link, "link-anchor", f"'{link.address}': {where} has nothing called '{fragment}'", advice
        )


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


def _exists(site: Built, target: str) -> bool:
    return target in site.files


def _page(file: str) -> str:
    return file.removesuffix("index.html") or "."


def _at(site: Built, facts: Facts, link: Link, rule: str, what: str, remedy: str) -> Problem:
    path = site.sources.get(facts.address, "")
    place = site.locator.find(path, spellings(link.address), templates_first=not link.in_content)
    return Problem(place.path, place.line, rule, what, remedy)


def ids(site: Built, facts: Facts) -> Problems:
    """No two things on a page have the same id: a link could lead to either."""
    path = site.sources.get(facts.address, "")
    for id_, count in Counter(facts.ids).items():
        if count > 1:
            place = site.locator.find(path, (f"#{id_}", f'id="{id_}"', f"id='{id_}'", f"id={id_}", id_))
            what = f"the id '{id_}' stands on this page {count} times"
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
    for heading in facts.headings:
        if heading.level > before + 1:
            place = site.locator.find(path, (f"{'#' * heading.level} {heading.text}", heading.text))
            what = f"'{heading.text}' is of level {heading.level} under a heading of level {before}"
            yield Problem(place.path, place.line, "heading-skip", what, f"begin it with '{'#' * (before + 1)}'")
        before = heading.level


def images(site: Built, facts: Facts) -> Problems:
    """Every image says in words what it shows."""
    path = site.sources.get(facts.address, "")
    for image in facts.images:
        if not image.alt or not image.alt.strip():
            place = site.locator.find(path, (posixpath.basename(image.src), "<svg"))
            what = f"the image '{posixpath.basename(image.src)}' has no alternative text"
            yield Problem(
                place.path, place.line, "image-alt", what, "write what a reader who cannot see it needs to know"
            )


def sections(site: Built, facts: Facts, kind: Kind) -> Problems:
    """Every section of a page's kind is there once, in order, at level 2, and says something."""
    wanted = SECTIONS[kind]
    path = site.sources.get(facts.address, "")
    found = [section for section in facts.sections if section.heading.text in wanted]
    names = [section.heading.text for section in found]
    for n, name in enumerate(wanted):
        if name not in names:
            yield _missing(site, facts, path, name, [later for later in wanted[n + 1 :] if later in names])
    for name, count in Counter(names).items():
        if count > 1:
            yield _heading_problem(
                site, path, name, "section-twice", f"'{name}' stands here {count} times", "keep one", count - 1
            )
    once = list(dict.fromkeys(names))
    in_order = [name for name in wanted if name in once]
    if once != in_order:
        name = next(name for name, right in zip(once, in_order, strict=True) if name != right)
        advice = f"the order is: {' · '.join(wanted)}"
        yield _heading_problem(site, path, name, "section-order", f"'{name}' is out of order", advice)
    for section in {section.heading.text: section for section in reversed(found)}.values():
        yield from _own_id(site, path, section)
    for section in found:
        yield from _content(site, path, section)


def _missing(site: Built, facts: Facts, path: str, name: str, later: list[str]) -> Problem:
    other = next((heading for heading in facts.headings if heading.text.casefold() == name.casefold()), None)
    if other and other.level != 2:
        return _heading_problem(
            site,
            path,
            other.text,
            "section-level",
            f"'{other.text}' is a heading of level {other.level}",
            "make it level 2: '## …'",
        )
    if other and not other.at_top:
        return _heading_problem(
            site,
            path,
            other.text,
            "section-level",
            f"'{other.text}' lies inside a box",
            "let it stand by itself, not indented",
        )
    if other:
        return _heading_problem(
            site,
            path,
            other.text,
            "section-missing",
            f"'{other.text}' is not spelled as '{name}'",
            f"write '## {name}'",
        )
    near = nearest(name, [heading.text for heading in facts.headings if heading.level == 2])
    if near:
        return _heading_problem(
            site, path, near, "section-missing", f"the section '{name}' is missing", f"is '{near}' meant to be it?"
        )
    text = site.locator.pages.get(path, "")
    line = site.locator.find(path, (f"## {later[0]}",)).line if later else text.rstrip("\n").count("\n") + 1
    where = f"before '## {later[0]}'" if later else "at the end"
    return Problem(path, line, "section-missing", f"the section '{name}' is missing", f"add '## {name}' {where}")


def _heading_problem(site: Built, path: str, name: str, rule: str, what: str, remedy: str, turn: int = 0) -> Problem:
    lines = [(n, line.lstrip("> ")) for n, line in enumerate(site.locator.pages.get(path, "").split("\n"), 1)]
    named = [n for n, line in lines if line.lstrip("# ").startswith(name)]
    marked = [n for n, line in lines if n in named and line.startswith("#")] or named
    return Problem(path, marked[min(turn, len(marked) - 1)] if marked else 1, rule, what, remedy)


def _own_id(site: Built, path: str, section: Section) -> Problems:
    """Other pages, and other sites, link to a section by the id that is made from its name."""
    name, id_, wanted = section.heading.text, section.heading.id, slugify(section.heading.text, "-")
    if id_ != wanted:
        what = f"the id of the section '{name}' is '{id_}', not '{wanted}'"
        advice = f"give the heading no id of its own, and '{wanted}' to nothing else on the page"
        yield _heading_problem(site, path, name, "section-id", what, advice)


def _content(site: Built, path: str, section: Section) -> Problems:
    name = section.heading.text
    if not section.text.strip():
        yield _heading_problem(
            site, path, name, "section-empty", f"the section '{name}' says nothing", "write it, or call its macro"
        )
        return
    found = PLACEHOLDER.search(section.text)
    if found:
        place = site.locator.find(path, (found[0],))
        yield Problem(
            place.path, place.line, "placeholder", f"'{found[0]}' was left in '{name}'", "write what belongs there"
        )


def doctor(site: Built, facts: Facts, kind: Kind) -> Problems:
    """'When to see a doctor' names at least one urgent and one routine case."""
    if kind is not Kind.CONDITION:
        return
    path = site.sources.get(facts.address, "")
    for section in facts.sections:
        if section.heading.text != WHEN_TO_SEE_A_DOCTOR:
            continue
        for noun, count in (("urgent", section.urgent), ("routine", section.routine)):
            if not count and section.text.strip():
                what = f"'{WHEN_TO_SEE_A_DOCTOR}' shows no {noun} case"
                advice = "let it hold the line {{ care_cards() }}, which draws the cases of the front matter"
                yield _heading_problem(site, path, WHEN_TO_SEE_A_DOCTOR, "doctor-cases", what, advice)


def styles(site: Built, address: str, css: str) -> Problems:
    """Every file that a style sheet names is there."""
    if "url(" not in css and "@import" not in css:
        return
    path = f"docs/{address}"
    for url, line in _urls(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)):
        parts = urlsplit(url)
        if parts.scheme == "data" or not url or url.startswith("#"):
            continue
        if parts.scheme or parts.netloc:
            what = f"'{url}' makes readers' browsers ask another host"
            yield Problem(path, line, "third-party", what, "keep a copy in docs/assets/")
            continue
        target = resolve(address, url, site.base)
        if target not in site.files:
            yield Problem(
                path, line, "link-target", f"'{url}' leads to no file of the guide", "correct it, or take it out"
            )


def _urls(nodes: Iterable[tinycss2.ast.Node]) -> Iterable[tuple[str, int]]:
    for node in nodes:
        if node.type == "url":
            yield node.value, node.source_line
        elif node.type == "function" and node.lower_name == "url":
            yield "".join(part.value for part in node.arguments if part.type == "string"), node.source_line
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            yield from ((part.value, part.source_line) for part in node.prelude if part.type == "string")
        for name in ("prelude", "content", "arguments"):
            yield from _urls(getattr(node, name, None) or ())


def unused_sources(registry: Mapping[str, int], used: Iterable[str]) -> Problems:
    """Every source of the registry is cited by a page."""
    for id_ in sorted(set(registry) - set(used)):
        what = f"no page cites the source '{id_}'"
        yield Problem(
            "docs/data/sources.yml", registry[id_], "source-unused", what, f"cite it as [@{id_}], or take it out"
        )


def page(site: Built, facts: Facts, kind: Kind) -> Problems:
    """All rules that look at one built page."""
    yield from links(site, facts)
    yield from ids(site, facts)
    if facts.address in site.sources:
        yield from headings(site, facts)
        yield from images(site, facts)
        yield from sections(site, facts, kind)
        yield from doctor(site, facts, kind)
