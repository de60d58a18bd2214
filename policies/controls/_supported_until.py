"""Until when AWS keeps what it offers up to date: dated facts, in one place.

A date that is not sure is left out: what is missing here is taken to be supported. As of 2026-11.
"""

import re
from datetime import UTC, date, datetime

LAMBDA_RUNTIMES = {
    "dotnet5.0": date(2022, 5, 10),
    "dotnet6": date(2024, 12, 20),
    "dotnet7": date(2024, 5, 14),
    "dotnet8": date(2026, 11, 10),
    "dotnetcore1.0": date(2019, 6, 27),
    "dotnetcore2.0": date(2019, 5, 30),
    "dotnetcore2.1": date(2022, 1, 5),
    "dotnetcore3.1": date(2023, 4, 3),
    "go1.x": date(2024, 1, 8),
    "java8": date(2024, 1, 8),
    "java8.al2": date(2027, 6, 30),
    "java11": date(2027, 6, 30),
    "java17": date(2027, 6, 30),
    "nodejs": date(2016, 10, 31),
    "nodejs4.3": date(2020, 3, 5),
    "nodejs6.10": date(2019, 8, 12),
    "nodejs8.10": date(2020, 3, 6),
    "nodejs10.x": date(2021, 7, 30),
    "nodejs12.x": date(2023, 3, 31),
    "nodejs14.x": date(2023, 12, 4),
    "nodejs16.x": date(2024, 6, 12),
    "nodejs18.x": date(2025, 9, 1),
    "nodejs20.x": date(2026, 4, 30),
    "nodejs22.x": date(2027, 4, 30),
    "provided": date(2024, 1, 8),
    "provided.al2": date(2026, 7, 31),
    "python2.7": date(2021, 7, 15),
    "python3.6": date(2022, 7, 18),
    "python3.7": date(2023, 12, 4),
    "python3.8": date(2024, 10, 14),
    "python3.9": date(2025, 12, 15),
    "python3.10": date(2026, 10, 31),
    "python3.11": date(2027, 6, 30),
    "ruby2.5": date(2021, 7, 30),
    "ruby2.7": date(2023, 12, 7),
    "ruby3.2": date(2026, 3, 31),
    "ruby3.3": date(2027, 3, 31),
}
"""Runtime -> the day from which it gets no more patches.

Source: AWS Lambda Developer Guide, "Lambda runtimes", deprecated and supported runtimes.
"""

EKS_VERSIONS = {
    **{f"1.{minor}": date(2024, 11, 26) for minor in range(10, 29)},
    "1.29": date(2025, 3, 23),
    "1.30": date(2025, 7, 23),
    "1.31": date(2025, 11, 26),
    "1.32": date(2026, 3, 23),
    "1.33": date(2026, 7, 29),
    "1.34": date(2026, 12, 2),
    "1.35": date(2027, 3, 27),
}
"""Kubernetes version -> the day on which standard support ends (for 1.28 and before, the last).

Source: Amazon EKS User Guide, "Understand the Kubernetes version lifecycle on EKS".
"""

_AMAZON_LINUX_1 = r"/amzn-ami-|/ecs/optimized-ami/amazon-linux/|Amazon Linux 201\d|^ECS_AL1$"
_AMAZON_LINUX_2 = (
    r"/amzn2-ami-|/ecs/optimized-ami/amazon-linux-2/|:image/amazon-linux-2-"
    r"|Amazon Linux 2(?!\d)|^E[CK]S_AL2(_NVIDIA)?$"
)
OPERATING_SYSTEMS = {
    re.compile(_AMAZON_LINUX_1): date(2023, 12, 31),
    re.compile(_AMAZON_LINUX_2): date(2026, 6, 30),
    re.compile(r"/eks/optimized-ami/[^/]+/amazon-linux-2(-arm64|-gpu)?/"): date(2025, 11, 26),
    re.compile(r"/canonical/ubuntu/[^/]+/(16\.04|xenial)/"): date(2021, 4, 30),
    re.compile(r"/canonical/ubuntu/[^/]+/(18\.04|bionic)/"): date(2023, 5, 31),
    re.compile(r"/canonical/ubuntu/[^/]+/(20\.04|focal)/"): date(2025, 5, 31),
}
"""What names an operating system -> the day on which its standard support ends.

It is named by public parameters of Systems Manager's, images of EC2 Image Builder's, platforms of
Elastic Beanstalk's and image types of AWS Batch's.

Sources: "Amazon Linux 2 FAQs"; "Update on Amazon Linux AMI end-of-life", AWS News Blog; "Prepare
for EKS AL2 AMI deprecation", Amazon EKS User Guide; "Ubuntu release cycle", Canonical.
"""
_CLUSTER = re.compile(r"/eks/optimized-ami/(\d+\.\d+)/|^(\d+\.\d+)\.\d+-\d{8}$")


def image_end(name: str) -> date | None:
    """The day on which support ends of the machine image that a name stands for, where it is known.

    What stands for an image of a version of Kubernetes ends with that version, too.
    """
    ends = [end for pattern, end in OPERATING_SYSTEMS.items() if pattern.search(name)]
    if version := _CLUSTER.search(name):
        ends.append(EKS_VERSIONS.get(version[1] or version[2], date.max))
    return min(ends, default=None)


def today() -> date:
    """The day on which a check runs."""
    return datetime.now(tz=UTC).date()
