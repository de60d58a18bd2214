"""Short ways to write policies, requests and an organization down in a test."""

from collections.abc import Iterable, Mapping

from bulkhead.evaluator import (
    AccessRequest,
    Context,
    Node,
    Organization,
    Policy,
    PolicyKind,
    access_request,
    compile_policy,
)
from bulkhead.evaluator.context import ContextValue
from policies.controls import Request

MANAGEMENT = "000000000001"
WORKLOAD = "111111111111"
ARCHIVE = "222222222222"
OUTSIDER = "999999999999"
OTHER_ROLE = f"arn:aws:iam::{OUTSIDER}:role/x"
ORGANIZATION_ID = "o-exampleorgid"

DEVELOPER = f"arn:aws:iam::{WORKLOAD}:role/dev"
DEVELOPER_SESSION = f"arn:aws:sts::{WORKLOAD}:assumed-role/dev/alice"
USER = f"arn:aws:iam::{WORKLOAD}:user/team/bob"
ROOT_USER = f"arn:aws:iam::{WORKLOAD}:root"
SERVICE_LINKED_ROLE = (
    f"arn:aws:iam::{WORKLOAD}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
)

Json = Mapping[str, object]


def document(*statements: Json, version: str = "2012-10-17") -> dict[str, object]:
    """Write a policy document."""
    return {"Version": version, "Statement": list(statements)}


def statement(effect: str = "Allow", **elements: object) -> dict[str, object]:
    """Write a statement over everything, but for the elements that are given."""
    return {"Effect": effect, "Action": "*", "Resource": "*", **elements}


def policy(kind: PolicyKind, *statements: Json, name: str = "policy") -> Policy:
    """Compile a policy of these statements."""
    return compile_policy(document(*statements), kind, name)


def scp(*statements: Json, name: str = "scp") -> Policy:
    """Compile a service control policy."""
    return policy(PolicyKind.SERVICE_CONTROL, *statements, name=name)


def rcp(*statements: Json, name: str = "rcp") -> Policy:
    """Compile a resource control policy."""
    return policy(PolicyKind.RESOURCE_CONTROL, *statements, name=name)


def request(
    action: str = "s3:GetObject",
    resource: str = "arn:aws:s3:::bucket/key",
    *,
    principal: str = DEVELOPER,
    owner: str = WORKLOAD,
    context: Mapping[str, ContextValue] | None = None,
    unknown: Iterable[str] = (),
) -> AccessRequest:
    """Make a request; `owner` is the resource's account."""
    asked = Request(principal=principal, action=action, resource=resource, account=owner)
    return access_request(asked, Context.of(context or {}, unknown=unknown))


def organization(
    *,
    root: Node | None = None,
    workloads: Node | None = None,
    account: Node | None = None,
    archive: Node | None = None,
) -> Organization:
    """Make an organization of one OU with a workload account, and a log archive beside it."""
    return Organization.of(
        ORGANIZATION_ID,
        MANAGEMENT,
        [
            root or Node("root"),
            workloads or Node("workloads", "root"),
            account or Node(WORKLOAD, "workloads"),
            archive or Node(ARCHIVE, "root"),
            Node(MANAGEMENT, "root", service_control=(scp(statement("Deny")),)),
        ],
    )
