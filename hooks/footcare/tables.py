"""Records → rows: what the macros draw. Python gathers here; nothing in this module knows HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from footcare.catalogue import Catalogue, Entry
from footcare.models import Base, Condition, Help, Place, Tip
from footcare.vocabulary import FIT, RUNNING, Evidence, Fit, Label, Running, Urgency

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the readers' vocabulary in a cell: its id, its group (feels, times, signs) and its label."""

    id: str
    group: str
    label: Label

    @property
    def anchor(self) -> str:
        """The id of its heading on the page of pain words: `feel-stabbing`."""
        return f"{self.group.removesuffix('s')}-{self.id}"


@dataclass(frozen=True, slots=True)
class SymptomRow:
    """Place → what it feels like → when → what it could be → may I run."""

    id: str
    place: Entry[Place]
    feel: tuple[Word, ...]
    when: tuple[Word, ...]
    signs: tuple[Word, ...]
    condition: Entry[Condition]
    fit: Label
    running: Label
    answer: Running


def symptoms(catalogue: Catalogue, *, place: str = "", condition: str = "") -> list[SymptomRow]:
    """Return all rows of all conditions, or those of one place or of one condition: by place, typical ones first."""
    rows: list[SymptomRow] = catalogue.once("symptom rows", lambda: _symptoms(catalogue))
    if place:
        at = catalogue.once("symptom rows by place", lambda: _grouped(rows, lambda row: row.place.id))
        rows = at.get(place, [])
        return [row for row in rows if not condition or row.condition.id == condition]
    if condition:
        return catalogue.once("symptom rows by condition", lambda: _grouped(rows, lambda row: row.condition.id)).get(
            condition, []
        )[:]
    return rows[:]


def _grouped(rows: Iterable[R], key: Callable[[R], str]) -> dict[str, list[R]]:
    """Return rows by what `key` says of them, in their order: a page then looks at its own rows alone."""
    groups: dict[str, list[R]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def _symptoms(catalogue: Catalogue) -> list[SymptomRow]:
    places = catalogue.places
    order = {id_: n for n, id_ in enumerate(places)}
    rows: list[tuple[tuple[int, bool, str], SymptomRow]] = []
    for entry in catalogue.conditions.values():
        for n, row in enumerate(entry.record.symptoms, 1):
            if row.place not in places:
                continue
            answer = entry.record.running.answer
            made = SymptomRow(
                id=f"row-{entry.id}-{n}",
                place=places[row.place],
                feel=_words(catalogue, "feels", row.feel),
                when=_words(catalogue, "times", row.when),
                signs=_words(catalogue, "signs", row.signs),
                condition=entry,
                fit=FIT[row.fit],
                running=RUNNING[answer],
                answer=answer,
            )
            rows.append(((order[row.place], row.fit is Fit.POSSIBLE, entry.title), made))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _words(catalogue: Catalogue, group: str, ids: Iterable[str]) -> tuple[Word, ...]:
    labels = getattr(catalogue.words, group)
    return tuple(Word(id_, group, labels[id_]) for id_ in ids if id_ in labels)


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word, and the conditions that share it."""

    word: Word
    conditions: tuple[Entry[Condition], ...]


def words(catalogue: Catalogue, group: str) -> list[WordRow]:
    """Return every word of a group with the conditions that show like that."""
    users: dict[str, list[Entry[Condition]]] = {}
    field = {"feels": "feel", "times": "when", "signs": "signs"}[group]
    for entry in catalogue.conditions.values():
        for id_ in {id_ for row in entry.record.symptoms for id_ in getattr(row, field)}:
            users.setdefault(id_, []).append(entry)
    return [
        WordRow(word, tuple(users.get(word.id, ())))
        for word in _words(catalogue, group, getattr(catalogue.words, group))
    ]


@dataclass(frozen=True, slots=True)
class Case:
    """One case for getting help, and the condition that it stands for (none on the condition's own page)."""

    text: str
    conditions: tuple[Entry[Condition], ...]


def cases(conditions: Iterable[Entry[Condition]], urgency: Urgency) -> list[Case]:
    """Return the cases of one urgency; the same words of several conditions become one case."""
    found: dict[str, list[Entry[Condition]]] = {}
    for entry in conditions:
        for text in entry.record.doctor.cases(urgency):
            found.setdefault(text, []).append(entry)
    return [Case(text, tuple(entries)) for text, entries in found.items()]


def conditions_at(catalogue: Catalogue, place: str) -> list[Entry[Condition]]:
    """Return the conditions that can hurt at a place, typical ones first."""
    return list({row.condition.id: row.condition for row in symptoms(catalogue, place=place)}.values())


@dataclass(frozen=True, slots=True)
class TipRow:
    """A tip that belongs to a condition, and what the condition says of it."""

    tip: Entry[Base]
    help: Help | None


def tips(catalogue: Catalogue, condition: Entry[Condition]) -> list[TipRow]:
    """Return the remedies and habits that a condition names."""
    named = [*condition.record.relief, *condition.record.prevention]
    by_page = {help_.page: help_ for help_ in condition.record.helps if help_.page}
    found = ((id_, catalogue.tip(id_)) for id_ in named)
    return [TipRow(tip, by_page.get(id_)) for id_, tip in found if tip]


@dataclass(frozen=True, slots=True)
class HelpedRow:
    """A condition for which a tip or exercise is named, and what it says of it."""

    condition: Entry[Condition]
    help: Help | None


def conditions_helped(catalogue: Catalogue, tip: Entry[Base]) -> list[HelpedRow]:
    """Return the conditions that name a tip or an exercise."""
    return catalogue.once("conditions helped", lambda: _conditions_helped(catalogue)).get(tip.id, [])


def _conditions_helped(catalogue: Catalogue) -> dict[str, list[HelpedRow]]:
    rows: dict[str, list[HelpedRow]] = {}
    for entry in catalogue.conditions.values():
        record = entry.record
        helps = {row.page: row for row in reversed(record.helps) if row.page}  # of two rows, the first counts
        for id_ in dict.fromkeys((*helps, *record.relief, *record.prevention, *record.exercises)):
            rows.setdefault(id_, []).append(HelpedRow(entry, helps.get(id_)))
    return rows


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What is often said, what speaks for and against it, what we make of it, and the page that tells more."""

    id: str
    claim: str
    speaks_for: str
    against: str
    verdict: str
    evidence: Evidence
    page: str
    title: str


def claims(catalogue: Catalogue) -> list[ClaimRow]:
    """Return the claims of the data file, then those of remedies and habits."""
    rows = [
        ClaimRow(
            id_, claim.claim, claim.speaks_for, claim.against, claim.verdict, claim.evidence, claim.page,
            catalogue.pages[claim.page].title,
        )
        for id_, claim in catalogue.claims.items()
        if claim.page in catalogue.pages
    ]  # fmt: skip
    for tip in (*catalogue.remedies.values(), *catalogue.habits.values()):
        record = tip.record
        rows.append(
            ClaimRow(
                tip.id, record.claim, record.speaks_for, record.speaks_against, record.verdict, record.evidence,
                tip.src_uri, tip.title,
            )
        )  # fmt: skip
    return rows


@dataclass(frozen=True, slots=True)
class TipSummary:
    """A remedy or habit in the list of its folder."""

    tip: Entry[Tip]
    conditions: tuple[Entry[Condition], ...]


def tip_summaries(catalogue: Catalogue, found: Iterable[Entry[Tip]]) -> list[TipSummary]:
    """Return tips with the conditions they are for."""
    return [TipSummary(tip, tuple(row.condition for row in conditions_helped(catalogue, tip))) for tip in found]
