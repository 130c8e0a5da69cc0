"""Files that are made once and kept in `.cache` by what they are made from: a build without changes makes none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of files, each named by the hash of what it is made from; `made_with` is what all are made with.

    Another build may write to it at the same time.
    """

    folder: Path
    ending: str
    made_with: str = ""

    def file(self, recipe: str, make: Callable[[], bytes]) -> Path | bytes:
        """Return the file made from `recipe`, or its content where it cannot be kept (a full disk, a read-only folder).

        `make` is asked only if nobody has made it before.
        """
        name = hashlib.sha256(f"{self.made_with}\n{recipe}".encode()).hexdigest()
        path = self.folder / f"{name}{self.ending}"
        with suppress(OSError):
            if path.stat().st_size:  # none has no content, unless a machine went down while it was written
                return path
        made = make()
        new = path.with_suffix(f".{uuid4().hex}.new")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            new.write_bytes(made)
            new.replace(path)  # whole or not at all, so that a build that is killed leaves no half file behind
        except OSError:
            with suppress(OSError):
                new.unlink()
            return made
        return path


def versions(*packages: str) -> str:
    """Return the versions of packages, in one line.

    Raises:
        PackageNotFoundError: one is not installed.
    """
    return " ".join(f"{package} {version(package)}" for package in packages)


__all__ = ["Kept", "versions"]
