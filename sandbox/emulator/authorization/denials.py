"""How AWS says that a policy does not let a call pass.

Source: "Troubleshoot access denied error messages", IAM User Guide, and "Enhanced access denied
error messages with policy ARNs", AWS Security Blog: the policy's ARN stands at the end for callers
of the same organization. EC2 puts a sentence of its own in front; its encoded message about the
failure, which only sts:DecodeAuthorizationMessage reads, is left out.
"""

from functools import cache

from moto.core.utils import get_service_model

from sandbox.emulator.authorization.asking import Asking
from sandbox.emulator.authorization.judge import Verdict
from sandbox.emulator.errors import UNDETERMINED, AwsError

FORBIDDEN = 403
# Error codes that differ from those of the service's protocol.
CODES = {"ec2": "UnauthorizedOperation", "sns": "AuthorizationError"}
OF_QUERY, OF_JSON = "AccessDenied", "AccessDeniedException"
# In the models of services that keep the codes of their former protocol.
ONCE_QUERY = "awsQueryCompatible"
QUOTING = frozenset({"s3", "s3control"})


def denial(asking: Asking, verdict: Verdict) -> AwsError:
    """The error for a call that a policy denies, or that none allows."""
    if verdict.is_explicit:
        named = f": {verdict.policy}" if verdict.policy else ""
        reason = f"with an explicit deny in a {verdict.policy_type}{named}"
    else:
        reason = f"because no {verdict.policy_type} allows the {asking.action} action"
    return _error(asking, reason)


def _error(asking: Asking, reason: str) -> AwsError:
    service = asking.call.service
    resource = asking.resource or "*"
    shown = f'"{resource}"' if service in QUOTING else resource
    message = (
        f"User: {asking.caller.arn} is not authorized to perform: {asking.action} on resource: "
        f"{shown} {reason}"
    )
    if service == "ec2":
        message = f"You are not authorized to perform this operation. {message}"
    return AwsError(code_of(service), message, http_status=FORBIDDEN)


@cache
def code_of(service: str) -> str:
    """The error code with which a service says that something is not allowed."""
    if service in CODES:
        return CODES[service]
    model = get_service_model(service)
    old = model.protocol in {"query", "rest-xml"} or ONCE_QUERY in model.metadata
    return OF_QUERY if old else OF_JSON


def undetermined(asking: Asking, verdict: Verdict) -> AwsError:
    """The error for a call of which the sandbox does not know enough to decide it."""
    missing = ", ".join(verdict.missing)
    policy = f"{verdict.policy_type} {verdict.policy}".rstrip()
    return AwsError(
        UNDETERMINED,
        f"Whether the {policy} lets {asking.caller.arn} perform "
        f"{asking.action} on {asking.resource or 'a resource'} depends on {missing}, which the "
        "sandbox does not know. AWS would; the sandbox refuses what it cannot decide.",
    )
