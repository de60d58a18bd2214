"""Who asks which service: read from the request's signature, as AWS's front door does.

Source: "Elements of an AWS API request signature" (Signature Version 4), AWS IAM User Guide.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from botocore.exceptions import UnknownServiceError
from moto.core.utils import get_service_model

CREDENTIAL = re.compile(r"Credential=([^/\s,]+)/\d{8}/([^/\s,]*)/([^/\s,]+)/aws4_request")
# What a service is called in a signature, where that is not its name in the service models.
SIGNED_AS = {
    "access-analyzer": "accessanalyzer",
    "awsssoportal": "sso",
    "cloudcontrolapi": "cloudcontrol",
    "elasticfilesystem": "efs",
    "elasticloadbalancing": "elbv2",
    "es": "opensearch",
    "monitoring": "cloudwatch",
    "servicequotas": "service-quotas",
    "sso": "sso-admin",
    "sso-oauth": "sso-oidc",
    "states": "stepfunctions",
    "tagging": "resourcegroupstaggingapi",
}
# Services that sign as another one does, by what each path of their models begins with.
BY_PATH = {("opensearch", "/2015-01-01/"): "es", ("s3", "/v20180820/"): "s3control"}
# What is asked without a signature: a federated session, Cognito, or an object of S3.
FEDERATED = re.compile(rb"(?:^|&)Action=AssumeRoleWith(?:SAML|WebIdentity)(?:&|$)")
COGNITO_TARGET = "AWSCognitoIdentityService."
REGION_OF_THE_UNSIGNED = "us-east-1"


@dataclass(frozen=True)
class Scope:
    """The credential scope of a request; one without a signature has no key."""

    access_key_id: str
    region: str
    service: str

    @property
    def is_signed(self) -> bool:
        """Whether somebody signed the request."""
        return bool(self.access_key_id)

    @property
    def is_modelled(self) -> bool:
        """Whether botocore has a model of the service, to read the request by."""
        try:
            get_service_model(self.service)
        except UnknownServiceError:
            return False
        return True


def scope_of(environ: dict[str, Any]) -> Scope | None:
    """The scope a request is signed for; None for an unsigned one."""
    query = parse_qs(environ.get("QUERY_STRING", ""))
    presigned = f"Credential={query.get('X-Amz-Credential', [''])[0]}"
    found = CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", "")) or CREDENTIAL.match(presigned)
    if found is None:
        return None
    access_key_id, region, signed_as = found.groups()
    service = SIGNED_AS.get(signed_as, signed_as)
    path = environ.get("PATH_INFO", "")
    service = next(
        (s for (of, p), s in BY_PATH.items() if of == service and path.startswith(p)), service
    )
    return Scope(access_key_id, region, service)


def unsigned_scope(environ: dict[str, Any], body: bytes) -> Scope:
    """The service that a request without a signature is for; it has no key."""
    if FEDERATED.search(body):
        return Scope("", REGION_OF_THE_UNSIGNED, "sts")
    if environ.get("HTTP_X_AMZ_TARGET", "").startswith(COGNITO_TARGET):
        return Scope("", REGION_OF_THE_UNSIGNED, "cognito-identity")
    return Scope("", REGION_OF_THE_UNSIGNED, "s3")
