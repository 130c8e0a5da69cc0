"""Everything in one run, what is kept of it, and whether it is within the budgets.

`all` measures every part; one that fails is told, and the others go on. `all --record` keeps the results with the date
and the machine in docs/data/performance.json, draws the curves, and writes the tables into the page about them.
`check` measures what budgets bind, or reads results, and fails if one is broken.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import build, finder, goals, guard, load, plot, preview, search, seo, weight, words
from benchmarks.goals import Verdict

DATA = Path("docs") / "data" / "performance.json"
PAGE = Path("docs") / "contribute" / "performance.md"
DRAWING = Path("docs") / "assets" / "drawings" / "performance.svg"
KEPT = Path(".cache") / "bench.json"
BEGIN, END = "<!-- What scripts/bench all --record writes begins here -->", "<!-- and ends here -->"
BUILDERS = (build.OURS, build.PLAIN, build.ZENSICAL, build.HUGO, build.PLUGINS)
BINDING = ("build", "guard", "weight")  # the parts that budgets bind

Results = dict[str, Any]


def add(words: Any) -> None:
    """Add the words `all` and `check`, and their options."""
    parser = words.add_parser("all", help="everything in one run: about an hour on a quiet machine of two cores")
    parser.add_argument("--record", action="store_true", help=f"write the results into {PAGE} and what it shows")
    parser.add_argument("--check", action="store_true", help="fail if a budget is broken")
    parser.set_defaults(run=run_all)
    checking = words.add_parser("check", help="fail if a budget is broken")
    checking.set_defaults(run=run_check)
    for one in (parser, checking):
        one.add_argument("--from", type=Path, dest="given", metavar="FILE", help=f"take results from a file, as {KEPT}")
        one.add_argument("--quick", action="store_true", help="small sizes, fewer runs: what is left out is told")


def run_all(root: Path, given: argparse.Namespace) -> int:
    """Measure everything; print the verdicts, and keep them if asked to."""
    results = _read(given.given) if given.given else measured(root, _parts(root, quick=given.quick))
    verdicts = _told(results, given.json)
    if given.record:
        record(root, results)
        print(f"\nwritten: {PAGE}, {DRAWING}, {DATA}")
    return _status(results, verdicts) if given.check else 0


def run_check(root: Path, given: argparse.Namespace) -> int:
    """Measure what budgets bind, or read it; return 1 if a budget is broken, 2 if a part could not be measured."""
    parts = _parts(root, quick=given.quick)
    results = _read(given.given) if given.given else measured(root, {name: parts[name] for name in BINDING})
    return _status(results, _told(results, given.json))


def _read(file: Path) -> Results:
    return dict(json.loads(file.read_text(encoding="utf-8")))


def _status(results: Results, verdicts: Sequence[Verdict]) -> int:
    return 1 if any(one.broken for one in verdicts) else 2 if results["failed"] else 0


def _told(results: Results, file: Path | None) -> list[Verdict]:
    if file:
        file.write_text(json.dumps(results, indent=1), encoding="utf-8")
    verdicts = goals.judged(results)
    print(goals.told(verdicts))
    for line in missing(results):
        print(f"missing: {line}")
    for one in verdicts:
        if one.broken and one.figure:
            measured = one.figure.ratio or one.figure.ours
            print(f"BROKEN: {one.goal.key}: {measured}, and the goal is {one.limit_said}")
    return verdicts


# Measuring


def _parts(root: Path, *, quick: bool) -> dict[str, Callable[[], Any]]:
    """Return what is measured, by name."""
    halves = search.questions(root)

    def asked() -> Any:
        tables, lacks, index = search.asked(root, halves, only_ours=quick)
        return {"searches": search.scores(tables, halves), "index": index, "missing": lacks}

    sizes = build.QUICK if quick else build.SIZES
    return {
        "build": lambda: build.measure(root, sizes, 2 if quick else None),
        "guard": lambda: {"shares": guard.shares(root, sizes[:1] if quick else (60, 1000))},
        "weight": lambda: weight.measure(root, quick=quick),
        "preview": lambda: preview.measure(root, sizes[:1] if quick else preview.usual(root), 2 if quick else None),
        "search": asked,
        "finder": lambda: finder.counted(root),
        "words": lambda: words.medians(root),
        "seo": lambda: {"status": seo.told(root)},
        "load": lambda: load.summed(root),
    }


def measured(root: Path, parts: Mapping[str, Callable[[], Any]]) -> Results:
    """Measure parts one after the other; one that fails is noted under `failed`, and the others go on."""
    results: Results = {"date": datetime.date.today().isoformat(), "machine": machine(), "failed": {}, "took": {}}
    for number, (name, measure) in enumerate(parts.items(), 1):
        sys.stderr.write(f"\n{number} of {len(parts)}: {name}\n")
        start = time.monotonic()
        try:
            results[name] = measure()
        except Exception as error:
            traceback.print_exc()
            results["failed"][name] = str(error).strip().split("\n")[0][:200]
        results["took"][name] = round(time.monotonic() - start)
        if (root / KEPT).parent.is_dir():  # so that nothing is lost if a long run is broken off
            (root / KEPT).write_text(json.dumps(results, indent=1), encoding="utf-8")
    return results


def missing(results: Results) -> Iterator[str]:
    """Yield what could not be measured, and why."""
    yield from (f"{name}: {why}" for name, why in results["failed"].items())
    parts = [part for part in results.values() if isinstance(part, dict)]
    yield from dict.fromkeys(line for part in parts for line in part.get("missing", ()))


def machine() -> str:
    """Return what this machine is: processor, cores, memory, system, Python."""
    model, memory = platform.processor() or platform.machine(), ""
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), model)
        pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        memory = f", {pages / 2**30:.0f} GB of memory"
    system = f"{platform.system()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} cores ({model}){memory}, {system}"


# Keeping


def record(root: Path, results: Results) -> None:
    """Keep results: the data, the drawing, and the tables of the page about them."""
    kept = _slim(results)
    (root / DATA).write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    drawn = plot.lines(results.get("build", {}).get("sizes", {}), BUILDERS)
    if drawn:
        (root / DRAWING).write_text(plot.svg(drawn), encoding="utf-8")
    text = (root / PAGE).read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    (root / PAGE).write_text(f"{before}{BEGIN}\n\n{written(results)}\n\n{END}{after}", encoding="utf-8")


def _slim(value: Any) -> Any:
    """Return results without what is only of use while looking for a cause: every file sent, every page's grade."""
    if isinstance(value, dict):
        return {key: _slim(item) for key, item in value.items() if key not in {"sent", "again_sent"}}
    if isinstance(value, list | tuple):
        return [_slim(item) for item in value]
    return round(value, 4) if isinstance(value, float) else value


