"""Subnets and VPCs that a block of public access leaves out.

Gap: moto has no such operations. Exclusions are recorded, whether or not anything is blocked.
Source: API reference of CreateVpcBlockPublicAccessExclusion.
"""

from secrets import token_hex
from typing import Any

from moto.ec2.models import ec2_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers

_PREFIX = "vpcbpa-exclude-"


@answers("ec2", "CreateVpcBlockPublicAccessExclusion")
def create_exclusion(call: Call) -> Answer:
    """Record an exclusion; one for each subnet or VPC."""
    kind, resource = (
        ("subnet", call.params["SubnetId"])
        if "SubnetId" in call.params
        else ("vpc", call.params["VpcId"])
    )
    arn = f"arn:aws:ec2:{call.region}:{call.account}:{kind}/{resource}"
    kept = call.table("public_access_exclusions")
    if any(one["ResourceArn"] == arn for one in kept.values()):
        message = f"There is an exclusion for {resource} already."
        raise AwsError("InvalidVpcBlockPublicAccessExclusion.Duplicate", message)
    exclusion_id = f"{_PREFIX}{token_hex(9)[:17]}"
    kept[exclusion_id] = {
        "ExclusionId": exclusion_id,
        "InternetGatewayExclusionMode": call.params["InternetGatewayExclusionMode"],
        "ResourceArn": arn,
        "State": "create-complete",
    }
    return {"VpcBlockPublicAccessExclusion": _described(call, exclusion_id)}


@answers("ec2", "DescribeVpcBlockPublicAccessExclusions")
def describe_exclusions(call: Call) -> Answer:
    """The exclusions that are asked for, or all."""
    wanted = call.params.get("ExclusionIds") or list(call.table("public_access_exclusions"))
    found = [_described(call, exclusion_id) for exclusion_id in wanted]
    return {"VpcBlockPublicAccessExclusions": found}


@answers("ec2", "ModifyVpcBlockPublicAccessExclusion")
def modify_exclusion(call: Call) -> Answer:
    """Change which way traffic may go."""
    mode = call.params["InternetGatewayExclusionMode"]
    _exclusion(call, call.params["ExclusionId"])["InternetGatewayExclusionMode"] = mode
    return {"VpcBlockPublicAccessExclusion": _described(call, call.params["ExclusionId"])}


@answers("ec2", "DeleteVpcBlockPublicAccessExclusion")
def delete_exclusion(call: Call) -> Answer:
    """Forget an exclusion."""
    described = _described(call, call.params["ExclusionId"])
    del call.table("public_access_exclusions")[call.params["ExclusionId"]]
    return {"VpcBlockPublicAccessExclusion": described}


@answers("ec2", "CreateTags")
def create_tags(call: Call) -> Answer:
    """Gap: moto knows no ids of exclusions."""
    if not _are_exclusions(call):
        return call.forward()
    for exclusion_id in call.params["Resources"]:
        new = {tag["Key"]: tag.get("Value", "") for tag in call.params["Tags"]}
        _tags(call, exclusion_id).update(new)
    return {}


@answers("ec2", "DeleteTags")
def delete_tags(call: Call) -> Answer:
    """Gap: moto knows no ids of exclusions."""
    if not _are_exclusions(call):
        return call.forward()
    for exclusion_id in call.params["Resources"]:
        for tag in call.params.get("Tags", ()):
            _tags(call, exclusion_id).pop(tag["Key"], None)
    return {}


def _are_exclusions(call: Call) -> bool:
    return all(each.startswith(_PREFIX) for each in call.params["Resources"])


def _tags(call: Call, exclusion_id: str) -> dict[str, str]:
    tags: dict[str, str] = ec2_backends[call.account][call.region].tags[exclusion_id]
    return tags


def _described(call: Call, exclusion_id: str) -> dict[str, Any]:
    tags = _tags(call, exclusion_id)
    return {
        **_exclusion(call, exclusion_id),
        "Tags": [{"Key": key, "Value": value} for key, value in tags.items()],
    }


def _exclusion(call: Call, exclusion_id: str) -> dict[str, Any]:
    found = call.table("public_access_exclusions").get(exclusion_id)
    if found is None:
        message = f"There is no exclusion {exclusion_id}."
        raise AwsError("InvalidVpcBlockPublicAccessExclusionId.NotFound", message)
    kept: dict[str, Any] = found
    return kept
