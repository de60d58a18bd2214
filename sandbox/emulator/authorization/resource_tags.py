"""The tags of the resource that a call is about, as far as the sandbox can look them up."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from moto.core.resource_tagging import iter_taggable_backends
from moto.ec2.models import ec2_backends
from moto.iam.models import iam_backends
from moto.kms.models import kms_backends

from sandbox.emulator.call import Call
from sandbox.emulator.services.organizations.organization import PARTITION
from sandbox.emulator.services.s3.buckets import backend, find_bucket

Tags = Mapping[str, str]
# Services, as ARNs name them, whose tagged resources moto can list.
LISTED_BY_MOTO = frozenset(
    {
        "acm",
        "autoscaling",
        "backup",
        "ecs",
        "elasticache",
        "elasticfilesystem",
        "elasticloadbalancing",
        "events",
        "glue",
        "lambda",
        "logs",
        "rds",
        "secretsmanager",
        "sns",
        "sqs",
        "ssm",
        "states",
    }
)
PARTS = re.compile(r"arn:aws:([a-z0-9-]+):([a-z0-9-]*):(\d*):([^/]*)(?:/(.+))?", re.DOTALL)


def tags_of_resource(arn: str | None, call: Call) -> Tags | None:
    """The tags of a resource; none where it does not exist, None where they are not known."""
    parts = PARTS.fullmatch(arn or "")
    if parts is None:
        return None
    service, region, account, kind, name = parts.groups()
    owner = account or call.account
    if look_up := LOOK_UPS.get(service):
        return look_up(region, owner, kind, name or "")
    return _of_moto(parts[0], owner, region) if service in LISTED_BY_MOTO else None


def _of_moto(arn: str, account: str, region: str) -> Tags:
    """The tags of a resource that moto lists among those that have tags."""
    listed = (
        resource
        for backend in iter_taggable_backends(account, region)
        for resource in backend.iter_tagged_resources()
        if resource.arn == arn
    )
    return next((resource.tags for resource in listed), {})


def _of_kms(region: str, account: str, _kind: str, name: str) -> Tags | None:
    keys = kms_backends[account][region]
    return keys.tagger.get_tag_dict_for_resource(name) if name in keys.keys else {}


def _of_ec2(region: str, account: str, _kind: str, name: str) -> Tags | None:
    return dict(ec2_backends[account][region].tags.get(name, {}))


def _of_iam(_region: str, account: str, kind: str, name: str) -> Tags | None:
    iam = iam_backends[account][PARTITION]
    without_path = name.rsplit("/", maxsplit=1)[-1]
    if kind == "user":
        found = iam.users.get(without_path)
        return dict(iam.tagger.get_tag_dict_for_resource(found.arn)) if found else {}
    if kind != "role":
        return None
    found_role = next((role for role in iam.get_roles() if role.name == without_path), None)
    tags: Any = found_role.tags if found_role else {}  # moto declares a list, and keeps a map
    return {tag["Key"]: tag["Value"] for tag in tags.values()}


def _of_s3(_region: str, _account: str, kind: str, name: str) -> Tags | None:
    bucket = find_bucket(kind)
    if name:
        return None  # S3 knows an object's tags by a key of its own
    if bucket is None:
        return {}
    return dict(backend(bucket.account_id).tagger.get_tag_dict_for_resource(bucket.arn))


LOOK_UPS: Mapping[str, Callable[[str, str, str, str], Tags | None]] = {
    "ec2": _of_ec2,
    "iam": _of_iam,
    "kms": _of_kms,
    "s3": _of_s3,
}
