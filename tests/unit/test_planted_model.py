"""More planted mistakes: in front matter, and where a page contradicts itself or another.

Each is one mistake in one file of the tiny guide: what takes the place of what, and the only problem that is told.
"""

from __future__ import annotations

import pytest
from guarding import plant, told
from sites import PAGES, Draft, draft

HEEL, ABOUT, PLACE, TOE = "conditions/sore-heel.md", "about.md", "symptoms/heel.md", "symptoms/toe.md"
REST, RAISE = "relief/rest.md", "exercises/heel-raise.md"
TITLE, REVIEWED = "title: About this tiny guide", "reviewed: 2026-11-22"

# Front matter that YAML, or a reader, takes for something else than its author.
IN_FRONT_MATTER = {
    "a second block": (
        ABOUT, f"{REVIEWED}\n---\n", f"{REVIEWED}\n---\n\n---\ntitle: Other\n---\n",
        "7: front-matter-shape: a second block of front matter begins here, and would be shown as text",
    ),
    "a block that ends too early": (
        ABOUT, "description:", "---\ndescription:",
        "3: front-matter-unclosed: the front matter ends here, above 'description' on line 4",
    ),
    "a value that is cut off": (
        ABOUT, "for your own foot.", "for the #1 foot.",
        "3: front-matter-yaml: '#1 foot.' is left out: with ' #' begins a comment; put quotes",
    ),
    "an entry that is cut off": (
        HEEL, "relief: [rest]", "relief:\n  - rest #2",
        "38: front-matter-yaml: '#2' is left out: with ' #' begins a comment",
    ),
    "a no-break space behind a colon": (
        ABOUT, "title: About", "title:\u00a0About", "2: front-matter-yaml: 'title:\u00a0About this tiny guide' has a s",
    ),
    "a no-break space as indentation": (
        HEEL, "    fit: typical", "\u00a0   fit: typical", "12: front-matter-yaml: 'fit: typical' has a space that is",
    ),
    "yes for true": (ABOUT, REVIEWED, f"wide: yes\n{REVIEWED}", "4: front-matter-value: 'wide: yes' is not true or fa"),
    "True for true": (ABOUT, REVIEWED, f"wide: True\n{REVIEWED}", "4: front-matter-value: 'wide: True' is not true or"),
    "no for an answer": (
        HEEL, "answer: caution", "answer: no",
        "18: front-matter-value: 'running.answer: no' is not an answer; write one of: stop, caution, carry-on",
    ),
    "a decimal for a whole number": (
        RAISE, "sets: 3", "sets: 3.0", "7: front-matter-value: 'dose.sets: 3.0' is not a whole number",
    ),
    "minutes and seconds": (
        RAISE, "repetitions: 12", "minutes: 1:30", "8: front-matter-value: 'dose.minutes: 1:30' is not a number",
    ),
    "not a number": (RAISE, "repetitions: 12", "minutes: .nan", "8: front-matter-value: 'dose.minutes: .nan' is not a"),
    "a number with a line in it": (
        RAISE, "repetitions: 12", "minutes: 1_0.5", "8: front-matter-value: 'dose.minutes: 1_0.5' is not a number",
    ),
    "too much": (RAISE, "days_a_week: 3", "days_a_week: 8", "9: front-matter-value: 'dose.days_a_week: 8' should be a"),
    "too little": (RAISE, "sets: 3", "sets: 0", "7: front-matter-value: 'dose.sets: 0' should be at least 1"),
    "a list of dates": (ABOUT, REVIEWED, "reviewed: [2026-11-22]", "4: front-matter-value: 'reviewed' is not a date s"),
    "a date long ago": (ABOUT, REVIEWED, "reviewed: 1999-01-01", "4: front-matter-value: 'reviewed: 1999-01-01' is to"),
    "a date for a change": (
        ABOUT, REVIEWED, f"changed: 2026-11-20\n{REVIEWED}",
        "4: front-matter-value: 'changed: 2026-11-20' is not a list of 'key: value' lines",
    ),
    "only spaces": (ABOUT, TITLE, 'title: "   "', "2: front-matter-value: 'title' is empty"),
    "a single letter": (ABOUT, TITLE, "title: y", "2: front-matter-value: 'title: y' has 1 character, and should have"),
    "one entry": (HEEL, "[Rest it., Cool it.]", "[Rest it.]", "20: front-matter-value: 'today' has 1 entry, and shoul"),
    "a star before a text": (
        ABOUT, TITLE, "title: *About this guide",
        "2: front-matter-yaml: the line uses a YAML anchor or alias; write the value out; a text that begins with '*'",
    ),
    "an exclamation mark before a text": (
        ABOUT, TITLE, "title: !About this guide",
        "2: front-matter-yaml: the YAML tag '!About' is not allowed; write plain text, numbers, dates and lists only;",
    ),
    "a zero byte by its number": (
        ABOUT, TITLE, r'title: "About \x00 this tiny guide"',
        "2: invisible-character: 'title' holds an invisible control character 0x00",
    ),
    "an override by its number": (
        ABOUT, TITLE, r'title: "About \u202e this tiny guide"',
        "2: invisible-character: 'title' holds an invisible right-to-left override",
    ),
    "lines that are shown as one": (
        ABOUT, TITLE, "title: |\n  About this\n  tiny guide",
        "2: front-matter-markup: the text of 'title' has several lines, and is shown as one; write '>-'",
    ),
    "a line end by its letter": (
        ABOUT, TITLE, r"title: About this\n tiny guide", r"2: front-matter-markup: '\n' is shown just so",
    ),
    "an address": (
        REST, "in_short: Run less for some days.", "in_short: Run less, see https://x.example/y.",
        "5: front-matter-markup: 'https://x.example/y.' is shown just so",
    ),
    "an address without https": (
        REST, "in_short: Run less for some days.", "in_short: Run less, see www.x.example.",
        "5: front-matter-markup: 'www.x.example.' is shown just so",
    ),
    "a number before a step": (
        RAISE, "[Stand on both feet., Rise on tiptoe.]", "[Stand on both feet., 2. Rise on tiptoe.]",
        "10: front-matter-markup: '2.' is shown just so",
    ),
    "an id without its sign": (
        REST, "verdict: It helps some [@smith-2020].", "verdict: It helps some [smith-2020].",
        "8: citation-broken: '[smith-2020]' is no citation; write '[@id]'",
    ),
}  # fmt: skip

