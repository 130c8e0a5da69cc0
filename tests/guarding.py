"""Asking the guard about a tiny guide that is only text: nothing is written to a disk, nothing is built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from unittest import mock

import jinja2
from footcare import check, macros, project, templates
from footcare.addresses import Addresses
from footcare.catalogue import EXERCISE_DRAWINGS
from footcare.problems import Problem
from footcare.project import SETTINGS, Project, Settings
from markdown import Markdown
from sites import DATA, DRAWINGS, PAGES, ROOT, Draft, in_full

MACROS = ROOT / "overrides" / "macros"
COMPILED = ROOT / ".cache" / "macros"


@cache
def own_settings() -> str:
    """Return the text of the real `mkdocs.yml` without its navigation, which names other pages."""
    return (ROOT / SETTINGS).read_text(encoding="utf-8").partition("\nnav:")[0] + "\n"


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
    texts = {**PAGES, **DATA} | {draft.src_uri: draft.text for draft in drafts}
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
        files=frozenset({*drawn, *files, *(styles or {}), "assets/drawings/foot.svg"}),
    )


@cache
def environment() -> jinja2.Environment:
    """Return the macros, read once."""
    return templates.macro_environment(MACROS, macros.FILTERS, COMPILED)


@cache
def converted(here: str, pages: frozenset[str], text: str, settings: str) -> str:
    """Return the HTML of a page; of one that a test does not change, without converting it again."""
    config = settings_of(settings)
    links = check._SourceLinksExtension(here, dict.fromkeys(pages, ""), Addresses())
    return Markdown(extensions=[*config.extensions, links], extension_configs=config.options).convert(text)


def problems_of(given: Project) -> list[Problem]:
    """Return what the guard finds wrong with a guide."""
    settings, shared = given.behind[SETTINGS], environment()
    pages = frozenset(given.pages)

    class Remembering:
        """Stands in for Python-Markdown, with the same result."""

        def __init__(self, extensions: list[Any], extension_configs: dict[str, Any]) -> None:
            self.here = extensions[-1].given[0]

        def convert(self, text: str) -> str:
            return converted(self.here, pages, text, settings)

    with (
        mock.patch.object(check, "Markdown", Remembering),
        mock.patch.object(templates, "macro_environment", lambda *_: shared),
    ):
        found, _ = check.examine(given, settings_of(settings), MACROS)
    return found


def told(*drafts: Draft, **changes: object) -> list[str]:
    """Return what the guard says of the tiny guide with some files changed, as authors read it."""
    return in_full(problems_of(guide_of(*drafts, **changes)))
