"""Links on paper: numbered, and each address listed once."""

from __future__ import annotations

import pytest
from footcare.paper import number

PAGE = "https://feet.example/guide/conditions/arch/"


def numbered(html):
    return number(html, PAGE)


def test_links_are_numbered_as_a_reader_meets_them():
    found = numbered('<a href="../heel/">a</a> <a class="x" href="https://nhs.example/b#c">b</a>')
    assert found.addresses == ("https://feet.example/guide/conditions/heel/", "https://nhs.example/b#c")
    assert found.html == (
        '<a href="../heel/" data-note="1">a</a> <a class="x" href="https://nhs.example/b#c" data-note="2">b</a>'
    )


def test_a_page_that_is_linked_twice_is_listed_once():
    found = numbered('<a href="../../doctor/">a</a><a href="../../doctor/#emergency-numbers">b</a>')
    assert found.addresses == ("https://feet.example/guide/doctor/",)
    assert found.html.count('data-note="1"') == 2


def test_addresses_are_what_a_reader_types():
    assert numbered('<a href="https://x.example/?a=1&amp;b=2">a</a>').addresses == ("https://x.example/?a=1&b=2",)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#sources">on this page</a>',
        '<a href="../arch/#sources">the same</a>',
        '<a href="mailto:a@feet.example">mail</a>',
        '<a class="fc-cite" href="#source-x">[1]</a>',
        '<ul class="fc-words"><li><a href="../../symptoms/words/#feel-ache">Dull ache</a></li></ul>',
        '<ol class="fc-sources"><li><a href="https://x.example/">X</a></li></ol>',
        '<p class="fc-to-sheet"><a href="../../sheets/arch/">Print</a></p>',
        '<template><p><a href="../../doctor/">x</a></p></template>',
        '<noscript><p><a href="../../doctor/">x</a></p></noscript>',
        "<p>No link</p>",
    ],
)
def test_what_needs_no_address_on_paper_stays_as_it_is(html):
    found = numbered(html)
    assert (found.html, found.addresses) == (html, ())


def test_what_follows_a_list_that_is_passed_over_is_numbered():
    assert numbered('<ul class="fc-words"><a href="a/">a</a></ul><a href="b/">b</a>').addresses == (f"{PAGE}b/",)
