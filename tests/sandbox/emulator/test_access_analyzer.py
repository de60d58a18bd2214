"""IAM Access Analyzer."""

from tests.sandbox.emulator.aws import Aws

UNUSED = {"unusedAccess": {"unusedAccessAge": 90}}


def test_an_analyzer_of_external_access_has_no_configuration(aws: Aws) -> None:
    """An analyzer's configuration is there with one member, or not at all."""
    aws.call("accessanalyzer", "create_analyzer", analyzerName="external", type="ACCOUNT")
    found = aws.call("accessanalyzer", "get_analyzer", analyzerName="external")["analyzer"]
    assert "configuration" not in found


def test_the_configuration_of_an_analyzer_changes(aws: Aws) -> None:
    """An analyzer of unused access takes over another age."""
    create = {"analyzerName": "unused", "type": "ACCOUNT_UNUSED_ACCESS", "configuration": UNUSED}
    aws.call("accessanalyzer", "create_analyzer", **create)
    later = {"unusedAccess": {"unusedAccessAge": 30}}
    aws.call("accessanalyzer", "update_analyzer", analyzerName="unused", configuration=later)
    found = aws.call("accessanalyzer", "get_analyzer", analyzerName="unused")["analyzer"]
    assert found["configuration"] == later
