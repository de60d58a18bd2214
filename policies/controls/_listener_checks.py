"""The checks of `load_balancers_require_tls`: listeners, their rules, and what they negotiate.

Sources: "Security policies for your Application Load Balancer" and "Predefined SSL security
policies for Classic Load Balancers", Elastic Load Balancing User Guides: the name of a policy says
the lowest version of TLS that it takes.
"""

import re
from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs, Unknown
from ._params import Params
from ._rules import in_each, must_be
from ._types import tokens

TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
OLD_DEFAULT = "ELBSecurityPolicy-2016-08"
TLS_1_2_OR_BETTER = re.compile(r"ELBSecurityPolicy-(TLS|FS|TLS13)-1-[23]-\S+")
REDIRECT = (
    '[{"type": "redirect", "redirect": '
    '{"protocol": "HTTPS", "port": "443", "status_code": "HTTP_301"}}]'
)
SECURE_LISTENER = 'protocol="HTTPS", certificate_arn=certificate.arn'


def upper(value: object) -> str | Unknown:
    """A protocol's name as AWS writes it; the provider takes small letters, too."""
    if value is UNKNOWN:
        return UNKNOWN
    return value.upper() if isinstance(value, str) else ""


def spoken(inputs: Inputs) -> str | Unknown:
    """The protocol of a listener, HTTP where only a port is given.

    Listeners of Gateway Load Balancers have neither.
    """
    given = inputs.get("protocol")
    return "HTTP" if given is None and inputs.is_set("port") else upper(given)


def _listener(inputs: Inputs, _: Params) -> Iterator[Finding]:
    protocol = spoken(inputs)
    if protocol is UNKNOWN:
        yield Undecided("protocol")
    elif protocol == "HTTP":
        yield from _redirects(inputs)
    elif protocol in {"HTTPS", "TLS"}:
        yield from _negotiates(inputs)


def _redirects(inputs: Inputs) -> Iterator[Finding]:
    if not any(inputs.blocks("defaultActions")):
        yield Violation("protocol", "is HTTP", SECURE_LISTENER)
    yield from answers_plainly(inputs, "defaultActions", f"default_actions={REDIRECT}")


def answers_plainly(inputs: Inputs, path: str, write: str) -> Iterator[Finding]:
    """Findings about the actions at a path that do anything over plain HTTP but redirect."""
    for action in inputs.blocks(path):
        kind, protocol = action.get("type"), action.get("redirect.protocol")
        if kind is UNKNOWN or (kind == "redirect" and protocol is UNKNOWN):
            yield Undecided(action.at("type" if kind is UNKNOWN else "redirect.protocol"))
        elif kind != "redirect" or upper(protocol) != "HTTPS":
            yield Violation(action.path, "answers over plain HTTP", write)


def _negotiates(inputs: Inputs) -> Iterator[Finding]:
    given = inputs.get("sslPolicy")
    if given is UNKNOWN:
        yield Undecided("sslPolicy")
    elif not (isinstance(given, str) and TLS_1_2_OR_BETTER.fullmatch(given)):
        shown_as = f'not set, so "{OLD_DEFAULT}"' if given is None else shown(given)
        problem = f"is {shown_as}: no policy known to refuse TLS 1.0 and 1.1"
        yield Violation("sslPolicy", problem, f'ssl_policy="{TLS_POLICY}"')


def _no_downgrade(inputs: Inputs, _: Params) -> Iterator[Finding]:
    for action in inputs.blocks("actions"):
        protocol = action.get("redirect.protocol")
        if protocol is UNKNOWN:
            yield Undecided(action.at("redirect.protocol"))
        elif upper(protocol) == "HTTP":
            path = action.at("redirect.protocol")
            yield Violation(path, "leads from HTTPS to plain HTTP", '"protocol": "HTTPS"')


def _classic(inputs: Inputs, _: Params) -> Iterator[Finding]:
    protocol = inputs.get("lbProtocol")
    if protocol is UNKNOWN:
        yield Undecided(inputs.at("lbProtocol"))
    elif upper(protocol) == "HTTP":
        write = '"lb_protocol": "https", "ssl_certificate_id": certificate.arn'
        yield Violation(inputs.at("lbProtocol"), f"is {shown(protocol)}", write)


def _service_network(inputs: Inputs, _: Params) -> Iterator[Finding]:
    protocol = inputs.get("protocol")
    if protocol is UNKNOWN:
        yield Undecided("protocol")
    elif upper(protocol) not in {"HTTPS", "TLS_PASSTHROUGH"}:
        yield Violation("protocol", f"is {shown(protocol)}", 'protocol="HTTPS"')


