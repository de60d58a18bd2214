"""CloudFront reads its buckets with an identity of its own, so that nobody else has to.

Without one, CloudFront is a stranger to S3: the bucket must be public, and everybody can go around
the distribution, its logs and its firewall.

Exceptions: origin access identities are an older form of the same, and pass; they cannot read what
is encrypted with a KMS key. Web sites of S3 are no buckets in this sense: see
`s3_buckets_without_websites`.
"""

import re
from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._params import Params
from ._rules import in_each
from ._types import tokens

# orders.s3.amazonaws.com, orders.s3.eu-central-1.amazonaws.com, orders.s3-eu-west-1.amazonaws.com
BUCKET_NAME = re.compile(r"\S+\.s3[.-]([a-z0-9-]+\.)?amazonaws\.com(\.cn)?")
CONTROL_ID, IDENTITY = "originAccessControlId", "s3OriginConfig.originAccessIdentity"
OTHER_ORIGINS = ("customOriginConfig", "customOriginConfigs", "vpcOriginConfig", "vpcOriginConfigs")
WRITE = '"origin_access_control_id": aws.cloudfront.OriginAccessControl(...).id'


def _identified(inputs: Inputs, _: Params) -> Iterator[Finding]:
    given = (inputs.get(CONTROL_ID), inputs.get(IDENTITY))
    if any(value not in (None, "") for value in given):
        return
    domain = inputs.get("domainName")
    if domain is UNKNOWN and not inputs.is_set("s3OriginConfig"):
        if not any(inputs.is_set(name) for name in OTHER_ORIGINS):
            yield Undecided(inputs.at("domainName"))
    elif inputs.is_set("s3OriginConfig") or _is_bucket(domain):
        yield Violation(inputs.at(CONTROL_ID), "is not set: the bucket has to be public", WRITE)


def _is_bucket(domain: object) -> bool:
    return isinstance(domain, str) and bool(BUCKET_NAME.fullmatch(domain.lower()))


ORIGIN = {"originId": "orders", "domainName": "orders.s3.eu-central-1.amazonaws.com"}
ORIGIN_OF_TENANTS = {"domainName": ORIGIN["domainName"]}

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(fsbp=("CloudFront.13",)),
    checks=(
        Check(
            name="origin",
            types=tokens("cloudfront", "Distribution"),
            find=in_each("origins", _identified),
            passes=(
                {"origins": [{**ORIGIN, CONTROL_ID: "E1"}]},
                {"origins": [{**ORIGIN, "s3OriginConfig": {"originAccessIdentity": "o/E1"}}]},
                {"origins": [{"domainName": "api.example.com", "customOriginConfig": {}}]},
            ),
            fails=(
                {"origins": [ORIGIN]},
                {"origins": [{**ORIGIN, "s3OriginConfig": {"originAccessIdentity": ""}}]},
                {"origins": [{**ORIGIN, "domainName": "orders.s3.amazonaws.com"}]},
            ),
        ),
        Check(
            name="origin-of-tenants",
            types=tokens("cloudfront", "MultitenantDistribution"),
            find=in_each("origins", _identified),
            passes=(
                {"origins": [{**ORIGIN_OF_TENANTS, CONTROL_ID: "E1"}]},
                {"origins": [{"domainName": "api.example.com", "customOriginConfigs": []}]},
            ),
            fails=({"origins": [ORIGIN_OF_TENANTS]},),
        ),
    ),
)
