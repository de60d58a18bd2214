"""Functions, clusters, databases, jobs and machines run on versions that are kept up to date.

A runtime past its end gets no more patches: what is found in it stays open. Lambda then refuses new
functions with it, and later every change of an old one. A cluster past standard support costs six
times as much, and is upgraded by AWS when extended support ends, whether it is ready or not; a
database, a cache or a search domain pays by the hour for patches that a newer version has for
nothing.

Exceptions: functions in containers, whose image says what they run on, and machine images given by
their id, which tells nothing of what is in them: a stack shows an operating system only where it is
named. Versions that are not in the dated tables are taken to be supported, and so is what a service
chooses where no version is given.
"""

from collections.abc import Callable, Iterator
from datetime import date

from ._audit import AuditQuery
from ._check import Check
from ._engine_version_checks import ENGINE_VERSION_CHECKS
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._option_settings import BEANSTALK, ENVIRONMENT
from ._params import Params
from ._rules import Rule, in_each
from ._supported_until import EKS_VERSIONS, LAMBDA_RUNTIMES, image_end, today
from ._types import LAUNCH_TEMPLATE, tokens

NEW_IMAGE = "an image of Amazon Linux 2023, or of another system that is kept up to date"
SSM = "resolve:ssm:/aws/service"
OLD_LINUX = f"{SSM}/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2"
NEW_LINUX = f"{SSM}/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
OLD_NODE = f"{SSM}/eks/optimized-ami/1.30/amazon-linux-2023/x86_64/standard/recommended/image_id"
NEW_NODE = f"{SSM}/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended/image_id"
IMAGES = "arn:aws:imagebuilder:eu-central-1:aws:image"
PLATFORMS = "arn:aws:elasticbeanstalk:eu-central-1::platform"


def _supported(path: str, end_of: Callable[[str], date | None], write: str) -> Rule:
    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif isinstance(given, str) and (end := end_of(given)) and end <= today():
            problem = f"is {shown(given)}, which is supported no longer since {end}"
            yield Violation(inputs.at(path), problem, write)

    return find


def _images(*names: str) -> tuple[dict[str, object], ...]:
    return tuple({"imageId": name} for name in names)


def _stack(name: str) -> dict[str, object]:
    return {"solutionStackName": name}


def _batch(image_type: str) -> dict[str, object]:
    return {"computeResources": {"ec2Configurations": [{"imageType": image_type}]}}


CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(fsbp=("EKS.2", "Glue.4", "Lambda.2")),
    checks=(
        Check(
            name="function",
            types=tokens("lambda", "Function"),
            find=_supported("runtime", LAMBDA_RUNTIMES.get, 'runtime="python3.13", or a newer one'),
            passes=({"packageType": "Image"}, {"runtime": "python3.13"}),
            fails=({"runtime": "python3.8"}, {"runtime": "nodejs18.x"}),
        ),
        Check(
            name="cluster",
            types=tokens("eks", "Cluster"),
            find=_supported("version", EKS_VERSIONS.get, 'version="1.35", or a newer one'),
            passes=({"name": "main"}, {"version": "1.35"}),
            fails=({"version": "1.24"}, {"version": "1.31"}),
        ),
        Check(
            name="node-group",
            types=tokens("eks", "NodeGroup"),
            find=_supported("version", EKS_VERSIONS.get, 'version="1.35", or a newer one'),
            passes=({"clusterName": "main"}, {"version": "1.35"}),
            fails=({"version": "1.29"},),
        ),
        Check(
            name="node-group-release",
            types=tokens("eks", "NodeGroup"),
            find=_supported("releaseVersion", image_end, "release_version of a newer Kubernetes"),
            passes=({"releaseVersion": "1.35.0-20260801"},),
            fails=({"releaseVersion": "1.29.0-20240129"},),
        ),
        Check(
            name="launch-template",
            types=LAUNCH_TEMPLATE,
            find=_supported("imageId", image_end, NEW_IMAGE),
            passes=({}, {"imageId": "ami-0123456789abcdef0"}, *_images(NEW_LINUX, NEW_NODE)),
            fails=_images(
                OLD_LINUX,
                OLD_NODE,
                f"{SSM}/canonical/ubuntu/server/20.04/stable/current/amd64/hvm/ebs-gp2/ami-id",
                f"{SSM}/ecs/optimized-ami/amazon-linux-2/arm64/recommended/image_id",
            ),
        ),
        Check(
            name="image-recipe",
            types=tokens("imagebuilder", "ImageRecipe"),
            find=_supported("parentImage", image_end, NEW_IMAGE),
            passes=({"parentImage": f"{IMAGES}/amazon-linux-2023-x86/x.x.x"},),
            fails=({"parentImage": f"{IMAGES}/amazon-linux-2-x86/x.x.x"},),
        ),
        Check(
            name="batch-instances",
            types=tokens("batch", "ComputeEnvironment"),
            find=in_each(
                "computeResources",
                in_each(
                    "ec2Configurations",
                    _supported("imageType", image_end, '"image_type": "ECS_AL2023"'),
                ),
            ),
            passes=(_batch("ECS_AL2023"), {"type": "MANAGED"}),
            fails=(_batch("ECS_AL2"), _batch("EKS_AL2_NVIDIA")),
        ),
        Check(
            name="beanstalk-stack",
            types=BEANSTALK,
            find=_supported("solutionStackName", image_end, NEW_IMAGE),
            passes=(_stack("64bit Amazon Linux 2023 v6.5.0 running Node.js 22"),),
            fails=(
                _stack("64bit Amazon Linux 2 v5.8.0 running Node.js 18"),
                _stack("64bit Amazon Linux 2018.03 v2.9.6 running PHP 7.2"),
            ),
        ),
        Check(
            name="beanstalk-platform",
            types=ENVIRONMENT,
            find=_supported("platformArn", image_end, NEW_IMAGE),
            passes=(
                {"platformArn": f"{PLATFORMS}/Node.js 22 running on 64bit Amazon Linux 2023/6.5.0"},
            ),
            fails=(
                {"platformArn": f"{PLATFORMS}/Node.js 18 running on 64bit Amazon Linux 2/5.8.0"},
            ),
        ),
        *ENGINE_VERSION_CHECKS,
    ),
    audit=(
        AuditQuery(
            sentence="No function runs on a runtime of Python 2 or of Node.js 16 or before.",
            scope="region",
            service="lambda",
            operation="ListFunctions",
            expression="Functions[?Runtime && (starts_with(Runtime, 'python2')"
            " || contains(['nodejs12.x', 'nodejs14.x', 'nodejs16.x'], Runtime))].FunctionName",
        ),
    ),
)
