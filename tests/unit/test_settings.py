"""Planted mistakes in mkdocs.yml: each is one problem, on its line, and nothing that follows from it is told."""

from __future__ import annotations

import pytest
from footcare import check
from footcare.rules import settings
from guarding import guide_of, own_settings, told
from sites import in_full, tiny_guide

SITE = '"https://runners-feet.example/"'
MAPS = "redirect_maps: {}"

# What takes the place of what, words of the line on which it is told, and the beginning of what is said.
PLANTED = {
    "a key twice": (
        "repo_name: Edit this guide", "repo_name: Edit this guide\nrepo_name: Edit it", "repo_name: Edit it",
        "settings: the key 'repo_name' stands here a second time (first on line 6), and only this one counts; keep one",
    ),
    "an unknown key": (
        "extra_css:", "extra_cs:", "extra_cs:", "settings: there is no setting 'extra_cs'; did you mean 'extra_css'?",
    ),
    "a misspelt list of hooks": ("hooks:", "hoks:", "hoks:", "settings: there is no setting 'hoks'; did you mean 'hoo"),
    "no name": ("site_name: Runner's Foot Guide\n", "", "site_description", "settings: 'site_name' is missing; add"),
    "no address": (f"site_url: !ENV [GUIDE_SITE_URL, {SITE}]\n", "", "site_name", "settings: 'site_url' is missing; a"),
    "an address without a slash": (
        SITE, '"https://runners-feet.example"', "https://runners", "settings: 'site_url: https://runners-feet.example'",
    ),
    "an insecure address": (
        SITE, '"http://runners-feet.example/"', "http://runners",
        "settings: 'site_url: http://runners-feet.example/' is no address with https://",
    ),
    "an address from the environment alone": (
        f"!ENV [GUIDE_SITE_URL, {SITE}]", "!ENV GUIDE_SITE_URL", "!ENV GUIDE_SITE_URL",
        "settings: 'site_url' has no address for those who have not set GUIDE_SITE_URL",
    ),
    "another theme": ("name: material", "name: materials", "materials", "settings: 'theme.name' is not 'material'"),
    "no templates": ("  custom_dir: overrides\n", "", "theme:", "settings: 'theme.custom_dir' is not 'overrides'"),
    "fonts from another host": ("font: false", "font: {text: Roboto}", "Roboto", "third-party: the theme would let re"),
    "an icon that is not there": (
        "drawings/favicon.svg", "drawings/favico.svg", "favico.svg",
        "link-target: 'assets/drawings/favico.svg' leads to no file of the guide; did you mean 'assets/drawings/favico",
    ),
    "a hook misspelt": (
        "hooks/read_pages.py", "hooks/read_page.py", "read_page.py",
        "settings: 'hooks/read_page.py' is not among 'hooks'; did you mean 'read_pages.py'?",
    ),
    "a hook taken out": (
        "  - hooks/check_site.py\n", "", "hooks:", "settings: 'hooks' lacks 'check_site.py'; add it: without it parts",
    ),
    "hooks out of order": (
        "  - hooks/read_pages.py\n  - hooks/draw_pages.py\n", "  - hooks/draw_pages.py\n  - hooks/read_pages.py\n",
        "hooks:", "settings: the hooks are not in the order in which they run; write them as read_pages.py, draw_pages",
    ),
    "a plug-in that is not installed": (
        "  - redirects:", "  - nosuch\n  - redirects:", "- nosuch", "settings: the plug-in 'nosuch' is not installed;",
    ),
    "an extension taken out": (
        "  - attr_list\n", "", "markdown_extensions:", "settings: 'markdown_extensions' lacks 'attr_list'; add it",
    ),
    "an extension twice": (
        "  - attr_list\n", "  - attr_list\n  - abbr\n", "- abbr",
        "settings: 'abbr' stands in 'markdown_extensions' a second time; keep one of the two",
    ),
    "another folder": ("extra_css:", "docs_dir: pages\nextra_css:", "docs_dir", "settings: 'docs_dir' cannot be set:"),
    "another file": ("extra_css:", "INHERIT: ../x.yml\nextra_css:", "INHERIT", "settings: 'INHERIT' cannot be set: wh"),
    "a style sheet from elsewhere": (
        "- assets/styles/tokens.css", "- https://x.example/a.css", "x.example", "third-party: 'https://x.example/a.css",
    ),
    "a script from elsewhere": (
        "  - path: assets/scripts/guide.js", "  - path: //x.example/a.js", "x.example", "third-party: '//x.example/a.j",
    ),
    "a style sheet twice": (
        "  - assets/styles/tokens.css\n", "  - assets/styles/guide.css\n", "- assets/styles/guide.css",
        "settings: 'assets/styles/guide.css' stands in 'extra_css' a second time; keep one of the two",
    ),
    "a redirect from no page": (
        MAPS, "redirect_maps: {old: doctor.md}", "{old", "settings: 'old' is no file that a page could have had; write",
    ),
    "a redirect from outside": (
        MAPS, "redirect_maps: {../old.md: doctor.md}", "{../old", "settings: '../old.md' is no file that a page could",
    ),
    "a redirect twice": (
        MAPS, "redirect_maps:\n        a.md: doctor.md\n        a.md: about.md", "a.md: about.md",
        "settings: the key 'a.md' stands here a second time",
    ),
    "redirects that are a list": (
        MAPS, "redirect_maps: [a.md]", "[a.md]", "settings: 'redirect_maps' is no list of 'old.md: new.md' lines; writ",
    ),
    "redirects under another name": (
        MAPS, "redirects_maps: {}", "redirects_maps", "settings: the plug-in 'redirects' has no option 'redirects_maps",
    ),
    "a redirect to a part that is not there": (
        MAPS, "redirect_maps: {a.md: 'doctor.md#every-flag'}", "{a.md",
        "link-anchor: the redirect from 'a.md' leads to 'doctor.md#every-flag', and docs/doctor.md has nothing called",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "words", "said"), PLANTED.values(), ids=PLANTED)
