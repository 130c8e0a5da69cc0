"""What is made once, and kept by what it is made from."""

from __future__ import annotations

import pytest
from footcare.kept import Kept


def refuse():
    raise ValueError("it cannot be made")


def test_what_has_been_made_is_not_made_again(tmp_path):
    kept = Kept(tmp_path / "cards", ".png")
    assert kept.file("a", lambda: b"one").read_bytes() == b"one"
    assert kept.file("a", refuse).read_bytes() == b"one"


def test_another_recipe_or_another_tool_makes_it_anew(tmp_path):
    files = {Kept(tmp_path, ".png", tool).file(recipe, lambda: b"one") for tool in "12" for recipe in "ab"}
    assert len(files) == 4


def test_what_cannot_be_made_leaves_nothing_behind(tmp_path):
    with pytest.raises(ValueError, match="it cannot be made"):
        Kept(tmp_path, ".png").file("a", refuse)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_kept_is_made_all_the_same(tmp_path):
    (tmp_path / "cards").write_text("a file where the folder should be", encoding="utf-8")
    assert Kept(tmp_path / "cards", ".png").file("a", lambda: b"one") == b"one"


def test_an_empty_file_is_made_anew(tmp_path):
    kept = Kept(tmp_path, ".png")
    kept.file("a", lambda: b"one").write_bytes(b"")
    assert kept.file("a", lambda: b"one").read_bytes() == b"one"
