"""The guard on files: names, encoding, size, and what cannot be seen in them."""

from __future__ import annotations

import pytest
from footcare import check, project
from footcare.rules import files
from sites import in_brief, in_full, tiny_guide

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x09\0\0\0\x09"
END = b"IEND\xaeB`\x82"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">'


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
    (tmp_path / "foot.png").write_bytes(PNG + b"0" * 299_000 + END)
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


def test_a_picture_only_by_name(tmp_path):
    (tmp_path / "foot.png").write_text("I am text")
    assert found(tmp_path) == [
        "docs/foot.png:1: image-kind: the file is a picture only by its name; save it anew as .png"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I am text",
        f"{SVG}<script>alert(1)</script></svg>",
        '<svg onload="alert(1)"/>',
        f"{SVG}<foreignObject/></svg>",
        f'{SVG}<image href="https://example.org/a.png"/></svg>',
        f'{SVG}<a href="javascript:alert(1)"/></svg>',
    ],
)
def test_a_drawing_that_is_none_or_runs_something(tmp_path, text):
    (tmp_path / "foot.svg").write_text(text)
    (problem,) = found(tmp_path)
    assert problem.startswith("docs/foot.svg:1: image-kind: ")


def test_a_file_of_no_known_kind(tmp_path):
    (tmp_path / "heel.docx").write_text("x")
    assert found(tmp_path) == [
        "docs/heel.docx:1: file-kind: 'heel.docx' is of no kind that the guide has; "
        "take it out: pages end in .md, pictures in .svg, .png, .jpg or .webp"
    ]


@pytest.mark.parametrize("target", ["nowhere.svg", "foot.svg"])
def test_links_to_nothing_and_to_themselves(tmp_path, target):
    (tmp_path / "foot.svg").symlink_to(target)
    assert found(tmp_path) == ["docs/foot.svg:1: file-outside: this is a link to nothing; put the file itself here"]


@pytest.mark.parametrize("body", ["", " \n", "<!-- Later. -->\n"])
def test_a_page_without_text(body):
    assert in_full(files.check_empty("docs/a.md", body)) == [
        "docs/a.md:1: file-empty: the page has no text; write it, or delete the file"
    ]


@pytest.mark.parametrize("name", ["docs/data/sources.yml", "docs/data/rules.yml", "mkdocs.yml", "overrides/main.html"])
def test_a_file_behind_the_pages_that_is_not_utf_8(tmp_path, name):
    root = tiny_guide(tmp_path)
    path = root / name
    before = path.read_bytes() if path.exists() else b"\n"
    path.write_bytes(before + "# Füße".encode("latin-1"))
    problems = in_brief(check.problems(root))
    assert f"{name}:{before.count(10) + 1}: file-encoding" in problems


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("site_name: a\nsite_url: b: c\n", 2, "it cannot be read: mapping values are not allowed here"),
        ("- a\n", 1, "it is not a list of 'key: value' lines"),
        ("", 1, "it is not a list of 'key: value' lines"),
        ("markdown_extensions:\n  - def_lst\n", 2, "'def_lst' cannot be used"),
    ],
)
def test_settings_that_cannot_be_used(tmp_path, text, line, said):
    root = tiny_guide(tmp_path)
    (root / "mkdocs.yml").write_text(text)
    (problem,) = in_full(check.problems(root))
    assert problem.startswith(f"mkdocs.yml:{line}: settings: ")
    assert said in problem


@pytest.mark.parametrize("text", ["a: [", "- a\n", "a: b\n", "a:\n  sais: b\n"])
def test_a_broken_rulebook(tmp_path, text):
    root = tiny_guide(tmp_path)
    (root / "docs" / "data" / "rules.yml").write_text(text)
    assert {problem.path for problem in check.problems(root)} == {"docs/data/rules.yml"}
