"""The 67 mistakes that were planted to compare checkers, by their numbers: each is told once, with its exact line.

The two controls (30 and 32) are no mistakes, and nothing is told of them. What needs a whole build stands in
tests/build/test_planted_builds.py.
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


def test_57_redirect_whose_target_does_not_exist():
    settings = own_settings().replace("redirect_maps: {}", "redirect_maps:\n        old.md: gone.md")
    line = settings[: settings.index("old.md")].count("\n") + 1
    assert told_in_brief(mkdocs=settings) == [f"mkdocs.yml:{line}: redirect-target"]


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


# What lies beside them: in front matter. What it takes the place of in docs/conditions/sore-heel.md, line, rule.
MORE_IN_FRONT_MATTER = [
    ("title: Sore heel", "title: no", 2, "front-matter-type"),
    ("title: Sore heel", "title: 2026-11-22", 2, "front-matter-type"),
    ("title: Sore heel", "title:", 2, "front-matter-value"),
    ("title: Sore heel", "title: #1 of all troubles", 2, "front-matter-yaml"),
    ("title: Sore heel", "title: [Sore heel]", 2, "front-matter-value"),
    ("title: Sore heel", "title:Sore heel", 2, "front-matter-yaml"),
    ("title: Sore heel", "Title: Sore heel", 2, "front-matter-unknown-key"),
    ("title: Sore heel", 'title: "Sore heel', 2, "front-matter-yaml"),
    ("title: Sore heel", "title: *sore* heel", 2, "front-matter-yaml"),
    ("title: Sore heel", "title: @heel", 2, "front-matter-yaml"),
    ("title: Sore heel", "title: !!python/object/apply:os.system [ls]", 2, "front-matter-yaml"),
    ("title: Sore heel", "title: &title Sore heel", 2, "front-matter-yaml"),
    ("title: Sore heel", "a: &a [x, x]\nb: &b [*a, *a]\ntitle: *b", 2, "front-matter-yaml"),
    ("title: Sore heel", "<<: {title: Sore heel}", 2, "front-matter-yaml"),
    ("title: Sore heel", f"title: {'[' * 50}{']' * 50}", 2, "front-matter-yaml"),
    ("title: Sore heel", "title: Sore \x07heel", 2, "invisible-character"),
    ("title: Sore heel", "<<<<<<< HEAD\ntitle: Sore heel\n=======\ntitle: Heel\n>>>>>>> b", 2, "merge-conflict"),
    ("also_called: [heel pain]", "also_called: [heel pain", 5, "front-matter-yaml"),
    ("also_called: [heel pain]", "also_called: heel pain", 5, "front-matter-value"),
    ("also_called: [heel pain]", "also_called: [no]", 5, "front-matter-type"),
    ("range: From 2 to 8 weeks", "range: 1.10", 44, "front-matter-type"),
    ("range: From 2 to 8 weeks", "range: 010", 44, "front-matter-type"),
    ("range: From 2 to 8 weeks", "range: 8", 44, "front-matter-value"),
    ("urgent: [you cannot stand on it]", "urgent: []", 22, "front-matter-value"),
    ("reason: It can get worse.", 'reason: ""', 19, "front-matter-value"),
    ("fit: typical", "fit: Typical", 12, "front-matter-value"),
    ("fit: typical", "fit: typical\n    often: it is", 13, "front-matter-unknown-key"),
    ("    when: [morning]", "   when: [morning]", 10, "front-matter-yaml"),
    (
        "evidence: some\n    sources: [smith-2020]",
        "evidence: none\n    sources: [smith-2020]",
        28,
        "front-matter-value",
    ),
    ("evidence: some\n    sources: [smith-2020]", "evidence: some\n    sources: []", 29, "front-matter-value"),
    ("evidence: some\n    sources: [smith-2020]", "evidence: some", 26, "front-matter-missing-key"),
    ("evidence: some\n    sources: [smith-2020]", "evidence: some\n    sources: [Smith]", 29, "front-matter-value"),
    ("reviewed: 2026-11-22", "reviewed: 2026-02-30", 47, "front-matter-value"),
    ("reviewed: 2026-11-22", "reviewed: 22 November 2026", 47, "front-matter-value"),
    ("reviewed: 2026-11-22", "reviewed: 2999-01-01", 47, "reviewed-in-future"),
    ("reviewed: 2026-11-22\n---", "reviewed: 2026-11-22\n----", 48, "front-matter-unclosed"),
    ("---\ntitle", "\n---\ntitle", 1, "front-matter-missing"),
    ("---\ntitle", "+++\ntitle", 1, "front-matter-missing"),
    ("title: Sore heel", " title: Sore heel", 2, "front-matter-yaml"),
    ("title: Sore heel", "title = Sore heel", 2, "front-matter-yaml"),
    ("title: Sore heel", "title： Sore heel", 2, "front-matter-yaml"),
    ("title: Sore heel", "title: Sore heel\nheel", 3, "front-matter-yaml"),
    ("title: Sore heel", "title: Sore heel\n<!-- heel -->", 3, "front-matter-yaml"),
    ("title: Sore heel", "title: Sore heel\n...", 3, "front-matter-yaml"),
    ("title: Sore heel", "%YAML 1.2\ntitle: Sore heel", 2, "front-matter-yaml"),
    ("reviewed: 2026-11-22\n---", "reviewed: 2026-11-22\n...", 48, "front-matter-unclosed"),
    ("reviewed: 2026-11-22", "reviewed: 1026-11-22", 47, "front-matter-value"),
    ("reason: It can get worse.", "reason: TODO", 19, "placeholder"),
    ("reason: It can get worse.", "reason: It can [get](../doctor.md) worse.", 19, "front-matter-markup"),
    ("reason: It can get worse.", "reason: It can <b>get</b> worse.", 19, "front-matter-markup"),
    ("reason: It can get worse.", "reason: It can&nbsp;get worse.", 19, "front-matter-markup"),
    ("reason: It can get worse.", "reason: It {{ page.title }}.", 19, "front-matter-markup"),
    ("reason: It can get worse.", "reason: It can get worse (@smith-2020).", 19, "citation-broken"),
    ("title: Sore heel", 'title: "Sore heel [@smith-2020]"', 2, "front-matter-markup"),
    ("feel: [ache]", "feel: [ache, ache]", 9, "listed-twice"),
    ("relief: [rest]", "relief: [rest, rest]", 37, "listed-twice"),
    ("there: The toe does not bend.", "there: The heel is sore.", 42, "look-alike"),
]


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"), MORE_IN_FRONT_MATTER, ids=[row[1] for row in MORE_IN_FRONT_MATTER]
)
def test_beside_in_front_matter(old, new, line, rule):
    text = draft("conditions/sore-heel.md").text.replace(old, new, 1)
    assert told_in_brief(Draft("conditions/sore-heel.md", text)) == [f"{HEEL}:{line}: {rule}"]


# The same in the model.
MORE_IN_THE_MODEL = [
    ("exercises: [heel-raise]", "exercises: [heel-raize]", 36, "unknown-exercise"),
    ("relief: [rest]", "relief: [rest, sleep]", 37, "unknown-remedy"),
    ("prevention: [shoes]", "prevention: [socks]", 38, "unknown-habit"),
    ("page: rest", "page: sleep", 30, "unknown-page"),
    ("place: heel", "place: ankle", 8, "unknown-place"),
    ("when: [morning]", "when: [noon]", 10, "unknown-word"),
    ("condition: stiff-toe", "condition: gout", 40, "unknown-condition"),
    ("condition: stiff-toe", "condition: sore-heel", 40, "look-alike"),
    ("sources: [jones-2021]", "sources: [jones-2012]", 46, "unknown-source"),
    ("It aches [@jones-2021].", "It aches [@jones-2021; @poe].", 54, "unknown-source"),
    ("how: For a week.", "how: For a week [@poe].", 27, "unknown-source"),
]


@pytest.mark.parametrize(("old", "new", "line", "rule"), MORE_IN_THE_MODEL, ids=[row[1] for row in MORE_IN_THE_MODEL])
def test_beside_in_the_model(old, new, line, rule):
    text = draft("conditions/sore-heel.md").text.replace(old, new, 1)
    assert told_in_brief(Draft("conditions/sore-heel.md", text)) == [f"{HEEL}:{line}: {rule}"]


def test_a_look_alike_on_both_pages():
    pair = "look_alikes:\n  - condition: sore-heel\n    here: It is stiff.\n    there: It aches.\n"
    page = draft("conditions/stiff-toe.md").but("recovery:", f"{pair}recovery:")
    assert told_in_brief(page) == [f"{page.at('condition: sore-heel')}: look-alike"]


# The same in templates: written at the end of docs/about.md, on its second line.
MORE_IN_TEMPLATES = [
    ("{{ symptoms }}", "template-error"),
    ("{{ catalogue.pages }}", "template-error"),
    ("{{ symptoms() }}{{ symptoms() }}", "template-twice"),
    ("{{ symptoms(place='hel') }}", "unknown-place"),
    ("{{ symptoms(places='heel') }}", "template-arguments"),
    ("{{ programme() }}", "template-arguments"),
    ("{{ page.titel }}", "template-undefined"),
    ("{{ page.__class__ }}", "template-forbidden"),
    ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "template-forbidden"),
    ("{{ page.title|attr('x') }}", "template-unknown-filter"),
    ("{{ page.title is nice }}", "template-unknown-test"),
    ("{{ care_cards() }}", "template-wrong-page"),
    ("{{ 7 * 7 }}", "template-forbidden"),
    ("{{ range(9) }}", "template-undefined"),
    ("{% set x = 1 %}", "template-forbidden"),
    ("{% include '/etc/passwd' %}", "template-forbidden"),
    ("{% import 'lists.jinja' as lists %}", "template-forbidden"),
    ("{% for x in page.title %}", "template-syntax"),
    ("{% endif %}", "template-syntax"),
    ("{{ page.title }", "template-syntax"),
    ("{{ 'open }}", "template-syntax"),
    ("{# a comment", "template-syntax"),
    ("{% for a in page.description %}" * 4 + "x" + "{% endfor %}" * 4, "template-endless"),
]


@pytest.mark.parametrize(("text", "rule"), MORE_IN_TEMPLATES, ids=[row[0][:60] for row in MORE_IN_TEMPLATES])
def test_beside_in_templates(text, rule):
    assert told_in_brief(plant(ABOUT, "", f"Text.\n{text}")) == [f"{ABOUT}:10: {rule}"]


# The same in sections: what takes the place of `old` in docs/conditions/sore-heel.md, the line by its words, rule.
DOCTOR = "## When to see a doctor\n\n{{ care_cards() }}"
MORE_IN_SECTIONS = {
    "left out": (f"{DOCTOR}\n\n", "", "## What we", "section-missing"),
    "left out in the middle": (
        "## Can I run?\n\n{{ running() }}\n\n## What helps",
        "## What helps",
        "## What helps",
        "section-missing",
    ),
    "commented out": (
        DOCTOR,
        f"<!--\n{DOCTOR.replace('{{ care_cards() }}', 'Soon.')}\n-->",
        "## When",
        "section-missing",
    ),
    "fenced": (DOCTOR, f"```\n{DOCTOR.replace('{{ care_cards() }}', 'Soon.')}\n```", "## When", "section-missing"),
    "in a quotation": ("## When to see a doctor", "> ## When to see a doctor", "## When", "section-level"),
    "demoted": ("## When to see a doctor", "### When to see a doctor", "## When", "section-level"),
    "promoted": ("## When to see a doctor", "# When to see a doctor", "# When", "section-level"),
    "in other letters": ("## When to see a doctor", "## When To See A Doctor", "## When", "section-missing"),
    "misspelled": ("## When to see a doctor", "## When to see your doctor", "## When", "section-missing"),
    "doubled": ("## What we", "## Can I run?\n\nPerhaps.\n\n## What we", "Perhaps", "section-twice"),
    "empty": ("How long it lasts.", "", "## What we", "section-empty"),
    "only a comment": ("How long it lasts.", "<!-- How long it lasts. -->", "## What we", "section-empty"),
    "with an id of its own": ("## What helps", "## What helps {: #helps }", "## What helps", "section-id"),
    "without a macro": ("{{ look_alikes() }}", "", "## Is it", "macro-missing"),
    "with a macro in a comment": ("{{ look_alikes() }}", "<!-- {{ look_alikes() }} -->", "## Is it", "macro-missing"),
    "without its summary": ("{{ summary() }}", "It aches.", "It aches.", "macro-missing"),
    "without its cards": ("{{ care_cards() }}", "See one soon.", "## When", "doctor-cases"),
}


@pytest.mark.parametrize(("old", "new", "words", "rule"), MORE_IN_SECTIONS.values(), ids=MORE_IN_SECTIONS)
def test_beside_in_sections(old, new, words, rule):
    page = draft("conditions/sore-heel.md").but(old, new)
    line = int(page.at(words).rpartition(":")[2]) - (2 if rule == "section-twice" else 0)
    assert told_in_brief(page) == [f"{HEEL}:{line}: {rule}"]


def test_sections_that_change_places():
    cards, running = draft("conditions/sore-heel.md").text, "## Can I run?\n\n{{ running() }}\n\n"
    page = Draft("conditions/sore-heel.md", cards.replace(running, "").replace("## What we", f"{running}## What we"))
    (problem,) = told_in_brief(page)
    assert problem.endswith("section-order")
