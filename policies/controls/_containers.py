"""Rules for the containers that a resource describes."""

import json
from collections.abc import Iterator
from functools import lru_cache

from ._finding import Finding, Undecided
from ._inputs import UNKNOWN, Inputs
from ._json_text import TEXTS_KEPT, parsed
from ._params import Params
from ._rules import Rule, all_of, in_each

DEEPEST = 6  # levels; settings of containers have fewer


def in_each_container(path: str, rule: Rule) -> Rule:
    """A rule for each container at a path, which holds one or a list, as JSON text or objects."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        described = _read(given) if isinstance(given, str) else given
        if described is UNKNOWN:
            yield Undecided(inputs.at(path))
            return
        for container in Inputs({path: described}, inputs.path).blocks(path):
            yield from rule(container, params)

    return find


@lru_cache(maxsize=TEXTS_KEPT)
def _read(text: str) -> object:
    return _small(parsed(text), DEEPEST)


def _small(value: object, levels: int) -> object:
    """Settings under their names in AWS's API: the provider takes a capital letter first, too.

    It reads the text with Go's encoding/json, which looks at no letter's case.
    """
    if levels and isinstance(value, dict):
        return {
            name[:1].lower() + name[1:]: _small(each, levels - 1) for name, each in value.items()
        }
    if levels and isinstance(value, list):
        return [_small(each, levels - 1) for each in value]
    return value


def in_each_job_container(rule: Rule) -> Rule:
    """A rule for each container of a Batch job: its own, its task's, and those of its nodes.

    Source: RegisterJobDefinition, AWS Batch API Reference.
    """
    of_tasks = in_each("taskProperties", in_each("containers", rule))
    of_nodes = in_each(
        "nodeRangeProperties",
        all_of(in_each("container", rule), in_each("ecsProperties", of_tasks)),
    )
    return all_of(
        in_each_container("containerProperties", rule),
        in_each_container("ecsProperties", of_tasks),
        in_each_container("nodeProperties", of_nodes),
    )


def a_task(**container: object) -> dict[str, object]:
    """Inputs of an ECS task definition with one container, for proofs."""
    return {"containerDefinitions": json.dumps([{"name": "web", "image": "web:1", **container}])}


def a_job(**container: object) -> tuple[dict[str, object], ...]:
    """Inputs of Batch jobs that describe a container in each of the ways there are, for proofs."""
    task = {"taskProperties": [{"containers": [container]}]}
    nodes = {"nodeRangeProperties": [{"targetNodes": "0:", "container": container}]}
    return (
        {"containerProperties": json.dumps(container)},
        {"ecsProperties": json.dumps(task)},
        {"nodeProperties": json.dumps(nodes)},
    )
