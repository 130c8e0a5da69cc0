"""When to get help: said in words, most urgent first, never folded away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from visiting import DESK, PHONE, each, entries, front_matter

TROUBLES = entries("conditions")
PLACES = sorted({f"symptoms/{row['place']}/" for trouble in TROUBLES for row in front_matter(trouble)["symptoms"]})

URGENCY = ["Emergency: ", "Urgent: ", "Not urgent: "]
CONTRAST = """heading => {
  const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = colour => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number).map(channel);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const style = getComputedStyle(heading);
  const [darker, lighter] = [light(style.color), light(style.backgroundColor)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}"""


# The cards of a page: what each is, what it says first, and whether all of it shows.
CARDS = """cards => cards.map(card => ({
  role: card.getAttribute("role") ?? (card.matches("section[aria-labelledby], section[aria-label]") ? "region" : ""),
  heading: card.querySelector("h3").innerText,
  shows: [card, ...card.querySelectorAll("li")].every(part => part.checkVisibility({visibilityProperty: true})),
  folded: Boolean(card.closest("details")),
}))"""


@each(TROUBLES + PLACES)
def test_the_cards_say_how_urgent_it_is_and_the_most_urgent_comes_first(turn_to, address):
    cards = turn_to(address, PHONE).locator(".fc-cards .fc-card").evaluate_all(CARDS)
    said = [next(word for word in URGENCY if card["heading"].startswith(word)) for card in cards]
    assert said == [word for word in URGENCY if word in said]
    assert set(said) >= set(URGENCY[1:]), "both are said on every page"
    assert [card for card in cards if card["role"] != "region" or not card["shows"] or card["folded"]] == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_headings_of_the_cards_are_easy_to_read(visit, dark):
    page = visit("conditions/plantar-fasciitis/", PHONE, dark=dark)
    contrasts = page.locator(".fc-cards").get_by_role("heading").evaluate_all(f"all => all.map({CONTRAST})")
    assert len(contrasts) == 3
    assert min(contrasts) >= 4.5


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_help_is_one_tap_away_from_the_top_of_a_page(visit, width):
    page = visit("exercises/heel-raise/", width)
    link = page.get_by_role("complementary", name="Emergency").get_by_role("link", name="Get help now")
    expect(link).to_be_in_viewport()
    link.click()
    expect(page.get_by_role("heading", level=1, name="When to see a doctor")).to_be_visible()
