"""The guard on the model: what a page says of itself, and pages of each other, without contradiction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from footcare.citations import CITATION
from footcare.models import Base, Condition, Exercise, Place, Tip
from footcare.problems import Problem, Problems
from footcare.vocabulary import NAMES, Age, Evidence, Urgency

RANGE = re.compile(r"(?P<least>\d+) to (?P<most>\d+) (?:day|week|month|year)", re.IGNORECASE)
CITED = re.compile(CITATION)
IF = ("if ", "stop if ")  # what a case of the care cards, or a stop rule, completes


class Entry(Protocol):
    """What these rules ask of a page: its record, its file from the root, and the lines of its front matter."""

    @property
    def id(self) -> str:
        """The page's id."""

    @property
    def path(self) -> str:
        """The page's file, from the project's root."""

    @property
    def record(self) -> Base:
        """What the page's front matter says."""

    @property
    def matter(self) -> Any:
        """The front matter with its lines."""


def page(entry: Entry) -> Problems:
    """All rules that look at one page alone."""
    match entry.record:
        case Condition() as condition:
            yield from _cases(entry, condition)
            yield from _helps(entry, condition)
            yield from _finder(entry, condition)
            yield from _recovery(entry, condition)
        case Exercise() as exercise:
            yield from _exercise(entry, exercise)
        case Tip() as tip:
            yield from _evidence(entry, tip)
        case Place() as place:
            yield from _place(entry, place)


def _problem(entry: Entry, way: tuple[str | int, ...], rule: str, what: str, advice: str) -> Problem:
    return Problem(entry.path, entry.matter.line(*way), rule, what, advice)


def _cases(entry: Entry, condition: Condition) -> Problems:
    """A case for the doctor stands under one urgency, and completes the sentence '… if'."""
    first: dict[str, Urgency] = {}
    for urgency in Urgency:
        for n, case in enumerate(condition.doctor.cases(urgency)):
            way, other = ("doctor", urgency.value, n), first.setdefault(case.casefold(), urgency)
            if other is not urgency:
                what = f"'{case[:60]}' stands under '{other}' as well"
                yield _problem(entry, way, "listed-twice", what, "say it once, where it is most urgent")
            if case.casefold().startswith(IF):
                what = f"'{case[:60]}' follows '… if', which is written before it"
                yield _problem(entry, way, "front-matter-value", what, "leave out its first 'if'")


def _helps(entry: Entry, condition: Condition) -> Problems:
    """What helps is named once; a condition's other names are others."""
    first: set[str] = set()
    for n, row in enumerate(condition.helps):
        if row.what.casefold() in first:
            what = f"'{row.what[:60]}' stands in 'helps' a second time"
            yield _problem(entry, ("helps", n, "what"), "listed-twice", what, "make one row of the two")
        first.add(row.what.casefold())
    for n, name in enumerate(condition.also_called):
        if name.casefold() == condition.title.casefold():
            what = f"'{name}' is the title, and no other name"
            yield _problem(entry, ("also_called", n), "listed-twice", what, "take it out")


def _finder(entry: Entry, condition: Condition) -> Problems:
    """What the foot finder is told does not contradict itself."""
    finder = condition.finder
    for n, age in enumerate(finder.never):
        if age in finder.ages:
            what = f"'{age}' stands under 'ages' as well, so it is usual and hardly ever occurs"
            yield _problem(entry, ("finder", "never", n), "front-matter-value", what, "keep one of the two")
    if set(finder.never) == set(Age):
        what = "'finder.never' names every age, so nobody would ever have it"
        yield _problem(entry, ("finder", "never"), "front-matter-value", what, "leave out the ages at which it occurs")
    if finder.see is Urgency.EMERGENCY:
        what = "'finder.see: emergency' is not an answer"
        advice = "write 'routine' or 'urgent'; an emergency is a case under 'doctor', or a flag in docs/data/triage.yml"
        yield _problem(entry, ("finder", "see"), "front-matter-value", what, advice)


def _recovery(entry: Entry, condition: Condition) -> Problems:
    """A range goes from less to more."""
    found = RANGE.search(condition.recovery.range)
    if found and int(found["least"]) >= int(found["most"]):
        what = f"'{found[0]}' goes from more to less"
        yield _problem(entry, ("recovery", "range"), "front-matter-value", what, "write the smaller number first")


def _exercise(entry: Entry, exercise: Exercise) -> Problems:
    """A dose says how much; a stop rule completes the sentence 'Stop if …'."""
    dose = exercise.dose
    if dose.repetitions is None and dose.hold is None and dose.minutes is None:
        what = "'dose' says how many sets, but not of what"
        yield _problem(entry, ("dose",), "front-matter-value", what, "add 'repetitions', 'hold' or 'minutes'")
    if exercise.stop.casefold().startswith(IF):
        what = f"'{exercise.stop[:60]}' follows 'Stop if', which is written before it"
        yield _problem(entry, ("stop",), "front-matter-value", what, "begin with what comes behind 'Stop if'")


def _evidence(entry: Entry, tip: Tip) -> Problems:
    """Where studies are said to speak for or against something, one of them is named."""
    if tip.evidence is not Evidence.OPINION and not CITED.search(f"{tip.speaks_for} {tip.speaks_against}"):
        what = f"'evidence: {tip.evidence}' rests on nothing: 'speaks_for' and 'speaks_against' name no source"
        yield _problem(entry, ("speaks_for",), "evidence-unsourced", what, "name one as '[@id]', or write 'opinion'")


def _place(entry: Entry, place: Place) -> Problems:
    """A place is not beside itself; its words fit into a sentence."""
    for n, id_ in enumerate(place.near):
        if id_ == entry.id:
            what = f"'{id_}' is this place itself"
            yield _problem(entry, ("near", n), "front-matter-value", what, "name the places beside it")
    if place.where[0].isupper() and not place.where.startswith(NAMES):
        what = f"'where: {place.where[:60]}' stands in the middle of a sentence, behind 'Pain'"
        yield _problem(entry, ("where",), "front-matter-value", what, "begin it with a small letter")


def places(places: Mapping[str, Entry]) -> Problems:
    """No two places are called the same."""
    for field in ("name", "where"):
        first: dict[str, str] = {}
        for entry in places.values():
            words = getattr(entry.record, field)
            other = first.setdefault(words.casefold(), entry.path)
            if other != entry.path:
                what = f"'{field}: {words[:60]}' is also that of {other}"
                yield _problem(entry, (field,), "front-matter-value", what, "call each place otherwise")


def tips(tips: Iterable[Entry]) -> Problems:
    """No two remedies, habits or exercises share an id: `page` and the feed tell them apart by it."""
    first: dict[str, str] = {}
    for entry in tips:
        other = first.setdefault(entry.id, entry.path)
        if other != entry.path:
            what = f"the id '{entry.id}' is already that of {other}"
            yield Problem(entry.path, 1, "id-taken", what, "give the file another name")
