"""What can be asked about services, actions, resource types and condition keys.

Prefixes, action names and key names match in any case, as in IAM.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from bulkhead.service_authorization.condition_keys import ConditionKey, condition_key
from bulkhead.service_authorization.data_file import Header, parse, read
from bulkhead.service_authorization.federation_keys import federation_key
from bulkhead.service_authorization.global_keys import GLOBAL_KEYS
from bulkhead.service_authorization.patterns import FIELD, has_wildcard, matches, overlaps

ARN_COLONS = 5  # arn:partition:service:region:account:resource
_PLACEHOLDER = re.compile(r"\$\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class ResourceType:
    """A resource type of a service.

    Attributes:
        name: as the Service Authorization Reference has it.
        arn: its ARN, with placeholders such as ${Account}.
        keys: condition keys that requests on it carry.
    """

    name: str
    arn: str
    keys: tuple[ConditionKey, ...]

    def fits(self, pattern: str) -> bool:
        """Say whether an ARN pattern of a policy can stand for a resource of this type."""
        given = _PLACEHOLDER.sub("*", pattern).split(":", ARN_COLONS)
        known = _PLACEHOLDER.sub("*", self.arn.replace("${BucketName}", FIELD)).split(
            ":", ARN_COLONS
        )
        if len(given) == len(known):
            return all(map(overlaps, given, known))
        return overlaps(":".join(given), ":".join(known))


@dataclass(frozen=True, slots=True)
class Action:
    """An action.

    Attributes:
        prefix: its service.
        name: without the prefix.
        access_level: Read, List, Write, Tagging or Permissions management.
        resource_types: what it acts on; empty where a policy can only say `*`.
        keys: condition keys of its own and of its resource types, without the global ones.
    """

    prefix: str
    name: str
    access_level: str
    resource_types: tuple[ResourceType, ...] = field(repr=False)
    keys: tuple[ConditionKey, ...] = field(repr=False)

    def __str__(self) -> str:
        """Write it as policies do."""
        return f"{self.prefix}:{self.name}"

    def key(self, name: str) -> ConditionKey | None:
        """Find the condition key of that name, a global one included, if its requests carry it."""
        return _find(name, (*self.keys, *GLOBAL_KEYS)) or federation_key(name, self.prefix)

    def fits(self, arn_pattern: str) -> bool:
        """Say whether an ARN pattern of a policy can stand for what the action acts on."""
        if arn_pattern == "*":
            return True
        return any(each.fits(arn_pattern) for each in self.resource_types)


@dataclass(frozen=True)
class Service:
    """A service, by the prefix of its actions."""

    prefix: str
    name: str
    supports_rcps: bool
    keys: tuple[ConditionKey, ...]
    actions: Mapping[str, Action] = field(repr=False)  # by the name in lower case


def _find(name: str, keys: tuple[ConditionKey, ...]) -> ConditionKey | None:
    wanted = name.lower()
    for key in keys:
        known = key.name.lower()
        if known == wanted or matches(_PLACEHOLDER.sub("?*", known), wanted):
            return key
    return None


class Reference:
    """All services; each is read from the data file when it is asked for."""

    def __init__(self, header: Header, lines: Mapping[str, str]) -> None:
        self.header = header
        self._lines = lines
        self._services: dict[str, Service] = {}
        self._matching: dict[str, tuple[Action, ...]] = {}
        self._keys: dict[str, ConditionKey | None] = {}

    @property
    def prefixes(self) -> frozenset[str]:
        """Every service prefix, in lower case."""
        return frozenset(self._lines)

    def service(self, prefix: str) -> Service | None:
        """Find a service by its prefix."""
        wanted = prefix.lower()
        if wanted not in self._services and wanted in self._lines:
            self._services[wanted] = _service(wanted, self._lines[wanted])
        return self._services.get(wanted)

    def action(self, name: str) -> Action | None:
        """Find an action by its name, such as s3:GetObject."""
        prefix, _, rest = name.partition(":")
        service = self.service(prefix)
        return service.actions.get(rest.lower()) if service else None

    def matching(self, pattern: str) -> tuple[Action, ...]:
        """Give the actions that a pattern such as `s3:Get*`, `*:Delete*` or `*` stands for."""
        lowered = pattern.lower()
        if lowered not in self._matching:
            self._matching[lowered] = tuple(self._search(lowered))
        return self._matching[lowered]

    def _search(self, pattern: str) -> Iterator[Action]:
        prefix, colon, name = pattern.partition(":")
        prefixes = [each for each in sorted(self._lines) if matches(prefix, each)]
        for service in filter(None, map(self.service, prefixes)):
            if name in service.actions:
                yield service.actions[name]
            elif not colon or has_wildcard(name):
                actions = service.actions.items()
                yield from (a for lowered, a in actions if not colon or matches(name, lowered))

    @cached_property
    def keys(self) -> Mapping[str, ConditionKey]:
        """Every condition key of every service, and the global ones, by the name in lower case."""
        services = [self.service(prefix) for prefix in sorted(self._lines)]
        found = {key.name.lower(): key for each in services if each for key in each.keys}
        return found | {key.name.lower(): key for key in GLOBAL_KEYS}

    def key(self, name: str) -> ConditionKey | None:
        """Find a condition key by its name, whichever service it belongs to."""
        wanted = name.lower()
        if wanted not in self._keys:
            self._keys[wanted] = self._search_key(wanted) or federation_key(name, "sts")
        return self._keys[wanted]

    def _search_key(self, name: str) -> ConditionKey | None:
        """Look at the global keys, at the service that the name speaks of, and at all others."""
        named = self.service(name.partition(":")[0])
        found = _find(name, GLOBAL_KEYS) or _find(name, named.keys if named else ())
        services = map(self.service, sorted(self._lines))
        return found or next(
            (key for each in services if each and (key := _find(name, each.keys))), None
        )


def _service(prefix: str, line: str) -> Service:
    data = parse(line)
    keys = tuple(condition_key(name, type_name) for name, type_name in data["keys"].items())
    resources = {
        name: ResourceType(name, arn, tuple(keys[number] for number in numbers))
        for name, (arn, numbers) in data["resources"].items()
    }
    actions = {}
    for name, (level, own, by_resource) in data["actions"].items():
        types = tuple(resources[each] for each in by_resource)
        numbers = sorted({*own, *(number for found in by_resource.values() for number in found)})
        carried = [keys[number] for number in numbers]
        carried += [key for each in types for key in each.keys if key not in carried]
        actions[name.lower()] = Action(prefix, name, level, types, tuple(dict.fromkeys(carried)))
    return Service(prefix, data["name"], data["rcp"], keys, actions)


@cache
def reference() -> Reference:
    """Read the data file, once."""
    return Reference(*read())
