"""Parameters of Security Hub's controls are refused, never left out in silence."""

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.provider import life
from sandbox.provider.errors import HalfMadeError, NotServedError
from sandbox.provider.registry import resource
from sandbox.provider.session import Session
from tests.sandbox.provider.examples import example_of
from tests.sandbox.provider.trial import Trial

POLICY = "aws:securityhub/configurationPolicy:ConfigurationPolicy"
WITH_PARAMETERS = {
    "serviceEnabled": True,
    "enabledStandardArns": [],
    "securityControlsConfiguration": {
        "disabledControlIdentifiers": [],
        "securityControlCustomParameters": [
            {
                "securityControlId": "IAM.7",
                "parameters": [
                    {"name": "MinimumPasswordLength", "valueType": "CUSTOM", "int": {"value": 20}}
                ],
            }
        ],
    },
}


def _create(trial: Trial) -> object:
    inputs = trial.inputs(configurationPolicy=WITH_PARAMETERS)
    return life.create(trial.resource, trial.session, inputs)


def _update(trial: Trial) -> object:
    trial.create()
    return trial.update(trial.inputs(configurationPolicy=WITH_PARAMETERS))


@pytest.mark.parametrize("change", [_create, _update])
def test_parameters_are_refused_by_name(change: Callable[[Trial], Any], session: Session) -> None:
    """A policy with parameters of controls is neither made nor changed, and the error says why."""
    trial = Trial(resource(POLICY), example_of(POLICY), session)
    trial.make_needs()
    with pytest.raises((NotServedError, HalfMadeError), match="securityControlCustomParameters"):
        change(trial)
