"""A tiny good guide, as text: one page of every kind and the data behind it. Tests spoil one thing and look."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from footcare import catalogue
from footcare.catalogue import Catalogue
from footcare.problems import Problem

ROOT = Path(__file__).resolve().parent.parent

HOME = """\
---
title: Sore feet from running
description: Sore feet from running? This tiny guide says what it could be, and when to see a doctor about it.
reviewed: 2026-11-22
---

Start with [the heel](symptoms/heel.md) or [the toe](symptoms/toe.md#what-could-it-be).
"""

DOCTOR = """\
---
title: When to see a doctor
description: Every red flag of this tiny guide in one place, with the trouble that each of them may go with.
reviewed: 2026-11-22
---

## Every red flag

{{ red_flags() }}
"""

ABOUT = """\
---
title: About this tiny guide
description: Who has made this tiny guide to sore feet, what it rests on, and what it cannot do for your own foot.
reviewed: 2026-11-22
---

It is made for tests.
"""

TROUBLES = """\
---
title: Troubles of the foot
description: Every trouble that this tiny guide covers, in one table; what it is, where it hurts, may I run with it.
reviewed: 2026-11-22
---

{{ conditions_table() }}
"""

TABLE = """\
---
title: All symptoms in one table
description: Find a sore foot by place, feel and time, in the one table of all the symptoms of this tiny guide.
reviewed: 2026-11-22
---

{{ foot_map() }}

{{ symptoms() }}
"""

WORDS = """\
---
title: What your pain words mean
description: An ache in the morning and a swollen foot, what each word of this guide means, and what shares it.
reviewed: 2026-11-22
---

{{ words() }}
"""

HEEL = """\
---
title: Why does my heel hurt?
description: The heel hurts after a run? What it usually is, what you can do today, and when to see a doctor.
name: Heel
where: in the heel
runners_say: [my heel is sore, it hurts to stand]
regions: [sole-heel]
order: 1
today: [Rest it., Cool it.]
reviewed: 2026-11-22
---

{{ summary() }}

## What could it be?

{{ symptoms() }}

## What can I do today?

{{ today() }}

## When to see a doctor

{{ care_cards() }}

## Sources

{{ sources() }}
"""

TOE = (
    HEEL.replace("heel", "toe")
    .replace("Heel", "Toe")
    .replace("order: 1", "order: 2")
    .replace("after a run?", "when it bends?")
)

SORE_HEEL = """\
---
title: Sore heel
description: The heel hurts with the first steps in the morning, and eases when you have walked for a while.
in_short: The band under the foot is sore where it meets the heel.
also_called: [heel pain]
runners_say: [my heel hurts, it hurts in the morning, it is like a nail]
symptoms:
  - place: heel
    feel: [ache]
    when: [morning]
    signs: [swollen]
    fit: typical
  - place: toe
    feel: [ache]
    when: [run]
    fit: possible
running:
  answer: caution
  reason: It can get worse.
today: [Rest it., Cool it.]
doctor:
  urgent: [you cannot stand on it]
  routine: [it lasts for weeks]
risks: [long runs, hard ground]
helps:
  - what: Rest
    how: For a week.
    evidence: some
    sources: [smith-2020]
    page: rest
  - what: Heel raises
    how: Every second day.
    evidence: weak
    sources: [smith-2020]
    page: heel-raise
exercises: [heel-raise]
relief: [rest]
prevention: [shoes]
look_alikes:
  - condition: stiff-toe
    here: The heel is sore.
    there: The toe does not bend.
recovery:
  range: From 2 to 8 weeks
  note: It depends.
  sources: [jones-2021]
reviewed: 2026-11-22
---

{{ summary() }}

## What it feels like

It aches [@jones-2021].

{{ symptoms() }}

## Why runners get it

Too much, too soon [@smith-2020].

{{ risks() }}

## Can I run?

{{ running() }}

## What helps

{{ helps() }}

{{ exercises() }}

{{ tips() }}

## Is it something else?

It may be the toe.

{{ look_alikes() }}

## Getting back to running

{{ recovery() }}

## When to see a doctor

{{ care_cards() }}

## What we don't know

How long it lasts.

## Sources

{{ sources() }}
"""

STIFF_TOE = """\
---
title: Stiff toe
description: The big toe is stiff and does not bend when you push off, so the step gets shorter than it was before.
in_short: The joint of the toe is worn.
also_called: [worn toe]
runners_say: [my toe is stiff, it does not bend, I cannot push off]
symptoms:
  - place: toe
    feel: [stiff]
    when: [run]
    fit: typical
running:
  answer: carry-on
  reason: It does no harm.
today: [Wear stiff shoes., Roll off less.]
doctor:
  emergency: [it is cold and white]
  urgent: [it is hot and swollen]
  routine: [it lasts for months]
risks: [age, an old injury]
helps:
  - what: Stiff shoes
    how: On every run.
    evidence: opinion
    sources: [jones-2021]
  - what: Rest
    how: For some days.
    evidence: opinion
    sources: [jones-2021]
relief: [rest]
recovery:
  range: From weeks to months
  note: It depends.
  sources: [jones-2021]
reviewed: 2026-11-22
---

{{ summary() }}

## What it feels like

{{ symptoms() }}

## Why runners get it

{{ risks() }}

## Can I run?

{{ running() }}

## What helps

{{ helps() }}

{{ tips() }}

## Is it something else?

It may be the heel.

{{ look_alikes() }}

## Getting back to running

{{ recovery() }}

## When to see a doctor

{{ care_cards() }}

## What we don't know

Why some toes get stiff.

## Sources

{{ sources() }}
"""

REST = """\
---
title: Rest
search_title: Rest for sore feet, and how long
description: Rest gives a sore foot the time to mend. How long to rest, what you can do instead, and how sure we are.
in_short: Run less for some days.
evidence: some
claim: Rest mends everything.
verdict: It helps some [@smith-2020].
speaks_for: A trial found that it helps [@smith-2020].
speaks_against: It was a small trial.
exercises: [heel-raise]
reviewed: 2026-11-22
---

{{ summary() }}

## What to do

Run less.

## Why it may help

Less load.

## What the evidence says

{{ verdict() }}

## What it is for

{{ conditions_helped() }}

## Sources

{{ sources() }}
"""

SHOES = (
    REST.replace("title: Rest", "title: Two pairs of shoes")
    .replace("Rest gives", "Two pairs give")
    .replace("Run less for some days.", "Change shoes every day.")
)

HEEL_RAISE = """\
---
title: Heel raise
description: The heel raise makes calf and foot strong. How to do it, how many, how to make it easier, and when to stop.
in_short: Rise on tiptoe.
works: Calf
dose:
  sets: 3
  repetitions: 12
  days_a_week: 3
steps: [Stand on both feet., Rise on tiptoe.]
stop: it hurts
picture: heel-raise
reviewed: 2026-11-22
---

{{ summary() }}

## How to do it

{{ steps() }}

## Why it may help

It makes the calf strong.

## Make it easier or harder

Sit down.

## What it is for

{{ conditions_helped() }}

## Sources

{{ sources() }}
"""

PAGES = {
    "index.md": HOME,
    "doctor.md": DOCTOR,
    "about.md": ABOUT,
    "conditions/index.md": TROUBLES,
    "symptoms/index.md": TABLE,
    "symptoms/words.md": WORDS,
    "symptoms/heel.md": HEEL,
    "symptoms/toe.md": TOE,
    "conditions/sore-heel.md": SORE_HEEL,
    "conditions/stiff-toe.md": STIFF_TOE,
    "relief/rest.md": REST,
    "prevention/shoes.md": SHOES,
    "exercises/heel-raise.md": HEEL_RAISE,
}

VOCABULARY = """\
feels:
  ache: {words: Dull ache, meaning: It is sore.}
  stiff: {words: Stiff, meaning: It does not bend.}
times:
  morning: {words: In the morning, meaning: With the first steps.}
  run: {words: On a run, meaning: While you run.}
signs:
  swollen: {words: Swollen, meaning: It is thick.}
"""

SOURCES = """\
smith-2020:
  type: article-journal
  genre: trial
  author: [{family: Smith, given: A.}, {family: Poe, given: B.}]
  title: "Rest for sore heels"
  container-title: "Journal of Feet"
  issued: 2020
  URL: https://journal.example/rest
jones-2021:
  type: webpage
  genre: health-service
  author: [{literal: Jones Trust}]
  title: "Sore feet"
  issued: 2021
  URL: https://trust.example/feet
"""

FOOT = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<g id="sole" data-label="Sole of the foot" data-view-box="0 0 100 100">
<path class="region" id="sole-heel" d="M0 50h100v50z"/>
<path class="region" id="sole-toe" d="M0 0h100v50z"/>
<path class="line" d="M0 0h1"/>
</g>
</svg>
"""

PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" role="img">
<title>A heel raise</title><path d="M0 0h1"/>
</svg>
"""

DATA = {"data/vocabulary.yml": VOCABULARY, "data/sources.yml": SOURCES, "assets/drawings/foot.svg": FOOT}
DRAWINGS = {"heel-raise": PICTURE}


@dataclass(frozen=True, slots=True)
class Draft:
    """A file of the tiny guide, by its path from `docs/`, that a test spoils."""

    src_uri: str
    text: str

    def but(self, old: str, new: str) -> Draft:
        """Return the file with `new` in the place of the one `old`."""
        assert self.text.count(old) == 1, f"{old!r} stands in {self.src_uri} {self.text.count(old)} times"
        return replace(self, text=self.text.replace(old, new))

    def plus(self, more: str, before: str = "\n## Sources") -> Draft:
        """Return the page with `more` as the last paragraph of its last but one section."""
        return self.but(before, f"\n{more}\n{before}")

    def at(self, needle: str, turn: int = 0) -> str:
        """Return `path:line` of the line that holds `needle`; of several lines the one numbered `turn`."""
        lines = [number for number, line in enumerate(self.text.split("\n"), 1) if needle in line]
        return f"docs/{self.src_uri}:{lines[turn]}"


def draft(src_uri: str) -> Draft:
    """Return a good file of the tiny guide, to be spoilt."""
    return Draft(src_uri, {**PAGES, **DATA}[src_uri])


def in_brief(problems: Iterable[Problem]) -> list[str]:
    """Say problems as `path:line: rule`."""
    return [f"{problem.path}:{problem.line}: {problem.rule}" for problem in problems]


def in_full(problems: Iterable[Problem]) -> list[str]:
    """Say problems as authors read them."""
    return [str(problem) for problem in problems]


def read(*drafts: Draft, drawings: Mapping[str, str] = DRAWINGS) -> tuple[Catalogue, list[Problem]]:
    """Read the tiny guide with some files changed into a catalogue; return it and its problems."""
    files = {**PAGES, **DATA} | {changed.src_uri: changed.text for changed in drafts}
    pages = {name: text for name, text in files.items() if name.endswith(".md")}
    return catalogue.read(pages, {name: text for name, text in files.items() if name not in pages}, drawings)


def good() -> Catalogue:
    """Return the catalogue of the tiny guide."""
    found, problems = read()
    assert not problems, in_full(problems)
    return found


def tiny_guide(root: Path) -> Path:
    """Write a tiny guide to the folder `root`."""
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets", ignore=shutil.ignore_patterns("exercises"))
    drawings = {f"assets/drawings/exercises/{id_}.svg": text for id_, text in DRAWINGS.items()}
    for name, text in {**PAGES, **DATA, **drawings}.items():
        write(root / "docs" / name, text)
    for kept in ("cards", "copies", "schemas"):  # by what they are made from, so that all tests can share them
        (ROOT / ".cache" / kept).mkdir(parents=True, exist_ok=True)
        (root / ".cache").mkdir(exist_ok=True)
        (root / ".cache" / kept).symlink_to(ROOT / ".cache" / kept)
    settings, _, _ = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")
    write(root / "mkdocs.yml", f"{settings}\n")
    return root


def write(path: Path, text: str) -> None:
    """Write a file exactly, and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
