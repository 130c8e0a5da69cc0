"""Tiny sites, built by MkDocs in this process with the real hooks and templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from building import Site, make, quick_theme
from footcare import check
from mkdocs.exceptions import Abort
from sites import Draft, in_brief, tiny_guide


@pytest.fixture(autouse=True, scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let all tests share the compiled templates."""
    with quick_theme(tmp_path_factory.mktemp("templates")):
        yield


@pytest.fixture
def build_site(project: Path) -> Callable[..., Site]:
    """Return a function that builds the tiny guide with some files changed; any warning fails the test."""
    return lambda *drafts, root=project, **options: make(root, *drafts, **options)


@pytest.fixture(scope="session")
def good_site(tmp_path_factory: pytest.TempPathFactory, compiled: None) -> Site:
    """Return the good tiny site, built once, to be looked at and not to be changed."""
    return make(tiny_guide(tmp_path_factory.mktemp("good") / "guide"))


@pytest.fixture
def mistakes_of_build(project: Path, heard: Any) -> Callable[..., list[str]]:
    """Return a function that builds a spoilt guide and returns its problems, each as `path:line: rule`."""

    def told(*drafts: Draft, **options: Any) -> list[str]:
        with pytest.raises(Abort):
            make(project, *drafts, **options)
        *problems, end = heard.take()
        count = f"{len(problems)} problem{'s' * (len(problems) != 1)}"
        assert end.startswith(f"The guide was not built: {count}, all told above")
        return [": ".join(problem.split(": ")[:2]) for problem in problems]

    return told


@pytest.fixture
def mistakes(project: Path, mistakes_of_build: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """Return a function that does the same, and sees to it that a check without a build tells the same."""

    def told(*drafts: Draft) -> list[str]:
        built = mistakes_of_build(*drafts)
        checked = in_brief(check.problems(project))
        assert checked == built, "scripts/check and scripts/build tell different things"
        return built

    return told
