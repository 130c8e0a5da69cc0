"""A run of the link check as a process of its own, so that a test can kill it: PORT NOTEBOOK COUNT."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from far_away import HERE, Names
from upkeep import rounds
from upkeep.answers import Notebook
from upkeep.asking import Manners
from upkeep.rounds import Lines
from upkeep.turns import Turns


def wanted(port: int, count: int) -> list[str]:
    return [f"http://one.test:{port}/slow{number}" for number in range(count)]


def run(port: int, path: Path, count: int) -> None:
    notebook = Notebook.open(path, time.time)
    lines = Lines(count, lambda line: None)
    asking = rounds.check(
        wanted(port, count), notebook, Manners("test/1"), lines, Turns(0, 2), allowed=[HERE], resolver=Names()
    )
    asyncio.run(asking)


if __name__ == "__main__":
    run(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
