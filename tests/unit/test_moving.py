"""Renaming and removing pages: what names them follows, and every old address leads on in one step."""

from __future__ import annotations

import pytest
from footcare import moving, navigation, redirects
from footcare.edits import Refused
from guarding import guide_of, own_settings, problems_of
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import DATA, PAGES, Draft, in_full

COMMENT = "      redirect_maps: {} # old address: the page that took its place\n"
SETTINGS = (
    own_settings().replace("      redirect_maps: {}\n", COMMENT)
    + "nav:\n"
    + "".join(f"  - {name} # why it is here\n" for name in PAGES)
)
TEXTS = {f"docs/{name}": text for name, text in {**PAGES, **DATA}.items()} | {"mkdocs.yml": SETTINGS}
TEXTS["README.md"] = "See [rest](docs/relief/rest.md)."


def after(texts, edits):
    """Return the texts as they are when the edits have been made."""
    return {path: text for path, text in {**texts, **edits}.items() if text is not None}


def renamed(old, new, **more):
    return after({**TEXTS, **more}, moving.rename({**TEXTS, **more}, old, new))


def removed(old, to="", **more):
    return after({**TEXTS, **more}, moving.remove({**TEXTS, **more}, old, to))


def refusal(do, *words, **more):
    with pytest.raises(Refused) as caught:
        do(*words, **more)
    return str(caught.value)


def guard(texts):
    """Return what the guard says of texts in which pages have moved."""
    drafts = [Draft(path[5:], text) for path, text in texts.items() if path.startswith("docs/")]
    gone = {name for name in PAGES if f"docs/{name}" not in texts}
    return in_full(problems_of(guide_of(*drafts, without=gone, mkdocs=texts["mkdocs.yml"])))


def map_of(texts):
    return {old: new for old, new, _ in redirects.entries(texts["mkdocs.yml"])}


@pytest.mark.parametrize(
    "old", [name for name in PAGES if not name.endswith(("index.md", "words.md")) and name != "doctor.md"]
)
def test_after_any_rename_the_guard_is_content(old):
    new = old.replace(".md", "-anew.md")
    texts = renamed(old, new)
    assert guard(texts) == []
    assert map_of(texts) == {old: new}
    assert texts["mkdocs.yml"].count(" # why it is here") == len(PAGES)
    assert " # old address: the page that took its place\n" in texts["mkdocs.yml"]


def test_what_names_a_page_follows():
    texts = renamed("conditions/stiff-toe.md", "conditions/worn-toe.md")
    assert "  - condition: worn-toe\n" in texts["docs/conditions/sore-heel.md"]
    texts = renamed("exercises/heel-raise.md", "exercises/rise.md")
    assert "    page: rise\n" in texts["docs/conditions/sore-heel.md"]
    assert "exercises: [rise]\n" in texts["docs/relief/rest.md"]
    assert "picture: heel-raise\n" in texts["docs/exercises/rise.md"]  # a drawing is not the page
    texts = renamed("symptoms/toe.md", "symptoms/big-toe.md")
    assert "  - place: big-toe\n" in texts["docs/conditions/stiff-toe.md"]
    assert "(symptoms/big-toe.md#what-could-it-be)" in texts["docs/index.md"]
    assert renamed("relief/rest.md", "relief/pause.md")["README.md"] == "See [rest](docs/relief/pause.md)."


BODY = """\
[a](../relief/rest.md#sources "Rest") [b]( <../relief/rest.md> ) <a href='../relief/rest.md#x'>c</a>

[d]: ../relief/rest.md

`[e](../relief/rest.md)` [f](https://example.org/relief/rest.md) [g](rest.md)

```
[h](../relief/rest.md)
```

{{ symptoms(place="toe", condition='stiff-toe') }} place="toe"
"""


def test_links_follow_in_every_form_but_not_in_code():
    page = {"docs/conditions/x.md": BODY}
    assert renamed("relief/rest.md", "relief/pause.md", **page)["docs/conditions/x.md"] == (
        BODY.replace("](../relief/rest.md#", "](../relief/pause.md#")
        .replace("<../relief/rest.md>", "<../relief/pause.md>")
        .replace("'../relief/rest.md#x'", "'../relief/pause.md#x'")
        .replace("[d]: ../relief/rest.md", "[d]: ../relief/pause.md")
    )


def test_what_a_macro_picks_follows():
    text = renamed("symptoms/toe.md", "symptoms/ray.md", **{"docs/x.md": BODY})["docs/x.md"]
    assert '{{ symptoms(place="ray", condition=\'stiff-toe\') }} place="toe"' in text
    text = renamed("conditions/stiff-toe.md", "conditions/hard-toe.md", **{"docs/x.md": BODY})["docs/x.md"]
    assert '{{ symptoms(place="toe", condition=\'hard-toe\') }} place="toe"' in text


