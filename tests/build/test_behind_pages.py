"""Mistakes behind the pages: in templates, macros, styles and settings. Only a build can find most of them."""

from __future__ import annotations

import re

import pytest
from mkdocs.exceptions import Abort
from sites import ROOT, Draft, write


def spoil(project, name, old, new):
    """Change a file of the project and return `path:line` of the change."""
    path = project / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    write(path, text)
    line = text.partition(new)[0].count("\n") + 1
    return f"{name}:{line}"


def test_a_link_in_a_macro(mistakes_of_build, project):
    place = spoil(
        project,
        "overrides/macros/lists.jinja",
        '<ul class="fc-risks">',
        '<a href="gone-risks/">x</a><ul class="fc-risks">',
    )
    assert set(mistakes_of_build()) == {f"{place}: link-target"}


def test_a_link_in_a_template(mistakes_of_build, project):
    place = spoil(project, "overrides/404.html", "<ul>", '<ul><li><a href="/gone-page/">x</a></li>')
    assert mistakes_of_build() == [f"{place}: link-target"]


def test_an_anchor_in_a_template(mistakes_of_build, project):
    place = spoil(project, "overrides/404.html", "<ul>", '<ul><li><a href="/doctor/#gone-part">x</a></li>')
    assert mistakes_of_build() == [f"{place}: link-anchor"]


@pytest.mark.parametrize("name", ["extra_css", "extra_javascript"])
def test_a_file_that_the_settings_name(mistakes_of_build, project, name):
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    first = re.search(rf"^{name}:.*\n", settings, re.MULTILINE)[0]
    place, _, line = spoil(project, "mkdocs.yml", first, f"{first}  - assets/gone-file.x\n").rpartition(":")
    assert set(mistakes_of_build()) == {f"{place}:{int(line) + 1}: link-target"}


def test_a_file_that_a_style_sheet_names(mistakes, project):
    (project / "docs" / "assets" / "styles" / "guide.css").write_text('a {\n  background: url("../gone.svg")\n}\n')
    assert mistakes() == ["docs/assets/styles/guide.css:2: link-target"]


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        ("{{ nobody }}", "template-undefined"),
        ("{{ record.nothing }}", "template-undefined"),
        ("{{ 1 / 0 }}", "template-error"),
        ("{% if %}", "template-syntax"),
    ],
)
def test_a_broken_macro_is_told_with_its_own_line(mistakes, project, broken, rule):
    place = spoil(project, "overrides/macros/lists.jinja", '<ul class="fc-risks">', f'{broken}<ul class="fc-risks">')
    assert mistakes() == [f"{place}: {rule}"]


def test_a_broken_macro_for_the_list_of_sources(mistakes, project):
    place = spoil(project, "overrides/macros/sources.jinja", "<ol class", "{{ nobody }}<ol class")
    assert f"{place}: template-undefined" in mistakes()


def test_a_broken_theme_template_leaves_the_last_site(project, build_site, heard):
    site = build_site()
    before = site.files()
    spoil(project, "overrides/main.html", '{% extends "base.html" %}', '{% extends "base.html" %}{% if %}')
    with pytest.raises(Exception, match=r"Expected an expression|expected"):
        build_site()
    heard.take()
    assert site.files() == before


def test_warnings_of_others_fail_the_build_too(project, build_site, heard):
    warning = "logging.getLogger('mkdocs.x').warning('Mind the gap')"
    write(project / "warn.py", f"import logging\n\ndef on_env(*_, **__):\n    {warning}\n")
    hooks = [*(str(ROOT / "hooks" / f"{name}.py") for name in ("read_pages", "draw_pages", "check_site"))]
    with pytest.raises(Abort, match="strict mode"):
        build_site(hooks=[*hooks, str(project / "warn.py")])
    assert heard.take() == ["Mind the gap"]
    assert not (project / "site").exists()


def test_a_drawing_that_is_no_svg(mistakes):
    told = mistakes(Draft("assets/drawings/foot.svg", "<svg>\n<g>\n"))
    assert told[0] == "docs/assets/drawings/foot.svg:3: drawing"
