"""What ours is measured against: installed in a folder of its own, from the Python registry and from npm."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

RIVALS = Path(".cache") / "rivals"


def program(root: Path, name: str) -> Path:
    """Return where a rival's program from the Python registry is, or would be."""
    return root / RIVALS / "python" / "bin" / name


def environment() -> dict[str, str]:
    """Return the surroundings in which everything is measured: no notices of the theme, nothing that CI sets."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("GUIDE_", "GITHUB_"))}
    return {**own, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def install_python(root: Path) -> list[str]:
    """Install the rivals from the Python registry, unless they are there; return what is missing, if anything is."""
    folder, pinned = root / RIVALS / "python", root / "requirements-bench.txt"
    ready = folder / "ready"
    if ready.exists() and ready.read_bytes() == pinned.read_bytes():
        return []
    sys.stderr.write("installing the rivals from the Python registry\n")
    shutil.rmtree(folder, ignore_errors=True)
    commands = [
        [sys.executable, "-m", "venv", str(folder)],
        [
            str(folder / "bin" / "pip"),
            "install",
            "-q",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            str(pinned),
        ],
        # compiled now, as ours are: where Python may not write beside its modules, every start would compile them
        [str(folder / "bin" / "python"), "-m", "compileall", "-q", str(folder / "lib")],
    ]
    for command in commands[:2]:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            sys.stderr.write(done.stderr[-2000:])
            return ["the rivals that are Python packages: not to be had from the Python registry here"]
    subprocess.run(
        commands[2], check=False, capture_output=True
    )  # templates in Python's clothes do not compile, and need not
    ready.write_bytes(pinned.read_bytes())
    return []


def install_node(root: Path) -> list[str]:
    """Install what we take from npm, unless it is there; return what is missing, if anything is."""
    folder, given = root / RIVALS / "node", root / "scripts" / "benchmarks"
    wanted, ready = (given / "package-lock.json").read_bytes(), folder / "ready"
    if ready.exists() and ready.read_bytes() == wanted:
        return []
    if not shutil.which("npm"):
        return ["linkinator and lighthouse: need npm, which is not here"]
    sys.stderr.write("installing the rivals from npm\n")
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(given / name, folder / name)
    command = ["npm", "ci", "--no-audit", "--no-fund", "--silent", "--ignore-scripts"]
    if subprocess.run(command, cwd=folder, check=False).returncode:
        return ["linkinator and lighthouse: not to be had from npm here"]
    ready.write_bytes(wanted)
    return []
