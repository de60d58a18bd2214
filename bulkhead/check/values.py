"""From the values that Pulumi writes into states, previews and events to what checks read.

Source: "secret", "output value" and "unknown" signatures in the Pulumi SDK's own
`pulumi.runtime.rpc` and `pulumi_policy.proxy`; `[secret]` is what the CLI shows instead of one.
"""

import json
from collections.abc import Iterable

from pulumi.runtime.rpc import (
    _special_output_value_sig,
    _special_secret_sig,
    _special_sig_key,
)

from policies.controls import UNKNOWN
from policies.controls._unwrap import DEEPEST, UNKNOWN_MARKS

HIDDEN = "[secret]"
"""What the CLI writes into previews and events in a secret's place."""


class Reader:
    """Reads the values of one resource, and keeps the paths of those that were secret."""

    def __init__(self) -> None:
        self.secrets: set[str] = set()

    def properties(self, value: object) -> dict[str, object]:
        """An object's values; no object has none."""
        read = self.value(value)
        return read if isinstance(read, dict) else {}

    def value(self, value: object, path: str = "", depth: int = 0) -> object:
        """Plain data, with `UNKNOWN` for what is not known or hidden."""
        if depth > DEEPEST:
            return None
        match value:
            case str():
                return self._text(value, path)
            case list():
                items = enumerate(value)
                return [self.value(item, f"{path}[{at}]", depth + 1) for at, item in items]
            case dict() if _special_sig_key in value:
                return self._special(value, path, depth)
            case dict():
                below = f"{path}." if path else ""
                return {k: self.value(v, f"{below}{k}", depth + 1) for k, v in value.items()}
            case _:
                return value

    def _text(self, value: str, path: str) -> object:
        if value == HIDDEN:
            self.secrets.add(path)
            return UNKNOWN
        return UNKNOWN if value in UNKNOWN_MARKS else value

    def _special(self, value: dict[str, object], path: str, depth: int) -> object:
        match value[_special_sig_key]:
            case sig if sig == _special_secret_sig:
                self.secrets.add(path)
                return self.value(_uncovered(value), path, depth + 1)
            case sig if sig == _special_output_value_sig:
                if value.get("secret"):
                    self.secrets.add(path)
                return self.value(value["value"], path, depth + 1) if "value" in value else UNKNOWN
            case _:  # an asset, an archive, a reference to a resource
                return value


def is_within(path: str, secrets: Iterable[str]) -> bool:
    """Whether a path is one of those that were secret, or within one."""
    return any(
        path == secret or path.startswith((f"{secret}.", f"{secret}[")) for secret in secrets
    )


def _uncovered(secret: dict[str, object]) -> object:
    """What a secret holds, where the state was exported with `--show-secrets`."""
    if "value" in secret:
        return secret["value"]
    try:
        found: object = json.loads(str(secret["plaintext"]))
    except (KeyError, ValueError, RecursionError):
        return UNKNOWN
    return found
