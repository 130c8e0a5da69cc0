"""How tests are shared out among workers, and what becomes of one that hangs."""

from __future__ import annotations

import re
from typing import Any

import pytest
from xdist.scheduler.loadscope import LoadScopeScheduling

# The address of a page, which ends with a slash, or `home`: as the tests of one page are named.
ABOUT_PAGE = re.compile(r"tests/browser/.*\[((?:[\w-]+/)+|home)(?:-\d+)?\]$")
AGAIN = "begun again"
# What asks other hosts begins a loop of events, and cannot once Playwright has begun one in the same process.
BEFORE_A_BROWSER = ("tests/upkeep/test_asking.py", "tests/upkeep/test_external_links.py")
# Few tests, and long ones. xdist begins with the files that have most tests, and would come to these when a worker has
# nothing else to do any more than to wait for the other.
LONG = (
    "tests/finder/test_ranking.py",
    "tests/browser/test_access.py",
    "tests/browser/test_reading_offline.py",
    "tests/browser/test_log.py",
    "tests/browser/test_finder.py",
    "tests/browser/test_searching.py",
    "tests/preview/test_never_stale.py",
    "tests/build/test_faults.py",
    "tests/upkeep/test_company.py",
    "tests/unit/test_stems.py",
)


class InCompany(LoadScopeScheduling):
    """Keeps together what shares what it sets up: the tests of one open page, else those of one file."""

    def __init__(self, config: pytest.Config, log: Any) -> None:
        super().__init__(config, log)
        self.hung: set[str] = set()

    def _split_scope(self, nodeid: str) -> str:
        page = ABOUT_PAGE.match(nodeid)
        return page[1] if page else nodeid.partition("::")[0]

    def _assign_work_unit(self, node: Any) -> None:
        long = next((name for name in (*BEFORE_A_BROWSER, *LONG) if name in self.workqueue), None)
        if long:
            self.workqueue.move_to_end(long, last=False)
        super()._assign_work_unit(node)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> InCompany:
    """Share the tests out among the workers."""
    return InCompany(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(crashitem: str, report: pytest.TestReport, sched: InCompany) -> None:
    """Let a test in which something hung, a browser for example, be begun again, once.

    `faulthandler_timeout` has ended its worker by then, and printed where it stood. The scheduler hands the test to the
    next worker by itself; only if it hangs there too it has failed. One that fails is never begun again.
    """
    if crashitem not in sched.hung:
        sched.hung.add(crashitem)
        report.outcome = AGAIN  # type: ignore[assignment]


def pytest_report_teststatus(report: pytest.TestReport) -> tuple[str, str, str] | None:
    """Say of a test that was begun again that it was."""
    return (AGAIN, "R", AGAIN.upper()) if report.outcome == AGAIN else None
