"""More planted mistakes: in files, their names and their content; each is one problem."""

from __future__ import annotations

import zlib

import pytest
from footcare import check, project, templates
from footcare.rules import files
from sites import draft, in_full, tiny_guide

PAGE = draft("about.md").text.replace("About this", "More about this").replace("Who has", "By whom").encode()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1">%b</svg>'


def png(width, height):
    """Return a PNG file of that many pixels, all black."""

    def chunk(kind, content):
        return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + b"\x01\0\0\0\0"
    rows = zlib.compress(bytes((width // 8 + 1) * height), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


FRAME = b"!\xf9\x04\0\x0a\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0"
GIF = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff%b;"

PLANTED = {
    "new_page.md": (PAGE, "file-name: 'new_page.md' makes a poor address; call it 'new-page.md'"),
    "new--page.md": (PAGE, "file-name: 'new--page.md' makes a poor address; call it 'new-page.md'"),
    "new.page.md": (PAGE, "file-name: 'new.page.md' makes a poor address; call it 'new-page.md'"),
    "-new.md": (PAGE, "file-name: '-new.md' makes a poor address; call it 'new.md'"),
    "new?.md": (PAGE, "file-name: 'new?.md' makes a poor address; call it 'new.md'"),
    "new#1.md": (PAGE, "file-name: 'new#1.md' makes a poor address; call it 'new-1.md'"),
    "new&page.md": (PAGE, "file-name: 'new&page.md' makes a poor address; call it 'new-page.md'"),
    "new'page.md": (PAGE, "file-name: 'new'page.md' makes a poor address; call it 'new-page.md'"),
    "new.MD": (PAGE, "file-name: 'new.MD' makes a poor address; call it 'new.md'"),
    "füße.md": (PAGE, "file-name: 'füße.md' makes a poor address; call it 'fusse.md'"),
    "a" * 90 + ".md": (PAGE, f"file-name: '{'a' * 60}' makes a poor address; call it '{'a' * 40}.md'"),
    "new.md.txt": (PAGE, "file-name: 'new.md.txt' makes a poor address; call it 'new-md.txt'"),
    "more/README.md": (PAGE, "file-name: 'README.md' makes a poor address; call it 'index.md'"),
    "doctor/index.md": (PAGE, "file-twice: this page and docs/doctor/index.md have the same address; give one of the"),
    "guide.json": (b"{}", "file-twice: a build makes a file of this name itself; take it out, or give it another name"),
    "robots.txt": (b"", "file-twice: a build makes a file of this name itself; take it out, or give it another name"),
    "Thumbs.db": (b"", "file-kind: 'Thumbs.db' is of no kind that the guide has; take it out: pages end in .md, pictu"),
    "data/sauces.yml": (b"a: b\n", "file-kind: nothing reads 'sauces.yml'; did you mean 'sources.yml'?"),
    "data/notes.md": (PAGE, "file-kind: nothing reads 'notes.md'; take it out"),
    "utf16.md": (PAGE.decode().encode("utf-16-le"), "file-encoding: the byte 0x00 is no UTF-8; save the page with the"),
    "a.webp": (b"RIFF\0\0\0\0WAVE", "image-kind: the file is a picture only by its name; save it anew as .webp"),
    "a.avif": (bytes(40), "image-kind: the file is a picture only by its name; save it anew as .avif"),
    "a.png": (png(9, 9)[:-20], "image-kind: the picture has no end: its file was cut off; save it anew as .png"),
    "b.png": (b"\x89PNG\r\n\x1a\n", "image-kind: the file is a picture only by its name; save it anew as .png"),
    "c.png": (png(20_000, 20_000), "image-size: the picture has 20000 × 20000 pixels; make it smaller: at most 16 mil"),
    "a.jpg": (b"\xff\xd8\xff\xe0" + bytes(20), "image-kind: the picture has no end: its file was cut off; save it ane"),
    "a.gif": (GIF % (FRAME * 3), "image-kind: the picture moves, and nobody could stop it; show it as steps, or as on"),
    "a.svg": (SVG % b"<g>", "image-kind: the drawing cannot be read: mismatched tag"),
    "b.svg": (b'<svg viewBox="0 0 1 1"/>', "image-kind: the drawing does not say that it is SVG, and browsers show no"),
    "c.svg": (SVG % b'<rect fill="url(https://a.b/x)"/>', "image-kind: 'url(https://a.b/x)' in a drawing would run or"),
    "d.svg": (SVG % b'<a href="&#106;avascript:x"/>', "image-kind: 'javascript:x' in a drawing would run or fetch som"),
    "e.svg": (SVG % b'<use xlink:href="other.svg#a"/>', "image-kind: 'other.svg#a' in a drawing would run or fetch so"),
    "f.svg": (SVG % "<title>Füße</title>".encode("latin-1"), "file-encoding: the drawing holds a byte that is no UTF-"),
    "a.css": (b"<<<<<<< HEAD\na{}\n=======\nb{}\n>>>>>>> b\n", "merge-conflict: '<<<<<<< HEAD' is the mark of a merge"),
}  # fmt: skip


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    """Return the folder of a tiny guide, which every test leaves as it was."""
    return tiny_guide(tmp_path_factory.mktemp("guide"))


@pytest.mark.parametrize(("name", "content", "said"), [(name, *row) for name, row in PLANTED.items()], ids=PLANTED)
def test_a_file_that_is_told_once(guide, name, content, said):
    path = guide / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    try:
        (problem,) = in_full(project.read(guide).problems)
    finally:
        path.unlink()
    assert problem.startswith("docs/doctor.md:1: " if name == "doctor/index.md" else f"docs/{name}:1: ")
    assert said in problem


GOOD = {
    "new-page-2.md": PAGE,
    "10-things.md": PAGE,
    "assets/scripts/next_run.min.js": b"",
    "a.png": png(30, 30),
    "b.png": png(30, 30) + bytes(8),
    "a.gif": GIF % FRAME,
    "a.jpg": b"\xff\xd8\xff\xe0" + bytes(20) + b"\xff\xd9",
    "a.webp": b"RIFF\0\0\0\0WEBPVP8 ",
    "a.avif": b"\0\0\0\x1cftypavif",
    "a.svg": SVG % b'<g id="a"/><use xlink:href="#a"/><g fill="url(#a)"/><image href="data:image/png;base64,x"/>',
    ".hidden File.md": PAGE,
}  # fmt: skip


@pytest.mark.parametrize(("name", "content"), GOOD.items(), ids=GOOD)
def test_a_file_that_is_unusual_and_right(guide, name, content):
    path = guide / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    try:
        assert in_full(project.read(guide).problems) == []
    finally:
        path.unlink()


def test_links_to_folders_and_things_that_are_no_files(tmp_path):
    docs = tmp_path / "docs"
    (docs / "more").mkdir(parents=True)
    (docs / "round").symlink_to(".")
    (docs / "same").symlink_to("more")
    files.os.mkfifo(docs / "pipe.md")
    assert in_full(files.check(docs)) == [
        "docs/pipe.md:1: file-kind: 'pipe.md' is no ordinary file; take it out",
        "docs/round:1: file-outside: this is a link to a folder; put the files themselves here",
        "docs/same:1: file-outside: this is a link to a folder; put the files themselves here",
    ]


def test_a_file_that_may_not_be_read_is_told_and_not_read(guide, monkeypatch):
    monkeypatch.setattr(files.os, "access", lambda path, _: not str(path).endswith("about.md"))
    given = project.read(guide)
    assert in_full(given.problems) == [
        "docs/about.md:1: file-kind: 'about.md' may not be read by you; give yourself the right to read it (chmod u+r)"
    ]
    assert ("about.md" in given.pages, given.unread) == (False, {"about.md"})


def test_a_page_that_is_a_link_out_of_the_folder_is_not_read(guide, tmp_path):
    (tmp_path / "secret").write_text("x")
    link = guide / "docs" / "passwords.md"
    link.symlink_to(tmp_path / "secret")
    try:
        given = project.read(guide)
    finally:
        link.unlink()
    assert [problem.rule for problem in given.problems] == ["file-outside"]
    assert "passwords.md" not in given.pages


def test_a_guide_without_pages(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (problem,) = in_full(check.problems(tmp_path))
    assert problem.startswith("mkdocs.yml:1: settings: there is no folder 'docs' beside it")


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("overrides/main.html", "\n{% if %}", "2: template-syntax: Expected an expression, got 'end of statement bloc"),
        ("overrides/main.html", "{{ page.title", "1: template-syntax: unexpected end of template"),
        ("overrides/macros/a.jinja", "\n\n{% macro x() %}", "3: template-syntax: Unexpected end of template"),
    ],
)
def test_a_template_of_the_frame_that_cannot_be_read(path, text, said):
    (problem,) = in_full(templates.unreadable({path: text}))
    assert problem.startswith(f"{path}:{said}")
    assert problem.endswith("; mend the macro" if path.endswith(".jinja") else "; mend the template")


def test_templates_that_can_be_read():
    good = {"a.html": "{% for x in y %}{% if x %}{% continue %}{% endif %}{{ x|url }}{% endfor %}", "b.jinja": ""}
    assert list(templates.unreadable(good)) == []


def test_a_macro_whose_file_is_gone(tmp_path):
    root = tiny_guide(tmp_path)
    (root / "overrides" / "macros" / "exercises.jinja").unlink()
    assert in_full(check.problems(root)) == [
        "overrides/macros/exercises.jinja:1: template-error: there is no such file, and a macro needs it; "
        "fetch it from the last commit"
    ]
