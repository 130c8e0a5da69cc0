"""Rows as a plain table, for a terminal and for a page that shows Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def plain(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table with columns as wide as they must be; numbers stand to the right."""
    body = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
    right = [bool(body) and all(_is_number(row[n]) for row in body) for n in range(len(head))]
    lines = [head, ["-" * width for width in widths], *body]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if to_the_right else cell.ljust(width)
            for cell, width, to_the_right in zip(line, widths, right, strict=True)
        ).rstrip()
        for line in lines
    )


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table in Markdown; what stands in a cell cannot end it, and is not taken for Markdown's own signs."""
    lines = [head, ["---"] * len(head), *([_cell(str(cell)) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    text = "".join(f"\\{letter}" if letter in "\\`*_[]<>|#" else letter for letter in text)
    return " ".join(text.split())


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).removeprefix("-").isdecimal() or text in {"", "–"}
