"""Every action that a statement names is one of AWS's."""

import pytest

from bulkhead.service_authorization import reference
from policies.controls import CONTROLS, QUARANTINE


def _named() -> list[str]:
    return sorted(
        {
            action
            for control in (*CONTROLS, QUARANTINE)
            for deny in (*control.service_control, *control.resource_control)
            for action in (*deny.actions, *deny.not_actions)
            if action != "*"
        }
    )


def _is_known(action: str) -> bool:
    """Say whether the Service Authorization Reference has an action that this stands for."""
    return bool(reference().matching(action))


@pytest.mark.parametrize("action", _named())
def test_action_exists(action: str) -> None:
    """An action, or at least one that a pattern stands for, is listed by AWS."""
    assert _is_known(action)


def test_an_action_that_does_not_exist_is_found() -> None:
    """A misspelt action, a dead service, and one whose name only resembles another are unknown."""
    unknown = ("macie:DisableMacie", "s3:DeletePublicAccessBlock", "ec2:RunInstance", "macie:*")

    assert not any(map(_is_known, unknown))
