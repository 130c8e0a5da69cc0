"""The cards that go with shared links."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from footcare import cards
from footcare.cards import TEXT_HEIGHT, TEXT_WIDTH, Studio
from PIL import Image
from sites import good

LONGEST = "Posterior tibial tendinopathy and everything that goes with it"


def card(src_uri):
    catalogue = good()
    return cards.card(catalogue, catalogue.pages[src_uri], "Runner's Foot Guide")


def pixel(png, place):
    with Image.open(io.BytesIO(png)) as picture:
        return picture.convert("RGB").getpixel(place)


def alike(one, other):
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) < 12


def test_the_place_that_hurts_is_shaded():
    drawn = Studio().draw(card("symptoms/heel.md"))
    heel, toe = (1100, 400), (1100, 150)
    assert alike(pixel(drawn, heel), (180, 80, 31))
    assert alike(pixel(drawn, toe), (232, 217, 198))


def test_the_same_card_comes_out_the_same():
    assert Studio().draw(card("relief/rest.md")) == Studio().draw(card("relief/rest.md"))


@pytest.mark.parametrize("change", [{"title": "Other"}, {"kicker": "Other"}, {"site_name": "Other"}, {"picture": ""}])
def test_whatever_is_on_a_card_tells_it_from_others(change):
    first = card("relief/rest.md")
    assert replace(first, **change).content != first.content


def test_a_long_title_is_set_smaller_and_stays_in_its_room():
    font = cards._font
    for title in ("Gout", LONGEST):
        lines, size = cards._set(title, lambda points: font(cards.BOLD, points).getlength)
        assert " ".join(lines) == title
        assert max(map(font(cards.BOLD, size).getlength, lines)) <= TEXT_WIDTH
        assert len(lines) * size * cards.LEADING <= TEXT_HEIGHT
