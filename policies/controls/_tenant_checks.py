"""The checks of `cloudfront_requires_tls` for distributions that many tenants share.

They are distributions as others are, with other names for their parts.
"""

from ._check import Check
from ._cloudfront_checks import ACM, minimum_version, origin_over_tls, over_tls
from ._rules import all_of, in_each
from ._types import tokens

SHARED = tokens("cloudfront", "MultitenantDistribution")


def _origins(**config: object) -> dict[str, object]:
    return {"origins": [{"domainName": "api.example.com", "customOriginConfigs": [config]}]}


TENANT_CHECKS = (
    Check(
        name="viewers-of-tenants",
        types=SHARED,
        find=all_of(in_each("defaultCacheBehavior", over_tls), in_each("cacheBehaviors", over_tls)),
        passes=({"defaultCacheBehavior": {"viewerProtocolPolicy": "https-only"}},),
        fails=(
            {"defaultCacheBehavior": {"viewerProtocolPolicy": "allow-all"}},
            {"cacheBehaviors": [{"viewerProtocolPolicy": "allow-all"}]},
        ),
    ),
    Check(
        name="certificate-for-tenants",
        types=SHARED,
        find=in_each("viewerCertificate", minimum_version),
        passes=({}, {"viewerCertificate": {**ACM, "minimumProtocolVersion": "TLSv1.2_2021"}}),
        fails=(
            {"viewerCertificate": ACM},
            {"viewerCertificate": {**ACM, "minimumProtocolVersion": "TLSv1_2016"}},
        ),
    ),
    Check(
        name="origins-of-tenants",
        types=SHARED,
        find=in_each("origins", in_each("customOriginConfigs", origin_over_tls)),
        passes=(_origins(originProtocolPolicy="https-only", originSslProtocols=["TLSv1.2"]),),
        fails=(
            _origins(originProtocolPolicy="http-only"),
            _origins(originSslProtocols=["TLSv1.1", "TLSv1.2"]),
        ),
    ),
)
