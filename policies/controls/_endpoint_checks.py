"""The checks of `endpoints_require_tls`: what answers, by the service that it belongs to.

Sources: "Choose a security policy for your custom domain in API Gateway", API Gateway Developer
Guide; DomainEndpointOptions, Amazon OpenSearch Service API Reference and Amazon CloudSearch
Developer Guide; "Security policies for AWS
Transfer Family servers"; "TLS encryption", AWS App Mesh User Guide. What holds where nothing is
said is in those pages, or in pulumi-aws.
"""

import re
from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._params import Params
from ._rules import Rule, all_of, in_each, must_be, must_not_be
from ._types import tokens

SEARCH = (*tokens("opensearch", "Domain"), *tokens("elasticsearch", "Domain"))
API_POLICY = re.compile(r"TLS_1_2|SecurityPolicy_TLS1[23]_\w+")
SEARCH_POLICY = re.compile(r"Policy-Min-TLS-1-[23]-\S+")
FIRST_TRANSFER_POLICY = "TransferSecurityPolicy-2018-11"  # SHA-1 among its algorithms
STRICT = "either side may fall back to plain text"


def _named(path: str, pattern: re.Pattern[str], *, problem: str, write: str) -> Rule:
    """The security policy at a path is one whose name says that it is new enough."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif not (isinstance(given, str) and pattern.fullmatch(given)):
            yield Violation(inputs.at(path), f"is {shown(given)}: {problem}", write)

    return find


def _no_plain_ftp(inputs: Inputs, _: Params) -> Iterator[Finding]:
    given = inputs.get("protocols")
    protocols = given if isinstance(given, list | tuple) else (given,)
    if "FTP" in protocols:
        yield Violation("protocols", "holds FTP, which sends passwords", 'protocols=["SFTP"]')
    elif UNKNOWN in protocols:
        yield Undecided("protocols")


def _new_transfer_policy(inputs: Inputs, _: Params) -> Iterator[Finding]:
    given = inputs.get("securityPolicyName")
    if given is UNKNOWN:
        yield Undecided("securityPolicyName")
    elif given is None or (isinstance(given, str) and given.endswith("2018-11")):
        yield Violation(
            "securityPolicyName",
            f"is {shown(given or FIRST_TRANSFER_POLICY)}: it takes SHA-1",
            'security_policy_name="TransferSecurityPolicy-2024-01"',
        )


def _mesh_listener() -> Rule:
    return in_each(
        "spec.listeners",
        in_each(
            "tls",
            must_not_be("mode", "DISABLED", "PERMISSIVE", problem=STRICT, write='"mode": "STRICT"'),
        ),
    )


def _mesh(mode: str) -> dict[str, object]:
    return {"spec": {"listeners": [{"tls": {"mode": mode}}]}}


def _search(**options: object) -> dict[str, object]:
    return {"domainEndpointOptions": options}


TEXT_SEARCH_TLS = "Policy-Min-TLS-1-2-2019-07"
SEARCH_TLS = "Policy-Min-TLS-1-2-PFS-2023-10"

ENDPOINT_CHECKS = (
    Check(
        name="rest-domain",
        types=tokens("apigateway", "DomainName"),
        find=_named(
            "securityPolicy",
            API_POLICY,
            problem="it has to say that TLS 1.0 is refused",
            write='security_policy="TLS_1_2"',
        ),
        passes=(
            {"securityPolicy": "TLS_1_2"},
            {"securityPolicy": "SecurityPolicy_TLS13_1_3_2025_09"},
        ),
        fails=({"domainName": "api.example.com"}, {"securityPolicy": "TLS_1_0"}),
    ),
    Check(
        name="http-domain",
        types=tokens("apigatewayv2", "DomainName"),
        find=in_each(
            "domainNameConfiguration",
            must_be("securityPolicy", wanted="TLS_1_2", write='"security_policy": "TLS_1_2"'),
        ),
        passes=({"domainNameConfiguration": {"securityPolicy": "TLS_1_2"}},),
        fails=({"domainNameConfiguration": {"securityPolicy": "TLS_1_0"}},),
    ),
    Check(
        name="search-domain",
        types=SEARCH,
        find=all_of(
            must_be(
                "domainEndpointOptions.enforceHttps",
                wanted=True,
                write='domain_endpoint_options={"enforce_https": True, ...}',
            ),
            _named(
                "domainEndpointOptions.tlsSecurityPolicy",
                SEARCH_POLICY,
                problem="it has to say that TLS 1.0 is refused",
                write=f'domain_endpoint_options={{"tls_security_policy": "{SEARCH_TLS}", ...}}',
            ),
        ),
        passes=(
            _search(enforceHttps=True, tlsSecurityPolicy=SEARCH_TLS),
            _search(enforceHttps="true", tlsSecurityPolicy="Policy-Min-TLS-1-2-2019-07"),
        ),
        fails=(
            {},
            _search(enforceHttps=False, tlsSecurityPolicy=SEARCH_TLS),
            _search(enforceHttps=True, tlsSecurityPolicy="Policy-Min-TLS-1-0-2019-07"),
        ),
    ),
    Check(
        name="text-search-domain",
        types=tokens("cloudsearch", "Domain"),
        find=all_of(
            must_be(
                "endpointOptions.enforceHttps",
                wanted=True,
                write='endpoint_options={"enforce_https": True, ...}',
            ),
            _named(
                "endpointOptions.tlsSecurityPolicy",
                SEARCH_POLICY,
                problem="it has to say that TLS 1.0 is refused",
                write=f'endpoint_options={{"tls_security_policy": "{TEXT_SEARCH_TLS}", ...}}',
            ),
        ),
        passes=({"endpointOptions": {"enforceHttps": True, "tlsSecurityPolicy": TEXT_SEARCH_TLS}},),
        fails=(
            {"name": "orders"},
            {"endpointOptions": {"enforceHttps": False, "tlsSecurityPolicy": TEXT_SEARCH_TLS}},
            {"endpointOptions": {"enforceHttps": True}},
        ),
    ),
    Check(
        name="search-nodes",
        types=SEARCH,
        find=must_be(
            "nodeToNodeEncryption.enabled",
            wanted=True,
            write='node_to_node_encryption={"enabled": True}',
        ),
        passes=({"nodeToNodeEncryption": {"enabled": True}},),
        fails=({}, {"nodeToNodeEncryption": {"enabled": False}}),
    ),
    Check(
        name="file-transfer",
        types=tokens("transfer", "Server"),
        find=all_of(_no_plain_ftp, _new_transfer_policy),
        passes=(
            {"securityPolicyName": "TransferSecurityPolicy-2024-01"},
            {"protocols": ["SFTP"], "securityPolicyName": "TransferSecurityPolicy-FIPS-2025-03"},
        ),
        fails=(
            {},
            {"protocols": ["FTP"], "securityPolicyName": "TransferSecurityPolicy-2024-01"},
            {"securityPolicyName": FIRST_TRANSFER_POLICY},
        ),
    ),
    Check(
        name="mesh",
        types=tokens("appmesh", "VirtualGateway", "VirtualNode"),
        find=_mesh_listener(),
        passes=(_mesh("STRICT"),),
        fails=(_mesh("PERMISSIVE"), _mesh("DISABLED")),
    ),
)
