"""The form in which a resource type is declared: which calls make, read, change and delete it.

A declaration is data. Everything that botocore's service models and the installed `pulumi_aws`
package already say (names of members, types of values, which inputs are required, which outputs AWS
computes) is derived from them, and `python -m sandbox.provider.explain` shows what was derived.

The words that the comments use (property, member, expression, template, path) are explained in
`steps.py`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sandbox.provider.steps import Call, Run, Step, Tags


@dataclass(frozen=True)
class Default:
    """A value that pulumi-aws fills in for an input that the program leaves out."""

    value: object
    source: str


@dataclass(frozen=True)
class Autoname:
    """An input that pulumi-aws names by itself: the resource's name and seven random hex digits."""

    property: str
    source: str
    prefix: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Resource:
    """A resource type of pulumi-aws as the sandbox serves it.

    Every property of the type is accounted for (`accounting.py` says by which rules), and a state
    is what AWS answers after the change, never an echo of what was asked: a property that is not
    read back is a difference at the next run.
    """

    # As pulumi-aws registers it: `aws:organizations/policy:Policy`.
    type: str
    # botocore's name of the service.
    service: str
    # Template over properties, which also parses an id: `{targetId}:{policyId}`. A property that
    # only AWS can tell (`{id}`, `{arn}`) is found by `out` of a step of `create`.
    id: str
    create: tuple[Step, ...]
    # The first call finds the resource: `gone` or an empty answer there means that it is no more.
    read: tuple[Call | Run, ...]
    update: tuple[Step, ...] = ()
    delete: tuple[Step, ...] = ()
    # Why there is nothing to call for deletion, where `delete` is empty.
    no_delete: str = ""
    # Why it can still be read once `delete` is done: what deletion does instead of removing it.
    remains: str = ""
    # Errors that mean that the resource is no more: codes, or `Code: text` where the code alone
    # says too little and the message has this text.
    gone: tuple[str, ...] = ()
    # Expression over the state: true when what was read counts as no more.
    gone_when: str = ""
    tags: Tags | None = None
    autoname: Autoname | None = None
    # input -> source: a change of it replaces the resource.
    replace_on: Mapping[str, str] = field(default_factory=dict)
    # path -> default: the values of Terraform's schema, which pulumi-aws records in the inputs.
    defaults: Mapping[str, Default] = field(default_factory=dict)
    # path -> source: lists without an order. Every list is either in `sets` or in `lists`.
    sets: Mapping[str, str] = field(default_factory=dict)
    # path -> source: lists whose order matters.
    lists: Mapping[str, str] = field(default_factory=dict)
    # path -> source: nested properties that AWS fills in when the program leaves them out.
    computed: Mapping[str, str] = field(default_factory=dict)
    # Paths of JSON documents: compared by meaning, as IAM reads them.
    json: tuple[str, ...] = ()
    # input -> why: AWS never tells it, so the state keeps what the program said.
    kept: Mapping[str, str] = field(default_factory=dict)
    # input -> why: steers the provider only, and never reaches AWS (`forceDestroy`).
    local: Mapping[str, str] = field(default_factory=dict)
    # output -> source: unknown while an update is previewed, because pulumi-aws shows it so.
    unknown_on_update: Mapping[str, str] = field(default_factory=dict)
    # input -> why: refused with an error.
    unserved: Mapping[str, str] = field(default_factory=dict)
    # output -> why: computed by pulumi-aws and not produced here.
    absent: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def id_parts(self) -> tuple[str, ...]:
        """The properties that make up the id, in order."""
        return tuple(re.findall(r"{(\w+)}", self.id))

    @cached_property
    def name(self) -> str:
        """The type's name as a program writes it: `organizations.Policy`."""
        module, kind = self.type.split(":")[1:]
        return f"{module.split('/')[0]}.{kind}"
