"""A state as `pulumi stack export` writes it, of an organization with some policies."""

from collections.abc import Iterable, Iterator, Mapping

from bulkhead.made_up_ids import account_ids
from components.tags import state_tags
from config import LandingZone
from config.account import account_target
from config.guardrail_plan import PlannedPolicy
from config.paths import name_of, parent_of

ROOT_ID = "r-root"


def exported(landing_zone: LandingZone, policies: Iterable[PlannedPolicy]) -> Mapping[str, object]:
    """The state of stack `organization`."""
    found = [*_organization(landing_zone), *_policies(landing_zone, policies)]
    return {"version": 3, "deployment": {"resources": list(found)}}


def _resource(token: str, resource_id: str, **outputs: object) -> Mapping[str, object]:
    return {"type": f"aws:organizations/{token}", "id": resource_id, "outputs": outputs}


def _organization(landing_zone: LandingZone) -> Iterator[Mapping[str, object]]:
    ids = account_ids(landing_zone)
    management = landing_zone.organization.accounts.management
    yield {"type": "pulumi:providers:aws", "id": "provider"}
    yield _resource("organization:Organization", "o-bulkhead00", masterAccountId=ids[management])
    for path in landing_zone.organizational_units:
        above = parent_of(path)
        parent = f"ou-{above}" if above else ROOT_ID
        token = "organizationalUnit:OrganizationalUnit"  # noqa: S105 - a type, not a secret
        yield _resource(token, f"ou-{path}", name=name_of(path), parentId=parent)
    for name, account in landing_zone.member_accounts.items():
        parent = f"ou-{account.organizational_unit}"
        tags = {"owner": account.owner, **state_tags(account)}
        yield _resource("account:Account", ids[name], name=name, parentId=parent, tags=tags)


def _policies(
    landing_zone: LandingZone, policies: Iterable[PlannedPolicy]
) -> Iterator[Mapping[str, object]]:
    ids = {account_target(name): i for name, i in account_ids(landing_zone).items()}
    for policy in policies:
        policy_id = f"p-{policy.name}"
        yield _resource(
            "policy:Policy",
            policy_id,
            name=policy.name,
            type=policy.type,
            content=policy.content,
            tagsAll=policy.tags,
        )
        for planned in policy.targets:
            token = "policyAttachment:PolicyAttachment"  # noqa: S105 - a type, not a secret
            target = ids.get(planned, f"ou-{planned}")
            yield _resource(token, f"{target}:{policy_id}", policyId=policy_id, targetId=target)
