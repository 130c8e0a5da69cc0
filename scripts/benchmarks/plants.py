"""Mistakes that authors make, each planted into a tiny site of plain pages that every tool can build.

They are the mistakes of one survey of MkDocs authors' tools, by the same numbers. The site lies in `SITE`; a plant
changes some of its files and knows the line on which the mistake then stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ABOUT = """---
title: About this tiny site
description: A tiny site with nothing in it but what the mistakes need, so that every tool can build it in a second.
reviewed: 2026-01-02
---

## First part

This page leads to [another page](other.md), has an ![a grey dot](dot.png) and a note[^1].

[^1]: The note.
"""
SITE: Mapping[str, str] = {
    "docs/index.md": """---
title: A tiny site
description: The first page of a tiny site with nothing in it but what the mistakes need, for tools to find.
reviewed: 2026-01-02
---

Read [about it](about.md), or [the other page](other.md#second-part).
""",
    "docs/about.md": ABOUT,
    "docs/other.md": """---
title: The other page of the site
description: Another page of a tiny site with nothing in it but what the mistakes need, so that links lead somewhere.
reviewed: 2026-01-02
---

## Second part

Back to [the first part](about.md#first-part).
""",
    "docs/sub/index.md": """---
title: A page in a folder of its own
description: A page in a folder of a tiny site with nothing in it but what the mistakes need, so that links lead there.
reviewed: 2026-01-02
---

Nothing more.
""",
    "docs/style.css": "body { color: black; }\n",
}
NAV = "nav:\n  - index.md\n  - about.md\n  - other.md\n  - sub/index.md\n"
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
LAST = ABOUT.count("\n") + 2


@dataclass(frozen=True, slots=True)
class Plant:
    """One mistake: `files` take the place of the site's own, and it stands on `line` of `path`."""

    number: int
    what: str
    files: Mapping[str, str | bytes]
    path: str = "docs/about.md"
    line: int = LAST
    remove: tuple[str, ...] = field(default=())


def _add(number: int, what: str, text: str, at: int = 0, **other: str | bytes) -> Plant:
    return Plant(number, what, {"docs/about.md": f"{ABOUT}\n{text}\n", **other}, line=LAST + at)


def _head(number: int, what: str, old: str, new: str, line: int) -> Plant:
    assert old in ABOUT
    return Plant(number, what, {"docs/about.md": ABOUT.replace(old, new, 1)}, line=line)


TITLE = "title: About this tiny site\n"
DESCRIPTION = ABOUT.split("\n")[2] + "\n"
PLANTS: tuple[Plant, ...] = (
    _add(1, "Markdown link to a page that does not exist", "See [gone](gone.md)."),
    _add(2, "wrong anchor on another page", "See [there](other.md#third-part) for more."),
    _add(3, "wrong anchor on the same page", "See [above](#zeroth-part) for more."),
    _add(4, "raw HTML link to a page that does not exist", '<p><a href="missing/">a missing page</a></p>'),
    _add(5, "raw HTML link to a missing .md", '<p><a href="missing.md">a missing page</a></p>'),
    _add(6, "raw HTML link in a paragraph", 'See <a href="missing.md">a missing page</a> there.'),
    _add(7, "Markdown image that does not exist", "![a grey dot](gone.png)"),
    _add(8, "raw HTML image that does not exist", '<p><img src="../gone.png" alt="a grey dot"></p>'),
    _add(9, "srcset names a missing file", '<p><img src="../dot.png" srcset="../gone2.png 2x" alt="a grey dot"></p>'),
    Plant(10, "broken link in a theme template",
          {"overrides/partials/copyright.html": '<a href="gone-page/">a page</a>\n'},
          path="overrides/partials/copyright.html", line=1),
    Plant(11, "page in nav that does not exist", {"nav": NAV + "  - gone.md\n"}, path="mkdocs.yml", line=0),
    Plant(12, "page that is not in nav", {"docs/lost.md": SITE["docs/other.md"].replace("other page", "lost page")
          .replace("Another", "A lost")}, path="docs/lost.md", line=1),
    _add(13, "two headings with the same id", "## One {: #same }\n\nText.\n\n## Two {: #same }\n\nText.", at=4),
    _add(14, "attribute list read as a Jinja comment", "## One {#one}\n\nText."),
    _add(15, "raw HTML id of a heading", '<p id="first-part">Text.</p>'),
    _add(16, "undefined variable", "It is {{ undefined_var }} here."),
    _add(17, "attribute of something undefined", "It is {{ a.b.c }} here."),
    _add(18, "undefined macro", "{{ nope() }}"),
    _add(19, "template syntax", "{% if %}"),
    _add(20, "wrong number of arguments", "{{ sources(1, 2) }}"),
    _head(21, "front matter that is not YAML", TITLE, "title: About: this\n", 2),
    _head(22, "tab in front matter", TITLE, "title:\n\t- About\n", 3),
    _head(23, "front matter without an end", "reviewed: 2026-01-02\n---\n", "reviewed: 2026-01-02\n", 1),
    _head(24, "misspelled key", "description:", "descripton:", 3),
    _head(25, "template that does not exist", TITLE, TITLE + "template: gone.html\n", 3),
    Plant(26, "page that is not UTF-8", {"docs/about.md": ABOUT.encode() + b"\nCaf\xe9.\n"}),
    _add(27, "wrong case in a link", "See [there](Other.md)."),
    _add(28, "wrong case in an image", "![a grey dot](Dot.png)"),
    _add(29, "link to a heading that no macro makes", "See [above](#made-by-a-macro)."),
    _add(31, "absolute link to nothing", "See [there](/gone/)."),
    _add(33, "http link", "See [the site](http://example.org/)."),
    _add(34, "link without text", "See [](other.md)."),
    _add(35, "link without address", "See [the other]()."),
    _add(36, "image without alternative text", "![](dot.png)"),
    _add(37, "heading level skipped", "#### Deep\n\nText."),
    _add(38, "two main headings", "# Again\n\n# And again\n\nText.", at=2),
    _head(39, "no title", TITLE, "", 0),
    _add(40, "footnote that nobody refers to", "[^2]: Unused."),
    _add(41, "footnote that is not defined", "See the note[^9]."),
    _add(42, "reference that is not defined", "See [the page][nowhere]."),
    _add(43, "admonition that is not indented", '!!! note "Mind"\n\nThis should be inside.'),
    _add(44, "block that is not closed", "/// tab | One\n\nText."),
    _add(45, "code fence that is not closed", "```\ncode\n\nText."),
    _add(46, "element that is not closed", "<div>\n\nText."),
    _add(47, "elements closed in the wrong order", "<p><b><i>Text</b></i></p>"),
    _add(48, "include that is missing", '--8<-- "gone.md"'),
    _add(49, "unknown emoji", "Mind :no_such_emoji: here."),
    _add(50, "attribute list without an end", "## One {: .wide\n\nText."),
    Plant(51, "image of 6 MB", {"docs/big.png": DOT + b"\0" * 6_000_000}, path="docs/big.png", line=1),
    _add(52, "javascript address", "See [it](javascript:alert(1))."),
    _add(53, "link to a folder", "See [the folder](sub/)."),
    _add(54, "link to a built page", "See [the folder](sub/index.html)."),
    _add(55, "mail address that is none", "Write [to us](mailto:us)."),
    _add(56, "telephone number that is none", "Call [us](tel:call-us)."),
    Plant(58, "link to a page that is not published",
          {"docs/about.md": ABOUT + "\nSee [it](hidden/x.md).\n", "docs/hidden/x.md": SITE["docs/sub/index.md"],
           "settings": "exclude_docs: /hidden/\n"}),
    Plant(59, "link to a draft",
          {"docs/about.md": ABOUT + "\nSee [it](hidden/x.md).\n", "docs/hidden/x.md": SITE["docs/sub/index.md"],
           "settings": "draft_docs: /hidden/\n"}),
    _add(60, "table row with too many cells", "| a | b |\n| - | - |\n| 1 | 2 | 3 |", at=2),
    _add(61, "space in a link", "See [it](the other.md)."),
    _add(62, "reversed link", "See (the other page)[other.md]."),
    Plant(63, "index.md and README.md in one folder", {"docs/sub/README.md": SITE["docs/other.md"]
          .replace("other page", "read me")}, path="docs/sub/README.md", line=1),
    Plant(64, "style sheet that does not exist", {"settings": "extra_css: [gone.css]\n"}, path="mkdocs.yml", line=0),
    Plant(65, "address in a style sheet to nothing", {"docs/style.css": "body { background: url(gone.png); }\n"},
          path="docs/style.css", line=1),
    Plant(67, "two pages with the same title",
          {"docs/other.md": SITE["docs/other.md"].replace("The other page of the site", "About this tiny site")},
          path="docs/other.md", line=2),
    _add(68, "script in a page", "<script>alert(1)</script>"),
    _add(69, "placeholder left in", "TODO write this."),
)  # fmt: skip
NOT_PLANTED = {
    30: "a control",
    32: "a control",
    57: "needs the redirects plugin, which the tiny site has not; the unit tests plant it",
    66: "needs a page of a kind with sections, which no rival knows; the unit tests plant it",
}
