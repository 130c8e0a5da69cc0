"""All pages together: every id that a page names exists, and pairs are written once."""

from __future__ import annotations

import pytest
from sites import FOOT, PAGES, Draft, draft, good, in_brief, in_full, read

HEEL, TOE, RAISE = "conditions/sore-heel.md", "conditions/stiff-toe.md", "exercises/heel-raise.md"


def told(*drafts, **options):
    return in_full(read(*drafts, **options)[1])


def test_good():
    assert list(good().conditions) == ["sore-heel", "stiff-toe"]


@pytest.mark.parametrize(
    ("src_uri", "old", "new", "said"),
    [
        (HEEL, "place: heel", "place: hel", "unknown-place: there is no place 'hel'; did you mean 'heel'?"),
        (
            HEEL,
            "feel: [ache]\n    when: [morning]",
            "feel: [ach]\n    when: [morning]",
            "unknown-word: 'ach' is no word for 'feel'; did you mean 'ache'?",
        ),
        (
            HEEL,
            "when: [morning]",
            "when: [mornin]",
            "unknown-word: 'mornin' is no word for 'when'; did you mean 'morning'?",
        ),
        (
            HEEL,
            "signs: [swollen]",
            "signs: [xyz]",
            "unknown-word: 'xyz' is no word for 'signs'; choose one from docs/data/vocabulary.yml, or add it there",
        ),
        (
            HEEL,
            "condition: stiff-toe",
            "condition: stif-toe",
            "unknown-condition: there is no condition 'stif-toe'; did you mean 'stiff-toe'?",
        ),
        (
            HEEL,
            "exercises: [heel-raise]",
            "exercises: [heal-raise]",
            "unknown-exercise: there is no exercise 'heal-raise'; did you mean 'heel-raise'?",
        ),
        (HEEL, "relief: [rest]", "relief: [rests]", "unknown-remedy: there is no remedy 'rests'; did you mean 'rest'?"),
        (
            HEEL,
            "prevention: [shoes]",
            "prevention: [xyz]",
            "unknown-habit: there is no habit 'xyz'; use the file name of a page in docs/prevention/",
        ),
        (HEEL, "page: rest", "page: rets", "unknown-page: there is no tip 'rets'; did you mean 'rest'?"),
        (
            HEEL,
            "page: rest",
            "page: stiff-toe",
            "unknown-page: there is no tip 'stiff-toe'; use the file name of a page in relief, prevention or exercises",
        ),
        (
            HEEL,
            "sources: [jones-2021]",
            "sources: [jons-2021]",
            "unknown-source: there is no source 'jons-2021'; did you mean 'jones-2021'?",
        ),
        (
            HEEL,
            "sources: [smith-2020]\n    page: rest",
            "sources: [xyz]\n    page: rest",
            "unknown-source: there is no source 'xyz'; add it to docs/data/sources.yml",
        ),
        (
            RAISE,
            "picture: heel-raise",
            "picture: heel-rise",
            "unknown-drawing: there is no drawing 'heel-rise.svg'; did you mean 'heel-raise'?",
        ),
        (
            "relief/rest.md",
            "exercises: [heel-raise]",
            "exercises: [xyz]",
            "unknown-exercise: there is no exercise 'xyz'; use the file name of a page in docs/exercises/",
        ),
        (
            "index.md",
            "reviewed:",
            "sources: [xyz]\nreviewed:",
            "unknown-source: there is no source 'xyz'; add it to docs/data/sources.yml",
        ),
    ],
)
def test_unknown_ids(src_uri, old, new, said):
    changed = draft(src_uri).but(old, new)
    line = next(line for line in new.split("\n") if line not in old.split("\n"))
    assert told(changed) == [f"{changed.at(line)}: {said}"]


def test_the_line_is_that_of_the_item():
    changed = draft(HEEL).but("relief: [rest]", "relief:\n  - rest\n  - sleep")
    assert in_brief(read(changed)[1]) == [f"{changed.at('- sleep')}: unknown-remedy"]


def test_own_look_alike():
    changed = draft(HEEL).but("condition: stiff-toe", "condition: sore-heel")
    assert told(changed) == [
        f"{changed.at('condition: sore')}: look-alike: 'sore-heel' is named as its own look-alike; "
        "name another condition"
    ]


def test_look_alike_twice():
    row = "  - condition: stiff-toe\n    here: The heel is sore.\n    there: The toe does not bend.\n"
    changed = draft(HEEL).but(row, row + row)
    assert told(changed) == [
        f"{changed.at('condition: stiff', 1)}: look-alike: the look-alike 'stiff-toe' stands here twice; "
        "keep one of the two"
    ]


