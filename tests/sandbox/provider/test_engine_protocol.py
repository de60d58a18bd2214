"""The plugin behaves towards the engine as the real one does: one port per instance, clean ends."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import grpc
import pytest
from google.protobuf.struct_pb2 import Struct
from pulumi.runtime.proto import provider_pb2, provider_pb2_grpc, status_pb2

from sandbox.provider.instances import MOST, SWITCH
from sandbox.provider.wire import decode, encode

PLUGIN = Path(__file__).parents[3] / "sandbox" / "bin" / "pulumi-resource-aws"
ORGANIZATION = "aws:organizations/organization:Organization"
ACCOUNT = "aws:organizations/account:Account"
END_SECONDS = 20.0
# What gRPC carries the details of an error under.
DETAILS = "grpc-status-details-bin"

Stub = provider_pb2_grpc.ResourceProviderStub
Launch = Callable[[], tuple["subprocess.Popen[str]", Stub]]


@pytest.fixture
def temporary() -> Iterator[Path]:
    """A folder with a short path: the name of a socket has room for 107 characters."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture
def sockets(temporary: Path) -> Path:
    """The folder where the launchers of this test keep their sockets."""
    return temporary / f"bulkhead-provider-{os.getuid()}"


@pytest.fixture
def launch(temporary: Path, endpoint: str) -> Iterator[Launch]:
    """Starts the plugin as the engine does, and ends it as the engine does."""
    started: list[subprocess.Popen[str]] = []
    environment = {
        **os.environ,
        "AWS_ACCESS_KEY_ID": "sandbox-not-a-credential",
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_SECRET_ACCESS_KEY": "sandbox-not-a-credential",
        "BULKHEAD_SANDBOX_PYTHON": sys.executable,
        "TMPDIR": str(temporary),
    }

    def start() -> tuple["subprocess.Popen[str]", Stub]:
        plugin = subprocess.Popen(  # noqa: S603 - our own plugin, with a fixed argument
            [str(PLUGIN), "127.0.0.1:12345"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(plugin)
        assert plugin.stdout is not None
        port = int(plugin.stdout.readline())
        return plugin, Stub(grpc.insecure_channel(f"127.0.0.1:{port}"))

    yield start
    for plugin in started:
        plugin.kill()
        plugin.communicate()


def configured(stub: Stub) -> Stub:
    """Configure an instance as the engine does."""
    stub.Configure(provider_pb2.ConfigureRequest(args=encode({"region": "eu-central-1"})))
    return stub


def urn(token: str, name: str) -> str:
    """Name a resource as the engine does."""
    return f"urn:pulumi:dev::test::{token}::{name}"


def create(stub: Stub, token: str, inputs: dict[str, object]) -> provider_pb2.CreateResponse:
    """Check a resource and create it, as the engine does."""
    name = urn(token, "it")
    checked = stub.Check(
        provider_pb2.CheckRequest(urn=name, name="it", type=token, news=encode(inputs))
    )
    assert not checked.failures
    made: provider_pb2.CreateResponse = stub.Create(
        provider_pb2.CreateRequest(urn=name, name="it", type=token, properties=checked.inputs)
    )
    return made


def test_instances_share_a_process_that_ends_with_them(launch: Launch, sockets: Path) -> None:
    """Each instance has a port of its own; no process and no file outlives the last of them."""
    (first, one), (second, other) = launch(), launch()
    configured(one)
    configured(other)
    assert len(list(sockets.glob("*.sock"))) == 1
    first.kill()
    first.communicate()
    configured(other)
    second.kill()
    second.communicate()
    end = time.monotonic() + END_SECONDS
    while left := [path.name for path in sockets.iterdir() if path.name != "launcher.lock"]:
        assert time.monotonic() < end, f"left behind: {left}"
        time.sleep(0.1)


def test_more_than_ten_instances_are_refused(launch: Launch) -> None:
    """The eleventh provider of a stack gets one sentence, with the way out."""
    _, stub = launch()
    answers = [
        stub.CheckConfig(provider_pb2.CheckRequest(urn=urn("pulumi:providers:aws", f"p{number}")))
        for number in range(MOST + 1)
    ]
    assert [list(answer.failures) for answer in answers[:MOST]] == [[]] * MOST
    (failure,) = answers[MOST].failures
    assert "this stack has 11 AWS providers" in failure.reason
    assert SWITCH in failure.reason


@pytest.mark.usefixtures("session")
def test_a_failure_is_one_line(launch: Launch) -> None:
    """What AWS refuses is told with the resource, the operation, the code and AWS's message."""
    stub = configured(launch()[1])
    with pytest.raises(grpc.RpcError) as caught:
        create(stub, ACCOUNT, {"email": "a@example.com", "name": "a"})
    message = caught.value.details() or ""
    assert message.startswith("creating it: organizations:CreateAccount: AWSOrganizationsNotInUse")
    assert "\n" not in message


@pytest.mark.usefixtures("session")
def test_a_half_made_resource_keeps_its_id(launch: Launch) -> None:
    """When a step after the creation fails, the engine is told the id, so that nothing is lost."""
    stub = configured(launch()[1])
    create(stub, ORGANIZATION, {})
    with pytest.raises(grpc.RpcError) as caught:
        create(stub, ACCOUNT, {"email": "a@example.com", "name": "a", "parentId": "ou-no-where123"})
    (details,) = [
        each.value for each in caught.value.trailing_metadata() or () if each.key == DETAILS
    ]
    assert isinstance(details, bytes)
    status = status_pb2.Status.FromString(details)
    detail = provider_pb2.ErrorResourceInitFailed()
    status.details[0].Unpack(detail)
    assert len(detail.id) == len("123456789012")
    assert decode(detail.inputs)[0]["name"] == "a"
    assert "MoveAccount" in detail.reasons[0]


@pytest.mark.usefixtures("session")
def test_secrets_stay_marked(launch: Launch) -> None:
    """A secret input is secret in the checked inputs, in the outputs and when it is read."""
    stub = configured(launch()[1])
    create(stub, ORGANIZATION, {})
    token, name = "aws:organizations/organizationalUnit:OrganizationalUnit", "unit"
    root = _root(stub)
    inputs = encode({"name": "hush", "parentId": root}, frozenset({("name",)}))
    checked = stub.Check(
        provider_pb2.CheckRequest(urn=urn(token, name), name=name, type=token, news=inputs)
    )
    made = stub.Create(
        provider_pb2.CreateRequest(urn=urn(token, name), type=token, properties=checked.inputs)
    )
    read = stub.Read(
        provider_pb2.ReadRequest(
            id=made.id, urn=urn(token, name), type=token, properties=made.properties
        )
    )
    for struct in (checked.inputs, made.properties, read.properties, read.inputs):
        assert decode(struct)[1] == {("name",)}


@pytest.mark.usefixtures("session")
def test_a_preview_touches_nothing(launch: Launch) -> None:
    """A previewed creation answers unknown outputs and makes nothing."""
    stub = configured(launch()[1])
    answer = stub.Create(
        provider_pb2.CreateRequest(
            urn=urn(ORGANIZATION, "it"), type=ORGANIZATION, properties=Struct(), preview=True
        )
    )
    assert "masterAccountId" in decode(answer.properties)[0]
    with pytest.raises(grpc.RpcError, match="AWSOrganizationsNotInUse"):
        _root(stub)


def _root(stub: Stub) -> str:
    token = "aws:organizations/getOrganization:getOrganization"  # noqa: S105 - names a function
    answer = stub.Invoke(provider_pb2.InvokeRequest(tok=token))
    return str(decode(getattr(answer, "return"))[0]["roots"][0]["id"])
