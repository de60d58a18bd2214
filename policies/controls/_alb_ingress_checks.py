"""The checks of three controls for Ingresses that become Application Load Balancers."""

from collections.abc import Iterator

from ._address_ranges import is_internet
from ._alb_ingress import (
    CERTIFICATE,
    GROUP,
    PORTS,
    PREFIX,
    REDIRECT,
    SCHEME,
    is_public,
    listeners,
    of_controller,
    redirects,
)
from ._annotations import ANNOTATIONS, annotated, annotation
from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._ingress_checks import HTTPS
from ._inputs import UNKNOWN, Inputs
from ._kubernetes import kinds
from ._listener_checks import TLS_1_2_OR_BETTER, TLS_POLICY
from ._numbers import as_number
from ._params import Params

INGRESS = kinds("Ingress")
GROUPS = f"{PREFIX}security-groups"
INBOUND = f"{PREFIX}inbound-cidrs"
POLICY = f"{PREFIX}ssl-policy"
WEB_ACLS = (f"{PREFIX}wafv2-acl-arn", f"{PREFIX}wafv2-acl-name", f"{PREFIX}waf-acl-id")
ONLY_TLS = f'"{PORTS}": \'[{{"HTTPS": 443}}]\' and "{CERTIFICATE}"'


def _encrypted(ingress: Inputs, _: Params) -> Iterator[Finding]:
    listening, redirected = listeners(ingress), redirects(ingress)
    if listening is UNKNOWN:
        yield Undecided(ingress.at(ANNOTATIONS))
    elif "HTTP" in dict(listening) and redirected is not True:
        if redirected is UNKNOWN:
            yield Undecided(ingress.at(ANNOTATIONS))
        else:
            problem = "make a load balancer that answers over plain HTTP"
            yield Violation(ingress.at(ANNOTATIONS), problem, ONLY_TLS)


def _negotiated(ingress: Inputs, _: Params) -> Iterator[Finding]:
    policy = annotated(ingress, POLICY).get(POLICY)
    if policy is UNKNOWN:
        yield Undecided(ingress.at(ANNOTATIONS))
    elif isinstance(policy, str) and not TLS_1_2_OR_BETTER.fullmatch(policy):
        problem = f"say {shown(policy)}, which takes TLS 1.0"
        yield Violation(ingress.at(ANNOTATIONS), problem, f'"{POLICY}": "{TLS_POLICY}"')


def _open(ingress: Inputs, _: Params) -> Iterator[Finding]:
    inbound = annotation(ingress, INBOUND)
    public, listening = is_public(ingress), listeners(ingress)
    if public is False or annotation(ingress, GROUPS) is not None:
        return
    if isinstance(inbound, str) and not any(map(is_internet, inbound.split(","))):
        return
    if UNKNOWN in (public, inbound) or listening is UNKNOWN:
        yield Undecided(ingress.at(ANNOTATIONS))
        return
    for _protocol, port in listening:
        if as_number(port) != HTTPS:
            problem = f"open port {shown(port)} to the whole internet"
            yield Violation(ingress.at(ANNOTATIONS), problem, ONLY_TLS)


def _guarded(ingress: Inputs, params: Params) -> Iterator[Finding]:
    if "load-balancers" not in params.web_acl_for:
        return
    public = is_public(ingress)
    given = any(annotation(ingress, name) is not None for name in (*WEB_ACLS, GROUP))
    if public is False or given:
        return
    if public is UNKNOWN:
        yield Undecided(ingress.at(ANNOTATIONS))
    else:
        problem = "name no web ACL for a load balancer on the internet"
        yield Violation(ingress.at(ANNOTATIONS), problem, f'"{WEB_ACLS[0]}": acl.arn')


def _ingress(*, class_name: str = "alb", **annotations: str) -> dict[str, object]:
    names = {
        "scheme": SCHEME,
        "ports": PORTS,
        "certificate": CERTIFICATE,
        "redirect": REDIRECT,
        "group": GROUP,
        "policy": POLICY,
        "inbound": INBOUND,
        "web_acl": WEB_ACLS[0],
        "action": f"{PREFIX}actions.redirect",
    }
    return {
        "metadata": {"annotations": {names[name]: each for name, each in annotations.items()}},
        "spec": {"ingressClassName": class_name},
    }


PUBLIC = {"scheme": "internet-facing"}
CERTIFIED = {"certificate": "arn:aws:acm:eu-central-1:111111111111:certificate/c"}
BOTH = {**CERTIFIED, "ports": '[{"HTTP": 80}, {"HTTPS": 443}]'}
TO_HTTPS = '{"type": "redirect", "redirectConfig": {"protocol": "HTTPS", "statusCode": "HTTP_301"}}'

INGRESS_TLS_CHECKS = (
    Check(
        name="kubernetes-ingress",
        types=INGRESS,
        find=of_controller(_encrypted),
        passes=(
            _ingress(class_name="nginx"),
            _ingress(**CERTIFIED),
            _ingress(**BOTH, redirect="443"),
            _ingress(**BOTH, action=TO_HTTPS),
            _ingress(**BOTH, group="orders"),
        ),
        fails=(
            *(_ingress(), _ingress(**PUBLIC), _ingress(**BOTH)),
            _ingress(class_name="", ports='[{"HTTP": 8080}]'),
        ),
    ),
    Check(
        name="kubernetes-ingress-policy",
        types=INGRESS,
        find=of_controller(_negotiated),
        passes=(_ingress(**CERTIFIED), _ingress(policy=TLS_POLICY)),
        fails=(_ingress(policy="ELBSecurityPolicy-2016-08"),),
    ),
)
INGRESS_PORT_CHECKS = (
    Check(
        name="kubernetes-ingress",
        types=INGRESS,
        find=of_controller(_open),
        passes=(
            *(_ingress(), _ingress(**PUBLIC, **CERTIFIED)),
            _ingress(**PUBLIC, **BOTH, inbound="198.51.100.0/24,203.0.113.0/24"),
        ),
        fails=(
            *(_ingress(**PUBLIC), _ingress(**PUBLIC, **BOTH, redirect="443")),
            _ingress(**PUBLIC, inbound="198.51.100.0/24, 0.0.0.0/0"),
        ),
    ),
)
INGRESS_WEB_ACL_CHECKS = (
    Check(
        name="kubernetes-ingress",
        types=INGRESS,
        find=of_controller(_guarded),
        passes=(
            *(_ingress(), _ingress(**PUBLIC, web_acl="arn:aws:wafv2:acl")),
            _ingress(**PUBLIC, group="orders"),
        ),
        fails=(_ingress(**PUBLIC, **CERTIFIED),),
    ),
)
