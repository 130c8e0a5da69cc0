"""Which files have changed since they were last looked at."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

Stamp = tuple[int, int, int, int]  # inode, bytes, and two times in nanoseconds: of the content, and of anything


@dataclass(slots=True)
class Looker:
    """Knows how the files of some folders looked when it last looked.

    The times of day that a file system writes down are not exact, so whoever has been told that a file was saved says
    so: it counts as changed however it looks.
    """

    root: Path
    folders: tuple[str, ...]
    files: tuple[str, ...]
    seen: dict[str, Stamp] = field(default_factory=dict)

    def look(self, named: Iterable[str] = ()) -> tuple[set[str], set[str]]:
        """Return the files that have changed, have come or have gone; and of these the ones that came or went.

        Files are named by their paths from the root. `named` are files that count as changed.
        """
        before, self.seen = self.seen, dict(self._stamps())
        moved = before.keys() ^ self.seen.keys()
        changed = {path for path, stamp in self.seen.items() if before.get(path) != stamp}
        return changed | moved | (set(named) & self.seen.keys()), moved

    def _stamps(self) -> Iterator[tuple[str, Stamp]]:
        for name in self.files:
            try:
                yield name, _stamp(os.stat(self.root / name))  # noqa: PTH116 - as below
            except OSError:
                continue
        for folder in self.folders:
            yield from self._below(f"{self.root}/{folder}", f"{folder}/")

    def _below(self, folder: str, name: str) -> Iterator[tuple[str, Stamp]]:
        try:
            with os.scandir(folder) as entries:
                found = list(entries)
        except OSError:  # it went while we looked
            return
        for entry in found:
            try:
                if entry.is_dir():
                    yield from self._below(entry.path, f"{name}{entry.name}/")
                else:
                    yield f"{name}{entry.name}", _stamp(entry.stat())
            except OSError:
                continue


def _stamp(stat: os.stat_result) -> Stamp:
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
