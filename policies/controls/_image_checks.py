"""The checks of `images_fixed_and_scanned`."""

import json
from collections.abc import Callable, Iterator

from ._check import Check, StackCheck
from ._containers import in_each_container
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs, as_bool
from ._params import Params
from ._rules import must_not_be
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
        find=in_each_container("containerProperties", _image("image")),
        passes=({"containerProperties": json.dumps({"image": FIXED})},),
        fails=({"containerProperties": json.dumps({"image": "busybox"})},),
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
