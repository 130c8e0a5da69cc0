"""One typed, frozen record per kind of page.

The descriptions of the fields are written for authors: the contributors' guide is made from them.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema

from footcare.vocabulary import Age, Common, Evidence, Fit, Kind, Running, Urgency

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=60)]
SearchTitle = Annotated[str, StringConstraints(strip_whitespace=True, min_length=30, max_length=60)]
Description = Annotated[str, StringConstraints(strip_whitespace=True, min_length=70, max_length=155)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


def _decimal(written: Any) -> Any:
    """Return the number that a decimal in front matter stands for, which is kept there as it was written."""
    return float(written) if isinstance(written, str) and re.fullmatch(r"\d+\.\d+", written) else written


Decimal = Annotated[float, BeforeValidator(_decimal)]
Ids = tuple[Id, ...]
Texts = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Says what an id, or a path, stands for: a kind of page, a word of the vocabulary, a source, part of a drawing.

    A move of a page, and the schemas for editors, go by it.
    """

    what: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Say it in the JSON Schema too."""
        return {**handler(core), "names": self.what}


PlaceId = Annotated[Id, Names("place")]
ConditionId = Annotated[Id, Names("condition")]
ExerciseId = Annotated[Id, Names("exercise")]
RemedyId = Annotated[Id, Names("remedy")]
HabitId = Annotated[Id, Names("habit")]
TipId = Annotated[Id, Names("tip")]  # a remedy, a habit or an exercise
SourceIds = tuple[Annotated[Id, Names("source")], ...]


NO_FIELDS: frozenset[str] = frozenset()


class Record(BaseModel):
    """What all records share: frozen, strict, and no key that we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def model_post_init(self, _: object, /) -> None:
        """Forget which fields were given: nobody asks, and the sets would be a third of what a record takes."""
        object.__setattr__(self, "__pydantic_fields_set__", NO_FIELDS)


class SymptomRow(Record):
    """One way in which a condition shows."""

    place: PlaceId = Field(description="Where it hurts: the id of a page in `symptoms/`.")
    feel: tuple[Annotated[Id, Names("feel")], ...] = Field(
        min_length=1, description="How it feels: ids from `feels` in `data/vocabulary.yml`."
    )
    when: tuple[Annotated[Id, Names("time")], ...] = Field(
        min_length=1, description="When it hurts: ids from `times` in `data/vocabulary.yml`."
    )
    signs: tuple[Annotated[Id, Names("sign")], ...] = Field(
        default=(), description="What you can see or feel: ids from `signs` in `data/vocabulary.yml`."
    )
    fit: Fit = Field(description="`typical` if it most often shows like this, else `possible`.")


class Finder(Record):
    """What the foot finder needs to know besides the symptoms."""

    common: Common = Field(
        default=Common.SOMETIMES,
        description="How often runners with a sore foot have it: `often`, `sometimes`, `seldom`.",
    )
    ages: tuple[Age, ...] = Field(
        default=(), description="Ages at which it is usual: `child`, `teen`, `adult`, `older`. Leave out if any."
    )
    never: tuple[Age, ...] = Field(default=(), description="Ages at which it hardly ever occurs.")
    see: Urgency | None = Field(
        default=None,
        description="How soon somebody should look at a foot that may have it: `routine` or `urgent`. "
        "Leave out if care at home comes first.",
    )
    sources: SourceIds = Field(
        default=(), description="Ids from `data/sources.yml` for how common it is, and at what age."
    )


class RunningAnswer(Record):
    """May the runner run with it?"""

    answer: Running = Field(description="`stop`, `caution` or `carry-on`.")
    reason: Text = Field(description="Why, in one or two short sentences.")


class Doctor(Record):
    """When to get help, most urgent first. Each case completes the sentence '... if'."""

    emergency: Texts = Field(default=(), description="Call the emergency number if … (one case a line).")
    urgent: Texts = Field(min_length=1, description="Get help today if … (at least one case).")
    routine: Texts = Field(min_length=1, description="Book a visit if … (at least one case).")

    def cases(self, urgency: Urgency) -> Texts:
        """Return the cases of one urgency."""
        return {
            Urgency.EMERGENCY: self.emergency,
            Urgency.URGENT: self.urgent,
            Urgency.ROUTINE: self.routine,
        }[urgency]


