"""Changing several files at once: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

Edits = Mapping[str, str | None]  # path from the project's root → its new text; None takes the file away


class Refused(Exception):
    """A chore that cannot be done: why, and what to do instead."""


def apply(root: Path, edits: Edits) -> None:
    """Write and delete files under `root`; if one of them fails, all are as they were.

    Raises:
        OSError: a file could not be written; nothing has changed.
    """
    before = {name: (root / name).read_bytes() if (root / name).is_file() else None for name in edits}
    ready = {}
    done: list[str] = []
    try:
        for name, text in edits.items():
            if text is not None:
                ready[name] = _beside(root / name, text)
        for name in edits:
            done.append(name)
            _put(root / name, ready.get(name))
    except BaseException:  # Ctrl+C too
        for name in done:
            _restore(root / name, before[name])
        raise
    finally:
        for waiting in ready.values():
            waiting.unlink(missing_ok=True)


def _beside(path: Path, text: str) -> Path:
    """Write a text next to the file that it is for, so that it only has to change its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", newline="", dir=path.parent, prefix=".", delete=False) as file:
        written = Path(file.name)
        file.write(text)
    written.chmod(path.stat().st_mode if path.is_file() else 0o644)
    return written


def _put(path: Path, ready: Path | None) -> None:
    if ready:
        ready.replace(path)
    else:
        path.unlink()


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)
