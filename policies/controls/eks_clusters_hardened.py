"""Clusters encrypt their secrets, log what their API is asked, and admit people through IAM.

The API server's audit log is the only record of who did what in a cluster. Kubernetes' secrets are
plain text to whoever reads the cluster's store, unless a key of KMS's wraps them.

Exceptions: none. Versions are `runtimes_supported`'s, the public endpoint is
`services_without_public_endpoints`'s. Amazon EKS Best Practices Guide, "Security":
https://docs.aws.amazon.com/eks/latest/best-practices/security.html
"""

from ._check import Check
from ._data_rules import includes
from ._model import Control, Frameworks
from ._rules import must_be, must_be_set, must_not_be
from ._types import tokens

LOGS = ("api", "audit", "authenticator")
KEY = {"provider": {"keyArn": "arn:aws:kms:eu-central-1:111111111111:key/k"}}

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(fsbp=("EKS.3", "EKS.8")),
    checks=(
        Check(
            name="secrets",
            types=tokens("eks", "Cluster"),
            find=must_be_set(
                "encryptionConfig",
                write='encryption_config={"resources": ["secrets"], "provider": {...}}',
            ),
            passes=({"encryptionConfig": {"resources": ["secrets"], **KEY}},),
            fails=({"name": "main"},),
        ),
        Check(
            name="logs",
            types=tokens("eks", "Cluster"),
            find=includes(
                "enabledClusterLogTypes", *LOGS, write=f"enabled_cluster_log_types={list(LOGS)}"
            ),
            passes=({"enabledClusterLogTypes": [*LOGS, "scheduler"]},),
            fails=({}, {"enabledClusterLogTypes": ["api"]}),
        ),
        Check(
            name="access",
            types=tokens("eks", "Cluster"),
            find=must_be(
                "accessConfig.authenticationMode",
                wanted="API",
                write='access_config={"authentication_mode": "API"}',
            ),
            passes=({"accessConfig": {"authenticationMode": "API"}},),
            fails=({}, {"accessConfig": {"authenticationMode": "CONFIG_MAP"}}),
        ),
        Check(
            name="node-image",
            types=tokens("eks", "NodeGroup"),
            find=must_not_be(
                "amiType",
                *("AL2_x86_64", "AL2_x86_64_GPU", "AL2_ARM_64"),
                problem="Amazon Linux 2 images of EKS ended on 2025-11-26",
                write='ami_type="AL2023_x86_64_STANDARD"',
            ),
            passes=({}, {"amiType": "BOTTLEROCKET_x86_64"}),
            fails=({"amiType": "AL2_x86_64"}, {"amiType": "AL2_ARM_64"}),
        ),
    ),
)