def written(results: Results) -> str:
    """Return what the page says of results: the goals, the builds by size, the drawing, what is missing."""
    verdicts = goals.judged(results)
    met = sum(one.met is True for one in verdicts)
    known = sum(one.met is not None for one in verdicts)
    parts = [
        f"On {_day(results['date'])}, {met} of {known} goals were met. The machine: {results['machine']}.",
        "| What | Goal | Ours | Others | Ratio | Verdict |\n| --- | --- | --- | --- | --- | --- |\n"
        + "\n".join(_line(one) for one in verdicts),
    ]
    sizes = results.get("build", {}).get("sizes", {})
    if sizes:
        names = [name for name in (*BUILDERS, build.FIRST) if any(name in at for at in sizes.values())]
        head = f"| Processor seconds (peak memory) | {' | '.join(f'{int(size):,} pages' for size in sizes)} |"
        rows = [f"| {_begun(name)} | {' | '.join(_cell(at.get(name)) for at in sizes.values())} |" for name in names]
        parts += ["\n".join([head, "| --- |" + " --- |" * len(sizes), *rows])]
    drawn = plot.lines(sizes, BUILDERS)
    if drawn:
        alternative = f"How long a build takes as the guide grows. {plot.described(drawn)}"
        parts.append(f"![{alternative}](../{DRAWING.relative_to('docs').as_posix()})")
    lacks = list(missing(results))
    if lacks:
        parts.append("What could not be measured:\n\n" + "\n".join(f"- {line}" for line in lacks))
    return "\n\n".join(parts)


def _day(date: str) -> str:
    day = datetime.date.fromisoformat(date)
    return f"{day.day} {day:%B %Y}"


def _line(one: Verdict) -> str:
    figure = one.figure or goals.Figure(0, "")
    cells = (one.goal.what, one.limit_said, figure.ours, figure.rivals, figure.ratio, one.said)
    return f"| {' | '.join(map(_begun, cells))} |"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _cell(one: Mapping[str, float] | None) -> str:
    return f"{one['cpu']:.1f} ({one['memory']:.0f} MB)" if one else "not measured"
