"""The report as text and as a page: whole, escaped, and nothing from elsewhere."""

import re
from html.parser import HTMLParser
from io import StringIO

import pytest
from rich.console import Console

from bulkhead.policy_files import PolicyFolder
from bulkhead.replay.as_html import as_html
from bulkhead.replay.as_text import write_text
from bulkhead.replay.chart import HEIGHT, WIDTH, chart
from bulkhead.replay.counting import Run
from bulkhead.replay.judging import Change
from bulkhead.replay.reading import Problem
from bulkhead.replay.report import Report, report
from bulkhead.replay.tally import Tally
from tests.bulkhead.replay.builders import deny, event, judge, organization, root_user, user

EVIL = "<script>alert(1)</script>[/red]\x1b[31m"
STATEMENTS = (
    deny("ec2:*"),
    deny("s3:*", Sid="Tags", Condition={"StringEquals": {"aws:PrincipalTag/team": "a"}}),
    deny("sqs:*", Sid="Untried"),
)


def _report(*, interrupted: bool = False) -> Report:
    tally, by = Tally(), judge(*STATEMENTS)
    for each in (
        event(eventID="id-1", eventTime="2026-03-02T00:00:00Z"),
        event(eventID=EVIL, eventTime="2026-03-04T00:00:00Z"),
        event("s3:ListBuckets", eventTime="2026-03-04T00:00:00Z"),
        event("sns:ListTopics", userIdentity=root_user()),
        event(f"ec2:Describe{EVIL}"),
        event(userIdentity=user(f"mallory{EVIL}")),
    ):
        tally.add(each, by.judge(each))
    tally.add_problem(Problem(f"file{EVIL}", 0, "line", 3, "not JSON"))
    proposed = PolicyFolder(organization(*STATEMENTS), (f"settings{EVIL}",))
    return report(Run(tally, interrupted), proposed, {"workloads": "ring-one"}, ["notes.txt"])


def _text(given: Report, rows: int = 20) -> str:
    written = StringIO()
    write_text(given, Console(file=written, width=200), rows)
    return written.getvalue()


class _Tags(HTMLParser):
    """Collects the tags of a page and where they point."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"src", "href"}]


def test_page_loads_nothing_and_runs_nothing() -> None:
    """One file, without scripts; values of records are text, whatever they hold."""
    page = as_html(_report())
    tags = _Tags()
    tags.feed(page)
    assert "script" not in tags.tags
    assert tags.links == []
    assert not re.search(r"url\(|@import", page)
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("written", [as_html(_report()), _text(_report())], ids=["html", "text"])
def test_report_shows_everything_that_was_found(written: str) -> None:
    """Lines, undetermined keys, ring, untried statements, what was not read or decided."""
    for expected in (
        "ec2:DescribeVpcs",
        "aws:PrincipalTag/team",
        "ring-one",
        "Untried",
        "notes.txt",
        "settings",
        "an operation of whose name there is no IAM action",
        "Nothing here says that the rest is safe",
        "2026-03-02T00:00:00Z",
    ):
        assert expected in written


def test_text_has_no_commands_for_the_terminal() -> None:
    """A name with an escape sequence or with markup is shown, not obeyed."""
    written = _text(_report())
    assert "\x1b" not in written
    assert "[/red]" in written


@pytest.mark.parametrize("interrupted", [True, False])
def test_interrupted_run_is_said_to_be_one(*, interrupted: bool) -> None:
    """Half a run is not taken for a whole one."""
    given = _report(interrupted=interrupted)
    assert ("Interrupted" in _text(given)) is interrupted
    assert ("Interrupted" in as_html(given)) is interrupted


def test_long_tables_are_cut_and_say_so() -> None:
    """What is not shown is counted."""
    written = _text(_report(), rows=1)
    assert "and 1 more lines; --rows, --json or --html FILE has them" in written


def test_picture_has_a_place_for_every_day() -> None:
    """Days without events are gaps; bars stand on each other and fit into the picture."""
    days = {
        "2026-03-02": {Change.NEWLY_DENIED: 1, Change.ALLOWED: 50},
        "2026-03-04": {Change.NEWLY_DENIED: 2, Change.NEWLY_UNDETERMINED: 2},
    }
    picture = chart(days)
    assert picture is not None
    assert (picture.first, picture.last, picture.highest) == ("2026-03-02", "2026-03-04", 4)
    assert [round(bar.x * 3 / WIDTH) for bar in picture.bars] == [0, 2, 2]
    assert [bar.height for bar in picture.bars] == [HEIGHT / 4, HEIGHT / 2, HEIGHT / 2]
    assert [bar.y for bar in picture.bars] == [HEIGHT * 3 / 4, HEIGHT / 2, 0]


@pytest.mark.parametrize("days", [{}, {"2026-03-02": {Change.ALLOWED: 5}}])
def test_no_picture_of_nothing(days: dict[str, dict[Change, int]]) -> None:
    """Where nothing is denied there is nothing to see over time."""
    assert chart(days) is None


@pytest.mark.parametrize("odd", ["0001-01-01", "9999-12-31", "2026-99-99"])
def test_date_that_cannot_be_right_makes_no_endless_picture(odd: str) -> None:
    """One wrong clock does not fill the memory."""
    picture = chart({odd: {Change.NEWLY_DENIED: 1}, "2026-03-02": {Change.NEWLY_DENIED: 1}})
    assert picture is not None
    assert len(picture.bars) == 2
