"""What one word in an account's file takes away: people's access, and what people could do."""

import json
from pathlib import Path

import pytest

from bulkhead.invariants.program import objection
from config import LandingZone, load
from config.account import account_target
from config.guardrail_plan import guardrail_plan

EXAMPLE = Path(__file__).parents[2] / "config"
KEPT = {"BreakGlass", "ReadOnly", "SecurityAudit"}


@pytest.fixture(name="example", scope="module")
def _example() -> LandingZone:
    return load(EXAMPLE)


def quarantined(example: LandingZone, *names: str) -> LandingZone:
    """The example with some accounts in quarantine."""
    changed = {
        name: example.accounts[name].model_copy(update={"state": "quarantined"}) for name in names
    }
    return example.with_accounts({**example.accounts, **changed})


@pytest.mark.parametrize("name", ["payments-prod", "payments-dev", "sandbox", "network"])
def test_only_emergencies_and_reading_stay_assigned(example: LandingZone, name: str) -> None:
    """Of the account's assignments, and of no other account's, the rest goes."""
    before, after = example.assignments, quarantined(example, name).assignments
    gone = set(before) - set(after)
    assert gone == {
        each for each in before if each.account == name and each.permission_set not in KEPT
    }
    assert set(after) < set(before)


def test_one_policy_reaches_the_accounts_in_quarantine_and_no_other(example: LandingZone) -> None:
    """It stands first, because each policy waits for those before it, and leaves the rest alone."""
    names = ("payments-prod", "network")
    first, *others = guardrail_plan(quarantined(example, *names)).policies
    assert first.name == "example-quarantine"
    assert first.targets == tuple(sorted(map(account_target, names)))
    assert tuple(others) == guardrail_plan(example).policies


def test_roles_that_other_guardrails_leave_alone_are_under_it(example: LandingZone) -> None:
    """Pipelines are among `exempt_roles`; the access role and break-glass alone are exempt."""
    guardrails = example.guardrails.model_copy(update={"exempt_roles": ("pipeline-*",)})
    changed = quarantined(example.model_copy(update={"guardrails": guardrails}), "payments-prod")
    first, second, *_ = guardrail_plan(changed).policies
    assert "pipeline-" not in first.content
    assert "pipeline-" in second.content
    people, pipelines, _ = json.loads(first.content)["Statement"]
    for statement in (people, pipelines):
        exempt = statement["Condition"]["ArnNotLike"]["aws:PrincipalArn"]
        assert [arn.rpartition("/")[2] for arn in exempt] == [
            "OrganizationAccountAccessRole",
            "*AWSReservedSSO_BreakGlass_*",
        ]


@pytest.mark.parametrize("name", ["payments-prod", "log-archive", "security", "network"])
def test_every_account_can_be_put_into_quarantine(example: LandingZone, name: str) -> None:
    """It breaks none of the built-in invariants and no quota: an emergency is no time for that."""
    changed = quarantined(example, name)
    assert objection(changed) == ""
    assert guardrail_plan(changed).errors == ()
