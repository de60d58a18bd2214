"""Reading what programs give workloads as settings, and finding credentials among it."""

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping

from ._credentials import credential_in, has_secret_name, named_credential
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._params import Params

WRITE = "the ARN of a secret in Secrets Manager, and a role that may read it"
Pairs = Iterator[tuple[str, str, object]]
"""Path, name and value of a setting."""


def _judged(inputs: Inputs, pairs: Pairs) -> Iterator[Finding]:
    for path, name, value in pairs:
        if value is UNKNOWN:
            if not name or has_secret_name(name):
                yield Undecided(inputs.at(path))
        elif isinstance(value, str) and (kind := named_credential(name, value)):
            yield Violation(inputs.at(path), f"holds {kind} in plain text", WRITE)


def settings(path: str) -> Callable[[Inputs, Params], Iterator[Finding]]:
    """The settings at a path are an object of names and values."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif isinstance(given, Mapping):
            pairs = ((f"{path}.{name}", str(name), value) for name, value in given.items())
            yield from _judged(inputs, pairs)

    return find


def listed(path: str) -> Callable[[Inputs, Params], Iterator[Finding]]:
    """The settings at a path are a list of objects with `name` and `value`."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        for block in inputs.blocks(path):
            if block.get("type") not in (None, "PLAINTEXT", UNKNOWN):
                continue
            name = block.get("name")
            text = name if isinstance(name, str) else ""
            yield from _judged(block, iter([("value", text, block.get("value"))]))

    return find


def texts(*paths: str) -> Callable[[Inputs, Params], Iterator[Finding]]:
    """The texts at some paths, plain or in base 64, hold no credential by its format."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        for path in paths:
            given = inputs.get(path)
            if given is UNKNOWN:
                yield Undecided(inputs.at(path))
            elif isinstance(given, str):
                found = credential_in(given) or credential_in(_decoded(given))
                if found:
                    yield Violation(inputs.at(path), f"holds {found} in plain text", WRITE)

    return find


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode("utf-8", errors="replace")
    except (binascii.Error, ValueError):
        return ""


def parameter(inputs: Inputs, _: Params) -> Iterator[Finding]:
    """A parameter of Systems Manager's is no secret that everybody reads."""
    kind, name = inputs.get("type"), inputs.get("name")
    if kind == "SecureString":
        return
    given = inputs.get("value") if inputs.is_set("value") else inputs.get("insecureValue")
    last = name.rpartition("/")[2] if isinstance(name, str) else ""
    if UNKNOWN in (kind, given, name):
        yield Undecided(inputs.at("value"))
    elif isinstance(given, str) and named_credential(last, given):
        yield Violation(inputs.at("type"), "is readable as plain text", 'type="SecureString"')


def static_credentials(inputs: Inputs, _: Params) -> Iterator[Finding]:
    """A provider takes its credentials from its surroundings."""
    for path in ("accessKey", "secretKey", "token"):
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(inputs.at(path))
        elif given not in (None, ""):
            problem = "is a static credential"
            yield Violation(inputs.at(path), problem, "assume_roles=[...], or no argument at all")
