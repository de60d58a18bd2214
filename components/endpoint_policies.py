"""What VPC endpoints let through, as pure functions that return documents.

The rule: callers of the organization reach resources of the organization. A policy of an endpoint
grants nothing; it bounds what may pass. Without one, whoever takes over a workload carries data
away through the endpoint, with credentials of his own, to a bucket of his own. The exceptions are
what AWS itself keeps for its services in buckets of its own. Source:
https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
"""

from dataclasses import dataclass

from components.policy_document import Document, Statement, document

# What agents and patches are downloaded from, mostly without a signature. Sources:
# https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html
# (Systems Manager), https://docs.aws.amazon.com/linux/al2023/ug/managing-repos-os-updates.html and
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/al2-live-patching.html (Amazon Linux)
# and, for layers of images,
# https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html.
_BUCKETS_OF_AWS = (
    "al2023-repos-{region}-de612dc2",
    "amazon-ssm-{region}",
    "amazon-ssm-packages-{region}",
    "amazoncloudwatch-agent-{region}",
    "amazonlinux-2-repos-{region}",
    "aws-patchmanager-macos-{region}",
    "aws-ssm-{region}",
    "aws-ssm-distributor-file-{region}",
    "aws-ssm-document-attachments-{region}",
    "aws-windows-downloads-{region}",
    "patch-baseline-snapshot-{region}",
    "prod-{region}-starport-layer-bucket",
    "{region}-birdwatcher-prod",
)

# Whoever assumes a role with a token, or logs in, has no organization yet.
_BEFORE_A_SESSION = ("sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity")

# Public parameters, documents and images belong to AWS, and are read by callers of ours.
_READ_FROM_AWS = {
    "ssm": ("ssm:DescribeDocument*", "ssm:GetDocument", "ssm:GetParameter*"),
    "ecr.api": (
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetAuthorizationToken",
        "ecr:GetDownloadUrlForLayer",
    ),
    "ecr.dkr": (
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
    ),
}


@dataclass(frozen=True, kw_only=True)
class EndpointFacts:
    """What the policies of a network's endpoints speak of.

    Attributes:
        organization_id: Id of the organization (o-...).
        vpc_id: The network (vpc-...).
        region: Its region.
        partition: AWS partition of the region.
    """

    organization_id: str
    vpc_id: str
    region: str
    partition: str


def endpoint_policy(service: str, facts: EndpointFacts) -> Document:
    """Policy of the endpoint of a service.

    Args:
        service: Last part of the endpoint service's name, such as `s3` or `ecr.api`.
        facts: What it speaks of.
    """
    exceptions: dict[str, list[Statement]] = {
        "s3": [_downloads(facts)],
        "sts": [_first_sessions(facts)],
    }
    read = _READ_FROM_AWS.get(service)
    reading = [_reads_from_aws(facts.organization_id, read)] if read else []
    return document([_ours(facts.organization_id), *exceptions.get(service, []), *reading])


def _ours(organization_id: str) -> Statement:
    return {
        "Sid": "OrganizationReachesItself",
        "Effect": "Allow",
        "Principal": "*",
        "Action": "*",
        "Resource": "*",
        "Condition": {
            "StringEquals": {
                "aws:PrincipalOrgID": organization_id,
                "aws:ResourceOrgID": organization_id,
            }
        },
    }


def _downloads(facts: EndpointFacts) -> Statement:
    """Agents and package managers call without credentials, so only the network can be named."""
    buckets = (bucket.format(region=facts.region) for bucket in _BUCKETS_OF_AWS)
    return {
        "Sid": "DownloadsFromAws",
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": [f"arn:{facts.partition}:s3:::{bucket}/*" for bucket in buckets],
        "Condition": {"StringEquals": {"aws:SourceVpc": facts.vpc_id}},
    }


def _first_sessions(facts: EndpointFacts) -> Statement:
    return {
        "Sid": "TokensBecomeRolesOfTheOrganization",
        "Effect": "Allow",
        "Principal": "*",
        "Action": list(_BEFORE_A_SESSION),
        "Resource": "*",
        "Condition": {
            "StringEquals": {
                "aws:ResourceOrgID": facts.organization_id,
                "aws:SourceVpc": facts.vpc_id,
            }
        },
    }


def _reads_from_aws(organization_id: str, actions: tuple[str, ...]) -> Statement:
    return {
        "Sid": "OrganizationReadsFromAws",
        "Effect": "Allow",
        "Principal": "*",
        "Action": list(actions),
        "Resource": "*",
        "Condition": {"StringEquals": {"aws:PrincipalOrgID": organization_id}},
    }
