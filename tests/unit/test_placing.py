"""A new site takes the place of the last good one: whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest
from footcare import placing


@pytest.fixture
def final(tmp_path):
    return site(tmp_path / "site", "old")


def site(folder, words):
    folder.mkdir()
    (folder / "index.html").write_text(words)
    return folder


def words(folder):
    return (folder / "index.html").read_text()


def built(final, said="new"):
    output = placing.beside(final)
    site(output.new, said)
    return output


def dead():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def cannot(number):
    def exchange(*_):
        raise OSError(number, os.strerror(number))

    return exchange


def names(final):
    return [path.name for path in final.parent.iterdir()]


def test_the_new_one_takes_the_place_of_the_last(final):
    placing.put_in_place(built(final))
    assert (words(final), names(final)) == ("new", ["site"])


def test_the_first_one_needs_no_last(tmp_path):
    placing.put_in_place(built(tmp_path / "site"))
    assert words(tmp_path / "site") == "new"


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="other systems take two steps")
def test_two_folders_change_places_in_one_step(tmp_path):
    one, other = site(tmp_path / "one", "1"), site(tmp_path / "other", "2")
    placing.exchange(one, other)
    assert (words(one), words(other)) == ("2", "1")
    with pytest.raises(FileNotFoundError, match="gone"):
        placing.exchange(one, tmp_path / "gone")


def test_a_system_that_cannot_do_it_takes_two_steps(final, monkeypatch):
    monkeypatch.setattr(placing, "exchange", cannot(errno.ENOSYS))
    placing.put_in_place(built(final))
    assert (words(final), names(final)) == ("new", ["site"])


def test_the_last_one_stands_when_it_cannot_be_done(final, monkeypatch):
    monkeypatch.setattr(placing, "exchange", cannot(errno.EIO))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        placing.put_in_place(built(final))
    assert words(final) == "old"


def test_the_last_one_comes_back_when_the_second_step_fails(final, monkeypatch):
    monkeypatch.setattr(placing, "exchange", cannot(errno.ENOSYS))
    with pytest.raises(FileNotFoundError):
        placing.put_in_place(placing.beside(final))  # nothing was built
    assert words(final) == "old"


def test_the_last_one_comes_back_after_a_build_was_killed_between_two_steps(final):
    final.rename(final.parent / f".site.1.{dead()}.old")
    placing.beside(final)
    assert (words(final), names(final)) == ("old", ["site"])


def test_a_build_that_runs_keeps_what_it_has(final):
    folder = final.parent / f".site.1.{os.getppid()}.new"
    folder.mkdir()
    placing.beside(final)
    assert folder.exists()


def test_the_later_of_two_builds_stands(tmp_path):
    first, second = built(tmp_path / "site", "1"), built(tmp_path / "site", "2")
    placing.put_in_place(first)
    placing.put_in_place(second)
    assert (words(tmp_path / "site"), names(tmp_path / "site")) == ("2", ["site"])


def test_another_build_that_comes_between_is_no_fault(tmp_path, monkeypatch):
    output, looked = built(tmp_path / "site"), type(tmp_path).exists

    def exists(path):
        there = looked(path)
        if path == output.final and not there:
            site(tmp_path / "site", "theirs")  # after the look, before the step
        return there

    monkeypatch.setattr(type(tmp_path), "exists", exists)
    placing.put_in_place(output)
    assert (words(tmp_path / "site"), names(tmp_path / "site")) == ("new", ["site"])


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "there is no room on the disk for 'site/a.html'. Delete"),
        (errno.EROFS, "'site/a.html' may not be written or read by you. Change"),
        (errno.EACCES, "'site/a.html' may not be written or read by you. Change"),
        (errno.EFBIG, "'site/a.html' may not become so large on this machine. Raise"),
        (errno.ENOENT, "'site/a.html' is missing. Fetch"),
        (errno.EIO, "'site/a.html': Input/output error. Look"),
    ],
)
def test_a_fault_is_told_with_what_to_do(number, said):
    assert placing.why(OSError(number, os.strerror(number), "site/a.html")).startswith(said)


def test_a_fault_of_a_copy_names_where_it_was_to_lie():
    error = OSError(errno.ENOSPC, "", "docs/a.png", None, "site/a.png")
    assert placing.why(error).startswith("there is no room on the disk for 'site/a.png'")


def test_a_fault_without_a_name():
    assert placing.why(OSError(errno.ENOSPC, "")).startswith("there is no room on the disk for a file")
