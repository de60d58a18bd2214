"""The environment that commands run with in the sandbox."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sandbox import environment as module
from sandbox.emulator_process import Emulator
from sandbox.environment import environment, own_language_host
from sandbox.errors import SandboxError
from sandbox.home import Home
from tests.sandbox.engine.conftest import put_cli

EMULATOR = Emulator(pid=1, port=4711, nonce="n")


@pytest.fixture
def pulumi(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a CLI on a machine where no plugin is installed."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.delenv(module.REAL_PROVIDER_SWITCH, raising=False)
    return put_cli(tmp_path / "cli" / "pulumi", "v3.259.0")


def variables(pulumi: Path) -> dict[str, str]:
    """Give the environment of a sandbox in an awkward folder."""
    return environment(Home(Path("/a b/100%")), EMULATOR, pulumi, "eu-central-1")


@pytest.mark.parametrize(
    "name",
    [
        "AWS_PROFILE",
        "AWS_SESSION_TOKEN",
        "AWS_ENDPOINT_URL_S3",
        "AWS_ROLE_ARN",
        "PULUMI_ACCESS_TOKEN",
        "PULUMI_CONFIG_PASSPHRASE",
        "PULUMI_EXPERIMENTAL",
        "PULUMI_SKIP_CHECKPOINTS",
    ],
)
def test_a_persons_aws_and_pulumi_settings_stay_out(
    pulumi: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Nothing that a person has set up for AWS or Pulumi can reach the sandbox."""
    monkeypatch.setenv(name, "leaked")
    assert "leaked" not in variables(pulumi).values()


def test_bytecode_is_kept_in_the_sandbox(pulumi: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sandbox's short-lived processes do not compile the same modules again in each run."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in variables(pulumi)


def test_everything_goes_to_the_emulator_without_credentials(pulumi: Path) -> None:
    """Every AWS client is led to loopback, with keys that nobody takes for keys."""
    found = variables(pulumi)
    assert found["AWS_ENDPOINT_URL"] == "http://127.0.0.1:4711"
    assert found["AWS_REGION"] == found["AWS_DEFAULT_REGION"] == "eu-central-1"
    assert "not-a-credential" in found["AWS_ACCESS_KEY_ID"]
    assert "not-a-credential" in found["AWS_SECRET_ACCESS_KEY"]


def test_the_state_lies_in_the_sandbox_whatever_its_folder_is_called(pulumi: Path) -> None:
    """The state's URL is quoted: spaces and percent signs in a folder's name are no trouble."""
    url = urlsplit(variables(pulumi)["PULUMI_BACKEND_URL"])
    assert (url.scheme, url.netloc, url.path) == ("file", "", "/a%20b/100%25/state")


def test_a_proxy_is_kept_away_from_loopback(pulumi: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A company's proxy, and the exceptions it has already, stay; loopback is one more."""
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "intranet.example")
    found = variables(pulumi)
    assert found["HTTPS_PROXY"] == "http://proxy.example:3128"
    assert found["NO_PROXY"] == "intranet.example,127.0.0.1,localhost"
    assert "127.0.0.1" in found["no_proxy"].split(",")


def test_our_plugins_and_this_python_are_found_first(pulumi: Path) -> None:
    """The sandbox's own plugins, then the CLI, then this Python come before all else on PATH."""
    folders = [Path(word) for word in variables(pulumi)["PATH"].split(os.pathsep)]
    expected = ["bin", "language", "cli", Path(sys.executable).parent.name, "nothing"]
    assert [folder.name for folder in folders] == expected


@pytest.mark.parametrize("place", ["cli", "nothing"])
def test_an_official_language_host_is_used_where_there_is_one(pulumi: Path, place: str) -> None:
    """The sandbox's language host steps back for one beside the CLI or on PATH."""
    assert own_language_host(pulumi) is not None
    put_cli(pulumi.parents[1] / place / "pulumi-language-python", "x")
    assert own_language_host(pulumi) is None


def test_the_real_provider_is_used_on_request_alone(
    pulumi: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The switch takes the newest installed real plugin; without it, it is never used."""
    monkeypatch.setenv("PULUMI_HOME", str(tmp_path / "home"))
    for version in ("7.9.0", "7.51.1"):
        plugin = tmp_path / "home" / "plugins" / f"resource-aws-v{version}" / module.REAL_PLUGIN
        put_cli(plugin, version)
    assert "plugins" not in variables(pulumi)["PATH"]
    monkeypatch.setenv(module.REAL_PROVIDER_SWITCH, "1")
    first = variables(pulumi)["PATH"].split(os.pathsep)[0]
    assert Path(first).name == "resource-aws-v7.51.1"


def test_a_real_provider_that_is_missing_is_an_error(
    pulumi: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks for the real plugin never silently gets the stand-in."""
    monkeypatch.setenv("PULUMI_HOME", str(tmp_path))
    monkeypatch.setenv(module.REAL_PROVIDER_SWITCH, "1")
    with pytest.raises(SandboxError, match="pulumi plugin install resource aws"):
        variables(pulumi)
