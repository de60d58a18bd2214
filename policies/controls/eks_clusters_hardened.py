"""Clusters encrypt their secrets, log what their API is asked, and admit people through IAM.

The API server's audit log is the only record of who did what in a cluster. Kubernetes' secrets are
plain text to whoever reads the cluster's store, unless a key of KMS's wraps them.

Exceptions: none. Versions are `runtimes_supported`'s, the public endpoint is
`services_without_public_endpoints`'s. Amazon EKS Best Practices Guide, "Security":
https://docs.aws.amazon.com/eks/latest/best-practices/security.html
"""

from collections.abc import Iterator

from ._check import Check
from ._data_rules import includes
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._node_classes import NODE_CLASS, a_node_class, of_node_class
from ._params import Params
from ._rules import must_be, must_be_set, must_not_be
from ._types import tokens

NO_MORE_IMAGES = "Amazon Linux 2 images of EKS ended on 2025-11-26"
LOGS = ("api", "audit", "authenticator")
KEY = {"provider": {"keyArn": "arn:aws:kms:eu-central-1:111111111111:key/k"}}


def _amazon_linux_2(node: Inputs, params: Params) -> Iterator[Finding]:
    family = must_not_be("amiFamily", "AL2", problem=NO_MORE_IMAGES, write='"amiFamily": "AL2023"')
    yield from family(node, params)
    for term in node.blocks("amiSelectorTerms"):
        alias = term.get("alias")
        if alias is UNKNOWN:
            yield Undecided(term.at("alias"))
        elif isinstance(alias, str) and alias.lower().startswith("al2@"):
            problem = f"is {shown(alias)}: {NO_MORE_IMAGES}"
            yield Violation(term.at("alias"), problem, '"alias": "al2023@<version>"')


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
                problem=NO_MORE_IMAGES,
                write='ami_type="AL2023_x86_64_STANDARD"',
            ),
            passes=({}, {"amiType": "BOTTLEROCKET_x86_64"}),
            fails=({"amiType": "AL2_x86_64"}, {"amiType": "AL2_ARM_64"}),
        ),
        Check(
            name="karpenter-image",
            types=NODE_CLASS,
            find=of_node_class(_amazon_linux_2),
            passes=(
                a_node_class(amiSelectorTerms=[{"alias": "al2023@v20260101"}]),
                a_node_class(amiFamily="Bottlerocket", amiSelectorTerms=[{"id": "ami-1"}]),
            ),
            fails=(
                a_node_class(amiSelectorTerms=[{"alias": "al2@v20250101"}]),
                a_node_class(amiFamily="AL2"),
            ),
        ),
    ),
)
