"""What one build knows, and how it begins and ends. The only module that imports MkDocs.

Everything that a build gathers lives in one `Build` on the configuration, which MkDocs makes anew for every build;
nothing outlives it.
"""

from __future__ import annotations

import datetime
import json
import logging
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from pathlib import Path, PurePosixPath
from typing import NamedTuple, cast
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from footcare import (
    cards,
    changes,
    copies,
    exercise_drawings,
    guide,
    guide_schema,
    health,
    hosting,
    macros,
    markup,
    navigation,
    offline,
    paper,
    placing,
    project,
    readability,
    redirects,
    reviews,
    rules,
    search,
    search_files,
    silences,
    structured,
    stylesheets,
    telling,
    templates,
    titles,
    vocabulary,
    written,
)
from footcare import catalogue as catalogue_
from footcare.addresses import Addresses, Rooted
from footcare.bursts import Burst
from footcare.catalogue import DOCS, Catalogue, Entry
from footcare.frame import Frame, Shared
from footcare.kept import Kept, versions
from footcare.locating import Locator
from footcare.markup import Facts
from footcare.models import Base, Place, Sheet
from footcare.models import Page as PageRecord
from footcare.packed import Packed
from footcare.pages import Page, Press
from footcare.problems import Problem, unique
from footcare.rulebook import Severity
from footcare.rules import files as file_rules
from footcare.rules import settings as settings_rules

KEY = "footcare"
TITLE_ID = "this-page"
OWN_STYLES = "assets/styles/pages"
# The ¶ behind each heading is for the mouse alone. In a list of links or of headings it would say nothing, forty times,
# and the same addresses stand in the table of contents and in the menu.
FOR_THE_MOUSE = '<a class="headerlink"', '<a class="headerlink" aria-hidden="true" tabindex="-1"'
LATEST = datetime.date(2100, 1, 1)  # gzip cannot date the sitemap later; a day that has not come is told by itself
# Of the theme and of our own folders, what no reader's browser asks for.
NOT_PUBLISHED = re.compile(
    r"macros/|assets/javascripts/|assets/images/favicon\.png$|.*\.map$|assets/scripts/.*package\.json$"
)
# Where ProperDocs builds, a fork of MkDocs, it stands in for `mkdocs` in every import, but logs under its own name.
ENGINE = MkDocsConfig.__module__.partition(".")[0]
log = logging.getLogger(f"{ENGINE}.plugins.guard")
OURS = (
    "Doc file '",
    "The following pages exist in the docs directory",
    "A reference to '",
    "A relative path to '",
    "Excluding 'README.md'",
    "Redirect target '",
)


