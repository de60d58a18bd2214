"""What the state of stack `organization` has attached: `pulumi stack export --file FILE`."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bulkhead.attached.model import Attached, AttachedError, AttachedPolicy
from components.tags import state_of
from config import LandingZone
from config.account import ROOT, account_target

Resource = Mapping[str, Any]
_UNIT = "aws:organizations/organizationalUnit:OrganizationalUnit"
_ACCOUNT = "aws:organizations/account:Account"
_POLICY = "aws:organizations/policy:Policy"
_ATTACHMENT = "aws:organizations/policyAttachment:PolicyAttachment"
_ORGANIZATION = "aws:organizations/organization:Organization"


def state(path: Path, landing_zone: LandingZone) -> Attached:
    """Read an exported state.

    What was changed in AWS by other hands is not in it, nor is a policy that is not ours.

    Args:
        path: The file.
        landing_zone: The configuration, which says which account is the management account.

    Raises:
        AttachedError: The file is no export, or not of stack `organization`.
    """
    by_type: dict[str, list[Resource]] = {}
    for resource in _resources(path):
        by_type.setdefault(resource["type"], []).append(resource)
    if _ORGANIZATION not in by_type:
        raise AttachedError(f"{path}: holds no organization; export stack `organization`")
    organization = by_type[_ORGANIZATION][0]
    units = _units(by_type.get(_UNIT, []))
    accounts = {a["id"]: a["outputs"] for a in by_type.get(_ACCOUNT, [])}
    names = {account_id: account["name"] for account_id, account in accounts.items()}
    management = landing_zone.organization.accounts.management
    return Attached(
        origin=f"the state in {path}",
        organization_id=organization["id"],
        management=management,
        units=tuple(sorted(units.values())),
        accounts={
            management: ROOT,
            **{names[i]: units.get(a["parentId"], ROOT) for i, a in accounts.items()},
        },
        account_ids={
            management: organization["outputs"]["masterAccountId"],
            **{name: account_id for account_id, name in names.items()},
        },
        policies=tuple(_policies(by_type, units, names)),
        states={names[i]: state_of(a.get("tags") or {}) for i, a in accounts.items()},
    )


def _resources(path: Path) -> list[Resource]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["deployment"]["resources"]
    except (OSError, UnicodeDecodeError) as error:
        raise AttachedError(f"{path}: cannot be read: {error}") from error
    except json.JSONDecodeError as error:
        raise AttachedError(f"{path}:{error.lineno}: is not JSON: {error.msg}") from error
    except (KeyError, TypeError) as error:
        message = "has no deployment.resources; write it with `pulumi stack export --file FILE`"
        raise AttachedError(f"{path}: {message}") from error
    return [each for each in found if "outputs" in each and not each.get("delete")]


def _units(resources: list[Resource]) -> Mapping[str, str]:
    """Paths of the units by their ids."""
    by_id = {each["id"]: each["outputs"] for each in resources}

    def path_of(unit_id: str) -> str:
        unit = by_id[unit_id]
        above = unit["parentId"]
        return f"{path_of(above)}/{unit['name']}" if above in by_id else unit["name"]

    return {unit_id: path_of(unit_id) for unit_id in by_id}


def _policies(
    by_type: Mapping[str, list[Resource]], units: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[AttachedPolicy]:
    targets: dict[str, list[str]] = {}
    for attachment in by_type.get(_ATTACHMENT, []):
        outputs = attachment["outputs"]
        target_id = outputs["targetId"]
        name = account_target(names[target_id]) if target_id in names else ROOT
        targets.setdefault(outputs["policyId"], []).append(units.get(target_id, name))
    for policy in by_type.get(_POLICY, []):
        outputs = policy["outputs"]
        yield AttachedPolicy(
            name=outputs["name"],
            type=outputs["type"],
            content=outputs["content"],
            targets=tuple(sorted(targets.get(policy["id"], []))),
            tags=outputs.get("tagsAll") or {},
        )
