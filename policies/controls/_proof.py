"""The values under which proofs hold: the requests of every control are about this organization."""

from typing import get_args

from ._check_params import WebAclKind
from ._issuer import Issuer
from ._params import Params
from ._request import OUTSIDE_ACCOUNT, VENDOR_ACCOUNT, WORKLOAD_ACCOUNT

PROOF_PARAMS = Params(
    allowed_regions=("eu-central-1", "eu-west-1"),
    exempt_role_arns=(
        "arn:aws:iam::*:role/golden-image-builder",
        "arn:aws:iam::*:role/stacksets-exec-*",
    ),
    log_buckets=("example-logs",),
    trusted_accounts=(WORKLOAD_ACCOUNT,),
    vendor_accounts=(VENDOR_ACCOUNT,),
    openid_connect=(
        Issuer(name="token.actions.githubusercontent.com", subjects=("repo:example/*",)),
        Issuer(name="gitlab.com", subjects=("project_path:example/*",)),
        Issuer(name="agent.buildkite.com", subjects=("organization:example:*",)),
        Issuer(name="app.terraform.io", subjects=("organization:example:*",)),
        Issuer(name="api.pulumi.com/oidc", subjects=("pulumi:*:org:example:*",)),
    ),
    network_roles=("network-builder",),
    ingress_roles=("infrastructure-deploy",),
    procurement_roles=("buyer",),
    permissions_boundary="team-boundary",
    administrator_roles=("rescue",),
    own_issuers=("gitlab.example.com",),
    web_acl_for=get_args(WebAclKind),
    tls_to_targets=True,
    customer_managed_keys=True,
    plain_http_denied_for_messages=True,
    s3_access_logged=True,
    required_tags=("owner", "cost-center"),
    reserved_session_tags=("dp:*",),
    token_audiences=("https://api.example.com",),
    protected_log_groups=("/landing-zone/*",),
    inference_profiles=("eu.*",),
    source_networks=("198.51.100.0/24",),
    source_vpcs=("vpc-0123456789abcdef0",),
    backups_copied=True,
    dns_queries_logged=True,
    backup_vault="daily",
    backup_role="backup",
    backup_tier_tag="backup",
    patch_tag="patch-ring",
)
LOG_BUCKET_ARN = "arn:aws:s3:::example-logs"
LOG_OBJECT_ARN = f"{LOG_BUCKET_ARN}/AWSLogs/trail.json.gz"
TRUSTED_ACCOUNT = WORKLOAD_ACCOUNT
STRANGER = OUTSIDE_ACCOUNT