@dataclass
class Build:
    """Everything gathered during one build."""

    catalogue: Catalogue
    press: Press
    locator: Locator
    bodies: MutableMapping[str, str]
    problems: list[Problem]
    publication: structured.Publication
    kept: Path
    pages: dict[str, Page] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)
    contents: dict[str, Facts] = field(default_factory=dict)
    words: dict[str, search.PageWords] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    used_sources: set[str] = field(default_factory=set)
    texts: MutableMapping[str, str] = field(default_factory=Packed)
    prose: MutableMapping[str, str] = field(default_factory=Packed)
    laid_by: Packed | None = None
    with_silences: Mapping[str, str] = field(default_factory=dict)
    in_memory: list[File] = field(default_factory=list)
    frame: Frame = field(default_factory=Frame)
    scripts: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    judging: Burst[Judged] = field(init=False)
    reading: Burst[Contents] = field(init=False)
    noting: Burst[Noted] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing that waits."""
        self.judging, self.reading, self.noting = Burst(self._judge), Burst(self._read), Burst(self._note)

    def catch_up(self) -> None:
        """Do what waits: the next stage needs what it finds."""
        for burst in (self.judging, self.reading, self.noting):
            burst.catch_up()

    def _judge(self, given: Judged) -> None:
        page = given.page
        self.problems += self.press.judge(page, given.html, partial(self.locator.line_in, page.path))

    def _read(self, given: Contents) -> None:
        tree = markup.content(given.html)
        self.contents[given.address] = self.frame.know(markup.of_content(tree))
        self.words[given.src_uri] = search.words(tree)

    def _note(self, given: Noted) -> None:
        known = self.contents.pop(given.address, None)
        address, html, parts, content, data = given
        self.facts[address] = self.frame.read(address, html, parts, content, known, data)


class Judged(NamedTuple):
    """A page, and the HTML that Markdown made of it, for the rules on what its author wrote."""

    page: Page
    html: str


class Contents(NamedTuple):
    """The HTML of a page that has all its pieces, and its address."""

    src_uri: str
    address: str
    html: str


class Noted(NamedTuple):
    """A page in its frame, with the parts of that which it shares, the content that is read already, and its data."""

    address: str
    html: str
    parts: Shared
    content: str
    data: str


def current(config: MkDocsConfig) -> Build:
    """Return what this build has gathered so far."""
    return cast("Build", config.extra[KEY])


# Beginning


def set_aside(config: MkDocsConfig) -> None:
    """Let MkDocs write beside the last good site, not over it."""
    output = placing.beside(Path(config.site_dir))
    config.site_dir = str(output.new)
    config.extra[f"{KEY}_output"] = output


def start(files: Files, config: MkDocsConfig, *, drafts: bool) -> None:
    """Read every page and data file into the catalogue, before anything is rendered."""
    set_exclusions(files, config)
    inclusion = InclusionLevel.is_in_serve if drafts else InclusionLevel.is_included
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    unread: set[str] = set()
    for file in files.documentation_pages(inclusion=inclusion):
        try:
            texts[file.src_uri] = file.content_string
        except UnicodeDecodeError as error:
            problems.append(project.not_utf8(f"{DOCS}/{file.src_uri}", error))
            unread.add(file.src_uri)
    docs = Path(config.docs_dir)
    addresses = Addresses(directories=config.use_directory_urls)
    data_, behind = project.data(docs), project.behind(Path(config.config_file_path).parent)
    behind |= {f"{DOCS}/{name}": text for name, text in data_.items() if f"{DOCS}/{name}" in behind}  # kept once
    found, faults = catalogue_.read(texts, data_, project.drawings(docs), addresses)
    build = begin(config, texts, found, behind)
    build.laid_by = Packed()
    build.problems += problems + faults
    build.problems += file_rules.check(docs)
    for name, text in {**texts, **data_}.items():
        build.problems += file_rules.check_text(f"{DOCS}/{name}", text)
    for entry in found.pages.values():
        build.problems += file_rules.check_empty(entry.path, entry.matter.body)
    settings, known = build.locator.behind.get(project.SETTINGS, ""), {*texts, *unread}
    build.problems += [*navigation.check(settings, known), *redirects.check(settings, known)]
    build.problems += settings_rules.check(settings)
    build.problems += titles.check(found, config.site_name)
    add_data(files, config, dict.fromkeys(data(build), ""))
    _make_small(build)


def _make_small(build: Build) -> None:
    """Pack what is seldom asked for, and let go of what stands elsewhere."""
    build.with_silences = {path: text for path, text in build.locator.texts.items() if silences.MARK in text}
    build.bodies, build.locator.pages = Packed(build.bodies), Packed(build.locator.pages)
    for entry in build.catalogue.pages.values():
        entry.matter.data.clear()  # its record has it all
        entry.matter.body, entry.matter.lines = "", {}


def begin(config: MkDocsConfig, texts: Mapping[str, str], found: Catalogue, behind: Mapping[str, str]) -> Build:
    """Begin a build with the text of all pages, the catalogue made of them, and what stands behind every page."""
    root = Path(config.config_file_path).parent
    environment = templates.macro_environment(root / "overrides" / "macros", macros.FILTERS, root / ".cache" / "macros")
    config.extra[KEY] = Build(
        catalogue=found,
        press=Press(found, environment, macros.Site((config.repo_url or "").rstrip("/"), config.site_url or "")),
        locator=Locator({f"{DOCS}/{src}": text for src, text in texts.items()}, {**behind}),
        bodies={src: entry.matter.body for src, entry in found.pages.items()},
        problems=[],
        publication=structured.Publication(config.site_name, config.site_description or "", config.site_url or "/"),
        kept=root / ".cache",
    )
    return current(config)


def data(build: Build) -> dict[str, Callable[[], str | bytes]]:
    """Return how the files are made that need nothing but the catalogue, by their addresses."""

    def schema() -> bytes:
        kept, url = Kept(build.kept / "schemas", ".json", versions("pydantic")), build.publication.url
        made = kept.file(guide_schema.recipe(url), partial(guide_schema.file, url))
        return made if isinstance(made, bytes) else made.read_bytes()

    return {"guide.json": lambda: _json(guide.guide(build.catalogue)), guide.SCHEMA: schema}


def add_data(files: Files, config: MkDocsConfig, made: Mapping[str, str | bytes]) -> None:
    """Add to the files of the guide what nobody has written: data, what the theme fills, and sheets to print."""
    found = current(config).catalogue
    for name, content in made.items():
        _add_text(files, config, name, content)
    for name in config.theme.static_templates - {file.src_uri for file in files}:
        files.append(File.generated(config, name, content=""))  # the theme fills it; pages may link to it until then
    for entry in found.sheets.values():
        sheet = File.generated(config, entry.src_uri, content=entry.matter.body)
        sheet.edit_uri = found.conditions[entry.record.condition].src_uri
        files.append(sheet)


def _add_text(files: Files, config: MkDocsConfig, name: str, content: str | bytes) -> None:
    """Publish what is in memory alone, until it is written."""
    file = File.generated(config, name, content=content)
    files.append(file)
    current(config).in_memory.append(file)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


# One page at a time


def body(page: MkDocsPage, config: MkDocsConfig) -> str:
    """Return a page without its front matter, so that MkDocs does not read YAML a second time."""
    text = current(config).bodies.get(page.file.src_uri, "")
    return f"\n{text}"  # a first line such as 'Note: …' would be taken for MultiMarkdown metadata


def render(page: MkDocsPage, config: MkDocsConfig) -> str:
    """Render a page's template; its record becomes the page's metadata."""
    build = current(config)
    src_uri = page.file.src_uri
    entry = build.catalogue.pages.get(src_uri)
    text, line = build.bodies.get(src_uri, ""), entry.matter.body_line if entry else 1
    if entry:
        page.meta.update(title=entry.record.title, description=entry.record.description, entry=entry)
        page.meta["title_element"] = titles.element(entry.record, config.site_name)
        page.meta["hide"] = _hidden(page, entry.record)
        if isinstance(entry.record, Place):
            page.title = entry.record.name
        page.meta["noindex"] = isinstance(entry.record, Sheet)  # it says again what stands on other pages
        page.update_date = min(changes.modified(build.catalogue, entry), LATEST).isoformat()
        page.meta["due"] = reviews.due(entry.record.reviewed).isoformat()
    if offline.PAGE in build.catalogue.pages and src_uri != offline.PAGE:
        page.meta["offline"] = build.catalogue.addresses.of(offline.PAGE)
    page.meta["styles"] = [own for own in own_styles(src_uri) if (Path(config.docs_dir) / own).is_file()]
    made = build.press.prepare(src_uri, text, line)
    build.pages[src_uri] = made
    build.problems += made.problems
    build.sources[page.file.dest_uri] = made.path
    return made.markdown


def own_styles(src_uri: str) -> list[str]:
    """Return the stylesheets that only this page, or only its folder, may have: `finder.md` has `pages/finder.css`."""
    path = PurePosixPath(src_uri).with_suffix("")
    return [f"{OWN_STYLES}/{name}.css" for name in (*path.parts[:-1][:1], path)]


def _hidden(page: MkDocsPage, record: Base) -> list[str]:
    """Return the parts of the frame that a page does without."""
    if page.is_homepage:
        return ["navigation", "toc", "path", "footer"]
    if not isinstance(record, PageRecord):
        return []
    return ["toc"] * record.wide + ["navigation"] * (not record.menu)


def finish(html: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Put what the macros drew into a page's HTML, and number its citations."""
    build = current(config)
    made = build.pages[page.file.src_uri]
    build.prose[page.file.src_uri] = html
    build.judging.add(Judged(made, html))
    done = build.press.finish(made, html, partial(build.locator.line_in, made.path))
    made.macros.drawing.pieces.clear()  # they stand in the page now
    build.pages[page.file.src_uri] = replace(made, markdown="", source="")
    build.problems += done.problems
    build.used_sources.update(reference.source.id for reference in done.references)
    entry = build.catalogue.pages.get(page.file.src_uri)
    if entry:
        day, card = changes.modified(build.catalogue, entry), cards.address(page.file.src_uri)
        page.meta["card"], page.meta["day"] = card, day
        if not config.extra["serving"] and not isinstance(entry.record, Sheet):
            page.meta["as_markdown"] = copies.address(page.url)
        shown = structured.Shown(trail(page), done.references, day, card)
        page.meta["structured"] = structured.script(structured.graph(build.catalogue, entry, build.publication, shown))
    page.meta["minutes"] = readability.minutes(done.html)
    printed = paper.number(done.html.replace(*FOR_THE_MOUSE), page.canonical_url or "")
    page.meta["addresses"] = printed.addresses
    build.names |= stylesheets.names_in_page(printed.html)
    whole = printed.html if "<h1" in printed.html else _with_title(printed.html, page)
    build.texts[page.file.src_uri] = whole
    build.reading.add(Contents(page.file.src_uri, page.file.dest_uri, whole))
    return whole


