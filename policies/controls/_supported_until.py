"""Until when AWS keeps what it offers up to date: dated facts, in one place.

A date that is not sure is left out: what is missing here is taken to be supported. As of 2026-11.
"""

from datetime import UTC, date, datetime

LAMBDA_RUNTIMES = {
    "dotnet5.0": date(2022, 5, 10),
    "dotnet6": date(2024, 12, 20),
    "dotnet7": date(2024, 5, 14),
    "dotnetcore1.0": date(2019, 6, 27),
    "dotnetcore2.0": date(2019, 5, 30),
    "dotnetcore2.1": date(2022, 1, 5),
    "dotnetcore3.1": date(2023, 4, 3),
    "go1.x": date(2024, 1, 8),
    "java8": date(2024, 1, 8),
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
    "provided": date(2024, 1, 8),
    "python2.7": date(2021, 7, 15),
    "python3.6": date(2022, 7, 18),
    "python3.7": date(2023, 12, 4),
    "python3.8": date(2024, 10, 14),
    "python3.9": date(2025, 12, 15),
    "ruby2.5": date(2021, 7, 30),
    "ruby2.7": date(2023, 12, 7),
    "ruby3.2": date(2026, 3, 31),
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


def today() -> date:
    """The day on which a check runs."""
    return datetime.now(tz=UTC).date()
