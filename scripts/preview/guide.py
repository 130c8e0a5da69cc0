"""The guide as it is now: every address, drawn when somebody asks for it. The one module here that imports MkDocs.

Pages are drawn by the same functions as in a build, with the same hooks. What has been drawn is kept as long as nothing
differs that was read while it was drawn:

    its content (macros, Markdown)   the page's own file, what it has read of the catalogue, the files it links to
    its frame (the theme)            its content, and the navigation: whose titles stand in every frame

A change of the settings or of a macro lets every content be drawn anew, a change of a template every frame. What hangs
on all pages (search, health, sitemap, headers) is made from the pages that are drawn, and those that must be.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import jinja2
from footcare import build as builds
from footcare import (
    cards,
    catalogue,
    copies,
    exercise_drawings,
    hosting,
    offline,
    project,
    search_files,
    silences,
    stylesheets,
)
from footcare.addresses import Addresses
from footcare.build import Build, Shelf
from footcare.catalogue import DOCS, Catalogue
from footcare.frame import Frame
from footcare.models import Place, Sheet
from footcare.pages import Press
from footcare.problems import Problem, unique
from footcare.rulebook import Rulebook
from footcare.rules import files as file_rules
from footcare.search import PageWords
from mkdocs.commands import build as commands
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from preview.files import Looker
from preview.memory import Memory
from preview.reading import Key, Keys, Reading, Watched

SETTINGS, OVERRIDES, MACROS = project.SETTINGS, "overrides/", "overrides/macros/"
BEHIND = (SETTINGS, OVERRIDES, f"{DOCS}/data/", f"{DOCS}/assets/drawings/")
EXERCISES = f"{DOCS}/{catalogue.EXERCISE_DRAWINGS}"
ALL_PAGES = ("sitemap.xml",)  # of the templates that are no pages, those that tell of every page
SEARCH = (search_files.INDEX, search_files.PARTS)  # these files do so, too
PACKED = ".gz"
BREATH = 0.0005  # seconds in which another request can begin
HEALTH = "data-health"  # a page that shows how the whole guide is
# What MkDocs keeps of a page that it has read and turned into HTML.
OF_CONTENT = (
    "markdown", "meta", "content", "toc", "update_date", "_title_from_render", "present_anchor_ids", "links_to_anchors",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """A page before the frame is put around it, and what it was drawn from."""

    notes: Keys
    place: tuple[Any, ...]
    attributes: Mapping[str, Any]
    text: str
    prose: str
    words: PageWords
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Framed:
    """A whole page, which lies in the folder of what was drawn: from which content and in which frame."""

    content: Content
    frame: Frame
    scripts: frozenset[str]
    moment: int = 0


@dataclass(slots=True)
class Drawn:
    """What has been drawn, and is still right as far as we know."""

    contents: dict[str, Content] = field(default_factory=dict)
    framed: dict[str, Framed] = field(default_factory=dict)
    count: int = 0


class Wrong(Exception):
    """Something that nobody can look at, with what is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


class NotedFiles(Files):
    """The files of the guide, which note for which one a page asks."""

    def __init__(self, files: Iterable[File], reading: Reading) -> None:
        super().__init__(files)
        self.reading = reading

    def get_file_from_path(self, path: str) -> File | None:
        """Return a file by its path from `docs/`."""
        self.reading.note("file", path)
        return super().get_file_from_path(path)


