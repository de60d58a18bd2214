"""Settings of declarative policies, and the values that they take.

AWS, "Declarative policy syntax and examples" and "Amazon S3 policy syntax and examples":
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_s3_syntax.html
As of 2026-11.
"""

import re
from collections.abc import Mapping

from bulkhead.lint.types import DocumentType

_ANY = re.compile(r"(?s).+")
_SWITCH = re.compile("enabled|disabled")
_DEFAULT = re.compile("no_preference|enabled|disabled")
_DAYS = re.compile(r"\d+")
_CRITERIA = "allowed_images_settings.image_criteria.criteria_#"

_EC2: Mapping[str, re.Pattern[str]] = {
    "exception_message": _ANY,
    "vpc_block_public_access.internet_gateway_block.mode": re.compile(
        "off|block_ingress|block_bidirectional"
    ),
    "vpc_block_public_access.internet_gateway_block.exclusions_allowed": _SWITCH,
    "serial_console_access.status": _SWITCH,
    "image_block_public_access.state": re.compile("unblocked|block_new_sharing"),
    "snapshot_block_public_access.state": re.compile(
        "unblocked|block_new_sharing|block_all_sharing"
    ),
    "allowed_images_settings.state": re.compile("enabled|disabled|audit_mode"),
    f"{_CRITERIA}.allowed_image_providers": re.compile(
        r"amazon|aws_marketplace|aws_backup_vault|\d{12}"
    ),
    f"{_CRITERIA}.image_names": _ANY,
    f"{_CRITERIA}.marketplace_product_codes": _ANY,
    f"{_CRITERIA}.creation_date_condition.maximum_days_since_created": _DAYS,
    f"{_CRITERIA}.deprecation_time_condition.maximum_days_since_deprecated": _DAYS,
    "instance_metadata_defaults.http_tokens": re.compile("no_preference|required|optional"),
    "instance_metadata_defaults.http_tokens_enforced": _DEFAULT,
    "instance_metadata_defaults.http_put_response_hop_limit": re.compile(
        "-1|[1-9]|[1-5][0-9]|6[0-4]"
    ),
    "instance_metadata_defaults.http_endpoint": _DEFAULT,
    "instance_metadata_defaults.instance_metadata_tags": _DEFAULT,
}
SETTINGS: Mapping[DocumentType, Mapping[str, re.Pattern[str]]] = {
    DocumentType.DECLARATIVE_POLICY_EC2: {f"ec2_attributes.{k}": v for k, v in _EC2.items()},
    DocumentType.S3_POLICY: {
        "s3_attributes.public_access_block_configuration": re.compile("all|none")
    },
}
"""Type -> path of each setting (`#` is a number from 1 to 10) -> what its values match."""

_GATEWAY = "ec2_attributes.vpc_block_public_access.internet_gateway_block"
REQUIRED_TOGETHER = (frozenset({f"{_GATEWAY}.mode", f"{_GATEWAY}.exclusions_allowed"}),)
"""Settings of which none may be given alone."""

_NUMBERED = re.compile(r"criteria_(?:[1-9]|10)")


def setting_of(known: Mapping[str, re.Pattern[str]], path: tuple[str, ...]) -> str | None:
    """Find the setting of that path."""
    name = ".".join("criteria_#" if _NUMBERED.fullmatch(part) else part for part in path)
    return name if name in known else None


def allowed_values(pattern: re.Pattern[str]) -> str:
    """Write what a setting takes, for people."""
    if pattern is _DAYS:
        return "the whole numbers"
    return pattern.pattern.replace(r"\d{12}", "an account's id").replace("|", ", ")
