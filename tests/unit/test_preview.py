"""The parts of a preview: what it remembers, notices and says."""

from __future__ import annotations

import threading

import pytest
from footcare.catalogue import Catalogue
from footcare.problems import Problem
from footcare.rulebook import Rulebook
from footcare.vocabulary import Kind
from preview import __main__ as words
from preview.files import Looker
from preview.guarding import MOST, Guard, read
from preview.memory import Memory
from preview.reading import Reading, Watched, changed
from preview.watching import LONGEST, QUIET, Saves
from sites import draft, good
from sites import read as read_guide
from watchdog.events import FileModifiedEvent, FileMovedEvent, FileOpenedEvent

HEEL, TOE = "conditions/sore-heel.md", "conditions/stiff-toe.md"


# Memory and files


def test_what_was_made_of_a_text_is_not_made_again():
    made = []
    memory = Memory()
    for _ in range(2):
        memory.begin()
        assert memory(lambda_of(made), "text") == "TEXT"
    assert made == ["text"]


def lambda_of(made, functions={}):  # noqa: B006 - the same function each time
    def make(text):
        made.append(text)
        return text.upper()

    return functions.setdefault(id(made), make)


def test_what_nobody_asked_for_is_forgotten():
    made = []
    memory = Memory()
    for text in ("one", None, "one"):
        memory.begin()
        if text:
            memory(lambda_of(made), text)
    assert made == ["one", "one"]


@pytest.fixture
def looker(tmp_path):
    (tmp_path / "docs" / "sub").mkdir(parents=True)
    (tmp_path / "docs" / "sub" / "a.md").write_text("one")
    (tmp_path / "mkdocs.yml").write_text("one")
    looker = Looker(tmp_path, ("docs", "gone"), ("mkdocs.yml", "none.yml"))
    assert looker.look() == ({"docs/sub/a.md", "mkdocs.yml"}, {"docs/sub/a.md", "mkdocs.yml"})
    return looker


def test_a_file_that_nobody_touched_has_not_changed(looker):
    assert looker.look() == (set(), set())
    assert looker.look(["docs/sub/a.md", "elsewhere"]) == ({"docs/sub/a.md"}, set())


def test_a_file_that_was_written_came_or_went_has_changed(looker, tmp_path):
    (tmp_path / "docs" / "sub" / "a.md").write_text("other")
    (tmp_path / "docs" / "b.md").write_text("one")
    (tmp_path / "mkdocs.yml").unlink()
    assert looker.look() == ({"docs/sub/a.md", "docs/b.md", "mkdocs.yml"}, {"docs/b.md", "mkdocs.yml"})


# Saves


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def test_saves_are_taken_when_all_is_quiet(tmp_path):
    clock = Clock()
    saves = Saves(tmp_path, clock)
    saves.on_any_event(FileModifiedEvent(f"{tmp_path}/docs/a.md"))
    saves.on_any_event(FileMovedEvent(f"{tmp_path}/docs/a.md.new", f"{tmp_path}/docs/a.md"))
    saves.on_any_event(FileOpenedEvent(f"{tmp_path}/docs/b.md"))  # by ourselves
    clock.now += QUIET
    assert saves.take() == {"docs/a.md", "docs/a.md.new"}


def test_a_burst_of_saves_does_not_keep_everybody_waiting(tmp_path):
    clock = Clock()
    saves = Saves(tmp_path, clock)
    saves.add(["a"])
    clock.now += LONGEST
    saves.add(["b"])
    assert saves.take() == {"a", "b"}


def test_a_request_waits_until_a_save_has_been_read(tmp_path):
    clock = Clock()
    saves, order = Saves(tmp_path, clock), []
    saves.add(["a"])
    clock.now += QUIET
    saves.take()
    waiting = threading.Thread(target=lambda: (saves.settle(30), order.append("answered")))
    waiting.start()
    order.append("read")
    saves.done()
    waiting.join(30)
    assert order == ["read", "answered"]


# What is read


def noted(read_it):
    """Return what somebody notes who reads the good tiny guide."""
    reading = Reading()
    reading.turn_to(good())
    with reading.noted() as notes:
        read_it(Watched(reading))
    return notes


def test_each_field_that_is_read_is_noted():
    assert noted(lambda guide: guide.conditions["sore-heel"].title) == {(HEEL,), (HEEL, "title")}
    assert noted(lambda guide: guide.sources.get("nobody")) == {("sources", "nobody")}
    assert ("corrections",) in noted(lambda guide: guide.corrections.values())
    assert (Kind.CONDITION, "") in noted(lambda guide: list(guide.conditions))
    assert (Kind.CONDITION, "") in noted(lambda guide: "nobody" in guide.conditions)
    assert noted(lambda guide: HEEL in guide.pages) == {(HEEL,)}


def test_a_record_passes_for_what_it_is():
    reading = Reading()
    reading.turn_to(good())
    seen, real = Watched(reading).pages[HEEL], good().pages[HEEL]
    assert isinstance(seen.record, type(real.record))
    assert not isinstance(seen.record, str)
    assert seen.record.model_dump() == real.record.model_dump()
    assert (seen.id, seen.title, seen.matter.body) == (real.id, real.title, real.matter.body)
    assert {seen: 1}[Watched(reading).pages[HEEL]] == 1