class Guide:
    """The guide in the folder `root`, as it is shown at the address `url`; `options` take the place of settings."""

    def __init__(self, root: Path, url: str, **options: Any) -> None:
        self.root, self.url, self.options = root, url, options
        self.lock = threading.RLock()
        self.folder = Path(tempfile.mkdtemp(prefix="preview-"))
        self.looker = Looker(root, (DOCS, OVERRIDES.rstrip("/")), (SETTINGS,))
        self.reading, self.memory, self.drawn = Reading(), Memory(), Drawn()
        self.config: MkDocsConfig | None = None
        self.wrong: tuple[Problem, ...] = ()
        self.macros: jinja2.Environment | None = None
        self.moment = 0  # counted up with every change
        self.searched: tuple[int, Mapping[str, bytes]] = (-1, {})  # the moment, and the files of the search
        self.texts: dict[str, str] = {}
        self.unread: dict[str, Problem] = {}
        self.data: dict[str, str] = {}
        self.drawings: Mapping[str, str] = {}
        self.behind: Mapping[str, str] = {}
        self.faults: list[Problem] = []
        self.files: NotedFiles = NotedFiles((), self.reading)
        self.static: dict[str, File] = {}
        self.pages: dict[str, str] = {}
        self.redirected: frozenset[str] = frozenset()
        self.fresh: dict[str, dict[str, Any]] = {}
        self.titles: tuple[Any, ...] = ()
        self.made: dict[str, Callable[[], str | bytes | Path]] = {}
        self.shelf: Shelf | None = None
        self.frame = Frame()

    def close(self) -> None:
        """Throw away what has been drawn."""
        shutil.rmtree(self.folder, ignore_errors=True)

    # What has changed

    def refresh(self, named: Iterable[str] = ()) -> frozenset[str]:
        """Look which files have changed, and read these; return them. `named` are files that have changed for sure."""
        with self.lock:
            paths, moved = self.looker.look(named)
            if paths:
                self.moment += 1
                try:
                    self._read(paths, moved)
                except Wrong as error:
                    self._give_up(error.problems)
                except Exception as error:  # whatever it is, an author is told and the preview goes on
                    what = f"the guide cannot be put together: {type(error).__name__}: {error}".split("\n")[0]
                    self._give_up([Problem(SETTINGS, 1, "settings", what, "undo what you have changed last")])
            return frozenset(paths)

    def _read(self, paths: set[str], moved: set[str]) -> None:
        anew = self.config is None or SETTINGS in paths
        if anew:
            self._load()
        if anew or moved:
            self._find()
        self._read_behind(paths)
        keys = self._read_pages(paths)
        self._forget(paths)
        self._gather(keys, anew=anew or bool(moved))

    def _give_up(self, problems: Iterable[Problem]) -> None:
        """Show nothing but what is wrong, and read all of it again with the next change."""
        self.wrong, self.config, self.looker.seen = tuple(problems), None, {}
        self.reading.derived.clear()

    def _load(self) -> None:
        """Load the settings; what was drawn with others is worth nothing."""
        broken = project.unreadable(self.root)
        if broken:
            raise Wrong([broken])
        said: list[str] = []
        try:
            with _heard("config", said):
                self.config = _config(self.root, self.folder, self.url, self.options)
        except (MkDocsException, SystemExit, OSError) as error:
            why = [*said, str(error).strip(), "MkDocs refuses them"]
            what = f"the settings cannot be used: {next(filter(None, why))}".split("\n")[0]
            problem = Problem(SETTINGS, 1, "settings", what, "mend it: the last commit has one that works")
            raise Wrong([problem]) from error
        self.environment = self.config.theme.get_env()
        self.wrong, self.texts, self.drawn = (), {}, Drawn(count=self.drawn.count)

    def _find(self) -> None:
        """Find all files: those of the guide, and those of the theme."""
        files = NotedFiles(get_files(self._config), self.reading)
        files.add_files_from_theme(self.environment, self._config)
        set_exclusions(files, self._config)
        self.found = files

    @property
    def _config(self) -> MkDocsConfig:
        if self.config is None:
            raise Wrong(self.wrong)
        return self.config

    def _read_behind(self, paths: Iterable[str]) -> None:
        """Read what stands behind every page, if some of it has changed."""
        if not self.behind or any(path.startswith(BEHIND) for path in paths):
            docs = Path(self._config.docs_dir)
            self.data, self.drawings = project.data(docs), project.drawings(docs)
            self.behind = project.behind(self.root)

    def _read_pages(self, paths: set[str]) -> Keys:
        """Read the pages that have changed; the order is that of the files. Return the keys of their texts."""
        before, self.texts = self.texts, {}
        keys: Keys = set()
        for file in self.found.documentation_pages(inclusion=InclusionLevel.is_in_serve):
            src_uri = file.src_uri
            if src_uri in before and f"{DOCS}/{src_uri}" not in paths:
                self.texts[src_uri] = before[src_uri]
                continue
            was_unread = self.unread.pop(src_uri, None)
            try:
                self.texts[src_uri] = file.content_string
                if was_unread is None and self.texts[src_uri] == before.get(src_uri):
                    continue  # saved as it was
            except UnicodeDecodeError as error:
                self.unread[src_uri] = project.not_utf8(f"{DOCS}/{src_uri}", error)
            except OSError:  # it goes while we look, and we shall hear of it
                self.looker.seen.pop(f"{DOCS}/{src_uri}", None)
            keys.add(("text", src_uri))
        return keys

    def _forget(self, paths: set[str]) -> None:
        """Forget what was drawn with templates and macros that have changed."""
        if any(path.startswith(MACROS) for path in paths):
            self.drawn, self.macros = Drawn(count=self.drawn.count), None
        templates = {path.removeprefix(OVERRIDES) for path in paths if path.startswith(OVERRIDES)}
        cache = cast("Any", self.environment.cache)
        for key in [key for key in cache or () if key[1] in templates]:
            del cache[key]
        if templates:
            self._new_frame()

    def _gather(self, keys: Keys, *, anew: bool) -> None:
        """Make the new catalogue, and forget every page that has read in the old one what is no longer so."""
        self.memory.begin()
        addresses = Addresses(directories=self._config.use_directory_urls)
        old = self.reading.catalogue
        new, self.faults = catalogue.read(
            self.texts, self.data, self.drawings, addresses, remember=self.memory, crosswise=False
        )
        keys |= self.reading.turn_to(new)
        self.build = builds.begin(self._config, self.texts, new, self.behind)
        self.macros = self.macros or self.build.press.environment
        self.build.press = replace(self.build.press, environment=self.macros)
        if anew or old.sheets.keys() != new.sheets.keys():
            keys |= self._arrange()
        self._name_pages(new)
        if ("pages", "") in keys or not self.made:
            self.made = self._made()
        for src_uri, content in [*self.drawn.contents.items()]:
            if not content.notes.isdisjoint(keys):
                del self.drawn.contents[src_uri]

    def _arrange(self) -> Keys:
        """Put files and navigation in order; return the keys of the files that came, went or changed their places."""
        config = self._config
        before = {file.src_uri: (file.url, file.inclusion) for file in self.files}
        self.files = NotedFiles(_fresh(self.found, config), self.reading)
        builds.add_data(self.files, config, dict.fromkeys(builds.data(self.build), ""))
        set_exclusions(self.files, config)
        self._redirect()
        self.nav: Navigation = get_navigation(self.files, config)
        shown = self.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        for file in shown:
            if file.page is None:
                Page(None, file, config)
        self.shown = shown
        self.fresh = {file.src_uri: dict(vars(file.page)) for file in shown}
        self.pages = {file.dest_uri: file.src_uri for file in shown}
        self.static = {
            file.dest_uri: file
            for file in self.files
            if not file.is_documentation_page()
            and file.inclusion.is_in_serve()  # type: ignore[no-untyped-call]
            and file.abs_src_path
            and not builds.NOT_PUBLISHED.match(file.src_uri)
        }
        self._link_styles()
        for path in self.folder.rglob("*.html"):
            if path.relative_to(self.folder).as_posix() not in {*self.pages, *self.redirected}:
                path.unlink()
        self.drawn.framed.clear()
        self.made = {}
        self._new_frame()
        after = {file.src_uri: (file.url, file.inclusion) for file in self.files}
        for src_uri, content in [*self.drawn.contents.items()]:
            if src_uri not in self.fresh or content.place != self._place(src_uri):
                del self.drawn.contents[src_uri]
        return {("file", name) for name in {*before, *after} if before.get(name) != after.get(name)}

    def _link_styles(self) -> None:
        """Let pages link the style sheets as they are: what a build cuts out of them hangs on all pages."""
        docs, every = Path(self._config.docs_dir), [str(name) for name in self._config.extra_css]
        theme = [name for name in self.static if name.endswith(".css") and not (docs / name).is_file()]
        ours = sorted(every, key=lambda name: name not in self.static)  # first those that are there, as in a build
        self.environment.globals["sheets"] = stylesheets.as_they_are(theme, ours)

    def _redirect(self) -> None:
        """Let the plugins, which are not our own hooks, do what they do besides pages: lead on from old addresses."""
        config = self._config
        written = set(self.folder.rglob("*.html"))
        for name, plugin in config.plugins.items():
            if name not in config.hooks and hasattr(plugin, "on_files"):
                plugin.on_files(self.files, config=config)
        for path in [self.folder / address for address in self.redirected]:
            path.unlink(missing_ok=True)
            written.discard(path)
        for name, plugin in config.plugins.items():
            if name not in config.hooks and hasattr(plugin, "on_post_build"):
                plugin.on_post_build(config=config)
        made = set(self.folder.rglob("*.html")) - written
        self.redirected = frozenset(path.relative_to(self.folder).as_posix() for path in made)

    def _name_pages(self, found: Catalogue) -> None:
        """Give every page its title, drawn or not: the frames of others show it."""
        for file in self.shown:
            entry, fresh = found.pages.get(file.src_uri), self.fresh[file.src_uri]
            title = fresh.get("title")
            if entry:
                title = entry.record.name if isinstance(entry.record, Place) else title or entry.record.title
            if "title" not in vars(file.page) or vars(file.page)["title"] != title:
                _reset(cast("Page", file.page), fresh, title)
        titles = tuple((page.url, page.title) for page in self.nav.pages)
        if titles != self.titles:
            self.titles = titles
            self._new_frame()

    def _new_frame(self) -> None:
        self.frame = Frame()
        self.frame.serve(self.environment)

    def _place(self, src_uri: str) -> tuple[Any, ...]:
        """Return where in the guide a page stands, as its content tells it."""
        page = self._page(src_uri)
        return page.is_homepage, builds.trail(page) if page.ancestors else ()

    # Pages

    def content(self, src_uri: str) -> Content:
        """Return a page without its frame.

        Raises:
            Wrong: it cannot be drawn.
        """
        if src_uri not in self.drawn.contents:
            self.drawn.contents[src_uri] = self._content(src_uri)
            self.drawn.count += 1
        return self.drawn.contents[src_uri]

    def _content(self, src_uri: str) -> Content:
        page = self._page(src_uri)
        title = vars(page).get("title")
        _reset(page, self.fresh[src_uri], title)
        watched = Watched(self.reading)
        press = Press(watched, self.build.press.environment, self.build.press.site, self.build.press.sandbox)
        with self._building(catalogue=watched, press=press) as build, self.reading.noted() as notes:
            with _telling(f"{DOCS}/{src_uri}"):
                commands._populate_page(page, self._config, self.files)
                build.catch_up()
            self.reading.note("text", src_uri)
            for name in builds.own_styles(src_uri):
                self.reading.note("file", name)
        attributes = {name: vars(page)[name] for name in OF_CONTENT if name in vars(page)}
        _reset(page, self.fresh[src_uri], title)
        problems = [problem for problem in self._of_file(src_uri) if problem not in build.problems] + build.problems
        text, prose, words = build.texts[src_uri], build.prose[src_uri], build.words[src_uri]
        unseen = src_uri not in self.reading.catalogue.pages or build.pages[src_uri].problems
        if unseen and problems:
            attributes["content"] = _box(problems) + (attributes["content"] or "")
        return Content(notes, self._place(src_uri), attributes, text, prose, words, tuple(problems))

    def _page(self, src_uri: str) -> Page:
        return cast("Page", self.files.src_uris[src_uri].page)

    def _of_file(self, src_uri: str) -> list[Problem]:
        """Return what is wrong with a page's file, before anything is drawn."""
        path = f"{DOCS}/{src_uri}"
        found = [problem for problem in self.faults if problem.path == path]
        return [self.unread[src_uri]] if src_uri in self.unread else found

    def all_contents(self) -> dict[str, Content]:
        """Return every page that can be drawn, without its frame, in the order of the files."""
        found: dict[str, Content] = {}
        for src_uri in self.pages.values():
            try:
                found[src_uri] = self.content(src_uri)
            except Wrong:  # it is told where it is asked for
                continue
        return found

    @contextmanager
    def _building(self, **changes: Any) -> Iterator[Build]:
        """Let the hooks find a build of their own, with nothing in it but what all pages share."""
        empty: dict[str, Any] = {
            "pages": {}, "facts": {}, "contents": {}, "sources": {}, "texts": {}, "prose": {}, "words": {},
            "used_sources": set(), "scripts": set(), "names": set(), "problems": [], "frame": self.frame,
        }  # fmt: skip
        made = replace(self.build, **{**empty, **changes})
        self._config.extra[builds.KEY] = made
        try:
            yield made
        finally:
            self._config.extra[builds.KEY] = self.build

    @contextmanager
    def _filled(self, src_uris: Iterable[str], *, health: bool = True) -> Iterator[Build]:
        """Let some of MkDocs' pages have their contents, as in a build before anything is put around them."""
        contents = {src_uri: self.content(src_uri) for src_uri in src_uris}
        texts, prose = {}, {}
        if health and any(HEALTH in content.text for content in contents.values()):
            every = self.all_contents()
            texts = {src_uri: content.text for src_uri, content in every.items()}
            prose = {src_uri: content.prose for src_uri, content in every.items()}
        titles = {src_uri: vars(self._page(src_uri)).get("title") for src_uri in contents}
        for src_uri, content in contents.items():
            vars(self._page(src_uri)).update(content.attributes)
        try:
            with self._building(texts=texts, prose=prose) as build:
                if texts:
                    builds.draw_health(self.files, self._config)
                yield build
        finally:
            for src_uri, title in titles.items():
                _reset(self._page(src_uri), self.fresh[src_uri], title)

    def framed(self, src_uri: str) -> Framed:
        """Draw a page as readers see it into the folder of what was drawn, if it is not there.

        Raises:
            Wrong: it cannot be drawn.
        """
        content = self.content(src_uri)
        made = self.drawn.framed.get(src_uri)
        if made and made.content is content and made.frame is self.frame and made.moment in (0, self.moment):
            return made
        excluded: bool = self._page(src_uri).file.inclusion.is_excluded()  # type: ignore[no-untyped-call]
        with self._filled([src_uri]) as build, _telling(f"{DOCS}/{src_uri}"):
            page = self._page(src_uri)
            commands._build_page(page, self._config, self.shown, self.nav, self.environment, excluded=excluded)
        moment = self.moment if HEALTH in content.text else 0
        self.drawn.framed[src_uri] = Framed(content, self.frame, frozenset(build.scripts), moment)
        return self.drawn.framed[src_uri]

    # Every address

    def addresses(self) -> set[str]:
        """Return every address that a build would make, as the path of a file from the site's root."""
        self._draw_all()
        with self.lock:
            return {*self.pages, *self.made, *self.static, *self.redirected, *self._search()}

    def get(self, address: str) -> bytes | None:
        """Return the file at an address, as a build would make it; None if there is none.

        Raises:
            Wrong: it cannot be made; the author has to mend something.
        """
        if self._hangs_on_all(address):
            self._draw_all()
        with self.lock, _telling(address):
            if self.wrong:
                raise Wrong(self.wrong)
            if address in self.pages:
                self.framed(self.pages[address])
                return (self.folder / address).read_bytes()
            if address in self.made:
                return _bytes(self.made[address]())
            if address.startswith(SEARCH):
                return self._search().get(address)
            if address in self.redirected:
                return (self.folder / address).read_bytes()
            file = self.static.get(address)
            try:
                return file.content_bytes if file else None
            except OSError:
                return None

    def _hangs_on_all(self, address: str) -> bool:
        with self.lock, suppress(Wrong):
            if address in self.pages:
                return not self.wrong and HEALTH in self.content(self.pages[address]).text
        return address.startswith(SEARCH) or address in (*ALL_PAGES, f"{ALL_PAGES[0]}{PACKED}", hosting.ADDRESS)

    def _draw_all(self) -> None:
        """Draw all pages, without their frames; whoever asks for one page meanwhile need not wait for the others."""
        for src_uri in [*self.pages.values()]:
            with self.lock, suppress(Wrong):
                if src_uri in self.fresh and not self.wrong:
                    self.content(src_uri)
            time.sleep(BREATH)

    def _made(self) -> dict[str, Callable[[], str | bytes | Path]]:
        """Return how the files are made that nobody has written and that are no pages."""
        made: dict[str, Callable[[], str | bytes | Path]] = {}
        for name in builds.data(self.build):
            made[name] = lambda name=name: builds.data(self.build)[name]()  # type: ignore[misc]
        for name in self._config.theme.static_templates:
            made[name] = lambda name=name: self._template(name)[0]  # type: ignore[misc]
        if "sitemap.xml" in made:
            made[f"sitemap.xml{PACKED}"] = lambda: self._template("sitemap.xml")[1]
        for name in self.static:
            if name.startswith(f"{exercise_drawings.FOLDER}/"):
                made[name] = lambda name=name: exercise_drawings.published(  # type: ignore[misc]
                    self.static[name].content_string
                )
        made[offline.ADDRESS] = self._offline
        made[hosting.ADDRESS] = self._headers
        self.shelf = shelf = self.shelf or Shelf.of(self.build)
        for src_uri, entry in self.build.catalogue.pages.items():
            made[cards.address(src_uri)] = lambda src_uri=src_uri: builds.card(  # type: ignore[misc]
                self.build, self.build.catalogue.pages[src_uri], self._config.site_name, shelf
            )
            if not isinstance(entry.record, Sheet):
                address = copies.address(self.build.catalogue.addresses.of(src_uri))
                made[address] = lambda src_uri=src_uri: self._copy(src_uri, shelf)  # type: ignore[misc]
        return made

    def _template(self, name: str) -> tuple[bytes, bytes]:
        """Return what a template that is no page makes, and the same packed, if it is that."""
        path = self.folder / name
        path.unlink(missing_ok=True)
        told = self.all_contents() if name in ALL_PAGES else ()
        with self._filled(told, health=False) as build, _telling(f"{OVERRIDES}{name}"):
            commands._build_theme_template(name, self.environment, self.files, self._config, self.nav)
        self.scripts_of_templates = build.scripts
        packed = self.folder / f"{name}{PACKED}"
        text = path.read_bytes() if path.is_file() else b""
        path.unlink(missing_ok=True)
        return text, packed.read_bytes() if packed.is_file() else b""

    def _search(self) -> Mapping[str, bytes]:
        """Return the files of the search. How many there are, and what they are called, hangs on all pages."""
        if self.searched[0] != self.moment:
            with self._building(words={name: one.words for name, one in self.all_contents().items()}) as build:
                self.searched = (self.moment, builds.files_of_search(build))
        return self.searched[1]

    def _offline(self) -> bytes:
        builds.write_offline(self._config)
        return (self.folder / offline.ADDRESS).read_bytes()

    def _headers(self) -> str:
        """Return what a server is to say beside every file: it hangs on the scripts in all pages."""
        scripts = {script for src_uri in self.pages.values() for script in self.framed(src_uri).scripts}
        for name in self._config.theme.static_templates:
            if name.endswith(".html"):
                self._template(name)
                scripts |= self.scripts_of_templates
        for address in self.redirected:
            scripts.update(hosting.hashes((self.folder / address).read_text(encoding="utf-8")))
        return hosting.written(hosting.rules(scripts, urlsplit(self.url).path or "/"))

    def _copy(self, src_uri: str, shelf: Shelf) -> bytes | Path:
        with self._filled([src_uri]) as build:
            html = self._page(src_uri).content or ""
        return builds.copy(build, build.catalogue.pages[src_uri], html, shelf)

    # What is wrong

    @property
    def rulebook(self) -> Rulebook:
        """The rules, for those who tell problems."""
        return self.reading.catalogue.rulebook

    def problems(self, paths: Iterable[str]) -> list[Problem]:
        """Return what is wrong with files for themselves: what reading and drawing them has told."""
        with self.lock:
            if self.wrong:
                return list(self.wrong)
            found: list[Problem] = []
            for path in sorted(paths):
                src_uri = path.removeprefix(f"{DOCS}/")
                found += [problem for problem in self.faults if problem.path == path]
                if src_uri in self.texts or src_uri in self.data:
                    text = self.texts.get(src_uri, "") or self.data.get(src_uri, "")
                    found += file_rules.check_text(path, text)
                if src_uri in self.unread:
                    found.append(self.unread[src_uri])
                else:
                    found += self._told_by_drawing(path) if path in self.looker.seen else []
            texts = {path: self.texts.get(path.removeprefix(f"{DOCS}/"), "") for path in paths}
            book = self.rulebook
            left = silences.apply(found, texts, book.rules, book.fixed)
            return [problem for problem in unique(left) if not problem.rule.startswith("silence-")]

    def _told_by_drawing(self, path: str) -> list[Problem]:
        """Draw what shows whether a file is right: a page itself, of a template the first page."""
        src_uri = path.removeprefix(f"{DOCS}/")
        try:
            if src_uri in self.fresh:
                return list(self.content(src_uri).problems)
            if path.startswith(OVERRIDES):
                with _telling(path):
                    self.environment.parse((self.root / path).read_text(encoding="utf-8"), path.removeprefix(OVERRIDES))
                for first in [*self.pages.values()][:1]:
                    self.framed(first)
        except Wrong as error:
            return list(error.problems)
        return []


