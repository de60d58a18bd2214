"""Everything that guardrails are commonly asked for has an answer."""

import pytest

from bulkhead.guardrail_catalogue import Entry, entries
from policies.controls import CONTROLS

ENTRIES = entries()
COUNTS = {
    "ORG": 2,
    "LOG": 4,
    "SEC": 4,
    "ROOT": 2,
    "IAM": 4,
    "REG": 2,
    "S3": 5,
    "EBS": 1,
    "ENC": 3,
    "IMDS": 2,
    "NET": 5,
    "SHARE": 3,
    "KMS": 1,
    "BKP": 2,
    "TAG": 1,
    "MKT": 1,
    "SBX": 1,
    "RCP": 9,
    "EC2": 6,
    "AI": 1,
    "DP": 1,
}


def test_every_id_is_answered_once() -> None:
    """The catalogue's ids are numbered through, and none is missing."""
    due = [f"{group}-{number}" for group, count in COUNTS.items() for number in range(1, count + 1)]

    assert sorted(ENTRIES) == sorted(due)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_an_answer_is_a_control_or_a_reason(entry: Entry) -> None:
    """An entry names controls that exist, or says why there is none."""
    assert set(entry.controls) <= {control.id for control in CONTROLS}
    assert entry.controls or entry.left_out
    assert not entry.left_out or entry.left_out.endswith(".")


def test_every_guardrail_answers_something() -> None:
    """A control that prevents and answers nothing is one that nobody asks for, or not listed."""
    answering = {control for entry in ENTRIES.values() for control in entry.controls}
    preventing = {
        control.id
        for control in CONTROLS
        if control.service_control or control.resource_control or control.declarative
    }

    assert answering >= preventing
