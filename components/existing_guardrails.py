"""Policies that AWS holds already, and what they are attached to: taken over by import.

A run that is killed, or cut off, between AWS's answer and Pulumi's note of it leaves a policy whose
name AWS refuses to give twice (DuplicatePolicyException), or an attachment that it refuses to make
twice (DuplicatePolicyAttachmentException). Where the state knows a resource already, Pulumi ignores
the import.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

import pulumi
from pulumi_aws import organizations

from components.existing_organization import ExistingOrganization
from components.unrecorded import Unrecorded
from config import LandingZone
from config.account import account_target
from config.guardrail_plan import PlannedPolicy


@dataclass(frozen=True)
class ExistingGuardrails:
    """What AWS holds of the planned policies.

    Attributes:
        policy_ids: Ids of the policies by name.
        attachment_ids: What attachments are imported by, by policy and target.
    """

    policy_ids: Mapping[str, str] = field(default_factory=dict)
    attachment_ids: Mapping[tuple[str, str], str] = field(default_factory=dict)


def held_guardrails(
    landing_zone: LandingZone,
    policies: Collection[PlannedPolicy],
    unrecorded: Unrecorded,
    existing: ExistingOrganization | None,
    opts: pulumi.InvokeOptions,
) -> ExistingGuardrails:
    """Find what an earlier run has made and could not note in the state any more.

    It takes a call for each policy of the types in question, and one for each target; so only
    what the last run has not recorded is looked for.

    Args:
        landing_zone: The configuration.
        policies: The planned policies.
        unrecorded: What the last run has not told of.
        existing: What AWS holds of the organization; None where there is none.
        opts: How AWS is asked.
    """
    if existing is None:
        return ExistingGuardrails()
    accounts = {
        account_target(name): known.id
        for name, account in landing_zone.member_accounts.items()
        if (known := existing.account_with_email(account.email))
    }
    target_ids = {**existing.unit_ids, **accounts}
    return _existing_guardrails(policies, unrecorded.attachments, target_ids, opts)


def _existing_guardrails(
    policies: Collection[PlannedPolicy],
    new: Collection[tuple[str, str]],
    target_ids: Mapping[str, str],
    opts: pulumi.InvokeOptions,
) -> ExistingGuardrails:
    names = {name for name, _ in new}
    awaited = {policy.name: policy for policy in policies if policy.name in names}
    ids = dict(_ids(awaited, opts))
    asked = sorted(
        (awaited[name].type, target, name)
        for name, target in new
        if name in ids and target in target_ids
    )
    attachments: dict[tuple[str, str], str] = {}
    for (type_, target), group in groupby(asked, key=lambda each: each[:2]):
        target_id = target_ids[target]
        found = organizations.get_policies_for_target(filter=type_, target_id=target_id, opts=opts)
        attached = {name for *_, name in group if ids[name] in found.ids}
        attachments |= {(name, target): f"{target_id}:{ids[name]}" for name in attached}
    return ExistingGuardrails(ids, attachments)


def _ids(
    awaited: Mapping[str, PlannedPolicy], opts: pulumi.InvokeOptions
) -> Iterator[tuple[str, str]]:
    """Names and ids of those that exist; one of the same name with other words is not ours."""
    for type_ in sorted({policy.type for policy in awaited.values()}):
        for policy_id in organizations.get_policies(filter=type_, opts=opts).ids:
            found = organizations.get_policy(policy_id=policy_id, opts=opts)
            planned = awaited.get(found.name)
            if planned and not found.aws_managed and planned.description == found.description:
                yield found.name, policy_id
