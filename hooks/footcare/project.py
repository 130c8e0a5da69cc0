"""The project's files: pages, data, drawings, settings, and what stands behind every page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pathspec
import yaml
from markdown import Markdown

from footcare.catalogue import (
    ABBREVIATIONS,
    CLAIMS,
    CORRECTIONS,
    DOCS,
    DRAWING,
    EXERCISE_DRAWINGS,
    PROGRAMMES,
    SEARCH,
    SOURCES,
    TRIAGE,
    VOCABULARY,
)
from footcare.problems import Problem, did_you_mean
from footcare.rulebook import PATH as RULES
from footcare.rules import files as file_rules
from footcare.rules import settings as settings_rules

DATA = (VOCABULARY, SOURCES, DRAWING, ABBREVIATIONS, PROGRAMMES, CLAIMS, TRIAGE, SEARCH, CORRECTIONS, RULES)
MEASURED = "data/performance.json"  # what scripts/bench has measured
SETTINGS = "mkdocs.yml"
MARK = 200  # characters


@dataclass(frozen=True, slots=True)
class Settings:
    """What a check needs of `mkdocs.yml`."""

    extensions: list[str]
    options: dict[str, dict[str, Any]]
    excluded: pathspec.GitIgnoreSpec
    base: str
    site_url: str
    repo_url: str
    site_name: str = ""


class _AnyTag(yaml.SafeLoader):
    """Reads `mkdocs.yml` without acting on its tags: of `!ENV [NAME, default]` the default."""


def _default(loader: _AnyTag, _: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node)[-1]
    return loader.construct_scalar(node) if isinstance(node, yaml.ScalarNode) else None


_AnyTag.add_multi_constructor("!", _default)


def settings(text: str, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the text of `mkdocs.yml`; addresses in the environment come before those in it.

    Raises:
        yaml.YAMLError: it is not YAML.
    """
    config = yaml.load(text, Loader=_AnyTag)
    if not isinstance(config, dict):
        raise yaml.YAMLError("it is not a list of 'key: value' lines")
    named = [{item: {}} if isinstance(item, str) else item for item in config.get("markdown_extensions", [])]
    options = {name: given or {} for item in named for name, given in item.items()}
    options.setdefault("toc", {})
    environment = environment or {}
    site_url = environment.get("GUIDE_SITE_URL") or config.get("site_url") or "/"
    lines = [
        ".*",
        "/templates/",
        *config.get("exclude_docs", "").splitlines(),
        *config.get("draft_docs", "").splitlines(),
    ]
    return Settings(
        extensions=list(dict.fromkeys([*options, "tables", "fenced_code"])),
        options=options,
        excluded=pathspec.GitIgnoreSpec.from_lines(lines),
        base=urlsplit(site_url).path or "/",
        site_url=site_url,
        repo_url=environment.get("GUIDE_REPO_URL") or config.get("repo_url") or "",
        site_name=config.get("site_name") or "",
    )


NOT_USABLE = (ImportError, AttributeError, KeyError, TypeError, ValueError)  # what an extension may raise


def unreadable(root: Path) -> Problem | None:
    """Say what is wrong with `mkdocs.yml`, if it cannot be used at all."""
    text = _text(root / SETTINGS) if (root / SETTINGS).is_file() else ""
    advice = "mend it: the last commit has one that works"
    if not (root / DOCS).is_dir():
        return Problem(
            SETTINGS, 1, "settings", f"there is no folder '{DOCS}' beside it, in which the pages lie", advice
        )
    try:
        found = settings(text)
    except (AttributeError, TypeError, ValueError) as error:
        what = f"it cannot be used: {error}".split("\n")[0]
        return next(settings_rules.misshapen(text), Problem(SETTINGS, 1, "settings", what, advice))
    except yaml.YAMLError as error:
        left = next(iter(file_rules.conflicts(SETTINGS, text)), None)
        if left:
            return left
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        what = f"it cannot be read: {getattr(error, 'problem', None) or error}"
        line = min(mark.line + 1, text.count("\n") + 1) if mark else 1
        return Problem(SETTINGS, line, "settings", what.split("\n")[0], advice)
    try:
        Markdown(extensions=found.extensions, extension_configs=found.options)
    except NOT_USABLE as together:
        for name in found.extensions:
            try:
                Markdown(extensions=[name], extension_configs={name: found.options.get(name, {})})
            except NOT_USABLE as error:
                line = next((n for n, line in enumerate(text.split("\n"), 1) if f"- {name}" in line), 1)
                return Problem(SETTINGS, line, "settings", f"'{name}' cannot be used: {error}".split("\n")[0], advice)
        what = f"its extensions cannot be used together: {together}".split("\n")[0]
        return Problem(SETTINGS, 1, "settings", what, advice)
    return None


