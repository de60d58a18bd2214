"""No type of pulumi-aws that carries a policy document is forgotten."""

import re
from pathlib import Path

import pulumi_aws
import pytest

from policies.controls import CONTROLS
from policies.controls._types import canonical

INPUTS = frozenset(
    {
        "access_policies",
        "access_policy",
        "assume_role_policy",
        "delivery_destination_policy",
        "inline_policy",
        "policy",
        "policy_document",
        "repository_policy",
        "resource_policy",
    }
)
"""What inputs are called that hold a policy document, in pulumi-aws."""

OPEN_TO_EVERYBODY = "everybody is whom it is written for; see _policy_types"
NO_DOCUMENT = "another kind of policy: no principals and no permissions of IAM"
SESSION = "bounds a session or a device, and gives nobody more than it has"
OTHERS = {
    "apigateway/domainName": OPEN_TO_EVERYBODY,
    "apigateway/restApi": OPEN_TO_EVERYBODY,
    "apigateway/restApiPolicy": OPEN_TO_EVERYBODY,
    "cloudwatch/logAccountPolicy": NO_DOCUMENT,
    "cloudwatch/logDataProtectionPolicy": NO_DOCUMENT,
    "cloudwatch/logIndexPolicy": NO_DOCUMENT,
    "ec2/vpcEndpoint": OPEN_TO_EVERYBODY,
    "ec2/vpcEndpointPolicy": OPEN_TO_EVERYBODY,
    "ecr/lifecyclePolicy": NO_DOCUMENT,
    "ecrpublic/repositoryPolicy": OPEN_TO_EVERYBODY,
    "eks/podIdentityAssociation": SESSION,
    "iot/policy": SESSION,
    "iot/policyAttachment": NO_DOCUMENT,
    "networkmanager/coreNetworkPolicyAttachment": NO_DOCUMENT,
    "opensearch/serverlessAccessPolicy": NO_DOCUMENT,
    "opensearch/serverlessLifecyclePolicy": NO_DOCUMENT,
    "opensearch/serverlessSecurityPolicy": NO_DOCUMENT,
    "resiliencehub/resiliencyPolicy": NO_DOCUMENT,
    "ses/receiptFilter": NO_DOCUMENT,
    "sns/dataProtectionPolicy": NO_DOCUMENT,
    "transfer/access": SESSION,
    "transfer/user": SESSION,
    "verifiedaccess/endpoint": NO_DOCUMENT,
    "verifiedaccess/group": NO_DOCUMENT,
    "vpclattice/authPolicy": OPEN_TO_EVERYBODY,
}
REGISTERED = re.compile(r"super\(\w+, __self__\)\.__init__\(\s*'(aws:[^']+)'")
ARGUMENTS = re.compile(r"class \w+Args:\n    def __init__\(__self__,(.*?)\):", re.DOTALL)


def _with_documents() -> list[tuple[str, str]]:
    """Each type with an input that is named like one for a policy document."""
    found = []
    for file in sorted(Path(pulumi_aws.__file__).parent.rglob("*.py")):
        text = file.read_text()
        registered, taken = REGISTERED.search(text), ARGUMENTS.search(text)
        if registered and taken:
            names = INPUTS.intersection(re.findall(r"(\w+): ", taken[1]))
            found += [(registered[1], _camel(name)) for name in sorted(names)]
    return found


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))


CHECKED = {
    (canonical(token), name)
    for control in CONTROLS
    for check in control.checks
    for token in check.types
    for props in check.fails
    for name in props
}
DOCUMENTS = _with_documents()


@pytest.mark.parametrize(("token", "name"), DOCUMENTS)
def test_every_policy_document_is_checked_or_known_as_different(token: str, name: str) -> None:
    """A check reads the document, or somebody has looked and says why none does."""
    known = token.removeprefix("aws:").rpartition(":")[0] in OTHERS

    assert (canonical(token), name) in CHECKED or known


def test_types_known_as_different_exist() -> None:
    """Nothing is listed that pulumi-aws does not have."""
    there = {token.removeprefix("aws:").rpartition(":")[0] for token, _ in DOCUMENTS}

    assert set(OTHERS) <= there
