"""The emulator as a server: what it answers when it has no answer, and how it ends."""

import logging
import signal
import subprocess
import sys
import time
from ipaddress import ip_address
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from botocore.exceptions import ClientError

from sandbox.emulator.call import Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.server import LOOPBACK, running, server
from tests.sandbox.emulator.aws import ADMINISTRATOR, Aws

START_SECONDS = 30


@pytest.mark.parametrize(
    ("service", "operation", "arguments"),
    [
        pytest.param("cloudtrail", "lookup_events", {}, id="json"),
        pytest.param("guardduty", "list_members", {"DetectorId": "0"}, id="rest-json"),
        pytest.param("iam", "get_service_last_accessed_details", {"JobId": "0" * 36}, id="query"),
        pytest.param("ec2", "describe_ipams", {}, id="ec2"),
        pytest.param("fms", "list_policies", {}, id="no backend"),
        pytest.param("s3", "get_bucket_abac", {"Bucket": "logs"}, id="rest-xml"),
    ],
)
def test_unknown_operations_are_named(
    aws: Aws, service: str, operation: str, arguments: dict[str, str]
) -> None:
    """What nobody implements is answered by a 400 that names it, in every protocol."""
    with pytest.raises(ClientError) as refused:
        aws.call(service, operation, **arguments)
    answer = refused.value.response
    assert answer["Error"]["Code"] == "NotImplementedInSandbox"
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert f"{service}:{operation.title().replace('_', '')}" in answer["Error"]["Message"]


def test_a_fault_is_answered_once_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    """A defect of the emulator is a 400 that says so; its log has the traceback."""

    def fail(_call: Call) -> None:
        raise ZeroDivisionError

    with running(hooks=[fail]) as endpoint:
        assert Aws(endpoint, ADMINISTRATOR).refusal("sts", "get_caller_identity") == "SandboxFault"
    assert "ZeroDivisionError" in caplog.text
    assert "sts GetCallerIdentity failed" in caplog.text


def test_a_hook_may_answer_instead() -> None:
    """A hook sees every understood call, and its error is the answer."""

    def deny_topics(call: Call) -> None:
        if (call.service, call.operation) == ("sns", "CreateTopic"):
            raise AwsError("AuthorizationError", f"no topic named {call.params['Name']}")

    with running(hooks=[deny_topics]) as endpoint:
        aws = Aws(endpoint, ADMINISTRATOR)
        assert aws.refusal("sns", "create_topic", Name="alarms") == "AuthorizationError"
        assert aws.refusal("sns", "list_topics") == ""


def test_the_log_names_calls_and_no_secrets(aws: Aws, caplog: pytest.LogCaptureFixture) -> None:
    """One line for each call: service, operation, account, region, status; never what it holds."""
    caplog.set_level(logging.INFO, logger="sandbox.emulator")
    aws.call("secretsmanager", "create_secret", Name="token", SecretString="hunter2")
    [line] = [record.getMessage() for record in caplog.records]
    assert line.startswith("secretsmanager CreateSecret 123456789012 eu-west-1 200 ")
    assert "hunter2" not in line
    assert "words" not in line


def test_s3_control_is_told_from_s3(aws: Aws, caplog: pytest.LogCaptureFixture) -> None:
    """S3 Control is signed for as S3; its paths say which of the two is meant."""
    caplog.set_level(logging.INFO, logger="sandbox.emulator")
    scope = "Credential=any/20261123/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0"
    headers = {"Authorization": f"AWS4-HMAC-SHA256 {scope}", "x-amz-account-id": "123456789012"}
    url = f"{aws.endpoint}/v20180820/configuration/publicAccessBlock"
    with pytest.raises(HTTPError):
        urlopen(Request(url, headers=headers))  # noqa: S310 - our own loopback
    [line] = [record.getMessage() for record in caplog.records]
    assert line.startswith("s3control GetPublicAccessBlock 123456789012 eu-west-1 404 ")


def test_a_stale_session_is_refused(aws: Aws) -> None:
    """A temporary key of before the last restart is nobody's, not the administrator's."""
    stale = {"aws_access_key_id": "ASIA" + "X" * 16, "aws_secret_access_key": "words"}
    refusal = Aws(aws.endpoint, stale).refusal("sts", "get_caller_identity")
    assert refusal == "InvalidClientTokenId"


def test_a_reset_forgets_our_state_too(aws: Aws) -> None:
    """POST /moto-api/reset empties moto and everything that the sandbox keeps itself."""
    aws.call("accessanalyzer", "create_analyzer", analyzerName="a", type="ACCOUNT")
    urlopen(f"{aws.endpoint}/moto-api/reset", data=b"").close()  # noqa: S310 - our own loopback
    assert aws.call("accessanalyzer", "list_analyzers") == {"analyzers": []}


def test_it_listens_on_loopback_only() -> None:
    """Nothing outside this machine reaches the emulator."""
    emulator = server()
    emulator.server_close()
    assert ip_address(emulator.host).is_loopback


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_process_tells_its_port_and_ends_when_told(
    tmp_path: Path, ending: signal.Signals
) -> None:
    """`python -m sandbox.emulator` takes a free port, writes it down, and ends with status 0."""
    port_file = tmp_path / "port"
    command = [sys.executable, "-m", "sandbox.emulator", "--port-file", str(port_file)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as emulator:  # noqa: S603 - our own
        try:
            _wait_for(port_file)
            url = f"http://{LOOPBACK}:{int(port_file.read_text())}/moto-api/"
            with urlopen(url) as answer:
                assert answer.status == 200
            emulator.send_signal(ending)
            assert emulator.wait(timeout=START_SECONDS) == 0
        finally:
            emulator.kill()


def test_a_taken_port_is_said() -> None:
    """A port that something else listens on ends the command with a message, not a traceback."""
    taken = server()
    try:
        command = [sys.executable, "-m", "sandbox.emulator", "--port", str(taken.port)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - our own
    finally:
        taken.server_close()
    assert ended.returncode != 0
    assert str(taken.port) in ended.stderr
    assert "Traceback" not in ended.stderr


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not path.exists():
        assert time.monotonic() < deadline, "the emulator did not start"
        time.sleep(0.05)
