"""What a change changes, for those who review it: pages, problems, and what a clinician should look at.

Computed from the model, so a red flag that was only moved to another line is not told, and one that has gone is.
"""

from __future__ import annotations

import argparse
import difflib
import io
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from footcare import catalogue as catalogue_
from footcare import check, citations, project, redirects
from footcare.catalogue import DOCS, DRAWING, EXERCISE_DRAWINGS, PROGRAMMES, SOURCES, TRIAGE, Catalogue, Entry
from footcare.models import Base, Condition, Exercise, Place, Tip
from footcare.problems import Problem
from footcare.project import SETTINGS
from footcare.rulebook import Rulebook, Severity
from footcare.rules.source import plain
from footcare.vocabulary import Urgency

MOST = 40  # lines of a list, before the rest is only counted
LONGEST = 300  # characters of a text that is quoted
# Words for medicines, and for how they are taken. It is a net for the eyes of a reviewer, so it is wide.
DRUGS = re.compile(
    r"\b(?:\w*(?:profen|oxacin|azole|afine|cillin|caine|olac|olone|asone|micin|mycin)|paracetamol|acetaminophen|aspirin"
    r"|naproxen|diclofenac|colchicine|allopurinol|febuxostat|nsaids?|anti-inflammator(?:y|ies)|antibiotics?|antifungals?"
    r"|antihistamines?|steroids?|corti\w+|opioids?|codeine|tramadol|salicylic acid|urea cream|vitamin d|"
    r"pain ?(?:killers?|pills?)|painkillers?|medicines?|medication|tablets?|injections?|creams?|ointments?|"
    r"antiperspirants?|mg|milligrams?|blood thinners?)\b",
    re.IGNORECASE,
)


class Topic(StrEnum):
    """What a clinician should look at, most important first."""

    FLAGS = "Red flags, and when to see a doctor"
    SIGNS = "How it shows"
    RUNNING = "May I run?"
    DRUGS = "Medicines"
    DOSES = "Doses, programmes and recovery"
    TODAY = "What to do today"
    EVIDENCE = "Evidence"
    SOURCES = "Sources"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a page or a data file says. Of two with the same `path`, `topic` and `name`, values compare."""

    topic: Topic
    path: str
    name: str
    value: str = ""
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, order=True, slots=True)
class Note:
    """One difference: what it is about, how grave (what has gone comes first), where, and in words."""

    topic: Topic
    rank: int
    path: str
    line: int
    what: str


@dataclass(frozen=True, slots=True)
class State:
    """The guide at one moment: what it says, and the texts that say it, by path from the project's root."""

    catalogue: Catalogue
    texts: Mapping[str, str]


def state(texts: Mapping[str, str]) -> State:
    """Return the state of a guide whose files have these texts, by path from the project's root."""
    inner = {path.removeprefix(f"{DOCS}/"): text for path, text in texts.items() if path.startswith(f"{DOCS}/")}
    pages = {name: text for name, text in inner.items() if name.endswith(".md")}
    data = {name: text for name, text in inner.items() if name.startswith("data/") or name == DRAWING}
    drawings = {Path(name).stem: text for name, text in inner.items() if name.startswith(EXERCISE_DRAWINGS)}
    return State(catalogue_.read(pages, data, drawings)[0], texts)


def facts(state: State, moved: Mapping[str, str] | None = None) -> Iterator[Fact]:
    """Yield all that a clinician would judge. Pages that have `moved` are named by where they are now."""
    for entry in state.catalogue.pages.values():
        path = f"{DOCS}/{(moved or {}).get(entry.src_uri, entry.src_uri)}"
        yield from _of_page(entry, path)
        for id_ in sorted(_cited(entry)):
            yield Fact(Topic.SOURCES, path, f"rests on [@{id_}]")
    for id_, source in state.catalogue.sources.items():
        value = f"{source.who}: {source.title}. {source.issued or ''} {source.URL}"
        yield Fact(Topic.SOURCES, f"{DOCS}/{SOURCES}", id_, value, state.catalogue.source_lines.get(id_, 1))
    triage = state.catalogue.triage
    for group in ("flags", "warnings", "risks"):
        for id_, one in getattr(triage, group).items():
            line = triage.lines.get((group, id_), 1)
            for name, value in one.model_dump(mode="json", exclude={"conditions", "sources"}).items():
                yield Fact(Topic.FLAGS, f"{DOCS}/{TRIAGE}", f"{group}, {id_}, {name}", _plain(value), line)
    for id_, programme in state.catalogue.programmes.items():
        for name, value in programme.model_dump(mode="json", by_alias=True).items():
            if name != "sources":
                yield Fact(Topic.DOSES, f"{DOCS}/{PROGRAMMES}", f"{id_}, {name}", _plain(value))


