"""Whether a difference makes a difference: a request that is decided one way, then the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bulkhead.evaluator import (
    Node,
    Organization,
    Outcome,
    PolicyKind,
    RequestError,
    access_request,
    compile_policy,
    decide_guardrails,
)
from bulkhead.plan.aspects import Difference
from bulkhead.plan.clauses import Clause
from bulkhead.plan.samples import samples
from policies.controls import Request

_NOBODY = "000000000000"


@dataclass(frozen=True)
class Witness:
    """What a request shows about a difference.

    Attributes:
        request: A request that the statement denies; None where none could be made.
        flips: Whether it is decided one way before and the other way after.
        anyway: Sid of a statement that denies it before and after, where one does.
    """

    request: Request | None = None
    flips: bool = False
    anyway: str | None = None


@dataclass(frozen=True)
class Sides:
    """The two sets of guardrails that are compared, for one account.

    Attributes:
        before: The organization as it is.
        after: The organization as it will be.
        account: Id of the account, the same in both.
        carried: Keys that every request carries.
    """

    before: Organization
    after: Organization
    account: str
    carried: Mapping[str, str]


def witness(difference: Difference, sides: Sides) -> Witness:
    """Look for a request that shows the difference."""
    found = Witness()
    clause = difference.clause
    for request in samples(clause, sides.account, sides.carried, difference.aspect):
        try:
            if not _denies(clause, request):
                continue
        except RequestError:
            continue
        denying, passing = (sides.before, sides.after)
        if not difference.allows:
            denying, passing = passing, denying
        other = decide_guardrails(access_request(request), passing)
        if other.outcome is Outcome.ALLOW and _is_denied(request, denying):
            return Witness(request, flips=True)
        found = Witness(request, anyway=other.by.statement)
    return found


def _is_denied(request: Request, organization: Organization) -> bool:
    return decide_guardrails(access_request(request), organization).outcome is Outcome.DENY


def _denies(clause: Clause, request: Request) -> bool:
    """Whether the statement alone denies the request."""
    return _is_denied(request, _alone(clause, request.account))


@lru_cache(maxsize=4096)
def _alone(clause: Clause, account: str) -> Organization:
    policy = compile_policy(clause.document(), PolicyKind(clause.type), clause.sid or "statement")
    service = policy.kind is PolicyKind.SERVICE_CONTROL
    root = Node(
        "root",
        service_control=(policy,) if service else (),
        resource_control=() if service else (policy,),
    )
    return Organization.of("o-exampleorgid", _NOBODY, [root, Node(account, "root")])
