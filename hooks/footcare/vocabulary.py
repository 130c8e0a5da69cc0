"""The words of the field, written once: kinds of page, answers, urgencies, sections, and the readers' words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WHEN_TO_SEE_A_DOCTOR = "When to see a doctor"
SOURCES = "Sources"


class Kind(StrEnum):
    """What a page is about; decided by the folder it lies in."""

    CONDITION = "condition"
    PLACE = "place"
    REMEDY = "remedy"
    HABIT = "habit"
    EXERCISE = "exercise"
    PAGE = "page"


# What all pages of a kind are called together.
ALL_PAGES = {
    Kind.PLACE: "Where it hurts",
    Kind.CONDITION: "Foot troubles",
    Kind.REMEDY: "Soothe it now",
    Kind.HABIT: "Keep feet happy",
    Kind.EXERCISE: "Exercises",
}

FOLDERS = {
    "conditions": Kind.CONDITION,
    "symptoms": Kind.PLACE,
    "relief": Kind.REMEDY,
    "prevention": Kind.HABIT,
    "exercises": Kind.EXERCISE,
}

SECTIONS: dict[Kind, tuple[str, ...]] = {
    Kind.CONDITION: (
        "What it feels like",
        "Why runners get it",
        "Can I run?",
        "What helps",
        "Is it something else?",
        "Getting back to running",
        WHEN_TO_SEE_A_DOCTOR,
        "What we don't know",
        SOURCES,
    ),
    Kind.PLACE: ("What could it be?", "What can I do today?", WHEN_TO_SEE_A_DOCTOR, SOURCES),
    Kind.REMEDY: ("What to do", "Why it may help", "What the evidence says", "What it is for", SOURCES),
    Kind.HABIT: ("What to do", "Why it may help", "What the evidence says", "What it is for", SOURCES),
    Kind.EXERCISE: ("How to do it", "Why it may help", "Make it easier or harder", "What it is for", SOURCES),
    Kind.PAGE: (),
}


# What draws the fields of a page's front matter: the macro, the section that it stands in ('' is above all sections),
# and the fields of which at least one has to be filled in for it.
DRAWN: dict[Kind, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    Kind.CONDITION: (
        ("summary", "", ()),
        ("symptoms", "What it feels like", ()),
        ("risks", "Why runners get it", ()),
        ("running", "Can I run?", ()),
        ("helps", "What helps", ()),
        ("exercises", "What helps", ("exercises",)),
        ("tips", "What helps", ("relief", "prevention")),
        ("look_alikes", "Is it something else?", ()),
        ("recovery", "Getting back to running", ()),
    ),
    Kind.PLACE: (
        ("summary", "", ()),
        ("symptoms", "What could it be?", ("regions",)),
        ("today", "What can I do today?", ()),
        ("care_cards", WHEN_TO_SEE_A_DOCTOR, ()),
    ),
    Kind.REMEDY: (
        ("summary", "", ()),
        ("verdict", "What the evidence says", ()),
        ("conditions_helped", "What it is for", ()),
    ),
    Kind.HABIT: (
        ("summary", "", ()),
        ("verdict", "What the evidence says", ()),
        ("conditions_helped", "What it is for", ()),
    ),
    Kind.EXERCISE: (("summary", "", ()), ("steps", "How to do it", ()), ("conditions_helped", "What it is for", ())),
    Kind.PAGE: (),
}


def kind_of(src_uri: str) -> Kind:
    """Return the kind of the page at `src_uri`; an `index.md` or a page in another folder is a plain page."""
    folder, _, name = src_uri.rpartition("/")
    return Kind.PAGE if name in {"index.md", "words.md"} else FOLDERS.get(folder, Kind.PAGE)


class Running(StrEnum):
    """The answer to "may I run?"."""

    STOP = "stop"
    CAUTION = "caution"
    CARRY_ON = "carry-on"


class Evidence(StrEnum):
    """How sure we can be that something helps, in lay words."""

    STRONG = "strong"
    SOME = "some"
    WEAK = "weak"
    OPINION = "opinion"


class Fit(StrEnum):
    """How well a row of symptoms fits a condition."""

    TYPICAL = "typical"
    POSSIBLE = "possible"


class Common(StrEnum):
    """How often runners with a sore foot have a trouble."""

    OFTEN = "often"
    SOMETIMES = "sometimes"
    SELDOM = "seldom"


class Age(StrEnum):
    """Age groups that the foot finder tells apart."""

    CHILD = "child"
    TEEN = "teen"
    ADULT = "adult"
    OLDER = "older"


class Urgency(StrEnum):
    """How soon to get help, most urgent first."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class Label:
    """What readers see for a fixed answer: a few words, and a sentence that explains them."""

    words: str
    meaning: str


RUNNING = {
    Running.STOP: Label("Stop running", "Running on it may make it much worse."),
    Running.CAUTION: Label("Run with caution", "Run less and keep to the pain rule."),
    Running.CARRY_ON: Label("Carry on running", "You may run if it does not change how you move."),
}
EVIDENCE = {
    Evidence.STRONG: Label("Strong evidence", "Good studies agree that it helps."),
    Evidence.SOME: Label("Some evidence", "A few studies, or one good one, say that it helps."),
    Evidence.WEAK: Label("Weak evidence", "Small or mixed studies. It may help."),
    Evidence.OPINION: Label("Expert opinion", "Experts advise it. We found no good study."),
}
FIT = {
    Fit.TYPICAL: Label("Typical", "This is how it most often shows."),
    Fit.POSSIBLE: Label("Possible", "It can show like this."),
}
URGENCY = {
    Urgency.EMERGENCY: Label(
        "Emergency: call your local emergency number if", "Call now, or get somebody to take you to hospital."
    ),
    Urgency.URGENT: Label("Urgent: get help today if", "Call a doctor or an urgent-care line today."),
    Urgency.ROUTINE: Label("Not urgent: book a doctor, physio or podiatrist if", "Book a visit in the next days."),
}

COMMON = {
    Common.OFTEN: Label("Often", "Among the most common foot troubles of runners."),
    Common.SOMETIMES: Label("Sometimes", "Known to most who treat runners."),
    Common.SELDOM: Label("Seldom", "Few runners have it."),
}
AGES = {
    Age.CHILD: Label("Child, up to 12", "The bones still grow, and so does the back of the heel."),
    Age.TEEN: Label("Teenager, 13 to 17", "The heel bone may still grow."),
    Age.ADULT: Label("Adult, 18 to 59", "The bones have stopped growing."),
    Age.OLDER: Label("60 or older", "Joints and the pad under the heel wear with the years."),
}

# Words that keep their capital in the middle of a sentence.
NAMES = ("Achilles", "Baxter", "Haglund", "Lisfranc", "Morton", "Sever")


def in_sentence(title: str) -> str:
    """Return a title as it stands in the middle of a sentence: 'Blisters' → 'blisters', 'Morton's neuroma' as it is."""
    return title if title.startswith(NAMES) else f"{title[:1].lower()}{title[1:]}"


WHAT_IS_NO_SIGN = "nothing-to-see"  # the word of `signs` in data/vocabulary.yml for a foot that looks normal

# What raises every answer by one step of urgency, whatever the page.
AT_RISK = "diabetes, poor blood flow to the feet, numb feet, or a weak immune system"
