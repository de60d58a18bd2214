"""The folder that a configuration describes: what is planned to be attached, and where."""

from collections.abc import Iterator, Mapping

from bulkhead.made_up_ids import ANY_ORGANIZATION_ID, account_ids
from bulkhead.policy_files.layout import Attachments, DocumentEntry, NodeEntry
from config import LandingZone
from config.account import ROOT, account_target
from config.guardrail_plan import PlannedPolicy, guardrail_plan
from config.paths import parent_of


def planned_files(landing_zone: LandingZone) -> tuple[Attachments, Mapping[str, str]]:
    """Give the attachments, and the documents by the names of their files."""
    policies = guardrail_plan(landing_zone).policies
    ids = {account_target(name): i for name, i in account_ids(landing_zone).items()}
    attachments = Attachments(
        organization_id=landing_zone.organization.adopt or ANY_ORGANIZATION_ID,
        nodes=tuple(_nodes(landing_zone)),
        documents=tuple(_entry(policy, ids) for policy in policies),
    )
    return attachments, {_file(policy): policy.content for policy in policies}


def _nodes(landing_zone: LandingZone) -> Iterator[NodeEntry]:
    yield NodeEntry(id=ROOT, kind="root")
    for path in sorted(landing_zone.organizational_units):
        yield NodeEntry(id=path, kind="ou", parent=parent_of(path) or ROOT)
    management = landing_zone.organization.accounts.management
    for name, account_id in account_ids(landing_zone).items():
        yield NodeEntry(
            id=account_id,
            kind="account",
            parent=landing_zone.accounts[name].organizational_unit,
            management=name == management,
            name=name,
        )


def _entry(policy: PlannedPolicy, ids: Mapping[str, str]) -> DocumentEntry:
    targets = tuple(ids.get(target, target) for target in policy.targets)
    return DocumentEntry(
        name=policy.name,
        type=policy.type,
        file=_file(policy),
        targets=targets,
        tags=dict(sorted(policy.tags.items())),
    )


def _file(policy: PlannedPolicy) -> str:
    return f"{policy.name}.json"
