"""The checks of `images_fixed_and_scanned`."""

import json
from collections.abc import Callable, Iterator

from ._check import Check, StackCheck
from ._containers import a_job, in_each_container, in_each_job_container
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs, as_bool
from ._node_classes import NODE_CLASS, a_node_class, of_node_class
from ._params import Params
from ._pods import PODS, a_cron_job, a_deployment, in_each_container_of, in_each_pod_container
from ._rules import in_each, must_not_be
from ._stack import Resource, Stack
from ._types import tokens

WRITE = "an image by its digest (repository@sha256:...), or by a tag that is never moved"
REPOSITORY = tokens("ecr", "Repository")
REGISTRY = tokens("ecr", "RegistryScanningConfiguration")


def is_moving(image: object) -> bool:
    """Whether an image is named by no tag, or by `latest`."""
    if not isinstance(image, str) or not image or "@sha256:" in image:
        return False
    name, _, tag = image.rpartition("/")[2].partition(":")
    return bool(name) and tag in {"", "latest"}


def _image(path: str) -> Callable[[Inputs, Params], Iterator[Finding]]:
    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif is_moving(given):
            problem = f"is {shown(given)}, which is another image tomorrow"
            yield Violation(inputs.at(path), problem, WRITE)

    return find


def _pinned(term: Inputs, _: Params) -> Iterator[Finding]:
    """The alias of an image names a version; Karpenter knows none of Windows's but the latest."""
    given = term.get("alias")
    if given is UNKNOWN:
        yield Undecided(term.at("alias"))
        return
    alias = given.lower() if isinstance(given, str) else ""
    if alias.endswith("@latest") and not alias.startswith("windows"):
        problem = f"is {shown(given)}, which replaces every node on the day of a new image"
        yield Violation(term.at("alias"), problem, '"alias": "<family>@<version>"')


def _unscanned(stack: Stack, _: Params) -> Iterator[tuple[Resource, Finding]]:
    if any(stack.of(REGISTRY)):
        return
    for repository in stack.of(REPOSITORY):
        scanned = as_bool(Inputs(repository.inputs).get("imageScanningConfiguration.scanOnPush"))
        if scanned is UNKNOWN:
            yield repository, Undecided("imageScanningConfiguration.scanOnPush")
        elif scanned is not True:
            write = 'image_scanning_configuration={"scan_on_push": True}'
            yield repository, Violation("imageScanningConfiguration", "does not scan", write)


FIXED = "111111111111.dkr.ecr.eu-central-1.amazonaws.com/orders:1.4.2"
MOVING = "111111111111.dkr.ecr.eu-central-1.amazonaws.com/orders"
DIGEST = f"{MOVING}@sha256:{'0' * 64}"

IMAGE_CHECKS = (
    Check(
        name="tags",
        types=REPOSITORY,
        find=must_not_be(
            "imageTagMutability",
            "MUTABLE",
            default="MUTABLE",
            problem="whoever may push replaces what runs",
            write='image_tag_mutability="IMMUTABLE"',
        ),
        passes=({"imageTagMutability": "IMMUTABLE"},),
        fails=({}, {"imageTagMutability": "MUTABLE"}),
        remedy={"imageTagMutability": "IMMUTABLE"},
    ),
    Check(
        name="task",
        types=tokens("ecs", "TaskDefinition"),
        find=in_each_container("containerDefinitions", _image("image")),
        passes=(
            {"containerDefinitions": json.dumps([{"name": "a", "image": FIXED}])},
            {"containerDefinitions": json.dumps([{"name": "a", "image": DIGEST}])},
        ),
        fails=(
            {"containerDefinitions": json.dumps([{"name": "a", "image": MOVING}])},
            {"containerDefinitions": json.dumps([{"image": FIXED}, {"image": "nginx:latest"}])},
        ),
    ),
    Check(
        name="batch-job",
        types=tokens("batch", "JobDefinition"),
        find=in_each_job_container(_image("image")),
        passes=a_job(image=FIXED),
        fails=a_job(image="busybox"),
    ),
    Check(
        name="batch-pod",
        types=tokens("batch", "JobDefinition"),
        find=in_each("eksProperties.podProperties", in_each_container_of(_image("image"))),
        passes=({"eksProperties": {"podProperties": {"containers": [{"image": FIXED}]}}},),
        fails=({"eksProperties": {"podProperties": {"containers": [{"image": "busybox"}]}}},),
    ),
    Check(
        name="pod",
        types=PODS,
        find=in_each_pod_container(_image("image")),
        passes=(a_deployment(image=FIXED), a_deployment(image=DIGEST), a_cron_job(image=FIXED)),
        fails=(a_deployment(image=MOVING), a_cron_job(image="busybox:latest")),
    ),
    Check(
        name="karpenter",
        types=NODE_CLASS,
        find=of_node_class(in_each("amiSelectorTerms", _pinned)),
        passes=(
            a_node_class(amiSelectorTerms=[{"alias": "bottlerocket@v1.20.0"}]),
            a_node_class(amiSelectorTerms=[{"id": "ami-0123456789abcdef0"}]),
            a_node_class(amiSelectorTerms=[{"alias": "windows2022@latest"}]),
        ),
        fails=(a_node_class(amiSelectorTerms=[{"alias": "al2023@latest"}]),),
    ),
    Check(
        name="function",
        types=tokens("lambda", "Function"),
        find=_image("imageUri"),
        passes=({"runtime": "python3.13"}, {"imageUri": DIGEST}),
        fails=({"imageUri": f"{MOVING}:latest"},),
    ),
    Check(
        name="app-runner",
        types=tokens("apprunner", "Service"),
        find=_image("sourceConfiguration.imageRepository.imageIdentifier"),
        passes=({"sourceConfiguration": {"imageRepository": {"imageIdentifier": FIXED}}},),
        fails=({"sourceConfiguration": {"imageRepository": {"imageIdentifier": MOVING}}},),
    ),
    Check(
        name="model",
        types=tokens("sagemaker", "Model"),
        find=_image("primaryContainer.image"),
        passes=({"primaryContainer": {"image": DIGEST}},),
        fails=({"primaryContainer": {"image": MOVING}},),
    ),
)
A_REPOSITORY = Resource(REPOSITORY[0], "orders", {"name": "orders"})
IMAGE_STACK_CHECKS = (
    StackCheck(
        name="scanning",
        types=REPOSITORY,
        find=_unscanned,
        passes=(
            (Resource(REPOSITORY[0], "a", {"imageScanningConfiguration": {"scanOnPush": True}}),),
            (A_REPOSITORY, Resource(REGISTRY[0], "registry", {"scanType": "ENHANCED"})),
        ),
        fails=((A_REPOSITORY,),),
    ),
)
