"""The 67 mistakes that were planted to compare checkers, by their numbers: each is told once, with its exact line.

The two controls (30 and 32) are no mistakes, and nothing is told of them. What needs a whole build stands in
tests/build/test_planted_builds.py. Redirects (57) come with a plugin that this guide does not use yet.
"""

from __future__ import annotations

import pytest
from footcare import project
from guarding import guide_of, own_settings, plant, problems_of, told_in_brief
from sites import Draft, draft, in_brief, tiny_guide, write

ABOUT = "docs/about.md"
FOOT = "assets/drawings/foot.svg"
TITLE = "title: About this tiny guide"
HEEL = "docs/conditions/sore-heel.md"

# Number and words of the mistake, what is written at the end of docs/about.md, the line (the text begins on 9), rule.
WRITTEN = [
    ("1 Markdown link to a page that does not exist", "See [it](gone.md).", 9, "link-target"),
    ("2 Wrong anchor on another page", "See [it](doctor.md#gone).", 9, "link-anchor"),
    ("3 Wrong anchor on same page", "See [it](#gone).", 9, "link-anchor"),
    ("4 Raw-HTML <a href='missing/'>", '<p>\nSee <a href="missing/">it</a>.</p>', 10, "link-target"),
    ("5 Raw-HTML <a href='missing.md'>", '<p>\nSee <a href="missing.md">it</a>.</p>', 10, "link-target"),
    ("6 Inline raw-HTML <a href='missing.md'>", 'See\n<a href="missing.md">it</a>.', 10, "link-target"),
    ("7 Markdown image that does not exist", "![A foot](gone.svg)", 9, "link-target"),
    ("8 Raw-HTML <img src> missing", '<img src="gone.svg" alt="A foot">', 9, "link-target"),
    (
        "9 Raw-HTML srcset",
        f'<img src="../{FOOT}" srcset="../{FOOT} 1x, ../gone.svg 2x" alt="A foot">',
        9,
        "link-target",
    ),
    ("13 Two headings with one id", "## One {: #same }\n\nA.\n\n## Two {: #same }\n\nB.", 13, "id-twice"),
    ("14 Attribute list read as a Jinja comment", "## One {#one}\n\nA.", 9, "template-syntax"),
    ("15 Raw-HTML id of a heading", '## One\n\nA.\n\n<p id="one">B.</p>', 13, "id-twice"),
    ("16 Jinja undefined variable", "A\n{{ undefined_var }}", 10, "template-undefined"),
    ("17 Jinja attribute of undefined", "A\n{{ a.b.c }}", 10, "template-undefined"),
    ("18 Jinja call of undefined macro", "A\n{{ nope() }}", 10, "template-undefined"),
    ("19 Jinja syntax error", "A\n{% if %}", 10, "template-syntax"),
    ("20 Macro called with wrong arguments", "A\n{{ red_flags(1) }}", 10, "template-arguments"),
    ("27 Wrong case in link", "See [it](Doctor.md).", 9, "link-target"),
    ("28 Wrong case in image path", "![A foot](assets/drawings/Foot.svg)", 9, "link-target"),
    ("29 Heading a macro does not generate", "See [it](symptoms/index.md#row-gone-1).", 9, "link-anchor"),
    ("31 Absolute link, target missing", "See [it](/gone).", 9, "link-target"),
    ("33 Insecure link", "See [it](http://trust.example/).", 9, "link-insecure"),
    ("34 Empty link text", "See [](doctor.md).", 9, "link-text-empty"),
    ("35 Empty link target", "See [it]().", 9, "link-empty"),
    ("36 Missing alt text", f"![]({FOOT})", 9, "image-alt"),
    ("37 Heading level skip", "## One\n\n#### Two\n\nA.", 11, "heading-skip"),
    ("38 Two h1", "# One\n\n# Two\n\nA.", 11, "heading-one"),
    ("40 Unused footnote", "A.\n\n[^1]: B.", 11, "footnote-unused"),
    ("41 Undefined footnote reference", "A.[^x]", 9, "footnote-undefined"),
    ("42 Undefined reference link", "See [x][y].", 9, "reference-undefined"),
    ("43 Admonition body not indented", '!!! note "Mind"\nA.', 9, "admonition-empty"),
    ("44 Unclosed block", "/// tab | One\n\nA.", 9, "block-unclosed"),
    ("45 Unclosed code fence", "A.\n\n```\nB", 11, "fence-unclosed"),
    ("46 Unclosed HTML tag", "<div>\n\nA.", 9, "html-broken"),
    ("47 Mis-nested inline HTML", "A <b><i>b</b></i>.", 9, "html-broken"),
    ("48 Missing snippet include", '--8<-- "gone.md"', 9, "include-forbidden"),
    ("49 Unknown emoji shortcode", "A :nosuch:.", 9, "emoji-unknown"),
    ("50 Bad attribute list", "## One {: #one\n\nA.", 9, "attributes-broken"),
    ("52 javascript: URL", "See [it](javascript:alert(1)).", 9, "link-scheme"),
    ("53 Link to a directory", "See [it](symptoms/).", 9, "link-directory"),
    ("54 Link to a built file", "See [it](symptoms/index.html).", 9, "link-built-page"),
    ("55 Malformed mailto:", "See [us](mailto:us.example.org).", 9, "link-mail"),
    ("56 Malformed tel:", "Call [us](tel:12-AB).", 9, "link-phone"),
    ("60 Table row with too many columns", "| a | b |\n| - | - |\n| 1 | 2 | 3 |", 11, "table-ragged"),
    ("61 Unencoded space in link target", "See [it](gone page.md).", 9, "link-target"),
    ("62 Reversed link", "See (it)[doctor.md].", 9, "link-reversed"),
    ("68 <script> in a page", "A.\n\n<script>alert(1)</script>", 11, "html-forbidden"),
    ("69 Placeholder text left in", "TODO: write this.", 9, "placeholder"),
]


