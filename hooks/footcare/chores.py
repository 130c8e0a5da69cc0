"""What `scripts/new`, `scripts/rename` and `scripts/remove` do: read the project, change it, say what has been done."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from footcare import edits, moving, project, references, scaffolding
from footcare.catalogue import DOCS
from footcare.check import examine
from footcare.edits import Edits, Refused
from footcare.problems import Problem
from footcare.project import SETTINGS, Project
from footcare.vocabulary import Kind, kind_of

BESIDE = ("README.md", "CONTRIBUTING.md", *references.STORIES)  # which name pages too
CODE = ("overrides", "hooks", "scripts", "tests", ".github", f"{DOCS}/assets/scripts")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage: `--help` has that."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def new(arguments: Sequence[str], root: Path) -> list[str]:
    """Write a new page; return what to say."""
    parser = _Parser(prog="scripts/new", description="Writes a new page and puts it into the navigation.")
    parser.add_argument("kind", metavar="KIND", help=", ".join(scaffolding.KINDS))
    parser.add_argument("name", metavar="NAME", help="its name in addresses, for ever: runners-toe")
    parser.add_argument("--title", default="", help="its title for readers, if it is not the name with a capital")
    given = parser.parse_args(arguments)
    read = project.read(root)
    settings = read.behind[SETTINGS]
    files = {*read.pages, *read.unread, *read.files}
    src_uri, changes = scaffolding.new(given.kind, given.name, files, settings, given.title)
    fresh = {fault for fault in _judge(root, read, changes) if fault.path == f"{DOCS}/{src_uri}"}
    edits.apply(root, changes)
    left = sum(problem.rule == "placeholder" for problem in fresh)
    line = next(n for n, text in enumerate((changes[SETTINGS] or "").split("\n"), 1) if text.endswith(f"- {src_uri}"))
    return [
        f"{DOCS}/{src_uri}: a new page, with {left} things to write. It is not ready: the guard refuses it until then.",
        f"{SETTINGS}:{line}: it stands here in the navigation; move the line if another place is better",
        f"Now write where it says TODO. What is left, line by line: scripts/check {DOCS}/{src_uri}",
    ]


def rename(arguments: Sequence[str], root: Path) -> list[str]:
    """Move a page; return what to say."""
    parser = _Parser(prog="scripts/rename", description="Gives a page another name; its old address leads on.")
    parser.add_argument("old", metavar="OLD", help="its name, or its path from docs/")
    parser.add_argument("new", metavar="NEW", help="its new name (or, for a page of no kind, its new path)")
    given = parser.parse_args(arguments)
    read = project.read(root)
    texts = _texts(root, read)
    old = moving.find(given.old, set(read.pages))
    name = given.new.removeprefix(f"{DOCS}/").removesuffix(".md")
    folder = old.rpartition("/")[0]
    src_uri = f"{name}.md" if "/" in name or not folder else f"{folder}/{name}.md"
    changes = moving.rename(texts, old, src_uri)
    _must_stay_good(root, read, changes)
    edits.apply(root, changes)
    return [f"{old} → {src_uri}: its old address leads there", *_followed(changes, old, src_uri), *_still(root, old)]


def remove(arguments: Sequence[str], root: Path) -> list[str]:
    """Take a page away; return what to say."""
    parser = _Parser(prog="scripts/remove", description="Takes a page away; its old address leads to another page.")
    parser.add_argument("page", metavar="ID", help="its name, or its path from docs/")
    parser.add_argument("--to", default="", metavar="PAGE", help="the page that takes its place (PAGE#part for a part)")
    given = parser.parse_args(arguments)
    read = project.read(root)
    pages = set(read.pages)
    old = moving.find(given.page, pages)
    page, mark, part = given.to.partition("#")
    to = f"{moving.find(page, pages - {old})}{mark}{part}" if given.to else ""
    if _is_unsaved(root, old):
        raise Refused(f"{DOCS}/{old} has changes that are in no commit, and would be lost; commit it first")
    changes = moving.remove(_texts(root, read), old, to)
    _must_stay_good(root, read, changes, f"name another page there, or let it follow: --to PAGE ({_like(old)})")
    edits.apply(root, changes)
    done = f"{old}: removed; its address leads to {to or 'the first page of its folder'}"
    return [done, *_followed(changes, old, to), *_still(root, old)]


def _like(src_uri: str) -> str:
    kind = kind_of(src_uri)
    return "any page" if kind is Kind.PAGE else f"a page in {src_uri.rpartition('/')[0]}/"


def _texts(root: Path, read: Project) -> dict[str, str]:
    """Return the texts of everything that may name a page, by path from the root, with the line ends that they have."""
    names = [f"{DOCS}/{src_uri}" for src_uri in (*read.pages, *read.data)]
    files = [root / name for name in (*names, SETTINGS, *BESIDE)]
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8-sig") for path in files if path.is_file()
    }


def _judge(root: Path, read: Project, changes: Edits) -> list[Problem]:
    """Return what the guard says of the project as it would be with the changes."""
    after = {path: text for path, text in changes.items() if text is not None}
    pages = {name: text for name, text in read.pages.items() if f"{DOCS}/{name}" not in changes}
    pages |= {path.removeprefix(f"{DOCS}/"): text for path, text in after.items() if path.endswith(".md")}
    pages = {name: text for name, text in pages.items() if name not in BESIDE}
    would = replace(
        read,
        pages=dict(sorted(pages.items())),
        data={name: after.get(f"{DOCS}/{name}", text) for name, text in read.data.items()},
        behind={name: after.get(name, text) for name, text in read.behind.items()},
    )
    return examine(
        would, project.settings(would.behind[SETTINGS]), root / "overrides" / "macros", root / ".cache" / "macros"
    )[0]


def _must_stay_good(root: Path, read: Project, changes: Edits, advice: str = "") -> None:
    """Refuse changes after which the guard finds something that it does not find now."""
    now = {(fault.rule, fault.what) for fault in _judge(root, read, {})}
    worse = [fault for fault in _judge(root, read, changes) if (fault.rule, fault.what) not in now]
    if worse:
        told = "\n".join(f"  {fault.path}:{fault.line}: {fault.rule}: {fault.what}" for fault in worse)
        after = f"; {advice}" if advice else ""
        raise Refused(f"nothing has been changed, since this would no longer hold:\n{told}\nFirst mend these{after}")


def _is_unsaved(root: Path, src_uri: str) -> bool:
    """Tell whether a page has changes that git does not hold; where there is no git, nothing can be said."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "status", "--porcelain", "--", f"{DOCS}/{src_uri}"],
            capture_output=True, text=True, check=True, timeout=10, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return False
    return bool(done.stdout.strip())


