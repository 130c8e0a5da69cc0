"""What can be mended without asking: nothing that changes what a page says."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from footcare import front_matter
from footcare.catalogue import DOCS
from footcare.vocabulary import kind_of

VALUE = re.compile(r"^(?P<head>\s*(?:- (?:[\w-]+: )?|[\w-]+: )\s*)(?P<value>\S.*?)\s*$")


def mend(root: Path, wanted: Sequence[str] = ()) -> Iterator[str]:
    """Mend the pages and data files in `wanted` (all, if empty); yield a line for each file that changed."""
    for path in sorted([*(root / DOCS).rglob("*.md"), *(root / DOCS / "data").glob("*.yml")]):
        name = path.relative_to(root).as_posix()
        if wanted and not any(name == one or name.startswith(f"{one}/") or one == "." for one in wanted):
            continue
        before = path.read_bytes()
        try:
            after = mended(name, before.decode("utf-8")).encode()
        except UnicodeDecodeError:
            continue
        if after != before:
            path.write_bytes(after)
            yield f"{name}: mended"


def mended(name: str, text: str) -> str:
    """Return a file's text with Unix line ends, one last line end, no byte-order mark, and values quoted."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = f"{text.rstrip()}\n" if text.strip() else text
    return _quoted(name, text) if name.endswith(".md") else text


def _quoted(name: str, text: str) -> str:
    """Quote the values, and take away the tabs, of which the guard says that YAML cannot read them as they are."""
    lines = text.split("\n")
    tried: set[int] = set()
    number = _unreadable(name, text)
    while number is not None and number not in tried:
        tried.add(number)
        before = lines[number - 1]
        lines[number - 1] = _better(before)
        later = _unreadable(name, "\n".join(lines))
        if later == number:  # it did not help: leave the line to its author
            lines[number - 1] = before
        number = later
    return "\n".join(lines)


def _unreadable(name: str, text: str) -> int | None:
    """Return the first line of front matter that quotes or spaces could make readable."""
    matter = front_matter.read(name, text)
    problems = [*matter.problems]
    if not problems:
        problems = front_matter.record(name, kind_of(name.removeprefix(f"{DOCS}/")), matter)[1]
    found = (problem.line for problem in problems if problem.rule in {"front-matter-yaml", "front-matter-type"})
    return min(found, default=None)


def _better(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    line = indent.replace("\t", "  ") + line.lstrip()
    found = VALUE.match(line)
    if "\t" in indent or not found or " #" in found["value"] or found["value"][0] in "'\"[{|>&*!":
        return line
    escaped = found["value"].replace("\\", "\\\\").replace('"', '\\"')
    return f'{found["head"]}"{escaped}"'


def main() -> None:
    """Mend every page of the project in the current folder."""
    for line in mend(Path.cwd()):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
