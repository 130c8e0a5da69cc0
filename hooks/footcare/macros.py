"""What a page may call: each function gathers rows and lets a Jinja macro in `overrides/macros/` draw them.

A page writes `{{ care_cards() }}`; what it gets at first is a mark on a line of its own, so that Markdown cannot
touch the HTML. The marks are replaced when the page has become HTML.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup, escape

from footcare import exercise_drawings, health, reference, sheets, tables
from footcare.catalogue import SOURCES, Catalogue, Entry
from footcare.citations import Reference, marked, without
from footcare.foot_map import View
from footcare.models import Base, Condition, Dose, Exercise, Place, Sheet, Tip
from footcare.problems import did_you_mean
from footcare.programmes import PainRule, Programme
from footcare.sources import GENRES
from footcare.templates import MacroError, TooMuch
from footcare.vocabulary import (
    AGES,
    ALL_PAGES,
    AT_RISK,
    EVIDENCE,
    FIT,
    RUNNING,
    URGENCY,
    Evidence,
    Fit,
    Kind,
    Urgency,
    in_sentence,
)

MARK = re.compile(r'<div data-drawn="(\d+)"></div>')  # our own mark, written only by this module
MOST = 100  # macros that one page may call
PAIN_WORDS = "symptoms/words.md"
DOCTOR = "doctor.md"
PAIN_RULE = "pain-rule"
FINDER = "finder.md"
SYMPTOMS = "symptoms/index.md"
VISIT = "sheets/doctor.md"


def dose_in_words(dose: Dose) -> str:
    """Say a dose as a physio would: '3 sets of 12, hold each for 5 seconds, once a day, 3 days a week'."""
    amount = f"{dose.sets} set{'s' * (dose.sets > 1)}"
    if dose.repetitions:
        amount += f" of {dose.repetitions}"
    parts = [amount]
    if dose.minutes:
        length = f"{dose.minutes:g} minute{'s' * (dose.minutes != 1)}"
        parts[0] = length if dose.sets == 1 and not dose.repetitions else f"{amount}, {length} each"
    if dose.hold:
        parts.append(f"hold each for {dose.hold} second{'s' * (dose.hold > 1)}")
    parts.append({1: "once a day", 2: "twice a day"}.get(dose.times_a_day, f"{dose.times_a_day} times a day"))
    parts.append(
        "every day" if dose.days_a_week == 7 else f"{dose.days_a_week} day{'s' * (dose.days_a_week > 1)} a week"
    )
    return ", ".join(parts)


def with_code(text: str) -> Markup:
    """Escape a sentence and show what stands between backticks as code."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if n % 2 else escape(part) for n, part in enumerate(parts)
    )


FILTERS: dict[str, Callable[..., Any]] = {
    "cited": marked,
    "uncited": without,
    "in_words": dose_in_words,
    "marks": with_code,
    "in_sentence": in_sentence,
}


@dataclass(slots=True)
class Drawing:
    """What the macros of one page have drawn."""

    pieces: list[Markup] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    lists_sources: bool = False

    def keep(self, piece: Markup, name: str) -> Markup:
        """Keep the piece that the macro called `name` has drawn, and return the mark that stands for it."""
        if len(self.pieces) == MOST:
            raise TooMuch(f"it calls more than {MOST} macros")
        self.pieces.append(piece)
        self.names.append(name)
        return Markup('\n\n<div data-drawn="{}"></div>\n\n').format(len(self.pieces) - 1)

    def put_back(self, html: str) -> str:
        """Replace the marks in a page's HTML by what was drawn."""
        return MARK.sub(lambda found: self.pieces[int(found[1])] if int(found[1]) < len(self.pieces) else "", html)


@dataclass(frozen=True, slots=True)
class Site:
    """The addresses that pages and macros name besides their own."""

    repo_url: str = ""
    address: str = ""  # the guide's own
    licence: str = "https://creativecommons.org/licenses/by/4.0/"

    def issue(self, template: str) -> str:
        """Return the address of an issue form."""
        return f"{self.repo_url}/issues/new?template={quote(template)}.yml"


