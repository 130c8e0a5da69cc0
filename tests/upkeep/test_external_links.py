"""`scripts/links` as a whole: what is asked, what is remembered, what is told."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from far_away import HERE, Names
from footcare import proofs
from guarding import proofs_of
from sites import ROOT, SOURCES, draft, write
from stopped_halfway import run as go_on
from stopped_halfway import wanted
from upkeep import columns, links, rounds, telling, uses
from upkeep.answers import GOOD_FOR, OTHERS_FOR, Answer, Kind, Notebook
from upkeep.asking import Manners
from upkeep.rounds import Lines
from upkeep.turns import Turns
from upkeep.uses import Use

RESOLVED = SOURCES.replace(
    "URL: https://journal.example/rest", "URL: https://journal.example/rest\n  DOI: 10.1234/rest"
)


def quiet(length):
    return Lines(length, lambda line: None)


def check(there, paths, notebook, **options):
    urls = [there.url(path) for path in paths]
    manners = Manners("test/1", pause=0, patience=10, first_wait=0, tries=1)
    asking = rounds.check(
        urls, notebook, manners, quiet(len(urls)), Turns(0, 4), allowed=[HERE], resolver=Names(), **options
    )
    return [answer.kind for answer in asyncio.run(asking).values()]


# What is asked


def addresses(*drafts):
    return uses.addresses(proofs_of(*drafts))


def test_sources_are_asked_for_by_address_and_doi():
    found = addresses(draft("data/sources.yml").but(SOURCES, RESOLVED))
    assert list(found) == ["https://journal.example/rest", "https://doi.org/10.1234/rest", "https://trust.example/feet"]


def test_every_line_that_rests_on_a_source_is_named():
    assert list(map(str, addresses()["https://trust.example/feet"])) == [
        "docs/data/sources.yml:9 (jones-2021)",
        "docs/conditions/sore-heel.md:54 (jones-2021)",
        "docs/conditions/stiff-toe.md:25 (jones-2021)",
    ]


def test_what_authors_link_to_is_asked_for_without_fragment():
    page = draft("about.md").but(
        "It is made", "See [them](https://far.example/a#b) and <https://far.example/a>.\nIt is"
    )
    assert addresses(page)["https://far.example/a"] == (Use("docs/about.md", 7),)


def test_mail_and_the_guide_itself_are_not_asked():
    page = draft("about.md").but(
        "It is", "[Write](mailto:us@far.example), [home](https://runners-feet.example/), {{ share_links() }} It is"
    )
    assert len(addresses(page)) == 2


def test_other_schemes_are_found_so_that_they_are_refused():
    page = draft("about.md").but("It is", "[Old](ftp://far.example/x) and [odd](//far.example/y). It is")
    assert [address for address in addresses(page) if "far" in address] == [
        "ftp://far.example/x",
        "https://far.example/y",
    ]


def test_only_what_some_files_use():
    everything = {"https://a.example/": (Use("docs/a.md", 1),), "https://b.example/": (Use("docs/b/c.md", 1),)}
    assert list(links.chosen(everything, ["docs/b"])) == ["https://b.example/"]
    assert list(links.chosen(everything, [])) == list(everything)


def test_what_would_be_asked_is_listed_and_nobody_is_asked(run):
    status, told = run("--list", kinds=())
    assert (status, told.splitlines()[0]) == (0, "https://journal.example/rest  docs/data/sources.yml:1 (smith-2020)")


# What is remembered


def notebook(tmp_path, now=time.time):
    return Notebook.open(tmp_path / "links.json", now)


def test_a_good_answer_is_not_asked_for_again_and_a_bad_one_is(there, tmp_path):
    assert check(there, ["/200", "/301", "/404"], notebook(tmp_path)) == [Kind.FINE, Kind.MOVED, Kind.DEAD]
    before = dict(there.counts)
    assert check(there, ["/200", "/301", "/404"], notebook(tmp_path)) == [Kind.FINE, Kind.MOVED, Kind.DEAD]
    again = {request for request, count in there.counts.items() if count > before[request]}
    assert again == {"GET /robots.txt", "HEAD /404", "GET /404"}


@pytest.mark.parametrize(
    ("kind", "seconds", "known"),
    [
        (Kind.FINE, GOOD_FOR - 1, True),
        (Kind.FINE, GOOD_FOR + 1, False),
        (Kind.DEAD, OTHERS_FOR - 1, True),
        (Kind.DEAD, OTHERS_FOR + 1, False),
        (Kind.FINE, -5, False),  # somebody has set the clock
    ],
)
def test_how_long_an_answer_holds(tmp_path, kind, seconds, known):
    book = notebook(tmp_path, lambda: 10**6 + seconds)
    book.note("https://a.example/", Answer(kind, asked_at=10**6))
    again = notebook(tmp_path, book.now)
    assert (again.known("https://a.example/") is not None) is known


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 0}', '{"version": 1, "answers": {"a": {"kind": "odd"}}}'])
def test_a_notebook_that_cannot_be_read_is_begun_anew(tmp_path, text):
    (tmp_path / "links.json").write_text(text, encoding="utf-8")
    assert notebook(tmp_path).answers == {}


def test_it_ends_when_the_time_is_up_and_goes_on_the_next_time(there, tmp_path):
    first = check(there, ["/200", "/never"], notebook(tmp_path), minutes=1 / 60)
    assert first == [Kind.FINE, Kind.UNSURE]
    assert list(notebook(tmp_path).answers) == [there.url("/200")]


def test_a_run_that_was_killed_goes_on_where_it_stood(there, tmp_path):
    path, count = tmp_path / "links.json", 16
    command = [
        sys.executable,
        str(Path(__file__).with_name("stopped_halfway.py")),
        str(there.port),
        str(path),
        str(count),
    ]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    with subprocess.Popen(command, env=surroundings) as process:
        until = time.monotonic() + 100
        while len(there.visits) < 8 and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
    noted = set(notebook(tmp_path).answers)
    assert 0 < len(noted) < count
    before = dict(there.counts)
    go_on(there.port, path, count)
    again = {url for url in wanted(there.port, count) if there.counts[_request(url)] > before.get(_request(url), 0)}
    assert again == set(wanted(there.port, count)) - noted
    assert set(notebook(tmp_path).answers) == set(wanted(there.port, count))
    assert [left.name for left in tmp_path.iterdir() if left.suffix == ".json"] == ["links.json"]


def _request(url):
    return f"HEAD /{url.rpartition('/')[2]}"


# What is told

FOUND = {
    "https://a.example/": Answer(Kind.FINE, "200 OK", status=200),
    "https://b.example/": Answer(Kind.MOVED, "it has moved for good", "https://c.example/", 200),
    "https://d.example/": Answer(Kind.DEAD, "404 Not Found", status=404),
}
USES = {"https://d.example/": (Use("docs/data/sources.yml", 3, "doe-2020"), Use("docs/about.md", 9))}


def test_a_person_reads_what_to_mend_and_where():
    assert (
        telling.text(FOUND, USES)
        == """\
