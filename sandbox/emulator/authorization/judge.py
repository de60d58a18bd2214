"""What the sandbox asks about a call, and what it wants to hear: the door to an evaluator.

The sandbox imports nothing from its siblings, and the evaluator is one of them. So the dependency
is turned round: these types are the sandbox's, whoever starts the emulator names a function that
takes and gives them (`python -m sandbox.emulator --judge module:function`), and the emulator
imports it by that name when it starts. Without a name nothing is enforced, as in moto.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from importlib import import_module


@dataclass(frozen=True)
class Attached:
    """A policy document that is attached somewhere.

    Attributes:
        arn: The policy's ARN, or that of the resource it belongs to; empty for a session's own.
        content: The document as JSON text; empty where the sandbox does not know it.
    """

    arn: str
    content: str


@dataclass(frozen=True)
class Level:
    """What is attached to the root, an organizational unit or an account.

    Attributes:
        node: The id of that root, unit or account.
        policies: The attached policies of one type, but for AWS's own that allows everything.
        full_access: Whether AWS's own policy that allows everything is attached as well.
    """

    node: str
    policies: tuple[Attached, ...]
    full_access: bool


@dataclass(frozen=True)
class Guardrails:
    """The organization policies that may bind a call.

    Attributes:
        organization: The organization's id.
        management_account: Its management account.
        service_control: From the root down to the caller's account; empty where no service
            control policy binds it: outside of the organization, or while the type is disabled.
        resource_control: The same for the account that owns the resource, and for resource
            control policies.
    """

    organization: str
    management_account: str
    service_control: tuple[Level, ...]
    resource_control: tuple[Level, ...]


@dataclass(frozen=True)
class Binding:
    """All that may bind a call, or lift what binds it.

    Attributes:
        guardrails: The organization policies; None where neither account is a member.
        boundary: The permissions boundary of the caller's role, or of the user that calls.
        session: The session policies that the caller's session was made with; None without any.
        resource: The resource's policy, which may grant the caller more than boundary and session
            policies do; not looked up for a caller without these.
        resource_is_read: Whether the sandbox knows whether the resource has one.
    """

    guardrails: Guardrails | None
    boundary: Attached | None = None
    session: tuple[Attached, ...] | None = None
    resource: Attached | None = None
    resource_is_read: bool = True

    @property
    def policies(self) -> tuple[Attached, ...]:
        """Every policy among them."""
        return (*self._of_organization(), *self._of_call())

    def _of_organization(self) -> Iterator[Attached]:
        if self.guardrails:
            for level in (*self.guardrails.service_control, *self.guardrails.resource_control):
                yield from level.policies

    def _of_call(self) -> Iterator[Attached]:
        yield from (each for each in (self.boundary, self.resource) if each)
        yield from self.session or ()


@dataclass(frozen=True)
class Question:
    """One action on one resource; a call may need several.

    Attributes:
        principal: The caller's ARN; for a role's session the role's. Or `anonymous`, or the name
            or ARN of an identity provider.
        session: For a role's session its own ARN; for others the same as `principal`.
        account: The caller's account; empty for a caller that has none.
        action: The IAM action, `service:Operation`.
        resource: The ARN, `*` for an action without resources, None where it is not known.
        resource_account: The account that owns the resource.
        keys: The condition keys that the attached policies name and the call carries; those that
            are neither here nor unknown it does not carry.
        unknown: The condition keys that they name and of which the sandbox knows nothing.
    """

    principal: str
    session: str
    account: str
    action: str
    resource: str | None
    resource_account: str
    keys: Mapping[str, tuple[str, ...]]
    unknown: frozenset[str]


class Outcome(Enum):
    """What a judge says."""

    ALLOWED = "allowed"
    DENIED = "denied"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True)
class Verdict:
    """The answer to a question.

    Attributes:
        outcome: What is decided.
        policy_type: The kind of policy that decided, as AWS's messages name it.
        policy: The ARN of the policy that decided; empty where none allows, and for a policy
            without an ARN.
        is_explicit: Whether a statement denies, and not the lack of one that allows.
        missing: What is not known and would decide: condition keys, or `resource`.
    """

    outcome: Outcome
    policy_type: str = ""
    policy: str = ""
    is_explicit: bool = False
    missing: tuple[str, ...] = ()


Judge = Callable[[Question, Binding], Verdict]


def load_judge(name: str) -> Judge:
    """Import a judge by its name, `module:function`.

    Raises:
        ImportError: There is no such module or function.
    """
    module, _, function = name.partition(":")
    try:
        judge: Judge = getattr(import_module(module), function)
    except (AttributeError, ValueError) as error:
        raise ImportError(f"{name!r} is no judge; write module:function") from error
    return judge
