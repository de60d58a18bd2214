"""Ids and ARNs in the forms that AWS documents, for resources that exist in a test alone."""

import zlib
from collections.abc import Callable, Mapping
from typing import Any

MANAGEMENT_ACCOUNT_ID = "111111111111"
ORGANIZATION_ID = "o-exampleorgid"
ROOT_ID = "r-exam"
INSTANCE_ARN = "arn:aws:sso:::instance/ssoins-1234567890abcdef"
IDENTITY_STORE_ID = "d-1234567890"

Outputs = dict[str, Any]


def identity(type_: str, name: str, inputs: Mapping[str, Any]) -> tuple[str | None, Outputs]:
    """The id of a resource, and all its outputs.

    Args:
        type_: Its type token.
        name: Its name in Pulumi.
        inputs: Its inputs.
    """
    outputs = {**inputs, **_COMPUTED.get(type_, _usual)(type_, name, inputs)}
    return outputs.pop("id", None), outputs


def number(name: str) -> int:
    """A number that stays the same for a name from one run to the next."""
    return zlib.crc32(name.encode())


def account_id(name: str) -> str:
    """The id that an account of this name gets."""
    return f"{200_000_000_000 + number(name)}"


def _usual(type_: str, name: str, inputs: Mapping[str, Any]) -> Outputs:
    service, _, resource = type_.removeprefix("aws:").rpartition("/")[0].partition("/")
    region = inputs.get("region", "eu-central-1")
    arn = f"arn:aws:{service}:{region}:{MANAGEMENT_ACCOUNT_ID}:{resource}/{name}"
    return {"id": name, "arn": arn, "name": inputs.get("name", name)}


def _endpoint(type_: str, name: str, inputs: Mapping[str, Any]) -> Outputs:
    return {**_usual(type_, name, inputs), "prefixListId": f"pl-{number(name):08x}"}


def _organization(_: str, __: str, ___: Mapping[str, Any]) -> Outputs:
    return {
        "id": ORGANIZATION_ID,
        "arn": _organizations_arn("organization"),
        "masterAccountId": MANAGEMENT_ACCOUNT_ID,
        "roots": [{"id": ROOT_ID, "arn": _organizations_arn("root", ROOT_ID), "name": "Root"}],
    }


def _unit(_: str, name: str, __: Mapping[str, Any]) -> Outputs:
    id_ = f"ou-exam-{number(name):08x}"
    return {"id": id_, "arn": _organizations_arn("ou", id_)}


def _account(_: str, name: str, __: Mapping[str, Any]) -> Outputs:
    return {"id": account_id(name), "arn": _organizations_arn("account", account_id(name))}


def _policy(_: str, name: str, __: Mapping[str, Any]) -> Outputs:
    return {"id": f"p-{number(name):08x}"}


def _permission_set(_: str, name: str, __: Mapping[str, Any]) -> Outputs:
    arn = f"arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-{number(name):016x}"
    return {"id": f"{arn},{INSTANCE_ARN}", "arn": arn}


def _group(_: str, name: str, __: Mapping[str, Any]) -> Outputs:
    group_id = f"00000000-0000-0000-0000-{number(name):012x}"
    return {"id": f"{IDENTITY_STORE_ID}/{group_id}", "groupId": group_id}


def _connect(_: str, __: str, inputs: Mapping[str, Any]) -> Outputs:
    host = inputs["url"].removeprefix("https://")
    arn = f"arn:aws:iam::{MANAGEMENT_ACCOUNT_ID}:oidc-provider/{host}"
    return {"id": arn, "arn": arn}


def _key(_: str, name: str, inputs: Mapping[str, Any]) -> Outputs:
    key_id = f"00000000-0000-0000-0000-{number(name):012x}"
    region = inputs.get("region", "eu-central-1")
    arn = f"arn:aws:kms:{region}:{MANAGEMENT_ACCOUNT_ID}:key/{key_id}"
    return {"id": key_id, "keyId": key_id, "arn": arn}


def _bucket(_: str, name: str, inputs: Mapping[str, Any]) -> Outputs:
    bucket = inputs.get("bucket", name)
    return {"id": bucket, "bucket": bucket, "arn": f"arn:aws:s3:::{bucket}"}


def _topic(_: str, name: str, inputs: Mapping[str, Any]) -> Outputs:
    region = inputs.get("region", "eu-central-1")
    arn = f"arn:aws:sns:{region}:{MANAGEMENT_ACCOUNT_ID}:{inputs.get('name', name)}"
    return {"id": arn, "arn": arn}


def _organizations_arn(kind: str, id_: str = "") -> str:
    path = "/".join(part for part in (kind, ORGANIZATION_ID, id_) if part)
    return f"arn:aws:organizations::{MANAGEMENT_ACCOUNT_ID}:{path}"


_COMPUTED: Mapping[str, Callable[[str, str, Mapping[str, Any]], Outputs]] = {
    "aws:organizations/organization:Organization": _organization,
    "aws:organizations/organizationalUnit:OrganizationalUnit": _unit,
    "aws:organizations/account:Account": _account,
    "aws:organizations/policy:Policy": _policy,
    "aws:ssoadmin/permissionSet:PermissionSet": _permission_set,
    "aws:identitystore/group:Group": _group,
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": _connect,
    "aws:ec2/vpcEndpoint:VpcEndpoint": _endpoint,
    "aws:kms/key:Key": _key,
    "aws:s3/bucket:Bucket": _bucket,
    "aws:sns/topic:Topic": _topic,
}
