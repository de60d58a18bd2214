"""The form of a role's trust policy."""

import json
from collections.abc import Iterator

from sandbox.emulator.call import Call
from sandbox.emulator.conditions import as_list
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import before

PROHIBITED = ("Resource", "NotResource")


@before("iam", "CreateRole")
def trust_of_new_role(call: Call) -> None:
    """Refusal: moto takes any text as a trust policy."""
    _refuse_malformed(call.params["AssumeRolePolicyDocument"])


@before("iam", "UpdateAssumeRolePolicy")
def trust_of_changed_role(call: Call) -> None:
    """Refusal: moto takes any text as a trust policy."""
    _refuse_malformed(call.params["PolicyDocument"])


def _refuse_malformed(document: str) -> None:
    faults = list(_faults(document))
    if faults:
        raise AwsError("MalformedPolicyDocument", "; ".join(faults))


def _faults(document: str) -> Iterator[str]:
    """What IAM objects to; the wording is IAM's."""
    try:
        parsed = json.loads(document)
    except ValueError:
        yield "This policy contains invalid Json"
        return
    statements = as_list(parsed.get("Statement", [])) if isinstance(parsed, dict) else []
    if not statements:
        yield "Syntax errors in policy."
    for statement in statements:
        if statement.get("Effect") not in {"Allow", "Deny"} or "Action" not in statement:
            yield "Syntax errors in policy."
        if not {"Principal", "NotPrincipal"} & statement.keys():
            yield "Missing required field Principal"
        yield from (f"Has prohibited field {name}" for name in PROHIBITED if name in statement)
