"""Work that waits is done in its order, all of it, and each piece once."""

from __future__ import annotations

import pytest
from footcare.bursts import AT_ONCE, Burst


@pytest.fixture
def done():
    return []


def test_work_waits_until_there_is_enough(done):
    burst = Burst(done.append)
    for number in range(AT_ONCE - 1):
        burst.add(number)
    assert done == []
    burst.add(AT_ONCE - 1)
    assert done == [*range(AT_ONCE)]


def test_what_is_left_is_done_at_the_end_and_once(done):
    burst = Burst(done.append)
    for number in range(AT_ONCE + 2):
        burst.add(number)
    burst.catch_up()
    burst.catch_up()
    assert done == [*range(AT_ONCE + 2)]


def test_work_that_fails_is_not_begun_again(done):
    def fail(number):
        done.append(number)
        raise OSError("full")

    burst = Burst(fail)
    burst.add(1)
    with pytest.raises(OSError, match="full"):
        burst.catch_up()
    burst.catch_up()
    assert done == [1]
