"""The guard on what macros draw: what the front matter of a page says is seen on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from footcare.models import Base
from footcare.problems import Problem, Problems
from footcare.rules.authored import Find
from footcare.rules.source import without_comments
from footcare.vocabulary import DRAWN


def in_code(path: str, names: Sequence[str], numbers: Iterable[int], find: Find) -> Problems:
    """A macro is not called in code, where a reader would see what it is made of: those of `names` with `numbers`."""
    for number in numbers:
        name = names[number]
        for _ in range(names[:number].count(name)):
            find(f"{{{{ {name}(", f"{{{{{name}(")  # the calls above
        what = f"'{name}' is called in code, where it draws nothing"
        advice = "take it out of the code, or show it as it is between {% raw %} and {% endraw %}"
        yield Problem(path, find(f"{{{{ {name}(", f"{{{{{name}(", name), "template-in-code", what, advice)


def missing(path: str, record: Base, source: str, first_line: int, seen: Iterable[str]) -> Problems:
    """What the front matter says is drawn; a section that is missing or empty is told by itself."""
    wanted = [
        (name, section)
        for name, section, fields in DRAWN[record.kind]
        if name not in seen and (not fields or any(getattr(record, field) for field in fields))
    ]
    lines = without_comments(source).split("\n") if wanted else []
    for name, section in wanted:
        heads = (n for n, line in enumerate(lines) if (line.rstrip() == f"## {section}" if section else line.strip()))
        start = next(heads, None)
        if start is None:
            continue
        text = _until_next(lines[start + 1 :]) if section else lines
        if "".join(text).strip():
            where = f"under '## {section}'" if section else "above all sections"
            what = f"the page does not show what its front matter says: '{name}' is missing {where}"
            advice = f"put the line {{{{ {name}() }}}} there"
            yield Problem(path, first_line + start, "macro-missing", what, advice)


def _until_next(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        if line.startswith("## "):
            return
        yield line