SOURCES_MARK = Markup('<div data-sources=""></div>')


@dataclass(frozen=True, slots=True)
class PageMacros:
    """The macros, for one page."""

    catalogue: Catalogue
    src_uri: str
    environment: jinja2.Environment
    drawing: Drawing = field(default_factory=Drawing)
    site: Site = field(default_factory=Site)

    def names(self) -> dict[str, Any]:
        """Return everything that the page's template may name."""
        macros = {
            name: method
            for name, method in inspect.getmembers(self, inspect.ismethod)
            if not name.startswith("_") and name not in {"names", "list_of_sources"}
        }
        entry = self.catalogue.pages.get(self.src_uri)
        return {**macros, "catalogue": self.catalogue, "page": entry.record if entry else None}

    # Top of a page

    def summary(self) -> Markup:
        """Draw the box at the top of a page: what it is, may I run, what to do today, when to get help."""
        entry = self._own(Kind.CONDITION, Kind.PLACE, Kind.REMEDY, Kind.HABIT, Kind.EXERCISE)
        record = entry.record
        if isinstance(record, Condition):
            places = self._places_of(entry)
            return self._draw("summary", "condition", entry, RUNNING[record.running.answer], self._picture(places))
        if isinstance(record, Place):
            return self._draw("summary", "place", entry, self._picture((entry,)))
        if isinstance(record, Exercise):
            return self._draw("summary", "exercise", entry, self._exercise_drawing(record.picture))
        return self._draw("summary", "tip", entry, EVIDENCE[record.evidence])

    def today(self) -> Markup:
        """Draw what to do today, as a list."""
        return self._draw("lists", "today", self._own(Kind.CONDITION, Kind.PLACE).record)

    # The foot map

    def foot_map(self) -> Markup:
        """Draw the map of the foot on which every region is a link, with the same links as a list beside it."""
        places = self.catalogue.places
        owner = {region: entry for entry in places.values() for region in entry.record.regions}
        counts = {id_: len(tables.conditions_at(self.catalogue, id_)) for id_ in places}
        views, finder = self.catalogue.foot_map.views, self.catalogue.pages.get(FINDER)
        return self._draw("foot_map", "links", views, owner, list(places.values()), counts, finder)

    # The foot finder

    def finder(self) -> Markup:
        """Draw the foot finder's form. What it knows comes from `guide.json`, which only this page fetches."""
        places = self.catalogue.places
        owner = {region: entry for entry in places.values() for region in entry.record.regions}
        home = self._href("index.md")
        words = self.catalogue.words
        groups = [
            ("feel", "What does it feel like?", "nerves, bones and skin each hurt in their own way.", words.feels),
            ("when", "When does it hurt?", "the time of day and what sets it off tell causes apart.", words.times),
            ("signs", "What can you see or feel?", "look at both feet, and press gently with one finger.", words.signs),
        ]
        return self._draw(
            "finder", "form", f"{home.removesuffix('index.html')}guide.json", self.catalogue.triage, AGES, groups,
            self.catalogue.foot_map.views, owner, list(places.values()), URGENCY,
        )  # fmt: skip

    def finder_tables(self) -> Markup:
        """Draw what the foot finder asks and answers as tables by place, for readers without JavaScript."""
        rows = [(place, tables.symptoms(self.catalogue, place=id_)) for id_, place in self.catalogue.places.items()]
        return self._draw("finder", "tables", rows, self.catalogue.triage, URGENCY)

    # The log on the device

    def log(self) -> Markup:
        """Draw the running and pain log, which needs JavaScript; what is noted stays in the reader's browser."""
        mileage = self.catalogue.tip("mileage")
        sure = mileage.record.evidence if mileage and isinstance(mileage.record, Tip) else Evidence.WEAK
        exercises = [*self.catalogue.of_kind(Kind.EXERCISE).values()]
        return self._draw("log", "log", exercises, self._pain_rule(), (sure, EVIDENCE[sure]))

    def paper_log(self) -> Markup:
        """Draw the running and pain log to print: four weeks."""
        return self._draw("log", "paper", self._pain_rule())

    # The symptom tables

    def symptoms(self, place: str = "", condition: str = "", feel: str = "", when: str = "", sign: str = "") -> Markup:
        """Draw the symptom table: of this page's place or condition, else all rows; or those that share a word."""
        own = self.catalogue.pages.get(self.src_uri)
        kind = own.record.kind if own else Kind.PAGE
        chosen = any((place, condition, feel, when, sign))
        if not chosen and own and kind is Kind.PLACE:
            place = own.id
        elif not chosen and own and kind is Kind.CONDITION:
            condition = own.id
        for name, id_, known in (
            ("place", place, self.catalogue.places),
            ("condition", condition, self.catalogue.conditions),
            ("feel", feel, self.catalogue.words.feels),
            ("when", when, self.catalogue.words.times),
            ("sign", sign, self.catalogue.words.signs),
        ):
            if id_ and id_ not in known:
                noun = "time" if name == "when" else name
                folder = {"place": "docs/symptoms/", "condition": "docs/conditions/"}.get(name)
                advice = (
                    f"use the file name of a page in {folder}" if folder else "choose one from docs/data/vocabulary.yml"
                )
                raise MacroError(f"unknown-{name}", f"there is no {noun} '{id_}'", did_you_mean(id_, known, advice))
        rows = [
            row
            for row in tables.symptoms(self.catalogue, place=place, condition=condition)
            if all(
                not id_ or id_ in {word.id for word in words}
                for id_, words in ((feel, row.feel), (when, row.when), (sign, row.signs))
            )
        ]
        if condition:
            rows.sort(key=lambda row: row.fit != FIT[Fit.TYPICAL])
        caption = self._caption(place, condition, feel or when or sign)
        return self._draw(
            "symptom_table", "table", rows, caption, bool(place), bool(condition), not chosen and kind is Kind.PAGE
        )

    def _caption(self, place: str, condition: str, word: str) -> str:
        if condition:
            return f"How {in_sentence(self.catalogue.conditions[condition].title)} shows"
        if place:
            return f"What pain {self.catalogue.places[place].record.where} could be"
        return "What shares this sign" if word else "From where it hurts to what it could be"

    def words(self) -> Markup:
        """Draw every feel, time and sign with its meaning and the conditions that share it."""
        groups = {
            "How it feels": tables.words(self.catalogue, "feels"),
            "When it hurts": tables.words(self.catalogue, "times"),
            "What you can see or feel": tables.words(self.catalogue, "signs"),
        }
        return self._draw("words", "words", groups)

    # A condition's sections

    def risks(self) -> Markup:
        """Draw what makes a condition more likely, as a list."""
        return self._draw("lists", "risks", self._own(Kind.CONDITION).record)

    def running(self) -> Markup:
        """Draw the answer to 'Can I run?' with its reason."""
        record = self._own(Kind.CONDITION).record
        return self._draw("lists", "running", record, RUNNING[record.running.answer])

    def helps(self) -> Markup:
        """Draw the table of what helps, with the evidence label and the sources of each row."""
        entry = self._own(Kind.CONDITION)
        tips = {row.page: self.catalogue.tip(row.page) for row in entry.record.helps if row.page}
        return self._draw("helps", "table", entry, EVIDENCE, tips)

    def exercises(self) -> Markup:
        """Draw the page's set of exercises with pictures and doses."""
        entry = self._own(Kind.CONDITION, Kind.REMEDY, Kind.HABIT)
        known = self.catalogue.exercises
        found = [known[id_] for id_ in entry.record.exercises if id_ in known]
        pictures = {exercise.id: self._shared_drawing(exercise.record.picture) for exercise in found}
        return self._draw("exercises", "cards", found, pictures, self._href(sheets.source_of(entry.id)))

    def tips(self) -> Markup:
        """Draw the remedies and habits that a condition names."""
        return self._draw("tips", "tips", tables.tips(self.catalogue, self._own(Kind.CONDITION)), EVIDENCE)

    def look_alikes(self) -> Markup:
        """Draw the conditions that are easily mistaken for this one, side by side with it."""
        entry = self._own(Kind.CONDITION)
        return self._draw("look_alikes", "table", entry, list(self.catalogue.look_alikes(entry)))

    def recovery(self) -> Markup:
        """Draw how long it takes, as a range."""
        return self._draw("lists", "recovery", self._own(Kind.CONDITION).record)

    def care_cards(self) -> Markup:
        """Draw the three cards: emergency, urgent, not urgent; on a place, of all conditions that can hurt there."""
        entry = self._own(Kind.CONDITION, Kind.PLACE)
        one = entry.record.kind is Kind.CONDITION
        conditions = [entry] if one else tables.conditions_at(self.catalogue, entry.id)
        cards = [(urgency, URGENCY[urgency], tables.cases(conditions, urgency)) for urgency in Urgency]
        sheet = self._href(VISIT, f"{entry.record.kind}={entry.id}")
        return self._draw("care_cards", "cards", cards, AT_RISK, one, sheet)

    # Tips and exercises

    def verdict(self) -> Markup:
        """Draw what is often said of a tip beside what the evidence says."""
        record = self._own(Kind.REMEDY, Kind.HABIT).record
        return self._draw("tips", "verdict", record, EVIDENCE[record.evidence])

    def conditions_helped(self) -> Markup:
        """Draw the conditions for which a tip or an exercise is named."""
        entry = self._own(Kind.REMEDY, Kind.HABIT, Kind.EXERCISE)
        return self._draw("tips", "conditions_helped", tables.conditions_helped(self.catalogue, entry), EVIDENCE, entry)

    def steps(self) -> Markup:
        """Draw an exercise's steps, dose and stop rule."""
        return self._draw("exercises", "steps", self._own(Kind.EXERCISE).record)

    # Sheets to print

    def exercise_sheet(self) -> Markup:
        """Draw the sheet to print of a condition's exercises. Only the pages that the guide makes by itself call it."""
        entry = self.catalogue.pages.get(self.src_uri)
        if entry is None or not isinstance(entry.record, Sheet):
            what = "'exercise_sheet' is for the sheets that the guide makes by itself"
            raise MacroError("template-wrong-page", what, "take it out, and link to sheets/….md")
        condition = self.catalogue.conditions[entry.record.condition]
        known = self.catalogue.exercises
        found = [known[id_] for id_ in condition.record.exercises if id_ in known]
        pictures = {exercise.id: self._exercise_drawing(exercise.record.picture) for exercise in found}
        answer = RUNNING[condition.record.running.answer]
        cases = [(URGENCY[urgency], condition.record.doctor.cases(urgency)) for urgency in tuple(Urgency)[:2]]
        return self._draw("sheet", "exercises", condition, found, pictures, answer, cases, AT_RISK)

    def sheets(self) -> Markup:
        """Draw the list of all sheets of exercises."""
        rows = [(entry, self.catalogue.conditions[id_]) for id_, entry in self.catalogue.sheets.items()]
        return self._draw("sheet", "sheets", rows, self.catalogue.exercises)

    def visit_sheet(self) -> Markup:
        """Draw where the sheet for a visit says what the reader has told the finder, or which page they have read."""
        return self._draw("sheet", "visit", f"{self._href('index.md').removesuffix('index.html')}guide.json")

    def ask(self, question: str, lines: str = "1", about: str = "") -> Markup:
        """Draw a question of a sheet with lines to write on. `about` names what a script fills in, if it is known."""
        return self._draw("sheet", "ask", question, int(lines), about)

    def foot_to_mark(self) -> Markup:
        """Draw the foot from all sides, to mark the sore place on paper."""
        return self._draw("sheet", "foot", self.catalogue.foot_map.views)

    def danger_signs(self) -> Markup:
        """Draw the signs of danger that the foot finder asks about first, in two short lists."""
        flags = self.catalogue.triage.flags.values()
        groups = [
            (URGENCY[urgency], [flag.words for flag in flags if flag.urgency is urgency])
            for urgency in tuple(Urgency)[:2]
        ]
        return self._draw("sheet", "danger", groups, AT_RISK)

    # Lists for plain pages

    def tips_table(self) -> Markup:
        """Draw all tips of the folder that the page lies in: remedies or habits."""
        tips = self.catalogue.habits if self.src_uri.startswith("prevention/") else self.catalogue.remedies
        return self._draw("tips", "tips_table", tables.tip_summaries(self.catalogue, tips.values()), EVIDENCE)

    def conditions_table(self) -> Markup:
        """Draw all conditions: what it is, where it hurts, may I run."""
        rows = [(entry, self._places_of(entry)) for entry in self.catalogue.conditions.values()]
        return self._draw("conditions", "table", rows, RUNNING)

    def exercises_table(self) -> Markup:
        """Draw all exercises with their pictures and doses."""
        found = list(self.catalogue.exercises.values())
        pictures = {exercise.id: self._shared_drawing(exercise.record.picture) for exercise in found}
        return self._draw("exercises", "cards", found, pictures)

    def red_flags(self) -> Markup:
        """Draw every case of every condition, most urgent first, as three tables."""
        conditions = list(self.catalogue.conditions.values())
        groups = [(urgency, URGENCY[urgency], tables.cases(conditions, urgency)) for urgency in Urgency]
        return self._draw("care_cards", "red_flags", groups)

    def programme(self, name: str) -> Markup:
        """Draw a programme from `data/programmes.yml`: a ladder of stages, or the pain rule."""
        found = self._programme(name)
        fields = found.model_dump(mode="json", by_alias=True)
        if isinstance(found, PainRule):
            return self._draw("programme", "pain_rule", fields, RUNNING)
        return self._draw("programme", "ladder", fields)

    def myths(self) -> Markup:
        """Draw every claim: what is often said, what speaks for and against it, what we make of it."""
        return self._draw("myths", "table", tables.claims(self.catalogue), EVIDENCE)

    def search(self) -> Markup:
        """Draw the search with its results, and every page of the guide by kind."""
        pages = self.catalogue.pages
        lost = next((src for src in (FINDER, SYMPTOMS) if src in pages), "index.md")
        groups = [(heading, [*self.catalogue.of_kind(kind).values()]) for kind, heading in ALL_PAGES.items()]
        return self._draw("search", "page", lost, [(heading, entries) for heading, entries in groups if entries])

    def offline(self) -> Markup:
        """Draw how much of the guide is kept on the device, with buttons to keep all of it or nothing."""
        return self._draw("offline", "panel")

    def fields(self) -> Markup:
        """Draw every key of front matter, for each kind of page."""
        return self._draw("contribute", "fields", reference.kinds())

    def rules(self) -> Markup:
        """Draw every rule of the guard, with a bad and a good example."""
        return self._draw("contribute", "rules", self.catalogue.rulebook.groups())

    def macros(self) -> Markup:
        """Draw the list of what a page may call."""
        return self._draw("contribute", "macros", reference.macros(PageMacros))

    def corrections(self) -> Markup:
        """Draw the corrections from `data/corrections.yml`, newest first."""
        found = sorted(self.catalogue.corrections.values(), key=lambda one: one.date, reverse=True)
        pages = self.catalogue.pages
        return self._draw("corrections", "list", [(one, pages[one.page].title) for one in found if one.page in pages])

    def health(self, part: str) -> Markup:
        """Draw a part of the guide's health, a picture with its numbers: see `contribute/health.md`."""
        if part not in health.PARTS:
            advice = did_you_mean(part, health.PARTS, f"the parts are {', '.join(health.PARTS)}")
            raise MacroError("unknown-part", f"the guide's health has no part '{part}'", advice)
        return self.drawing.keep(Markup('<div data-health="{}"></div>').format(part), "health")

    def evidence_labels(self) -> Markup:
        """Draw what the evidence labels mean."""
        return self._draw("lists", "evidence_labels", EVIDENCE)

    def share_links(self) -> Markup:
        """Draw the links for reporting a mistake and for sharing a story or a question."""
        return self._draw("lists", "share_links", self.site)

    def sources(self) -> Markup:
        """Draw the list of the page's sources, numbered in the order in which the text cites them."""
        self.drawing.lists_sources = True
        return self.drawing.keep(SOURCES_MARK, "sources")

    def list_of_sources(self, references: list[Reference]) -> Markup:
        """Draw the list for which `sources` has kept the place."""
        return self._drawn("sources", "references", references, GENRES)

    # Inside

    def _programme(self, name: str) -> Programme:
        found = self.catalogue.programmes.get(name)
        if found is None:
            advice = did_you_mean(name, self.catalogue.programmes, "see docs/data/programmes.yml")
            raise MacroError("unknown-programme", f"there is no programme '{name}'", advice)
        return found

    def _pain_rule(self) -> dict[str, Any]:
        return self._programme(PAIN_RULE).model_dump(mode="json", by_alias=True)

    def _own(self, *kinds: Kind) -> Entry[Any]:
        entry = self.catalogue.pages.get(self.src_uri)
        if entry is None or entry.record.kind not in kinds:
            caller = inspect.currentframe().f_back.f_code.co_name  # type: ignore[union-attr]
            wanted = " or ".join(f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}" for kind in kinds)
            raise MacroError(
                "template-wrong-page", f"'{caller}' is for a page about {wanted}", "take it out, or move the page"
            )
        return entry

    def _places_of(self, entry: Entry[Condition]) -> tuple[Entry[Place], ...]:
        """Return the places of a condition in the order of its rows."""
        places = self.catalogue.places
        ids = dict.fromkeys(row.place for row in entry.record.symptoms)
        return tuple(places[id_] for id_ in ids if id_ in places)

    def _picture(self, places: tuple[Entry[Place], ...]) -> Markup:
        """Draw the views of the foot that show `places`, shaded, with an alternative text."""
        regions = tuple(region for place in places for region in place.record.regions)
        views: tuple[View, ...] = self.catalogue.foot_map.showing(place.record.regions for place in places)
        where = _listed([place.record.where for place in places])
        return self._drawn("foot_map", "shaded", views, frozenset(regions), where) if views else Markup()

    def _exercise_drawing(self, picture: str) -> Markup:
        return Markup(self.catalogue.drawings.get(picture, ""))  # our own files, read by the catalogue

    def _shared_drawing(self, picture: str) -> Markup:
        address = self.catalogue.addresses.between(self.src_uri, f"{exercise_drawings.FOLDER}/{picture}.svg")
        return Markup(exercise_drawings.shown(self._exercise_drawing(picture), address))

    def _href(self, there: Entry[Base] | str, fragment: str = "") -> str:
        """Return the address of another page as seen from this one; '' if the guide has no such page."""
        src_uri = there if isinstance(there, str) else there.src_uri
        if src_uri not in self.catalogue.pages:
            return ""
        return self.catalogue.addresses.between(self.src_uri, src_uri, fragment)

    def _draw(self, file: str, name: str, *values: Any) -> Markup:
        piece = self._drawn(file, name, self._href, *values)
        caller = inspect.currentframe().f_back.f_code.co_name  # type: ignore[union-attr]
        if ' id="' in piece and piece in self.drawing.pieces:
            raise MacroError("template-twice", f"'{caller}' draws the same here as above", "call it once on a page")
        return self.drawing.keep(piece, caller)

    def _drawn(self, file: str, name: str, *values: Any) -> Markup:
        macro: Callable[..., str] = getattr(self.environment.get_template(f"{file}.jinja").module, name)
        try:
            return Markup(macro(*values))
        except Exception:
            self.environment.handle_exception()  # raises it again, with the macro's own line


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


__all__ = ["DOCTOR", "FILTERS", "PAIN_WORDS", "SOURCES", "SYMPTOMS", "Drawing", "PageMacros", "Site"]
