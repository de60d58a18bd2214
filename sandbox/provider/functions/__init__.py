"""The functions (data sources) that the sandbox serves, by their tokens."""

from collections.abc import Callable, Mapping
from typing import Any

from sandbox.provider.errors import NotServedError
from sandbox.provider.functions import (
    caller,
    identity_center,
    organization,
    policies,
    policy_document,
    threat_detection,
    vpcs,
    zones,
)
from sandbox.provider.schema import function_schema
from sandbox.provider.session import Session
from sandbox.provider.shapes import to_property
from sandbox.provider.values import Properties

# Takes the arguments and gives results: by name, or as AWS names them.
Function = Callable[[Session, Properties], Mapping[str, Any]]

FUNCTIONS: Mapping[str, Function] = {
    "aws:ec2/getVpcs:getVpcs": vpcs.get_vpcs,
    "aws:guardduty/getDetector:getDetector": threat_detection.get_detector,
    "aws:iam/getPolicyDocument:getPolicyDocument": policy_document.get_policy_document,
    "aws:identitystore/getGroups:getGroups": identity_center.get_groups,
    "aws:index/getAvailabilityZones:getAvailabilityZones": zones.get_availability_zones,
    "aws:index/getCallerIdentity:getCallerIdentity": caller.get_caller_identity,
    "aws:index/getPartition:getPartition": caller.get_partition,
    "aws:index/getRegion:getRegion": caller.get_region,
    "aws:organizations/getOrganization:getOrganization": organization.get_organization,
    "aws:organizations/getOrganizationalUnits:getOrganizationalUnits": (
        organization.get_organizational_units
    ),
    "aws:organizations/getResourceTags:getResourceTags": organization.get_resource_tags,
    "aws:organizations/getPolicies:getPolicies": policies.get_policies,
    "aws:organizations/getPoliciesForTarget:getPoliciesForTarget": (
        policies.get_policies_for_target
    ),
    "aws:organizations/getPolicy:getPolicy": policies.get_policy,
    "aws:ssoadmin/getInstances:getInstances": identity_center.get_instances,
    "aws:ssoadmin/getPermissionSet:getPermissionSet": identity_center.get_permission_set,
    "aws:ssoadmin/getPermissionSets:getPermissionSets": identity_center.get_permission_sets,
}


def invoke(token: str, session: Session, arguments: Properties) -> dict[str, Any]:
    """Answer a function.

    Raises:
        NotServedError: if the sandbox does not serve the function, or one of the arguments.
    """
    if token not in FUNCTIONS:
        served = ", ".join(sorted(FUNCTIONS))
        raise NotServedError(f"the sandbox does not serve the function {token}; it serves {served}")
    schema = function_schema(token)
    unknown = sorted(set(arguments) - set(schema.arguments))
    if unknown:
        known = ", ".join(schema.arguments)
        raise NotServedError(f"{token} has no argument {', '.join(unknown)}; it has {known}")
    answer = FUNCTIONS[token](session, arguments)
    return {name: to_property(answer.get(name), each.type) for name, each in schema.results.items()}