def test_it_is_told_once_and_on_its_line(old, new, words, said):
    text = own_settings().replace(old, new, 1)
    assert text != own_settings()
    line = [number for number, one in enumerate(text.split("\n"), 1) if words in one][-1 if "second" in said else 0]
    (problem,) = told(mkdocs=text)
    assert problem.startswith(f"mkdocs.yml:{line}: {said}")


NAV = "nav:\n  - index.md\n"


@pytest.mark.parametrize(
    ("entry", "line", "said"),
    [
        (
            "  - no: about.md\n",
            3,
            "settings: 'no' is read as something else than the text 'no'; put it in quotes: 'no'",
        ),
        ("  - '': about.md\n", 3, "settings: an entry of the navigation has no name; write one, or only the file"),
        (
            "  - Home: about.md\n    Doctor: doctor.md\n",
            4,
            "settings: 'Doctor' stands in one entry with 'Home'; begin it",
        ),
        ("  - Home: []\n", 3, "nav-missing-page: a part holds no page; name its pages, or take it out"),
    ],
)
def test_an_entry_of_the_navigation(entry, line, said):
    problems = in_full(settings.check(f"{NAV}{entry}"))
    assert [problem for problem in problems if problem.startswith(f"mkdocs.yml:{line}: {said}")]


GOOD = {
    "quoted": ("site_name: Runner's Foot Guide", 'site_name: "Runner\'s Foot Guide"'),
    "an address without the environment": (f"!ENV [GUIDE_SITE_URL, {SITE}]", "https://example.org/guide/"),
    "a folder on another host": (SITE, '"https://example.org/guide/"'),
    "a redirect to a part": (MAPS, "redirect_maps: {a.md: 'doctor.md#every-red-flag'}"),
    "a redirect to another site": (MAPS, "redirect_maps: {a.md: 'https://example.org/'}"),
    "a setting of MkDocs": ("extra_css:", "site_author: A runner\nextra_css:"),
    "a plug-in that is installed": ("  - redirects:", "  - search\n  - redirects:"),
    "one more extension": ("  - abbr\n", "  - abbr\n  - wikilinks\n"),
    "one more hook": ("  - hooks/check_site.py\n", "  - hooks/check_site.py\n  - hooks/more.py\n"),
    "hooks in a folder of their own": (" hooks/", " /srv/guide/hooks/"),
}


@pytest.mark.parametrize(("old", "new"), GOOD.values(), ids=GOOD)
def test_what_is_unusual_and_right_is_left_alone(old, new):
    text = own_settings().replace(old, new)
    assert text != own_settings()
    assert told(mkdocs=text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<<<<<<< HEAD\nsite_name: a\n=======\nsite_name: b\n>>>>>>> b\n", "mkdocs.yml:1: merge-conflict: "),
        ("site_name: a\ndraft_docs: [a]\n", "mkdocs.yml:2: settings: 'draft_docs' is no text"),
        ("site_name: a\nmarkdown_extensions: 5\n", "mkdocs.yml:2: settings: 'markdown_extensions' is no list"),
        ("site_name: a\nsite_url: [a]\n", "mkdocs.yml:1: settings: it cannot be used: "),
    ],
)
def test_settings_that_nothing_can_be_checked_by(tmp_path, text, said):
    root = tiny_guide(tmp_path)
    (root / "mkdocs.yml").write_text(text)
    (problem,) = in_full(check.problems(root))
    assert problem.startswith(said)


def test_the_real_settings_are_good():
    assert in_full(settings.check(guide_of().behind["mkdocs.yml"])) == []