def test_all_that_differs_is_named():
    new, _ = read_guide(draft(HEEL).but("answer: caution", "answer: stop"))
    keys = changed(good(), new)
    assert {(HEEL, "running"), (Kind.CONDITION, "running")} <= keys
    assert (HEEL, "title") not in keys
    assert not any(TOE in key for key in keys)
    assert changed(good(), good()) == set()


def test_a_page_that_goes_takes_all_its_fields_with_it():
    old = good()
    new = Catalogue(pages={src_uri: entry for src_uri, entry in old.pages.items() if src_uri != HEEL})
    keys = changed(old, new)
    assert {(HEEL,), (HEEL, "title"), (Kind.CONDITION, "")} <= keys


@pytest.fixture
def rows():
    """Return a reading that has derived something from the guide, and the function that asks for it."""
    reading = Reading()
    reading.turn_to(good())
    guide = Watched(reading)

    def by_condition():
        return {entry.id: entry.record.risks for entry in guide.conditions.values()}

    return reading, lambda: guide.once("risks", by_condition)


def test_of_what_is_derived_only_the_entry_that_is_read_is_noted(rows):
    reading, ask = rows
    with reading.noted() as notes:
        assert ask()["sore-heel"] == ("long runs", "hard ground")
    assert notes == {("derived", "risks", "sore-heel")}


def test_what_is_derived_is_made_anew_and_compared(rows):
    reading, ask = rows
    ask()
    new, _ = read_guide(draft(HEEL).but("risks: [long runs, hard ground]", "risks: [age, weight]"))
    keys = reading.turn_to(new)
    assert ask()["sore-heel"] == ("age", "weight")
    assert ("derived", "risks", "sore-heel") in keys
    assert ("derived", "risks", "stiff-toe") not in keys


def test_what_holds_something_read_before_is_not_trusted():
    reading = Reading()
    reading.turn_to(good())
    guide = Watched(reading)
    with reading.noted():
        title = guide.pages[HEEL].title
        guide.once("shout", lambda: {"title": title.upper(), "risks": list(title)})
        held = [title]
        guide.once("list", lambda: {"title": held[0]})
    new, _ = read_guide(draft(HEEL).but("title: Sore heel", "title: Raw heel"))
    assert ("derived", "list", "title") in reading.turn_to(new)


# What an author reads

GOUT = Problem("docs/conditions/gout.md", 7, "unknown-source", "there is no source 'x'", "add it")


@pytest.fixture
def guard(tmp_path):
    lines = []
    return Guard(tmp_path, "http://127.0.0.1:8000/", lines.append), lines


def test_what_is_wrong_with_a_saved_file_is_told_with_its_line(guard):
    telling, lines = guard
    telling.tell_at_once([GOUT.path], [GOUT], Rulebook())
    assert lines[0].endswith(f" saved: {GOUT.path}")
    assert lines[1:] == [str(GOUT), f"1 problem in {GOUT.path}"]


def test_that_nothing_is_wrong_is_told_too(guard):
    telling, lines = guard
    telling.tell_at_once([GOUT.path], [], Rulebook())
    assert lines[1:] == [f"No problems in {GOUT.path}"]


def test_a_flood_of_problems_is_cut_short(guard):
    telling, lines = guard
    telling.tell_at_once([GOUT.path], [GOUT] * (MOST + 5), Rulebook())
    assert lines[-2:] == ["and 5 more: scripts/check tells all", f"{MOST + 5} problems in {GOUT.path}"]


def test_a_save_stops_the_look_at_the_whole_guide(guard):
    telling, lines = guard
    looking = threading.Thread(target=telling.look, args=(Rulebook(),))
    looking.start()
    while not telling.waiting.is_set():
        telling.stop()
    looking.join(30)
    assert lines == []


def test_the_answer_of_a_check_is_read():
    fields = '{"path": "a.md", "line": 1, "rule": "r", "what": "w", "remedy": "m", "severity": "error", "help": ""}'
    assert read(f"[{fields}]") == [Problem("a.md", 1, "r", "w", "m")]
    assert read("Traceback") is None


def test_python_that_cannot_be_loaded_is_told_and_does_not_end_the_preview(capsys, monkeypatch):
    monkeypatch.setattr(words, "LOADS", "raise SyntaxError('no')")
    words._care_for_code(["hooks/footcare/check.py"])
    assert "goes on without it: SyntaxError: no" in capsys.readouterr().out
    monkeypatch.setattr(words, "LOADS", "pass")
    with pytest.raises(words.NewCode, match=r"check\.py"):
        words._care_for_code(["hooks/footcare/check.py"])


def test_a_port_that_is_taken_is_told(capsys):
    with words.Preview(0) as taken:
        port = taken.server_address[1]
        assert words.main(["--root", ".", "--port", str(port)]) == 1
    assert f"port {port} cannot be used" in capsys.readouterr().err
