"""Changing several files: all of them, or none."""

from __future__ import annotations

import pytest
from footcare import edits


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.md").write_text("a", encoding="utf-8")
    (tmp_path / "b.md").write_text("b", encoding="utf-8")
    return tmp_path


def content(folder):
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}


def test_written_deleted_and_new(folder):
    edits.apply(folder, {"a.md": "ä\r\n", "b.md": None, "new/c.md": "c"})
    assert content(folder) == {"a.md": "ä\n", "new/c.md": "c"}
    assert (folder / "a.md").read_bytes() == "ä\r\n".encode()
    assert sorted(path.name for path in folder.rglob("*")) == ["a.md", "c.md", "new"]


def test_the_rights_of_a_file_stay(folder):
    (folder / "a.md").chmod(0o600)
    edits.apply(folder, {"a.md": "x", "c.md": "c"})
    assert [(folder / name).stat().st_mode & 0o777 for name in ("a.md", "c.md")] == [0o600, 0o644]


@pytest.mark.parametrize("bad", [{"folder": "x"}, {"gone.md": None}, {"a.md/below.md": "x"}])
def test_if_one_fails_nothing_has_changed(folder, bad):
    (folder / "folder").mkdir()
    (folder / "folder" / "inside.md").write_text("i", encoding="utf-8")
    before = content(folder)
    with pytest.raises(OSError, match=r"\w"):
        edits.apply(folder, {"a.md": "changed", "new.md": "n", "b.md": None, **bad})
    assert content(folder) == before
    assert [path.name for path in folder.rglob(".*")] == []
