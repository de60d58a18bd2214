"""Requests that prove a statement: some it must deny, some it must leave alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

WORKLOAD_ACCOUNT = "111111111111"
LOG_ARCHIVE_ACCOUNT = "222222222222"
VENDOR_ACCOUNT = "888888888888"
OUTSIDE_ACCOUNT = "999999999999"


@dataclass(frozen=True, kw_only=True)
class Request:
    """One API call as AWS sees it when it decides.

    Attributes:
        principal: ARN of the user, role or root user that calls, or a service's name such as
            `logging.s3.amazonaws.com`. For a role's session it is the role's ARN, which is what
            `aws:PrincipalArn` holds.
        action: IAM action, `service:Operation`.
        resource: ARN of what is acted upon, or `*`.
        account: Account of the principal; its service control policies apply.
        resource_account: Account of the resource, whose resource control policies apply;
            empty means the principal's.
        context: Condition keys and their values; a key that is not here is absent, but keys that
            follow from the principal (aws:PrincipalArn, aws:PrincipalAccount, ...) are derived.
    """

    principal: str
    action: str
    resource: str = "*"
    account: str = WORKLOAD_ACCOUNT
    resource_account: str = ""
    context: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


ADMINISTRATOR = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/Administrator"
ARCHIVE_ADMINISTRATOR = f"arn:aws:iam::{LOG_ARCHIVE_ACCOUNT}:role/Administrator"
DEPLOYER = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/deploy"
ROOT_USER = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:root"
KARPENTER = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/KarpenterController-storefront"
STACK_SET = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/stacksets-exec-0123456789abcdef"
NETWORK_BUILDER = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/network-builder"
INFRASTRUCTURE = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/infrastructure-deploy"
BUYER = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/buyer"
OUTSIDER = f"arn:aws:iam::{OUTSIDE_ACCOUNT}:role/Administrator"
VENDOR = f"arn:aws:iam::{VENDOR_ACCOUNT}:role/scanner"
LANDING_ZONE = f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/OrganizationAccountAccessRole"
BREAK_GLASS = (
    f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/aws-reserved/sso.amazonaws.com/eu-central-1/"
    "AWSReservedSSO_BreakGlass_0123456789abcdef"
)


def service_linked_role(service: str, name: str) -> str:
    """The ARN of a service-linked role, for example of `config.amazonaws.com`."""
    return f"arn:aws:iam::{WORKLOAD_ACCOUNT}:role/aws-service-role/{service}/{name}"


def calls(
    principal: str,
    *actions: str,
    resource: str = "*",
    resource_account: str = "",
    context: Mapping[str, str | tuple[str, ...]] | None = None,
) -> tuple[Request, ...]:
    """One request for each action; a service calls within the account of the resource."""
    account = principal.split(":")[4] if principal.startswith("arn:") else resource_account
    return tuple(
        Request(
            principal=principal,
            action=action,
            resource=resource,
            account=account,
            resource_account=resource_account or account,
            context=context or {},
        )
        for action in actions
    )
