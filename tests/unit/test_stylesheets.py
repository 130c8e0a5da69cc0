"""What is left of the theme's style sheet: whatever a page, a template or a script can use, and nothing else."""

from __future__ import annotations

import pytest
from footcare import stylesheets

USED = {"p", "details", "note", "md-nav", "hidden", "drawer", "data-md-toggle", "ltr"}


def cut(css, ours=""):
    return stylesheets.cut(css, USED, ours)


@pytest.mark.parametrize(
    "rule",
    [
        "p{color:red;}",
        ".md-nav{color:red;}",
        "p:hover{color:red;}",
        "p::before{color:red;}",
        "*{color:red;}",
        "p:not(.gone){color:red;}",
        ":is(.gone,.note)>p{color:red;}",
        "details[open]{color:red;}",
        "[dir=ltr] p{color:red;}",
        "[data-md-toggle=drawer]:checked~p{color:red;}",
        "@media print{p{color:red;}}",
        "@font-face{font-family:x}",
    ],
)
def test_what_can_match_stays(rule):
    assert cut(rule) == rule


@pytest.mark.parametrize(
    "rule",
    [
        ".gone{color:red;}",
        "#gone{color:red;}",
        "video{color:red;}",
        "p .gone{color:red;}",
        ":is(.gone,video) p{color:red;}",
        "[dir=rtl] p{color:red;}",
        "[data-md-color-primary=teal]{color:red;}",
        "@media print{.gone{color:red;}}",
        "@keyframes gone{from{top:0}to{top:1px}}",
    ],
)
def test_what_cannot_goes(rule):
    assert cut(rule) == ""


def test_of_many_selectors_those_go_that_cannot_match():
    assert cut(".gone,p,.note .gone,.note p{color:red;}") == "p,.note p{color:red;}"


def test_an_admonition_that_one_page_has_keeps_its_style():
    css = ".note{color:blue;}.tip{color:green;}"
    page = stylesheets.names_in_page('<div class="admonition tip"><p>Lace up.</p></div>')
    assert stylesheets.cut(css, page) == ".tip{color:green;}"


def test_variables_go_that_nobody_asks_for_however_deep():
    css = ":root{--a:1px;--b:var(--a);--c:2px;--d:3px;--e:4px;}p{top:var(--c);}"
    assert cut(css, "p { left: var(--d) }") == ":root{--c:2px;--d:3px;}p{top:var(--c);}"


def test_variables_go_that_ours_set_for_every_scheme():
    ours = "\n[data-md-color-scheme] {\n  --a: 2px;\n}\n"
    assert cut(":root{--a:1px;}p{top:var(--a);}", ours) == "p{top:var(--a);}"


def test_an_animation_stays_while_something_moves_by_it():
    assert cut("@keyframes turn{from{top:0}}p{animation:turn 1s;}").startswith("@keyframes turn")


def test_names_of_templates_and_scripts_are_those_that_may_come():
    template = """<li class="item{{ ' item--open' if open }}" data-md-toggle="drawer">"""
    assert {"li", "item", "item--open", "data-md-toggle", "drawer"} <= stylesheets.names_in_template(template)
    script = """const one = made("p.fc-line"); // no-comment
      one.classList.toggle(`md-nav__link--passed`); return document.createElement('strong');"""
    names = stylesheets.names_in_script(script)
    assert {"p", "fc-line", "md-nav__link--passed", "strong"} <= names
    assert "no-comment" not in names


def test_a_file_that_a_sheet_names_is_found_from_where_it_is_published():
    css = "a { background: url(../../drawings/x.svg) } b { mask: url('data:image/svg+xml,x') }"
    moved = stylesheets.moved(css, "assets/styles/pages/finder.css")
    assert 'url("../drawings/x.svg")' in moved
    assert "url('data:image/svg+xml,x')" in moved


def test_a_mistake_in_a_sheet_is_told_with_its_file():
    source = stylesheets.Source("", {"assets/styles/a.css": "p {} }"}, {}, frozenset())
    with pytest.raises(ValueError, match=r"^assets/styles/a\.css: "):
        stylesheets.made(source)


def test_every_page_has_one_sheet_for_screens_and_paper_and_its_own():
    ours = {"assets/styles/a.css": "p{top:0}", "assets/styles/print.css": "@media print{p{top:1px}}"}
    source = stylesheets.Source(".p{}", ours, {"assets/styles/pages/log.css": "i{top:0}"}, frozenset())
    sheets, files = stylesheets.made(source)
    assert len(sheets.shared) == 1
    assert "@media print" in files[sheets.shared[0]]
    assert {*files} == {*sheets.shared, *sheets.own.values()}
    assert all(name.startswith("assets/stylesheets/") and name.endswith(".min.css") for name in files)
    assert stylesheets.made(source) == (sheets, files)
