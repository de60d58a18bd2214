"""Rules of the log archive's times: lock, hot, cold and end."""

from collections.abc import Iterator

from config.draft import Draft
from config.findings import Finding
from config.quotas import MINIMUM_COLD_DAYS


def log_rules(draft: Draft) -> Iterator[Finding]:
    """What is wrong with how long logs stay."""
    if draft.logging is None:
        return
    logging, cold = draft.logging, draft.logging.cold
    least = logging.hot_days + MINIMUM_COLD_DAYS[cold.storage_class]
    if cold.expire_after_days < least:
        yield Finding(
            ("logging", "cold", "expire_after_days"),
            f"{cold.expire_after_days} is too soon: {logging.hot_days} hot days and the "
            f"{MINIMUM_COLD_DAYS[cold.storage_class]} days that {cold.storage_class} is charged "
            f"for at least make {least}; give {least} or more",
        )
    if logging.object_lock.retention_days > cold.expire_after_days:
        yield Finding(
            ("logging", "object_lock", "retention_days"),
            f"{logging.object_lock.retention_days} is longer than logs are kept; give at most "
            f"{cold.expire_after_days} (logging.cold.expire_after_days)",
        )
