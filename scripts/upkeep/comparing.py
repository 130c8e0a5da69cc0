"""Two sites, file by file: which are the same, which differ for a known reason, and which differ for none."""

from __future__ import annotations

import enum
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GENERATOR = re.compile(rb'<meta name="generator" content="[^"\n]*">')
HASH = re.compile(r"[0-9a-f]{16,}")


class Verdict(enum.Enum):
    """What came of comparing a file with the same file of the other site."""

    SAME = "the same, byte for byte"
    NAME = "only the engine's name in <meta name=generator> differs"
    HASHES = "only hashes of such files differ"
    UNEXPECTED = "UNEXPECTED"


@dataclass(frozen=True, slots=True)
class Compared:
    """A file, what came of it, and where it first differs without a reason."""

    file: str
    verdict: Verdict
    detail: str = ""


def compare(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[Compared]:
    """Compare two sites, each as file → content; files that exist in one only are unexpected."""
    found: dict[str, Compared] = {}
    for file in sorted({*one, *other}, key=lambda name: (name.endswith(".json"), name)):  # lists of hashes come last
        if file not in one or file not in other:
            found[file] = Compared(
                file, Verdict.UNEXPECTED, f"only the {'second' if file in other else 'first'} has it"
            )
        elif one[file] == other[file]:
            found[file] = Compared(file, Verdict.SAME)
        elif _without_name(one[file]) == _without_name(other[file]):
            found[file] = Compared(file, Verdict.NAME)
        elif file.endswith(".json") and _only_hashes(
            one[file], other[file], {name for name, was in found.items() if was.verdict is Verdict.NAME}
        ):
            found[file] = Compared(file, Verdict.HASHES)
        else:
            found[file] = Compared(file, Verdict.UNEXPECTED, _first_difference(one[file], other[file]))
    return [found[file] for file in sorted(found)]


def _without_name(content: bytes) -> bytes:
    return GENERATOR.sub(b"", content, count=1)


def _only_hashes(one: bytes, other: bytes, named: set[str]) -> bool:
    """Tell whether two JSON files differ in nothing but hashes of files in `named`, and in their version."""
    may_differ = {*named, "version"} if named else set()
    try:
        return json.dumps(_without(json.loads(one), may_differ)) == json.dumps(_without(json.loads(other), may_differ))
    except ValueError:
        return False


def _without(data: Any, keys: set[str]) -> Any:
    """Return the data, with the hash of everything in `keys` taken out."""
    if isinstance(data, dict):
        return {
            key: "" if key in keys and isinstance(value, str) and HASH.fullmatch(value) else _without(value, keys)
            for key, value in data.items()
        }
    return [_without(value, keys) for value in data] if isinstance(data, list) else data


def _first_difference(one: bytes, other: bytes) -> str:
    """Say where two texts part: the line, and what stands in it on both sides."""
    ours, theirs = (_without_name(content).decode("utf-8", "replace").split("\n") for content in (one, other))
    for number, (line, its) in enumerate(zip([*ours, ""], [*theirs, ""], strict=False), 1):
        if line != its:
            start = next((n for n, (a, b) in enumerate(zip(line, its, strict=False)) if a != b), 0)
            return f"line {number}: {_piece(line, start)!r} became {_piece(its, start)!r}"
    return "one is longer than the other"


def _piece(line: str, start: int) -> str:
    return line[max(start - 10, 0) : start + 40]


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its content."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
