"""`scripts/due`: which pages somebody should look at again."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import yaml
from footcare import citations, project, proofs, reviews
from footcare.catalogue import DOCS, SOURCES
from footcare.reviews import Review

from upkeep import columns
from upkeep.history import History, registry

HEAD = ("due", "last reviewed", "page", "why")


def rows(found: Sequence[Review], day: datetime.date) -> list[tuple[str, ...]]:
    """Return a row for every page: since when or from when it is due, and why."""
    return [
        (
            "now" if one.changes and one.due > day else one.due.isoformat(),
            one.reviewed.isoformat(),
            one.path,
            "; ".join([*(["a year is over"] if one.due <= day else []), *map(str, one.changes)]),
        )
        for one in found
    ]


def data(found: Sequence[Review], day: datetime.date) -> str:
    """Return the same for a program."""
    told = [{**asdict(one), "is_due": one.is_due(day)} for one in found]
    return json.dumps(told, ensure_ascii=False, indent=1, default=str)


def summary(found: Sequence[Review], everything: int, day: datetime.date, days: int) -> str:
    """Count in one line."""
    now = sum(one.is_due(day) for one in found)
    soon = f", {len(found) - now} more within {days} day{'s' * (days != 1)}" if days else ""
    return f"{now} of {everything} pages are due for a review on {day}{soon}"


def main(arguments: Sequence[str] | None = None) -> int:
    """List the pages that are due; return 0."""
    parser = argparse.ArgumentParser(prog="scripts/due", description="List the pages that are due for a review.")
    parser.add_argument("--days", type=_days, default=0, metavar="N", help="also those due within N days")
    parser.add_argument("--on", type=_day, default=datetime.date.today(), metavar="DATE", help="as if it were that day")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="tell a program")
    form.add_argument("--markdown", action="store_true", help="tell as a table, for the summary of a workflow")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    root, day = given.root.resolve(), given.on
    try:
        printed = proofs.pull(root)
    except (OSError, yaml.YAMLError) as error:
        parser.error(f"{project.SETTINGS} cannot be read: {error}")
    history = History(root)
    everything = reviews.reviews(
        printed.catalogue.written.values(),
        {src_uri: citations.listed(html) for src_uri, html in printed.pages.items()},
        registry((root / DOCS / SOURCES).read_text(encoding="utf-8")),
        history.on,
        day,
    )
    last = day + datetime.timedelta(days=given.days)
    found = [one for one in everything if one.is_due(day) or one.due <= last]
    if given.json:
        print(data(found, day))
    else:
        table = columns.markdown if given.markdown else columns.plain
        if found:
            print(table(HEAD, rows(found, day)), end="\n\n")
        print(summary(found, len(everything), day, given.days))
    if history.gaps:
        told = ", ".join(map(str, history.gaps))
        print(f"due: git does not know the sources of {told}: what has changed since is not told", file=sys.stderr)
    return 0


def _day(written: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{written}' is no day such as 2027-11-22") from None


def _days(written: str) -> int:
    if not written.isdecimal() or len(written) > 5:
        raise argparse.ArgumentTypeError(f"'{written}' is no number of days")
    return int(written)


if __name__ == "__main__":
    sys.exit(main())
