"""The steps of a declaration: calls of API operations, and what can be done with calls.

Words used here and in `declare.py`:
    property    a name of the Pulumi resource type, in its own spelling (`parentId`)
    member      a name of the AWS API, in its own spelling (`ParentId`)
    expression  JMESPath (https://jmespath.org/specification.html)
    template    text in which `{name}` stands for the property `name`, or for `{account}` (the
                account's id), `{region}` or `{partition}`
    path        a property, or properties within properties joined by dots, lists left out:
                `rules.filter.prefix`
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


class Work(Protocol):
    """What a step in Python may use: one resource, in one account and one region."""

    @property
    def id(self) -> str:
        """The resource's id; empty before it is made."""

    @property
    def region(self) -> str:
        """The region it is in."""

    @property
    def properties(self) -> Mapping[str, Any]:
        """The properties as wanted; while reading and deleting, as recorded."""

    @property
    def old(self) -> Mapping[str, Any]:
        """During an update, the properties as recorded before it; otherwise empty."""

    def call(self, operation: str, service: str = "", **members: object) -> dict[str, Any]:
        """Call an operation of the resource's service, or of another one."""


@dataclass(frozen=True)
class Call:
    """One call of an API operation.

    Its members are filled from the inputs whose names are the same but for case and a plural s,
    and from `args`, which wins. `$name` in `args` is the property `name` (any expression may follow
    the dollar sign: `$roots[0].id`), `$old.name` its value before an update, `$item` the element
    within an `Each`; text with `{name}` is a template; everything else stands for itself.
    """

    operation: str
    # member -> value
    args: Mapping[str, object] = field(default_factory=dict)
    # The inputs to match by name; None is every input that has a member.
    take: tuple[str, ...] | None = None
    # Template of an expression: the part of the answer that holds the resource.
    at: str = ""
    # property -> expression below `at`, or, after an equals sign, a template. A name that is no
    # property is for use in later steps.
    out: Mapping[str, str] = field(default_factory=dict)
    # Expression over the properties; the call is made where it is true. In `update` a call is made
    # only when a property that it sends, or that its condition names, has changed.
    when: str = ""
    # In `read`: error codes that mean "this part is not there", which leaves its properties empty.
    absent: tuple[str, ...] = ()
    # A service other than the resource's, by botocore's name.
    service: str = ""


@dataclass(frozen=True)
class Wait:
    """Repeats a call until the state that it answers is one of `good`; `bad` ends in an error."""

    call: Call
    # Expression over the whole answer.
    state: str
    good: tuple[str, ...]
    bad: tuple[str, ...] = ()
    # Expression over the whole answer: why it went bad, for the error's text.
    reason: str = ""
    # AWS takes minutes for some; the emulator does not.
    timeout_seconds: float = 600


@dataclass(frozen=True)
class Each:
    """One call per element of a list that the API keeps one by one.

    At creation `add` is called for every element; in an update `remove` for those that went, then
    `add` for those that came. A call whose arguments name `$items` is made once, with all of them.
    """

    # The property that holds the list.
    items: str
    add: Call
    remove: Call


@dataclass(frozen=True)
class Run:
    """A step in Python, for what no call can say. Keep it to a few lines."""

    # In `read` it returns the properties it found, or None when the resource is gone.
    function: Callable[[Work], Mapping[str, object] | None]
    # The inputs it sends, and changes when they change.
    sends: tuple[str, ...] = ()
    # The outputs it reads.
    reads: tuple[str, ...] = ()


Step = Call | Wait | Each | Run


@dataclass(frozen=True)
class Tags:
    """The operations by which a service tags.

    The form of the tags (list of pairs, map, set of keys) follows from the operations' members.
    They are sent with the first call that creates, where that takes tags, else after it.
    """

    # The operation that lists; empty where the first call of `read` answers the tags itself.
    list: str
    tag: str
    untag: str
    # member -> value: what is tagged. The same members in all three, but for a plural.
    target: Mapping[str, object]
    # Expression over the answer of `list`, where it is not its `Tags`.
    at: str = ""
    # Error codes of `list` that mean "no tags".
    absent: tuple[str, ...] = ()
    # The tag operation replaces all tags; the untag operation removes all.
    whole: bool = False
