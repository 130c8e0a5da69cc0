"""Commands run in turn (A B A B …), so that what else the machine does falls on all of them alike."""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.rivals import environment

WATCHED = Path(__file__).with_name("watched.py")


@dataclass(frozen=True, slots=True)
class Contender:
    """A command to measure, the folder in which it runs, and how often at most."""

    name: str
    command: Sequence[str]
    folder: Path
    runs: int = 100


@dataclass(frozen=True, slots=True)
class Result:
    """What a contender costs: medians of wall-clock and processor seconds, the peak of its memory in MB."""

    wall: float
    cpu: float
    memory: float
    runs: int


def in_turn(contenders: Sequence[Contender], runs: int, failed: dict[str, str] | None = None) -> Mapping[str, Result]:
    """Run every contender `runs` times in turn. One that fails is left out from then on; `failed` gets its last words.

    Raises:
        RuntimeError: a command failed, and there is no `failed`; its last lines are in the message.
    """
    costs: dict[str, list[Result]] = {one.name: [] for one in contenders}
    for turn in range(1, runs + 1):
        for one in contenders:
            if turn > one.runs or (failed and one.name in failed):
                continue
            progress(f"run {turn} of {min(runs, one.runs)}: {one.name}")
            try:
                costs[one.name].append(once(one))
            except RuntimeError as error:
                if failed is None:
                    raise
                failed[one.name] = str(error)
    progress()
    return {name: middle(found) for name, found in costs.items() if found and name not in (failed or {})}


def middle(found: Sequence[Result]) -> Result:
    """Return the medians of several runs; of memory the highest peak."""
    return Result(
        statistics.median(one.wall for one in found),
        statistics.median(one.cpu for one in found),
        max(one.memory for one in found),
        len(found),
    )


def once(one: Contender) -> Result:
    """Run a contender once.

    Raises:
        RuntimeError: it failed; its last lines are in the message.
    """
    command = [sys.executable, "-I", "-S", str(WATCHED), *one.command]
    done = subprocess.run(command, cwd=one.folder, capture_output=True, text=True, check=True, env=environment())
    cost = json.loads(done.stdout)
    if cost["status"]:
        raise RuntimeError(f"{one.name} failed:\n{cost['said']}")
    return Result(cost["wall"], cost["cpu"], cost["memory"], 1)


def progress(words: str = "") -> None:
    """Say on one line what is being done; nothing clears it."""
    sys.stderr.write(f"\r{words[:78].ljust(78)}" if words else "\r" + " " * 78 + "\r")
    sys.stderr.flush()


def exponent(small: tuple[float, float], large: tuple[float, float]) -> float:
    """Return how fast a cost grows between two sizes, each a size and its cost: 1 is in proportion, 2 as its square."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])
