"""Which policy documents AWS takes: their size and their form."""

import json
from collections.abc import Iterator
from typing import Any

from sandbox.emulator.errors import AwsError
from sandbox.emulator.services.organizations.quotas import QUOTAS

POLICY_VERSION = "2012-10-17"
# Each page "... policy syntax and examples" of the Organizations User Guide names the top keys.
TOP_KEYS = {
    "TAG_POLICY": {"tags"},
    "BACKUP_POLICY": {"plans"},
    "AISERVICES_OPT_OUT_POLICY": {"services"},
    "CHATBOT_POLICY": {"chatbot"},
    "DECLARATIVE_POLICY_EC2": {"ec2_attributes"},
    "SECURITYHUB_POLICY": {"securityhub"},
    "INSPECTOR_POLICY": {"inspector"},
    "S3_POLICY": {"s3_attributes"},
}
STATEMENT_KEYS = {
    "SERVICE_CONTROL_POLICY": frozenset(
        {"Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"}
    ),
    "RESOURCE_CONTROL_POLICY": frozenset(
        {"Sid", "Effect", "Principal", "Action", "Resource", "NotResource", "Condition"}
    ),
}


def accept(policy_type: str, content: str) -> None:
    """Let the document pass, or refuse it as AWS does.

    Raises:
        AwsError: ConstraintViolationException for one over the quota,
            MalformedPolicyDocumentException for one that the type's syntax does not allow.
    """
    quota = QUOTAS[policy_type].characters
    if len(content) > quota:
        raise AwsError(
            "ConstraintViolationException",
            f"You have exceeded the maximum size of a {policy_type}: {len(content)} characters, "
            f"{quota} allowed.",
            Reason="POLICY_CONTENT_LIMIT_EXCEEDED",
        )
    faults = list(_faults(policy_type, content))
    if faults:
        raise AwsError(
            "MalformedPolicyDocumentException",
            "The provided policy document does not meet the requirements of the specified policy "
            f"type {policy_type}: {'; '.join(faults)}.",
        )


def _faults(policy_type: str, content: str) -> Iterator[str]:
    try:
        document = json.loads(content)
    except ValueError:
        yield "it is not JSON"
        return
    if not isinstance(document, dict):
        yield "it is not a JSON object"
    elif policy_type in STATEMENT_KEYS:
        yield from _statements_faults(policy_type, document)
    elif (
        unknown := document.keys()
        - TOP_KEYS.get(policy_type, document.keys())
        - {"@@operators_allowed_for_child_policies"}
    ):
        yield f"it has no key {', '.join(sorted(unknown))}"


def _statements_faults(policy_type: str, document: dict[str, Any]) -> Iterator[str]:
    if unknown := document.keys() - {"Version", "Id", "Statement"}:
        yield f"a document has no key {', '.join(sorted(unknown))}"
    if document.get("Version") != POLICY_VERSION:
        yield f"Version must be {POLICY_VERSION}"
    statements = document.get("Statement", [])
    statements = statements if isinstance(statements, list) else [statements]
    if not statements:
        yield "Statement is missing"
    for number, statement in enumerate(statements, start=1):
        for fault in _statement_faults(policy_type, statement):
            yield f"statement {number}: {fault}"


def _statement_faults(policy_type: str, statement: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if not isinstance(statement, dict):
        yield "it is not an object"
        return
    if unknown := statement.keys() - STATEMENT_KEYS[policy_type]:
        yield f"{policy_type} has no element {', '.join(sorted(unknown))}"
    if len({"Action", "NotAction"} & statement.keys()) != 1:
        yield "it needs either Action or NotAction"
    if policy_type == "RESOURCE_CONTROL_POLICY":
        yield from _resource_control_faults(statement)
    elif statement.get("Effect") not in {"Allow", "Deny"}:
        yield "Effect must be Allow or Deny"


def _resource_control_faults(statement: dict[str, Any]) -> Iterator[str]:
    """Source: "RCP syntax", Organizations User Guide."""
    if statement.get("Effect") != "Deny":
        yield "Effect must be Deny"
    if statement.get("Principal") != "*":
        yield 'Principal must be "*"'
    actions = statement.get("Action", [])
    if "*" in ([actions] if isinstance(actions, str) else actions):
        yield 'Action must name a service: "*" alone is not allowed'
    if not {"Resource", "NotResource"} & statement.keys():
        yield "it needs Resource or NotResource"
