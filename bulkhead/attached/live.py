"""What AWS has attached, read with the credentials and the endpoint of the environment."""

from collections.abc import Iterator
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from bulkhead.attached.model import Attached, AttachedError, AttachedPolicy
from bulkhead.attached.tree import RETRIES, Tree, pages
from components.tags import stack_tags, state_of
from config import ORGANIZATION_STACK, LandingZone
from config.account import ROOT

SERVICE_CONTROL = "SERVICE_CONTROL_POLICY"
FULL_ACCESS = "FullAWSAccess"


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
        client = boto3.client("organizations", region_name=region, config=RETRIES)
        return _read(client, landing_zone)
    except (ClientError, BotoCoreError) as error:
        raise AttachedError(f"AWS Organizations cannot be read: {error}") from error


def _read(client: Any, landing_zone: LandingZone) -> Attached:  # noqa: ANN401 - boto3 makes its clients at run time
    organization = client.describe_organization()["Organization"]
    (root,) = pages(client, "list_roots", "Roots")
    files = {**landing_zone.accounts, **landing_zone.closed_accounts}
    tree = Tree(client, {account.email.lower(): name for name, account in files.items()})
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
        accounts={tree.names[i]: path for i, path in tree.active_places.items()},
        account_ids={name: i for i, name in tree.names.items()},
        policies=tuple(policy for policy in policies if policy.content),
        without_full_access=_without_full_access(policies, tree),
        states=dict(_states(client, tree, landing_zone)),
    )


def _policies(client: Any, policy_type: str, tree: Tree) -> Iterator[AttachedPolicy]:  # noqa: ANN401 - as above
    for summary in pages(client, "list_policies", "Policies", Filter=policy_type):
        policy_id = summary["Id"]
        targets = pages(client, "list_targets_for_policy", "Targets", PolicyId=policy_id)
        content, tags = "", {}
        if not summary["AwsManaged"]:
            content = client.describe_policy(PolicyId=policy_id)["Policy"]["Content"]
            found = pages(client, "list_tags_for_resource", "Tags", ResourceId=policy_id)
            tags = {tag["Key"]: tag["Value"] for tag in found}
        yield AttachedPolicy(
            name=summary["Name"],
            type=policy_type,
            content=content,
            targets=tuple(sorted(tree.target(target["TargetId"]) for target in targets)),
            tags=tags,
        )


def _states(client: Any, tree: Tree, landing_zone: LandingZone) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as above
    """What our tags say, of the accounts that their file does not call active: one call each."""
    for account_id in tree.active_places:
        name = tree.names[account_id]
        file = landing_zone.accounts.get(name)
        if file is None or file.state != "active":
            found = pages(client, "list_tags_for_resource", "Tags", ResourceId=account_id)
            tags = {tag["Key"]: tag["Value"] for tag in found}
            if stack_tags(ORGANIZATION_STACK).items() <= tags.items():
                yield name, state_of(tags)


def _without_full_access(policies: list[AttachedPolicy], tree: Tree) -> frozenset[str]:
    """Where FullAWSAccess was detached; nowhere while service control policies are off."""
    everywhere = [set(policy.targets) for policy in policies if policy.name == FULL_ACCESS]
    return tree.targets.difference(*everywhere) if everywhere else frozenset()
