"""Listens for saved files, and waits until those who save are done."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

CHANGES = {EVENT_TYPE_CREATED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED, EVENT_TYPE_DELETED, EVENT_TYPE_CLOSED}
QUIET = 0.015  # seconds without an event: an editor that writes a file anew, and renames it, is done sooner
LONGEST = 0.5  # seconds that a burst of events, as of a change of branch, may keep everybody waiting


class Saves(FileSystemEventHandler):
    """The files below `root` that were saved since somebody last asked."""

    def __init__(self, root: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.root, self.clock = str(root), clock
        self.condition = threading.Condition()
        self.paths: set[str] = set()
        self.first = self.last = 0.0
        self.in_work = False
        self.closed = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a file that was saved."""
        if event.event_type in CHANGES:
            names = [str(path) for path in (event.src_path, event.dest_path) if path]
            self.add(Path(name).relative_to(self.root).as_posix() for name in names if name.startswith(f"{self.root}/"))

    def add(self, paths: Iterable[str]) -> None:
        """Note files, by their paths from the root."""
        with self.condition:
            self.last = self.clock()
            self.first = self.first if self.paths else self.last
            self.paths |= set(paths)
            self.condition.notify_all()

    def take(self) -> set[str]:
        """Wait until something was saved and all is quiet again; return the files. Call `done` when they are read.

        Once all is closed there are none.
        """
        with self.condition:
            self.condition.wait_for(lambda: self.paths or self.closed)
            while not self.closed and (left := self._left()) > 0:
                self.condition.wait(left)
            taken, self.paths = set() if self.closed else self.paths, set()
            self.in_work = True
            return taken

    def _left(self) -> float:
        """Return for how many seconds more to wait."""
        return min(self.last + QUIET, self.first + LONGEST) - self.clock()

    def done(self) -> None:
        """Say that what was taken has been read."""
        with self.condition:
            self.in_work = False
            self.condition.notify_all()

    def settle(self, seconds: float) -> None:
        """Wait until what was saved has been read, but no longer than some seconds."""
        with self.condition:
            self.condition.wait_for(lambda: self.closed or not (self.paths or self.in_work), seconds)

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self.condition:
            self.closed = True
            self.condition.notify_all()


def listen(saves: Saves, root: Path, folders: Iterable[str]) -> tuple[BaseObserver, bool]:
    """Listen for saves in some folders of `root` and right in it; return the observer, and whether it really listens.

    A system that lets nobody listen to so many files is looked at again and again instead.
    """
    for kind in (Observer, PollingObserver):
        observer: BaseObserver = kind()
        try:
            observer.schedule(saves, str(root))
            for folder in folders:
                if (root / folder).is_dir():
                    observer.schedule(saves, str(root / folder), recursive=True)
            observer.start()
        except OSError:
            observer.unschedule_all()
            continue
        return observer, kind is not PollingObserver
    raise OSError("files cannot be watched here")


__all__ = ["Saves", "listen"]
