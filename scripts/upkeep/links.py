"""`scripts/links`: ask every address of another site that the guide uses whether it is still there."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click
import yaml
from footcare import project, proofs
from footcare.check import among

from upkeep import telling, uses
from upkeep.answers import Answer, Kind, Notebook
from upkeep.asking import Manners
from upkeep.rounds import MINUTES, Lines, check
from upkeep.turns import Turns
from upkeep.uses import Use

NOTEBOOK = ".cache/links.json"


def agent(repo_url: str) -> str:
    """Return how we introduce ourselves: what we are, and where to find who runs us."""
    return f"runners-foot-guide-links/1.0 (+{repo_url or 'unknown'})"


def chosen(everything: Mapping[str, tuple[Use, ...]], paths: Sequence[str]) -> dict[str, tuple[Use, ...]]:
    """Return the addresses that these files and folders use; all, if there are no paths."""
    return {
        address: used
        for address, used in everything.items()
        if not paths or any(among(use.path, paths) for use in used)
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask, and tell; return 1 if something is dead."""
    parser = argparse.ArgumentParser(prog="scripts/links", description="Ask the guide's external links.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="only what these files or folders use")
    parser.add_argument("--fresh", action="store_true", help="ask everything anew, whatever was answered before")
    parser.add_argument("--list", action="store_true", help="only list what would be asked; ask nobody")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="stop after so long (60)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="tell a program, everything")
    form.add_argument("--markdown", action="store_true", help="tell as tables, for the summary of a workflow")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    root = given.root.resolve()
    for path in given.paths:
        if not Path(path).exists():
            parser.error(f"there is no file or folder '{path}'")
    if not given.minutes > 0:
        parser.error("--minutes needs a number above 0")
    try:
        everything = proofs.pull(root)
    except (OSError, yaml.YAMLError) as error:
        parser.error(f"{project.SETTINGS} cannot be read: {error}")
    wanted = chosen(uses.addresses(everything), [os.path.relpath(Path(path).resolve(), root) for path in given.paths])
    if given.list:
        for address, used in wanted.items():
            print(address, *used[:1], sep="  ")
        return 0
    notebook = Notebook.open(root / NOTEBOOK, time.time)
    if given.fresh:
        notebook.answers.clear()
    manners = Manners(agent(os.environ.get("GUIDE_REPO_URL") or everything.settings.repo_url))
    turns = Turns(manners.pause, manners.at_once)
    try:
        found = _with_progress(wanted, notebook, manners, turns, given.minutes)
    except KeyboardInterrupt:
        print("\nlinks: stopped. Run it again, and it goes on from here.", file=sys.stderr)
        return 130
    say = telling.data if given.json else telling.markdown if given.markdown else telling.text
    print(say(found, wanted))
    asked = [answer for answer in found.values() if answer.kind is not Kind.REFUSED]
    if asked and not any(answer.status for answer in asked):
        print("links: nobody answered at all: is there a network?", file=sys.stderr)
    return telling.status(found)


def _with_progress(
    wanted: Collection[str], notebook: Notebook, manners: Manners, turns: Turns, minutes: float
) -> dict[str, Answer]:
    hosts = len({urlsplit(address).netloc for address in wanted})
    print(f"links: {len(wanted)} addresses on {hosts} hosts", file=sys.stderr)
    if not sys.stderr.isatty():
        lines = Lines(len(wanted), lambda line: print(line, file=sys.stderr, flush=True))
        return asyncio.run(check(wanted, notebook, manners, lines, turns, minutes=minutes))
    with click.progressbar(length=len(wanted), file=sys.stderr, show_pos=True, label="asking") as bar:
        return asyncio.run(check(wanted, notebook, manners, bar, turns, minutes=minutes))


if __name__ == "__main__":
    sys.exit(main())
