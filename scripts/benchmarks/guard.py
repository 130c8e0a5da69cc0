"""Planted mistakes: which tool catches them, which names file and line, and how long each takes, in one run."""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import generate
from benchmarks.plants import DOT, NAV, NOT_PLANTED, PLANTS, SITE, Plant
from benchmarks.rivals import RIVALS, environment, install_node, install_python, program

EXTENSIONS = "[abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, {toc: {permalink: true}}"
VALIDATION = """validation:
  nav: {omitted_files: warn, not_found: warn, absolute_links: warn}
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
"""
# Our build publishes of the theme what our own frame asks for, so the tiny site has a frame that asks for nothing.
FRAME = """<!doctype html>
<html lang="en"><head><title>{{ page.title or "Tiny" }}</title></head>
<body><article class="md-content__inner">{{ page.content }}</article></body></html>
"""
BUILDS = 3  # measured for the share, after one that is not
PROOF = "raise_error_after_finish: true, validate_external_urls: false"


@dataclass
class Score:
    """What a tool did with all plants."""

    caught: set[int] = field(default_factory=set)
    located: set[int] = field(default_factory=set)
    seconds: list[float] = field(default_factory=list)
    clean: bool = True


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: its name, the folder that it looks at, and its command."""

    name: str
    folder: str
    command: Callable[[Path], Sequence[str]]


def add(commands: Any) -> None:
    """Add the word `guard` and its options."""
    parser = commands.add_parser("guard", help="planted mistakes caught and located, beside the rivals")
    parser.add_argument("--only", type=int, nargs="*", default=[], help="plant only these numbers")
    parser.add_argument("--share", action="store_true", help="instead: the guard's share of a build, by pages")
    parser.add_argument("--pages", type=int, nargs="*", default=[60, 1000], help="sizes of the guide, for --share")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Plant every mistake, run every tool, print the table; or print the guard's share of a build."""
    if given.share:
        return _share(root, given)
    tools, missing = _tools(root)
    scores = {tool.name: Score() for tool in tools}
    plants = [plant for plant in PLANTS if not given.only or plant.number in given.only]
    work = root / ".cache" / "planted"
    for number, plant in enumerate([None, *plants]):
        sys.stderr.write(f"\rplanting {number} of {len(plants)} ".ljust(40))
        shutil.rmtree(work, ignore_errors=True)
        _write(root, work, plant)
        _build(root, work / "plain")
        for tool in tools:
            _judge(tool, work, plant, scores[tool.name])
    sys.stderr.write("\r" + " " * 40 + "\r")
    _print(scores, plants, missing)
    if given.json:
        told = {
            name: {
                "caught": sorted(score.caught),
                "located": sorted(score.located),
                "seconds": statistics.median(score.seconds),
                "clean": score.clean,
            }
            for name, score in scores.items()
        }
        given.json.write_text(json.dumps({"planted": told, "missing": missing}, indent=1), encoding="utf-8")
    shutil.rmtree(work, ignore_errors=True)
    return 0


def _share(root: Path, given: argparse.Namespace) -> int:
    found = shares(root, given.pages)
    if given.json:
        given.json.write_text(json.dumps({"shares": found}), encoding="utf-8")
    print(f"{'pages':>6} {'build, cpu s':>13} {'guard, cpu s':>13} {'share':>6}")
    for size, (whole, guard) in found.items():
        print(f"{size:6} {whole:13.2f} {guard:13.2f} {guard / whole:6.1%}")
    return 0


