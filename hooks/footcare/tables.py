"""Records → rows: what the macros draw. Python gathers here; nothing in this module knows HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from footcare.catalogue import Catalogue, Entry
from footcare.models import Base, Condition, Help, Place, Tip
from footcare.vocabulary import FIT, RUNNING, Evidence, Fit, Label, Running, Urgency


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


def symptoms(catalogue: Catalogue, wanted: Callable[[SymptomRow], bool] = lambda row: True) -> list[SymptomRow]:
    """Return all rows of all conditions that are `wanted`, by place, typical ones first."""
    return [row for row in catalogue.once("symptom rows", lambda: _symptoms(catalogue)) if wanted(row)]


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
    rows = symptoms(catalogue, lambda row: row.place.id == place)
    return list({row.condition.id: row.condition for row in rows}.values())


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
    rows = []
    for entry in catalogue.conditions.values():
        record = entry.record
        help_ = next((row for row in record.helps if row.page == tip.id), None)
        if help_ or tip.id in (*record.relief, *record.prevention, *record.exercises):
            rows.append(HelpedRow(entry, help_))
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
