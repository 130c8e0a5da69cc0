"""Asking the guard about a tiny guide that is only text: nothing is written to a disk, nothing is built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, partial
from unittest import mock

import jinja2
from footcare import check, macros, project, templates
from footcare.addresses import Addresses
from footcare.catalogue import EXERCISE_DRAWINGS
from footcare.check import Printer
from footcare.problems import Problem
from footcare.project import SETTINGS, Project, Settings
from footcare.rulebook import PATH as RULES
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


@cache
def printer(files: frozenset[str], settings: str) -> Printer:
    """Return Python-Markdown, set up once."""
    return Printer(settings_of(settings), files, Addresses())


@cache
def printed(files: frozenset[str], settings: str, here: str, text: str) -> str:
    """Return the HTML of a page; of one that a test has not changed, without converting it again."""
    return printer(files, settings).html(here, text)


def problems_of(given: Project) -> list[Problem]:
    """Return what the guard finds wrong with a guide."""
    given = replace(given, data={**given.data, RULES: rules()})
    settings = given.behind[SETTINGS]
    files = frozenset({*given.pages, *given.files, *check.GENERATED})
    remembering = mock.Mock()
    remembering.html = partial(printed, files, settings)
    with (
        mock.patch.object(check, "Printer", return_value=remembering),
        mock.patch.object(templates, "macro_environment", return_value=environment()),
    ):
        found, book = check.examine(given, settings_of(settings), MACROS)
    assert {problem.rule for problem in found} <= set(book.rules), "a rule is not in docs/data/rules.yml"
    return found


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