def lay_by(html: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Keep a page's HTML small until its turn comes: MkDocs has all pages' before it puts the first into its frame."""
    build, src_uri = current(config), page.file.src_uri
    if build.laid_by is None:
        return html
    build.laid_by[src_uri] = page.meta.pop("structured", "")
    build.bodies.pop(src_uri, None)
    page.markdown = ""
    return ""  # it stands among the texts


def take_up(page: MkDocsPage, config: MkDocsConfig) -> None:
    """Give a page its HTML back. By now all other files are written."""
    build, src_uri = current(config), page.file.src_uri
    for file in build.in_memory:
        file.content_bytes = b""
    build.in_memory.clear()
    if build.laid_by is not None and src_uri in build.laid_by:
        page.content = build.texts.pop(src_uri)
        structured_ = build.laid_by.pop(src_uri)
        if structured_:
            page.meta["structured"] = structured_


def _content(build: Build, page: MkDocsPage) -> str:
    """Return a page's HTML, wherever it is."""
    return build.texts[page.file.src_uri] if build.laid_by is not None else page.content or ""


def let_go(page: MkDocsPage, config: MkDocsConfig) -> None:
    """Forget the HTML of a page that has been put into its frame."""
    if current(config).laid_by is not None:
        page.content = ""
        page.meta.pop("structured", None)


def trail(page: MkDocsPage) -> tuple[tuple[str, str], ...]:
    """Return the way to a page as the theme shows it: names and addresses, the page itself last."""
    if not page.ancestors or page.is_homepage:
        return ()
    way = [("Home", "")]
    for section in reversed([*page.ancestors]):
        first = next(iter(section.children), None) if isinstance(section, Section) else None
        way.append((section.title or "", first.url if isinstance(first, MkDocsPage) else ""))
    return tuple(way) if way[-1][1] == page.url else (*way, (page.meta.get("title") or "", page.url))


def _with_title(html: str, page: MkDocsPage) -> str:
    """Put the title on top of a page and of its contents: the theme's skip link leads to the first of these."""
    title = AnchorLink(page.title or "", TITLE_ID, level=1)
    title.children = page.toc.items
    page.toc.items = [title]
    return f'<h1 id="{TITLE_ID}">{escape(page.meta.get("title") or page.title or "")}</h1>\n{html}'


def draw_health(files: Files, config: MkDocsConfig) -> None:
    """Draw the health of the guide into the pages that ask for it: it hangs on all pages."""
    build = current(config)
    build.catch_up()
    for src_uri in [*build.texts]:
        file = files.get_file_from_path(src_uri)
        if file is None or file.page is None or "data-health" not in build.texts[src_uri]:
            continue
        texts = build.locator.texts
        drawn = health.drawn(
            _content(build, file.page),
            lambda: health.health(build.catalogue, build.texts, build.prose, texts),  # noqa: B023 - called at once
            lambda entry: build.catalogue.addresses.between(src_uri, entry.src_uri),  # noqa: B023
            build.press.environment,
        )
        build.names |= stylesheets.names_in_page(drawn)
        build.contents.pop(file.dest_uri, None)
        if build.laid_by is not None:
            build.texts[src_uri] = drawn
        else:
            file.page.content = drawn


def share_parts(environment: Environment, config: MkDocsConfig) -> None:
    """Let the templates of the theme draw once what pages share."""
    current(config).frame.serve(environment)


def publish_drawings(files: Files, config: MkDocsConfig) -> None:
    """Publish the drawings of exercises as pages share them."""
    for file in [file for file in files if file.src_uri.startswith(f"{exercise_drawings.FOLDER}/")]:
        files.remove(file)
        text = exercise_drawings.published(file.content_string)
        files.append(File.generated(config, file.src_uri, content=text))


def link_styles(environment: Environment, files: Files, config: MkDocsConfig) -> None:
    """Let templates link the style sheets; what is published is made of what we write, and takes its place."""
    build, docs = current(config), Path(config.docs_dir)
    texts = {file.src_uri: file.content_string for file in files if file.src_uri.endswith(".css")}
    ours = [name for name in map(str, config.extra_css) if name in texts]
    gone = [name for name in map(str, config.extra_css) if name not in texts]  # the guard tells where it is linked
    theme = [name for name in texts if not (docs / name).is_file()]
    if config.extra["serving"]:
        environment.globals["sheets"] = stylesheets.as_they_are(theme, [*ours, *gone])
        return
    names = set(build.names)
    for file in files:
        if file.src_uri.startswith("assets/scripts/"):
            names |= stylesheets.names_in_script(file.content_string)
    for path in sorted(Path(config.config_file_path).parent.glob("overrides/**/*.html")):
        names |= stylesheets.names_in_template(path.read_text(encoding="utf-8"))
    own = {name: text for name, text in texts.items() if name not in {*theme, *ours}}
    source = stylesheets.Source(
        "".join(texts[name] for name in theme), {name: texts[name] for name in ours}, own, frozenset(names)
    )
    try:
        sheets, made = stylesheets.kept(source, build.kept)
    except ValueError as error:
        raise PluginError(f"The guide was not built: {DOCS}/{error}") from error
    environment.globals["sheets"] = stylesheets.with_more(sheets, gone)
    for file in [file for file in files if file.src_uri in texts]:
        files.remove(file)
    for name, text in made.items():
        files.append(File.generated(config, name, content=text))


def write_data(files: Files, config: MkDocsConfig) -> None:
    """Write the data that nobody has written. Only its names were there until now: it is large."""
    build = current(config)
    for name, make in data(build).items():
        made = make()
        files.src_uris[name].content_bytes = made if isinstance(made, bytes) else made.encode()


def write_search(files: Files, config: MkDocsConfig) -> None:
    """Write what the search knows; and leave out what nobody asks for, such as the theme's own search."""
    build = current(config)
    for file in [file for file in files if NOT_PUBLISHED.match(file.src_uri)]:
        files.remove(file)
    for name, content in files_of_search(build).items():
        _add_text(files, config, name, content)


def files_of_search(build: Build) -> dict[str, bytes]:
    """Return the files that hold what the search knows, by their addresses. All pages must have been drawn."""
    return search_files.files(search.index(build.catalogue, build.words))


def write_beside(files: Files, config: MkDocsConfig) -> None:
    """Write each page's card and its copy as Markdown. A preview does without: nobody shares it."""
    build, shelf = current(config), Shelf.of(current(config))
    pages = build.catalogue.pages.items() if not config.extra["serving"] else ()
    for src_uri, entry in sorted(pages, key=lambda page: cards.card(build.catalogue, page[1], "").ground):
        file = files.get_file_from_path(src_uri)
        if src_uri not in build.texts or file is None or file.page is None:
            continue
        _add(files, config, cards.address(src_uri), card(build, entry, config.site_name, shelf))
        if not isinstance(entry.record, Sheet):  # it says again what stands on other pages
            address = copies.address(build.catalogue.addresses.of(src_uri))
            _add(files, config, address, copy(build, entry, _content(build, file.page), shelf))
    build.prose, build.words = {}, {}  # nobody asks for them any more, and they are large


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the cards and copies are kept that nobody need make again, and what draws cards."""

    drawn: Kept
    copied: Kept
    studio: cards.Studio = field(default_factory=cards.Studio)

    @classmethod
    def of(cls, build: Build) -> Shelf:
        """Return the one that all builds of a guide share."""
        drawn = Kept(build.kept / "cards", ".png", versions(*cards.MADE_WITH))
        return cls(drawn, Kept(build.kept / "copies", ".md", versions(*copies.MADE_WITH)))


def card(build: Build, entry: Entry[Base], site_name: str, shelf: Shelf) -> Path | bytes:
    """Return the picture that goes with links to a page."""
    card = cards.card(build.catalogue, entry, site_name)
    return shelf.drawn.file(card.content, partial(shelf.studio.draw, card))


def copy(build: Build, entry: Entry[Base], html: str, shelf: Shelf) -> Path | bytes:
    """Return a page as Markdown."""
    end = copies.end(entry, build.publication, build.catalogue.addresses.of(entry.src_uri))
    return shelf.copied.file(copies.recipe(html, end), partial(copies.markdown, html, end))


def _add(files: Files, config: MkDocsConfig, address: str, made: Path | bytes) -> None:
    """Publish what has been made at an address. MkDocs takes a file named `.md` for a page, so it gets another name."""
    name = f"{address}.kept"
    if isinstance(made, bytes):
        file = File.generated(config, name, content=made)
    else:
        file = File.generated(config, name, abs_src_path=str(made))
    file.dest_uri = address
    files.append(file)


def describe(context: TemplateContext, name: str, config: MkDocsConfig) -> TemplateContext:
    """Let the templates that are no pages (404, sitemap, feed, llms.txt) know what they tell of."""
    build = current(config)
    found = build.catalogue
    more: dict[str, object] = {"publication": build.publication, "found": found}
    if name == "404.html":
        rooted = replace(
            found, addresses=Rooted(found.addresses.directories, urlsplit(build.publication.url).path or "/")
        )
        page = macros.PageMacros(rooted, name, build.press.environment)
        page.foot_map()
        more["foot_map"] = page.drawing.pieces[0]
    elif name == "feed.xml":
        more["news"] = changes.news(found)
    elif name == "llms.txt":
        more |= {"groups": copies.groups(found), "copy": copies.address}
    return cast("TemplateContext", {**context, **more})


def note(address: str, html: str, config: MkDocsConfig, page: MkDocsPage | None = None) -> str:
    """Note what the guard needs to know about a built page; return it without what was written for the guard alone."""
    build = current(config)
    content = (page.content if page else None) or ""
    data = str(page.meta.get("structured", "")) if page else ""
    build.noting.add(Noted(address, html, build.frame.taken(), content, data))
    if config.extra["serving"]:
        return written.without_notes(html)  # MkDocs adds a script of its own to a preview
    scripts = hosting.hashes(html, content)
    build.scripts.update(scripts)
    return hosting.with_policy(written.without_notes(html), scripts)


# The end


def write_headers(config: MkDocsConfig) -> None:
    """Write what a web server is to say beside every file."""
    build, folder = current(config), Path(config.site_dir)
    build.catch_up()
    for path in folder.rglob("*.html"):
        if path.relative_to(folder).as_posix() not in build.facts:  # it leads on from an old address
            build.scripts.update(hosting.hashes(path.read_text(encoding="utf-8")))
    base = urlsplit(config.site_url or "/").path or "/"
    (folder / hosting.ADDRESS).write_text(hosting.written(hosting.rules(build.scripts, base)), encoding="utf-8")


def write_offline(config: MkDocsConfig) -> None:
    """Write the list of all files, for browsers that keep them; a preview, and a guide that keeps none, say so."""
    folder = Path(config.site_dir)
    listed = offline.WITHDRAWN
    if config.extra.get("offline") and not config.extra["serving"]:
        listed = offline.release(_files(folder), lambda name: (folder / name).read_bytes())
    (folder / offline.ADDRESS).write_text(json.dumps(listed, separators=(",", ":")), encoding="utf-8")


def check(config: MkDocsConfig) -> list[Problem]:
    """Return every problem of the build."""
    build = current(config)
    folder = Path(config.site_dir)
    files = frozenset(_files(folder))
    base = urlsplit(config.site_url or "/").path or "/"
    readable = {address: facts for address, facts in build.facts.items() if _readable(build, address)}
    site = rules.Built(files, readable, build.sources, build.locator, base)
    problems = list(build.problems)
    for address, facts in readable.items():
        source = build.sources.get(address, "")
        kind = vocabulary.kind_of(source.removeprefix(f"{DOCS}/"))
        problems += rules.page(site, facts, kind)
    docs = Path(config.docs_dir)
    for file in sorted(docs.glob("assets/**/*.css")):
        problems += rules.styles(site, file.relative_to(docs).as_posix(), file.read_text(encoding="utf-8"))
    if not build.problems:
        problems += rules.unused_sources(build.catalogue.source_lines, build.used_sources)
    book = build.catalogue.rulebook
    problems = rules.without_consequences(problems)
    return _once(unique(silences.apply(problems, build.with_silences, book.rules, book.fixed)))


def _files(folder: Path) -> Iterator[str]:
    """Yield every file below a folder, as seen from there."""
    start = len(f"{folder}/")
    for path, _, names in os.walk(folder):
        yield from (f"{path}/{name}"[start:].replace(os.sep, "/") for name in names)


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """Tell a mistake in the frame once, though it leads astray from every page to somewhere else."""
    first: dict[object, Problem] = {}
    for problem in problems:
        in_frame = problem.path.startswith("overrides/")
        first.setdefault((problem.path, problem.line, problem.rule) if in_frame else problem, problem)
    return list(first.values())


def _readable(build: Build, address: str) -> bool:
    """Tell whether a page could be read and rendered; one that could not would only repeat itself."""
    src_uri = build.sources.get(address, "").removeprefix(f"{DOCS}/")
    return not src_uri or (src_uri in build.catalogue.pages and not build.pages[src_uri].problems)


def report(problems: Iterable[Problem], config: MkDocsConfig, *, serving: bool) -> None:
    """Tell every problem; then let the build fail once, or move the new site into place.

    Raises:
        PluginError: there is a problem, and this is a build.
    """
    book = current(config).catalogue.rulebook
    problems = list(problems)
    for problem in problems:
        grave = not serving and book.severity(problem.rule) is Severity.ERROR
        (log.error if grave else log.warning if serving else log.info)(
            telling.line(problem, book, config.site_url or "/")
        )
        if telling.usual(os.environ) == "github":
            sys.stdout.write(f"{telling.annotation(problem, book)}\n")
    problems = [problem for problem in problems if book.severity(problem.rule) is Severity.ERROR]
    if serving:
        return
    output = cast("placing.Output", config.extra[f"{KEY}_output"])
    if problems:
        shutil.rmtree(output.new, ignore_errors=True)
        count = f"{len(problems)} problem{'s' * (len(problems) != 1)}"
        kept = f"; the last good {output.final.name}/ is untouched" if output.final.exists() else ""
        raise PluginError(f"The guide was not built: {count}, all told above{kept}.")
    if _warned():
        shutil.rmtree(output.new, ignore_errors=True)
        return  # MkDocs' strict mode stops the build right after this
    placing.put_in_place(output)
    log.info(f"The guide stands in {output.final.name}/")


def _warned() -> bool:
    """Tell whether MkDocs' strict mode has counted a warning and will stop the build."""
    counters = [handler for handler in logging.getLogger(ENGINE).handlers if isinstance(handler, CountHandler)]
    return any(counter.get_counts() for counter in counters)


def explain(error: Exception) -> None:
    """Say what to do about a machine that does not let a build be finished; what else went wrong is told by MkDocs.

    Raises:
        PluginError: the machine did not let it.
    """
    if isinstance(error, OSError):
        raise PluginError(
            f"The guide was not built: {placing.why(error)}. The last good site, if there is one, is untouched."
        )


def quieten() -> None:
    """Leave to the guard what it tells with a line: MkDocs' own words on links and navigation name none."""
    for part in ("pages", "nav", "files"):
        logging.getLogger(f"{ENGINE}.structure.{part}").addFilter(_not_ours)


def _not_ours(record: logging.LogRecord) -> bool:
    """Tell whether a message of MkDocs is about something that no rule of ours tells."""
    return not str(record.msg).startswith(OURS) or os.environ.get("GUIDE_DEBUG") == "1"


__all__ = [
    "Build",
    "Shelf",
    "add_data",
    "begin",
    "body",
    "card",
    "check",
    "copy",
    "current",
    "data",
    "describe",
    "draw_health",
    "explain",
    "finish",
    "lay_by",
    "let_go",
    "link_styles",
    "note",
    "publish_drawings",
    "quieten",
    "render",
    "report",
    "set_aside",
    "share_parts",
    "start",
    "take_up",
    "write_beside",
    "write_data",
    "write_headers",
    "write_offline",
    "write_search",
]
