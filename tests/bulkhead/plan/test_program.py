"""What the program says of changed guardrails, from what its last run has recorded."""

import json
from dataclasses import replace

import pytest

from bulkhead.attached.configured import configured
from bulkhead.attached.model import Attached, AttachedPolicy
from bulkhead.attached.record import record as written
from bulkhead.attached.record import recorded
from bulkhead.made_up_ids import account_ids
from bulkhead.plan.program import record
from bulkhead.review import change
from components.guardrail_review import GuardrailChange, LastRun
from config import LandingZone
from config.account import account_target
from config.guardrail_plan import guardrail_plan
from tests.bulkhead.plan.organizations import SCP, deny


@pytest.fixture(name="planned")
def _planned(landing_zone: LandingZone) -> Attached:
    return configured(landing_zone, guardrail_plan(landing_zone).policies)


def after(landing_zone: LandingZone, left: str | None) -> LastRun:
    """A run that has left this record."""
    ids = account_ids(landing_zone)
    return LastRun(organization_id="o-exampleorgid", account_ids=ids, record=left)


def test_a_record_is_read_as_it_was_written(landing_zone: LandingZone, planned: Attached) -> None:
    """Tree, policies, targets and tags survive; ids come from the stack's other outputs."""
    read = recorded(written(planned), "o-x", planned.management, planned.account_ids)

    assert read == replace(planned, origin=read.origin, organization_id="o-x")
    assert record(landing_zone) == written(planned)


def test_what_is_the_same_is_no_news(landing_zone: LandingZone) -> None:
    """A run that leaves what the last one left says nothing, not even what it cannot read."""
    same = record(landing_zone)

    for left in (same, "not read"):
        assert change(landing_zone, left, after(landing_zone, left)) == GuardrailChange()


def test_a_policy_of_another_name_is_no_news(landing_zone: LandingZone, planned: Attached) -> None:
    """What nobody gains or loses by is not told, though the record differs."""
    renamed = tuple(replace(policy, name=f"old-{policy.name}") for policy in planned.policies)
    left = written(replace(planned, policies=renamed))

    assert change(landing_zone, record(landing_zone), after(landing_zone, left)).news == ()


def test_many_groups_are_a_few_lines(landing_zone: LandingZone, planned: Attached) -> None:
    """However much changes, five lines and the count of the others are all that is said."""
    own = tuple(
        _attached(_document(f"s3:Get{'x' * place}"), name)
        for place, name in enumerate(landing_zone.member_accounts, start=1)
    )
    left = written(replace(planned, policies=(*planned.policies, *own)))

    *lines, rest = change(landing_zone, record(landing_zone), after(landing_zone, left)).news

    assert len(lines) == 5
    assert all("newly allowed: s3:Get" in line for line in lines)
    assert rest == f"guardrails: and {len(own) - 5} more; run `bulkhead plan`"


@pytest.mark.parametrize(
    ("left", "reason"),
    [
        (None, "recorded nothing to compare them with: run `bulkhead plan`"),
        ("bm90aGluZw==", "the record of the last run cannot be read"),
        ("no base64", "the record of the last run cannot be read"),
    ],
)
def test_what_cannot_be_compared_is_said(
    landing_zone: LandingZone, left: str | None, reason: str
) -> None:
    """A run of another version, which left no record or one of its own, stops nothing."""
    [line] = change(landing_zone, record(landing_zone), after(landing_zone, left)).news

    assert reason in line


def test_what_is_refused_is_no_news(landing_zone: LandingZone, planned: Attached) -> None:
    """A change that must not be made is not compared any further."""
    left = written(replace(planned, policies=()))

    found = change(landing_zone, record(landing_zone), after(landing_zone, left))

    assert found.refusal.startswith(
        "accounts and guardrails must not change like this; nothing was changed"
    )
    assert found.news == ()


def test_a_document_that_cannot_be_decided_upon_is_said(
    landing_zone: LandingZone, planned: Attached
) -> None:
    """What the last run attached and this version refuses to read stops nothing either."""
    broken = _attached('{"Statement":[{"Effect":"Perhaps"}]}', "sandbox")
    left = written(replace(planned, policies=(*planned.policies, broken)))

    [line] = change(landing_zone, record(landing_zone), after(landing_zone, left)).news

    assert line.startswith("guardrails are not compared with what is attached: ")


def test_accounts_without_an_id_are_said(landing_zone: LandingZone, planned: Attached) -> None:
    """A record and ids that do not fit together are no reason to stop."""
    left = written(replace(planned, policies=()))
    last = replace(after(landing_zone, left), account_ids={"management": "000000000001"})

    [line] = change(landing_zone, record(landing_zone), last).news

    assert "speaks of accounts without an id: log-archive, network, payments-dev" in line


def _document(action: str) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [deny("Own", action)]})


def _attached(content: str, account: str) -> AttachedPolicy:
    return AttachedPolicy(
        name=f"own-{account}", type=SCP, content=content, targets=(account_target(account),)
    )


def test_what_was_not_recorded_as_attached_is_told(
    landing_zone: LandingZone, planned: Attached
) -> None:
    """The program looks in AWS for what is new, or was left behind; for nothing else."""
    first, *others = planned.policies
    half = replace(first, targets=first.targets[:1])
    before = written(replace(planned, policies=(half, *others)))
    new = {(first.name, target) for target in first.targets[1:]}

    def told(left: str | None) -> set[tuple[str, str]]:
        return {*change(landing_zone, record(landing_zone), after(landing_zone, left)).attached}

    assert told(record(landing_zone)) == set()
    assert told(None) == planned.attachments
    assert told(before) == new
