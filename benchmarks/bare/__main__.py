"""Registers the resources of a stack that stands, as its state has them, and does nothing else.

What the same stack costs in Pulumi's SDK and pulumi_aws, without a program that decides what to
build: a lower bound. It is a preview of an empty stack, so no values of AWS's have to be read.
"""

import gc
import importlib
import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pulumi
import pulumi_aws as aws

# As the landing zone's program has it, for the reasons that it gives.
gc.disable()
sys.tracebacklimit = 9

ENGINES_OWN = ("pulumi:pulumi:Stack", "pulumi:providers:pulumi", "pulumi:pulumi:StackReference")
COMPUTED_BY_THE_PROVIDER = ("__defaults", "tagsAll")
made: dict[str, pulumi.Resource] = {}
providers: dict[str, pulumi.ProviderResource] = {}


def register(record: Mapping[str, Any]) -> pulumi.Resource:
    """Register what a record of the state tells of."""
    kind, name = record["type"], record["urn"].rpartition("::")[2]
    if kind == "pulumi:providers:aws":
        providers[record["urn"]] = aws.Provider(name, region="eu-central-1")
        return providers[record["urn"]]
    parent = made.get(record.get("parent", ""))
    if not record["custom"]:
        return pulumi.ComponentResource(kind, name, None, pulumi.ResourceOptions(parent=parent))
    _, module, class_name = kind.split(":")
    class_ = getattr(importlib.import_module(f"pulumi_aws.{module.split('/')[0]}"), class_name)
    opts = pulumi.ResourceOptions(
        parent=parent,
        provider=providers[record["provider"].rpartition("::")[0]],
        depends_on=[made[urn] for urn in record.get("dependencies", ()) if urn in made],
        protect=record.get("protect"),
        retain_on_delete=record.get("retainOnDelete"),
    )
    resource: pulumi.Resource = class_(name, **arguments(record["inputs"]), opts=opts)
    return resource


def arguments(inputs: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give a record's inputs under the names that Python has for them."""
    return {
        re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", key).lower(): value
        for key, value in inputs.items()
        if key not in COMPUTED_BY_THE_PROVIDER
    }


async def wait() -> None:
    """Wait for each in turn: all at once the SDK looks through the list whenever one is done."""
    for resource in made.values():
        await resource.urn.future()


state = json.loads(Path(os.environ["BARE_STATE"]).read_text())
for one in state["checkpoint"]["latest"]["resources"]:
    if one["type"] not in ENGINES_OWN:
        made[one["urn"]] = register(one)
pulumi.run(wait)
