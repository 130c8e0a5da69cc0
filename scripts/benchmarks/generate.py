"""Guides of any size, made from the real one: fewer of its pages, or more pages like them.

A larger guide is the real one and the same again for rowers, climbers, dancers …: each group has its own places (with
views of the foot of their own), conditions, look-alikes, tips, exercises and sources, in sections of its own, so that
tables and menus grow as they would. Their words are others (see `rewriting`). The last group has only as many pages as
are wanted, of every kind its share; what it lacks, it takes from the real guide. Drawings of exercises are shared, and
those of the foot are simpler: there is one file for all places, and the guard lets it have 300 kB.

A smaller guide lacks conditions, exercises, tips and pages for authors in proportion; all places stay, as the foot
does not shrink.

The same seed makes the same guide, byte for byte. The guard has nothing to say of any of them.
"""

from __future__ import annotations

import argparse
import posixpath
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from footcare.vocabulary import Kind, kind_of

from benchmarks import behind
from benchmarks.real import FOLDERS, Data, Group, Real, dump, without_gone
from benchmarks.rewriting import Rewriter

GROUPS = (
    *("rowers", "climbers", "dancers", "hikers", "cyclists", "swimmers", "skaters", "skiers", "sailors", "fencers"),
    *("golfers", "gymnasts", "jumpers", "throwers", "boxers", "wrestlers", "walkers", "riders", "divers", "surfers"),
    *("archers", "bowlers", "curlers", "kayakers", "canoeists", "cricketers", "footballers", "sprinters", "hurdlers"),
    *("vaulters", "orienteers", "triathletes", "lifters", "goalkeepers", "referees", "drummers", "cooks"),
    *("nurses", "waiters", "farmers", "gardeners", "builders", "miners", "couriers", "soldiers", "teachers", "bakers"),
)
SECTIONS = {
    Kind.PLACE: "Where it hurts",
    Kind.CONDITION: "Foot troubles",
    Kind.REMEDY: "Soothe it now",
    Kind.HABIT: "Keep feet happy",
    Kind.EXERCISE: "Exercises",
}
CALLED = {Kind.CONDITION: "{} in {}", Kind.PLACE: "{}: where it hurts {}"}
CAN_GO = (Kind.CONDITION, Kind.EXERCISE, Kind.REMEDY, Kind.HABIT)
AUTHORS = ("contribute/", "understand/")  # folders of plain pages that a smaller guide need not have
STAYS = {"understand/myths.md", "contribute/rules.md"}  # the guide itself leads there, or draws its data there
IDS = {"place", "condition", "exercises", "relief", "prevention", "near", "page"}
LONGEST_TITLE = 44  # so that 'Exercise sheet: …' fits into 60 characters too
WORDS = {"feel": "feels", "when": "times", "signs": "signs"}
FIXED = {"fit", "common", "ages", "never", "see", "answer", "evidence", "picture", "order", "reviewed"}
LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(([^)\s]*)\)")