def _of_page(entry: Entry[Base], path: str) -> Iterator[Fact]:
    record, line = entry.record, entry.matter.line
    if isinstance(record, Condition):
        for urgency in Urgency:
            for number, case in enumerate(record.doctor.cases(urgency)):
                at = line("doctor", urgency.value, number)
                yield Fact(Topic.FLAGS, path, f"{urgency.value}: {citations.without(case)}", line=at)
        if record.finder.see:
            yield Fact(Topic.FLAGS, path, "how soon it should be seen", record.finder.see, line("finder", "see"))
        yield Fact(Topic.RUNNING, path, "the answer", record.running.answer, line("running", "answer"))
        yield Fact(Topic.RUNNING, path, "the reason", record.running.reason, line("running", "reason"))
        for number, row in enumerate(record.helps):
            yield Fact(Topic.EVIDENCE, path, f"'{row.what}'", row.evidence, line("helps", number, "evidence"))
            yield Fact(Topic.DOSES, path, f"how to do '{row.what}'", row.how, line("helps", number, "how"))
        yield Fact(Topic.DOSES, path, "recovery", _plain(record.recovery.range), line("recovery", "range"))
        for name, row_ in ((f"{row.place}, {'/'.join(row.feel)}", row) for row in record.symptoms):
            yield Fact(Topic.SIGNS, path, f"{name}, {'/'.join(row_.when)}", "", line("symptoms"))
    if isinstance(record, Condition | Place):
        for number, what in enumerate(record.today):
            yield Fact(Topic.TODAY, path, what, line=line("today", number))
    if isinstance(record, Tip):
        yield Fact(Topic.EVIDENCE, path, "the label", record.evidence, line("evidence"))
        yield Fact(Topic.EVIDENCE, path, "the verdict", record.verdict, line("verdict"))
    if isinstance(record, Exercise):
        for name, value in record.dose.model_dump(exclude_none=True).items():
            yield Fact(Topic.DOSES, path, f"dose, {name}", str(value), line("dose", name))
        yield Fact(Topic.DOSES, path, "when to stop", record.stop, line("stop"))
        for number, step in enumerate(record.steps):
            yield Fact(Topic.DOSES, path, f"step: {step}", line=line("steps", number))


