"""The guard on files: their names, encoding, size, and what cannot be seen in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from footcare.problems import Problem, Problems

BIGGEST_PICTURE = 300_000  # bytes: about 2 seconds on a slow phone connection of 1.2 megabits a second
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"}
INVISIBLE = {
    "\u00ad": "soft hyphen", "\u200b": "zero-width space", "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner", "\u200e": "left-to-right mark", "\u200f": "right-to-left mark",
    "\u202a": "left-to-right embedding", "\u202b": "right-to-left embedding", "\u202c": "end of embedding",
    "\u202d": "left-to-right override", "\u202e": "right-to-left override", "\u2060": "word joiner",
    "\u2066": "left-to-right isolate", "\u2067": "right-to-left isolate", "\u2068": "isolate",
    "\u2069": "end of isolate", "\ufeff": "byte-order mark",
}  # fmt: skip

UNSEEN = re.compile(f"[{''.join(INVISIBLE)}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n|$)")


def check(docs: Path, prefix: str = "docs") -> Problems:
    """All rules on the files in `docs`."""
    names = sorted(docs.rglob("*"))
    for path in names:
        name = path.relative_to(docs).as_posix()
        if any(part.startswith(".") for part in PurePosixPath(name).parts):
            continue
        yield from _name(f"{prefix}/{name}")
        yield from _inside(path, docs, f"{prefix}/{name}")
        if path.is_file() and path.suffix.lower() in PICTURES:
            yield from _size(f"{prefix}/{name}", path.stat().st_size)
    folders = {path.parent for path in names if path.name == "index.md"}
    for path in names:
        if path.name.lower() == "readme.md" and path.parent in folders:
            what = "this file and index.md beside it become the same page"
            yield Problem(f"{prefix}/{path.relative_to(docs).as_posix()}", 1, "file-twice", what, "keep one of the two")


def _name(path: str) -> Problems:
    """File names are lower case, without spaces: they become addresses."""
    name = path.rpartition("/")[2]
    if (
        any(character.isspace() or character.isupper() or ord(character) > 127 for character in name)
        and name != "README.md"
    ):
        better = "".join("-" if c.isspace() or c == "_" else c for c in name.lower() if ord(c) < 128)
        yield Problem(path, 1, "file-name", f"'{name}' makes a poor address", f"call it '{better}'")


def _inside(path: Path, docs: Path, name: str) -> Problems:
    """Nothing in the folder is a link out of it: a page must not show what lies elsewhere."""
    if path.is_symlink() and not path.resolve().is_relative_to(docs.resolve()):
        yield Problem(name, 1, "file-outside", "this is a link out of the folder", "put the file itself here")


def _size(path: str, size: int) -> Problems:
    """Pictures are light enough for a phone."""
    if size > BIGGEST_PICTURE:
        what = f"the picture has {size // 1000} kB"
        advice = f"make it smaller: at most {BIGGEST_PICTURE // 1000} kB, for readers on a phone"
        yield Problem(path, 1, "image-size", what, advice)


def check_text(path: str, text: str) -> Problems:
    """All rules on the bare text of a page, before anything is made of it."""
    yield from _characters(path, text)
    yield from conflicts(path, text)


def _characters(path: str, text: str) -> Problems:
    """Nothing that cannot be seen stands in a page: it may hide another text."""
    if not UNSEEN.search(text, 1):
        return
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        found = UNSEEN.search(line.rstrip("\r"))
        if found:
            name = INVISIBLE.get(found[0], f"control character {ord(found[0]):#04x}")
            what = f"the line holds an invisible {name}"
            yield Problem(path, number, "invisible-character", what, "delete it: type the words around it again")


def conflicts(path: str, text: str) -> Problems:
    """No marks of a merge conflict are left."""
    opened = False
    for number, line in enumerate(text.split("\n"), 1):
        mark = line.split(" ")[0].rstrip()
        if mark == "<<<<<<<" or (mark == ">>>>>>>" and not opened):
            what = f"'{line.strip()[:40]}' is the mark of a merge conflict"
            yield Problem(path, number, "merge-conflict", what, "choose one of the two texts, and take the marks out")
        opened = mark == "<<<<<<<" or (opened and mark != ">>>>>>>")


def check_empty(path: str, body: str) -> Problems:
    """A page has a text."""
    if not body.strip():
        yield Problem(path, 1, "file-empty", "the page has no text", "write it, or delete the file")


def data_problems(texts: Mapping[str, str]) -> Problems:
    """The rules on bare text, for the data files."""
    for path, text in texts.items():
        yield from check_text(path, text)
