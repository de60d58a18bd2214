"""The stack check of `load_balancers_require_tls`: rules of a listener that takes plain HTTP.

Source: "Listener rules for your Application Load Balancer": the default action is taken only where
no rule applies, so a rule that forwards answers over plain HTTP beside a default that redirects.
"""

from collections.abc import Iterator

from ._check import StackCheck
from ._finding import Finding, Undecided
from ._inputs import UNKNOWN
from ._listener_checks import REDIRECT, answers_plainly, spoken
from ._params import Params
from ._stack import Resource, Stack
from ._types import tokens

LISTENER = tokens("lb", "Listener")
RULE = tokens("lb", "ListenerRule")


def _answers_plainly(stack: Stack, _: Params) -> Iterator[tuple[Resource, Finding]]:
    for listener in stack.of(LISTENER):
        protocol = spoken(listener.as_inputs)
        if protocol not in ("HTTP", UNKNOWN):
            continue
        for rule in stack.referring_to(listener, RULE, "listenerArn"):
            for finding in answers_plainly(rule.as_inputs, "actions", f"actions={REDIRECT}"):
                yield rule, Undecided("protocol") if protocol is UNKNOWN else finding


def _rule(protocol: str, *actions: dict[str, object]) -> tuple[Resource, ...]:
    return (
        Resource(LISTENER[0], "listener", {"port": 80, "protocol": protocol or None}),
        Resource(RULE[0], "rule", {"actions": list(actions)}, {"listenerArn": ("listener",)}),
    )


FORWARD: dict[str, object] = {"type": "forward", "targetGroupArn": "arn:aws:elasticloadbalancing"}
TO_HTTPS: dict[str, object] = {"type": "redirect", "redirect": {"protocol": "HTTPS"}}

LISTENER_STACK_CHECKS = (
    StackCheck(
        name="rule-over-plain-http",
        types=RULE,
        find=_answers_plainly,
        passes=(_rule("HTTPS", FORWARD), _rule("HTTP", TO_HTTPS)),
        fails=(_rule("HTTP", FORWARD), _rule("http", TO_HTTPS, FORWARD), _rule("", FORWARD)),
    ),
)
