"""The project's files: which of them hold data, drawings, and what stands behind every page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from footcare.catalogue import (
    ABBREVIATIONS,
    CLAIMS,
    DRAWING,
    EXERCISE_DRAWINGS,
    PROGRAMMES,
    SOURCES,
    VOCABULARY,
)
from footcare.problems import Problem
from footcare.rulebook import PATH as RULES


def data(docs: Path) -> dict[str, str]:
    """Return the text of the data files that are there, by their path from `docs`."""
    names = (VOCABULARY, SOURCES, DRAWING, ABBREVIATIONS, PROGRAMMES, CLAIMS, RULES)
    return {name: (docs / name).read_text(encoding="utf-8") for name in names if (docs / name).is_file()}


def drawings(docs: Path) -> Mapping[str, str]:
    """Return the drawings of exercises by id."""
    folder = docs / EXERCISE_DRAWINGS
    return {path.stem: path.read_text(encoding="utf-8").strip() for path in sorted(folder.glob("*.svg"))}


def behind(root: Path) -> dict[str, str]:
    """Return the files that stand behind every page: `mkdocs.yml`, templates, macros and data, by path from `root`."""
    files = [
        *sorted((root / "overrides").rglob("*.html")),
        *sorted((root / "overrides").rglob("*.jinja")),
        root / "mkdocs.yml",
        *sorted((root / "docs" / "data").glob("*.yml")),
        *sorted((root / "docs" / "assets" / "drawings").rglob("*.svg")),
    ]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files if path.is_file()}


def not_utf8(path: str, error: UnicodeDecodeError) -> Problem:
    """Say that a page is not written in UTF-8, and where."""
    line = bytes(error.object[: error.start]).count(b"\n") + 1
    what = f"the byte {error.object[error.start]:#04x} is no UTF-8"
    return Problem(path, line, "file-encoding", what, "save the page with the encoding UTF-8")
