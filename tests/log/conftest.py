"""The log's scripts that need no page, run in Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from footcare.programmes import read_programmes
from node import node
from sites import ROOT

SCRIPTS = ROOT / "docs" / "assets" / "scripts" / "log"
HERE = Path(__file__).parent


def command(program: str) -> list[str]:
    return [node(), str(HERE / program), SCRIPTS.as_uri()]


@pytest.fixture(scope="session")
def run() -> Callable[..., Any]:
    """Return a function that runs a program of this folder on what is given; both ways are JSON."""

    def run(program: str, given: Any = None) -> Any:
        done = subprocess.run(
            command(program), input=json.dumps(given), capture_output=True, text=True, check=False, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="session")
def call() -> Iterator[Callable[..., Any]]:
    """Return a function that calls one of the log's functions: `call("planner", "plan", entries, "km", day)`."""
    with subprocess.Popen(
        command("call.mjs"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin
        assert process.stdout
        read, write = process.stdout, process.stdin

        def call(module: str, function: str, *given: Any, zone: str = "UTC") -> Any:
            write.write(f"{json.dumps([zone, module, function, given])}\n")
            write.flush()
            return json.loads(read.readline())

        yield call


@pytest.fixture(scope="session")
def bands() -> list[dict[str, Any]]:
    """Return the bands of the guide's own pain rule."""
    found, problems = read_programmes((ROOT / "docs" / "data" / "programmes.yml").read_text(encoding="utf-8"))
    assert problems == []
    return found["pain-rule"].model_dump(mode="json", by_alias=True)["bands"]
