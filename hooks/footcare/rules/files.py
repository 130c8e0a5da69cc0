"""The guard on files: their names, encoding, size, and what cannot be seen in them."""

from __future__ import annotations

import os
import posixpath
import re
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from footcare.problems import Problem, Problems
from footcare.rules.letters import characters
from footcare.rules.source import COMMENT

BIGGEST_PICTURE = 300_000  # bytes: about 2 seconds on a slow phone connection of 1.2 megabits a second
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"}
MOST_PIXELS = 16_000_000  # a browser keeps 4 bytes for each
BEGIN = {  # how the bytes of a picture begin
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n.{4}IHDR", re.DOTALL), ".gif": re.compile(rb"GIF8[79]a"),
    **dict.fromkeys((".jpg", ".jpeg"), re.compile(rb"\xff\xd8\xff")),
    ".webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL), ".avif": re.compile(rb".{4}ftyp", re.DOTALL),
}  # fmt: skip
END = {  # how they end, where the format has such an end; some programs write zero bytes behind it
    ".png": b"IEND\xaeB`\x82", ".gif": b";", ".jpg": b"\xff\xd9", ".jpeg": b"\xff\xd9",
}  # fmt: skip
MADE = frozenset(
    {
        "guide.json",
        "guide.schema.json",
        "feed.xml",
        "sitemap.xml",
        "llms.txt",
        "robots.txt",
        "offline.json",
        "manifest.webmanifest",
        "404.html",
        "503.html",
    }
)  # what a build makes, at the root of the site
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FILE = re.compile(r"[a-z0-9][a-z0-9._-]*")
LONGEST_NAME = 80  # characters: so that an address fits into a line of a mail
KINDS = {*PICTURES, ".md", ".yml", ".css", ".js", ".mjs", ".json", ".ico", ".txt", ".pdf", ".woff2", ".webmanifest"}
RUNS = re.compile(
    r"<\s*(?:script|foreignObject|iframe|handler)\b|\son[a-z]+\s*=|(?:href|src)\s*=\s*[\"']\s*(?:javascript|https?|data:text):?|@import"
    r"|<!(?:ENTITY|DOCTYPE)",
    re.IGNORECASE,
)
SVG = "{http://www.w3.org/2000/svg}svg"
SIGNS_OF_GARBLED = ("\u00c2", "\u00c3", "\u00e2\u20ac", "\u00ef\u00bb\u00bf", "\ufffd")
GARBLED = re.compile(
    "\u00c3[\u00a0-\u00bf\u0178\u0152\u0153\u201e\u2013]|\u00e2\u20ac[\u2122\u0153\u201c\u201d\u02dc\u00a6]"
    "|\u00c2[\u00a0-\u00bf]|\u00ef\u00bb\u00bf|\ufffd"
)


def check(docs: Path, prefix: str = "docs") -> Problems:
    """All rules on the files in `docs`."""
    entries = dict(sorted(_below(docs, prefix)))
    for name, entry in entries.items():
        outside = list(_inside(entry, docs, name))
        yield from outside
        kind = posixpath.splitext(name)[1].lower()
        if outside:
            continue
        if kind not in KINDS and _is_file(entry):
            what = f"'{entry.name}' is of no kind that the guide has"
            advice = "take it out: pages end in .md, pictures in .svg, .png, .jpg or .webp"
            yield Problem(name, 1, "file-kind", what, advice)
        elif not entry.is_dir(follow_symlinks=False) and not _is_file(entry):
            yield Problem(name, 1, "file-kind", f"'{entry.name}' is no ordinary file", "take it out")
        elif not os.access(entry.path, os.R_OK):
            what, advice = f"'{entry.name}' may not be read by you", "give yourself the right to read it (chmod u+r)"
            yield Problem(name, 1, "file-kind", what, advice)
        elif f"{posixpath.dirname(name)}/index.md" in entries and entry.name.lower() == "readme.md":
            what = "this file and index.md beside it become the same page"
            yield Problem(name, 1, "file-twice", what, "keep one of the two")
        else:
            yield from _name(name, folder=entry.is_dir())
            yield from _doubled(name, prefix, entries)
            if kind in PICTURES and _is_file(entry):
                yield from _picture(name, Path(entry.path))


