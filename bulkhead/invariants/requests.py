"""The requests that an invariant is about, for one account.

Every request says in which region it is and that it is encrypted; it leaves open where its caller
is and what time it is, so that a proof holds from everywhere and at any time.
AWS, "AWS global condition context keys":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bulkhead.carried_keys import carried_keys
from bulkhead.evaluator import AccessRequest, Context, access_request
from bulkhead.invariants.facts import Facts, filled
from bulkhead.invariants.invariant import Caller, Calls, Invariant
from policies.controls import Request

_OPEN = (
    "aws:CurrentTime",
    "aws:EpochTime",
    "aws:SourceIp",
    "aws:SourceVpc",
    "aws:SourceVpce",
    "aws:UserAgent",
    "aws:VpcSourceIp",
)


@dataclass(frozen=True)
class Asked:
    """One request of an invariant.

    Attributes:
        caller: Who calls, for people.
        action: IAM action.
        resource: ARN of what is acted upon.
        request: The request, ready to be decided.
    """

    caller: str
    action: str
    resource: str
    request: AccessRequest


def requests(invariant: Invariant, facts: Facts) -> Iterator[Asked]:
    """Give the requests.

    Args:
        invariant: What is to be proved.
        facts: What stands in the holes, the account's id included.
    """
    context = _context(invariant, facts)
    for caller, principal in _callers(invariant.callers, facts):
        for calls in invariant.calls:
            for resource in filled(calls.resource, facts):
                yield from _asked(caller, principal, calls, resource, facts, context)


def _callers(callers: tuple[Caller, ...], facts: Facts) -> Iterator[tuple[str, str]]:
    """Give names for people, and principals."""
    for caller in callers:
        principals = list(filled(caller.principal, facts))
        for principal in principals:
            name = principal.rpartition("/")[2].removesuffix("_0123456789abcdef")
            yield f"{caller.title} {name}" if len(principals) > 1 else caller.title, principal


def _asked(
    caller: str, principal: str, calls: Calls, resource: str, facts: Facts, context: Context
) -> Iterator[Asked]:
    (owner,) = filled(calls.owner, facts)
    for action in calls.actions:
        request = Request(
            principal=principal,
            action=action,
            resource=resource,
            account=owner,
            resource_account=owner,
        )
        yield Asked(caller, action, resource, access_request(request, context))


def _context(invariant: Invariant, facts: Facts) -> Context:
    stated = {key.lower() for key in (*invariant.context, *invariant.unknown)}
    carried = {
        key: value
        for key, value in carried_keys("{home_region}").items()
        if key.lower() not in stated
    }
    given = {
        key: [text for v in _listed(value) for text in filled(v, facts)]
        for key, value in {**carried, **invariant.context}.items()
    }
    opened = [key for key in _OPEN if key.lower() not in stated]
    return Context.of(given, unknown=(*invariant.unknown, *opened))


def _listed(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
