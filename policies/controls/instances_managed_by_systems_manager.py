"""Instances are managed by Systems Manager, which patches them and opens shells on them.

An instance without a role that lets the agent talk is one that nobody patches but by logging in,
and logging in is what nobody should have to do:
https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager.html

Exceptions: instances whose account has Default Host Management Configuration on are managed without
a profile (`default_host_management`). The tag by which patches come in rings is asked for where
`patch_tag` names it.
"""

from collections.abc import Iterator

from ._audit import AuditQuery
from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import Inputs
from ._model import Control, Frameworks
from ._params import Params
from ._tags import tags_of
from ._types import INSTANCE

PROFILE = "iam_instance_profile=profile.name, with AmazonSSMManagedInstanceCore"


def _managed(inputs: Inputs, params: Params) -> Iterator[Finding]:
    if not params.default_host_management and not inputs.is_set("iamInstanceProfile"):
        problem = "is not set, so Systems Manager cannot reach it"
        yield Violation(inputs.at("iamInstanceProfile"), problem, PROFILE)


def _tagged(inputs: Inputs, params: Params) -> Iterator[Finding]:
    if not params.patch_tag:
        return
    tags, more = tags_of(inputs)
    if params.patch_tag in tags:
        return
    if more:
        yield Undecided(inputs.at("tags"))
    else:
        write = f'tags={{"{params.patch_tag}": "<ring>", ...}}'
        yield Violation(inputs.at("tags"), f"lack {params.patch_tag}", write)


CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(fsbp=("SSM.1",)),
    checks=(
        Check(
            name="profile",
            types=INSTANCE,
            find=_managed,
            passes=({"iamInstanceProfile": "web"},),
            fails=({}, {"instanceType": "t3.micro"}),
        ),
        Check(
            name="patch-tag",
            types=INSTANCE,
            find=_tagged,
            passes=({"tags": {"patch-ring": "one"}},),
            fails=({}, {"tags": {"Name": "web"}}),
        ),
    ),
    parameters=("default_host_management", "patch_tag"),
    audit=(
        AuditQuery(
            sentence="Every instance that Systems Manager knows answers.",
            scope="region",
            service="ssm",
            operation="DescribeInstanceInformation",
            expression="InstanceInformationList[?PingStatus!='Online'].InstanceId",
        ),
    ),
)
