"""Names that more than one stack needs, so that no stack waits for another to learn one."""

from dataclasses import dataclass

from config.logging import Logging
from config.organization import Organization


@dataclass(frozen=True, kw_only=True)
class Names:
    """Names that follow from the configuration.

    Attributes:
        organization: Short name of the organization.
        home_region: Region of the log archive.
        bucket_prefix: What names that are unique world-wide begin with.
    """

    organization: str
    home_region: str
    bucket_prefix: str

    @classmethod
    def of(cls, organization: Organization, logging: Logging) -> "Names":
        """The names that follow from these two sections of the configuration."""
        return cls(
            organization=organization.name,
            home_region=organization.home_region,
            bucket_prefix=logging.bucket_prefix or organization.name,
        )

    @property
    def access_log_bucket(self) -> str:
        """Bucket that keeps who asked the other buckets for what."""
        return self._bucket("access")

    @property
    def trail_bucket(self) -> str:
        """Bucket that CloudTrail writes to."""
        return self._bucket("trail")

    @property
    def configuration_bucket(self) -> str:
        """Bucket that AWS Config writes to."""
        return self._bucket("config")

    @property
    def network_log_bucket(self) -> str:
        """Bucket that flow logs and DNS queries are delivered to."""
        return self._bucket("flow")

    @property
    def session_bucket(self) -> str:
        """Bucket that Session Manager's agents write to."""
        return self._bucket("shell")

    @property
    def log_buckets(self) -> tuple[str, ...]:
        """All buckets of the log archive."""
        return (
            self.access_log_bucket,
            self.configuration_bucket,
            self.network_log_bucket,
            self.session_bucket,
            self.trail_bucket,
        )

    @property
    def log_key_alias(self) -> str:
        """Alias of the key that encrypts the logs."""
        return f"alias/{self.organization}-logs"

    def account_alias(self, account: str) -> str:
        """Alias of an account, unique world-wide as the names of buckets are."""
        return f"{self.bucket_prefix}-{account}"

    @property
    def ebs_key_alias(self) -> str:
        """Alias of the key that encrypts an account's volumes in a region."""
        return f"alias/{self.organization}-ebs"

    @property
    def session_key_alias(self) -> str:
        """Alias of the key that encrypts an account's sessions in a region."""
        return f"alias/{self.organization}-sessions"

    @property
    def log_reader_role(self) -> str:
        """Role in the log archive that reads logs."""
        return f"{self.organization}-log-reader"

    @property
    def audit_role(self) -> str:
        """Role in every account that reads its configuration for the audit."""
        return f"{self.organization}-audit"

    @property
    def break_glass_role(self) -> str:
        """Role in every account for emergencies, beside the permission set."""
        return f"{self.organization}-break-glass"

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that nobody but the landing zone makes and changes, as patterns."""
        return (self.audit_role, self.break_glass_role, self.deploy_roles, self.log_reader_role)

    @property
    def deploy_roles(self) -> str:
        """The roles of pipelines, in every account, as a pattern."""
        return self.deploy_role("*")

    def deploy_role(self, pipeline: str) -> str:
        """Role of a pipeline in the account that it deploys into."""
        return f"{self.organization}-deploy-{pipeline}"

    @property
    def trail(self) -> str:
        """The organization trail."""
        return f"{self.organization}-trail"

    def _bucket(self, purpose: str) -> str:
        return f"{self.bucket_prefix}-{purpose}-logs-{self.home_region}"
