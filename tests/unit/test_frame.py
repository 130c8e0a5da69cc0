"""What the frames of pages share is drawn once for each depth, and read once."""

from __future__ import annotations

import jinja2
import pytest
from footcare import markup
from footcare.frame import Frame

SHARED = """<nav>{% for name in names -%}
{{ slot(name) }}<a href='{{ base_url }}/{{ name }}/'>{{ name }}</a>{{ end }}
{%- endfor %}<a id='up' href='#top'>{{ about }}{{ page }}</a></nav>"""
PAGE = "<h1 id='{{ page }}'>{{ page }}</h1>{{ once('shared.html', about, {page: '<b>' ~ page ~ '</b>'}) }}"


@pytest.fixture
def frame():
    return Frame()


@pytest.fixture
def draw(frame):
    environment = jinja2.Environment(loader=jinja2.DictLoader({"shared.html": SHARED, "page.html": PAGE}))
    frame.serve(environment)

    def drawn(page, about="all", base_url=".."):
        given = {"page": page, "about": about, "base_url": base_url, "names": ["gout", "corn"]}
        return environment.get_template("page.html").render(given)

    return drawn


def addresses(facts):
    return sorted(link.address for link in facts.links)


def test_a_page_has_its_own_words_in_its_slot_and_the_rest_as_it_is(draw):
    assert draw("gout").endswith(
        "<nav><b>gout</b><a href='../corn/'>corn</a><a id='up' href='#top'>allNone</a></nav>"
    )  # and a shared part knows no page


def test_no_mark_of_a_slot_is_left(draw):
    assert not set("\x01\x02\x03") & set(draw("bunion"))


def test_a_part_is_drawn_once_for_each_depth_and_subject(draw, frame):
    for page, about, base_url in (("gout", "all", ".."), ("corn", "all", ".."), ("x", "feet", ".."), ("y", "all", ".")):
        draw(page, about, base_url)
    assert len(frame.parts) == 3


def test_the_first_page_tells_the_links_of_a_part_and_the_others_need_not(draw, frame):
    first = frame.read("gout/index.html", draw("gout"), frame.taken())
    second = frame.read("corn/index.html", draw("corn"), frame.taken())
    assert addresses(first) == ["#top", "../corn/", "../gout/"]
    assert addresses(second) == ["#top"]  # which leads to another place on every page


def test_every_page_has_the_ids_of_its_parts(draw, frame):
    assert [frame.read(page, draw(page), frame.taken()).ids for page in ("up", "gout")] == [
        ("up", "up"),
        ("gout", "up"),
    ]


def test_what_was_changed_after_drawing_is_read_whole(draw, frame):
    html = draw("gout").replace("../corn/", "../nowhere/")
    assert addresses(frame.read("gout/index.html", html, frame.taken())) == ["#top", "../nowhere/"]


CONTENT = "<h2 id='a'>Rest <a href='../gout/'>it</a></h2>"
END = "<footer class='fc-page-end'><a href='edit'>Edit</a></footer>"
AROUND = f"<title>{{}}</title><article class='md-content__inner'>{{}}{END}</article>"


def test_content_that_is_known_is_not_read_again(frame):
    known = frame.know(markup.Facts("", ids=("known",), links=(markup.Link("a", "href", "known", False, True),)))
    facts = frame.read("gout/index.html", AROUND.format("Gout", CONTENT), [], CONTENT, known)
    assert (facts.address, facts.title, facts.ids) == ("gout/index.html", "Gout", ("known",))
    assert addresses(facts) == ["edit", "known"]


def test_what_is_known_is_what_the_whole_page_would_tell(frame):
    html = AROUND.format("Gout", CONTENT)
    known = frame.know(markup.of_content(markup.content(CONTENT)))
    assert frame.read("gout/index.html", html, [], CONTENT, known) == frame.read("gout/index.html", html, [])


def test_content_that_was_changed_on_its_way_is_read_after_all(frame):
    known = markup.Facts("", ids=("known",))
    facts = frame.read("gout/index.html", AROUND.format("Gout", CONTENT.upper()), [], CONTENT, known)
    assert facts.ids == ("A",)


def test_a_long_text_that_begins_like_another_is_found(frame, draw):
    same = "x" * 400
    known = markup.Facts("", ids=("known",))
    html = AROUND.format("Gout", f"<p>{same}y</p><p>{same}z</p>")
    assert "known" in frame.read("gout/index.html", html, [], f"<p>{same}z</p>", known).ids
