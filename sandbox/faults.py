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
    return _ask(home, "PUT", faults.model_dump_json().encode())


def report(home: Home) -> Report:
    """Ask the emulator of a sandbox for its faults.

    Raises:
        SandboxError: if none is running.
    """
    return _ask(home, "GET", None)


def _ask(home: Home, method: str, body: bytes | None) -> Report:
    emulator = emulator_process.find(home)
    if emulator is None:
        raise SandboxError("the sandbox is not up; start it with `make up`")
    request = Request(emulator.url + PATH, data=body, method=method)  # noqa: S310 - http, on loopback
    with urlopen(request, timeout=ANSWER_TIMEOUT_SECONDS) as answer:  # noqa: S310 - as above
        content = json.load(answer)
    return Report(Faults(**content["faults"]), content["injected"], content["holding"])