def _plain(value: Any) -> str:
    """Say a value of data in one line."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_plain(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_plain(one) for one in value)
    return str(value)


def _cited(entry: Entry[Base]) -> set[str]:
    """Return the sources that a page names or cites."""

    def named(value: Any, key: str = "") -> Iterator[str]:
        if isinstance(value, dict):
            for name, one in value.items():
                yield from named(one, name)
        elif isinstance(value, list):
            for one in value:
                yield from [one] if key == "sources" and isinstance(one, str) else named(one, key)
        elif isinstance(value, str):
            yield from citations.cited_in(value)

    return {*named(entry.matter.data), *citations.cited_in(plain(entry.matter.body))}


def notes(before: State, after: State) -> Iterator[Note]:
    """Yield every difference that a clinician should look at."""
    moved = {old: new.partition("#")[0] for old, new, _ in redirects.entries(after.texts.get(SETTINGS, ""))}
    moved = {old: new for old, new in moved.items() if _has_moved(old, new, before, after)}
    was = {(one.topic, one.path, one.name): one for one in facts(before, moved)}
    now = {(one.topic, one.path, one.name): one for one in facts(after)}
    unread = {path for path in after.texts if path.endswith(".md")} - {
        one.path for one in after.catalogue.pages.values()
    }
    for path in sorted(unread & set(before.texts)):
        yield Note(Topic.FLAGS, 0, path, 1, "the front matter cannot be read, so that nothing of it could be compared")
    for key, fact in was.items():
        if key not in now and fact.path not in unread:
            gone = fact.value and f" ({fact.value})"
            at = 1 if fact.path in after.texts else fact.line
            yield Note(fact.topic, 0, fact.path, at, f"**taken out:** {fact.name}{gone}")
    for key, fact in now.items():
        if key not in was:
            value = fact.value and f": {fact.value}"
            yield Note(fact.topic, 2, fact.path, fact.line, f"new: {fact.name}{value}")
        elif was[key].value != fact.value:
            what = f"changed: {fact.name}: {was[key].value or 'nothing'} → {fact.value or 'nothing'}"
            yield Note(fact.topic, 1, fact.path, fact.line, what)
    for path, (gone_lines, new_lines) in changed_lines(before, after, moved).items():
        if path == f"{DOCS}/doctor.md" and (gone_lines or new_lines):
            first = min(new_lines, default=1)
            yield Note(Topic.FLAGS, 1, path, first, "changed: the text of the page on doctors")
        for number, line in new_lines.items():
            if DRUGS.search(line):
                yield Note(Topic.DRUGS, 2, path, number, f"new: {line.strip()}")
        for line in gone_lines:
            if DRUGS.search(line):
                yield Note(Topic.DRUGS, 0, path, 1, f"**taken out:** {line.strip()}")


def _has_moved(old: str, new: str, before: State, after: State) -> bool:
    """Tell whether a page is now at `new`: a page that was removed leads on to one that was there before."""
    return f"{DOCS}/{old}" in before.texts and f"{DOCS}/{new}" not in before.texts and f"{DOCS}/{new}" in after.texts


def changed_lines(before: State, after: State, moved: Mapping[str, str]) -> dict[str, tuple[list[str], dict[int, str]]]:
    """Return for each page and data file that changed the lines that went, and those that came by their numbers."""
    was = {f"{DOCS}/{moved.get(path[5:], path[5:])}": text for path, text in before.texts.items() if _is_told(path)}
    now = {path: text for path, text in after.texts.items() if _is_told(path)}
    found: dict[str, tuple[list[str], dict[int, str]]] = {}
    for path in sorted({*was, *now}):
        old, new = was.get(path, "").splitlines(), now.get(path, "").splitlines()
        if old == new:
            continue
        gone: list[str] = []
        fresh: dict[int, str] = {}
        for kind, i, j, m, n in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind != "equal":
                gone += old[i:j]
                fresh |= {number + 1: new[number] for number in range(m, n)}
        found[path] = gone, fresh
    return found


def _is_told(path: str) -> bool:
    return path.startswith(f"{DOCS}/") and path.endswith((".md", ".yml"))


def summary(before: State, after: State, problems: Sequence[Problem], book: Rulebook) -> str:
    """Say in Markdown what a change changes."""
    return "\n".join([*_problems(problems, book), *_pages(before, after), *_clinical(sorted(notes(before, after)))])


def _problems(problems: Sequence[Problem], book: Rulebook) -> Iterator[str]:
    errors = [one for one in problems if book.severity(one.rule) is Severity.ERROR]
    yield "## Problems"
    yield ""
    if not problems:
        yield "None."
    told = (
        f"- {_place(one.path, one.line)} {_code(one.rule)}: {_safe(one.what)}; {_safe(one.remedy)}" for one in problems
    )
    yield from _first(list(told))
    if problems and not errors:
        yield "\nWarnings do not stop a change."
    yield ""


def _pages(before: State, after: State) -> Iterator[str]:
    moved = {old: new.partition("#")[0] for old, new, _ in redirects.entries(after.texts.get(SETTINGS, ""))}
    moved = {old: new for old, new in moved.items() if _has_moved(old, new, before, after)}
    rows = []
    was_at = {f"{DOCS}/{new}": f"{DOCS}/{old}" for old, new in moved.items()}
    for path, (gone, fresh) in changed_lines(before, after, moved).items():
        what = (
            "changed" if path in before.texts and path in after.texts else "new" if path in after.texts else "removed"
        )
        what = f"moved from {was_at[path]}" if path in was_at else what
        rows.append(
            f"| {_safe(path)} | {_safe(what)} | +{len(fresh)} −{len(gone)} | {_reviewed(before, after, path)} |"
        )
    rows += [
        f"| {_safe(f'{DOCS}/{old}')} | moved to {_safe(new)} | | |"
        for old, new in moved.items()
        if f"{DOCS}/{new}" not in {row.split(" | ")[0].removeprefix("| ") for row in rows}
    ]
    yield "## Pages and data that change"
    yield ""
    if rows:
        yield "| file | | lines | last reviewed |"
        yield "| --- | --- | --- | --- |"
    yield from _first(rows, "|") if rows else ["None."]
    yield ""


def _reviewed(before: State, after: State, path: str) -> str:
    """Say whether the day of the review was changed with the page."""
    old, new = (one.catalogue.pages.get(path.removeprefix(f"{DOCS}/")) for one in (before, after))
    if not new:
        return ""
    day = str(new.record.reviewed)
    return day if not old or old.record.reviewed != new.record.reviewed else f"{day}, unchanged"


def _clinical(found: Sequence[Note]) -> Iterator[str]:
    yield "## For a clinician to look at"
    yield ""
    if not found:
        yield "Nothing: no red flag, dose, medicine, evidence label or source changes."
    for topic in Topic:
        about = sorted((one for one in found if one.topic is topic), key=lambda one: (one.rank, one.path, one.line))
        if about:
            yield f"### {topic} ({len(about)})"
            yield ""
            yield from _first([f"- {_place(one.path, one.line)} {_emphasised(one.what)}" for one in about])
            yield ""


def _emphasised(what: str) -> str:
    mark = "**taken out:**"
    return f"{mark} {_safe(what.removeprefix(mark).strip())}" if what.startswith(mark) else _safe(what)


def _first(lines: list[str], frame: str = "") -> Iterator[str]:
    yield from lines[:MOST]
    if len(lines) > MOST:
        rest = f"… and {len(lines) - MOST} more: run scripts/summary"
        yield f"| {rest} | | | |" if frame else f"- {rest}"


def _place(path: str, line: int) -> str:
    return _code(f"{path}:{line}")


def _code(text: str) -> str:
    return f"`{text.replace('`', '')}`"


def _safe(text: str) -> str:
    """Return a stranger's words so that they stay words, whatever Markdown or HTML they hold."""
    text = " ".join(text.split())
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return (
        re.sub(r"([\\`*_{}\[\]<>#|~!@&])", r"\\\1", text)
        .replace("\\@", "@\u200b")
        .replace("\\&", "&amp;")
        .replace("://", ":\u200b//")
    )


