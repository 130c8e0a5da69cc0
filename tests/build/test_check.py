"""`python -m footcare.check`: the same problems as a build (every test with `mistakes` sees to that), in seconds."""

from __future__ import annotations

import shlex
import subprocess
import sys

import pytest
from footcare import check
from sites import ROOT, draft, write

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


def run(root, words):
    """Run a line of shell beside a guide; return its last line and its exit code."""
    check_ = f"{shlex.quote(sys.executable)} -m footcare.check --root {shlex.quote(str(root))}"
    done = subprocess.run(["sh", "-c", words.format(check=check_)], capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip().rpartition("\n")[2], done.returncode


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        ("{check} | head -n 0", "", 0),
        ("{check} >&-", "", 1),
        ("{check} >/dev/full", "check: what was found cannot be written: No space left on device", 1),
        ("{check} /", "lies outside the guide", 2),
    ],
    ids=["a pipe that nobody reads", "no output at all", "a full disk", "a path outside"],
)
def test_whatever_happens_it_ends_in_a_sentence(spoilt, words, said, code):
    told, ended = run(spoilt, words)
    assert (said in told, ended) == (True, code)
    assert "Error" not in told


def test_it_can_be_stopped_by_hand(monkeypatch, capsys):
    def stopped():
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "main", stopped)
    assert (check.program(), capsys.readouterr().err) == (130, "\ncheck: stopped\n")


def test_a_path_twice_is_told_once(spoilt, capsys):
    check.main(["docs/index.md", "./docs/index.md"])
    assert lines(capsys)[-1] == "1 problem in docs/index.md"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--format", "check: --format needs a word: text, github, json or sarif"),
        ("docs/about.md --nosuch", "check: there is no option --nosuch (see scripts/check --help)"),
        ("docs/gone.md", "check: there is no docs/gone.md"),
        ("/etc", f"check: /etc lies outside the guide in {ROOT}"),
    ],
)
def test_words_that_scripts_check_does_not_know(words, said):
    done = subprocess.run(
        [ROOT / "scripts" / "check", *words.split()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.strip()) == (2, said)


def test_words_and_names_in_data_are_not_judged_by_their_spelling():
    files = ["docs/data/sources.yml", "docs/data/search.yml"]
    done = subprocess.run(
        [sys.executable, "-m", "codespell_lib", *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("", 0)
