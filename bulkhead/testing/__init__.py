"""The baseline in the unit tests of a team's own program.

In the program's `conftest.py`: `pytest_plugins = ["bulkhead.testing"]`. That gives the fixture
`holds_baseline`, which runs the program, checks what it registers, and fails with the violations.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pytest

from bulkhead.check.as_text import text_lines
from bulkhead.check.report import Report, check
from bulkhead.check.settings import Settings, read_settings
from bulkhead.check.subject import Reading
from bulkhead.testing.program import Answer, Program, registered

Controls = Mapping[str, object] | Path


class HoldsBaseline(Protocol):
    """What the fixture gives."""

    def __call__(
        self,
        program: Program,
        *,
        controls: Controls | None = None,
        config: Mapping[str, str] | None = None,
        answers: Mapping[str, Answer] | None = None,
        stack: str = "test",
    ) -> Report:
        """Fail the test if a resource of the program violates a control.

        Args:
            program: A function that registers the resources, or the program's `__main__.py`.
            controls: Levels and parameters, as the policy pack's configuration or its file.
            config: The stack's own configuration, such as `{"portal:size": "small"}`.
            answers: What AWS answers to the functions that the program calls, by their tokens.
            stack: The stack's name.

        Returns:
            All that was found, for a test that asks for more: advice, and what is not decided.
        """


@pytest.fixture
def holds_baseline() -> HoldsBaseline:
    """Checks a program's resources, and fails with the violations."""
    return _holds_baseline


def _holds_baseline(
    program: Program,
    *,
    controls: Controls | None = None,
    config: Mapping[str, str] | None = None,
    answers: Mapping[str, Answer] | None = None,
    stack: str = "test",
) -> Report:
    subjects = list(registered(program, config=config or {}, answers=answers or {}, stack=stack))
    if not subjects:
        pytest.fail(
            "the program registered no resource; a module registers once, when it is first "
            "imported: give its __main__.py as a path, or a function",
            pytrace=False,
        )
    report = check([Reading(subjects)], _settings(controls))
    if any(finding.counts for finding in report.findings):
        pytest.fail("\n".join(text_lines(report)), pytrace=False)
    return report


def _settings(controls: Controls | None) -> Settings:
    match controls:
        case None:
            return Settings()
        case Path():
            return read_settings(controls.read_text(encoding="utf-8"), str(controls))
        case _:
            return read_settings(json.dumps(dict(controls)), "controls")
