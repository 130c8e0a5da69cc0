"""A section's menu: all its pages, in parts where they are many."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from footcare.menu import LONGEST, Menu


def page(number):
    return SimpleNamespace(url=f"{number}/", children=None)


def section(*items):
    return SimpleNamespace(children=list(items))


def pages(count):
    return section(*map(page, range(count + 1)))


def urls(parts):
    return [item.url for part in parts for item in part]


def test_the_first_page_is_the_section_itself():
    assert urls(Menu().parts(pages(3))) == ["1/", "2/", "3/"]


def test_pages_of_a_section_in_a_section_stand_among_the_others():
    assert urls(Menu().parts(section(page(0), page(1), section(page(2), page(3))))) == ["1/", "2/", "3/"]


@pytest.mark.parametrize("count", [0, 1, LONGEST, LONGEST + 1, 3 * LONGEST - 1, 1000])
def test_every_page_stands_in_one_part_and_no_part_is_long(count):
    parts = Menu().parts(pages(count))
    assert urls(parts) == [f"{n}/" for n in range(1, count + 1)]
    assert max(map(len, parts), default=0) <= LONGEST
    assert len({len(part) // 2 for part in parts}) <= 2  # and none is left with a few


def test_in_which_part_a_page_stands():
    menu, many = Menu(), pages(2 * LONGEST)
    assert [menu.part_of(many, page(n)) for n in (0, 1, LONGEST, LONGEST + 1)] == [0, 0, 0, 1]
