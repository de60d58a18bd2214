"""The session policies that sessions of roles were made with.

Gap: moto keeps the one that is written out, and forgets those that are named by their ARNs.
Source: "Session policies", IAM User Guide; API reference of AssumeRole.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from moto.iam.exceptions import MalformedPolicyDocument
from moto.iam.policy_validation import IAMPolicyDocumentValidator
from moto.sts.models import sts_backends

from sandbox.emulator.call import Call
from sandbox.emulator.services.organizations.organization import PARTITION
from sandbox.emulator.state import GLOBAL, Table


def remember(call: Call, answer: Mapping[str, Any]) -> None:
    """Keep the ARNs of the policies that a session is made with.

    Args:
        call: A call of AssumeRole.
        answer: Its answer.
    """
    arns = [policy["arn"] for policy in call.params.get("PolicyArns", ()) if "arn" in policy]
    if arns:
        _named(call)[answer["Credentials"]["AccessKeyId"]] = arns


def named_policies(call: Call) -> tuple[str, ...]:
    """The ARNs of the session policies of the session that makes the call."""
    return tuple(_named(call).get(call.access_key_id, ()))


def written_policies(call: Call) -> Iterator[str]:
    """The session policy of the session that makes the call, where it has one written out.

    A malformed one, which AWS would not have taken, is given as an empty text.
    """
    sessions = sts_backends[call.account][PARTITION]
    session = sessions.get_assumed_role_from_access_key(call.access_key_id)
    if session and session.policy:
        yield "" if fault_of(session.policy) else session.policy


def fault_of(document: str) -> str:
    """What IAM objects to in a session policy; empty where it is well-formed."""
    try:
        IAMPolicyDocumentValidator(document).validate()
    except MalformedPolicyDocument as error:
        return str(error.message)
    return ""


def _named(call: Call) -> Table:
    return call.state.table("sts", "", GLOBAL, "named_session_policies")
