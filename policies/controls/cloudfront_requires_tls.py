"""CloudFront speaks TLS 1.2 or newer with viewers, and TLS with origins.

What a viewer and CloudFront, or CloudFront and an origin, say to each other crosses the internet.
A distribution that lets everything through, or goes to its origin over plain HTTP, puts sessions
and passwords on it in the clear.

Exceptions: an origin policy of "match-viewer" is as safe as the viewers' side, which is checked.
CloudFront's own certificate allows TLS 1.0 whatever the distribution says, so it is a finding, also
where nobody uses the distribution's own name for anything but tests. A web site of S3 answers
plain HTTP only: make the bucket itself the origin, with origin access control.
"""

from ._audit import AuditQuery
from ._cloudfront_checks import CLOUDFRONT_CHECKS
from ._model import Control, Frameworks
from ._tenant_checks import TENANT_CHECKS

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(
        fsbp=("CloudFront.3", "CloudFront.7", "CloudFront.9", "CloudFront.10", "CloudFront.15")
    ),
    checks=(*CLOUDFRONT_CHECKS, *TENANT_CHECKS),
    audit=(
        AuditQuery(
            sentence="No distribution answers plain HTTP.",
            scope="account",
            service="cloudfront",
            operation="ListDistributions",
            expression="DistributionList.Items[?DefaultCacheBehavior.ViewerProtocolPolicy=="
            "'allow-all'].Id",
        ),
    ),
)
