"""`scripts/publish`: what a person asks for, done, and told in plain words."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from footcare import placing
from upkeep.columns import plain

from publishing import live
from publishing.releases import NotPublished, Releases

MOST_TOLD = 50


def main() -> int:
    """Do it; return the exit status."""
    given = _arguments()
    try:
        if given.digest:
            print(live.digest(given.site))
            return 0
        return _check(given) if given.check else _publish(given)
    except NotPublished as error:
        return _stop(str(error))
    except (FileNotFoundError, NotADirectoryError) as error:
        return _stop(f"'{error.filename}' is not there, and cannot be made. Is the folder the right one?")
    except OSError as error:
        return _stop(f"{placing.why(error)}. What was shown before is still shown")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/publish")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--root", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--keep", type=int, default=5)
    parser.add_argument("--wait", type=float, default=0)
    parser.add_argument("--headers", action="store_true")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--back", action="store_true")
    what.add_argument("--to", metavar="NAME")
    what.add_argument("--list", action="store_true")
    what.add_argument("--check", metavar="URL")
    what.add_argument("--digest", action="store_true")
    given = parser.parse_args()
    given.site = given.site or given.root / "site"
    if bool(given.check or given.digest) == bool(given.folder):
        parser.error("say either a folder to publish in, or --check and an address (see scripts/publish --help)")
    if given.keep < 1:
        parser.error("--keep is a number from 1 on")
    if given.check and urlsplit(given.check).scheme not in {"http", "https"}:
        parser.error("--check wants an address that begins with https://")
    return given


def _publish(given: argparse.Namespace) -> int:
    releases = Releases(given.folder.absolute())
    if given.list:
        for name in releases.names():
            print(f"{name}{'  is shown' if name == releases.current() else ''}")
        return 0
    with releases.alone():
        was = releases.current()
        name = releases.before() if given.back else given.to or releases.make(given.site)
        releases.show(name)
        gone = [] if given.back or given.to else releases.clear(given.keep)
    print(f"publish: {releases.root}/current now leads to {name}" + (f" (before: {was})" if was else ""))
    if gone:
        print(f"publish: deleted {', '.join(gone)}")
    if _headers(releases, was) != _headers(releases, name):
        print("publish: what the server says has changed: let it read its configuration again (deploy/README.md)")
    return 0


def _headers(releases: Releases, name: str) -> str:
    path = releases.root / "releases" / name / "headers.nginx"
    return path.read_text(encoding="utf-8") if name and path.is_file() else ""


def _check(given: argparse.Namespace) -> int:
    if not (given.site / "index.html").is_file():
        return _stop(f"there is nothing to compare with in {given.site}. Run scripts/build first")
    home = given.check if given.check.endswith("/") else f"{given.check}/"
    count, found = live.check(given.site, home, wait=given.wait, headers=given.headers)
    if not found:
        print(f"publish: {home} is what was built: {count} of {count} compared are the same")
        return 0
    print(_table(found))
    return _stop(f"{home} is not what was built: {len(found)} differences, {count} compared")


def _table(found: list[live.Difference]) -> str:
    table = plain(["file", "on the site"], [(one.name, one.what) for one in found[:MOST_TOLD]])
    return f"{table}\n… and {len(found) - MOST_TOLD} more" if len(found) > MOST_TOLD else table


def _stop(why: str) -> int:
    print(f"publish: {why}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
