"""What the records cannot tell because it was not recorded at all.

AWS, "Logging data events" and "Logging management events": calls on data are recorded only where a
trail is told to; a trail may also leave out what only reads, and the events of AWS KMS and of the
data API of Amazon RDS.
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
"""

from collections.abc import Iterator, Mapping

from bulkhead.replay.tally import Tally

DATA: Mapping[str, str] = {
    "dynamodb": "items of tables",
    "kinesis": "records of streams",
    "lambda": "invocations of functions",
    "s3": "objects of buckets",
    "sns": "messages of topics",
    "sqs": "messages of queues",
}
"""Service -> what its data events are about: those that most organizations use.

Other services have data events as well; AWS lists them in the first document above.
"""
LEFT_OUT = ("kms", "rdsdata")
"""Sources of management events that a trail can leave out."""


def gaps(tally: Tally) -> Iterator[str]:
    """Say what is not among the events, as sentences."""
    if not tally.events:
        yield "No event was read."
        return
    seen = {service for _, service in tally.categories}
    recorded = {service for category, service in tally.categories if category == "Data"}
    for service, what in DATA.items():
        if service not in recorded:
            yield f"No data event of {service}: nothing is known of {what}."
    for service in LEFT_OUT:
        if service not in seen:
            yield f"No event of {service}, whose events a trail can leave out."
    if not tally.reading:
        yield "No event that only reads: a trail can leave those out."
    yield f"Services with events: {', '.join(sorted(seen))}. Of others nothing is known."
