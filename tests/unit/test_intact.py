"""HTML that a browser reads exactly as it stands needs no judge: html5lib would find nothing in it."""

from __future__ import annotations

import pytest
from footcare import authored
from footcare.rules.authored import html_errors
from hypothesis import given, settings
from hypothesis import strategies as st

TAGS = ("p", "div", "b", "a", "ul", "li", "table", "tr", "td", "h2", "details", "summary", "br", "img", "svg", "path")
PIECES = st.sampled_from(
    [
        *(form.format(tag) for tag in TAGS for form in ("<{}>", "</{}>", "<{} />", '<{} class="x">')),
        "text", " & ", "&amp;", "&para;", "¶", "&nbsp;", "<", ">", '"', "'",
        "<!-- note -->", "<!", "<?x?>", "-->", "\n",
    ]
)  # fmt: skip


def intact(html):
    return authored.read(html).intact


@pytest.mark.parametrize(
    "html",
    [
        "<p>Rest.</p>",
        '<p>Rest<br />and "wait".</p>',
        '<h2 id="a">Rest<a class="headerlink" href="#a">&para;</a></h2>',
        '<div class="fc-tiles"><ul><li>a</li></ul></div>',
        "<!-- nothing --><p>a &amp; b</p>",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
    ],
)
def test_good_html_is_intact(html):
    assert intact(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Rest <b>now</p>",
        "<p>Rest</b></p>",
        "<p><div>a</div></p>",
        "<div />text",
        "<a>a<a>b</a></a>",
        "<h2>a<h3>b</h3></h2>",
        "<?php x ?>",
        "<!doctype html>",
        "<div>a < b</div>",
    ],
)
def test_broken_html_is_not(html):
    assert not intact(html)
    assert html_errors(html)


@settings(derandomize=True, database=None, deadline=None)
@given(st.lists(PIECES, max_size=8).map("".join))
def test_nothing_is_wrong_with_what_is_intact(html):
    assert not intact(html) or not html_errors(html)
