"""Types of policies, and how a document's type is told from its shape."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from bulkhead.evaluator import PolicyKind
from bulkhead.evaluator.rcp_services import RCP_SERVICES
from bulkhead.lint.nodes import Array, Node, Object, Scalar


class DocumentType(StrEnum):
    """A type of policy: the name in AWS Organizations, or what IAM calls it."""

    SERVICE_CONTROL_POLICY = "SERVICE_CONTROL_POLICY"
    RESOURCE_CONTROL_POLICY = "RESOURCE_CONTROL_POLICY"
    IDENTITY_POLICY = "IDENTITY_POLICY"
    RESOURCE_POLICY = "RESOURCE_POLICY"
    TRUST_POLICY = "TRUST_POLICY"
    DECLARATIVE_POLICY_EC2 = "DECLARATIVE_POLICY_EC2"
    S3_POLICY = "S3_POLICY"
    BACKUP_POLICY = "BACKUP_POLICY"
    TAG_POLICY = "TAG_POLICY"
    AISERVICES_OPT_OUT_POLICY = "AISERVICES_OPT_OUT_POLICY"
    CHATBOT_POLICY = "CHATBOT_POLICY"
    SECURITYHUB_POLICY = "SECURITYHUB_POLICY"
    SECURITYHUB_CSPM_POLICY = "SECURITYHUB_CSPM_POLICY"
    INSPECTOR_POLICY = "INSPECTOR_POLICY"
    UPGRADE_ROLLOUT_POLICY = "UPGRADE_ROLLOUT_POLICY"
    BEDROCK_POLICY = "BEDROCK_POLICY"
    NETWORK_SECURITY_DIRECTOR_POLICY = "NETWORK_SECURITY_DIRECTOR_POLICY"
    GUARDDUTY_POLICY = "GUARDDUTY_POLICY"


SHORT_NAMES = {
    "scp": DocumentType.SERVICE_CONTROL_POLICY,
    "rcp": DocumentType.RESOURCE_CONTROL_POLICY,
    "identity": DocumentType.IDENTITY_POLICY,
    "resource": DocumentType.RESOURCE_POLICY,
    "trust": DocumentType.TRUST_POLICY,
}
"""What people call the types that are written in the IAM policy language."""

KINDS = {
    DocumentType.SERVICE_CONTROL_POLICY: PolicyKind.SERVICE_CONTROL,
    DocumentType.RESOURCE_CONTROL_POLICY: PolicyKind.RESOURCE_CONTROL,
    DocumentType.IDENTITY_POLICY: PolicyKind.IDENTITY,
    DocumentType.RESOURCE_POLICY: PolicyKind.RESOURCE,
    DocumentType.TRUST_POLICY: PolicyKind.TRUST,
}
"""Types written in the IAM policy language, as the evaluator calls them."""

SETTINGS_ROOTS = {
    "ec2_attributes": DocumentType.DECLARATIVE_POLICY_EC2,
    "s3_attributes": DocumentType.S3_POLICY,
    "plans": DocumentType.BACKUP_POLICY,
    "tags": DocumentType.TAG_POLICY,
    "services": DocumentType.AISERVICES_OPT_OUT_POLICY,
    "chatbot": DocumentType.CHATBOT_POLICY,
    "securityhub": DocumentType.SECURITYHUB_POLICY,
}
"""First name in a document of settings -> its type.

AWS, "Management policy syntax" of each type in the AWS Organizations User Guide.
"""

# Where the shape fits two types, a name of the path decides.
_HINTS = {
    r"\brcps?\b|resource-control": DocumentType.RESOURCE_CONTROL_POLICY,
    r"\bscps?\b|service-control": DocumentType.SERVICE_CONTROL_POLICY,
}


def type_of(root: Node, path: Path) -> DocumentType | None:
    """Tell a document's type; None where it has the shape of none."""
    if not isinstance(root, Object):
        return None
    if root.get("Statement") is not None:
        return _language_type(root, path)
    found = {SETTINGS_ROOTS.get(str(name.value)) for name, _ in root.members}
    return found.pop() if len(found) == 1 else None


def _language_type(root: Object, path: Path) -> DocumentType:
    statements = list(_statements(root))
    named = [s for s in statements if s.get("Principal") or s.get("NotPrincipal")]
    if named and _hint(path) is not DocumentType.SERVICE_CONTROL_POLICY:
        return _with_principal(statements, path)
    allows = [s for s in statements if _text(s, "Effect") == "Allow"]
    only_full_access = all(
        _text(s, "Action") == "*" and _text(s, "Resource") == "*" and not s.get("Condition")
        for s in allows
    )
    hint = _hint(path)
    if hint is DocumentType.SERVICE_CONTROL_POLICY or (hint is None and only_full_access):
        return DocumentType.SERVICE_CONTROL_POLICY
    return hint or DocumentType.IDENTITY_POLICY


def _with_principal(statements: list[Object], path: Path) -> DocumentType:
    """A trust policy speaks of sts alone; an RCP denies everybody, on any resource."""
    actions = [text.lower() for s in statements for text in _texts(s, "Action")]
    if actions and all(a.startswith("sts:") for a in actions) and not _has_resource(statements):
        return DocumentType.TRUST_POLICY
    everybody = all(_text(s, "Principal") == "*" for s in statements)
    if everybody and all(_text(s, "Action") == _text(s, "Resource") == "*" for s in statements):
        return DocumentType.RESOURCE_CONTROL_POLICY
    denies = [s for s in statements if _text(s, "Effect") == "Deny"]
    on_any = any(_text(s, "Resource") == "*" for s in denies)
    reachable = len(denies) == len(statements) and _by_rcps(actions)
    hinted = _hint(path) is DocumentType.RESOURCE_CONTROL_POLICY
    if everybody and denies and (on_any or reachable or hinted):
        return DocumentType.RESOURCE_CONTROL_POLICY
    return DocumentType.RESOURCE_POLICY


def _by_rcps(actions: list[str]) -> bool:
    return bool(actions) and all(action.split(":")[0] in RCP_SERVICES for action in actions)


def _hint(path: Path) -> DocumentType | None:
    words = "/".join(path.parts[-3:]).lower().replace("_", "-")
    return next((found for word, found in _HINTS.items() if re.search(word, words)), None)


def _has_resource(statements: list[Object]) -> bool:
    return any(s.get("Resource") or s.get("NotResource") for s in statements)


def _statements(root: Object) -> Iterator[Object]:
    node = root.get("Statement")
    for each in node.items if isinstance(node, Array) else (node,):
        if isinstance(each, Object):
            yield each


def _texts(statement: Object, element: str) -> list[str]:
    node = statement.get(element)
    nodes = node.items if isinstance(node, Array) else (node,)
    return [str(each.value) for each in nodes if isinstance(each, Scalar)]


def _text(statement: Object, element: str) -> str | None:
    """The element's only text; `{"AWS": "*"}` means what `"*"` does."""
    node = statement.get(element)
    if isinstance(node, Object) and len(node.members) == 1:
        statement, element = node, "AWS"
    found = _texts(statement, element)
    return found[0] if len(found) == 1 else None
