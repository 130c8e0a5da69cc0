"""A tiny guide with one of everything that a preview shows, and what authors do to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from preview.guide import Guide, Wrong
from sites import PAGES, ROOT, tiny_guide, write

URL = "http://127.0.0.1:8000/"
HOOKS = [str(ROOT / "hooks" / f"{name}.py") for name in ("read_pages", "draw_pages", "check_site")]
# A preview is a build that keeps nothing on the reader's device.
SETTINGS: Mapping[str, Any] = {
    "site_url": URL, "hooks": HOOKS, "extra": {"generator": False, "offline": False}, "draft_docs": "*.draft.md\n",
}  # fmt: skip

PLAIN = """\
---
title: {title} of this tiny guide
search_title: {title} of this tiny guide to sore feet
description: {title}, as this tiny guide has it for its tests; it is one page more with all that belongs to it.
reviewed: 2026-11-22
---

{body}
"""
MORE = {
    "contribute/health.md": PLAIN.format(title="The health", body="{{ health('places') }}\n\n{{ health('reading') }}"),
    "finder.md": PLAIN.format(title="The foot finder", body="{{ finder() }}\n\n{{ finder_tables() }}"),
    "search.md": PLAIN.format(title="The search", body="{{ search() }}"),
    "sheets/index.md": PLAIN.format(title="All the sheets", body="{{ sheets() }}"),
    "corrections.md": PLAIN.format(title="Our mistakes", body="{{ corrections() }}"),
    "understand/myths.md": PLAIN.format(title="The myths", body="{{ myths() }}\n\n## Sources\n\n{{ sources() }}"),
    "exercises/index.md": PLAIN.format(title="The exercises", body="{{ exercises_table() }}"),
    "relief/index.md": PLAIN.format(title="The remedies", body="{{ tips_table() }}"),
}
CORRECTIONS = """\
heel-days:
  date: 2026-11-20
  page: conditions/sore-heel.md
  said: It lasts for days.
  right: It lasts for weeks.
  harm: Little. Some may have worried.
"""
CLAIMS = """\
resting:
  claim: Rest mends everything.
  for: It helped some [@smith-2020].
  against: It was a small trial.
  verdict: It helps a little.
  evidence: some
  page: relief/rest.md
"""
TRIAGE = """\
risks:
  numb-feet: {words: Numb feet, meaning: You cannot feel a light touch.}
flags:
  cold:
    urgency: emergency
    words: The foot is cold and pale
    why: The blood may not reach it.
    sources: [smith-2020]
"""
SEARCH = """\
places:
  heel: [back of the shoe]
