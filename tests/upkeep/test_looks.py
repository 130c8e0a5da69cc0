"""What a reader could see of a change: the share of a picture, and where."""

from __future__ import annotations

import pytest
from PIL import Image
from upkeep import looks


def paper(colour="white", size=(40, 50)):
    return Image.new("RGB", size, colour)


def test_the_same_twice_differs_in_nothing():
    assert looks.difference(paper(), paper()) is None


def test_nobody_sees_a_shade_that_is_hardly_another():
    assert looks.difference(paper((200, 200, 200)), paper((204, 200, 200))) is None


def test_a_line_that_has_moved_is_told_with_its_place():
    after = paper()
    after.paste("black", (10, 20, 20, 21))
    assert looks.difference(paper(), after) == looks.Difference(10 / 2000, (10, 20, 20, 21), (50, 50))


def test_a_page_that_has_grown_differs_where_it_has():
    found = looks.difference(paper(), paper(size=(40, 60)))
    assert found == looks.Difference(400 / 2400, (0, 50, 40, 60), (50, 60))


def test_a_site_is_served_as_it_lies(tmp_path):
    (tmp_path / "index.html").write_text("<p>here", encoding="utf-8")
    with looks.served(tmp_path) as home:
        assert home.startswith("http://127.0.0.1:")


def test_what_is_asked_for_wrongly_is_refused(tmp_path):
    with pytest.raises(SystemExit):
        looks.main(["--root", str(tmp_path)])