class Help(Record):
    """One thing that may help."""

    what: Text = Field(description="What to do, in a few words.")
    how: Text = Field(description="How, how much, how long.")
    evidence: Evidence = Field(description="How sure we are: `strong`, `some`, `weak` or `opinion`.")
    sources: SourceIds = Field(min_length=1, description="Ids from `data/sources.yml` that say so.")
    page: TipId | None = Field(default=None, description="The id of the remedy, habit or exercise that tells more.")


class LookAlike(Record):
    """Another condition that is easily mistaken for this one. Written on one of the two pages, drawn on both."""

    condition: ConditionId = Field(description="The id of the other condition.")
    here: Text = Field(description="What points to the condition of this page.")
    there: Text = Field(description="What points to the other condition.")


class Recovery(Record):
    """How long it takes, as a range."""

    range: Text = Field(description="From … to …, in weeks or months. Never one number.")
    note: Text = Field(description="What the range depends on, and where sources disagree.")
    sources: SourceIds = Field(min_length=1, description="Ids from `data/sources.yml` that say so.")


class Dose(Record):
    """How much of an exercise to do."""

    sets: int = Field(ge=1, le=10, description="Sets each time.")
    repetitions: int | None = Field(default=None, ge=1, le=100, description="Repetitions in a set.")
    hold: int | None = Field(default=None, ge=1, le=300, description="How long to hold each one, in seconds.")
    minutes: Decimal | None = Field(default=None, gt=0, le=60, description="How long a set lasts, in minutes.")
    times_a_day: int = Field(default=1, ge=1, le=6, description="How often a day.")
    days_a_week: int = Field(ge=1, le=7, description="On how many days a week.")
    note: Text | None = Field(default=None, description="Where sources differ, or when to do it.")


class Change(Record):
    """The last time that the advice of a page changed."""

    date: datetime.date = Field(ge=datetime.date(2020, 1, 1), description="The day on which the advice changed.")
    what: Text = Field(description="What is different now, in one or two sentences. It goes into the feed as well.")


class Base(Record):
    """What every page has."""

    kind: ClassVar[Kind]

    title: Title = Field(description="The name of the page, in 3 to 60 characters. It becomes the main heading.")
    description: Description = Field(
        description="One or two sentences for search results, in a runner's words: 70 to 155 characters."
    )
    reviewed: datetime.date = Field(
        ge=datetime.date(2020, 1, 1),  # the guide is younger: an earlier year is a slip
        description="The day on which the whole page was last checked: 2026-11-22.",
    )
    search_title: SearchTitle | None = Field(
        default=None,
        description="The name of the page in search results and in the browser's tab, in a runner's words: 30 to 60 "
        "characters. Leave out if the title and the guide's name make a good one.",
    )
    changed: Change | None = Field(
        default=None, description="The last time that the advice changed. Leave out for mended spelling and links."
    )
    sources: SourceIds = Field(
        default=(), description="Sources that the page rests on but does not cite with `[@id]` in its text."
    )


class Page(Base):
    """Everything that is not one of the other kinds."""

    kind: ClassVar[Kind] = Kind.PAGE
    wide: bool = Field(
        default=False, description="`true` leaves out the list of contents, for a page with a wide table."
    )
    menu: bool = Field(
        default=True, description="`false` leaves out the menu at the side on desks, for a page that needs the width."
    )


class Sheet(Page):
    """A sheet of exercises to print. Nobody writes it: it is made from a condition's page and its exercises."""

    title: Text = Field(description="The condition's title with a few words before it, so it may be longer.")
    description: Text = Field(description="What the sheet is for.")
    condition: Id = Field(description="The id of the condition's page.")