"""


@dataclass(frozen=True, slots=True)
class Edit:
    """What an author does to a file, named by its path from the root: `make` gets its text and returns the new one.

    None stands for a file that is not there.
    """

    name: str
    path: str
    make: Callable[[str | None], str | None]

    def do(self, root: Path) -> None:
        """Do it."""
        path = root / self.path
        before = path.read_text(encoding="utf-8") if path.is_file() else None
        after = self.make(before)
        assert after != before, f"{self.name} changes nothing"
        if after is None:
            path.unlink()
        else:
            write(path, after)


def swap(name: str, path: str, old: str, new: str) -> Edit:
    """Return an edit that puts `new` in the place of `old`, or `old` where `new` stands already."""

    def make(text: str | None) -> str:
        assert text is not None
        assert old in text or new in text, f"{name}: {old!r} does not stand in {path}"
        return text.replace(new, old, 1) if new in text else text.replace(old, new, 1)

    return Edit(name, path, make)


def put(name: str, path: str, text: str) -> Edit:
    """Return an edit that adds a file, or takes it away where it is."""
    return Edit(name, path, lambda before: None if before is not None else text)


ICE = PAGES["relief/rest.md"].replace("Rest", "Ice").replace("some days", "an hour")
ABOUT, DOCTOR = "- About: about.md\n  - Doctor: doctor.md", "- Doctor: doctor.md\n  - Us: about.md"
HEEL, TOE = "docs/conditions/sore-heel.md", "docs/conditions/stiff-toe.md"
EDITS = (
    swap("the text of a condition", HEEL, "It aches [@jones-2021].", "It throbs [@smith-2020]."),
    swap("a condition's title", HEEL, "title: Sore heel", "title: Zigzag heel"),
    swap("what a condition is in short", HEEL, "The band under the foot is sore", "The band below the foot is raw"),
    swap("where a condition hurts", HEEL, "  - place: toe\n    feel: [ache]", "  - place: heel\n    feel: [stiff]"),
    swap("whether one may run", HEEL, "answer: caution", "answer: stop"),
    swap("which exercises help", HEEL, "\nexercises: [heel-raise]\n", "\nexercises: []\n"),
    swap("which habits help", HEEL, "prevention: [shoes]", "prevention: []"),
    swap("what looks alike", HEEL, "there: The toe does not bend.", "there: The toe is as stiff as wood."),
    swap("when to see a doctor", TOE, "emergency: [it is cold and white]", "emergency: [it is blue]"),
    swap("when a page was reviewed", TOE, "reviewed: 2026-11-22", "reviewed: 2026-11-21"),
    swap("the name of a place", "docs/symptoms/heel.md", "name: Heel", "name: The heel"),
    swap("the order of places", "docs/symptoms/heel.md", "order: 1", "order: 9"),
    swap("a remedy", "docs/relief/rest.md", "claim: Rest mends everything.", "claim: Rest mends all of it."),
    swap("a habit", "docs/prevention/shoes.md", "evidence: some", "evidence: weak"),
    swap("an exercise's dose", "docs/exercises/heel-raise.md", "repetitions: 12", "repetitions: 15"),
    swap("the word of a feeling", "docs/data/vocabulary.yml", "Dull ache", "Dull pain"),
    swap("a source", "docs/data/sources.yml", "Rest for sore heels", "Rest for raw heels"),
    swap("a correction", "docs/data/corrections.yml", "date: 2026-11-20", "date: 2026-11-23"),
    swap("a claim", "docs/data/claims.yml", "It helps a little.", "It helps."),
    put("the words of the search", "docs/data/search.yml", SEARCH),
    swap("a sign of danger", "docs/data/triage.yml", "cold and pale", "cold and white"),
    put("an abbreviation", "docs/data/abbreviations.yml", "toe: one of five\n"),
    swap("the drawing of the foot", "docs/assets/drawings/foot.svg", "M0 50h100v50z", "M0 50h90v50z"),
    swap("the drawing of an exercise", "docs/assets/drawings/exercises/heel-raise.svg", "M0 0h1", "M0 0h2"),
    swap("a style", "docs/assets/styles/guide.css", "\n", "\n/* new */\n"),
    put("a page's own style", "docs/assets/styles/pages/about.css", "p { margin: 0; }\n"),
    swap("a script", "docs/assets/scripts/guide.js", "\n", "\n// new\n"),
    swap("a macro", "overrides/macros/lists.jinja", "<ul", '<ul data-new=""'),
    swap("a template", "overrides/partials/ways.html", "Ways on", "Onwards"),
    swap("a template that is no page", "overrides/llms.txt", "Written by volunteers", "Written at night by volunteers"),
    put("a new page", "docs/relief/ice.md", ICE),
    put("a new picture", "docs/assets/new.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    put("a draft", "docs/ideas.draft.md", PLAIN.format(title="An idea", body="See [the heel](symptoms/heel.md).")),
    swap("a link to a page", "docs/index.md", "symptoms/heel.md)", "about.md)"),
    swap("the guide's settings", "mkdocs.yml", "site_description: Sore feet", "site_description: Feet"),
    swap("the order of the navigation", "mkdocs.yml", ABOUT, DOCTOR),
    swap("the navigation of a section", "mkdocs.yml", "- relief/rest.md", "- relief/rest.md\n      - relief/ice.md"),
    swap("an old address", "mkdocs.yml", "redirect_maps: {}", "redirect_maps: {old/heel.md: conditions/sore-heel.md}"),
)  # fmt: skip
NAV = """
nav:
  - index.md
  - About: about.md
  - Doctor: doctor.md
  - Where it hurts:
      - symptoms/index.md
      - finder.md
      - symptoms/heel.md
      - symptoms/toe.md
      - symptoms/words.md
  - Foot troubles:
      - conditions/index.md
      - conditions/stiff-toe.md
      - conditions/sore-heel.md
  - What helps:
      - relief/index.md
      - relief/rest.md
      - prevention/shoes.md
      - exercises/index.md
      - exercises/heel-raise.md
      - sheets/index.md
  - More:
      - corrections.md
      - search.md
      - understand/myths.md
      - contribute/health.md
"""


def guide_of_tests(root: Path) -> Path:
    """Write a tiny guide with one of everything to `root`."""
    tiny_guide(root)
    for name, text in MORE.items():
        write(root / "docs" / name, text)
    write(root / "docs" / "data" / "corrections.yml", CORRECTIONS)
    write(root / "docs" / "data" / "claims.yml", CLAIMS)
    write(root / "docs" / "data" / "triage.yml", TRIAGE)
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(NAV)
    return root


def begin(root: Path) -> Guide:
    """Begin a preview of the guide in `root`."""
    guide = Guide(root, URL, **{name: value for name, value in SETTINGS.items() if name != "site_url"})
    guide.refresh()
    return guide


def everything(guide: Guide) -> dict[str, bytes | str]:
    """Return every file that a preview shows, or why it cannot be shown."""
    return {address: shown_at(guide, address) for address in sorted(guide.addresses())}


def shown_at(guide: Guide, address: str) -> bytes | str:
    try:
        return guide.get(address) or b""
    except Wrong as error:
        return str(error)
