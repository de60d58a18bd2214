"""Where states and notes are kept: a folder and a bucket answer alike."""

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto import mock_aws

from bulkhead.fleet.backend import (
    Backend,
    BackendError,
    FileBackend,
    backend_of,
    current_url,
    stack_outputs,
)

STACKS = ".pulumi/stacks/bulkhead"
BUCKET = "states"
OF_A_STACK = b"""
{"checkpoint": {"latest": {"resources": [{"type": "pulumi:pulumi:Stack", "outputs": {"x": 1}}]}}}
"""


@pytest.fixture(name="backend", params=["file", "s3", "s3 with a prefix"])
def _backend(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Backend]:
    if request.param == "file":
        (tmp_path / STACKS).mkdir(parents=True)
        yield backend_of(f"file://{tmp_path}?metadata=skip")
        return
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket=BUCKET)
        folder = "/one/place" if "prefix" in request.param else ""
        yield backend_of(f"s3://{BUCKET}{folder}?region=us-east-1")


def test_what_is_written_is_read(backend: Backend) -> None:
    """The last content, whole; nothing where nothing was written."""
    key = f"{STACKS}/a.json"
    assert backend.read(key) is None
    assert backend.version(key) is None
    for content in (b"first", b"second and longer"):
        backend.write(key, content)
        assert backend.read(key) == content


def test_a_version_stands_for_the_content(backend: Backend) -> None:
    """The same for the same content; other stacks and other projects do not disturb it."""
    for name in ("a", "b", "a-b"):
        backend.write(f"{STACKS}/{name}.json", name.encode())
    before = backend.versions(STACKS)
    assert before.keys() == {f"{STACKS}/{name}.json" for name in ("a", "b", "a-b")}
    assert all(backend.version(key) == version for key, version in before.items())
    backend.write(f"{STACKS}/a.json", b"a")
    assert backend.versions(STACKS) == before
    backend.write(f"{STACKS}/a.json", b"changed")
    after = backend.versions(STACKS)
    assert {key for key in before if before[key] != after[key]} == {f"{STACKS}/a.json"}


def test_a_folder_holds_nothing_that_others_can_read(tmp_path: Path) -> None:
    """Notes are written beside the state, for its owner alone, and nothing is left of writing."""
    (tmp_path / ".pulumi").mkdir()
    FileBackend(tmp_path).write(".pulumi/notes.json", b"{}")
    (file,) = (tmp_path / ".pulumi").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("url", ["", "https://api.pulumi.com", "gs://bucket", "azblob://container"])
def test_other_backends_are_said(url: str) -> None:
    """What cannot be compared is an error that says what can, and what to do without."""
    with pytest.raises(BackendError, match=r"give file://\.\.\. or s3://.*--all"):
        backend_of(url)


def test_the_backend_is_that_of_the_cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment's, or else the last login's, or none."""
    monkeypatch.setenv("PULUMI_HOME", str(tmp_path))
    monkeypatch.delenv("PULUMI_BACKEND_URL", raising=False)
    assert current_url() == ""
    (tmp_path / "credentials.json").write_text('{"current": "s3://login"}', encoding="utf-8")
    assert current_url() == "s3://login"
    monkeypatch.setenv("PULUMI_BACKEND_URL", "file:///here")
    assert current_url() == "file:///here"


@pytest.mark.parametrize(
    ("content", "outputs"),
    [
        (None, {}),
        (b'{"checkpoint": {}}', {}),
        (b'{"checkpoint": {"latest": null}}', {}),
        (
            b'{"checkpoint": {"latest": {"resources": [{"type": "a:b:c", "outputs": {"x": 1}}]}}}',
            {},
        ),
        (OF_A_STACK, {"x": 1}),
    ],
)
def test_outputs_are_those_of_the_stack_itself(
    content: bytes | None, outputs: dict[str, object]
) -> None:
    """Not those of a resource in it; none before the first run."""
    assert stack_outputs(content) == outputs
