"""What AWS has attached, read with the credentials and the endpoint of the environment.

Nothing is written. Organizations answers two to eight of these calls a second; botocore's adaptive
mode slows down to that: "Quotas and service limits for AWS Organizations",
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from bulkhead.attached.model import Attached, AttachedError, AttachedPolicy
from components.tags import stack_tags, state_of
from config import ORGANIZATION_STACK, LandingZone
from config.account import ROOT, account_target

SERVICE_CONTROL = "SERVICE_CONTROL_POLICY"
FULL_ACCESS = "FullAWSAccess"
_RETRIES = Config(retries={"mode": "adaptive", "max_attempts": 10})


def live(landing_zone: LandingZone) -> Attached:
    """Read the organization.

    Args:
        landing_zone: The configuration, which says how accounts are called: AWS's own names may
            differ from those of the files, e-mail addresses do not.

    Raises:
        AttachedError: There is no organization, or it may not be read.
    """
    region = landing_zone.organization.home_region
    try:
        client = boto3.client("organizations", region_name=region, config=_RETRIES)
        return _read(client, landing_zone)
    except (ClientError, BotoCoreError) as error:
        raise AttachedError(f"AWS Organizations cannot be read: {error}") from error


def _read(client: Any, landing_zone: LandingZone) -> Attached:  # noqa: ANN401 - boto3 makes its clients at run time
    organization = client.describe_organization()["Organization"]
    (root,) = _pages(client, "list_roots", "Roots")
    files = {**landing_zone.accounts, **landing_zone.closed_accounts}
    tree = _Tree(client, {account.email.lower(): name for name, account in files.items()})
    tree.walk(root["Id"], ROOT)
    management = landing_zone.organization.accounts.management
    tree.names[organization["MasterAccountId"]] = management
    enabled = [each["Type"] for each in root["PolicyTypes"] if each["Status"] == "ENABLED"]
    policies = [policy for each in enabled for policy in _policies(client, each, tree)]
    return Attached(
        origin=f"organization {organization['Id']} in AWS",
        organization_id=organization["Id"],
        management=management,
        units=tuple(sorted(set(tree.units.values()) - {ROOT})),
        accounts={tree.names[i]: path for i, path in tree.places.items()},
        account_ids={name: i for i, name in tree.names.items()},
        policies=tuple(policy for policy in policies if policy.content),
        without_full_access=_without_full_access(policies, tree),
        states=dict(_states(client, tree, landing_zone)),
    )


def _pages(client: Any, operation: str, key: str, **words: str) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - as above
    for page in client.get_paginator(operation).paginate(**words):
        yield from page[key]


@dataclass
class _Tree:
    """The nodes of the organization by the ids that AWS gave them."""

    client: Any
    names_by_email: Mapping[str, str]
    units: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def walk(self, parent: str, path: str) -> None:
        """Find everything below a node."""
        self.units[parent] = path
        found = _pages(self.client, "list_accounts_for_parent", "Accounts", ParentId=parent)
        for account in found:
            name = self.names_by_email.get(account["Email"].lower(), account["Name"])
            self.names[account["Id"]] = name
            if account["Status"] == "ACTIVE":
                self.places[account["Id"]] = path
        key = "OrganizationalUnits"
        units = _pages(self.client, "list_organizational_units_for_parent", key, ParentId=parent)
        for unit in units:
            self.walk(unit["Id"], unit["Name"] if path == ROOT else f"{path}/{unit['Name']}")

    def target(self, node_id: str) -> str:
        """A node as the target of a policy."""
        return self.units.get(node_id) or account_target(self.names[node_id])

    @property
    def targets(self) -> frozenset[str]:
        """Everything that a policy can be attached to."""
        return frozenset({*self.units.values(), *map(account_target, self.names.values())})


def _policies(client: Any, policy_type: str, tree: _Tree) -> Iterator[AttachedPolicy]:  # noqa: ANN401 - as above
    for summary in _pages(client, "list_policies", "Policies", Filter=policy_type):
        policy_id = summary["Id"]
        targets = _pages(client, "list_targets_for_policy", "Targets", PolicyId=policy_id)
        content, tags = "", {}
        if not summary["AwsManaged"]:
            content = client.describe_policy(PolicyId=policy_id)["Policy"]["Content"]
            found = _pages(client, "list_tags_for_resource", "Tags", ResourceId=policy_id)
            tags = {tag["Key"]: tag["Value"] for tag in found}
        yield AttachedPolicy(
            name=summary["Name"],
            type=policy_type,
            content=content,
            targets=tuple(sorted(tree.target(target["TargetId"]) for target in targets)),
            tags=tags,
        )


def _states(client: Any, tree: _Tree, landing_zone: LandingZone) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as above
    """What our tags say, of the accounts that their file does not call active: one call each."""
    for account_id in tree.places:
        name = tree.names[account_id]
        file = landing_zone.accounts.get(name)
        if file is None or file.state != "active":
            found = _pages(client, "list_tags_for_resource", "Tags", ResourceId=account_id)
            tags = {tag["Key"]: tag["Value"] for tag in found}
            if stack_tags(ORGANIZATION_STACK).items() <= tags.items():
                yield name, state_of(tags)


def _without_full_access(policies: list[AttachedPolicy], tree: _Tree) -> frozenset[str]:
    """Where FullAWSAccess was detached; nowhere while service control policies are off."""
    everywhere = [set(policy.targets) for policy in policies if policy.name == FULL_ACCESS]
    return tree.targets.difference(*everywhere) if everywhere else frozenset()
