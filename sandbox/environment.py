"""The environment variables that `pulumi` and everything under it run with in the sandbox."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from sandbox import journal
from sandbox.emulator_process import HOST, Emulator
from sandbox.errors import SandboxError
from sandbox.home import REPOSITORY, Home

# A person's AWS profile or Pulumi login must not leak in, nor what happens here out to them.
DROPPED_PREFIXES = ("AWS_", "PULUMI_")
# Each stack starts four Python processes, which import for seconds where bytecode is not kept.
DROPPED = ("PYTHONDONTWRITEBYTECODE",)
# The emulator knows no keys; nobody should mistake these for some.
PLACEHOLDER = "sandbox-not-a-credential"
# Kind of plugin -> the plugins' names and paths.
Plugins = dict[str, list[dict[str, str]]]

LANGUAGE_HOST = "pulumi-language-python"
REAL_PLUGIN = "pulumi-resource-aws"
REAL_PROVIDER_SWITCH = "BULKHEAD_SANDBOX_REAL_PROVIDER"


def environment(home: Home, emulator: Emulator, pulumi: Path, region: str) -> dict[str, str]:
    """Give the whole environment of the sandbox's commands.

    Args:
        home: the sandbox.
        emulator: the one that answers for AWS.
        pulumi: the Pulumi CLI.
        region: the home region of the organization.

    Raises:
        SandboxError: if the real provider plugin is asked for and not installed.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(DROPPED_PREFIXES) and name not in DROPPED
    }
    return {
        **kept,
        **_aws(emulator, region),
        **_pulumi(home),
        **_without_proxy(kept),
        "BULKHEAD_SANDBOX_PYTHON": sys.executable,
        journal.VARIABLE: str(home.journal),
        "PATH": os.pathsep.join([*_first_on_path(pulumi), kept.get("PATH", os.defpath)]),
    }


def _aws(emulator: Emulator, region: str) -> dict[str, str]:
    return {
        "AWS_ENDPOINT_URL": emulator.url,
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
        "AWS_ACCESS_KEY_ID": PLACEHOLDER,
        "AWS_SECRET_ACCESS_KEY": PLACEHOLDER,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def _pulumi(home: Home) -> dict[str, str]:
    return {
        # The state itself is put in place by a rename. The attributes that the file backend keeps
        # beside it are not: a run killed while they are written leaves a state that cannot be
        # loaded ("failed to load checkpoint: EOF").
        "PULUMI_BACKEND_URL": f"file://{quote(str(home.state))}?metadata=skip",
        "PULUMI_HOME": str(home.pulumi_home),
        "PULUMI_CONFIG_PASSPHRASE_FILE": str(home.passphrase),
        "PULUMI_SKIP_UPDATE_CHECK": "true",
    }


def _without_proxy(kept: Mapping[str, str]) -> dict[str, str]:
    """Keep requests to loopback away from a proxy; tools read one or the other spelling."""
    own = [HOST, "localhost"]
    names = ("NO_PROXY", "no_proxy")
    return {name: ",".join(filter(None, [kept.get(name, ""), *own])) for name in names}


def _first_on_path(pulumi: Path) -> list[str]:
    """Give the folders to look in first: our plugins before any that a person has installed."""
    plugins = filter(None, [_provider(), own_language_host(pulumi)])
    return [str(folder) for folder in [*plugins, pulumi.parent, Path(sys.executable).parent]]


def project_plugins(pulumi: Path) -> Plugins:
    """Give the plugins that replace others, as a project file's `plugins` names them."""
    host = own_language_host(pulumi)
    languages = [{"name": "python", "path": str(host)}] if host else []
    return {"providers": [{"name": "aws", "path": str(_provider())}], "languages": languages}


def own_language_host(pulumi: Path) -> Path | None:
    """Give the folder of the sandbox's language host; None where the official one is installed."""
    beside = os.access(pulumi.resolve().parent / LANGUAGE_HOST, os.X_OK)
    official = beside or shutil.which(LANGUAGE_HOST) is not None
    return None if official else REPOSITORY / "sandbox" / "bin" / "language"


def _provider() -> Path:
    """Give the folder of the AWS plugin: the stand-in, or on request the newest real one.

    The real one is looked for as `pulumi plugin install` lays it out.
    """
    if os.environ.get(REAL_PROVIDER_SWITCH) != "1":
        return REPOSITORY / "sandbox" / "bin"
    on_path = shutil.which(REAL_PLUGIN)
    if on_path is not None:
        return Path(on_path).parent
    pulumi_home = Path(os.environ.get("PULUMI_HOME") or Path.home() / ".pulumi")
    found = sorted(
        (pulumi_home / "plugins").glob(f"resource-aws-v*/{REAL_PLUGIN}"),
        key=lambda path: [int(word) for word in path.parent.name.rsplit("-v")[-1].split(".")],
    )
    if not found:
        raise SandboxError(
            f"{REAL_PROVIDER_SWITCH}=1, but there is no {REAL_PLUGIN} on PATH or in {pulumi_home}; "
            "install it with `pulumi plugin install resource aws`, or unset the switch"
        )
    return found[-1].parent