def committed(root: Path, revision: str) -> dict[str, str]:
    """Return the texts of the guide in a revision, by path from the project's root.

    Raises:
        ValueError: git has no such revision, or there is no git.
    """
    paths = [name for name in (DOCS, SETTINGS) if (root / name).exists()]
    try:
        packed = _git(root, "archive", "--format=tar", f"{revision}^{{commit}}", "--", *paths)
    except (OSError, subprocess.SubprocessError) as error:
        told = getattr(error, "stderr", b"") or str(error).encode()
        raise ValueError(told.decode(errors="replace").strip()) from error
    found: dict[str, str] = {}
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        for one in files:
            content = files.extractfile(one) if one.isfile() and _is_text(one.name) else None
            if content:
                found[one.name] = content.read().decode("utf-8-sig", errors="replace")
    return found


def present(root: Path) -> dict[str, str]:
    """Return the texts of the guide as it lies on the disk, by path from the project's root."""
    files = [root / SETTINGS, *(path for path in (root / DOCS).rglob("*") if _is_text(path.name))]
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8-sig", errors="replace")
        for path in sorted(files)
        if path.is_file()
    }


def _is_text(name: str) -> bool:
    return name.endswith((".md", ".yml", ".svg"))


def base_of(root: Path, revision: str) -> str:
    """Return where this branch left `revision`, or `main`: what came there since is not this change.

    Raises:
        ValueError: there is no such revision.
    """
    for one in [revision] if revision else ["origin/main", "main"]:
        try:
            return _git(root, "merge-base", "HEAD", one).decode().strip()
        except (OSError, subprocess.SubprocessError):
            continue
    raise ValueError(f"git knows no '{revision}'" if revision else "there is no branch 'main' to compare with")


def _git(root: Path, *words: str) -> bytes:
    command: Iterable[str] = ["git", "-C", str(root), *words]
    return subprocess.run(list(command), capture_output=True, check=True, timeout=60, stdin=subprocess.DEVNULL).stdout


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the summary of what has changed since a revision; return 2 if there is none."""
    parser = argparse.ArgumentParser(prog="scripts/summary", description="Say what a change changes, in Markdown.")
    parser.add_argument("base", nargs="?", default="", metavar="BASE", help="compare with where the branch left this")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    given = parser.parse_args(arguments)
    root = given.root.resolve()
    if given.base.startswith("-"):
        parser.error(f"'{given.base}' is no revision")
    try:
        before = state(committed(root, base_of(root, given.base)))
    except ValueError as error:
        sys.stderr.write(f"summary: {error}\n")
        return 2
    if project.unreadable(root):
        sys.stdout.write(f"## Problems\n\n- {_safe(str(project.unreadable(root)))}\n")
        return 0
    problems, book, _ = check.run(root)
    sys.stdout.write(f"{summary(before, state(present(root)), problems, book)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