def _to_targets(inputs: Inputs, params: Params) -> Iterator[Finding]:
    protocol, path = inputs.get("protocol"), inputs.at("protocol")
    if not params.tls_to_targets:
        return
    if protocol is UNKNOWN:
        yield Undecided(path)
    elif upper(protocol) == "HTTP":
        yield Violation(path, "is HTTP", 'protocol="HTTPS"')


FORWARD = {"type": "forward", "targetGroupArn": "arn:aws:elasticloadbalancing:eu-central-1:1:t"}
TO_HTTPS = {"type": "redirect", "redirect": {"protocol": "HTTPS", "statusCode": "HTTP_301"}}
SAME_PROTOCOL = {"type": "redirect", "redirect": {"host": "example.com", "statusCode": "HTTP_301"}}
HTTPS = {"port": 443, "protocol": "HTTPS", "defaultActions": [FORWARD]}

LISTENER_CHECKS = (
    Check(
        name="listener",
        types=tokens("lb", "Listener"),
        find=_listener,
        passes=(
            {**HTTPS, "sslPolicy": TLS_POLICY},
            {**HTTPS, "protocol": "https", "sslPolicy": "ELBSecurityPolicy-FS-1-2-Res-2020-10"},
            {"port": 443, "protocol": "TLS", "sslPolicy": "ELBSecurityPolicy-TLS13-1-3-2021-06"},
            {"port": 80, "protocol": "HTTP", "defaultActions": [TO_HTTPS]},
            {"port": 5432, "protocol": "TCP", "defaultActions": [FORWARD]},
            {"loadBalancerArn": "arn:aws:elasticloadbalancing:eu-central-1:1:g"},
        ),
        fails=(
            HTTPS,
            {**HTTPS, "sslPolicy": OLD_DEFAULT},
            {**HTTPS, "sslPolicy": "ELBSecurityPolicy-TLS13-1-0-2021-06"},
            {"port": 443, "protocol": "TLS", "sslPolicy": "ELBSecurityPolicy-TLS-1-1-2017-01"},
            {"port": 80, "protocol": "HTTP", "defaultActions": [FORWARD]},
            {"port": 80, "defaultActions": [SAME_PROTOCOL]},
            {"port": 80, "protocol": "http"},
        ),
    ),
    Check(
        name="listener-rule",
        types=tokens("lb", "ListenerRule"),
        find=_no_downgrade,
        passes=({"actions": [FORWARD, TO_HTTPS]}, {"actions": [SAME_PROTOCOL]}),
        fails=({"actions": [{"type": "redirect", "redirect": {"protocol": "HTTP"}}]},),
    ),
    Check(
        name="classic-listener",
        types=tokens("elb", "LoadBalancer"),
        find=in_each("listeners", _classic),
        passes=(
            {"listeners": [{"lbPort": 443, "lbProtocol": "https", "instanceProtocol": "http"}]},
            {"listeners": [{"lbPort": 22, "lbProtocol": "TCP", "instanceProtocol": "TCP"}]},
        ),
        fails=({"listeners": [{"lbPort": 80, "lbProtocol": "http", "instanceProtocol": "http"}]},),
    ),
    Check(
        name="service-network-listener",
        types=tokens("vpclattice", "Listener"),
        find=_service_network,
        passes=({"protocol": "HTTPS"}, {"protocol": "TLS_PASSTHROUGH"}),
        fails=({"protocol": "HTTP"},),
    ),
    Check(
        name="target-group",
        types=tokens("lb", "TargetGroup"),
        find=_to_targets,
        passes=({"protocol": "HTTPS"}, {"protocol": "TCP"}, {"targetType": "lambda"}),
        fails=({"protocol": "HTTP"}, {"protocol": "http"}),
    ),
    Check(
        name="service-network-target-group",
        types=tokens("vpclattice", "TargetGroup"),
        find=in_each("config", _to_targets),
        passes=({"type": "LAMBDA"}, {"config": {"protocol": "HTTPS"}}),
        fails=({"config": {"protocol": "HTTP"}},),
    ),
    Check(
        name="lightsail-redirect",
        types=tokens("lightsail", "LbHttpsRedirectionPolicy"),
        find=must_be("enabled", wanted=True, write="enabled=True"),
        passes=({"enabled": True},),
        fails=({"enabled": False},),
    ),
)