def _config(root: Path, folder: Path, url: str, options: Mapping[str, Any]) -> MkDocsConfig:
    """Load the settings as for a build that keeps nothing offline, into a folder of our own."""
    config: MkDocsConfig = load_config(str(root / SETTINGS), site_dir=str(folder), site_url=url, **options)
    config.plugins.on_startup(command="serve", dirty=False)
    config = config.plugins.on_config(config)
    config.extra |= {"serving": False, "offline": False}
    return config


@contextmanager
def _heard(part: str, said: list[str]) -> Iterator[None]:
    """Put what a part of MkDocs says into `said`, not into the terminal: we say it better, or elsewhere."""

    def hear(record: logging.LogRecord) -> bool:
        said.append(record.getMessage())
        return False

    log = logging.getLogger(f"{builds.ENGINE}.{part}")
    log.addFilter(hear)
    try:
        yield
    finally:
        log.removeFilter(hear)


def _fresh(files: Files, config: MkDocsConfig) -> Iterator[File]:
    """Yield the same files, without the pages that were made of them."""
    for file in files:
        made = File(file.src_uri, cast("str", file.src_dir), config.site_dir, config.use_directory_urls)
        made.inclusion = file.inclusion
        yield made


def _reset(page: Page, fresh: Mapping[str, Any], title: str | None) -> None:
    """Let a page be as it was before anybody read it, but with its title."""
    attributes = vars(page)
    attributes.clear()
    attributes |= fresh
    if title is None:  # MkDocs makes one of the name of the file
        attributes |= {"markdown": "", "content": ""}
    else:
        attributes["title"] = title


