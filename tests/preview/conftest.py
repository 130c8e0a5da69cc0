"""Previews of tiny guides, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from building import quick_theme
from preview.guide import Guide, quieten
from previews import begin, guide_of_tests


@pytest.fixture(autouse=True, scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let all tests share the compiled templates."""
    quieten()
    with quick_theme(tmp_path_factory.mktemp("templates")):
        yield


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a tiny guide with one of everything."""
    return guide_of_tests(tmp_path / "guide")


@pytest.fixture
def preview(root: Path) -> Iterator[Callable[[], Guide]]:
    """Return a function that begins a preview of the guide."""
    begun: list[Guide] = []

    def preview() -> Guide:
        begun.append(begin(root))
        return begun[-1]

    yield preview
    for guide in begun:
        guide.close()
