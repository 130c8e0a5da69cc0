"""What all tests share: quiet surroundings, and tiny sites that are built in this process."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sites import tiny_guide

pytest_plugins = ["company"]


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing that the caller has set change what a test sees."""
    for name in ("GITHUB_ACTIONS", "GUIDE_DEBUG", "GUIDE_SITE_URL", "GUIDE_REPO_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


class Heard(logging.Handler):
    """Everything that a build has warned of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    def take(self) -> list[str]:
        """Return the warnings so far, and forget them: the test has asked for them."""
        taken, self.lines = self.lines, []
        return taken


@pytest.fixture(autouse=True)
def heard() -> Iterator[Heard]:
    """Hear every warning; those that a test has not asked for fail it."""
    handler = Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    yield handler
    logger.removeHandler(handler)
    assert handler.lines == [], "nobody asked for these warnings"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of a tiny guide that has the real templates, styles and scripts, and pages of its own."""
    return tiny_guide(tmp_path / "guide")