@pytest.mark.parametrize(("text", "line", "rule"), [row[1:] for row in WRITTEN], ids=[row[0] for row in WRITTEN])
def test_written_in_a_page(text, line, rule):
    assert told_in_brief(plant(ABOUT, "", text)) == [f"{ABOUT}:{line}: {rule}"]


# Number and words of the mistake, what it takes the place of in docs/about.md, what is written there, line, rule.
IN_FRONT_MATTER = [
    ("21 Bad YAML front matter", TITLE, "title: a: b", 2, "front-matter-yaml"),
    ("22 Tab indent in front matter", "reviewed:", "\treviewed:", 4, "front-matter-yaml"),
    ("23 Front matter without closing line", "-22\n---", "-22", 1, "front-matter-unclosed"),
    ("24 Typo in a front-matter key", "description:", "descripton:", 3, "front-matter-unknown-key"),
    ("25 Front matter names a template", TITLE, f"{TITLE}\ntemplate: gone.html", 3, "front-matter-unknown-key"),
    ("39 No h1 and no title", f"{TITLE}\n", "", 2, "front-matter-missing-key"),
]


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"), [row[1:] for row in IN_FRONT_MATTER], ids=[row[0] for row in IN_FRONT_MATTER]
)
def test_written_in_front_matter(old, new, line, rule):
    assert told_in_brief(plant(ABOUT, old, new)) == [f"{ABOUT}:{line}: {rule}"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("See [it](symptoms/index.md#row-sore-heel-1).", id="30 Heading that a macro does generate"),
        pytest.param("See [it](/doctor/).", id="32 Absolute link, target exists"),
    ],
)
def test_control(text):
    assert told_in_brief(plant(ABOUT, "", text)) == []


NAV = "nav:\n" + "".join(f"  - {name}\n" for name in guide_of().pages)


