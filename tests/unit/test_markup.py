"""One pass over a built page finds its links, images, headings and sections."""

from __future__ import annotations

import pytest
from footcare import markup


def read(content, frame=""):
    return markup.read("a/index.html", f'<title>A</title>{frame}<article class="md-content__inner">{content}</article>')


def test_an_empty_page():
    assert markup.read("a.html", "") == markup.Facts("a.html")


def test_title():
    assert read("").title == "A"


@pytest.mark.parametrize(
    ("html", "addresses"),
    [
        ('<a href="x">x</a>', ["x"]),
        ("<a href=x>x</a>", ["x"]),
        ("<a>x</a>", []),
        ('<img src="x" srcset="y 1x, z 2x">', ["x", "y", "z"]),
        ('<video src="x" poster="y"></video>', ["x", "y"]),
        ('<object data="x"></object>', ["x"]),
        ('<p data="x"></p>', []),
        ('<form action="x"></form>', ["x"]),
        ('<template data-later><script src="x"></script></template><a href="y">y</a>', ["x", "y"]),
        ('<a href=" x ">x</a>', ["x"]),
        ('<!-- <a href="x">x</a> -->', []),
    ],
)
def test_links(html, addresses):
    assert [link.address for link in read(html).links] == addresses


@pytest.mark.parametrize(
    ("html", "loaded"),
    [
        ('<a href="x">x</a>', False),
        ('<img src="x">', True),
        ('<link rel="stylesheet" href="x">', True),
        ('<link rel="canonical" href="x">', False),
        ('<form action="x"></form>', False),
    ],
)
def test_what_a_browser_fetches_by_itself(html, loaded):
    assert [link.loaded for link in read(html).links] == [loaded]


def test_links_that_are_the_same_are_one_object_one_behind_the_other():
    first, second, other = read('<a href="x">x</a> <a href="y">y</a> <a href="x">again</a>').links
    assert first is second
    assert [first.address, other.address] == ["x", "y"]


def test_content_by_itself_tells_what_it_tells_in_its_page():
    html = '<h2 id="a">A</h2><p>Rest <a href="x">now</a>.</p><svg role="img"></svg><ul><li><h3>B</h3></li></ul>'
    alone = markup.of_content(markup.content(html))
    assert markup.together(markup.Facts("a/index.html", title="A"), alone) == read(html)


def test_what_is_in_the_content():
    links = read('<a href="x">x</a>', frame='<a href="y">y</a>').links
    assert {link.address: link.in_content for link in links} == {"x": True, "y": False}


def test_headings_without_their_permalinks():
    (heading,) = read('<h2 id="x">What <em>helps</em>\n now<a class="headerlink" href="#x">¶</a></h2>').headings
    assert (heading.level, heading.text, heading.id, heading.at_top) == (2, "What helps now", "x", True)


def test_a_heading_in_a_box():
    assert [heading.at_top for heading in read("<div><h2>x</h2></div>").headings] == [False]


def test_sections():
    found = read(
        "<p>0</p><h2>a</h2><p>1</p><ul><li>2</li></ul><h3>b</h3><p>3</p><h2>c</h2><div><h2>d</h2></div>"
    ).sections
    assert [(section.heading.text, section.text) for section in found] == [("a", "1"), ("c", "d")]


def test_the_end_of_a_page_is_no_part_of_its_last_section():
    assert read('<h2>a</h2><footer class="fc-page-end">x</footer>').sections[0].text == ""


def test_ids():
    assert read('<p id="x"><b id="y">').ids == ("x", "y")
