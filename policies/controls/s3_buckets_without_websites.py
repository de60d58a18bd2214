"""Buckets serve no web sites themselves.

A web site of S3 answers plain HTTP only, and only if its objects are public. CloudFront serves the
same objects over TLS from a bucket that nobody else can read.

Exceptions: a bucket that only redirects all requests to another name has no object to show; its
target must be named with https.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._params import Params
from ._rules import in_each
from ._types import BUCKET, tokens

BEHIND_CLOUDFRONT = (
    "no website, but aws.cloudfront.Distribution(...) with aws.cloudfront.OriginAccessControl(...)"
)
REDIRECT = "redirectAllRequestsTo"


def _only_redirects(inputs: Inputs, _: Params) -> Iterator[Finding]:
    target, protocol = inputs.get(REDIRECT), inputs.get(f"{REDIRECT}.protocol")
    if target is None:
        path = inputs.path or "indexDocument"
        yield Violation(path, "makes a web site of the bucket", BEHIND_CLOUDFRONT)
    elif UNKNOWN in (target, protocol):
        yield Undecided(inputs.at(REDIRECT))
    elif not (protocol == "https" or (isinstance(target, str) and target.startswith("https://"))):
        yield Violation(inputs.at(REDIRECT), "does not lead to https", '"protocol": "https"')


def _inline(inputs: Inputs, params: Params) -> Iterator[Finding]:
    if inputs.get("website") is UNKNOWN:
        yield Undecided("website")
    else:
        yield from in_each("website", _only_redirects)(inputs, params)


TO_HTTPS = {"hostName": "www.example.com", "protocol": "https"}

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(),
    checks=(
        Check(
            name="website",
            types=tokens("s3", "BucketWebsiteConfiguration"),
            find=_only_redirects,
            passes=({REDIRECT: TO_HTTPS},),
            fails=(
                {"bucket": "orders", "indexDocument": {"suffix": "index.html"}},
                {"bucket": "orders"},
                {REDIRECT: {"hostName": "www.example.com"}},
            ),
        ),
        Check(
            name="inline-website",
            types=BUCKET,
            find=_inline,
            passes=({}, {"website": {REDIRECT: "https://www.example.com"}}),
            fails=(
                {"website": {"indexDocument": "index.html"}},
                {"website": {REDIRECT: "www.example.com"}},
            ),
        ),
    ),
)
