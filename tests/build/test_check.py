"""`python -m footcare.check`: the same problems as a build (every test with `mistakes` sees to that), in seconds."""

from __future__ import annotations

import pytest
from footcare import check
from sites import draft, write

SPOILT = [
    draft("conditions/sore-heel.md").but("place: heel\n", "place: hel\n"),
    draft("conditions/stiff-toe.md").but("Why some toes", "[it](gone.md) Why some toes"),
    draft("index.md").but("Start", "{{ foo }} Start"),
]


@pytest.fixture
def spoilt(project, monkeypatch):
    for page in SPOILT:
        write(project / "docs" / page.src_uri, page.text)
    monkeypatch.chdir(project)
    return project


def lines(capsys):
    return [": ".join(line.split(": ")[:2]) for line in capsys.readouterr().out.splitlines()]


def test_nothing_to_tell(project, capsys):
    assert check.main(["--root", str(project)]) == 0
    assert lines(capsys) == ["No problems in the whole guide"]


def test_everything(spoilt, capsys):
    assert check.main([]) == 1
    assert lines(capsys) == [
        f"{SPOILT[0].at('place: hel')}: unknown-place",
        f"{SPOILT[1].at('gone')}: link-target",
        f"{SPOILT[2].at('foo')}: template-undefined",
        "3 problems in the whole guide",
    ]


def test_same_as_a_build(mistakes):
    assert len(mistakes(*SPOILT)) == 3


@pytest.mark.parametrize(
    ("path", "rules"),
    [
        ("docs/conditions", ["unknown-place", "link-target"]),
        ("docs/conditions/", ["unknown-place", "link-target"]),
        ("docs/conditions/stiff-toe.md", ["link-target"]),
        ("docs/index.md", ["template-undefined"]),
        (".", ["unknown-place", "link-target", "template-undefined"]),
        ("docs/about.md", []),
    ],
)
def test_some_paths(spoilt, capsys, path, rules):
    assert check.main([path]) == bool(rules)
    assert [line.rpartition(": ")[2] for line in lines(capsys)[:-1]] == rules


def test_one_problem_is_one(spoilt, capsys):
    check.main(["docs/index.md"])
    assert lines(capsys)[-1] == "1 problem in docs/index.md"


def test_a_path_that_is_not_there(spoilt, capsys):
    with pytest.raises(SystemExit) as end:
        check.main(["docs/gone.md"])
    assert end.value.code == 2
    assert "there is no file or folder 'docs/gone.md'" in capsys.readouterr().err


def test_annotations(spoilt, capsys, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    check.main(["docs/index.md"])
    assert "::error file=docs/index.md,line=7,title=template-undefined::'foo' is not defined" in capsys.readouterr().out
