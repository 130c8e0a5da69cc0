"""Commands run in turn (A B A B …), so that what else the machine does falls on all of them alike."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Contender:
    """A command to measure, and the folder in which it runs."""

    name: str
    command: Sequence[str]
    folder: Path


@dataclass(frozen=True, slots=True)
class Result:
    """Medians of a contender: wall-clock seconds, processor seconds."""

    wall: float
    cpu: float


def in_turn(contenders: Sequence[Contender], runs: int) -> Mapping[str, Result]:
    """Run every contender `runs` times in turn, after one run that does not count.

    Raises:
        RuntimeError: a command failed; its last lines are in the message.
    """
    walls: dict[str, list[float]] = {one.name: [] for one in contenders}
    cpus: dict[str, list[float]] = {one.name: [] for one in contenders}
    for turn in range(runs + 1):
        for one in contenders:
            sys.stderr.write(f"\r{'warm-up' if turn == 0 else f'run {turn} of {runs}'}: {one.name}".ljust(60))
            sys.stderr.flush()
            wall, cpu = _once(one)
            if turn:
                walls[one.name].append(wall)
                cpus[one.name].append(cpu)
    sys.stderr.write("\r" + " " * 60 + "\r")
    return {
        one.name: Result(statistics.median(walls[one.name]), statistics.median(cpus[one.name])) for one in contenders
    }


def _once(one: Contender) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(one.command, cwd=one.folder, capture_output=True, text=True, check=False, env=os.environ)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{one.name} failed:\n{(done.stdout + done.stderr)[-2000:]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def table(results: Mapping[str, Result], base: str) -> str:
    """Return the results as text, with the ratio to `base`."""
    width = max(map(len, results))
    lines = [f"{'':{width}}  {'wall s':>8} {'cpu s':>8} {'wall ratio':>11} {'cpu ratio':>10}"]
    for name, result in results.items():
        wall, cpu = result.wall / results[base].wall, result.cpu / results[base].cpu
        lines.append(f"{name:{width}}  {result.wall:8.2f} {result.cpu:8.2f} {wall:11.2f} {cpu:10.2f}")
    return "\n".join(lines)
