"""Which files a change touches, so that its problems are told first."""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Iterable
from pathlib import Path

from footcare.problems import Problem


def files(root: Path) -> frozenset[str]:
    """Return the files that differ from where the branch left `main`; empty where there is no git to ask."""
    base = _git(root, "merge-base", "HEAD", "origin/main") or _git(root, "merge-base", "HEAD", "main") or ["HEAD"]
    return frozenset(
        [*_git(root, "diff", "--name-only", base[0]), *_git(root, "ls-files", "--others", "--exclude-standard")]
    )


def _git(root: Path, *words: str) -> list[str]:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words],
            capture_output=True,
            text=True,
            check=True,
            timeout=10,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return done.stdout.splitlines()


def first(problems: Iterable[Problem], touched: Collection[str]) -> list[Problem]:
    """Return the problems of `touched` files before all others."""
    return sorted(problems, key=lambda problem: (problem.path not in touched, problem))
