"""What the guide may cost, and what it does cost: every line of budgets.toml beside what was measured.

Ratios, bytes and marks bind. Seconds, and Lighthouse's mark for speed, hang on the machine: they are told, and break
nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.build import GROWTH_FROM, HUGO, OURS, PLAIN, PLUGINS, ZENSICAL
from benchmarks.preview import DIRTY
from benchmarks.preview import OURS as SERVE

BUDGETS = Path(__file__).with_name("budgets.toml")

Results = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured for a goal: the value to judge, and in words ours, the rivals', and the ratio of the two."""

    value: float
    ours: str
    rivals: str = ""
    ratio: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """One line of the budgets: its key, what it is about, how its limit is written, and how it is found in results."""

    key: str
    what: str
    limit_in_words: str
    find: Callable[[Results], Figure]
    binds: bool = True
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A goal with its limit and what was measured; nothing if it was not."""

    goal: Goal
    limit: float
    figure: Figure | None

    @property
    def met(self) -> bool | None:
        """Whether it is met; nothing if it was not measured."""
        if self.figure is None:
            return None
        return self.figure.value >= self.limit if self.goal.at_least else self.figure.value <= self.limit

    @property
    def broken(self) -> bool:
        """Whether it is not met and binds."""
        return self.met is False and self.goal.binds

    @property
    def said(self) -> str:
        """The verdict in a word or two."""
        if self.met is None:
            return "not measured"
        return "met" if self.met else "broken" if self.goal.binds else "missed"

    @property
    def limit_said(self) -> str:
        """The goal in words."""
        return self.goal.limit_in_words.format(self.limit)


def limits(path: Path = BUDGETS) -> dict[str, float]:
    """Return every budget by its key, such as `build.plain_at_60`."""
    with path.open("rb") as file:
        return {f"{part}.{name}": limit for part, all_ in tomllib.load(file).items() for name, limit in all_.items()}


def judged(results: Results, budgets: Mapping[str, float] | None = None) -> list[Verdict]:
    """Judge results, by part as `scripts/bench all` finds them, by the budgets."""
    budgets = limits() if budgets is None else budgets
    return [Verdict(goal, budgets[goal.key], _found(goal, results)) for goal in GOALS]


def _found(goal: Goal, results: Results) -> Figure | None:
    try:
        return goal.find(results)
    except (LookupError, ValueError, StopIteration):  # the part, the size or the rival is not there
        return None


def told(verdicts: Sequence[Verdict]) -> str:
    """Return the verdicts as a table."""
    head = ("", "goal", "ours", "rivals", "ratio", "verdict")
    rows = [head, *(_row(one) for one in verdicts)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def _row(one: Verdict) -> tuple[str, ...]:
    figure = one.figure or Figure(0, "")
    return (f"{one.goal.key}: {one.goal.what}", one.limit_said, figure.ours, figure.rivals, figure.ratio, one.said)


# How each is found


def _ratio(size: int, rival: str) -> Callable[[Results], Figure]:
    def find(results: Results) -> Figure:
        at = results["build"]["sizes"][str(size)]
        ours, theirs = at[OURS]["cpu"], at[rival]["cpu"]
        ratio = ours / theirs
        return Figure(round(ratio, 2), f"{ours:.2f} s", f"{rival}: {theirs:.2f} s", f"{ratio:.2f}")

    return find


def _growth(results: Results) -> Figure:
    found, largest = results["build"]["growth"], max(map(int, results["build"]["sizes"]))
    if largest <= GROWTH_FROM:
        raise ValueError("too small to tell")
    rivals = ", ".join(f"{name} {found[name]:.2f}" for name in (PLAIN, ZENSICAL, HUGO) if name in found)
    return Figure(round(found[OURS], 2), f"{found[OURS]:.2f}, up to {largest:,} pages", rivals)


def _memory(results: Results) -> Figure:
    at = results["build"]["sizes"]["3000"]
    rivals = ", ".join(f"{name} {at[name]['memory']:.0f} MB" for name in (PLAIN, ZENSICAL, HUGO) if name in at)
    return Figure(at[OURS]["memory"], f"{at[OURS]['memory']:.0f} MB", rivals)


def _share(results: Results) -> Figure:
    shares = {int(size): guard / whole for size, (whole, guard) in results["guard"]["shares"].items()}
    said = ", ".join(f"{share:.1%} at {size:,} pages" for size, share in sorted(shares.items()))
    return Figure(round(max(shares.values()), 3), said)


def _pages(what: str, page: str = "condition") -> Callable[[Results], Figure]:
    def find(results: Results) -> Figure:
        found = {name: guide["pages"][page][what] for name, guide in results["weight"]["guides"].items()}
        said = ", ".join(f"{size:,}{_of(name)}" for name, size in found.items())
        return Figure(max(found.values()), said)

    return find


def _of(guide: str) -> str:
    return "" if guide == "real" else f" at {int(guide):,} pages"


def _search(results: Results) -> Figure:
    guides = results["weight"]["guides"]
    said = ", ".join(f"{guide['search']['bytes']:,}{_of(name)}" for name, guide in guides.items())
    return Figure(guides["1000"]["search"]["bytes"], said)


def _again(results: Results) -> Figure:
    found = {name: guide["offline"]["again"] for name, guide in results["weight"]["guides"].items()}
    return Figure(max(found.values()), ", ".join(f"{size:,}{_of(name)}" for name, size in found.items()))


def _preview(wanted: Callable[[int], bool]) -> Callable[[Results], Figure]:
    def find(results: Results) -> Figure:
        at = next(found for size, found in results["preview"]["sizes"].items() if wanted(int(size)))
        ours = _seconds(at[SERVE])
        rivals = {name: _seconds(found) for name, found in at.items() if name != SERVE}
        said = ", ".join(f"{name} {time:.2f} s" for name, time in rivals.items())
        stale = "" if not at[SERVE]["stale"] else ", stale"
        best = rivals.get(DIRTY)
        return Figure(ours, f"{ours:.2f} s{stale}", said, f"{ours / best:.2f} of --dirty" if best else "")

    return find


def _seconds(found: Mapping[str, float]) -> float:
    return round(max(found["text"], found["title"]), 2)


def _marks(worst: Callable[[Mapping[str, Any]], float], unit: str) -> Callable[[Results], Figure]:
    def find(results: Results) -> Figure:
        values = {one["page"]: worst(one) for one in results["weight"]["lighthouse"]}
        page = max(values, key=lambda name: values[name])
        return Figure(values[page], f"{values[page]:.3g}{unit} ({page})")

    return find


def _scores(*names: str) -> Callable[[Results], Figure]:
    def find(results: Results) -> Figure:
        found = results["weight"]["lighthouse"]
        values = {one["page"]: min(one[name] for name in names) for one in found}
        page = min(values, key=lambda name: values[name])
        return Figure(values[page], f"{values[page]} ({page})" if values[page] < 100 else "100 on all")

    return find


def _answer(results: Results) -> Figure:
    worst, said = 0.0, []
    for guide, weighed in results["weight"]["guides"].items():
        for what, one in weighed["answers"].items():
            worst = max(worst, one["worst"])
            said.append(f"{what} {one['median']:.0f} ms, worst {one['worst']:.0f}{_of(guide)}")
    return Figure(worst / 1000, "; ".join(said))


GOALS = (
    Goal("build.plain_at_60", "a build of 60 pages, to plain Material", "{:.2f} times", _ratio(60, PLAIN)),
    Goal("build.plain_at_1000", "a build of 1,000 pages, to plain Material", "{:.2f} times", _ratio(1000, PLAIN)),
    Goal("build.everything_at_1000", "the same, to Material with plugins", "{:.2f} times", _ratio(1000, PLUGINS)),
    Goal("build.exponent", "growth with pages, from 200 on (1: in proportion)", "{:.2f}", _growth),
    Goal("build.memory_at_3000", "peak memory at 3,000 pages", "{:.0f} MB", _memory),
    Goal("guard.share", "the guard's share of a build", "{:.0%}", _share),
    Goal("weight.first_visit", "bytes of a first visit to a condition", "{:,.0f}", _pages("bytes")),
    Goal("weight.before_paint", "of these, before the first paint", "{:,.0f}", _pages("before_paint")),
    Goal("weight.first_search", "bytes that a first search adds, at 1,000 pages", "{:,.0f}", _search),
    Goal("weight.repeat_visit", "bytes of a second visit, beyond the page", "{:,.0f}", _again),
    Goal("seconds.preview", "from saving to seeing", "{:.2f} s", _preview(lambda size: size < 500), binds=False),
    Goal("seconds.preview_at_1000", "the same at 1,000 pages", "{:.2f} s", _preview(lambda n: n >= 500), binds=False),
    Goal("seconds.largest_paint", "largest paint on a slow phone, worst of five pages", "{:.1f} s",
         _marks(lambda one: one["lcp"] / 1000, " s"), binds=False),
    Goal("seconds.blocking", "blocking time, worst of five pages", "{:.2f} s",
         _marks(lambda one: one["tbt"] / 1000, " s"), binds=False),
    Goal("seconds.answer", "search and finder after a key press, slowed four times", "{:.2f} s", _answer, binds=False),
    Goal("scores.lighthouse", "Lighthouse: search engines, accessibility, practice", "{:.0f}",
         _scores("seo", "accessibility", "best_practices"), at_least=True),
    Goal("scores.speed", "Lighthouse: speed", "{:.0f}", _scores("performance"), binds=False, at_least=True),
    Goal("scores.layout_shift", "layout shift, worst of five pages", "{:.1f}", _marks(lambda one: one["cls"], "")),
)  # fmt: skip
