"""Who is asked for a web ACL, and what cannot be told yet."""

from dataclasses import replace

import pytest

from policies.controls import PROOF_PARAMS, UNKNOWN, Inputs, Params, Resource, Stack, Undecided
from policies.controls._authorization_checks import AUTHORIZATION_STACK_CHECKS
from policies.controls._finding import Finding
from policies.controls._rest_apis import REST_API
from policies.controls._web_acl_checks import (
    ASSOCIATION,
    LOAD_BALANCER,
    STAGE,
    WEB_ACL_CHECKS,
    WEB_ACL_STACK_CHECKS,
    associated,
)
from policies.controls._web_acl_parts import WEB_ACL_PART_STACK_CHECKS

CHECKS = {
    check.name: check
    for check in (*WEB_ACL_STACK_CHECKS, *WEB_ACL_PART_STACK_CHECKS, *AUTHORIZATION_STACK_CHECKS)
}
BALANCER = Resource(LOAD_BALANCER[0], "front", {"internal": False})
API = Resource(REST_API[0], "api", {"endpointConfiguration": {"types": "REGIONAL"}})
LIVE = Resource(STAGE[0], "live", {"stageName": "live"}, {"restApi": ("api",)})
FROM_NOWHERE = Resource(ASSOCIATION[0], "acl", {"resourceArn": UNKNOWN})


def found(name: str, *stack: Resource, params: Params = PROOF_PARAMS) -> list[Finding]:
    """What a check of the whole stack says about some resources."""
    return [finding for _, finding in CHECKS[name].find(Stack(stack), params)]


@pytest.mark.parametrize("name", [check.name for check in WEB_ACL_STACK_CHECKS])
def test_kinds_that_are_not_named_are_left_alone(name: str) -> None:
    """No kind of application is asked for a web ACL where the organization does not name it."""
    params = Params(web_acl_for=())
    for stack in CHECKS[name].fails:
        assert found(name, *stack, params=params) == []
    assert list(WEB_ACL_CHECKS[0].find(Inputs({}), params)) == []


@pytest.mark.parametrize(
    ("name", "stack"),
    [
        ("load-balancer", (BALANCER, FROM_NOWHERE)),
        ("load-balancer", (Resource(LOAD_BALANCER[0], "front", {"internal": UNKNOWN}),)),
        ("load-balancer", (Resource(LOAD_BALANCER[0], "front", {"loadBalancerType": UNKNOWN}),)),
        ("rest-api", (API, LIVE, associated("api"))),
        ("rest-api", (API, LIVE, replace(associated("api"), inputs={"resourceArn": UNKNOWN}))),
        ("rest-api", (Resource(REST_API[0], "api", {"endpointConfiguration": UNKNOWN}), LIVE)),
    ],
)
def test_what_may_have_a_web_acl_is_undecided(name: str, stack: tuple[Resource, ...]) -> None:
    """An association by a value from nowhere, or a kind of balancer that is unknown, may be right.

    So may an ARN of a stage that is put together from its API's id.
    """
    assert [type(each) for each in found(name, *stack)] == [Undecided]


@pytest.mark.parametrize("balancer", ["application", None, UNKNOWN, "network"])
def test_internal_load_balancers_are_never_asked(balancer: object) -> None:
    """An internal load balancer needs no web ACL, whatever else is known about it."""
    inputs = {"internal": True, "loadBalancerType": balancer}

    assert found("load-balancer", Resource(LOAD_BALANCER[0], "inside", inputs)) == []


def test_logs_are_asked_for_in_production_only() -> None:
    """A stack that is not production may go without a web ACL's logs."""
    for stack in CHECKS["logging"].fails:
        assert found("logging", *stack, params=Params(production=False)) == []


@pytest.mark.parametrize("unknown", ["authorization", "httpMethod", "apiKeyRequired"])
def test_methods_with_unknown_parts_are_undecided(unknown: str) -> None:
    """A method that may be open is no violation before its inputs are known, and does not pass."""
    api, method = CHECKS["method"].fails[0]
    inputs = {**method.inputs, unknown: UNKNOWN}

    told = found("method", api, Resource(method.type, method.urn, inputs, method.depends_on))

    assert told == [Undecided("authorization")]
