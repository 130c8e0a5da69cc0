"""Tells what is wrong: of the file that was saved at once, of the whole guide when it has been looked at.

The whole guide is looked at by a process of its own, which lets the preview go first. A new save stops it, and it
begins again: nobody wants to know how the guide was.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from footcare import telling
from footcare.problems import Problem
from footcare.rulebook import Rulebook

WHOLE = "the whole guide"
QUIET = 0.5  # seconds without a save, before the whole guide is looked at
MOST = 20  # problems that are told; more than these nobody reads


class Guard:
    """Tells the problems of the guide in the folder `root`, shown at the address `url`, with `say`."""

    def __init__(self, root: Path, url: str, say: Callable[[str], None]) -> None:
        self.root, self.url, self.say = root, url, say
        self.lock = threading.Lock()
        self.checking: subprocess.Popen[str] | None = None
        self.waiting = threading.Event()
        self.closed = False

    def tell_at_once(self, paths: Collection[str], problems: Sequence[Problem], book: Rulebook) -> None:
        """Tell what is wrong with the files that were saved."""
        where = ", ".join(paths) or WHOLE
        self.say(f"{time.strftime('%H:%M:%S')} saved: {where}")
        self._tell(problems, book, where)

    def look(self, book: Rulebook) -> None:
        """Look at the whole guide, and tell what is wrong with it; return when it is told, or when somebody saves."""
        command = [sys.executable, "-m", "footcare.check", "--format", "json", "--root", str(self.root)]
        environment = os.environ | {"GUIDE_SITE_URL": self.url}
        with self.lock:
            self._stop()
            self.waiting = saved = threading.Event()
        if saved.wait(QUIET):
            return
        with self.lock:
            if self.closed or saved.is_set():
                return
            self.checking = running = subprocess.Popen(
                ["nice", *command] if os.name == "posix" else command,
                cwd=self.root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                encoding="utf-8",
            )  # fmt: skip
        answer, said = running.communicate()
        with self.lock:
            if running is not self.checking or self.closed:
                return  # somebody has saved meanwhile
            self.checking = None
        problems = read(answer)
        if problems is None:
            self.say(f"The whole guide could not be checked: {said.strip().splitlines()[-1:] or 'nobody knows why'}")
            return
        self._tell(problems, book, WHOLE)

    def _tell(self, problems: Sequence[Problem], book: Rulebook, where: str) -> None:
        for problem in problems[:MOST]:
            self.say(telling.line(problem, book, self.url))
        if len(problems) > MOST:
            self.say(f"and {len(problems) - MOST} more: scripts/check tells all")
        self.say(telling.summary(problems, book, where))

    def stop(self) -> None:
        """Stop looking: somebody has saved."""
        with self.lock:
            self._stop()

    def close(self) -> None:
        """Stop for good."""
        with self.lock:
            self.closed = True
            self._stop()

    def _stop(self) -> None:
        self.waiting.set()
        if self.checking:
            self.checking.kill()
            self.checking = None


def read(answer: str) -> list[Problem] | None:
    """Read what a check has answered; None if that is no answer."""
    try:
        fields = json.loads(answer)
    except ValueError:
        return None
    return [Problem(one["path"], one["line"], one["rule"], one["what"], one["remedy"]) for one in fields]


__all__ = ["Guard", "read"]