def _doubled(name: str, prefix: str, entries: Container[str]) -> Problems:
    """Every address is that of one page or file."""
    if name.endswith(".md") and not name.endswith("/index.md") and f"{name[:-3]}/index.md" in entries:
        what = f"this page and {name[:-3]}/index.md have the same address"
        yield Problem(name, 1, "file-twice", what, "give one of the two another name")
    elif name.removeprefix(f"{prefix}/") in MADE:
        what = "a build makes a file of this name itself"
        yield Problem(name, 1, "file-twice", what, "take it out, or give it another name")


def _below(folder: Path | str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files and folders below a folder, each with its name from the project's root; hidden ones are nobody's.

    A link to a folder is not followed.
    """
    with os.scandir(folder) as found:
        for entry in found:
            if not entry.name.startswith("."):
                yield f"{prefix}/{entry.name}", entry
                if entry.is_dir(follow_symlinks=False):
                    yield from _below(entry.path, f"{prefix}/{entry.name}")


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Tell whether this is a file, or a link to one; a link to itself is none."""
    return entry.is_file(follow_symlinks=False) or Path(entry.path).is_file()


def _name(path: str, *, folder: bool = False) -> Problems:
    """File names have small letters, digits and hyphens: they become addresses, and those of pages ids."""
    name = path.rpartition("/")[2]
    stem, dot, ending = name.rpartition(".") if not folder and "." in name else (name, "", "")
    strict = folder or ending.lower() == "md"
    if ID.fullmatch(stem) and ending == ending.lower() and len(name) <= LONGEST_NAME:
        return
    if not strict and FILE.fullmatch(name) and ".md." not in name and len(name) <= LONGEST_NAME:
        return
    plain = unicodedata.normalize("NFKD", "index" if name == "README.md" else stem.casefold())
    better = "-".join(re.findall("[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c))))
    better = f"{better[: LONGEST_NAME // 2].strip('-')}{dot}{ending.lower()}"
    yield Problem(path, 1, "file-name", f"'{name[:60]}' makes a poor address", f"call it '{better}'")


def _inside(entry: os.DirEntry[str], docs: Path, name: str) -> Problems:
    """Nothing in the folder is a link out of it: a page must not show what lies elsewhere."""
    if not entry.is_symlink():
        return
    try:
        there = Path(entry.path).exists()
    except OSError:  # a link to itself, by way of others
        there = False
    if not there:
        yield Problem(name, 1, "file-outside", "this is a link to nothing", "put the file itself here")
    elif not Path(os.path.realpath(entry.path)).is_relative_to(docs.resolve()):
        yield Problem(name, 1, "file-outside", "this is a link out of the folder", "put the file itself here")
    elif entry.is_dir():
        yield Problem(name, 1, "file-outside", "this is a link to a folder", "put the files themselves here")


def _picture(path: str, file: Path) -> Problems:
    """Pictures are light enough for a phone, are what their names say, and run nothing."""
    size = file.stat().st_size
    if size > BIGGEST_PICTURE:
        what = f"the picture has {size // 1000} kB"
        advice = f"make it smaller: at most {BIGGEST_PICTURE // 1000} kB, for readers on a phone"
        yield Problem(path, 1, "image-size", what, advice)

    elif file.suffix.lower() == ".svg":
        yield from drawing(path, file.read_text(encoding="utf-8", errors="replace"))
    else:
        yield from _raster(path, file.read_bytes(), file.suffix.lower())


def _raster(path: str, content: bytes, kind: str) -> Problems:
    """A picture of pixels is whole, stands still, and fits into a phone's memory."""
    if not BEGIN[kind].match(content):
        what = "the file is a picture only by its name"
        yield Problem(path, 1, "image-kind", what, f"save it anew as {kind}")
    elif not content.rstrip(b"\0").endswith(END.get(kind, b"")):
        yield Problem(path, 1, "image-kind", "the picture has no end: its file was cut off", f"save it anew as {kind}")
    elif kind == ".gif" and content.count(b"\x21\xf9\x04") > 1:  # a graphic control extension before each frame
        what, advice = "the picture moves, and nobody could stop it", "show it as steps, or as one picture"
        yield Problem(path, 1, "image-kind", what, advice)
    elif kind == ".png":
        width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
        if width * height > MOST_PIXELS:
            what = f"the picture has {width} × {height} pixels"
            advice = f"make it smaller: at most {MOST_PIXELS // 1_000_000} million, for the memory of a phone"
            yield Problem(path, 1, "image-size", what, advice)


def drawing(path: str, text: str) -> Problems:
    """A drawing is an SVG file that runs nothing and fetches nothing."""
    if "<svg" not in text:
        what = "the file is a picture only by its name"
        yield Problem(path, 1, "image-kind", what, "save it anew as plain SVG")
        return
    found = RUNS.search(text)
    if found:
        what = f"'{found[0].strip()[:40]}' in a drawing would run or fetch something"
        yield Problem(path, text[: found.start()].count("\n") + 1, "image-kind", what, "save it as plain SVG")
        return
    if "\ufffd" in text:
        line = text.partition("\ufffd")[0].count("\n") + 1
        yield Problem(path, line, "file-encoding", "the drawing holds a byte that is no UTF-8", "save it as UTF-8")
        return
    try:
        root = ElementTree.fromstring(text.encode())  # of entities, which could grow without end, it has none
    except ElementTree.ParseError as error:
        what = f"the drawing cannot be read: {error}"
        yield Problem(path, error.position[0], "image-kind", what, "save it as plain SVG")
        return
    if root.tag != SVG:
        what = "the drawing does not say that it is SVG, and browsers show nothing"
        yield Problem(path, 1, "image-kind", what, 'write <svg xmlns="http://www.w3.org/2000/svg"')
        return
    for value in (value for element in root.iter() for name, value in element.attrib.items() if _leads(name, value)):
        what = f"'{value.strip()[:40]}' in a drawing would run or fetch something"
        line = text.partition(value)[0].count("\n") + 1 if value in text else 1
        yield Problem(path, line, "image-kind", what, "save it as plain SVG")
        return


def _leads(name: str, value: str) -> bool:
    """Tell whether an attribute of a drawing leads out of it; a picture that it holds itself does not."""
    if name.rpartition("}")[2] == "href":
        return not re.match(r"\s*(?:#|data:image/(?:png|jpeg|webp))", value)
    return "url(" in value.lower() and not re.search(r"url\(\s*[\"']?#", value, re.IGNORECASE)


def check_text(path: str, text: str) -> Problems:
    """All rules on the bare text of a page, before anything is made of it."""
    yield from characters(path, text)
    yield from conflicts(path, text)
    if any(sign in text for sign in SIGNS_OF_GARBLED) and GARBLED.search(text):
        yield from _garbled(path, text)


def _garbled(path: str, text: str) -> Problems:
    """No letter was lost when a file was saved in one encoding and read in another."""
    for number, line in enumerate(text.split("\n"), 1):
        found = GARBLED.search(line)
        if found:
            what = f"'{found[0]}' was saved in one encoding and read in another"
            yield Problem(path, number, "file-encoding", what, "type the letter again, and save the file as UTF-8")


def conflicts(path: str, text: str) -> Problems:
    """No marks of a merge conflict are left."""
    if not any(mark in text for mark in ("<<<<<<<", "|||||||", "=======", ">>>>>>>")):
        return
    opened = False
    before = ""
    for number, line in enumerate(text.split("\n"), 1):
        mark = line.split(" ")[0].rstrip()
        middle = mark == "|||||||" or (line.rstrip() == "=======" and not before.strip())  # else a heading's line
        before = line
        if mark == "<<<<<<<" or (not opened and (mark == ">>>>>>>" or middle)):
            what = f"'{line.strip()[:40]}' is the mark of a merge conflict"
            yield Problem(path, number, "merge-conflict", what, "choose one of the two texts, and take the marks out")
        opened = mark == "<<<<<<<" or (opened and mark != ">>>>>>>")


def check_empty(path: str, body: str) -> Problems:
    """A page has a text."""
    if not COMMENT.sub("", body).strip():
        yield Problem(path, 1, "file-empty", "the page has no text", "write it, or delete the file")


def data_problems(texts: Mapping[str, str]) -> Problems:
    """The rules on bare text, for the data files."""
    for path, text in texts.items():
        yield from check_text(path, text)
