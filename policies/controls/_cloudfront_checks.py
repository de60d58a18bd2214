"""The checks of `cloudfront_requires_tls`.

Sources: "Supported protocols and ciphers between viewers and CloudFront" and "Values that you
specify when you create or update a distribution", Amazon CloudFront Developer Guide.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._params import Params
from ._rules import all_of, in_each, must_be_one_of, must_not_be
from ._types import tokens

DISTRIBUTION = tokens("cloudfront", "Distribution")
REDIRECT = '"viewer_protocol_policy": "redirect-to-https"'
CERTIFICATE = (
    'viewer_certificate={"acm_certificate_arn": certificate.arn, "ssl_support_method": "sni-only", '
    '"minimum_protocol_version": "TLSv1.2_2021"}'
)
NEW_ENOUGH = ("TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025")
OLD_VERSIONS = ("SSLv3", "TLSv1", "TLSv1.1")

over_tls = must_be_one_of(
    "viewerProtocolPolicy",
    "redirect-to-https",
    "https-only",
    problem="viewers may come over plain HTTP",
    write=REDIRECT,
)
minimum_version = must_be_one_of(
    "minimumProtocolVersion",
    *NEW_ENOUGH,
    problem="viewers may come over TLS before 1.2, or with ciphers that AWS recommends no longer",
    write='"minimum_protocol_version": "TLSv1.2_2021"',
    default="TLSv1",
)


def _certificate(inputs: Inputs, params: Params) -> Iterator[Finding]:
    default = as_bool(inputs.get("viewerCertificate.cloudfrontDefaultCertificate"))
    if inputs.get("viewerCertificate") is UNKNOWN or default is UNKNOWN:
        yield Undecided("viewerCertificate")
    elif default is True or not inputs.is_set("viewerCertificate"):
        problem = "is CloudFront's own: with it viewers may come over TLS 1.0"
        yield Violation("viewerCertificate", problem, CERTIFICATE)
    else:
        yield from in_each("viewerCertificate", minimum_version)(inputs, params)


def _versions(inputs: Inputs, _: Params) -> Iterator[Finding]:
    path = "originSslProtocols"
    given = inputs.get(path)
    versions = given if isinstance(given, list | tuple) else (given,)
    if UNKNOWN in versions:
        yield Undecided(inputs.at(path))
    old = [name for name in OLD_VERSIONS if name in versions]
    if old:
        problem = f"holds {', '.join(old)}"
        yield Violation(inputs.at(path), problem, '"origin_ssl_protocols": ["TLSv1.2"]')


origin_over_tls = all_of(
    must_not_be(
        "originProtocolPolicy",
        "http-only",
        problem="CloudFront fetches over plain HTTP",
        write='"origin_protocol_policy": "https-only"',
    ),
    _versions,
)


def _custom(**more: object) -> dict[str, object]:
    return {"originProtocolPolicy": "https-only", "originSslProtocols": ["TLSv1.2"], **more}


def _origins(**more: object) -> dict[str, object]:
    return {"origins": [{"domainName": "api.example.com", "customOriginConfig": _custom(**more)}]}


ACM = {"acmCertificateArn": "arn:aws:acm:us-east-1:1:certificate/a"}

CLOUDFRONT_CHECKS = (
    Check(
        name="viewers",
        types=DISTRIBUTION,
        find=all_of(
            in_each("defaultCacheBehavior", over_tls), in_each("orderedCacheBehaviors", over_tls)
        ),
        passes=(
            {"defaultCacheBehavior": {"viewerProtocolPolicy": "redirect-to-https"}},
            {"defaultCacheBehavior": {"viewerProtocolPolicy": "https-only"}},
        ),
        fails=(
            {"defaultCacheBehavior": {"viewerProtocolPolicy": "allow-all"}},
            {"orderedCacheBehaviors": [{"viewerProtocolPolicy": "allow-all"}]},
        ),
    ),
    Check(
        name="certificate",
        types=DISTRIBUTION,
        find=_certificate,
        passes=tuple(
            {"viewerCertificate": {**ACM, "minimumProtocolVersion": version}}
            for version in NEW_ENOUGH
        ),
        fails=(
            {"viewerCertificate": {"cloudfrontDefaultCertificate": True}},
            {"viewerCertificate": ACM},
            {"viewerCertificate": {**ACM, "minimumProtocolVersion": "TLSv1.1_2016"}},
            {},
        ),
    ),
    Check(
        name="origins",
        types=DISTRIBUTION,
        find=in_each(
            "origins",
            in_each("customOriginConfig", origin_over_tls),
        ),
        passes=(
            _origins(),
            _origins(originProtocolPolicy="match-viewer"),
            {"origins": [{"s3OriginConfig": {"originAccessIdentity": "a"}}]},
        ),
        fails=(
            _origins(originProtocolPolicy="http-only"),
            _origins(originSslProtocols=["TLSv1", "TLSv1.2"]),
            _origins(originSslProtocols=["SSLv3"]),
        ),
    ),
)
