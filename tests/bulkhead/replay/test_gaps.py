"""What was not recorded is said, and never taken for allowed."""

import pytest

from bulkhead.replay.evidence import evidence
from bulkhead.replay.gaps import gaps
from bulkhead.replay.judging import Asked
from bulkhead.replay.records import Event
from bulkhead.replay.tally import Tally
from tests.bulkhead.replay.builders import (
    ARCHIVE,
    MANAGEMENT,
    OUTSIDER,
    WORKLOAD,
    deny,
    event,
    judge,
    organization,
)

READ = event("s3:GetObject", eventCategory="Data", readOnly=True)
LIST = event("s3:ListBuckets", readOnly=True)
DECRYPT = event("kms:Decrypt", readOnly=True)
WRITE = event("ec2:RunInstances", readOnly=False)


def _said(*events: Event) -> str:
    tally = Tally()
    for each in events:
        tally.add(each, judge().judge(each))
    return "\n".join(gaps(tally))


@pytest.mark.parametrize(
    ("sentence", "events", "others"),
    [
        ("No data event of s3: nothing is known of objects of buckets.", [LIST], [READ]),
        ("No event of kms, whose events a trail can leave out.", [WRITE], [DECRYPT]),
        ("No event that only reads: a trail can leave those out.", [WRITE], [READ]),
        ("No event was read.", [], [WRITE]),
        ("Services with events: ec2, s3. Of others nothing is known.", [WRITE, READ], [WRITE]),
    ],
)
def test_what_is_not_among_the_events_is_said(
    sentence: str, events: list[Event], others: list[Event]
) -> None:
    """Each sentence is there where it is true, and only there."""
    assert sentence in _said(*events)
    assert sentence not in _said(*others)


@pytest.mark.parametrize(
    ("asked", "rcp", "requests"),
    [
        (Asked("s3:GetObject", WORKLOAD, WORKLOAD), False, 7),
        (Asked("s3:getobject", WORKLOAD, WORKLOAD), False, 7),
        (Asked("sqs:SendMessage", WORKLOAD, WORKLOAD), False, 0),
        (Asked("s3:GetObject", ARCHIVE, WORKLOAD), False, 0),
        (Asked("s3:GetObject", ARCHIVE, WORKLOAD), True, 7),
        (Asked("s3:GetObject", WORKLOAD, ARCHIVE), True, 0),
        (Asked("s3:GetObject", "", WORKLOAD), True, 7),
        (Asked("s3:GetObject", MANAGEMENT, MANAGEMENT), False, 0),
        (Asked("s3:GetObject", OUTSIDER, OUTSIDER), False, 0),
    ],
)
def test_statement_is_tried_by_its_actions_in_the_accounts_below_it(
    asked: Asked, *, rcp: bool, requests: int
) -> None:
    """An SCP by what its accounts do, an RCP by what is done to them; zero is no evidence."""
    elements = {"Principal": "*"} if rcp else {}
    proposed = organization(deny("s3:*", **elements), rcp=rcp)
    (found,) = evidence(proposed, {asked: 7})
    assert (found.statement, found.levels, found.requests) == ("Deny", ("workloads",), requests)
