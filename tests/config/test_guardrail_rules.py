"""What is said of guardrails and log times that cannot be."""

from pathlib import Path

import pytest

from tests.config.broken import LANDING_ZONE, Broken, copy_example, problems_of

RULES = {
    "unknown ring of a control": Broken(
        LANDING_ZONE,
        "logs_stay_on: {ring: production}",
        "logs_stay_on: {ring: prod}",
        "logs_stay_on",
        "guardrails.controls.logs_stay_on.ring: prod is not a ring; did you mean production?",
    ),
    "unknown control": Broken(
        LANDING_ZONE,
        "logs_stay_on:",
        "log_stays_on:",
        "log_stays_on",
        "guardrails.controls.log_stays_on: is not a control; did you mean logs_stay_on?",
    ),
    "control without what it needs": Broken(
        LANDING_ZONE,
        "    logs_stay_on: {ring: production}",
        "    logs_stay_on: {ring: production}\n    resources_backed_up: {ring: sandbox}",
        "resources_backed_up",
        "guardrails.controls.resources_backed_up: needs guardrails.parameters.backups; give it, "
        "or leave the control out",
    ),
    "lock longer than logs are kept": Broken(
        LANDING_ZONE,
        "    retention_days: 365",
        "    retention_days: 3000",
        "retention_days: 3000",
        "logging.object_lock.retention_days: 3000 is longer than logs are kept; "
        "give at most 2555 (logging.cold.expire_after_days)",
    ),
    "end before the cold tier pays": Broken(
        LANDING_ZONE,
        "expire_after_days: 2555",
        "expire_after_days: 400",
        "expire_after_days",
        "logging.cold.expire_after_days: 400 is too soon: 365 hot days and the 180 days that "
        "DEEP_ARCHIVE is charged for at least make 545; give 545 or more",
    ),
}


@pytest.mark.parametrize("broken", RULES.values(), ids=RULES)
def test_a_wrong_guardrail_or_time_is_one_message(broken: Broken, tmp_path: Path) -> None:
    """An unknown control or ring, and times that contradict each other, give one message."""
    due = broken.write(tmp_path)
    assert [str(problem) for problem in problems_of(tmp_path)] == [due]


def test_a_quota_breach_is_an_error_with_its_numbers(tmp_path: Path) -> None:
    """More policies on a target than AWS takes are errors of the configuration."""
    path = copy_example(tmp_path) / LANDING_ZONE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("reserved_slots: 0", "reserved_slots: 9"), encoding="utf-8")
    problems = problems_of(tmp_path)
    assert {problem.path for problem in problems} == {"guardrails.controls"}
    for problem in problems:
        assert "9 in guardrails.reserved_slots" in problem.message