Dead: find where it is now, or another source (1)

  https://d.example/
    404 Not Found
    docs/data/sources.yml:3 (doe-2020)
    docs/about.md:9

Moved for good: write the new address (1)

  https://b.example/
    it has moved for good
    now: https://c.example/

3 addresses: 1 dead, 1 moved for good, 1 fine"""
    )


def test_a_workflow_shows_tables():
    told = telling.markdown(FOUND, USES)
    assert "| https://d.example/ | 404 Not Found |  | docs/data/sources.yml:3 (doe-2020), docs/about.md:9 |" in told


def test_what_stands_in_a_cell_cannot_end_it():
    assert columns.markdown(["a"], [["x|y <b>\n[z](w)"]]).endswith("| x\\|y \\<b\\> \\[z\\](w) |")


def test_a_program_is_told_everything():
    told = json.loads(telling.data(FOUND, USES))
    assert (told["counts"]["dead"], len(told["addresses"])) == (1, 3)
    assert told["addresses"][2]["uses"][1] == {"path": "docs/about.md", "line": 9, "source": ""}


def test_of_a_source_cited_everywhere_only_some_lines_are_told():
    told = telling.text(FOUND, {"https://d.example/": tuple(Use("docs/a.md", n) for n in range(40))})
    assert "and 34 more" in told


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Return a function that calls `scripts/links` on the tiny guide, with answers that are made up."""

    def called(*arguments, kinds=(Kind.FINE, Kind.FINE)):
        async def check(wanted, *_, **__):
            return dict(zip(wanted, [Answer(kind, status=200) for kind in kinds], strict=False))

        monkeypatch.setattr(links, "check", check if kinds else None)
        monkeypatch.setattr(proofs, "pull", lambda root: proofs_of())
        status = links.main(["--root", str(tmp_path), *map(str, arguments)])
        return status, capsys.readouterr().out

    return called


@pytest.mark.parametrize(
    ("kind", "status"),
    [(Kind.FINE, 0), (Kind.MOVED, 0), (Kind.SENDS_ON, 0), (Kind.UNSURE, 0), (Kind.DEAD, 1), (Kind.REFUSED, 1)],
)
def test_the_exit_status(kind, status):
    assert telling.status({"a": Answer(Kind.FINE), "b": Answer(kind)}) == status


def test_something_dead_is_told_and_makes_the_chore_fail(run):
    status, told = run(kinds=[Kind.FINE, Kind.DEAD])
    assert (status, told.splitlines()[-1]) == (1, "2 addresses: 1 dead, 1 fine")


def test_only_some_paths(run, tmp_path):
    write(tmp_path / "docs" / "about.md", "")
    assert run(tmp_path / "docs" / "about.md") == (0, "0 addresses: nothing to ask\n")


def test_what_is_told_to_a_program_is_nothing_but_json(run):
    assert json.loads(run("--json")[1])["counts"]["fine"] == 2


@pytest.mark.parametrize("arguments", [["nowhere.md"], ["--minutes", "0"], ["--json", "--markdown"], ["--odd"]])
def test_misuse(run, arguments):
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == 2


def test_where_there_is_no_guide(tmp_path):
    with pytest.raises(SystemExit) as stopped:
        links.main(["--root", str(tmp_path)])
    assert stopped.value.code == 2


def test_who_runs_it_can_be_found():
    assert links.agent("https://git.example/g") == "runners-foot-guide-links/1.0 (+https://git.example/g)"


def test_in_a_log_progress_is_a_line_now_and_then():
    said = []
    lines = Lines(60, said.append)
    for _ in range(60):
        lines.update(1)
    assert said == ["links: 25 of 60 asked", "links: 50 of 60 asked", "links: 60 of 60 asked"]
