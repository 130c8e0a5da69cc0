"""Every link, image, style sheet and script leads to something that the site has, however it is written."""

from __future__ import annotations

from footcare import check
from sites import draft, write

PAGE = draft("conditions/sore-heel.md")

FOOT = "../../assets/drawings/foot.svg"

BROKEN = {
    "Markdown": "[it](gone.md)",
    "Markdown with a title": '[it](gone.md "A page")',
    "Markdown with an anchor": "[it](gone.md#there)",
    "Markdown in angle brackets": "[it](<gone page.md>)",
    "an address as people see it": "[it](../gone)",
    "out of the site": "[it](../../../gone.md)",
    "of the root": "[it](/gone/)",
    "a reference": "[it][there]\n\n[there]: gone.md",
    "a footnote": "It hurts.[^1]\n\n[^1]: See [it](gone.md).",
    "a box": '!!! note "A box"\n    See [it](gone.md).',
    "a table": "| a | b |\n| --- | --- |\n| 1 | [it](gone.md) |",
    "a list": "- one\n    - [it](gone.md)",
    "a definition": "Word\n:   See [it](gone.md).",
    "HTML": '<a href="gone.html">it</a>',
    "HTML in a block": '<div><a href="../gone/">it</a></div>',
    "HTML without quotes": "<a href=gone.html>it</a>",
    "an image": "![A foot](gone.svg)",
    "an image in HTML": '<img src="gone.svg" alt="A foot">',
    "one of several sizes": f'<img src="{FOOT}" srcset="{FOOT} 1x, ../gone.svg 2x" alt="A foot">',
    "a source of a picture": f'<picture><source srcset="gone.webp"><img src="{FOOT}" alt="A foot"></picture>',
    "a video": '<video src="gone.mp4"></video>',
}


def numbered(page, examples):
    """Return the page with all examples, each with a target of its own: gone1, gone2, …"""
    return page.plus("\n\n".join(text.replace("gone", f"gone{n}x") for n, text in enumerate(examples, 1)))


def test_leads_nowhere(mistakes):
    page = numbered(PAGE, BROKEN.values())
    assert mistakes(page) == [f"{page.at(f'gone{n}x')}: link-target" for n, _ in enumerate(BROKEN, 1)]


ANCHORS = {
    "this page": "[it](#gone)",
    "another page": "[it](stiff-toe.md#gone)",
    "another folder": "[it](../symptoms/heel.md#gone)",
    "HTML": '<a href="../stiff-toe/#gone">it</a>',
    "a word with other signs": "[it](#g%C3%B6ne-gone)",
}


def test_nothing_of_that_name_there(mistakes):
    page = numbered(PAGE, ANCHORS.values())
    assert mistakes(page) == [f"{page.at(f'gone{n}x')}: link-anchor" for n, _ in enumerate(ANCHORS, 1)]


GOOD = {
    "a page": "[it](stiff-toe.md)",
    "a part of this page": "[it](#can-i-run)",
    "a part of another page": "[it](stiff-toe.md#what-helps)",
    "a row of a drawn table": "[it](../symptoms/index.md#row-sore-heel-1)",
    "a drawn word": "[it](../symptoms/words.md#feel-ache)",
    "a source": "[it](#source-smith-2020)",
    "HTML": '<a href="../stiff-toe/#what-helps">it</a>',
    "an own id": "### A part {: #own }\n\n[it](#own)",
    "another site": "[it](https://example.org/)",
    "mail": "[it](mailto:a@example.org)",
    "a phone": "[it](tel:112)",
    "the top": "[it](../index.md)",
    "an image": "![A foot](../assets/drawings/foot.svg)",
    "the model as data": '<a href="../../guide.json">it</a>',
    "code": "Write `[it](gone.md)` and:\n\n    [it](gone.md)",
}


def test_every_good_link_is_left_alone(build_site):
    build_site(PAGE.plus("\n\n".join(GOOD.values())))


def test_check_leaves_good_links_alone(project):
    write(project / "docs" / PAGE.src_uri, PAGE.plus("\n\n".join(GOOD.values())).text)
    assert check.problems(project) == []


def test_the_same_mistake_twice_is_told_on_both_lines(mistakes):
    page = PAGE.plus("[one](gone.md)\n\n[two](gone.md)")
    assert mistakes(page) == [f"{page.at('gone', turn)}: link-target" for turn in (0, 1)]


def test_all_mistakes_of_all_pages_are_told_at_once(mistakes):
    one, two = PAGE.plus("[it](gone.md)"), draft("index.md").but("Start", "[it](#gone) Start")
    assert mistakes(one, two) == [f"{one.at('gone')}: link-target", f"{two.at('gone')}: link-anchor"]


def test_an_absolute_link_to_a_page_that_is_there(mistakes_of_build):
    page = PAGE.plus("[it](/conditions/stiff-toe.md)")
    assert mistakes_of_build(page) == [f"{page.at('(/con')}: link-target"]


def test_other_hosts_are_not_asked(mistakes):
    page = PAGE.plus(
        """
<img src="https://other1.example/x.png" alt="A foot">

![A foot](//other2.example/x.png)

<video src="https://other3.example/x.mp4"></video>
"""
    )
    assert mistakes(page) == [f"{page.at(f'other{n}')}: third-party" for n in (1, 2, 3)]
