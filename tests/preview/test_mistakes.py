"""What an author gets wrong is shown where they look, with its line, and goes when it is mended."""

from __future__ import annotations

import pytest
from preview.guide import Wrong
from sites import SORE_HEEL, write

HEEL, ADDRESS = "docs/conditions/sore-heel.md", "conditions/sore-heel/index.html"

LOOKED_AT = (ADDRESS, "index.html", "conditions/index.html", "404.html")


@pytest.fixture
def spoilt(root, preview):
    """Return a function that spoils a file of a preview; and everything is as before when the file is."""
    guide = preview()
    before = [shown(guide, address) for address in LOOKED_AT]
    files = {}

    def spoil(path, old, new):
        text = files.setdefault(path, (root / path).read_text(encoding="utf-8"))
        assert old in text
        write(root / path, text.replace(old, new, 1))
        guide.refresh()
        return guide

    yield spoil
    for path, text in files.items():
        write(root / path, text)
    guide.refresh()
    assert [shown(guide, address) for address in LOOKED_AT] == before


def shown(guide, address=ADDRESS):
    return guide.get(address).decode()


def told(guide, *paths):
    return [f"{problem.path}:{problem.line}: {problem.rule}" for problem in guide.problems(paths)]


def test_broken_front_matter_is_shown_with_its_line(spoilt):
    guide = spoilt(HEEL, "title: Sore heel", "title: Sore: heel")
    assert f"<code>{HEEL}:2</code>" in shown(guide)
    assert "sore-heel/" not in shown(guide, "conditions/index.html").split("<article")[1]
    assert f"{HEEL}:2: front-matter-yaml" in told(guide, HEEL)


def test_a_broken_page_that_is_broken_otherwise_says_so(spoilt):
    spoilt(HEEL, "title: Sore heel", "title: Sore: heel")
    guide = spoilt(HEEL, "running:\n", "runing:\n")
    assert "runing" in shown(guide)


def test_an_unknown_macro_is_shown_with_its_line(spoilt):
    guide = spoilt(HEEL, "{{ risks() }}", "{{ riskz() }}")
    line = SORE_HEEL.split("\n").index("{{ risks() }}") + 1
    assert f"<code>{HEEL}:{line}</code>" in shown(guide)
    assert told(guide, HEEL) == [f"{HEEL}:{line}: template-undefined"]


def test_a_file_that_is_no_utf8_is_told(root, spoilt):
    guide = spoilt(HEEL, "It aches", "It aches")
    (root / HEEL).write_bytes((root / HEEL).read_bytes().replace(b"It aches", b"It \xe4ches"))
    guide.refresh()
    assert [problem.rsplit(": ", 1)[1] for problem in told(guide, HEEL)] == ["file-encoding"]
    assert "0xe4" in shown(guide)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("overrides/main.html", "{%- block header %}", "{%- blok header %}"),
        ("overrides/partials/ways.html", "nav.items[1:]", "nav.items[1:].nothing.at_all"),
        ("mkdocs.yml", "theme:\n", "theme\n"),
        ("mkdocs.yml", "  - footnotes", "  - fotnotes"),
        ("mkdocs.yml", "  name: material", "  name: materialist"),
        ("mkdocs.yml", "  - About: about.md", "  - About: [{}]"),
    ],
)
def test_a_broken_template_or_setting_is_told_in_the_place_of_the_page(spoilt, path, old, new):
    guide = spoilt(path, old, new)
    with pytest.raises(Wrong) as error:
        guide.get(ADDRESS)
    assert {problem.path for problem in error.value.problems} == {path}
    assert [problem.path for problem in guide.problems([path])] == [path]


def test_a_broken_macro_is_told_on_its_line(spoilt):
    guide = spoilt("overrides/macros/lists.jinja", "{% for", "{% fro")
    assert "<code>overrides/macros/lists.jinja:" in shown(guide)


def test_a_guide_that_is_broken_at_first_shows_itself_when_it_is_mended(root, preview):
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    write(root / "mkdocs.yml", f"{settings}\n: :\n- no")
    guide = preview()
    with pytest.raises(Wrong, match=r"mkdocs\.yml"):
        guide.get("index.html")
    write(root / "mkdocs.yml", settings)
    guide.refresh()
    assert "Sore feet" in shown(guide, "index.html")
