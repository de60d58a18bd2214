"""No policy allows every action on every resource.

Whoever holds such a policy is an administrator, whatever the policy's name says. A workload that
is taken over then takes the account with it. Nobody means `*` in the end: it is what is left when
the list of actions was too long to write. A document that cannot be read is at fault as well:
nobody can tell what it allows.

Exceptions: the policy that `permissions_boundary` names, which only bounds what others allow. An
administrator among people has AWS's own policy through Identity Center; see
`administrator_policies_not_attached`. A condition on time, region or transport narrows nothing.
"""

import json
from collections.abc import Iterator

from ._audit import AuditQuery
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._params import Params
from ._permissions import (
    allow,
    certain,
    document_rule,
    is_all_actions,
    on_everything,
    permission_checks,
    policy,
    unconditioned,
)
from ._policy_text import Document, Statement

WRITE = '"Action": ["s3:GetObject"], "Resource": [f"{bucket_arn}/*"]: what is needed, by name'


def _no_full_access(inputs: Inputs, params: Params) -> Iterator[Finding]:
    boundary = params.permissions_boundary
    if not (boundary and inputs.get("name") == boundary):
        yield from document_rule(_in_document)(inputs, params)


def _in_document(document: Document, _: Params) -> Iterator[Finding]:
    for path in document.malformed:
        yield Violation(path, "is not a policy document with statements", WRITE)
    for statement in document.allowing:
        yield from _in_statement(statement)


def _in_statement(statement: Statement) -> Iterator[Finding]:
    every_action = any(map(is_all_actions, statement.actions))
    if not every_action and not statement.is_unknown("Action"):
        return
    found = certain(
        statement, every_action or UNKNOWN, on_everything(statement), unconditioned(statement)
    )
    if found is UNKNOWN:
        yield Undecided(statement.at("Action"))
    elif found:
        yield Violation(statement.at("Action"), "allows everything on every resource", WRITE)


CONTROL = Control(
    severity="critical",
    frameworks=Frameworks(cis_3_0=("1.16",), cis_5_0=("1.15",), fsbp=("IAM.1",)),
    checks=permission_checks(
        _no_full_access,
        passes=(
            policy(allow(["s3:GetObject"], "arn:aws:s3:::orders/*")),
            policy(allow("*", "arn:aws:s3:::orders")),
            policy({"Effect": "Deny", "Action": "*", "Resource": "*"}),
            policy(allow("*", Condition={"StringEquals": {"aws:ResourceTag/team": "shop"}})),
            json.dumps(policy(allow("s3:ListAllMyBuckets"))),
        ),
        fails=(
            policy(allow("*")),
            policy(allow(["logs:*", "*"], ["*"])),
            policy(allow("*:*", "arn:aws:*:*:*:*:*")),
            policy(allow("*", Condition={"Bool": {"aws:SecureTransport": "true"}})),
            json.dumps({"Statement": allow("*")}),
            {"statement": [{"effect": "Allow", "action": "*", "resource": "*"}]},
            "not a policy",
        ),
    ),
    parameters=("permissions_boundary",),
    audit=(
        AuditQuery(
            sentence="Nobody but Identity Center and AWS has AdministratorAccess.",
            scope="account",
            service="iam",
            operation="ListEntitiesForPolicy",
            arguments={"PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"},
            expression="PolicyRoles[?!starts_with(RoleName, 'AWSReservedSSO_')].RoleName",
        ),
    ),
)
