"""The function that finds an account's detector."""

import pytest

from sandbox.provider import life
from sandbox.provider.errors import NotServedError
from sandbox.provider.functions import invoke
from sandbox.provider.registry import resource
from sandbox.provider.session import Session
from tests.sandbox.provider.conftest import REGION

DETECTOR = "aws:guardduty/detector:Detector"
GET_DETECTOR = "aws:guardduty/getDetector:getDetector"


def test_the_only_detector_is_found(session: Session) -> None:
    """Without an id it is the one that the account has in the region, with its ARN and state."""
    inputs = {"enable": True, "findingPublishingFrequency": "ONE_HOUR", "region": REGION}
    detector_id, state = life.create(resource(DETECTOR), session, inputs)
    found = invoke(GET_DETECTOR, session, {})
    assert found == invoke(GET_DETECTOR, session, {"id": detector_id, "region": REGION})
    assert (found["id"], found["arn"], found["status"]) == (detector_id, state["arn"], "ENABLED")
    assert found["findingPublishingFrequency"] == "ONE_HOUR"


def test_no_detector_is_an_error_that_says_where(session: Session) -> None:
    """The error names the region, so that nobody looks for the detector in another one."""
    with pytest.raises(NotServedError, match="0 GuardDuty detectors in us-east-1"):
        invoke(GET_DETECTOR, session, {"region": "us-east-1"})
