"""The checks of `load_balancers_require_tls` for what Classic Load Balancers negotiate.

Source: "Predefined SSL security policies for Classic Load Balancers", Elastic Load Balancing User
Guide for Classic Load Balancers. Only one of them leaves TLS 1.0 and 1.1 out.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._params import Params
from ._types import tokens

REFERENCE = "Reference-Security-Policy"
PREDEFINED = "ELBSecurityPolicy-TLS-1-2-2017-01"
NEGOTIATION = "SSLNegotiationPolicyType"
OLD_VERSIONS = ("Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1")
WRITE = f'{{"name": "{REFERENCE}", "value": "{PREDEFINED}"}}'


def _policy(inputs: Inputs, _: Params) -> Iterator[Finding]:
    kind = inputs.get("policyTypeName")
    if kind is UNKNOWN:
        yield Undecided("policyTypeName")
    elif kind == NEGOTIATION:
        yield from _negotiated(inputs, "policyAttributes")


def _negotiation(inputs: Inputs, _: Params) -> Iterator[Finding]:
    yield from _negotiated(inputs, "attributes")


def _negotiated(inputs: Inputs, path: str) -> Iterator[Finding]:
    pairs = [(each.get("name"), each.get("value")) for each in inputs.blocks(path)]
    if any(UNKNOWN in pair for pair in pairs):
        yield Undecided(path)
        return
    given = {name: value for name, value in pairs if isinstance(name, str)}
    old = [name for name in OLD_VERSIONS if as_bool(given.get(name)) is True]
    if old:
        yield Violation(path, f"allow {', '.join(old)}", WRITE)
    elif REFERENCE in given and given[REFERENCE] != PREDEFINED:
        yield Violation(path, f"name a {REFERENCE} that allows TLS 1.0", WRITE)
    elif REFERENCE not in given and as_bool(given.get("Protocol-TLSv1.2")) is not True:
        yield Violation(path, "do not say that TLS 1.2 is spoken", WRITE)


GOOD: tuple[list[dict[str, str]], ...] = (
    [{"name": REFERENCE, "value": PREDEFINED}],
    [{"name": "Protocol-TLSv1.2", "value": "true"}, {"name": "Protocol-TLSv1", "value": "false"}],
)
BAD: tuple[list[dict[str, str]], ...] = (
    [],
    [{"name": REFERENCE, "value": "ELBSecurityPolicy-2016-08"}],
    [{"name": "Protocol-TLSv1.2", "value": "true"}, {"name": "Protocol-TLSv1.1", "value": "true"}],
)

NEGOTIATION_CHECKS = (
    Check(
        name="negotiation",
        types=tokens("elb", "SslNegotiationPolicy"),
        find=_negotiation,
        passes=tuple({"attributes": attributes} for attributes in GOOD),
        fails=tuple({"attributes": attributes} for attributes in BAD),
    ),
    Check(
        name="classic-policy",
        types=tokens("elb", "LoadBalancerPolicy"),
        find=_policy,
        passes=(
            {"policyTypeName": "ProxyProtocolPolicyType"},
            *({"policyTypeName": NEGOTIATION, "policyAttributes": each} for each in GOOD),
        ),
        fails=tuple({"policyTypeName": NEGOTIATION, "policyAttributes": each} for each in BAD),
    ),
)
