"""Asking the guard about a tiny guide that is only text: nothing is written to a disk, nothing is built."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from functools import cache, partial
from typing import Any, ClassVar
from unittest import mock

import jinja2
from footcare import authored, catalogue, check, front_matter, macros, markup, project, proofs, rulebook, templates
from footcare.addresses import Addresses
from footcare.catalogue import EXERCISE_DRAWINGS
from footcare.pages import Page, Press
from footcare.problems import Problem
from footcare.project import SETTINGS, Project, Settings
from footcare.proofs import Printer, Proofs
from footcare.rulebook import PATH as RULES
from footcare.rulebook import Rulebook
from sites import DATA, DRAWINGS, PAGES, ROOT, Draft, draft, in_brief, in_full

MACROS = ROOT / "overrides" / "macros"
ASSETS = frozenset(
    path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs" / "assets").rglob("*") if path.is_file()
)
COMPILED = ROOT / ".cache" / "macros"


@cache
def own_settings() -> str:
    """Return the text of the real `mkdocs.yml` without its navigation, which names other pages."""
    return (ROOT / SETTINGS).read_text(encoding="utf-8").partition("\nnav:")[0] + "\n"


@cache
def rules() -> str:
    """Return the real rulebook."""
    return (ROOT / "docs" / RULES).read_text(encoding="utf-8")


@cache
def book() -> Rulebook:
    """Return the real rulebook, read once."""
    return rulebook.read(rules())


@cache
def settings_of(text: str) -> Settings:
    """Read a text as `mkdocs.yml`."""
    return project.settings(text)


def guide_of(
    *drafts: Draft,
    without: Iterable[str] = (),
    drawings: Mapping[str, str] = DRAWINGS,
    styles: Mapping[str, str] | None = None,
    files: Iterable[str] = (),
    mkdocs: str = "",
) -> Project:
    """Return the tiny guide with some of its files changed, added or left out, as the guard is given it."""
    texts = {**PAGES, **DATA} | {changed.src_uri: changed.text for changed in drafts}
    texts = {name: text for name, text in texts.items() if name not in set(without)}
    pages = {name: text for name, text in texts.items() if name.endswith(".md")}
    data = {name: text for name, text in texts.items() if name not in pages}
    drawn = {f"{EXERCISE_DRAWINGS}{id_}.svg" for id_ in drawings}
    return Project(
        pages=pages,
        data=data,
        drawings=drawings,
        behind={SETTINGS: mkdocs or own_settings(), **{f"docs/{name}": text for name, text in data.items()}},
        styles=styles or {},
        files=frozenset({*drawn, *files, *(styles or {}), *ASSETS}),
    )


@cache
def environment() -> jinja2.Environment:
    """Return the macros, read once."""
    return templates.macro_environment(MACROS, macros.FILTERS, COMPILED)


class Remembering(Printer):
    """Turns Markdown into HTML, and a page that a test has not changed only once."""

    done: ClassVar[dict[tuple[frozenset[str], str, str], str]] = {}

    def __init__(self, config: Settings, files: Collection[str], addresses: Addresses) -> None:
        super().__init__(config, files, addresses)
        self.files = frozenset(files)

    def html(self, src_uri: str, text: str) -> str:
        key = self.files, src_uri, text
        if key not in self.done:
            self.done[key] = super().html(src_uri, text)
        return self.done[key]


@cache
def printer(settings: str, files: frozenset[str]) -> Remembering:
    """Return Python-Markdown, set up once."""
    return Remembering(settings_of(settings), files, Addresses())


def remembering_pages(fronts: Hashable, pages: dict[Hashable, Page] = {}) -> Callable[..., Page]:  # noqa: B006
    """Return a way to prepare pages that does not draw again what hangs on the same front matter and data."""
    prepare = Press.prepare

    def prepared(press: Press, src_uri: str, body: str, body_line: int) -> Page:
        key = fronts, src_uri, body, body_line
        if key not in pages:
            pages[key] = prepare(press, src_uri, body, body_line)
        return pages[key]

    return prepared


# Text in, frozen records out: what a test has not changed need not be read again for it.
READ_CATALOGUE = catalogue.read
READ_ONCE = cache(front_matter.read), cache(markup.read), cache(authored.read)


@cache
def made(make: Callable[..., Any], *given: Hashable) -> Any:
    """Make a thing once."""
    return make(*given)


def remember(make: Callable[..., Any], *given: Any) -> Any:
    """Make what the catalogue consists of, and once only what is made of texts alone."""
    return made(make, *given) if all(isinstance(one, Hashable) for one in given) else make(*given)


def always(thing: Any) -> Callable[..., Any]:
    """Return what returns a thing, whatever it is given: made a hundred times as quickly as a mock that does so."""
    return lambda *_, **__: thing


def problems_of(given: Project) -> list[Problem]:
    """Return what the guard finds wrong with a guide."""
    settings = given.behind[SETTINGS]
    files = frozenset({*given.pages, *given.files, *proofs.GENERATED})
    fronts = [(name, text[: text.find("\n---", 4)]) for name, text in given.pages.items()]
    with (
        mock.patch.object(proofs, "Printer", always(printer(settings, files))),
        mock.patch.object(templates, "macro_environment", always(environment())),
        mock.patch.object(rulebook, "read", always(book())),
        mock.patch.object(catalogue, "read", partial(READ_CATALOGUE, remember=remember)),
        mock.patch.object(Press, "prepare", remembering_pages((*fronts, *given.data.items(), *given.drawings.items()))),
        mock.patch.object(front_matter, "read", READ_ONCE[0]),
        mock.patch.object(markup, "read", READ_ONCE[1]),
        mock.patch.object(authored, "read", READ_ONCE[2]),
    ):
        found, _ = check.examine(given, settings_of(settings), MACROS)
    assert {problem.rule for problem in found} <= set(book().rules), "a rule is not in docs/data/rules.yml"
    return found


def proofs_of(*drafts: Draft) -> Proofs:
    """Return the tiny guide with some of its files changed, printed."""
    with mock.patch.object(templates, "macro_environment", always(environment())):
        return proofs.printed(guide_of(*drafts), settings_of(own_settings()), MACROS)


def told(*drafts: Draft, **changes: object) -> list[str]:
    """Return what the guard says of the tiny guide with some files changed, as authors read it."""
    return in_full(problems_of(guide_of(*drafts, **changes)))


def plant(file: str, good: str, bad: str) -> Draft:
    """Return a file of the tiny guide with `bad` in the place of `good`, or at its end if `good` is not in it."""
    found = draft(file.removeprefix("docs/"))
    if good and good in found.text:
        return found.but(good, bad)
    return Draft(found.src_uri, f"{found.text.rstrip()}\n\n{bad}\n")


def told_in_brief(*drafts: Draft, **changes: object) -> list[str]:
    """Return the same as `path:line: rule`."""
    return in_brief(problems_of(guide_of(*drafts, **changes)))
