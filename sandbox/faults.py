"""Telling the running emulator which faults to have, and asking what came of them."""

import json
from dataclasses import dataclass
from urllib.request import Request, urlopen

from sandbox import emulator_process
from sandbox.emulator.faults.settings import PATH, Faults
from sandbox.emulator_process import ANSWER_TIMEOUT_SECONDS
from sandbox.errors import SandboxError
from sandbox.home import Home


@dataclass(frozen=True)
class Report:
    """What the emulator does badly.

    Attributes:
        faults: The faults that it has.
        injected: How often each came up since they were set.
        holding: The change that is carried out and not answered, as `service:Operation`, if any.
    """

    faults: Faults
    injected: dict[str, int]
    holding: str


def set_faults(home: Home, faults: Faults) -> Report:
    """Let the emulator of a sandbox have these faults from now on.

    Raises:
        SandboxError: if none is running.
    """
    return ask(_url(home), faults)


def report(home: Home) -> Report:
    """Ask the emulator of a sandbox for its faults.

    Raises:
        SandboxError: if none is running.
    """
    return ask(_url(home))


def ask(url: str, faults: Faults | None = None) -> Report:
    """Ask the emulator at a URL for its faults, after it has been told others if there are any."""
    body = None if faults is None else faults.model_dump_json().encode()
    method = "GET" if faults is None else "PUT"
    request = Request(url + PATH, data=body, method=method)  # noqa: S310 - http, on loopback
    with urlopen(request, timeout=ANSWER_TIMEOUT_SECONDS) as answer:  # noqa: S310 - as above
        content = json.load(answer)
    return Report(Faults(**content["faults"]), content["injected"], content["holding"])


def _url(home: Home) -> str:
    emulator = emulator_process.find(home)
    if emulator is None:
        raise SandboxError("the sandbox is not up; start it with `make up`")
    return emulator.url
