"""The request context of a recorded call, read key by key as conditions ask for it."""

from collections.abc import Iterator, Mapping

from bulkhead.evaluator.context import State
from bulkhead.replay.authorisations import Authorisation
from bulkhead.replay.callers import Caller
from bulkhead.replay.enrichment import recorded_key
from bulkhead.replay.network_keys import NETWORK_READERS
from bulkhead.replay.parameter_table import PARAMETERS
from bulkhead.replay.records import Event
from bulkhead.replay.session_keys import SESSION_READERS
from bulkhead.replay.tag_keys import REQUEST_TAG, TAG_KEYS, tag_value
from bulkhead.replay.values import ABSENT, UNKNOWN, Value

READERS = {**NETWORK_READERS, **SESSION_READERS}


class RecordedKeys(Mapping[str, State]):
    """The keys that the record of a call tells, by lower-case name; the others are unknown.

    A statement asks for few keys, and most calls are asked about none: each is read when it is
    asked for.
    """

    __slots__ = ("_authorisation", "_caller", "_event")

    def __init__(self, event: Event, caller: Caller, authorisation: Authorisation) -> None:
        self._event = event
        self._caller = caller
        self._authorisation = authorisation

    def get(self, key: str, default: object = None) -> "State | object":  # type: ignore[override]
        """Give the state of a key, or the default where the record does not tell."""
        value = self._value(key)
        if value is not UNKNOWN:
            return value or None
        return self._caller.keys.get(key, default)

    def _value(self, key: str) -> Value:
        event, asked = self._event, self._authorisation
        if event.event_context is not None:
            recorded = recorded_key(event, asked.resource, key)
            if recorded is not UNKNOWN:
                return recorded
        reader = READERS.get(key)
        if reader is not None:
            return reader(event, self._caller)
        if key in asked.keys:
            return asked.keys[key]
        row = PARAMETERS.get((asked.action, key))
        if row is not None:
            return row.read(event, asked.resource)
        return self._of_tags_and_issuers(key)

    def _of_tags_and_issuers(self, key: str) -> Value:
        if key == TAG_KEYS or key.startswith(REQUEST_TAG):
            asked = self._authorisation
            return tag_value(self._event, asked.action, asked.resource, key)
        if key in self._caller.keys:
            return UNKNOWN
        return ABSENT if self._caller.issuer and self._is_of_other_issuer(key) else UNKNOWN

    def _is_of_other_issuer(self, key: str) -> bool:
        """Tell the keys of a provider with which the caller did not sign in.

        https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
        """
        host, _, _ = key.rpartition(":")
        return "." in host and host != self._caller.issuer

    def __contains__(self, key: object) -> bool:
        """Say whether anything is known of the key."""
        return self.get(str(key), self) is not self

    def __getitem__(self, key: str) -> State:
        """Give the state of a key of which something is known."""
        found = self.get(key, self)
        if found is self:
            raise KeyError(key)
        return found  # type: ignore[return-value]

    def __iter__(self) -> Iterator[str]:
        """Give the keys of which something is known, without those that CloudTrail added."""
        rows = (key for action, key in PARAMETERS if action == self._authorisation.action)
        candidates = {*READERS, *self._caller.keys, *self._authorisation.keys, *rows, TAG_KEYS}
        return (key for key in sorted(candidates) if key in self)

    def __len__(self) -> int:
        """Count the keys of which something is known."""
        return sum(1 for _ in self)
