"""All policies that may bind a call, as they are at this moment.

Source: "Policy evaluation for requests within a single account", IAM User Guide: organization
policies, a permissions boundary and session policies only limit; a resource's policy of the same
account that grants to the session or the user itself is not limited by the last two.
"""

from dataclasses import replace

from moto.iam.models import iam_backends

from sandbox.emulator.authorization.asking import UNKNOWN, Asking
from sandbox.emulator.authorization.attached import guardrails
from sandbox.emulator.authorization.judge import Attached, Binding
from sandbox.emulator.authorization.resource_policies import policy_of_resource
from sandbox.emulator.boundaries import boundary_arn
from sandbox.emulator.call import Call
from sandbox.emulator.callers import Caller
from sandbox.emulator.managed_policies import document_of, managed_policy
from sandbox.emulator.services.organizations.organization import PARTITION
from sandbox.emulator.session_policies import named_policies, written_policies


def binding_of(asking: Asking) -> Binding | None:
    """What may bind what is asked; None where nothing does."""
    caller = asking.caller
    binding = Binding(
        guardrails(caller.account, asking.resource_account),
        _boundary(caller),
        _session(asking.call),
    )
    if binding.boundary is None and binding.session is None:
        return binding if binding.guardrails else None
    resource = policy_of_resource(asking)
    if isinstance(resource, str):
        return replace(binding, resource_is_read=resource != UNKNOWN)
    return replace(binding, resource=resource)


def _boundary(caller: Caller) -> Attached | None:
    arn = boundary_arn(caller)
    return _managed(caller.account, arn) if arn else None


def _session(call: Call) -> tuple[Attached, ...] | None:
    written = (Attached("", content) for content in written_policies(call))
    named = (_managed(call.account, arn) for arn in named_policies(call))
    return (*written, *named) or None


def _managed(account: str, arn: str) -> Attached:
    """A managed policy as an account sees it; with an empty text where there is none."""
    try:
        policy = managed_policy(iam_backends[account][PARTITION], arn)
    except KeyError:
        return Attached(arn, "")
    return Attached(arn, document_of(policy))
