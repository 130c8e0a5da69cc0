"""`scripts/engine`: whether ProperDocs, the drop-in fork of MkDocs, makes the same site of the guide."""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from upkeep import columns, comparing, ties
from upkeep.comparing import Compared, Verdict

PINNED = "requirements-engine.txt"
ENGINES = ("mkdocs", "properdocs")
PROJECT = ("docs", "hooks", "overrides", "mkdocs.yml")
# Two mistakes in a page: our own rules tell both, with file and line.
MISTAKE = "\n\n[Nowhere](nowhere.md), says nobody [@nobody-2020].\n"
MISTAKEN = "about.md"


class CannotTry(Exception):
    """Nothing could be compared: ProperDocs is not to be had, or MkDocs itself does not build the guide."""


@dataclass(frozen=True, slots=True)
class Built:
    """What an engine made of a project: its exit status, all that it said, and the mistakes that it told."""

    status: int
    said: str

    @property
    def mistakes(self) -> list[str]:
        """The lines that tell an author of a mistake, or of a warning."""
        return [line for line in self.said.splitlines() if line.startswith(("ERROR", "WARNING"))]


def install(root: Path, folder: Path) -> Path:
    """Make the environment with ProperDocs in `folder` unless it is there; return its Python.

    MkDocs comes along with the theme, which asks for it. It is taken out again: what builds then needs none of it.

    Raises:
        CannotTry: the packages cannot be had.
    """
    pinned = root / PINNED
    expected = hashlib.sha256(pinned.read_bytes()).hexdigest()
    ready, python = folder / "ready", folder / "environment" / "bin" / "python"
    if ready.exists() and ready.read_text(encoding="utf-8") == expected and python.exists():
        return python
    sys.stderr.write(f"engine: installing ProperDocs into {folder.relative_to(root)} (the first time only)\n")
    ready.unlink(missing_ok=True)
    venv.create(folder / "environment", with_pip=True, clear=True)
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    for words in (["install", "--require-hashes", "--requirement", str(pinned)], ["uninstall", "--yes", "mkdocs"]):
        if subprocess.run([*pip, *words], check=False, stdout=sys.stderr).returncode:
            raise CannotTry("ProperDocs could not be installed; the lines above say why")
    ready.write_text(expected, encoding="utf-8")
    return python


def build(python: Path, engine: str, project: Path, site: Path) -> Built:
    """Build a project strictly with an engine, as `scripts/build` does."""
    shutil.rmtree(site, ignore_errors=True)
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("GUIDE_", "GITHUB_"))}
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [str(python), "-P", "-m", engine, "build", "--strict", "-f", str(project / "mkdocs.yml"), "-d", str(site)]
    done = subprocess.run(
        command, cwd=project, capture_output=True, text=True, check=False,
        env={**surroundings, **quiet, "PYTHONPATH": str(project / "hooks")},
    )  # fmt: skip
    return Built(done.returncode, done.stdout + done.stderr)


def spoiled(root: Path, folder: Path) -> Path:
    """Copy the guide into a folder, with a mistake in one page; return the copy."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in PROJECT:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    with (folder / "docs" / MISTAKEN).open("a", encoding="utf-8") as page:
        page.write(MISTAKE)
    return folder


def trial(root: Path, folder: Path) -> tuple[list[Compared], list[Compared]]:
    """Build the guide with both engines, then with mistakes in it; return what came of every file, and of each mistake.

    Raises:
        CannotTry: see there.
    """
    pythons = (Path(sys.executable), install(root, folder))
    first, second = (folder / engine for engine in ENGINES)
    built = [build(python, engine, root, folder / engine) for python, engine in zip(pythons, ENGINES, strict=True)]
    if built[0].status:
        raise CannotTry(f"MkDocs does not build the guide; scripts/build says why\n{built[0].said}")
    if built[1].status:
        return [Compared("the build", Verdict.UNEXPECTED, f"ProperDocs fails:\n{built[1].said}")], []
    copy = spoiled(root, folder / "spoiled")
    told = [build(python, engine, copy, copy / "site") for python, engine in zip(pythons, ENGINES, strict=True)]
    shutil.rmtree(copy)
    return comparing.compare(comparing.files(first), comparing.files(second)), alike(*told)


def alike(first: Built, second: Built) -> list[Compared]:
    """Compare what two engines said of the same mistakes, line by line."""
    if not first.status or not first.mistakes:
        return [Compared("planted mistakes", Verdict.UNEXPECTED, "even MkDocs does not tell them")]
    found = (
        [] if second.status else [Compared("planted mistakes", Verdict.UNEXPECTED, "ProperDocs builds all the same")]
    )
    for line in dict.fromkeys([*first.mistakes, *second.mistakes]):
        told = [engine for engine, built in zip(ENGINES, (first, second), strict=True) if line in built.mistakes]
        verdict = Verdict.SAME if len(told) == len(ENGINES) else Verdict.UNEXPECTED
        found.append(Compared("planted mistakes", verdict, f"only {' and '.join(told)}: {line}"))
    return found


def counts(files: Sequence[Compared], mistakes: Sequence[Compared]) -> list[tuple[str, int]]:
    """Return for each verdict how many files it was; the unexpected are counted even if there are none."""
    counted = Counter(one.verdict for one in files)
    told = Counter(one.verdict for one in mistakes)
    return [
        *((f"files: {verdict.value}", counted[verdict]) for verdict in Verdict),
        *((f"planted mistakes: {verdict.value}", told[verdict]) for verdict in (Verdict.SAME, Verdict.UNEXPECTED)),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Build twice, compare, print; return 1 if anything is unexpected."""
    parser = argparse.ArgumentParser(prog="scripts/engine", description="Compare MkDocs with ProperDocs on this guide.")
    parser.add_argument("--ties", action="store_true", help="only count what ties the guide to engine and theme")
    parser.add_argument("--keep", action="store_true", help="keep both sites in .cache/engine")
    parser.add_argument("--markdown", action="store_true", help="tell in tables, for the summary of a workflow")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    root, table = given.root.resolve(), columns.markdown if given.markdown else columns.plain
    status = 0
    if not given.ties:
        folder = root / ".cache" / "engine"
        try:
            files, mistakes = trial(root, folder)
        except CannotTry as reason:
            sys.stderr.write(f"engine: {reason}\n")
            return 2
        finally:
            for engine in () if given.keep else ENGINES:
                shutil.rmtree(folder / engine, ignore_errors=True)
        unexpected = [one for one in (*files, *mistakes) if one.verdict is Verdict.UNEXPECTED]
        sys.stdout.write(f"{table(('MkDocs and ProperDocs', 'How many'), counts(files, mistakes))}\n\n")
        if unexpected:
            sys.stdout.write(f"{table(('Unexpected', 'What'), [(one.file, one.detail) for one in unexpected])}\n\n")
            status = 1
    sys.stdout.write(f"{table(('What ties the guide to it', 'How many'), ties.count(root))}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
