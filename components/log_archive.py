"""The log archive: a key, the buckets that it encrypts, and the role that reads them."""

from collections.abc import Callable

import pulumi

from components import log_bucket_policies
from components.log_archive_facts import LogArchiveFacts
from components.log_bucket import LogBucket, LogBucketSettings
from components.log_key import LogKey
from components.log_reader import LogReader
from components.policy_document import Document, rendered
from components.session_bucket_policy import session_bucket
from config import Logging
from config.names import Names


class LogArchive(pulumi.ComponentResource):
    """Where the organization's logs are kept, out of reach of the accounts that they are about.

    Only the trail's bucket has Object Lock. AWS Config does not deliver to a bucket that has it,
    and S3 does not deliver access logs to one, nor to one that is encrypted with a KMS key; whether
    flow logs are delivered to one, AWS does not say. In those three, versions and a policy that
    denies deletion to everybody stand in. Sources:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-config-deliverychannel.html
    and https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html

    Attributes:
        trail_bucket: Name of CloudTrail's bucket.
        configuration_bucket: Name of AWS Config's bucket.
        network_log_bucket: Name of the bucket of flow logs and DNS queries.
        key_arn: ARN of the key that encrypts all three.
        reader_arn: ARN of the role that reads what is in them.
    """

    trail_bucket: pulumi.Output[str]
    configuration_bucket: pulumi.Output[str]
    network_log_bucket: pulumi.Output[str]
    key_arn: pulumi.Output[str]
    reader_arn: pulumi.Output[str]

    def __init__(
        self,
        name: str,
        *,
        names: Names,
        facts: pulumi.Output[LogArchiveFacts],
        logging: Logging,
        protect: bool,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the archive, in the provider's region.

        Args:
            name: Name of the component.
            names: Names of the key, the buckets and the role.
            facts: What its policies need to know.
            logging: How logs are kept, and for how long.
            protect: Whether Pulumi refuses to delete the key and the buckets.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:LogArchive", name, None, opts)
        self._facts = facts
        self._logging = logging
        self._protected = protect
        child = pulumi.ResourceOptions(parent=self)
        key = LogKey("logs", facts=facts, alias=names.log_key_alias, protect=protect, opts=child)
        access_logs = self._access_logs(names.access_log_bucket)
        trail = self._trail(names.trail_bucket, key.arn, access_logs)
        configuration = self._unlocked(
            "configuration", names.configuration_bucket, key.arn, access_logs
        )
        network = self._unlocked("network", names.network_log_bucket, key.arn, access_logs)
        self._sessions(names.session_bucket, access_logs)
        reader = LogReader(
            "log-reader",
            role_name=names.log_reader_role,
            facts=facts,
            buckets=names.log_buckets,
            key_arn=key.arn,
            opts=child,
        )
        self.trail_bucket = trail.bucket
        self.configuration_bucket = configuration.bucket
        self.network_log_bucket = network.bucket
        self.key_arn = key.arn
        self.reader_arn = reader.arn
        self.register_outputs({"keyArn": self.key_arn, "readerArn": self.reader_arn})

    def _access_logs(self, bucket: str) -> LogBucket:
        return self._bucket(
            "access-logs",
            LogBucketSettings(
                bucket=bucket,
                policy=self._policy(log_bucket_policies.access_log_bucket, bucket),
                key_arn=None,
                object_lock=None,
                # Logs about the bucket that receives them would make logs without end.
                access_log_bucket=None,
            ),
        )

    def _trail(self, bucket: str, key_arn: pulumi.Input[str], access_logs: LogBucket) -> LogBucket:
        return self._bucket(
            "trail",
            LogBucketSettings(
                bucket=bucket,
                policy=self._policy(log_bucket_policies.trail_bucket, bucket),
                key_arn=key_arn,
                object_lock=self._logging.object_lock,
                access_log_bucket=access_logs.bucket,
            ),
        )

    def _unlocked(
        self, name: str, bucket: str, key_arn: pulumi.Input[str], access_logs: LogBucket
    ) -> LogBucket:
        policy = {
            "configuration": log_bucket_policies.configuration_bucket,
            "network": log_bucket_policies.network_log_bucket,
        }[name]
        return self._bucket(
            name,
            LogBucketSettings(
                bucket=bucket,
                policy=self._policy(policy, bucket),
                key_arn=key_arn,
                object_lock=None,
                access_log_bucket=access_logs.bucket,
            ),
        )

    def _sessions(self, bucket: str, access_logs: LogBucket) -> LogBucket:
        """Logs that agents write, encrypted by S3's own keys: the log key stays closed to them."""
        return self._bucket(
            "sessions",
            LogBucketSettings(
                bucket=bucket,
                policy=self._policy(session_bucket, bucket),
                key_arn=None,
                object_lock=None,
                access_log_bucket=access_logs.bucket,
            ),
        )

    def _policy(
        self, policy: Callable[[LogArchiveFacts, str], Document], bucket: str
    ) -> pulumi.Output[str]:
        return self._facts.apply(lambda known: rendered(policy(known, bucket)))

    def _bucket(self, name: str, settings: LogBucketSettings) -> LogBucket:
        return LogBucket(
            f"{name}-logs",
            settings=settings,
            logging=self._logging,
            protect=self._protected,
            opts=pulumi.ResourceOptions(parent=self),
        )
