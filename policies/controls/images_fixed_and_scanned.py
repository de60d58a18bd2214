"""Containers and nodes run images that are named exactly, not overwritten, and scanned.

`latest` is another program tomorrow, and nobody can say what ran yesterday. A registry whose tags
can be moved lets whoever may push replace what production runs. Karpenter takes `@latest` as an
order to replace nodes, in production as in a test, on the day an image comes out.

Exceptions: images of a program's own build, whose address is not known before `pulumi up`, and
those that Karpenter selects by tags, by name or for an AMI family alone. Scanning may also be
configured for the whole registry, which is seen where the same stack does it:
https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
"""

from ._audit import AuditQuery
from ._image_checks import IMAGE_CHECKS, IMAGE_STACK_CHECKS
from ._model import Control, Frameworks

CONTROL = Control(
    severity="medium",
    frameworks=Frameworks(fsbp=("ECR.1", "ECR.2")),
    checks=IMAGE_CHECKS,
    stack_checks=IMAGE_STACK_CHECKS,
    audit=(
        AuditQuery(
            sentence="No repository lets tags be moved.",
            scope="region",
            service="ecr",
            operation="DescribeRepositories",
            expression="repositories[?imageTagMutability=='MUTABLE'].repositoryName",
        ),
    ),
)
