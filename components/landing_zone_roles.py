"""The roles in every account for the audit and for emergencies."""

from collections.abc import Callable

import pulumi
from pulumi_aws import iam

from components.account_facts import AccountFacts, managed_policy
from components.landing_zone_role_policies import audit_trust, break_glass_trust
from components.policy_document import Document, rendered
from config import Identity
from config.names import Names

# A role that is assumed from another role has an hour, whatever it says itself:
# https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
_LONGEST_SESSION_SECONDS = 3600

# Both read how things are set up and neither reads data:
# https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SecurityAudit.html
_READING = ("SecurityAudit", "job-function/ViewOnlyAccess")
_EVERYTHING = ("AdministratorAccess",)


class LandingZoneRoles(pulumi.ComponentResource):
    """Two ways in from the security account that need no assignment in the account itself.

    The audit reads every account through one role, which changes nothing. The emergency role is
    for the day on which an account's own assignments are missing or broken; guardrails bind it,
    and whoever has to go beyond them works in the management account. Each use raises the alarm
    `break-glass-used` in the security account, where CloudTrail records the call as well:
    https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
    (sharedEventID). Both end with the hour.
    """

    def __init__(
        self,
        name: str,
        *,
        names: Names,
        identity: Identity,
        facts: pulumi.Output[AccountFacts],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the roles.

        Args:
            name: Name of the component and first part of its resources' names.
            names: Names of the roles in AWS.
            identity: Whose sessions may be the roles.
            facts: What their trust policies need to know.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:LandingZoneRoles", name, None, opts)
        self._facts = facts
        self._child = pulumi.ResourceOptions(parent=self)
        auditors = identity.log_reader_permission_set
        rescuers = identity.break_glass_permission_set
        self._role(
            f"{name}-audit",
            names.audit_role,
            "Reads the account's configuration for the audit",
            lambda known: audit_trust(known, auditors),
            _READING,
        )
        self._role(
            f"{name}-break-glass",
            names.break_glass_role,
            "Emergency access; every use raises an alarm",
            lambda known: break_glass_trust(known, rescuers),
            _EVERYTHING,
        )
        self.register_outputs({})

    def _role(
        self,
        name: str,
        role_name: str,
        description: str,
        trust: Callable[[AccountFacts], Document],
        managed_policies: tuple[str, ...],
    ) -> None:
        role = iam.Role(
            name,
            name=role_name,
            description=description,
            assume_role_policy=self._facts.apply(lambda known: rendered(trust(known))),
            max_session_duration=_LONGEST_SESSION_SECONDS,
            opts=self._child,
        )
        for policy in managed_policies:
            iam.RolePolicyAttachment(
                f"{name}-{policy}",
                role=role.name,
                policy_arn=self._facts.apply(managed_policy(policy)),
                opts=self._child,
            )
