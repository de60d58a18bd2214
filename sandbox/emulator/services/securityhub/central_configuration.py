"""Configuration policies and what they are associated with.

Gap: moto has none of these. Recorded; the policies change nothing in member accounts.
Source: "Central configuration", Security Hub User Guide, and its API reference.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers, before
from sandbox.emulator.services.securityhub.organization import DELEGATION, LOCAL
from sandbox.emulator.tagging import tags_of

SELF_MANAGED = "SELF_MANAGED_SECURITY_HUB"
TARGETS = {"AccountId": "ACCOUNT", "OrganizationalUnitId": "ORGANIZATIONAL_UNIT", "RootId": "ROOT"}
CHANGEABLE = ("Name", "Description", "ConfigurationPolicy")


@before(
    "securityhub",
    "CreateConfigurationPolicy",
    "GetConfigurationPolicyAssociation",
    "ListConfigurationPolicies",
    "StartConfigurationPolicyAssociation",
    "UpdateConfigurationPolicy",
)
def configuration_is_central(call: Call) -> None:
    """Refusal: the administrator only, and only with central configuration."""
    DELEGATION.require_administrator(call)
    settings = call.table("organization_configuration").get("OrganizationConfiguration", LOCAL)
    if settings["ConfigurationType"] != "CENTRAL":
        raise AwsError(
            "AccessDeniedException",
            "Must be a Security Hub delegated administrator with Central Configuration enabled",
        )


@answers("securityhub", "CreateConfigurationPolicy")
def create_configuration_policy(call: Call) -> Answer:
    """Record a policy; its name is its own."""
    policies = call.table("configuration_policies")
    if any(policy["Name"] == call.params["Name"] for policy in policies.values()):
        raise AwsError(
            "ResourceConflictException", f"A policy named {call.params['Name']} exists already."
        )
    policy_id, now = str(uuid4()), datetime.now(UTC)
    arn = f"arn:aws:securityhub:{call.region}:{call.account}:configuration-policy/{policy_id}"
    given = {name: call.params[name] for name in CHANGEABLE if name in call.params}
    policies[policy_id] = {"Arn": arn, "Id": policy_id, "CreatedAt": now, "UpdatedAt": now, **given}
    tags_of(call, arn).update(call.params.get("Tags", {}))
    return policies[policy_id]  # type: ignore[no-any-return]


@answers("securityhub", "GetConfigurationPolicy")
def get_configuration_policy(call: Call) -> Answer:
    """One policy, by its id or ARN."""
    return _policy(call, call.params["Identifier"])


@answers("securityhub", "UpdateConfigurationPolicy")
def update_configuration_policy(call: Call) -> Answer:
    """Change what is named."""
    policy = _policy(call, call.params["Identifier"])
    policy.update({name: call.params[name] for name in CHANGEABLE if name in call.params})
    policy["UpdatedAt"] = datetime.now(UTC)
    return policy


@answers("securityhub", "ListConfigurationPolicies")
def list_configuration_policies(call: Call) -> Answer:
    """All policies, in short."""
    policies = call.table("configuration_policies").values()
    return {"ConfigurationPolicySummaries": [_summary(policy) for policy in policies]}


@answers("securityhub", "DeleteConfigurationPolicy")
def delete_configuration_policy(call: Call) -> Answer:
    """Forget a policy that nothing is associated with."""
    policy = _policy(call, call.params["Identifier"])
    associations = call.table("associations").values()
    if any(known["ConfigurationPolicyId"] == policy["Id"] for known in associations):
        raise AwsError(
            "ResourceConflictException", f"The policy {policy['Name']} is associated with targets."
        )
    del call.table("configuration_policies")[policy["Id"]]
    return {}


@answers("securityhub", "StartConfigurationPolicyAssociation")
def start_configuration_policy_association(call: Call) -> Answer:
    """Associate; done at once."""
    identifier = call.params["ConfigurationPolicyIdentifier"]
    policy_id = SELF_MANAGED if identifier == SELF_MANAGED else _policy(call, identifier)["Id"]
    [(kind, target)] = call.params["Target"].items()
    call.table("associations")[target] = {
        "ConfigurationPolicyId": policy_id,
        "TargetId": target,
        "TargetType": TARGETS[kind],
        "AssociationType": "APPLIED",
        "AssociationStatus": "SUCCESS",
        "UpdatedAt": datetime.now(UTC),
    }
    return call.table("associations")[target]  # type: ignore[no-any-return]


@answers("securityhub", "GetConfigurationPolicyAssociation")
def get_configuration_policy_association(call: Call) -> Answer:
    """What the target is associated with; inheritance is not worked out."""
    return _association(call)


@answers("securityhub", "ListConfigurationPolicyAssociations")
def list_configuration_policy_associations(call: Call) -> Answer:
    """All associations, or those of one policy."""
    wanted = call.params.get("Filters", {}).get("ConfigurationPolicyId")
    associations = call.table("associations").values()
    kept = [a for a in associations if wanted in {None, a["ConfigurationPolicyId"]}]
    return {"ConfigurationPolicyAssociationSummaries": kept}


@answers("securityhub", "StartConfigurationPolicyDisassociation")
def start_configuration_policy_disassociation(call: Call) -> Answer:
    """Dissociate; done at once."""
    del call.table("associations")[_association(call)["TargetId"]]
    return {}


def _policy(call: Call, identifier: str) -> dict[str, Any]:
    policy_id = identifier.rpartition("/")[2]
    found: dict[str, Any] | None = call.table("configuration_policies").get(policy_id)
    if found is None:
        raise AwsError("ResourceNotFoundException", f"Policy {identifier} was not found.")
    return found


def _association(call: Call) -> dict[str, Any]:
    [target] = call.params["Target"].values()
    found: dict[str, Any] | None = call.table("associations").get(target)
    if found is None:
        raise AwsError("ResourceNotFoundException", f"{target} has no association.")
    return found


def _summary(policy: dict[str, Any]) -> dict[str, Any]:
    enabled = policy["ConfigurationPolicy"].get("SecurityHub", {}).get("ServiceEnabled")
    return {**policy, "ServiceEnabled": enabled}