def test_data_and_stories_follow_and_keep_their_form():
    more = {
        "docs/data/triage.yml": "flags:\n  a: {conditions: [sore-heel, 'stiff-toe']} # two\n",
        "docs/data/claims.yml": "one: {page: conditions/stiff-toe.md}\n",
        "tests/presentations.yml": "x: {cause: stiff-toe,\n  answers: {places: [stiff-toe]}}\n",
        "tests/queries.yml": "kept:\n  - {says: stiff-toe, right: [conditions/stiff-toe]}\n",
    }
    texts = renamed("conditions/stiff-toe.md", "conditions/worn-toe.md", **more)
    assert {path: texts[path] for path in more} == {
        "docs/data/triage.yml": "flags:\n  a: {conditions: [sore-heel, 'worn-toe']} # two\n",
        "docs/data/claims.yml": "one: {page: conditions/worn-toe.md}\n",
        "tests/presentations.yml": "x: {cause: worn-toe,\n  answers: {places: [stiff-toe]}}\n",
        "tests/queries.yml": "kept:\n  - {says: stiff-toe, right: [conditions/worn-toe]}\n",
    }
    search = {"docs/data/search.yml": "places:\n  toe: [toes] # ten\nfeels:\n  toe: [x]\n"}
    changed = renamed("symptoms/toe.md", "symptoms/ray.md", **search)["docs/data/search.yml"]
    assert changed == "places:\n  ray: [toes] # ten\nfeels:\n  toe: [x]\n"


def test_a_plain_page_may_change_its_folder_with_all_its_links():
    page = {"docs/about.md": "---\ntitle: A\n---\n[a](relief/rest.md#x) ![b](assets/c.svg) [me](about.md#d) [t](#d)\n"}
    texts = renamed("about.md", "understand/us/about.md", **page)
    assert texts["docs/understand/us/about.md"] == (
        "---\ntitle: A\n---\n[a](../../relief/rest.md#x) ![b](../../assets/c.svg) [me](about.md#d) [t](#d)\n"
    )


def test_windows_line_ends_stay():
    page = {"docs/x.md": "---\r\ntitle: A\r\n---\r\n[a](relief/rest.md)\r\n"}
    texts = renamed("relief/rest.md", "relief/pause.md", **page)
    assert texts["docs/x.md"] == "---\r\ntitle: A\r\n---\r\n[a](relief/pause.md)\r\n"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("gone.md", "new.md", "there is no page 'gone.md'"),
        ("about.md", "about.md", "is called 'about.md' already"),
        ("relief/rest.md", "prevention/rest.md", "a page stays in its folder, which decides its kind"),
        ("relief/rest.md", "relief/heel-raise.md", "looks like docs/exercises/heel-raise.md"),
        ("relief/rest.md", "relief/Rest.md", "is no name for a page"),
        ("conditions/index.md", "conditions/all.md", "is where the guide expects it"),
        ("symptoms/words.md", "symptoms/pain.md", "is where the guide expects it"),
    ],
)
def test_a_rename_that_cannot_be(old, new, says):
    assert says in refusal(renamed, old, new)


def test_nobody_takes_the_old_address_of_another_page():
    texts = renamed("relief/rest.md", "relief/pause.md")
    texts["docs/relief/ice.md"] = texts["docs/relief/pause.md"]
    assert "is the old address of relief/pause.md" in refusal(moving.rename, texts, "relief/ice.md", "relief/rest.md")
    said = refusal(moving.rename, texts, "prevention/shoes.md", "prevention/rest.md")
    assert "looks like the old address of relief/pause.md" in said


def test_there_and_back_leaves_the_old_address_to_its_page():
    texts = renamed("relief/rest.md", "relief/pause.md")
    texts = after(texts, moving.rename(texts, "relief/pause.md", "relief/rest.md"))
    assert map_of(texts) == {"relief/pause.md": "relief/rest.md"}
    assert {path: text for path, text in texts.items() if path != "mkdocs.yml"} == {
        path: text for path, text in TEXTS.items() if path != "mkdocs.yml"
    }


def test_a_page_that_goes_for_another_of_its_kind():
    texts = removed("relief/rest.md", "prevention/shoes.md#sources")
    assert texts["README.md"] == "See [rest](docs/prevention/shoes.md#sources)."
    assert map_of(texts) == {"relief/rest.md": "prevention/shoes.md#sources"}
    texts = removed("symptoms/toe.md", "symptoms/heel.md")
    assert "(symptoms/heel.md#what-could-it-be)" in texts["docs/index.md"]  # every place has that section