def shares(root: Path, sizes: Sequence[int]) -> dict[int, tuple[float, float]]:
    """Return the processor seconds of a later build, and those of the guard in it, by the number of pages.

    Of several builds, the one with the middle share counts.
    """
    found: dict[int, tuple[float, float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            pages = generate.write(root, Path(folder), size)
            command = [sys.executable, "-m", "benchmarks.share"]
            builds: list[tuple[float, float]] = []
            for _ in range(1 + BUILDS):  # the first draws what later builds keep, such as cards
                sys.stderr.write(f"\rthe guard's share of a build of {pages} pages".ljust(60))
                done = subprocess.run(
                    command, cwd=folder, capture_output=True, text=True, check=True,
                    env={**environment(), "PYTHONPATH": str(root / "scripts")},
                )  # fmt: skip
                whole, guard = map(float, done.stdout.split()[-2:])
                builds.append((whole, guard))
        found[pages] = sorted(builds[1:], key=lambda build: build[1] / build[0])[BUILDS // 2]
    sys.stderr.write("\r" + " " * 60 + "\r")
    return found


def _tools(root: Path) -> tuple[list[Tool], list[str]]:
    """Return the tools that can be had here, and what is missing."""
    missing = [*install_python(root), *install_node(root)]
    binaries = root / RIVALS / "python" / "bin"
    linkinator = root / RIVALS / "node" / "node_modules" / ".bin" / "linkinator"
    tools = [
        Tool("mkdocs build --strict", "plain", lambda work: [str(binaries / "mkdocs"), "build", "--strict", "-d", "s"]),
        Tool("htmlproofer plugin", "proof", lambda work: [str(binaries / "mkdocs"), "build", "-d", "s"]),
        Tool("lychee", "plain", lambda work: [
            str(binaries / "lychee"), "--offline", "--include-fragments", "--no-progress", "--index-files",
            "index.html", "--root-dir", str(work / "plain" / "site"), *_built(work / "plain" / "site"),
        ]),
        Tool("linkinator", "plain", lambda work: [
            str(linkinator), "site", "--recurse", "--check-fragments", "--check-css", "--skip", "^https?://(?!localhost)",
            "--silent",
        ]),
        Tool("ours: a whole build", "ours", lambda work: [sys.executable, "-m", "mkdocs", "build", "-d", "s"]),
        Tool("ours: scripts/check", "ours", lambda work: [sys.executable, "-m", "footcare.check", "--format", "text"]),
    ]  # fmt: skip
    there = [tool for tool in tools if Path(tool.command(Path())[0]).exists()]
    return there, missing


def _built(site: Path) -> list[str]:
    return [str(path) for path in sorted(site.rglob("*.html"))]


def _write(root: Path, work: Path, plant: Plant | None) -> None:
    """Write the tiny site three times: plain, with the proofer, and with our hooks."""
    files: dict[str, str | bytes] = {**SITE, "docs/dot.png": DOT, **(plant.files if plant else {})}
    nav = str(files.pop("nav", NAV))
    settings = str(files.pop("settings", ""))
    extra = "" if "extra_css" in settings else "extra_css: [style.css]\n"
    common = f"site_name: Tiny site of mistakes\nsite_url: https://tiny.example/\n{nav}{extra}{settings}{VALIDATION}"
    plain = (
        f"{common}theme: {{name: material, font: false, custom_dir: overrides}}\nmarkdown_extensions: {EXTENSIONS}]\n"
    )
    hooks = ", ".join(str(root / "hooks" / f"{name}.py") for name in ("read_pages", "draw_pages", "check_site"))
    configs = {
        "plain": f"{plain}plugins: []\n",
        "proof": f"{plain}plugins: [{{htmlproofer: {{{PROOF}}}}}]\n",
        "ours": f"{plain.rstrip()[:-1]}, footcare.citations, footcare.written, footcare.wide_tables]\n"
        f"plugins: [redirects]\nhooks: [{hooks}]\n",
    }
    for name, config in configs.items():
        (work / name / "overrides").mkdir(parents=True)
        if name == "ours":
            shutil.copytree(root / "overrides" / "macros", work / name / "overrides" / "macros")
            for template in ("main.html", "404.html"):
                (work / name / "overrides" / template).write_text(FRAME, encoding="utf-8")
        for path, content in files.items():
            target = work / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        (work / name / "mkdocs.yml").write_text(config, encoding="utf-8")


def _build(root: Path, folder: Path) -> None:
    """Build the plain site, come what may, for the tools that look at built pages."""
    command = [str(program(root, "mkdocs")), "build", "-q"]
    subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environment())


def _judge(tool: Tool, work: Path, plant: Plant | None, score: Score) -> None:
    start = time.perf_counter()
    done = subprocess.run(
        tool.command(work), cwd=work / tool.folder, capture_output=True, text=True, check=False, env=environment()
    )
    score.seconds.append(time.perf_counter() - start)
    said = done.stdout + done.stderr
    if plant is None:
        score.clean = done.returncode == 0
        return
    if done.returncode:
        score.caught.add(plant.number)
        name = re.escape(plant.path.removeprefix("docs/"))
        if re.search(rf"{name}:{plant.line or '[0-9]+'}\b", said) and "Traceback" not in said:
            score.located.add(plant.number)


def _print(scores: dict[str, Score], plants: Sequence[Plant], missing: Sequence[str]) -> None:
    width = max(map(len, scores))
    print(f"{len(plants)} mistakes, each planted alone into a tiny site\n")
    print(f"{'':{width}}  caught  file and line  median s  good site")
    for name, score in scores.items():
        seconds = statistics.median(score.seconds)
        clean = "passes" if score.clean else "REFUSED"
        print(f"{name:{width}}  {len(score.caught):6}  {len(score.located):13}  {seconds:8.2f}  {clean}")
    for name, score in scores.items():
        if name.startswith("ours"):
            for plant in plants:
                if plant.number not in score.located:
                    verb = "without its line" if plant.number in score.caught else "missed"
                    print(f"\n{name}: {verb}: {plant.number}, {plant.what}", end="")
    print()
    for number, why in NOT_PLANTED.items():
        print(f"not planted: {number}, {why}")
    for line in missing:
        print(f"missing: {line}")
