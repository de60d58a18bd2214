"""Until when AWS keeps versions of engines up to date: dated facts, in one place.

A date that is not sure is left out: what is missing here is taken to be supported. As of 2026-11.
"""

import sys
from collections.abc import Mapping
from datetime import date

Ends = Mapping[str, date]
"""Version -> the day from which it gets no more patches, or costs more to get them."""

_LONGEST_PART = 9
SEARCH_ENDED = date(2025, 11, 7)
_ELASTICSEARCH = (
    *("1.5", "2.3", "5.1", "5.3", "5.5", "5.6", "6.0", "6.2", "6.3", "6.4", "6.5", "6.7"),
    *("7.1", "7.4", "7.7", "7.8"),
)
_POSTGRESQL: Ends = {
    "9.6": date(2022, 4, 30),
    "10": date(2023, 4, 30),
    "11": date(2024, 2, 29),
    "12": date(2025, 2, 28),
    "13": date(2026, 2, 28),
    "14": date(2027, 2, 28),
    "15": date(2028, 2, 29),
    "16": date(2029, 2, 28),
    "17": date(2030, 2, 28),
}
_AURORA_MYSQL: Ends = {
    "5.6": date(2023, 2, 28),
    "5.7": date(2024, 10, 31),
    "8.0": date(2028, 4, 30),
}

ENGINE_VERSIONS: Mapping[str, Ends] = {
    "activemq": {
        "5.15": date(2024, 9, 16),
        "5.16": date(2024, 11, 15),
        "5.17": date(2025, 6, 16),
    },
    "aurora": _AURORA_MYSQL,
    "aurora-mysql": _AURORA_MYSQL,
    "aurora-postgresql": _POSTGRESQL,
    "docdb": {"3.6": date(2026, 3, 30)},
    "elasticsearch": dict.fromkeys(_ELASTICSEARCH, SEARCH_ENDED),
    "glue": {
        "0.9": date(2022, 6, 1),
        "1.0": date(2022, 9, 30),
        "2.0": date(2024, 1, 31),
    },
    "kafka": {
        **dict.fromkeys(("2.2", "2.3", "2.4", "2.5"), date(2024, 6, 8)),
        **dict.fromkeys(("2.6", "2.7", "3.1", "3.2", "3.3"), date(2024, 9, 11)),
        "2.8": date(2025, 1, 14),
        "3.4": date(2025, 8, 4),
        "3.5": date(2025, 10, 23),
    },
    "mariadb": {
        "10.3": date(2023, 10, 23),
        "10.4": date(2025, 2, 28),
        "10.5": date(2026, 2, 28),
        "10.6": date(2026, 7, 31),
        "10.11": date(2028, 2, 29),
        "11.4": date(2029, 5, 31),
    },
    "mysql": {
        "5.6": date(2022, 3, 1),
        "5.7": date(2024, 2, 29),
        "8.0": date(2026, 7, 31),
        "8.4": date(2029, 7, 31),
    },
    "neptune": {
        "1.0": date(2023, 1, 30),
        "1.1.0": date(2025, 3, 15),
        "1.1.1": date(2026, 12, 4),
        "1.2": date(2026, 12, 4),
        "1.3": date(2027, 3, 6),
    },
    "opensearch": dict.fromkeys(("1.0", "1.1", "1.2", "2.3", "2.5", "2.7", "2.9"), SEARCH_ENDED),
    "postgres": _POSTGRESQL,
    "rabbitmq": {"3.12": date(2025, 3, 17)},
    "redis": {"4": date(2026, 1, 31), "5": date(2026, 1, 31), "6": date(2027, 1, 31)},
}
"""Engine -> version, or how versions begin -> the day on which standard support ends.

What is older than the oldest of an engine ended with it, or before.

Sources: AWS's own pages. Amazon RDS and Aurora: "Release calendar for Amazon RDS for PostgreSQL",
"Supported MySQL major versions on Amazon RDS", "Supported MariaDB major versions on Amazon RDS",
the release calendars of Aurora MySQL and Aurora PostgreSQL. Amazon DocumentDB: "Engine version
support dates". Amazon Neptune: "Engine releases". Amazon ElastiCache: "Engine versions and
upgrading". Amazon MQ: the version support calendars of ActiveMQ and RabbitMQ. Amazon MSK:
"Supported Apache Kafka versions". Amazon OpenSearch Service: "Standard and extended support". AWS
Glue: "AWS Glue version support policy". Read through endoflife.date, which collects them.
"""


def engine_end(version: str, ends: Ends) -> date | None:
    """The day on which an engine's version ends, or None where that is not known.

    The longest beginning counts: "1.1.1.0" is of "1.1.1", whatever is said of "1.1".
    """
    parts = version.split(".")
    for length in range(len(parts), 0, -1):
        if end := ends.get(".".join(parts[:length])):
            return end
    oldest = min(ends, key=_numbers)
    return ends[oldest] if _numbers(version) < _numbers(oldest) else None


def newest(ends: Ends) -> str:
    """The newest of the versions whose end is known."""
    return max(ends, key=_numbers)


def _numbers(version: str) -> tuple[int, ...]:
    """Its parts as numbers; what is no number, or too long for one, counts for more than any."""
    return tuple(
        int(part) if part.isdecimal() and len(part) <= _LONGEST_PART else sys.maxsize
        for part in version.split(".")
    )
