"""Names that more than one stack needs, so that no stack waits for another to learn one."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Names:
    """Names that follow from the configuration.

    Attributes:
        organization: Short name of the organization.
        home_region: Region of the log archive.
        bucket_prefix: What the names of the log buckets begin with.
    """

    organization: str
    home_region: str
    bucket_prefix: str

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
    def log_buckets(self) -> tuple[str, ...]:
        """All buckets of the log archive."""
        return (self.access_log_bucket, self.configuration_bucket, self.trail_bucket)

    @property
    def log_key_alias(self) -> str:
        """Alias of the key that encrypts the logs."""
        return f"alias/{self.organization}-logs"

    @property
    def ebs_key_alias(self) -> str:
        """Alias of the key that encrypts an account's volumes in a region."""
        return f"alias/{self.organization}-ebs"

    @property
    def log_reader_role(self) -> str:
        """Role in the log archive that reads logs."""
        return f"{self.organization}-log-reader"

    @property
    def trail(self) -> str:
        """The organization trail."""
        return f"{self.organization}-trail"

    def _bucket(self, purpose: str) -> str:
        return f"{self.bucket_prefix}-{purpose}-logs-{self.home_region}"