class Place(Base):
    """A place on the foot or ankle that a runner can point at."""

    kind: ClassVar[Kind] = Kind.PLACE
    name: Text = Field(description="The reader's words for it, as on the map: 'Under the heel'.")
    where: Text = Field(description="The place after 'Pain …', for alternative texts: 'under the heel'.")
    runners_say: Texts = Field(min_length=2, description="How runners put it. Search finds these words.")
    regions: tuple[Annotated[Id, Names("region")], ...] = Field(
        default=(), description="Regions of the foot map (ids in `assets/drawings/foot.svg`)."
    )
    order: int = Field(ge=1, description="Its position in lists of places: 1 comes first.")
    near: tuple[PlaceId, ...] = Field(default=(), description="Places beside it, which a reader may point at instead.")
    today: Texts = Field(min_length=2, max_length=4, description="What to do today, most important first.")


class Condition(Base):
    """One thing that a sore foot can have."""

    kind: ClassVar[Kind] = Kind.CONDITION
    in_short: Text = Field(description="What it is, in one sentence.")
    also_called: Texts = Field(min_length=1, description="Its other names.")
    runners_say: Texts = Field(min_length=3, description="How runners put it. Search finds these words.")
    symptoms: tuple[SymptomRow, ...] = Field(min_length=1, description="How it shows, one row per place.")
    finder: Finder = Field(default=Finder(), description="What the foot finder needs to know besides the symptoms.")
    running: RunningAnswer = Field(description="May I run?")
    today: Texts = Field(min_length=2, max_length=4, description="What to do today, most important first.")
    doctor: Doctor = Field(description="When to see a doctor.")
    risks: Texts = Field(min_length=2, description="What makes it more likely, a few words each.")
    helps: tuple[Help, ...] = Field(min_length=2, description="What helps, best evidence first.")
    exercises: tuple[ExerciseId, ...] = Field(default=(), description="Ids of pages in `exercises/`.")
    relief: tuple[RemedyId, ...] = Field(default=(), description="Ids of pages in `relief/`.")
    prevention: tuple[HabitId, ...] = Field(default=(), description="Ids of pages in `prevention/`.")
    look_alikes: tuple[LookAlike, ...] = Field(default=(), description="What else it could be; each pair once.")
    recovery: Recovery = Field(description="How long it takes.")


class Tip(Base):
    """What remedies and habits share."""

    in_short: Text = Field(description="The advice in one sentence.")
    evidence: Evidence = Field(description="How sure we are that it helps: `strong`, `some`, `weak` or `opinion`.")
    claim: Text = Field(description="What is often said, in our words.")
    verdict: Text = Field(description="What the evidence says about that, in one or two sentences.")
    speaks_for: Text = Field(description="The evidence for what is often said, with its sources as `[@id]`.")
    speaks_against: Text = Field(description="The evidence against it, with its sources as `[@id]`.")
    exercises: tuple[ExerciseId, ...] = Field(default=(), description="Ids of pages in `exercises/`.")


class Remedy(Tip):
    """Something that soothes a sore foot now."""

    kind: ClassVar[Kind] = Kind.REMEDY


class Habit(Tip):
    """Something that keeps feet happy."""

    kind: ClassVar[Kind] = Kind.HABIT


class Exercise(Base):
    """One exercise, with its dose and picture."""

    kind: ClassVar[Kind] = Kind.EXERCISE
    in_short: Text = Field(description="What you do, in one sentence.")
    works: Text = Field(description="What it works: 'Calf (gastrocnemius)'.")
    dose: Dose = Field(description="How much.")
    equipment: Texts = Field(default=(), description="What you need. Leave out if nothing.")
    steps: Texts = Field(min_length=2, max_length=8, description="What to do, step by step.")
    stop: Text = Field(description="When to stop: completes 'Stop if …'.")
    picture: Annotated[Id, Names("drawing")] = Field(
        description="The drawing in `assets/drawings/exercises/`, without `.svg`."
    )


MODELS: dict[Kind, type[Base]] = {
    Kind.CONDITION: Condition,
    Kind.PLACE: Place,
    Kind.REMEDY: Remedy,
    Kind.HABIT: Habit,
    Kind.EXERCISE: Exercise,
    Kind.PAGE: Page,
}
