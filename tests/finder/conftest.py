"""The finder's ranking, run in Node on the real guide's data. Playwright brings a Node; else the one on the PATH."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from footcare import catalogue, project
from footcare.guide import guide
from node import node
from sites import ROOT

SCRIPTS = ROOT / "docs" / "assets" / "scripts" / "finder"
HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what the real guide's guide.json holds."""
    docs = ROOT / "docs"
    pages = {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in docs.rglob("*.md")}
    found, problems = catalogue.read(pages, project.data(docs), project.drawings(docs))
    assert problems == []
    return json.loads(json.dumps(guide(found)))


@pytest.fixture(scope="session")
def run(data: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Return a function that runs a program of this folder on the guide and on what is given; both are JSON."""
    written = tmp_path_factory.mktemp("finder") / "guide.json"
    written.write_text(json.dumps(data), encoding="utf-8")

    def run(program: str, given: Any = None) -> Any:
        # Most of what is made is thrown away at once: with more room for it, a fifth of the time is saved.
        command = [node(), "--max-semi-space-size=64", str(HERE / program), SCRIPTS.as_uri(), str(written)]
        done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="session")
def rank(run: Callable[..., Any]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Return the ranking of one set of answers."""
    return lambda answers: run("rank_all.mjs", [answers])[0]
