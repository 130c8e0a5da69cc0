"""The health of the guide: what is counted, and how it is drawn."""

from __future__ import annotations

import pytest
from footcare import health
from footcare.catalogue import Catalogue
from footcare.health import short
from guarding import environment, proofs_of
from selectolax.lexbor import LexborHTMLParser
from sites import draft


@pytest.fixture(scope="module")
def printed():
    return proofs_of()


def part(id_, *drafts):
    found = proofs_of(*drafts)
    return health.health(found.catalogue, found.pages, found.prose, found.texts)[id_]


def rows(id_, *drafts):
    """Return the table of a part, with the ids of pages in the place of the pages."""
    return [tuple(_plain(cell) for cell in row) for row in part(id_, *drafts).rows]


def _plain(cell):
    if isinstance(cell, tuple):
        return [entry.id for entry in cell]
    return getattr(cell, "id", cell)


def test_every_part_is_there(printed):
    assert tuple(health.health(printed.catalogue, printed.pages, printed.prose, printed.texts)) == health.PARTS


def test_which_condition_shows_where():
    assert rows("places") == [("sore-heel", ["heel"], ["toe"]), ("stiff-toe", ["toe"], [])]


def test_the_best_fit_at_a_place_counts():
    twice = draft("conditions/stiff-toe.md").but(
        "    fit: typical", "    fit: possible\n  - {place: toe, feel: [ache], when: [run], fit: typical}"
    )
    assert rows("places", twice)[1] == ("stiff-toe", ["toe"], [])


def test_places_without_a_condition_have_no_column():
    assert part("places").picture.columns == ("Heel", "Toe")


def test_what_conditions_rest_on():
    assert rows("sources") == [
        ("sore-heel", 2, "trial 1, public health service 1"),
        ("stiff-toe", 1, "public health service 1"),
    ]


def test_when_pages_are_due():
    assert rows("reviews") == [
        ("November 2027", 13, "conditions 2, places 2, remedies 1, habits 1, exercises 1, other pages 6")
    ]
    assert len(part("reviews").picture.rows) == 12


def test_a_time_line_has_the_months_in_which_nothing_is_due():
    older = draft("about.md").but("2026-11-22", "2026-01-31")
    line = part("reviews", older).picture.rows
    assert [number for _, number in line] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 0]


def test_how_sure_the_conditions_are():
    assert rows("evidence") == [
        ("heel-raise", 1, "weak 1", "–"),
        ("rest", 1, "some 1", "some"),
        ("shoes", 0, "", "some"),
    ]


def test_pages_that_only_lists_and_menus_lead_to():
    alone = [id_ for id_, number in rows("links") if number == 0]
    assert "about" in alone
    assert "rest" not in alone


@pytest.mark.parametrize(
    "link", ["[about](about.md)", "[about](about.md#x)", '<a class="x" href="../about/">about</a>']
)
def test_a_link_in_a_text_counts_once_for_a_page(link):
    page = draft("doctor.md").but("## Every", f"{link} and {link}\n\n## Every")
    assert ("about", 1) in rows("links", page)


def test_links_out_of_the_guide_and_to_oneself_do_not_count():
    page = draft("about.md").but("It is", "[me](about.md) [far](https://far.example/about/) It is")
    assert ("about", 0) in rows("links", page)


def test_the_hardest_pages_come_first():
    page = draft("about.md").but(
        "It is made for tests.",
        "Interdisciplinary rehabilitation necessitates comprehensive biomechanical considerations.",
    )
    first = rows("reading", page)[0]
    assert (first[0], first[1] > health.READABLE, first[2]) == ("about", True, 6)


def test_what_is_silenced_and_why():
    page = draft("about.md").but("It is", "[x](doctor.md) <!-- guard: link-text: it says where -->\nIt is")
    assert rows("silences", page) == [("docs/about.md:7", "link-text", "it says where")]
    assert part("silences", page).says == "1 problem is silenced."


def test_an_empty_guide_has_a_health_too():
    found = health.health(Catalogue(), {}, {}, {})
    assert [one.rows for one in found.values()] == [()] * len(health.PARTS)
    assert draw(found) != ""


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Verruca (plantar wart)", "Verruca"),
        ("Posterior tibial tendinopathy", "Posterior tibial tendinopathy"),
        ("Haglund's deformity and heel bursitis", "Haglund's deformity and …"),
    ],
)
def test_a_title_beside_a_picture(title, shown):
    assert short(title) == shown


# How it is drawn


def draw(parts):
    marks = "".join(f'<div data-health="{id_}"></div>' for id_ in health.PARTS)
    return health.drawn(marks, lambda: parts, lambda entry: f"/{entry.id}/", environment())


@pytest.fixture(scope="module")
def page(printed):
    return LexborHTMLParser(draw(health.health(printed.catalogue, printed.pages, printed.prose, printed.texts)))


def test_every_picture_has_a_name_a_description_and_its_numbers_beneath(page):
    pictures = page.css("svg[role=img]")
    assert len(pictures) == 6  # what is silenced is a table alone
    for picture in pictures:
        named = picture.attributes["aria-labelledby"].split()
        assert [picture.css_first(f"#{id_}").tag for id_ in named] == ["title", "desc"]
        assert all(picture.css_first(f"#{id_}").text(strip=True) for id_ in named)
        assert picture.parent.next.tag in {"table", "-text"}


def test_no_picture_has_a_style_of_its_own_or_a_colour(page):
    assert page.css("[style], [fill], [stroke]") == []


def test_bars_are_as_long_as_their_numbers(page):
    widths = [float(bar.attributes["width"].rstrip("%")) for bar in page.css("#health-sources .fc-plot .fc-mark")]
    assert widths == [50, 50, 50]  # one and one of two, then one


def test_a_page_is_linked_from_the_table(page):
    assert [link.attributes["href"] for link in page.css("#health-sources + table a")] == ["/sore-heel/", "/stiff-toe/"]


def test_a_page_without_a_mark_costs_nothing():
    assert health.drawn("<p>text</p>", lambda: 1 / 0, str, environment()) == "<p>text</p>"


def test_a_long_part_is_cut_on_the_page_and_says_so():
    rows = tuple((f"Page {number}", number) for number in range(health.MOST + 1))
    bars = health.Bars((("a", "b"),), tuple((name, (number,)) for name, number in rows))
    whole = health.Part("sources", "Sources", "Many.", ("Page", "Sources"), rows, bars)
    page = LexborHTMLParser(draw({"sources": whole}))
    assert len(page.css("tbody tr")) == health.MOST
    assert f"Page {health.MOST}" not in page.text()
    assert f"Many. Here are the first {health.MOST} of {health.MOST + 1}: scripts/report has all." in page.text()