def test_a_part_that_only_the_old_page_had_is_left_out():
    page = {"docs/x.md": "[a](symptoms/toe.md#my-own-part)"}
    assert removed("symptoms/toe.md", "symptoms/heel.md", **page)["docs/x.md"] == "[a](symptoms/heel.md)"
    assert removed("symptoms/toe.md", "about.md", **page)["docs/x.md"] == "[a](about.md)"


def test_without_a_follower_the_guard_tells_who_still_needs_it():
    texts = removed("exercises/heel-raise.md")
    assert map_of(texts) == {"exercises/heel-raise.md": "index.md"}
    rules = {line.split(": ")[1] for line in guard(texts)}
    assert {"unknown-exercise", "unknown-page"} <= rules


@pytest.mark.parametrize("name", ["rest", "rest.md", "relief/rest", "relief/rest.md", "docs/relief/rest.md"])
def test_a_page_is_found_by_any_of_its_names(name):
    assert moving.find(name, set(PAGES)) == "relief/rest.md"


def test_a_name_that_is_none_or_could_be_two():
    assert refusal(moving.find, "rset", set(PAGES)) == "there is no page 'rset'; did you mean 'rest'?"
    both = {*PAGES, "prevention/rest.md"}
    assert refusal(moving.find, "rest", both) == "'rest' can be prevention/rest.md or relief/rest.md; say which"


def test_what_code_says_of_a_page_is_shown():
    texts = {"a.py": "x\n'conditions/gout/'\n", "b.py": "conditions/gouty", "c.js": "about\nabout/x\n'about.md'"}
    assert list(moving.mentions(texts, "conditions/gout.md")) == [("a.py", 2)]
    assert list(moving.mentions(texts, "about.md")) == [("c.js", 3)]
    assert list(moving.mentions({"tests/presentations.yml": "a: {\n cause: gout}"}, "conditions/gout.md")) == [
        ("tests/presentations.yml", 2)
    ]


NAMES = ("one", "two-b", "three", "four-d", "sore-heel", "stiff-toe")
MOVES = st.lists(
    st.tuples(
        st.sampled_from(["rename", "rename", "remove"]),
        st.sampled_from(NAMES),
        st.sampled_from([*NAMES, "", "about"]),
        st.sampled_from(["", "", "#sources"]),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(MOVES)
def test_every_old_address_leads_in_one_step_to_a_page_that_is_there(moves):
    texts, addresses = TEXTS, set(PAGES)
    for what, name, other, part in moves:
        old, new = f"conditions/{name}.md", "about.md" if other == "about" else f"conditions/{other}.md"
        try:
            if what == "rename":
                edits = moving.rename(texts, old, new)
            else:
                edits = moving.remove(texts, old, f"{new}{part}" if other else "")
        except Refused:
            continue
        texts = after(texts, edits)
        pages = {path[5:] for path in texts if path.startswith("docs/") and path.endswith(".md")}
        addresses |= pages
        targets = map_of(texts)
        assert list(redirects.check(texts["mkdocs.yml"], pages)) == []
        assert list(navigation.check(texts["mkdocs.yml"], pages)) == []
        assert addresses - pages == set(targets)
        assert {new.partition("#")[0] for new in targets.values()} <= pages


WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=4)
ADDRESS = st.lists(WORD, min_size=1, max_size=2).map(lambda words: f"{'/'.join(words)}.md")
MAPS = st.dictionaries(ADDRESS, st.builds("{}{}".format, ADDRESS, st.sampled_from(["", "#a-b"])), max_size=5)
FORMS = [
    "plugins:\n  - search\n  - redirects: # why\n      redirect_maps: {} # old: new\nextra: 1 # last\n",
    "plugins:\n  redirects:\n    redirect_maps:\n      # the first\n      z/z.md: y.md # a reason\nextra: 1 # last\n",
    "plugins:\n- redirects:\n    redirect_maps: {z/z.md: y.md}\nextra: 1 # last",
    "plugins:\n- redirects:\n    redirect_maps:\nextra: 1 # last\n",
]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FORMS), st.lists(MAPS, min_size=1, max_size=3))
def test_the_map_is_written_line_by_line_and_nothing_else_changes(text, maps):
    for targets in maps:
        text = redirects.rewritten(text, targets)
        assert {old: new for old, new, _ in redirects.entries(text)} == targets
        assert "\nextra: 1 # last" in text


def test_comments_of_redirects_that_stay_stay():
    text = redirects.rewritten(FORMS[1], {"z/z.md": "x.md", "a.md": "y.md"})
    assert "      # the first\n      z/z.md: x.md # a reason\n      a.md: y.md\n" in text


@pytest.mark.parametrize("text", ["a: 1\n", "plugins:\n  - redirects: {redirect_maps: {a.md: b.md}}\n"])
def test_a_map_that_only_a_person_can_change(text):
    assert "redirect" in refusal(redirects.rewritten, text, {"c.md": "d.md"})
