"""A request that a statement denies, made from the statement itself.

What a plan says is proved with such requests: denied after and allowed before, or the other way
round. Where none can be made (policy variables, keys that only AWS fills), a plan does not pretend:
it shows the statement.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bulkhead.plan.clauses import Clause
from bulkhead.plan.values import NoValueError, instance, satisfying
from policies.controls import Request

_OUTSIDER = "arn:aws:iam::999999999999:role/outsider"
_SOMETHING = ("ec2:RunInstances", "lambda:CreateFunction", "s3:PutObject", "iam:CreateRole")
# Keys that AWS derives from who calls, so that a sample chooses a caller instead.
_DERIVED = ("aws:principal", "aws:resourceaccount", "aws:resourceorg")


@dataclass(frozen=True)
class Aspect:
    """What a sample must be about, where it is not to be the first thing that comes.

    Attributes:
        action: An action or a pattern for one.
        resource: A resource or a pattern for one.
        principal: A principal's ARN or a pattern for one.
        keys: Values of condition keys; None for a key that is absent.
    """

    action: str | None = None
    resource: str | None = None
    principal: str | None = None
    keys: Mapping[str, str | None] = field(default_factory=dict)


def samples(
    clause: Clause, account: str, carried: Mapping[str, str], aspect: Aspect
) -> Iterator[Request]:
    """Give requests of which one may be what the statement denies; the first likely one first.

    Args:
        clause: The statement.
        account: Id of the account that it binds.
        carried: Keys that every request carries.
        aspect: What the request must be about.
    """
    context = _context(clause, carried, aspect)
    if context is None:
        return
    resource = _resource(clause, aspect)
    for action in _actions(clause, aspect):
        for principal in _principals(clause, account, aspect):
            yield Request(
                principal=principal,
                action=action,
                resource=resource,
                account=account,
                resource_account=account,
                context=context,
            )


def _actions(clause: Clause, aspect: Aspect) -> tuple[str, ...]:
    if aspect.action is not None:
        patterns: tuple[str, ...] = (aspect.action,)
    else:
        patterns = _SOMETHING if clause.not_action else clause.actions
    return tuple(_SOMETHING[0] if each == "*" else _action(each) for each in patterns)


def _action(pattern: str) -> str:
    service, _, name = pattern.partition(":")
    return f"{instance(service)}:{instance(name) if name != '*' else 'Anything'}"


def _resource(clause: Clause, aspect: Aspect) -> str:
    pattern = aspect.resource or ("arn:aws:x:::x" if clause.not_resource else clause.resources[0])
    return pattern if pattern == "*" else instance(pattern)


def _principals(clause: Clause, account: str, aspect: Aspect) -> Iterator[str]:
    if aspect.principal is not None:
        yield instance(aspect.principal, account)
        return
    for (operator, key), values in clause.conditions:
        if key.lower() == "aws:principalarn" and "Not" not in operator:
            yield from (instance(value, account) for value in values)
    yield f"arn:aws:iam::{account}:role/somebody"
    yield f"arn:aws:iam::{account}:root"
    if clause.type == "RESOURCE_CONTROL_POLICY":
        yield from (_OUTSIDER, "s3.amazonaws.com")


def _context(
    clause: Clause, carried: Mapping[str, str], aspect: Aspect
) -> Mapping[str, str | tuple[str, ...]] | None:
    """What the condition asks for; None where that cannot be made up."""
    asked: dict[str, str | None] = {}
    for (operator, key), values in clause.conditions:
        if key.lower().startswith(_DERIVED):
            continue
        try:
            asked[key] = satisfying(operator, key, values)
        except NoValueError:
            return None
    asked |= aspect.keys
    lower = {key.lower() for key in asked}
    kept = {key: value for key, value in carried.items() if key.lower() not in lower}
    return {**kept, **{key: value for key, value in asked.items() if value is not None}}