def test_pair_on_both_pages():
    row = "look_alikes:\n  - {condition: sore-heel, here: It is stiff., there: It is sore.}\nrecovery:"
    changed = draft(TOE).but("recovery:", row)
    assert told(changed) == [
        f"{changed.at('condition: sore')}: look-alike: this pair is already written in docs/conditions/sore-heel.md; "
        "keep it on one of the two pages; it is drawn on both"
    ]


def test_pair_is_seen_from_both_sides():
    catalogue = good()
    seen = [
        [(pair.other.id, pair.this_sign, pair.other_sign) for pair in catalogue.look_alikes(entry)]
        for entry in catalogue.conditions.values()
    ]
    assert seen == [
        [("stiff-toe", "The heel is sore.", "The toe does not bend.")],
        [("sore-heel", "The toe does not bend.", "The heel is sore.")],
    ]


@pytest.mark.parametrize("name", ["title", "description"])
def test_shared(name):
    value = next(line for line in PAGES[HEEL].split("\n") if line.startswith(f"{name}:"))
    old = next(line for line in PAGES[TOE].split("\n") if line.startswith(f"{name}:"))
    changed = draft(TOE).but(old, value.upper().replace(name.upper(), name))
    assert told(changed) == [
        f"{changed.at(f'{name}:')}: shared-{name}: the {name} is the same as in docs/{HEEL}; "
        f"give each page its own {name}"
    ]


def test_unknown_region():
    changed = draft("symptoms/heel.md").but("[sole-heel]", "[sole-heel, sole-hel]")
    assert told(changed) == [
        f"{changed.at('sole-hel]')}: unknown-region: the foot map has no region 'sole-hel'; did you mean 'sole-heel'?"
    ]


def test_region_of_two_places():
    changed = draft("symptoms/toe.md").but("[sole-toe]", "[sole-toe, sole-heel]")
    assert told(changed) == [
        f"{changed.at('regions')}: region-taken: the region 'sole-heel' already belongs to docs/symptoms/heel.md; "
        "give each region to one place"
    ]


def test_region_that_leads_nowhere():
    assert told(draft("symptoms/toe.md").but("regions: [sole-toe]\n", "")) == [
        "docs/assets/drawings/foot.svg:4: region-unused: the region 'sole-toe' of the foot map leads nowhere; "
        "name it under 'regions' in the front matter of a place"
    ]


def test_what_hangs_on_the_whole_is_not_told_of_a_part():
    rules = [
        line.rpartition(": ")[2] for line in in_brief(read(draft("symptoms/toe.md").but("order: 2", "order: two"))[1])
    ]
    assert (rules[0], "region-unused" in rules) == ("front-matter-value", False)


@pytest.mark.parametrize(
    "svg", ["", "no svg", "<svg>", '<svg xmlns="http://www.w3.org/2000/svg"><g data-view-box="0 0 1 1"/></svg>']
)
def test_a_drawing_that_cannot_be_read(svg):
    assert "docs/assets/drawings/foot.svg:1: drawing" in in_brief(read(Draft("assets/drawings/foot.svg", svg))[1])


@pytest.mark.parametrize("box", ["", "0 0 100", "0 0 100 x", "# 0 0 100 100", "0,0,100,100"])
def test_a_view_whose_box_is_not_four_numbers(box):
    spoilt = Draft("assets/drawings/foot.svg", FOOT.replace('data-view-box="0 0 100 100"', f'data-view-box="{box}"', 1))
    assert spoilt.text != FOOT
    assert "docs/assets/drawings/foot.svg:2: drawing" in in_brief(read(spoilt)[1])


def test_a_path_without_a_shape_is_told():
    spoilt = Draft("assets/drawings/foot.svg", FOOT.replace(' d="M0 0h1"', ""))
    assert "docs/assets/drawings/foot.svg:1: drawing" in in_brief(read(spoilt)[1])


def test_places_stand_in_their_own_order_and_the_rest_by_title():
    catalogue = read(draft("symptoms/heel.md").but("order: 1", "order: 3"))[0]
    assert (list(catalogue.places), list(catalogue.conditions)) == (["toe", "heel"], ["sore-heel", "stiff-toe"])


@pytest.mark.parametrize(
    ("id_", "path"), [("rest", "relief/rest.md"), ("shoes", "prevention/shoes.md"), ("heel-raise", RAISE)]
)
def test_tips(id_, path):
    assert good().tip(id_).src_uri == path


def test_no_tip():
    assert good().tip("sore-heel") is None


def test_all_problems_of_all_pages_at_once():
    spoilt = draft(HEEL).but("place: heel", "place: hel"), draft(TOE).but("title: Stiff toe", "titel: Stiff toe")
    rules = {line.rpartition(": ")[2] for line in in_brief(read(*spoilt)[1])}
    assert rules == {"front-matter-unknown-key", "unknown-place"}
