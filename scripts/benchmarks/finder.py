"""How often the foot finder is right on real presentations: which causes it names first, how soon it sends for help.

Published audits of symptom checkers found the right diagnosis first in 34 %, among the first 20 in 58 %, and the right
triage in 57 % (Semigran and others, 2015, 23 tools, 45 vignettes). The presentations are in `tests/presentations.yml`;
part a was looked at while the weights were chosen, part b was measured only. Other files of the same form may be named.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from footcare import catalogue, project
from footcare.guide import guide

from benchmarks import answers

URGENCIES = ("self-care", "routine", "urgent", "emergency")
Case = dict[str, Any]


def add(commands: Any) -> None:
    """Add the word `finder` and its options."""
    parser = commands.add_parser("finder", help="how often the foot finder is right, on real presentations")
    parser.add_argument("file", nargs="?", type=Path, help="presentations (default tests/presentations.yml)")
    parser.add_argument("--misses", action="store_true", help="list every presentation that was not right")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Rank all presentations and print the figures."""
    file = given.file or root / "tests" / "presentations.yml"
    cases: dict[str, Case] = yaml.safe_load(file.read_text(encoding="utf-8"))
    found, each = ranked(root, cases)
    print(f"{len(cases)} presentations: {_counted(case['kind'] for case in cases.values())}")
    for part in sorted({case.get("set", "") for case in cases.values()}):
        of_part = {id_: case for id_, case in cases.items() if case.get("set", "") == part}
        _print_causes(part, of_part, found)
    _print_causes("all", cases, found)
    _print_triage(cases, found)
    if given.misses:
        _print_misses(cases, found)
    print(f"\n{each:.2f} milliseconds for each ranking")
    soon = {} if given.file else answers.measure(root)["finder"]
    if soon:
        print(answers.told(soon))
    if given.json:
        given.json.write_text(json.dumps({**right(cases, found), "each": each, "answer": soon}), encoding="utf-8")
    return 0


def counted(root: Path) -> dict[str, int]:
    """Return how often the finder is right on our own presentations."""
    cases = yaml.safe_load((root / "tests" / "presentations.yml").read_text(encoding="utf-8"))
    return right(cases, ranked(root, cases)[0])


def right(cases: dict[str, Case], found: dict[str, Any]) -> dict[str, int]:
    """Count for how many presentations the right cause came first, or among three; and for how many the triage fits."""
    places = [_place(case, found[id_]) for id_, case in cases.items() if case.get("cause")]
    return {
        "presentations": len(cases),
        "with_cause": len(places),
        "first": places.count(1),
        "three": sum(0 < place <= 3 for place in places),
        "triage": sum(found[id_]["urgency"] in _asked(case) for id_, case in cases.items()),
    }


def ranked(root: Path, cases: dict[str, Case]) -> tuple[dict[str, Any], float]:
    """Return what the ranking found for each case, and the milliseconds that one took."""
    docs = root / "docs"
    pages = {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in docs.rglob("*.md")}
    data, _ = catalogue.read(pages, project.data(docs), project.drawings(docs))
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "guide.json"
        written.write_text(json.dumps(guide(data)), encoding="utf-8")
        program = root / "scripts" / "benchmarks" / "finder.mjs"
        scripts = docs / "assets" / "scripts" / "finder"
        command = [node(), str(program), scripts.as_uri(), str(written)]
        done = subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    return answer["found"], answer["each"]


def node() -> str:
    """Return a Node: the one that Playwright brings, or the machine's own."""
    try:
        from playwright._impl._driver import compute_driver_executable
    except ImportError:
        return shutil.which("node") or "node"
    return str(compute_driver_executable()[0])


def _counted(things: Any) -> str:
    return ", ".join(f"{count} {name}" for name, count in Counter(things).most_common())


def _asked(case: Case) -> list[str]:
    wanted = case["triage"]
    return wanted if isinstance(wanted, list) else [wanted]


def _place(case: Case, found: Any) -> int:
    """Return the place of the right cause, from 1; 0 if it is not shown."""
    ids = [cause["id"] for cause in found["causes"]]
    return ids.index(case["cause"]) + 1 if case.get("cause") in ids else 0


def _print_causes(part: str, cases: dict[str, Case], found: dict[str, Any]) -> None:
    known = {id_: case for id_, case in cases.items() if case.get("cause")}
    places = [_place(case, found[id_]) for id_, case in known.items()]
    right = sum(found[id_]["urgency"] in _asked(case) for id_, case in cases.items())
    shares = [
        f"{name} {_share(count, total)}"
        for name, count, total in (
            ("first", places.count(1), len(known)),
            ("first three", sum(0 < place <= 3 for place in places), len(known)),
            ("shown", sum(place > 0 for place in places), len(known)),
            ("triage", right, len(cases)),
        )
    ]
    print(f"{part:>4}: right cause {', '.join(shares)}")


def _share(count: int, total: int) -> str:
    """Say a share with its 95 % range (Wilson): '45 of 50, 90% (79% to 96%)'."""
    if not total:
        return "none"
    z, p = 1.96, count / total
    middle = (p + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(p * (1 - p) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{count} of {total}, {p:.0%} ({middle - half:.0%} to {middle + half:.0%})"


def _print_triage(cases: dict[str, Case], found: dict[str, Any]) -> None:
    print(f"\n{'asked, answered →':18}" + "".join(f"{urgency:>11}" for urgency in URGENCIES))
    for asked in URGENCIES:
        row = [id_ for id_, case in cases.items() if _asked(case)[0] == asked]
        counts = [sum(found[id_]["urgency"] == answered for id_ in row) for answered in URGENCIES]
        print(f"{asked:18}" + "".join(f"{count:11}" for count in counts))
    lax = [
        id_
        for id_, case in cases.items()
        if max(map(URGENCIES.index, _asked(case))) >= 2 and found[id_]["urgency"] == "self-care"
    ]
    print(f"emergency or urgent, sent to self-care: {', '.join(lax) or 'none'}")


def _print_misses(cases: dict[str, Case], found: dict[str, Any]) -> None:
    print()
    for id_, case in cases.items():
        answer = found[id_]
        place = _place(case, answer)
        if case.get("cause") and place != 1:
            named = ", ".join(cause["id"] for cause in answer["causes"])
            print(f"{id_}: {case['cause']} came {place or 'nowhere'}; named {named}")
        if answer["urgency"] not in _asked(case):
            why = ", ".join(reason["id"] for reason in answer["reasons"]) or "nothing"
            print(f"{id_}: {' or '.join(_asked(case))} was asked, {answer['urgency']} answered, for {why}")