# What contradicts itself, or another page.
IN_THE_MODEL = {
    "a case under two urgencies": (
        HEEL, "routine: [it lasts for weeks]", "routine: [You cannot stand on it]",
        "23: listed-twice: 'You cannot stand on it' stands under 'urgent' as well; say it once, where it is most urgen",
    ),
    "an if too many": (
        HEEL, "routine: [it lasts for weeks]", "routine: [if it lasts for weeks]",
        "23: front-matter-value: 'if it lasts for weeks' follows '… if', which is written before it",
    ),
    "an if too many in a stop rule": (
        RAISE, "stop: it hurts", "stop: Stop if it hurts", "11: front-matter-value: 'Stop if it hurts' follows 'Stop i",
    ),
    "two rows for the same help": (
        HEEL, "what: Heel raises", "what: rest", "31: listed-twice: 'rest' stands in 'helps' a second time; make one r",
    ),
    "the title as another name": (
        HEEL, "also_called: [heel pain]", "also_called: [sore heel]", "5: listed-twice: 'sore heel' is the title",
    ),
    "an age that is usual and never occurs": (
        HEEL, "running:\n", "finder: {ages: [child, teen], never: [child]}\nrunning:\n",
        "17: front-matter-value: 'child' stands under 'ages' as well",
    ),
    "no age at all": (
        HEEL, "running:\n", "finder:\n  never: [child, teen, adult, older]\nrunning:\n",
        "18: front-matter-value: 'finder.never' names every age",
    ),
    "a visit for an emergency": (
        HEEL, "running:\n", "finder:\n  see: emergency\nrunning:\n",
        "18: front-matter-value: 'finder.see: emergency' is not an answer; write 'routine' or 'urgent'",
    ),
    "a range from more to less": (
        HEEL, "range: From 2 to 8 weeks", "range: From 8 to 2 weeks",
        "44: front-matter-value: '8 to 2 week' goes from more to less",
    ),
    "a dose of nothing": (
        RAISE, "  repetitions: 12\n", "", "6: front-matter-value: 'dose' says how many sets, but not of what",
    ),
    "a place beside itself": (
        PLACE, "order: 1", "near: [toe, heel]\norder: 1", "8: front-matter-value: 'heel' is this place itself",
    ),
    "a capital in the middle of a sentence": (
        PLACE, "where: in the heel", "where: In the heel", "5: front-matter-value: 'where: In the heel' stands in the",
    ),
    "two places of the same name": (
        TOE, "name: Toe", "name: heel", "4: front-matter-value: 'name: heel' is also that of docs/symptoms/heel.md",
    ),
    "a region twice": (
        PLACE, "regions: [sole-heel]", "regions: [sole-heel, sole-heel]", "7: listed-twice: 'sole-heel' stands in 'reg",
    ),
    "a comma in a list": (
        HEEL, "today: [Rest it., Cool it.]", "today: [Rest it, for a day or two., Cool it.]",
        "20: list-split: 'Rest it' in 'today' ends without a full stop",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("src_uri", "old", "new", "said"),
    [*IN_FRONT_MATTER.values(), *IN_THE_MODEL.values()],
    ids=[*IN_FRONT_MATTER, *IN_THE_MODEL],
)
def test_it_is_told_once_and_on_its_line(src_uri, old, new, said):
    (problem,) = told(Draft(src_uri, draft(src_uri).text.replace(old, new, 1)))
    assert problem.startswith(f"docs/{src_uri}:{said}")


def test_a_page_in_the_folder_of_another_kind():
    page = draft(PLACE).but("title: Why", "title: And why").but("description: The", "description: A")
    assert [
        problem
        for problem in told(Draft("conditions/heel.md", page.text))
        if problem.startswith("docs/conditions/heel.md")
    ] == [
        "docs/conditions/heel.md:4: front-matter-kind: a page in this folder has no 'name', 'where', 'regions': "
        "these are fields of a page of the kind 'place'; move the page to docs/symptoms/, or take the fields out"
    ]


def test_two_tips_with_the_same_file_name():
    page = (
        draft(REST).but("title: Rest\n", "title: Rest well\n").but("how long\n", "how much\n").but("n: Rest", "n: It")
    )
    assert told(Draft("prevention/rest.md", page.text)) == [
        "docs/prevention/rest.md:1: id-taken: the id 'rest' is already that of docs/relief/rest.md; "
        "give the file another name"
    ]


# Unusual, and right.
GOOD = {
    "a comment behind a value": (ABOUT, TITLE, f"{TITLE}  # its name"),
    "a hash in quotes": (ABOUT, TITLE, 'title: "About the #1 tiny guide"'),
    "a hash inside a word": (ABOUT, TITLE, "title: About the tiny guide no#1"),
    "a text over several lines": (ABOUT, TITLE, "title: >-\n  About this\n  tiny guide"),
    "a colon in quotes": (ABOUT, TITLE, "title: 'About: this tiny guide'"),
    "quoted keys": (ABOUT, TITLE, '"title": About this tiny guide'),
    "a date in quotes": (ABOUT, REVIEWED, "reviewed: '2026-11-22'"),
    "a no-break space in a text": (ABOUT, "title: About this", "title: About\u00a0this"),
    "an accent": (ABOUT, TITLE, "title: A naïve “tiny” guide – café"),
    "half a minute": (RAISE, "repetitions: 12", "minutes: 0.5"),
    "a hold alone": (RAISE, "repetitions: 12", "hold: 30"),
    "a list that is not indented": (HEEL, "relief: [rest]", "relief:\n- rest"),
    "a comma behind the last entry": (HEEL, "relief: [rest]", "relief: [rest,]"),
    "a text with a comma in quotes": (HEEL, "[Rest it., Cool it.]", "['Rest it, for a day.', Cool it.]"),
    "entries without full stops": (HEEL, "[Rest it., Cool it.]", "[Rest it, Cool it]"),
    "a question among sentences": (HEEL, "[Rest it., Cool it.]", "[Rest it., Does it help?]"),
    "a range over two units": (HEEL, "range: From 2 to 8 weeks", "range: From 6 weeks to 3 months"),
    "a case that begins like if": (HEEL, "routine: [it lasts for weeks]", "routine: [iffy toes last for weeks]"),
    "a number that begins a text": (HEEL, "what: Heel raises", "what: 3 heel raises a day"),
    "a name that keeps its capital": (PLACE, "where: in the heel", "where: Achilles tendon"),
    "a line of hyphens in the body": (ABOUT, "It is made for tests.", "---\n\nIt is made for tests."),
}  # fmt: skip


@pytest.mark.parametrize(("src_uri", "old", "new"), GOOD.values(), ids=GOOD)
def test_what_is_unusual_and_right_is_left_alone(src_uri, old, new):
    assert told(plant(f"docs/{src_uri}", old, new)) == []


def test_every_good_example_changes_a_page():
    assert [
        name
        for name, (src_uri, old, *_) in {**GOOD, **IN_FRONT_MATTER, **IN_THE_MODEL}.items()
        if old not in PAGES[src_uri]
    ] == []
