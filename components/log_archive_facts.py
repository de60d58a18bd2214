"""What the log archive's policies need to know about the organization."""

from dataclasses import dataclass

from components.permission_set_roles import permission_set_role_arn


@dataclass(frozen=True, kw_only=True)
class LogArchiveFacts:
    """The accounts, roles and names that the log archive's policies speak of.

    Attributes:
        partition: AWS partition of the organization.
        home_region: Where the trail and the buckets are.
        organization_id: Id of the organization (o-...).
        management_account_id: The management account.
        account_id: The log archive's account.
        security_account_id: The account that the security team works in.
        trail_name: Name of the organization trail.
        reader_role_name: Role in the log archive that reads logs.
        reader_permission_set: Permission set whose sessions in the security account may be it.
    """

    partition: str
    home_region: str
    organization_id: str
    management_account_id: str
    account_id: str
    security_account_id: str
    trail_name: str
    reader_role_name: str
    reader_permission_set: str

    @property
    def trail_arn(self) -> str:
        """The organization trail.

        The management account owns it even though a delegated administrator makes it:
        https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
        """
        trail = f"trail/{self.trail_name}"
        return self._arn("cloudtrail", self.home_region, self.management_account_id, trail)

    @property
    def any_trail_arn(self) -> str:
        """Every trail that the management account owns, as it stands in encryption contexts."""
        return self._arn("cloudtrail", "*", self.management_account_id, "trail/*")

    @property
    def reader_role_arn(self) -> str:
        """The role that reads logs."""
        return self._arn("iam", "", self.account_id, f"role/{self.reader_role_name}")

    @property
    def reader_session_arn(self) -> str:
        """The roles that Identity Center makes for the reader's permission set."""
        return permission_set_role_arn(
            self.partition, self.security_account_id, self.reader_permission_set
        )

    def root_arn(self, account_id: str) -> str:
        """An account as a principal: whoever its own IAM policies admit."""
        return self._arn("iam", "", account_id, "root")

    def bucket_arn(self, bucket: str) -> str:
        """A bucket, by its name."""
        return self._arn("s3", "", "", bucket)

    def _arn(self, service: str, region: str, account_id: str, resource: str) -> str:
        return f"arn:{self.partition}:{service}:{region}:{account_id}:{resource}"
