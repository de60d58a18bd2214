"""Actions of services that hold data, keys and identities are allowed by name.

`iam:*` is administration, `kms:*` deletes keys, `s3:*` makes every bucket public. Who writes the
service's name and a star allows what the service will learn next year as well. Reading and
managing are different jobs: the actions of each can be named, with wildcards such as
`s3:Get*` where they are alike.

AWS's own policies for the whole of a service say the same in its words.

Exceptions: services that are not in `sensitive_services`; statements about some resources only, or
with a condition that narrows them down. A condition on time, region or transport does not.
"""

from collections.abc import Iterator

from ._finding import Finding, Violation
from ._managed_policies import (
    ATTACHMENTS,
    PERMISSION_SET_ATTACHMENTS,
    attachment_checks,
    no_whole_service,
)
from ._model import Control, Frameworks
from ._params import Params
from ._permissions import (
    allow,
    if_about_everything,
    permission_checks,
    policy,
    statement_rule,
    unconditioned,
)
from ._policy_text import Statement


def _by_action(statement: Statement, params: Params) -> Iterator[Finding]:
    everything_of = {_service_of_all(action) for action in statement.actions}
    whole = [name for name in params.sensitive_services if name.lower() in everything_of]
    if not whole:
        return
    violation = Violation(
        statement.at("Action"),
        f"allows all of {', '.join(whole)} on every resource",
        f'the actions that are needed, for example "Action": ["{whole[0]}:Get*"], and the ARNs'
        ' of the resources as "Resource"',
    )
    yield from if_about_everything(statement, violation, free=unconditioned(statement))


def _service_of_all(action: str) -> str:
    """The service of which a pattern means every action; none where it names some."""
    service, _, name = action.partition(":")
    return service if "*" in name and not name.strip("*?") else ""


READ_ONLY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
WHOLE = (
    "arn:aws:iam::aws:policy/AmazonS3FullAccess",
    "arn:aws-us-gov:iam::aws:policy/AWSLambda_FullAccess",
)

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(fsbp=("IAM.21",)),
    checks=(
        *attachment_checks(ATTACHMENTS, no_whole_service, passes=(READ_ONLY,), fails=WHOLE),
        *attachment_checks(
            PERMISSION_SET_ATTACHMENTS,
            no_whole_service,
            passes=(READ_ONLY,),
            fails=WHOLE,
            of="permission-set-",
        ),
        *permission_checks(
            statement_rule(_by_action),
            passes=(
                policy(allow(["s3:Get*", "s3:List*"])),
                policy(allow("s3:*", ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"])),
                policy(allow("s3:*", "arn:aws:s3:::orders/*")),
                policy(allow("cloudwatch:*")),
                policy(
                    allow("ec2:*", Condition={"StringEquals": {"aws:ResourceTag/team": "shop"}})
                ),
                policy({"Effect": "Deny", "Action": "iam:*", "Resource": "*"}),
            ),
            fails=(
                policy(allow("iam:*")),
                policy(allow("s3:**")),
                policy(allow("s3:?*")),
                policy(allow(["logs:PutLogEvents", "KMS:*"])),
                policy(allow("s3:*", "arn:aws:s3:::*")),
                policy(allow("secretsmanager:*", "arn:aws:secretsmanager:*:111111111111:secret:*")),
                policy(
                    allow("sts:*", Condition={"StringEquals": {"aws:RequestedRegion": "eu-west-1"}})
                ),
            ),
        ),
    ),
    parameters=("sensitive_services",),
)
