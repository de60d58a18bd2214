"""What is said where text, a number, a switch, a list or a mapping stands in another's place."""

from pathlib import Path

import pytest
from pydantic_core import ErrorDetails

from config.findings import Finding
from config.messages import findings
from tests.config.broken import LANDING_ZONE, PROD, Broken, problems_of

KINDS = {
    "number where text belongs": Broken(
        LANDING_ZONE,
        '"+49 30 1234567"',
        "49301234567",
        "49301234567",
        "contacts.security.phone: 49301234567 is a number, not text; write it in quotes: "
        '"49301234567"',
    ),
    "boolean where text belongs": Broken(
        PROD,
        "owner: payments",
        "owner: true",
        "owner",
        'owner: true is true or false, not text; write it in quotes: "true"',
    ),
    "text where a number belongs": Broken(
        LANDING_ZONE,
        "hot_days: 365",
        "hot_days: a year",
        "hot_days",
        "logging.hot_days: a year is text; give a whole number of at least 1",
    ),
    "fraction where a whole number belongs": Broken(
        LANDING_ZONE,
        "unused_access_age_days: 90",
        "unused_access_age_days: 0.5",
        "unused_access_age_days",
        "security.access_analyzer.unused_access_age_days: 0.5 is a number; "
        "give a whole number between 1 and 365",
    ),
    "text where a switch belongs": Broken(
        LANDING_ZONE,
        "  access_role:",
        "  protect: yes\n  access_role:",
        "protect",
        "organization.protect: yes is text; give true or false",
    ),
    "text where a list belongs": Broken(
        LANDING_ZONE,
        "regions: [eu-central-1, eu-west-1, us-east-1]",
        "regions: us-east-1",
        "regions: us",
        "organization.regions: us-east-1 is text; give a list such as [eu-central-1, us-east-1]",
    ),
    "text where a mapping belongs": Broken(
        PROD,
        "network:\n  cidr: 10.18.0.0/20",
        "network: 10.18.0.0/20",
        "network",
        "network: 10.18.0.0/20 is text; give a mapping with cidr",
    ),
    "number where a network belongs": Broken(
        PROD,
        "10.18.0.0/20",
        "10",
        "cidr",
        "network.cidr: 10 is a number; give text such as 10.0.0.0/20",
    ),
    "list where a mapping of any keys belongs": Broken(
        PROD,
        "network:",
        "tags: [cost-center]\nnetwork:",
        "tags",
        'tags: ["cost-center"] is a list; give a mapping such as {NAME: "4711"}',
    ),
    "no value": Broken(
        PROD,
        "owner: payments",
        "owner:",
        "owner",
        "owner: has no value; give text such as payments",
    ),
    "empty list": Broken(
        LANDING_ZONE,
        "[security-alarms@example.com]",
        "[]",
        "email_addresses",
        "alarms.email_addresses: is empty; "
        "give at least one, such as [aws+payments-prod@example.com]",
    ),
}


@pytest.mark.parametrize("broken", KINDS.values(), ids=KINDS)
def test_a_value_of_another_kind_is_one_message(broken: Broken, tmp_path: Path) -> None:
    """A value of the wrong kind gives one message that says what it is and what belongs there."""
    due = broken.write(tmp_path)
    assert [str(problem) for problem in problems_of(tmp_path)] == [due]


def test_an_error_without_words_of_its_own_is_still_readable() -> None:
    """A kind of error that pydantic may learn later is told with the value and where it is."""
    error = ErrorDetails(type="new_kind", loc=("logging",), msg="Input should be odd", input=2)
    assert list(findings([error])) == [Finding(("logging",), "2 is not valid: input should be odd")]
