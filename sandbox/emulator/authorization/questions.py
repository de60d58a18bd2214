"""From a call to what has to be asked about it: which actions, on which resources, whose."""

from collections.abc import Iterator

from sandbox.emulator.authorization.actions import actions_of
from sandbox.emulator.authorization.asking import Asking
from sandbox.emulator.authorization.passed_roles import PASSING, passed_roles
from sandbox.emulator.authorization.resources import owner_of, resources_of
from sandbox.emulator.authorization.s3_actions import s3_asked
from sandbox.emulator.call import Call
from sandbox.emulator.callers import Caller
from sandbox.emulator.services.s3.buckets import find_bucket

# API reference of each: it needs no permission, and goes through where a policy denies it.
NEEDING_NOTHING = frozenset({("sts", "GetCallerIdentity"), ("sts", "GetSessionToken")})


def asked_by(call: Call, caller: Caller) -> Iterator[Asking]:
    """What the call needs to be allowed, in the order in which it is asked."""
    if (call.service, call.operation) in NEEDING_NOTHING:
        return
    needed = s3_asked(call) if call.service == "s3" else _of_others(call)
    for action, resource in needed:
        yield Asking(call, caller, action, resource, _owner(resource, call))
    for role in passed_roles(call):
        yield Asking(call, caller, PASSING, role, owner_of(role, call))


def _of_others(call: Call) -> Iterator[tuple[str, str | None]]:
    for action in actions_of(call):
        for resource in resources_of(call):
            yield action, resource


def _owner(resource: str | None, call: Call) -> str:
    """Buckets' ARNs do not say whose they are."""
    if call.service == "s3" and resource:
        bucket = find_bucket(resource.removeprefix("arn:aws:s3:::").split("/")[0])
        return bucket.account_id if bucket else call.account
    return owner_of(resource, call)
