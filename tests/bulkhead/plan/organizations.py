"""Small organizations under some statements, to be compared."""

import json
from collections.abc import Mapping, Sequence

from bulkhead.attached.model import Attached, AttachedPolicy

ACCOUNT = "111111111111"
Statement = Mapping[str, object]
SCP = "SERVICE_CONTROL_POLICY"
RCP = "RESOURCE_CONTROL_POLICY"


def under(
    *statements: Statement, policy_type: str = SCP, settings: Mapping[str, object] | None = None
) -> Attached:
    """An organization of one workload account, under some statements at its unit."""
    body: dict[str, object] = {"Version": "2012-10-17", "Statement": list(statements)}
    documents = [(policy_type, body)] if statements else []
    if settings:
        documents.append(("DECLARATIVE_POLICY_EC2", dict(settings)))
    return organization([(kind, json.dumps(body)) for kind, body in documents])


def organization(documents: Sequence[tuple[str, str]]) -> Attached:
    """An organization under some documents."""
    return Attached(
        origin="here",
        organization_id="o-exampleorgid",
        management="management",
        units=("workloads",),
        accounts={"management": "root", "payments": "workloads"},
        account_ids={"management": "000000000000", "payments": ACCOUNT},
        policies=tuple(
            AttachedPolicy(
                name=f"policy-{place}", type=kind, content=content, targets=("workloads",)
            )
            for place, (kind, content) in enumerate(documents)
        ),
    )


def deny(sid: str, action: object, resource: object = "*", **more: object) -> Statement:
    """A Deny."""
    return {"Sid": sid, "Effect": "Deny", "Action": action, "Resource": resource, **more}


def exempt(*roles: str) -> Mapping[str, object]:
    """A condition that exempts some roles."""
    arns = [f"arn:aws:iam::*:role/{role}" for role in roles]
    return {"ArnNotLike": {"aws:PrincipalArn": arns}}