@dataclass(frozen=True, slots=True)
class Project:
    """The text of everything that a check looks at. Pages and data are named from `docs/`, the rest from the root."""

    pages: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    behind: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, str] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()


def read(root: Path) -> Project:
    """Read the project at `root`; what is wrong with the files themselves comes back as problems."""
    docs = root / DOCS
    excluded = settings(_text(root / SETTINGS)).excluded
    pages: dict[str, str] = {}
    files: set[str] = set()
    unread: set[str] = set()
    problems: list[Problem] = [*file_rules.check(docs), *_nobodys(docs)]
    left_out = {problem.path for problem in problems if problem.rule in {"file-outside", "file-kind"}}
    for path in sorted(path for path in docs.rglob("*") if path.is_file()):
        src_uri = path.relative_to(docs).as_posix()
        if excluded.match_file(src_uri):
            continue
        if path.name == "README.md" and (path.parent / "index.md").is_file():
            continue  # told of by the rules on files
        if path.suffix != ".md":
            files.add(src_uri)
            continue
        if f"{DOCS}/{src_uri}" in left_out:
            unread.add(src_uri)
            continue
        try:
            text = path.read_text(encoding="utf-8-sig")
            pages[src_uri] = text
            if "\0" in text[:MARK]:  # UTF-16 without its mark: half of its bytes are zero
                del pages[src_uri]
                raise UnicodeDecodeError("utf-8", text[:MARK].encode(), text.index("\0"), text.index("\0") + 1, "")
        except UnicodeDecodeError as error:
            problems.append(not_utf8(f"{DOCS}/{src_uri}", error))
            unread.add(src_uri)
    styles = {name: _text(docs / name) for name in sorted(files) if name.endswith(".css")}
    stands_behind = behind(root)
    for name, text in {**stands_behind, **{f"{DOCS}/{name}": text for name, text in styles.items()}}.items():
        if "\ufffd" in text and name.removeprefix(f"{DOCS}/") not in DATA:  # of data it is told with their text
            problems += file_rules.check_text(name, text)
        elif "<<<<<<<" in text and name.removeprefix(f"{DOCS}/") not in DATA:
            problems += file_rules.conflicts(name, text)
    given = data(docs), drawings(docs), stands_behind, styles
    return Project(pages, *given, frozenset(files), tuple(problems), frozenset(unread))


def _nobodys(docs: Path) -> Iterator[Problem]:
    """Yield what lies beside the data and is read by nobody, such as a file of data that is misspelt."""
    known = {posixpath.basename(name) for name in (*DATA, MEASURED)}
    for path in sorted((docs / "data").glob("*")):
        if path.name not in known and path.suffix in {".yml", ".md", ".json"} and not path.name.startswith("."):
            what = f"nothing reads '{path.name}'"
            advice = did_you_mean(path.name, known, "take it out")
            yield Problem(f"{DOCS}/data/{path.name}", 1, "file-kind", what, advice)


def _text(path: Path) -> str:
    """Return the text of a file; a byte that is no UTF-8 becomes a sign that the rules on files tell of."""
    return path.read_text(encoding="utf-8", errors="replace")


def data(docs: Path) -> dict[str, str]:
    """Return the text of the data files that are there, by their path from `docs`."""
    return {name: _text(docs / name) for name in DATA if (docs / name).is_file()}


def drawings(docs: Path) -> Mapping[str, str]:
    """Return the drawings of exercises by id."""
    folder = docs / EXERCISE_DRAWINGS
    return {path.stem: _text(path).strip() for path in sorted(folder.glob("*.svg"))}


def behind(root: Path) -> dict[str, str]:
    """Return the files that stand behind every page: `mkdocs.yml`, templates, macros and data, by path from `root`."""
    files = [
        *sorted((root / "overrides").rglob("*.html")),
        *sorted((root / "overrides").rglob("*.jinja")),
        root / SETTINGS,
        *(path for path in sorted((root / "docs" / "data").glob("*.yml")) if path.name != "rules.yml"),  # all mistakes
        *sorted((root / "docs" / "assets" / "drawings").rglob("*.svg")),
    ]
    return {path.relative_to(root).as_posix(): _text(path) for path in files if path.is_file()}


def not_utf8(path: str, error: UnicodeDecodeError) -> Problem:
    """Say that a page is not written in UTF-8, and where."""
    line = bytes(error.object[: error.start]).count(b"\n") + 1
    what = f"the byte {error.object[error.start]:#04x} is no UTF-8"
    return Problem(path, line, "file-encoding", what, "save the page with the encoding UTF-8")
