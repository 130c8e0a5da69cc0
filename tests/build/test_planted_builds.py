"""Planted mistakes that only a whole build shows, or that would stop MkDocs with a traceback."""

from __future__ import annotations

import pytest
from footcare import check
from sites import Draft, draft, in_brief, write

ABOUT = draft("about.md")
SETTINGS = "mkdocs.yml"


def changed(project, name, old, new):
    """Change a file of the project that is no page; return the line on which `new` stands."""
    text = (project / name).read_text(encoding="utf-8")
    assert old in text
    write(project / name, text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("part", ["content.html", "ways.html"], ids=["on every page", "shared by all pages"])
def test_10_broken_link_inside_a_template_override(project, mistakes_of_build, part):
    line = changed(project, f"overrides/partials/{part}", "</p", "<a href=\"{{ 'gone/'|url }}\">Gone</a></p")
    assert mistakes_of_build() == [f"overrides/partials/{part}:{line}: link-target"]


def test_26_page_that_is_not_utf_8(project, mistakes):
    (project / "docs" / "about.md").write_bytes(ABOUT.text.replace("tests", "Füße").encode("latin-1"))
    assert mistakes() == ["docs/about.md:7: file-encoding"]


@pytest.mark.parametrize("kind", ["exclude_docs", "draft_docs"])
def test_58_and_59_links_to_pages_that_are_left_out(project, mistakes, kind):
    write(project / "docs" / "hidden" / "page.md", ABOUT.text)
    if kind == "exclude_docs":
        changed(project, SETTINGS, "/data/\n", "/data/\n  /hidden/\n")
    else:
        changed(project, SETTINGS, "exclude_docs:", "draft_docs: |\n  /hidden/\nexclude_docs:")
    assert mistakes(ABOUT.but("tests.", "[tests](hidden/page.md).")) == ["docs/about.md:7: link-target"]


def test_63_index_and_readme_in_one_folder(project, mistakes):
    write(project / "docs" / "README.md", ABOUT.text)
    assert mistakes() == ["docs/README.md:1: file-twice"]


def test_64_extra_css_file_does_not_exist(project, mistakes):
    line = changed(project, SETTINGS, "  - assets/styles/tokens.css", "  - assets/styles/tokns.css")
    assert mistakes() == [f"{SETTINGS}:{line}: link-target"]


def test_65_url_in_css_to_a_missing_file(project, mistakes):
    styles = project / "docs" / "assets" / "styles" / "print.css"
    write(styles, f"a {{ background: url(gone.svg); }}\n{styles.read_text(encoding='utf-8')}")
    assert mistakes() == ["docs/assets/styles/print.css:1: link-target"]


NO_TRACEBACK = {
    "an address that is none": ("See [it](http://[::1).", "link-scheme"),
    "an address with a strange port": ("See [it](https://example.org:99999/).", "link-scheme"),
    "an address with a zero byte": ("See [it](%00.md).", "link-target"),
    "an image with an address that is none": ("![A foot](http://[::1)", "link-scheme"),
    "a list in a list, without end": ("- " * 600 + "a", "markdown-tangled"),
    "a quotation in a quotation, without end": ("> " * 600 + "a", "markdown-tangled"),
    "elements in elements, without end": ("<div markdown>\n" * 400, "html-broken"),
    "brackets without end": ("[" * 3000, "markdown-tangled"),
    "a line without end": ("run " * 30_000, "markdown-tangled"),
    "control characters of Python-Markdown": (
        "a \x02klzzwxh:0001\x03 b \x02" + "9999999999\x03",
        "invisible-character",
    ),
}


@pytest.mark.parametrize(("text", "rule"), NO_TRACEBACK.values(), ids=NO_TRACEBACK)
def test_no_traceback(mistakes, text, rule):
    assert mistakes(Draft("about.md", f"{ABOUT.text}\n{text}\n")) == [f"docs/about.md:9: {rule}"]


TOGETHER = """
See [one](gone.md), [two](doctor.md#gone), [three](symptoms/) and [four](doctor.html).

![foot.svg](assets/drawings/foot.svg) ![A foot](gone.svg)

<p id="twice" onclick="x">A</p><p id="twice">B</p>

## One

#### Two

| a | b |
| - | - |
| 1 |

Text **bold, :smile:, [x][y], TODO and a[^1] note.

!!! note "Empty"

```
code
"""


def test_many_mistakes_on_one_page_are_told_at_once(project, mistakes):
    found = mistakes(Draft("about.md", ABOUT.text + TOGETHER))
    assert [problem.removeprefix("docs/about.md:") for problem in found] == [
        "9: link-anchor",
        "9: link-built-page",
        "9: link-directory",
        "9: link-target",
        "11: image-alt-name",
        "11: link-target",
        "13: html-handler",
        "13: id-twice",
        "17: heading-skip",
        "21: table-ragged",
        "23: emoji-unknown",
        "23: emphasis-broken",
        "23: footnote-undefined",
        "23: placeholder",
        "23: reference-undefined",
        "25: admonition-empty",
        "27: fence-unclosed",
    ]
    assert in_brief(check.problems(project)) == found
