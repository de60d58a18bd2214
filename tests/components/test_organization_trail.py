"""What the organization trail records, and where it goes."""

import pytest

from config import LandingZone
from tests.components.account_stacks import LOG_KEY_ARN, run_security
from tests.components.deployment import Deployment


@pytest.fixture(scope="module")
def deployment(landing_zone: LandingZone) -> Deployment:
    """The security account of the example organization."""
    return run_security(landing_zone)


def test_the_trail_sees_everything_and_can_be_trusted(
    deployment: Deployment, landing_zone: LandingZone
) -> None:
    """Every account, region and management event, validated, encrypted, into the log archive."""
    trail = deployment.one("aws:cloudtrail/trail:Trail").inputs
    assert trail["name"] == landing_zone.names.trail
    assert trail["isOrganizationTrail"] is True
    assert trail["isMultiRegionTrail"] is True
    assert trail["includeGlobalServiceEvents"] is True
    assert trail["enableLogFileValidation"] is True
    assert trail["kmsKeyId"] == LOG_KEY_ARN
    assert trail["s3BucketName"] == landing_zone.names.trail_bucket
    management, _ = trail["advancedEventSelectors"]
    assert management["fieldSelectors"] == [{"field": "eventCategory", "equals": ["Management"]}]
    insights = [selector["insightType"] for selector in trail["insightSelectors"]]
    assert insights == list(landing_zone.logging.cloudtrail_insights)


def test_reads_of_logs_are_recorded_and_writes_are_not(
    deployment: Deployment, landing_zone: LandingZone
) -> None:
    """Each log bucket's reads are; writes would be the trail's own, and make logs without end."""
    _, reads = deployment.one("aws:cloudtrail/trail:Trail").inputs["advancedEventSelectors"]
    selected = {
        selector["field"]: selector.get("equals", selector.get("startsWiths"))
        for selector in reads["fieldSelectors"]
    }
    assert selected.pop("resources.ARN") == [
        f"arn:aws:s3:::{bucket}/" for bucket in landing_zone.names.log_buckets
    ]
    assert selected == {
        "eventCategory": ["Data"],
        "resources.type": ["AWS::S3::Object"],
        "readOnly": ["true"],
    }
