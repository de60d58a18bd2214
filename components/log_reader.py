"""The role through which the security team reads logs."""

from collections.abc import Sequence

import pulumi
from pulumi_aws import iam

from components.log_archive_facts import LogArchiveFacts
from components.log_reader_policies import reader, reader_trust
from components.policy_document import rendered

_LONGEST_SESSION_SECONDS = 3600


class LogReader(pulumi.ComponentResource):
    """A role that reads the log buckets, for sessions of the security team in its own account.

    Roles assumed from another role last an hour at most, whatever the role says:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining

    Attributes:
        arn: ARN of the role.
    """

    arn: pulumi.Output[str]

    def __init__(
        self,
        name: str,
        *,
        role_name: str,
        facts: pulumi.Output[LogArchiveFacts],
        buckets: Sequence[pulumi.Input[str]],
        key_arn: pulumi.Input[str],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the role.

        Args:
            name: Name of the component and of its resources.
            role_name: Name of the role in AWS.
            facts: Who may be the role.
            buckets: Names of the buckets that it reads.
            key_arn: Key that encrypts them.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:LogReader", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        role = iam.Role(
            name,
            name=role_name,
            description="Reads the organization's logs",
            assume_role_policy=facts.apply(lambda known: rendered(reader_trust(known))),
            max_session_duration=_LONGEST_SESSION_SECONDS,
            opts=child,
        )
        policy = pulumi.Output.all(facts, key_arn, *buckets).apply(
            lambda known: rendered(reader(known[0], known[2:], known[1]))
        )
        iam.RolePolicy(name, name="read-logs", role=role.name, policy=policy, opts=child)
        self.arn = role.arn
        self.register_outputs({"arn": self.arn})