def _bytes(made: str | bytes | Path) -> bytes:
    return made.encode() if isinstance(made, str) else made if isinstance(made, bytes) else made.read_bytes()


@contextmanager
def _telling(path: str) -> Iterator[None]:
    """Turn whatever goes wrong while something is drawn into words: a mistake in a template, most likely.

    Raises:
        Wrong: something went wrong.
    """
    try:
        with _heard("commands.build", []):
            yield
    except Wrong:
        raise
    except jinja2.TemplateSyntaxError as error:
        where = f"{OVERRIDES}{error.name}" if error.name else path
        what = (error.message or "it is no template").rstrip(".")
        raise Wrong([Problem(where, error.lineno, "template-syntax", what, "mend it")]) from error
    except Exception as error:  # whatever it is, an author is told and the preview goes on
        frames = traceback.extract_tb(error.__traceback__)
        inside = next((one for one in reversed(frames) if f"/{OVERRIDES}" in one.filename), None)
        where, line = path, 1
        if inside:
            where, line = f"{OVERRIDES}{inside.filename.rpartition(f'/{OVERRIDES}')[2]}", inside.lineno or 1
        what = f"{type(error).__name__}: {error}".split("\n")[0].rstrip(".")
        raise Wrong([Problem(where, line, "template-error", what, "mend it")]) from error


def _box(problems: Iterable[Problem]) -> str:
    """Return what a page shows that cannot be read."""
    rows = "".join(
        f"<li><code>{escape(problem.path)}:{problem.line}</code> {escape(problem.what)}. To do: "
        f"{escape(problem.remedy)}.</li>"
        for problem in problems
    )
    return (
        f'<div class="admonition failure"><p class="admonition-title">This page cannot be shown as it will be</p>'
        f"<ul>{rows}</ul></div>\n"
    )


def version(content: bytes) -> str:
    """Return a name for a content."""
    return hashlib.sha256(content).hexdigest()[:16]


__all__ = ["Content", "Guide", "Key", "Wrong", "version"]
