"""`python -m sandbox.provider.explain [type ...]`: what was derived for a declared type.

For each named type it prints the members that each call sends and the outputs that it fills; for
every type, whatever is not accounted for. It ends with 1 if there is any such fault.
"""

import sys
from collections.abc import Iterator, Sequence

from sandbox.provider.accounting import faults
from sandbox.provider.declare import Resource
from sandbox.provider.matching import calls_of, filled, matched
from sandbox.provider.registry import all_resources
from sandbox.provider.schema import resource_schema
from sandbox.provider.steps import Call, Step


def main(types: Sequence[str]) -> int:
    """Print what is known of the named types, and the faults of all."""
    found = 0
    for resource in all_resources():
        if types and resource.type not in types:
            continue
        try:
            left_open = faults(resource)
        except LookupError as error:
            left_open = [str(error)]
        found += len(left_open)
        lines = [*(_derived(resource) if resource.type in types else ()), *left_open]
        if lines:
            sys.stdout.write("\n    ".join([resource.type, *lines]) + "\n")
    return 1 if found else 0


def _derived(resource: Resource) -> Iterator[str]:
    examples = resource_schema(resource.type).import_examples
    yield f"id {resource.id}, documented as {' or '.join(examples) or 'not importable'}"
    for kind in ("create", "read", "update", "delete"):
        for step in getattr(resource, kind):
            yield from _explained(resource, kind, step)


def _explained(resource: Resource, kind: str, step: Step) -> Iterator[str]:
    for call in calls_of(step):
        by_name = matched(resource, call)
        everything = kind in ("create", "update")
        names = {m: p for p, m in by_name.items() if everything or p in resource.id_parts}
        sends = {**names, **call.args}
        yield f"{kind} {call.operation} sends {sends}"
        if kind == "read" and isinstance(step, Call):
            yield f"    fills {filled(resource, call)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
