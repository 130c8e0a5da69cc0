"""Every rule on the smallest piece of HTML that shows it."""

from __future__ import annotations

import pytest
from footcare import markup, rules
from footcare.locating import Locator
from footcare.rules import Built
from footcare.vocabulary import SECTIONS, Kind
from markdown.extensions.toc import slugify
from sites import in_brief, in_full

FILES = frozenset({"index.html", "a/index.html", "a/b/index.html", "assets/x.svg", "assets/x.css", "guide.json"})


def judge(rule, html, *more, source=None, base="/", page="a/b/index.html"):
    """Return what `rule` says of a page with that content, written as `source` in docs/a/b.md."""
    text = html if source is None else source
    facts = markup.read(page, f'<article class="md-content__inner">{html}</article>')
    other = markup.read("index.html", '<article class="md-content__inner"><p id="here"></p></article>')
    locator = Locator({"docs/a/b.md": text}, {"overrides/main.html": '\n<link href="/gone.css">'})
    sources = {page: "docs/a/b.md", "index.html": "docs/index.md"}
    return rule(Built(FILES, {page: facts, "index.html": other}, sources, locator, base), facts, *more)


@pytest.mark.parametrize(
    "address",
    [
        "../",
        "../../",
        ".",
        "./",
        "",
        "#x",
        "../../assets/x.svg",
        "/assets/x.svg?v=1",
        "/guide.json",
        "mailto:a@b.c",
        "tel:112",
        "https://x.example/",
        "//x.example",
        "#:~:text=x",
        "../../#here",
        "/#here",
        "%2e%2e/",
    ],
)
def test_links_that_lead_somewhere(address):
    assert in_full(judge(rules.links, f'<p id="x"><a href="{address}">x</a></p>')) == []


@pytest.mark.parametrize("address", ["c/", "../c/", "../../a", "../../../", "/c", "c.md", "x.svg", "%00"])
def test_links_that_lead_nowhere(address):
    assert in_brief(judge(rules.links, f'<p>\n<a href="{address}">x</a></p>')) == ["docs/a/b.md:2: link-target"]


def test_what_a_broken_link_is_told_like():
    (problem,) = in_full(judge(rules.links, '<a href="../../asets/x.svg">x</a>'))
    assert problem == (
        "docs/a/b.md:1: link-target: '../../asets/x.svg' leads to no page of the guide; "
        "did you mean '../../assets/x.svg'?"
    )


def test_a_broken_link_of_the_frame_is_told_with_the_template():
    facts = markup.read("a/b/index.html", '<link href="/gone.css" rel="stylesheet">')
    locator = Locator({"docs/a/b.md": "/gone.css"}, {"overrides/main.html": '\n<link href="/gone.css">'})
    site = Built(FILES, {}, {"a/b/index.html": "docs/a/b.md"}, locator)
    assert in_brief(rules.links(site, facts)) == ["overrides/main.html:2: link-target"]


@pytest.mark.parametrize(("address", "there"), [("#y", "this page"), ("../../#y", "docs/index.md")])
def test_anchors(address, there):
    (problem,) = in_full(judge(rules.links, f'<p id="x"><a href="{address}">x</a></p>'))
    assert problem.startswith(f"docs/a/b.md:1: link-anchor: '{address}': {there} has nothing called 'y'; ")


@pytest.mark.parametrize(("base", "address", "count"), [("/g/", "/g/a/", 0), ("/g/", "/a/", 1), ("/", "/g/a/", 1)])
def test_the_folder_that_the_site_is_served_from(base, address, count):
    assert len(in_brief(judge(rules.links, f'<a href="{address}">x</a>', base=base))) == count


@pytest.mark.parametrize(
    "html", ['<img src="https://x.example/a.png" alt="x">', '<video src="//x.example/a.mp4"></video>']
)
def test_third_party(html):
    assert in_brief(judge(rules.links, html)) == ["docs/a/b.md:1: third-party"]


def test_ids():
    assert in_full(judge(rules.ids, '<p id="x">\n<p id="y">\n<p id="x">')) == [
        "docs/a/b.md:3: id-twice: the id 'x' stands on this page 2 times; give each its own id"
    ]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>", []),
        ("<h2>b</h2>", ["docs/a/b.md:1: heading-one"]),
        ("<h1>a</h1>\n<h1>b</h1>", ["docs/a/b.md:2: heading-one"]),
        ("<h1>a</h1>\n<h3>c</h3>", ["docs/a/b.md:2: heading-skip"]),
        ("<h1>a</h1>\n<h2>b</h2>\n<h4>c</h4>", ["docs/a/b.md:3: heading-skip"]),
        ("<h1>a</h1>\n<details><h3>c</h3></details>", ["docs/a/b.md:2: heading-skip"]),
    ],
)
def test_headings(html, said):
    assert in_brief(judge(rules.headings, html)) == said


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ('<img src="x.svg" alt="A foot">', 0),
        ('<img src="x.svg">', 1),
        ('<img src="x.svg" alt="">', 1),
        ('<img src="x.svg" alt=" ">', 1),
        ('<svg role="img" aria-label="A foot"></svg>', 0),
        ('<svg role="img"><title>A foot</title></svg>', 0),
        ('<svg role="img"></svg>', 1),
        ('<svg aria-hidden="true"></svg>', 0),
    ],
)
def test_images(html, count):
    assert in_brief(judge(rules.images, html)) == ["docs/a/b.md:1: image-alt"] * count


NAMES = SECTIONS[Kind.PLACE]


def page(*names, **content):
    """Return the HTML and the Markdown of a page with those sections."""
    texts = [(name, content.get(name.split()[0].lower(), "Text.")) for name in names]
    html = "".join(f'<h2 id="{slugify(name, "-")}">{name}</h2><p>{text}</p>' for name, text in texts)
    return html, "\n".join(f"## {name}\n\n{text}\n" for name, text in texts)