def test_11_page_in_nav_that_does_not_exist():
    settings = f"{own_settings()}{NAV}  - gone.md\n"
    assert told_in_brief(mkdocs=settings) == [f"mkdocs.yml:{settings.count(chr(10))}: nav-missing-page"]


def test_12_page_on_disk_but_not_in_nav():
    settings = f"{own_settings()}{NAV.replace('  - about.md' + chr(10), '')}"
    assert told_in_brief(mkdocs=settings) == [f"{ABOUT}:1: nav-unlisted"]


@pytest.mark.skip(reason="57 Redirect whose target does not exist: this guide has no redirects yet")
def test_57_redirect_whose_target_does_not_exist():
    pass


def test_64_extra_css_file_does_not_exist():
    settings = own_settings().replace("extra_css:\n", "extra_css:\n  - assets/styles/gone.css\n")
    line = settings[: settings.index("gone.css")].count("\n") + 1
    assert told_in_brief(mkdocs=settings) == [f"mkdocs.yml:{line}: link-target"]


def test_65_url_in_css_to_a_missing_file():
    styles = {"assets/styles/guide.css": "a {\n  background: url(gone.svg);\n}\n"}
    assert told_in_brief(styles=styles) == ["docs/assets/styles/guide.css:2: link-target"]


def test_66_mandatory_section_missing():
    page = draft("conditions/sore-heel.md").but(
        "## What helps\n\n{{ helps() }}\n\n{{ exercises() }}\n\n{{ tips() }}\n\n", ""
    )
    assert told_in_brief(page) == [f"{page.at('## Is it')}: section-missing"]


def test_67_two_pages_with_the_same_title_and_description():
    first, second = draft("conditions/index.md").text.split("\n")[1:3], draft("symptoms/index.md").text.split("\n")
    page = Draft("symptoms/index.md", "\n".join([second[0], *first, *second[3:]]))
    assert told_in_brief(page) == [
        "docs/symptoms/index.md:2: shared-title",
        "docs/symptoms/index.md:3: shared-description",
    ]


# What only a folder shows.


@pytest.fixture
def told_of_folder(tmp_path):
    """Return a function that writes files into a tiny guide's folder, and returns what the guard says of it."""
    root = tiny_guide(tmp_path)

    def told(files, settings=""):
        write(
            root / "mkdocs.yml",
            (root / "mkdocs.yml").read_text(encoding="utf-8").replace("/data/\n", f"/data/\n{settings}"),
        )
        for name, content in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        return in_brief(problems_of(project.read(root)))

    return told


LINKED = draft("about.md").text.replace("tests.", "tests.\n\nSee [it](hidden/page.md).").encode()
HIDDEN = draft("doctor.md").text.replace("title: When", "title: How").replace("Every red", "All the red").encode()


def test_26_page_that_is_not_utf_8(told_of_folder):
    latin = draft("about.md").text.replace("tests", "Füße").encode("latin-1")
    assert told_of_folder({ABOUT: latin}) == [f"{ABOUT}:7: file-encoding"]


def test_51_huge_image(told_of_folder):
    assert told_of_folder({"docs/assets/foot.png": bytes(6_000_000)}) == ["docs/assets/foot.png:1: image-size"]


def test_58_link_to_an_excluded_page(told_of_folder):
    files = {ABOUT: LINKED, "docs/hidden/page.md": HIDDEN}
    assert told_of_folder(files, "  /hidden/\n") == [f"{ABOUT}:9: link-target"]


def test_59_link_to_a_draft(told_of_folder):
    files = {ABOUT: LINKED, "docs/hidden/page.md": HIDDEN}
    assert told_of_folder(files, "draft_docs: |\n  /hidden/\n") == [f"{ABOUT}:9: link-target"]


def test_63_index_and_readme_in_one_folder(told_of_folder):
    assert told_of_folder({"docs/README.md": HIDDEN}) == ["docs/README.md:1: file-twice"]
