"""IAM policy documents, rendered as Terraform renders them.

Source: https://github.com/hashicorp/terraform-provider-aws, internal/service/iam, the files
policy_document_data_source.go and policy_model.go. Compare documents by meaning, never as text: the
ids that follow from the text are not those of pulumi-aws.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from sandbox.provider.errors import NotServedError
from sandbox.provider.session import Session
from sandbox.provider.values import Json, Properties

DEFAULT_VERSION = "2012-10-17"
_LISTS = (
    ("Action", "actions"),
    ("NotAction", "notActions"),
    ("Resource", "resources"),
    ("NotResource", "notResources"),
)
_PRINCIPALS = (("Principal", "principals"), ("NotPrincipal", "notPrincipals"))


def get_policy_document(session: Session, arguments: Properties) -> dict[str, Any]:
    """Render a policy document."""
    del session
    statements = [
        *_documents(arguments, "sourcePolicyDocuments"),
        *(_statement(each) for each in arguments.get("statements") or ()),
    ]
    for statement in _documents(arguments, "overridePolicyDocuments"):
        statements = [*_without(statements, statement.get("Sid")), statement]
    document = {
        "Version": arguments.get("version") or DEFAULT_VERSION,
        **({"Id": arguments["policyId"]} if arguments.get("policyId") else {}),
        "Statement": statements,
    }
    text = json.dumps(document, indent=2)
    return {
        **arguments,
        "id": str(zlib.crc32(text.encode())),
        "json": text,
        "minifiedJson": json.dumps(document, separators=(",", ":")),
    }


def _documents(arguments: Properties, name: str) -> Iterable[dict[str, Any]]:
    for text in arguments.get(name) or ():
        try:
            found = json.loads(text).get("Statement", [])
        except (AttributeError, ValueError) as error:
            raise NotServedError(f"{name}: one of the documents is not a JSON object") from error
        yield from [found] if isinstance(found, dict) else found


def _without(statements: list[dict[str, Any]], sid: str | None) -> list[dict[str, Any]]:
    """Drop the statement that another one with the same Sid replaces."""
    return [each for each in statements if not sid or each.get("Sid") != sid]


def _statement(given: Properties) -> dict[str, Any]:
    found: dict[str, Any] = {"Sid": given["sid"]} if given.get("sid") else {}
    found["Effect"] = given.get("effect") or "Allow"
    for name, source in _LISTS:
        if given.get(source):
            found[name] = _one_or_sorted(given[source])
    for name, source in _PRINCIPALS:
        if given.get(source):
            found[name] = _principals(given[source])
    if given.get("conditions"):
        found["Condition"] = _conditions(given["conditions"])
    return found


def _one_or_sorted(values: list[str]) -> Json:
    """Write one value as itself, and several in the reverse order that Terraform gives them."""
    return values[0] if len(values) == 1 else sorted(values, reverse=True)


def _principals(given: list[Mapping[str, Any]]) -> Json:
    found: dict[str, list[str]] = {}
    for each in given:
        if each["type"] == "*" and each["identifiers"] == ["*"]:
            return "*"
        found.setdefault(each["type"], []).extend(each["identifiers"])
    return {kind: _one_or_sorted(values) for kind, values in sorted(found.items())}


def _conditions(given: list[Mapping[str, Any]]) -> Json:
    found: dict[str, dict[str, list[str]]] = {}
    for each in given:
        values = found.setdefault(each["test"], {}).setdefault(each["variable"], [])
        values.extend(each["values"])
    return {
        test: {key: _one(values) for key, values in sorted(variables.items())}
        for test, variables in sorted(found.items())
    }


def _one(values: list[str]) -> Json:
    return values[0] if len(values) == 1 else values
