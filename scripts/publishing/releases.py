"""Releases of the guide in a folder: `releases/NAME/site`, and the link `current`, which leads to one of them.

Beside each site lies what its server is to say: its headers, as Caddy and nginx include them.
"""

from __future__ import annotations

import fcntl
import filecmp
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from footcare import hosting

from publishing import packing

CURRENT = "current"
SITE = "site"
HEADERS = {"headers.caddy": hosting.caddy, "headers.nginx": hosting.nginx}


class NotPublished(Exception):
    """Something is not as it must be; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Releases:
    """The folder of all releases."""

    root: Path

    def names(self) -> list[str]:
        """Return the names of all that are whole, the oldest first."""
        return sorted(path.parent.name for path in (self.root / "releases").glob("[0-9]*/site"))

    def current(self) -> str:
        """Return the name of the one that is shown; '' if there is none."""
        link = self.root / CURRENT
        return link.readlink().name if link.is_symlink() else ""

    def make(self, built: Path, now: datetime | None = None) -> str:
        """Make a release of a built site, and return its name. Nobody is shown it yet.

        Raises:
            NotPublished: this is no built site.
            OSError: it cannot be written; nothing is left of it.
        """
        for name in ("index.html", hosting.ADDRESS):
            if not (built / name).is_file():
                raise NotPublished(f"{built} is no built site: it has no {name}. Run scripts/build first")
        name = f"{now or datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}"
        new = self.root / "releases" / f".{name}.new"
        last = self.root / "releases" / self.current() / SITE if self.current() else None
        try:
            files = sorted(path for path in built.rglob("*") if path.is_file())
            for folder in {new / SITE / path.relative_to(built).parent for path in files}:
                folder.mkdir(parents=True, exist_ok=True)
            with ThreadPoolExecutor() as pool:  # packing lets other threads run
                list(pool.map(lambda path: _lay(path, path.relative_to(built), new / SITE, last), files))
            listed = hosting.read((built / hosting.ADDRESS).read_text(encoding="utf-8"))
            for file, written in HEADERS.items():
                (new / file).write_text(written(listed), encoding="utf-8")
            new.rename(self.root / "releases" / name)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
        return name

    def show(self, name: str) -> None:
        """Let the link lead to a release, in one step.

        Raises:
            NotPublished: there is no such release.
        """
        if name not in self.names():
            raise NotPublished(f"there is no release {name}; there are: {', '.join(self.names()) or 'none'}")
        new = self.root / f".{CURRENT}.{os.getpid()}"
        new.unlink(missing_ok=True)
        new.symlink_to(Path("releases") / name)
        new.replace(self.root / CURRENT)

    def before(self) -> str:
        """Return the name of the release before the one that is shown.

        Raises:
            NotPublished: there is none.
        """
        earlier = [name for name in self.names() if name < self.current()]
        if not earlier:
            raise NotPublished("there is no release before this one")
        return earlier[-1]

    def clear(self, keep: int) -> list[str]:
        """Delete all but the last `keep` releases, the one that is shown, and what a killed publication left."""
        gone = [name for name in self.names()[:-keep] if name != self.current()]
        for name in gone:
            shutil.rmtree(self.root / "releases" / name)
        for left in (self.root / "releases").glob(".*.new"):
            shutil.rmtree(left, ignore_errors=True)
        return gone

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else change anything meanwhile; the lock goes with the process, however that ends.

        Raises:
            NotPublished: somebody else is at it.
        """
        (self.root / "releases").mkdir(parents=True, exist_ok=True)
        with (self.root / "releases" / ".lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise NotPublished("another scripts/publish is at work here; wait for it") from None
            yield


def _lay(path: Path, name: Path, site: Path, last: Path | None) -> None:
    """Lay a file into a release: the last one's own and its packed forms, if it is the same."""
    target = site / name
    if last and (last / name).is_file() and filecmp.cmp(path, last / name, shallow=False):
        for ending in ("", ".br", ".gz"):
            same = last / f"{name}{ending}"
            if same.is_file() and (not ending or not path.with_name(f"{path.name}{ending}").is_file()):
                (site / f"{name}{ending}").hardlink_to(same)
        return
    content = path.read_bytes()
    target.write_bytes(content)
    for ending, made in packing.packed(name.name, content):
        if not path.with_name(f"{path.name}{ending}").is_file():  # the build has made one of its own: the sitemap's
            (site / f"{name}{ending}").write_bytes(made)