def sections(*names, **content):
    html, source = page(*names, **content)
    return in_full(judge(rules.sections, html, Kind.PLACE, source=source))


def test_all_sections():
    assert sections(*NAMES) == []


def test_more_sections_are_fine():
    assert sections(NAMES[0], "One more", *NAMES[1:]) == []


def test_section_missing():
    assert sections(NAMES[0], *NAMES[2:]) == [
        "docs/a/b.md:5: section-missing: the section 'What can I do today?' is missing; "
        "add '## What can I do today?' before '## When to see a doctor'"
    ]


def test_last_section_missing():
    assert sections(*NAMES[:3]) == [
        "docs/a/b.md:11: section-missing: the section 'Sources' is missing; add '## Sources' at the end"
    ]


def test_section_spelled_like_another():
    assert sections("What could that be?", *NAMES[1:]) == [
        "docs/a/b.md:1: section-missing: the section 'What could it be?' is missing; "
        "is 'What could that be?' meant to be it?"
    ]


def test_section_in_other_letters():
    assert sections("What Could It Be?", *NAMES[1:]) == [
        "docs/a/b.md:1: section-missing: 'What Could It Be?' is not spelled as 'What could it be?'; "
        "write '## What could it be?'"
    ]


def test_section_order():
    assert sections(NAMES[1], NAMES[0], *NAMES[2:]) == [
        "docs/a/b.md:1: section-order: 'What can I do today?' is out of order; the order is: " + " · ".join(NAMES)
    ]


def test_section_twice():
    assert "docs/a/b.md:17: section-twice: 'Sources' stands here 2 times; keep one" in sections(
        *NAMES[:3], "Sources", "Sources"
    )


def test_section_empty():
    assert sections(*NAMES, when="") == [
        "docs/a/b.md:9: section-empty: the section 'When to see a doctor' says nothing; write it, or call its macro"
    ]


def test_section_with_another_id():
    html, source = page(*NAMES)
    html = html.replace('id="sources"', 'id="sources_1"')
    assert in_full(judge(rules.sections, html, Kind.PLACE, source=source)) == [
        "docs/a/b.md:13: section-id: the id of the section 'Sources' is 'sources_1', not 'sources'; "
        "give the heading no id of its own, and 'sources' to nothing else on the page"
    ]


def test_the_line_is_that_of_the_heading_not_of_words_like_it():
    html, source = page(*NAMES, when="")
    problems = judge(rules.sections, html, Kind.PLACE, source=f"When to see a doctor, and why.\n\n{source}")
    assert in_brief(problems) == ["docs/a/b.md:11: section-empty"]


@pytest.mark.parametrize(
    ("card", "count"),
    [
        ('<div class="fc-card--urgent"><li>x</li></div><div class="fc-card--routine"><li>x</li></div>', 0),
        ('<div class="fc-card--urgent"><li>x</li></div>', 1),
        ("<p>Soon.</p>", 1),
    ],
)
def test_doctor(card, count):
    html = f"<h2>When to see a doctor</h2><div>{card}</div>"
    problems = judge(rules.doctor, html, Kind.CONDITION, source="\n## When to see a doctor\n")
    assert in_brief(problems) == ["docs/a/b.md:2: doctor-cases"] * count


@pytest.mark.parametrize(
    ("css", "said"),
    [
        ("a{background:url(x.svg)}", []),
        ('a{background:url("data:image/svg+xml,x")}', []),
        ("a{filter:url(#x)}", []),
        ("/* url(gone.svg) */", []),
        ("a{\nbackground:url(gone.svg)}", ["docs/assets/x.css:2: link-target"]),
        ('a{\nbackground:url("gone.svg")}', ["docs/assets/x.css:2: link-target"]),
        ("@media print{\na{background:image-set(\nurl(gone.svg) 1x)}}", ["docs/assets/x.css:3: link-target"]),
        ("@font-face{\nsrc:url('gone.woff2')format('woff2')}", ["docs/assets/x.css:2: link-target"]),
        ('@import "gone.css";', ["docs/assets/x.css:1: link-target"]),
        ("@import url(gone.css);", ["docs/assets/x.css:1: link-target"]),
        ("a{background:url(https://x.example/a.png)}", ["docs/assets/x.css:1: third-party"]),
    ],
)
def test_styles(css, said):
    assert in_brief(rules.styles(Built(FILES, {}, {}, Locator({}, {})), "assets/x.css", css)) == said


def test_unused_sources():
    assert in_full(rules.unused_sources({"b": 7, "a": 1, "c": 9}, ["a"])) == [
        "docs/data/sources.yml:7: source-unused: no page cites the source 'b'; cite it as [@b], or take it out",
        "docs/data/sources.yml:9: source-unused: no page cites the source 'c'; cite it as [@c], or take it out",
    ]


def test_every_rule_says_itself_in_a_sentence():
    found = [rules.links, rules.ids, rules.headings, rules.images, rules.sections, rules.doctor, rules.styles]
    assert [rule.__name__ for rule in found if not (rule.__doc__ or "").endswith(".")] == []


def test_an_address_that_is_good_beside_a_page_is_not_good_on_the_home_page():
    """From `a/` it leads to the guide, from the home page out of it, in whatever order they are looked at."""
    link = markup.Link("a", "href", "../b/", False, True, "b.md")
    pages = {name: markup.Facts(name, links=(link,)) for name in ("a/index.html", "index.html")}
    site = Built(frozenset({*pages, "b/index.html"}), pages, {}, Locator({}, {}))
    assert [len([*rules.links(site, facts)]) for facts in pages.values()] == [0, 1]
