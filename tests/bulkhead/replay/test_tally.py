"""Counts add up in any order and grouping, and example events stay small."""

from copy import deepcopy
from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from bulkhead.replay.callers import Skipped
from bulkhead.replay.judging import Change, Judge
from bulkhead.replay.reading import Problem
from bulkhead.replay.records import Event
from bulkhead.replay.tally import PROBLEMS_KEPT, Tally
from tests.bulkhead.replay.builders import deny, event, judge, role_session

JUDGE: Judge = judge(
    deny("ec2:*"),
    deny("s3:*", Condition={"StringEquals": {"aws:PrincipalTag/team": "a"}}),
)
CALLS = ("ec2:DescribeVpcs", "s3:ListBuckets", "sns:ListTopics", "sts:GetCallerIdentity")
EVENTS = st.builds(
    lambda call, day, role, code: event(
        call,
        eventTime=f"2026-03-{day:02}T00:00:00Z",
        eventID=f"{day}",
        errorCode=code,
        userIdentity=role_session(role),
    ),
    st.sampled_from(CALLS),
    st.integers(1, 3),
    st.sampled_from(("one", "two")),
    st.sampled_from((None, None, "AccessDenied", "NoSuchBucket")),
)
PROBLEMS = st.builds(
    lambda number: Problem("file", 0, "line", number, "not JSON"), st.integers(1, 300)
)
SEEN = st.lists(st.one_of(EVENTS, PROBLEMS), max_size=8)


def _tally(seen: list[Event | Problem]) -> Tally:
    tally = Tally()
    for each in seen:
        if isinstance(each, Problem):
            tally.add_problem(each)
        else:
            tally.add(each, JUDGE.judge(each))
    return tally


def _sum(*tallies: Tally) -> Tally:
    total = deepcopy(tallies[0])
    for each in tallies[1:]:
        total.add_tally(each)
    return total


def _plain(tally: Tally) -> dict[str, object]:
    return asdict(tally)


@given(SEEN, SEEN, SEEN)
def test_tallies_of_parts_add_up_to_the_tally_of_all(
    one: list[Event | Problem], two: list[Event | Problem], three: list[Event | Problem]
) -> None:
    """Adding is associative and commutative, and nothing is lost or counted twice."""
    whole = _plain(_tally([*one, *two, *three]))
    a, b, c = _tally(one), _tally(two), _tally(three)
    assert _plain(_sum(_sum(a, b), c)) == whole
    assert _plain(_sum(a, _sum(b, c))) == whole
    assert _plain(_sum(c, b, a)) == whole


@given(SEEN, SEEN)
def test_tally_that_is_added_stays_as_it_is(
    one: list[Event | Problem], two: list[Event | Problem]
) -> None:
    """A part can be added to one total and still be shown by itself."""
    total, part = _tally(one), _tally(two)
    before = _plain(part)
    total.add_tally(part)
    total.add_tally(part)
    assert _plain(part) == before


@given(SEEN)
def test_every_event_is_counted_in_one_place(seen: list[Event | Problem]) -> None:
    """Decided, denied already, or skipped: the sum is the number of events."""
    tally = _tally(seen)
    decided = tally.changes.total()
    assert decided + tally.denied_already + tally.skipped.total() == tally.events
    assert tally.events + tally.problems == len(seen)
    assert tally.days.total() == decided


def test_first_problems_are_kept_whatever_their_number() -> None:
    """A million bad lines take no more memory than a hundred, and the first ones are shown."""
    numbers = range(3 * PROBLEMS_KEPT, 0, -1)
    tally = _tally([Problem("file", 0, "line", number, "not JSON") for number in numbers])
    assert tally.problems == 3 * PROBLEMS_KEPT
    assert [each.number for each in tally.first_problems] == list(range(1, PROBLEMS_KEPT + 1))


def test_group_has_its_count_and_first_and_last_event() -> None:
    """First and last go by time, not by the order in which files are read."""
    days = (2, 1, 3)
    seen: list[Event | Problem] = [
        event(eventTime=f"2026-03-0{day}T00:00:00Z", eventID=f"id-{day}") for day in days
    ]
    (group,) = _tally(seen).groups.values()
    assert (group.count, group.first.id, group.last.id) == (3, "id-1", "id-3")


def test_call_that_was_denied_is_counted_apart() -> None:
    """Nothing breaks that did not work before; other errors do not come from a policy."""
    tally = _tally(
        [
            event(errorCode="Client.UnauthorizedOperation"),
            event(errorCode="AccessDeniedException"),
            event(errorCode="Client.InvalidVpcID.NotFound"),
        ]
    )
    assert (tally.denied_already, tally.changes) == (2, {Change.NEWLY_DENIED: 1})


def test_operation_that_was_not_decided_is_named() -> None:
    """What is not checked is listed by its name."""
    tally = _tally([event("dynamodb:ExecuteStatement")])
    assert tally.skipped == {Skipped.NAMELESS_ACTION: 1}
    assert tally.names == {"dynamodb.amazonaws.com ExecuteStatement": 1}
