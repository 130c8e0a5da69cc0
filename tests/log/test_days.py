"""Days of the calendar, in every time zone and over the change to summer time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

ZONES = ["UTC", "Pacific/Kiritimati", "Pacific/Niue", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"]
# In each of these nights some clocks jump; in Samoa 2011-12-30 never was.
NOON = 1_795_350_600_000  # 2026-11-22T12:30:00Z
NIGHTS = ["2026-03-07", "2026-03-28", "2026-10-24", "2026-10-31", "2011-12-29", "2028-02-28", "2026-12-31"]


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_has_a_day_after_it(call, zone):
    for day in NIGHTS:
        for days in (-30, -1, 1, 2, 365):
            want = date.fromisoformat(day) + timedelta(days)
            assert call("days", "later", day, days, zone=zone) == str(want)


@pytest.mark.parametrize("zone", ["Pacific/Apia", "Europe/Berlin"])
@pytest.mark.parametrize(
    ("start", "end", "days"),
    [("2026-03-01", "2026-04-01", 31), ("2026-10-01", "2026-11-01", 31), ("2011-12-29", "2011-12-31", 2)],
)
def test_days_between_are_whole(call, zone, start, end, days):
    assert call("days", "between", start, end, zone=zone) == days


@pytest.mark.parametrize(
    ("zone", "here"),
    [("UTC", "2026-11-22"), ("Pacific/Kiritimati", "2026-11-23"), ("Pacific/Niue", "2026-11-22")],
)
def test_today_is_the_day_on_the_device(call, zone, here):
    assert call("days", "today", NOON, zone=zone) == here


def test_a_week_begins_on_monday(call):
    for day in (date(2026, 1, 1) + timedelta(n) for n in range(40)):
        assert call("days", "monday", str(day)) == str(day - timedelta(day.weekday()))
    assert call("days", "monday", "1969-12-31") == "1969-12-29"


@pytest.mark.parametrize(
    "text", ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "", "2026-01-01T00:00", None, 20260101]
)
def test_what_is_no_day(call, text):
    assert call("days", "isDay", text) is False


@pytest.mark.parametrize("text", ["2028-02-29", "1970-01-01", "0099-12-31"])
def test_what_is_a_day(call, text):
    assert call("days", "isDay", text) is True


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati"])
def test_a_day_in_words_is_the_same_day(call, zone):
    assert call("days", "inWords", "2026-11-22", zone=zone) == "Sunday 22 November 2026"
