"""The condition keys of a call: those it carries, and those that the sandbox cannot know."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import jmespath

from sandbox.emulator.authorization.asking import UNKNOWN, Asking, Values
from sandbox.emulator.authorization.global_keys import GLOBAL_KEYS, TAG_KEYS
from sandbox.emulator.authorization.kept_keys import KEPT_KEYS
from sandbox.emulator.authorization.key_table import GLOBAL_ABSENT, KEYS
from sandbox.emulator.origin import TELLABLE
from sandbox.emulator.web_identity import claims_of, issuer_of

KNOWN_KEYS = {name.lower(): parameter for name, parameter in KEYS.items()}
KNOWN_ABSENT = frozenset(name.lower() for name in GLOBAL_ABSENT)


def keys_of(asking: Asking, wanted: frozenset[str]) -> tuple[Mapping[str, Values], frozenset[str]]:
    """The keys among those wanted that the call carries, and those that are not known."""
    found = {name: _value(asking, name) for name in wanted}
    carried = {name: value for name, value in found.items() if value and value != UNKNOWN}
    unknown = frozenset(name for name, value in found.items() if value == UNKNOWN)
    return {name: value for name, value in carried.items() if isinstance(value, tuple)}, unknown


def is_known(key: str) -> bool:
    """Whether the sandbox can say of a key, on any call, what it holds or that it is absent."""
    folded = key.lower()
    of_an_issuer = "." in folded.split(":", maxsplit=1)[0]  # the claims of tokens
    tagged = folded.startswith(tuple(TAG_KEYS))
    by_name = {**GLOBAL_KEYS, **KEPT_KEYS, **KNOWN_KEYS}
    return folded in by_name or folded in KNOWN_ABSENT | TELLABLE or of_an_issuer or tagged


def _value(asking: Asking, name: str) -> Values | str | None:
    folded = name.lower()
    if folded in asking.call.origin.told:
        return asking.call.origin.told[folded]
    look_up = GLOBAL_KEYS.get(folded) or KEPT_KEYS.get(folded)
    if look_up:
        return look_up(asking)
    for prefix, tag_of in TAG_KEYS.items():
        if folded.startswith(prefix):
            return tag_of(asking, name.split("/", 1)[1])
    return _of_service(asking, name, folded)


def _of_service(asking: Asking, name: str, folded: str) -> Values | str | None:
    issuer = issuer_of(asking.call).lower()
    if issuer and folded.startswith(f"{issuer}:"):
        return _texts(claims_of(asking.call).get(name[len(issuer) + 1 :])) or None
    service = asking.action.split(":", maxsplit=1)[0].lower()
    if folded in KNOWN_ABSENT or not folded.startswith(("aws:", f"{service}:")):
        return None
    return _from_parameters(asking, folded) if folded in KNOWN_KEYS else UNKNOWN


def _from_parameters(asking: Asking, folded: str) -> Values | None:
    parameter = KNOWN_KEYS[folded]
    if parameter.of and f":{parameter.of}/" not in (asking.resource or ""):
        return None
    found = _compiled(parameter.expression).search(asking.call.params)
    return _texts(found) or ((parameter.default,) if parameter.default else None)


@cache
def _compiled(expression: str) -> Any:  # noqa: ANN401 - jmespath ships no types
    return jmespath.compile(expression)


def _texts(found: object) -> Values:
    """Values as policies compare them: text, and booleans in lower case."""
    if isinstance(found, list):
        return tuple(text for each in found for text in _texts(each))
    if found is None or found == "":
        return ()
    return (str(found).lower() if isinstance(found, bool) else str(found),)
