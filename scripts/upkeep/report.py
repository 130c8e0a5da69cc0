"""`scripts/report`: the health of the guide as plain tables."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from footcare import health, project, proofs
from footcare.catalogue import Entry
from footcare.health import Cell, Part
from footcare.problems import did_you_mean
from footcare.proofs import Proofs

from upkeep import columns


def parts(printed: Proofs) -> dict[str, Part]:
    """Return the parts of the guide's health, as its own page shows them."""
    return health.health(printed.catalogue, printed.pages, printed.prose, printed.texts)


def text(found: Mapping[str, Part]) -> str:
    """Return every part as a heading, a sentence and a table."""
    told = []
    for part in found.values():
        table = columns.plain(part.head, [[_words(cell) for cell in row] for row in part.rows])
        told.append("\n".join([part.title, "=" * len(part.title), part.says, *(["", table] if part.rows else [])]))
    return "\n\n\n".join(told)


def data(found: Mapping[str, Part]) -> str:
    """Return the same for a program: a page is named by its file."""
    told = {
        part.id: {
            "title": part.title,
            "says": part.says,
            "rows": [dict(zip(part.head, map(_value, row), strict=True)) for row in part.rows],
        }
        for part in found.values()
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _words(cell: Cell) -> str:
    if isinstance(cell, Entry):
        return cell.src_uri.removesuffix(".md")
    return ", ".join(entry.id for entry in cell) if isinstance(cell, tuple) else str(cell)


def _value(cell: Cell) -> Any:
    if isinstance(cell, Entry):
        return cell.path
    return [entry.path for entry in cell] if isinstance(cell, tuple) else cell


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; return 0."""
    parser = argparse.ArgumentParser(prog="scripts/report", description="Print the health of the guide.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"only these: {', '.join(health.PARTS)}")
    parser.add_argument("--json", action="store_true", help="tell a program")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    for name in given.parts:
        if name not in health.PARTS:
            parser.error(did_you_mean(name, health.PARTS, f"the parts are {', '.join(health.PARTS)}"))
    try:
        found = parts(proofs.pull(given.root.resolve()))
    except (OSError, yaml.YAMLError) as error:
        parser.error(f"{project.SETTINGS} cannot be read: {error}")
    wanted = {id_: part for id_, part in found.items() if not given.parts or id_ in given.parts}
    print(data(wanted) if given.json else text(wanted))
    return 0


if __name__ == "__main__":
    sys.exit(main())