def _followed(changes: Edits, old: str, new: str) -> list[str]:
    own = {f"{DOCS}/{old}", f"{DOCS}/{new}", SETTINGS}
    return [f"{path}: follows" for path in sorted(set(changes) - own)]


def _still(root: Path, old: str) -> list[str]:
    """Say where code and tests name the page, which only a person can judge."""
    files = [path for name in CODE for path in sorted((root / name).rglob("*")) if path.suffix in SPOKEN]
    texts = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in files
        if path.is_file()
    }
    found = [f"{path}:{line}: still names {old.removesuffix('.md')}" for path, line in moving.mentions(texts, old)]
    return ["", "Look at these yourself:", *found] if found else []


SPOKEN = {".py", ".js", ".html", ".jinja", ".yml", ".md", ".css"}
CHORES: dict[str, Callable[[Sequence[str], Path], list[str]]] = {"new": new, "rename": rename, "remove": remove}


def main(words: Sequence[str] | None = None, root: Path | None = None) -> int:
    """Do a chore, named by the first word; return 1 if it was refused."""
    chore, *arguments = words if words is not None else sys.argv[1:]
    try:
        said = CHORES[chore](arguments, root or Path.cwd())
    except Refused as refused:
        sys.stderr.write(f"{chore}: {refused}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{chore}: {error}; nothing has been changed\n")
        return 1
    sys.stdout.write("".join(f"{line}\n" for line in said))
    return 0


if __name__ == "__main__":
    sys.exit(main())
