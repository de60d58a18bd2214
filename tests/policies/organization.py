"""An organization of a workload account and a log archive, under some statements."""

from collections.abc import Mapping, Sequence

from bulkhead.evaluator import (
    Node,
    Organization,
    Policy,
    PolicyKind,
    access_request,
    compile_policy,
    decide_guardrails,
)
from bulkhead.evaluator.decision import Decision
from policies.controls import CONTROLS, PROOF_PARAMS, QUARANTINE, Deny, Request
from policies.controls._fill import statements
from policies.controls._request import LOG_ARCHIVE_ACCOUNT, WORKLOAD_ACCOUNT
from policies.controls._statement import PolicyType

MANAGEMENT_ACCOUNT = "000000000000"
Body = Mapping[str, object]
ALL = (*CONTROLS, QUARANTINE)
# Quarantine spares no role that other guardrails leave alone, as pipelines are among them.
OF_QUARANTINE = PROOF_PARAMS.model_copy(update={"exempt_role_arns": ()})
IN_QUARANTINE = {deny.sid for deny in QUARANTINE.service_control}
STATEMENTS: list[tuple[str, PolicyType, Deny]] = [
    *((c.id, "SERVICE_CONTROL_POLICY", deny) for c in ALL for deny in c.service_control),
    *((c.id, "RESOURCE_CONTROL_POLICY", deny) for c in ALL for deny in c.resource_control),
]
"""Every statement of every control and of quarantine, with its control and its policy's type."""


def compiled(kind: PolicyKind, statements: Sequence[Body], name: str) -> Policy:
    """A policy of some statements."""
    body = {"Version": "2012-10-17", "Statement": list(statements)}
    return compile_policy(body, kind, name)


def organization_under(policies: Sequence[Policy]) -> Organization:
    """An organization with all of some policies at its root."""
    root = Node(
        "root",
        service_control=tuple(p for p in policies if p.kind is PolicyKind.SERVICE_CONTROL),
        resource_control=tuple(p for p in policies if p.kind is PolicyKind.RESOURCE_CONTROL),
    )
    accounts = [Node(account, "root") for account in (WORKLOAD_ACCOUNT, LOG_ARCHIVE_ACCOUNT)]
    return Organization.of("o-exampleorgid", MANAGEMENT_ACCOUNT, [root, *accounts])


def alone(kind: PolicyType, deny: Deny) -> Organization:
    """An organization under one statement, as it is rendered for the proofs."""
    params = OF_QUARANTINE if deny.sid in IN_QUARANTINE else PROOF_PARAMS
    bodies = list(statements(deny, kind, params))
    return organization_under([compiled(PolicyKind(kind), bodies, deny.sid)])


def decide(request: Request, organization: Organization) -> Decision:
    """What the organization's policies decide about a request."""
    return decide_guardrails(access_request(request), organization)
