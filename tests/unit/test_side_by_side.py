"""Work that is shared out comes out as if one had done it all."""

from __future__ import annotations

import os

import pytest
from footcare.side_by_side import mapped

THINGS = list(range(10))


@pytest.mark.parametrize("processes", [1, 2, 3, 10])
@pytest.mark.parametrize("count", [0, 1, 9, 10])
def test_results_stand_in_the_order_of_the_things(processes, count):
    assert mapped(lambda thing: thing * 2, THINGS[:count], processes) == [2 * thing for thing in THINGS[:count]]


def test_others_do_their_share():
    assert len(set(mapped(lambda _: os.getpid(), THINGS, 2))) == 2


@pytest.mark.parametrize("bad", THINGS)
def test_a_mistake_is_raised_wherever_it_is_made(bad):
    with pytest.raises(ZeroDivisionError):
        mapped(lambda thing: 1 / (thing - bad), THINGS, 3)


def test_what_cannot_be_sent_is_made_here():
    assert [made() for made in mapped(lambda thing: lambda: thing, THINGS, 2)] == THINGS


def test_a_copy_that_is_killed_leaves_its_share_to_the_first():
    first = os.getpid()

    def work(thing):
        if os.getpid() != first and thing > 4:
            os._exit(1)
        return thing

    assert mapped(work, THINGS, 2) == THINGS


def test_no_copy_is_left_behind():
    for process in {*mapped(lambda _: os.getpid(), THINGS, 4)} - {os.getpid()}:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
