"""Policies are attached to single accounts when these are there."""

from itertools import pairwise
from typing import Any

import pulumi
import pytest

from components.stacks.organization import organization
from components.unrecorded import Unrecorded
from config import LandingZone
from config.guardrail_plan import guardrail_plan
from tests.components.conftest import FIRST_RUN, BuildOrganization
from tests.components.deployment import Deployment
from tests.components.registered import Registered
from tests.config.account_rings import ahead

ACCOUNT = "aws:organizations/account:Account"
ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment"
POLICY = "aws:organizations/policy:Policy"
AHEAD = {"payments-prod": "sandbox", "storefront-prod": "core"}


@pytest.fixture(name="planned", scope="module")
def _planned(landing_zone: LandingZone) -> LandingZone:
    return ahead(landing_zone, AHEAD)


@pytest.fixture(name="built", scope="module")
def _built(build_organization: BuildOrganization, planned: LandingZone) -> Deployment:
    return build_organization(planned)


def _on_accounts(planned: LandingZone, built: Deployment) -> list[Registered]:
    """The attachments to accounts, in the order of the plan."""
    policies = guardrail_plan(planned).policies
    names = [f"{p.name}-{t}" for p in policies for t in p.targets if t.startswith("account:")]
    return [built.one(ATTACHMENT, name) for name in names]


def test_every_planned_target_has_its_attachment(planned: LandingZone, built: Deployment) -> None:
    """The policy of the plan, on the account or the unit of the plan, once."""
    policies = guardrail_plan(planned).policies
    due = {f"{p.name}-{target}" for p in policies for target in p.targets}

    assert [one.name for one in built.of_type(ATTACHMENT)] == sorted(due)
    on_accounts = _on_accounts(planned, built)
    assert {one.name.partition("-account:")[2] for one in on_accounts} == {*AHEAD}
    for attachment in on_accounts:
        policy, _, account = attachment.name.partition("-account:")
        assert attachment.inputs == {
            "policyId": built.ids[built.one(POLICY, policy).urn],
            "targetId": built.ids[built.one(ACCOUNT, account).urn],
        }


def test_an_attachment_to_an_account_comes_after_it_one_at_a_time(
    planned: LandingZone, built: Deployment
) -> None:
    """Accounts wait for what is on their units alone, so that nothing waits in a circle."""
    on_accounts = _on_accounts(planned, built)
    accounts = built.of_type(ACCOUNT)

    assert all({a.urn for a in accounts} <= built.waits_for(one) for one in on_accounts)
    for account in accounts:
        assert not {one.urn for one in on_accounts} & built.waits_for(account)
    for before, after in pairwise(on_accounts):
        assert before.urn in built.waits_for(after)


def test_without_such_accounts_there_is_nothing(first_run: Deployment) -> None:
    """No attachment of the example is one to an account."""
    assert not [one for one in first_run.of_type(ATTACHMENT) if "account:" in one.name]


def test_a_record_of_the_guardrails_waits_for_those_on_accounts(planned: LandingZone) -> None:
    """What a run leaves of its guardrails is known once the last of them is attached."""

    def program() -> None:
        pulumi.export(
            "awaited", pulumi.Output.from_input(_urns(organization(planned, Unrecorded())))
        )

    built = Deployment(stack="organization", answers=FIRST_RUN).run(program)
    last = _on_accounts(planned, built)[-1]

    assert last.urn in built.outputs["awaited"]


async def _urns(known: pulumi.Output[Any]) -> list[str]:
    """The resources that have to be there before it is known."""
    return [str(await each.urn.future()) for each in await known.resources()]


def test_an_account_in_quarantine_gets_its_policy_first(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """The policy waits for no other one, and is on the account, whose tag says why."""
    file = landing_zone.accounts["payments-prod"].model_copy(update={"state": "quarantined"})
    accounts = {**landing_zone.accounts, "payments-prod": file}
    quarantined = landing_zone.with_accounts(accounts)
    built = build_organization(quarantined)

    policy = built.one(POLICY, "example-quarantine")
    [attachment] = _on_accounts(quarantined, built)
    account = built.one(ACCOUNT, "payments-prod")
    assert attachment.inputs == {
        "policyId": built.ids[policy.urn],
        "targetId": built.ids[account.urn],
    }
    assert not {one.urn for one in built.of_type(POLICY)} & built.waits_for(policy)
    assert account.inputs["tags"]["state"] == "quarantined"
    assert account.protect