def add(words: Any) -> None:
    """Add the word `generate` and its options."""
    parser = words.add_parser("generate", help="write a guide of as many pages as wanted, to try things on")
    parser.add_argument("folder", type=Path, help="an empty folder, or one that is not there yet")
    parser.add_argument("--pages", type=int, default=1000, help="its pages, with the sheets to print (default 1000)")
    parser.add_argument("--seed", type=int, default=1, help="another number makes another guide (default 1)")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Write a guide."""
    print(f"{write(root, given.folder, given.pages, given.seed)} pages in {given.folder}")
    return 0


def write(root: Path, target: Path, pages: int, seed: int = 1) -> int:
    """Write a guide of `pages` pages, made from the one at `root`, to `target`; return how many it has.

    Raises:
        ValueError: so few or so many cannot be made.
    """
    real = Real.read(root)
    groups = plan(real, pages)
    for name in ("overrides", "hooks"):
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "docs", target / "docs", ignore=shutil.ignore_patterns("*.md", "data", "__pycache__"))
    for path in (root / "docs").glob("*.md"):  # files that are no pages have gone along; pages follow
        (target / "docs" / path.name).unlink(missing_ok=True)
    written = dict(_pages(real, groups, seed))
    written |= behind.files(real, groups, seed, written)
    written["mkdocs.yml"] = _settings(real, groups)
    for name, text in written.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    first = set(groups[0].names)
    return sum(real.count(set(group.names), first) for group in groups)


def own_size(root: Path) -> int:
    """Return how many pages the guide at `root` has, with its sheets."""
    real = Real.read(root)
    return real.count(set(real.texts), set(real.texts))


# Which pages


def plan(real: Real, pages: int) -> list[Group]:
    """Decide which groups there are, and which pages each of them has; the first is the real guide."""
    everything = set(real.texts)
    total = real.count(everything, everything)
    if total > pages:
        return [Group("", frozenset(_fewer(real, pages)))]
    groups, found = [Group("", frozenset(everything))], total
    ordered = _in_proportion([name for name in real.texts if kind_of(name) is not Kind.PAGE])
    for people in GROUPS:
        names: set[str] = set()
        for name in ordered:
            grown = found + 1 + real.has_sheet(name, everything)
            if grown <= pages:
                names.add(name)
                found = grown
        if names:
            groups.append(Group(people, frozenset(names)))
        if found == pages:
            return groups
    raise ValueError(f"a guide of {pages} pages cannot be made: {found} at most")


def _fewer(real: Real, pages: int) -> set[str]:
    kept = set(real.texts)
    may_go = [
        name
        for name in real.texts
        if kind_of(name) in CAN_GO
        or (name.startswith(AUTHORS) and name not in STAYS and not name.endswith("/index.md"))
    ]
    for name in reversed(_in_proportion(may_go)):
        fewer = kept - {name}
        if real.count(fewer, fewer) >= pages:
            kept = fewer
    if real.count(kept, kept) != pages:
        raise ValueError(f"a guide of {pages} pages cannot be made: {real.count(kept, kept)} at least")
    return kept


def _in_proportion(names: Sequence[str]) -> list[str]:
    """Return pages in an order of which every beginning has its share of every folder."""
    folders: dict[str, list[str]] = {}
    for name in names:
        folders.setdefault(posixpath.dirname(name), []).append(name)
    placed = [((n + 0.5) / len(of), name) for of in folders.values() for n, name in enumerate(of)]
    return [name for _, name in sorted(placed)]


# What stands in them


def _pages(real: Real, groups: Sequence[Group], seed: int) -> Iterator[tuple[str, str]]:
    """Yield the pages of all groups, by their path from the root."""
    first = groups[0].names
    for name in sorted(first):
        whole = len(first) == len(real.texts)
        yield f"docs/{name}", real.texts[name] if whole else _without_gone(real, name, first)
    number = real.count(set(first), set(first))
    for place, group in enumerate(groups[1:], 1):
        shared = _rewriter(real, group, "", f"{seed} {group.people}")
        for name in sorted(group.names):
            number += 1
            own = _rewriter(real, group, name, f"{seed} {group.people} {name}", real.language.new_words(number))
            matter = _Matter(real, group, own, shared, 100 * place).of(name)
            yield f"docs/{group.renamed(name)}", _page(matter, own.text(real.bodies[name]))


def _page(matter: Data, body: str) -> str:
    return f"---\n{dump(matter)}---\n{body}"


def _without_gone(real: Real, name: str, kept: frozenset[str]) -> str:
    """Return a page of the real guide as it would be if only the pages in `kept` were there."""
    group = Group("", kept)

    def there(target: str) -> bool:
        path = target.partition("#")[0]
        return not path.endswith(".md") or "://" in path or _joined(name, path) in kept

    body = LINK.sub(lambda found: found[0] if there(found[2]) else found[1], real.bodies[name])
    matter = without_gone(real.matters[name], group)
    for key, macro in (("exercises", "exercises"), ("relief", "tips")):
        if key in real.matters[name] and not matter.get(key) and not matter.get("prevention"):
            body = body.replace(f"{{{{ {macro}() }}}}\n\n", "")
    return _page(matter, body)


def _joined(name: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name


def _rewriter(real: Real, group: Group, name: str, seed: str, coined: int = 0) -> Rewriter:
    cited = real.cited(group)

    def cite(id_: str) -> str:
        return f"{id_}-{group.people}" if id_ in cited else id_

    def link(target: str) -> str:
        path, mark, anchor = target.partition("#")
        if "://" in path or not path.endswith(".md"):
            return target
        renamed = group.renamed(_joined(name, path))
        return f"{posixpath.relpath(renamed, posixpath.dirname(name) or '.')}{mark}{anchor}"

    return Rewriter(real.language, seed, coined, cite, link)


@dataclass(frozen=True, slots=True)
class _Matter:
    """Makes the front matter of a group's pages."""

    real: Real
    group: Group
    own: Rewriter
    shared: Rewriter  # what several pages of a group say alike: when to see a doctor
    order: int

    def of(self, name: str) -> Data:
        """Return the front matter of the group's page in the place of a real one."""
        real, people, kind = self.real.matters[name], self.group.people, kind_of(name)
        matter = {key: self._value(key, item) for key, item in real.items() if key not in {"search_title", "changed"}}
        called = CALLED.get(kind, "{} for {}")
        noun = real["name"] if kind is Kind.PLACE else real["title"]
        title = called.format(noun, people)
        if len(title) > LONGEST_TITLE:
            title = called.format(posixpath.basename(name)[:-3].replace("-", " ").capitalize(), people)
        matter["title"] = title
        if kind is Kind.PLACE:
            matter |= {"name": f"{noun} ({people})", "where": f"{real['where']}, in {people}"}
            matter["order"] = self.order + real["order"]
        return matter

    def _value(self, key: str, value: Any) -> Any:
        if key in WORDS:
            return self._words(WORDS[key], value)
        if key == "sources":
            return [self.own.cite(id_) for id_ in value]
        if key == "regions":
            return [f"{region}-{self.group.people}" for region in value]
        if key in FIXED:
            return value
        if isinstance(value, dict):
            return {name: self._value(name, item) for name, item in value.items()}
        if isinstance(value, list):
            made = [self._value(key, item) for item in value]
            return [row for n, row in enumerate(made) if row not in made[:n] and not self._is_of_others(row)]
        if not isinstance(value, str):
            return value
        if key in IDS:
            return self._id(key, value)
        return (self.shared if key in {"emergency", "urgent", "routine"} else self.own).text(value)

    def _id(self, key: str, id_: str) -> str:
        found = [f"{folder}/{id_}.md" for folder in FOLDERS[key] if f"{folder}/{id_}.md" in self.real.texts]
        return posixpath.basename(self.group.renamed(found[0])).removesuffix(".md") if found else id_

    def _is_of_others(self, row: Any) -> bool:
        """Tell whether a row names a look-alike that the group does not have."""
        return isinstance(row, dict) and "condition" in row and not row["condition"].endswith(f"-{self.group.people}")

    def _words(self, group: str, ids: Sequence[str]) -> list[str]:
        """Return as many of the readers' words; half of them are others."""
        chance, known = self.own.chance, list(self.real.data["vocabulary"][group])
        made = [chance.choice(known) if chance.random() < 0.5 else id_ for id_ in ids]
        return list(dict.fromkeys(made))


# Its navigation


def _settings(real: Real, groups: Sequence[Group]) -> str:
    """Return `mkdocs.yml`: above `nav` nothing changes; every group has a section in each tab."""
    above, mark, written = (real.root / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")
    nav = _kept(yaml.load(written, yaml.CSafeLoader), lambda name: name in groups[0].names)
    for kind, tab in SECTIONS.items():
        section = next(item[tab] for item in nav if isinstance(item, dict) and tab in item)
        for group in groups[1:]:
            own = [name for name in sorted(group.names) if kind_of(name) is kind]
            section += [{group.people.capitalize(): [group.renamed(name) for name in own]}] if own else []
    return f"{above}{mark}{dump(nav)}"


def _kept(items: list[Any], is_there: Callable[[str], bool]) -> list[Any]:
    """Return entries of the navigation, without pages that are not there."""
    kept: list[Any] = []
    for item in items:
        if isinstance(item, str):
            kept += [item] if is_there(item) else []
        else:
            ((name, inside),) = item.items()
            if isinstance(inside, list):
                kept.append({name: _kept(inside, is_there)})
            elif is_there(inside):
                kept.append(item)
    return kept
