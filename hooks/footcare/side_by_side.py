"""Work on many things, shared out among the machine's cores."""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PATIENCE = 60.0  # seconds that a copy may take longer than this process did for its own share
FEW = 20  # things that one process does before others are worth their start


def mapped(work: Callable[[T], R], things: Sequence[T], processes: int | None = None) -> list[R]:
    """Return what `work` makes of each thing, in their order.

    The other processes are copies of this one (`fork`), so `work` may use all that is in memory; what it returns must
    be picklable. Where a system has no such copies, a machine one core, or this process other threads, it does all
    itself. What a copy could not do, or not in time, it leaves to this process, so a mistake is raised here, as if
    there were no copies.
    """
    count = processes or min(_cores(), len(things) // FEW + 1)
    if count < 2 or not hasattr(os, "fork") or sys.platform == "darwin" or _threads() > 1:
        return [work(thing) for thing in things]
    shares = [things[number::count] for number in range(count)]
    copies = [_copied(work, share) for share in shares[1:]]
    try:
        first = [work(thing) for thing in shares[0]]
    finally:
        others = [_made(process, pipe) for process, pipe in copies]
    results = [first]
    for share, made in zip(shares[1:], others, strict=True):
        results.append([*made, *map(work, share[len(made) :])])
    return [results[n % count][n // count] for n in range(len(things))]


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _threads() -> int:
    """Return how many threads this process has: what one holds at that moment, a copy would wait for in vain."""
    try:
        return len([*Path("/proc/self/task").iterdir()])  # those of libraries too
    except OSError:
        return threading.active_count()


def _copied(work: Callable[[T], R], things: Sequence[T]) -> tuple[int, IO[bytes]]:
    """Begin to work on things in a copy of this process; return its number, and where it tells what it has made."""
    reading, writing = os.pipe()
    for stream in filter(None, (sys.stdout, sys.stderr)):  # a stream that was closed is none
        stream.flush()
    process = os.fork()
    if process:
        os.close(writing)
        return process, os.fdopen(reading, "rb")
    os.close(reading)
    made: list[R] = []
    with contextlib.suppress(BaseException), os.fdopen(writing, "wb") as pipe:
        with contextlib.suppress(Exception):
            for thing in things:
                made.append(work(thing))  # what was made before a mistake counts
        pickle.dump(made, pipe)
    os._exit(0)  # without what the first process does at its end


def _made(process: int, pipe: IO[bytes]) -> list[Any]:
    """Wait for a copy, and return what it has made; nothing if it has come to grief."""
    made: list[Any] = []
    with pipe, contextlib.suppress(EOFError, pickle.UnpicklingError):
        if select.select([pipe], [], [], PATIENCE)[0]:  # it tells all at once, at its end
            made = pickle.load(pipe)
        else:
            os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return made


__all__ = ["mapped"]
