"""The policies of resources, which may grant a caller more than its boundary allows.

Some services' policies are kept by moto and not looked up here: see `UNREAD`. In the sandbox,
resources of all other services have none.
Source: "AWS services that work with IAM", IAM User Guide.
"""

from collections.abc import Callable, Mapping

from moto.awslambda.models import lambda_backends
from moto.dynamodb.models import dynamodb_backends
from moto.iam.models import iam_backends
from moto.kms.models import kms_backends
from moto.sns.models import sns_backends
from moto.sqs.models import sqs_backends

from sandbox.emulator.authorization.asking import UNKNOWN, Asking
from sandbox.emulator.authorization.judge import Attached
from sandbox.emulator.authorization.resource_table import EVERYTHING
from sandbox.emulator.authorization.resource_tags import PARTS
from sandbox.emulator.services.organizations.organization import PARTITION
from sandbox.emulator.services.s3.buckets import find_bucket

Document = str | None
# What the actions of services begin with whose policies nobody looks up here.
UNREAD = frozenset(
    {
        "cloudhsm",
        "comprehend",
        "dsql",
        "ecr",
        "elasticfilesystem",
        "events",
        "glue",
        "kafka",
        "kinesis",
        "logs",
        "mediastore",
        "osis",
        "s3vectors",
        "secretsmanager",
        "ses",
    }
)


def policy_of_resource(asking: Asking) -> Attached | str | None:
    """The policy of the resource that is asked about; None without one, or `UNKNOWN`."""
    service = asking.action.split(":", maxsplit=1)[0]
    if service in UNREAD:
        return UNKNOWN
    if service not in LOOK_UPS or asking.resource == EVERYTHING:
        return None
    parts = PARTS.fullmatch(asking.resource or "")
    if parts is None:
        return UNKNOWN
    document = LOOK_UPS[service](parts[0], parts[2], asking.resource_account)
    if document is None or document == UNKNOWN:
        return document
    return Attached(parts[0], document)


def _of_dynamodb(arn: str, region: str, account: str) -> Document:
    found = dynamodb_backends[account][region].resource_policies.get(arn)
    return found.policy_doc if found else None


def _of_kms(arn: str, region: str, account: str) -> Document:
    key = kms_backends[account][region].keys.get(arn.rsplit("/", maxsplit=1)[-1])
    return key.policy if key else None


def _of_lambda(arn: str, region: str, account: str) -> Document:
    """Whether there is one: moto keeps principals in a form that is none of IAM's."""
    functions = lambda_backends[account][region].list_functions()
    is_kept = any(each.policy.statements for each in functions if each.function_arn == arn)
    return UNKNOWN if is_kept else None


def _of_role(arn: str, _region: str, account: str) -> Document:
    roles = iam_backends[account][PARTITION].get_roles()
    trust = (role.assume_role_policy_document for role in roles if role.arn == arn)
    return next(trust, None)


def _of_s3(arn: str, region: str, _account: str) -> Document:
    """Buckets' policies; the ARNs of access points, which have their own, name a region."""
    bucket = find_bucket(arn.removeprefix("arn:aws:s3:::").split("/")[0])
    if region:
        return UNKNOWN
    return bucket.policy.decode() if bucket and bucket.policy else None


def _of_sns(arn: str, region: str, account: str) -> Document:
    topic = sns_backends[account][region].topics.get(arn)
    return topic.policy if topic else None


def _of_sqs(arn: str, region: str, account: str) -> Document:
    queue = sqs_backends[account][region].queues.get(arn.rsplit(":", maxsplit=1)[-1])
    return queue.policy if queue else None


LOOK_UPS: Mapping[str, Callable[[str, str, str], Document]] = {
    "dynamodb": _of_dynamodb,
    "kms": _of_kms,
    "lambda": _of_lambda,
    "s3": _of_s3,
    "sns": _of_sns,
    "sqs": _of_sqs,
    "sts": _of_role,
}
