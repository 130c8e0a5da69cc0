"""The guard on files: names, encoding, size, and what cannot be seen in them."""

from __future__ import annotations

import pytest
from footcare import project
from footcare.rules import files
from sites import in_full


def found(docs):
    return in_full(files.check(docs))


@pytest.mark.parametrize(
    ("name", "better"), [("Sore Heel.md", "sore-heel.md"), ("heel_pain 2.md", "heel-pain-2.md"), ("Ö.md", "o.md")]
)
def test_a_name_that_makes_a_poor_address(tmp_path, name, better):
    (tmp_path / name).write_text("x")
    assert found(tmp_path) == [f"docs/{name}:1: file-name: '{name}' makes a poor address; call it '{better}'"]


def test_two_files_that_become_one_page(tmp_path):
    (tmp_path / "index.md").write_text("x")
    (tmp_path / "README.md").write_text("x")
    assert found(tmp_path) == [
        "docs/README.md:1: file-twice: this file and index.md beside it become the same page; keep one of the two"
    ]


def test_a_link_out_of_the_folder(tmp_path):
    (tmp_path / "secret").write_text("x")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "passwords.md").symlink_to(tmp_path / "secret")
    assert found(docs) == [
        "docs/passwords.md:1: file-outside: this is a link out of the folder; put the file itself here"
    ]


def test_a_picture_too_heavy_for_a_phone(tmp_path):
    (tmp_path / "foot.png").write_bytes(b"0" * 6_000_000)
    assert found(tmp_path) == [
        "docs/foot.png:1: image-size: the picture has 6000 kB; make it smaller: at most 300 kB, for readers on a phone"
    ]


def test_good_files(tmp_path):
    (tmp_path / "sore-heel.md").write_text("x")
    (tmp_path / "foot.png").write_bytes(b"0" * 300_000)
    (tmp_path / ".hidden File").write_text("x")
    assert found(tmp_path) == []


def test_a_page_that_is_not_utf8():
    with pytest.raises(UnicodeDecodeError) as raised:
        b"one\ntwo\nM\xfcsli".decode()
    assert str(project.not_utf8("docs/about.md", raised.value)) == (
        "docs/about.md:3: file-encoding: the byte 0xfc is no UTF-8; save the page with the encoding UTF-8"
    )


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u200b", "zero-width space"),
        ("\u202e", "right-to-left override"),
        ("\u00ad", "soft hyphen"),
        ("\x07", "control character 0x07"),
    ],
)
def test_what_cannot_be_seen(character, name):
    assert in_full(files.check_text("docs/a.md", f"one\ntw{character}o\n")) == [
        f"docs/a.md:2: invisible-character: the line holds an invisible {name}; "
        "delete it: type the words around it again"
    ]


@pytest.mark.parametrize("text", ["\ufeffone\n", "one\r\ntwo\r\n", "a\tb\n", "Müsli, “quoted” – naïve\n"])
def test_what_may_stand_in_a_file(text):
    assert in_full(files.check_text("docs/a.md", text)) == []


def test_an_empty_page():
    assert in_full(files.check_empty("docs/a.md", " \n\n")) == [
        "docs/a.md:1: file-empty: the page has no text; write it, or delete the file"
    ]
